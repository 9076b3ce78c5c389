"""A command at a terminal: what it writes may not steer it, and whatever stops it is said in words."""

from __future__ import annotations

import argparse
import getpass
import json
import os
import re
import signal
import sys
from typing import TYPE_CHECKING

from jangkau.trouble import Trouble, of_system

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from jangkau.locales import Say

STOPPED, INTERRUPTED = 1, 130  # what a command ends with that the disk, or a person, has stopped

# Controls (ESC and the C1 ones among them) but tab and line end, marks of direction, other line ends, halves of letters.
STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def printable(text: str) -> str:
    """A text in which every sign that would steer is shown as missing.

    >>> printable("laporan\\x1b[2J.csv"), printable("a\\tb\\n"), printable("\\u202efdp.exe"), printable("10\\xa0rb")
    ('laporan\ufffd[2J.csv', 'a\\tb\\n', '\ufffdfdp.exe', '10\\xa0rb')
    """
    return STEERING.sub("\ufffd", text)


# What argparse itself says, and how it is called in our catalogue; what stands there after % is its own.
FRAME = {
    "usage: ": "usage",
    "positional arguments": "positional",
    "options": "options",
    "show this help message and exit": "help",
    "%(prog)s: error: %(message)s\n": "error",
    "argument %(argument_name)s: %(message)s": "argument",
    "the following arguments are required: %s": "required",
    "one of the arguments %s is required": "one_required",
    "not allowed with argument %s": "not_with",
    "unrecognized arguments: %s": "unknown",
    "expected one argument": "one_value",
    "invalid choice: %(value)r (choose from %(choices)s)": "choice",
    "invalid %(type)s value: %(value)r": "value",
}


def speaking(say: Say) -> None:
    """Let every command's help and its refusals be said in one language; argparse's own words are English."""
    words = {theirs: say(f"cli.frame.{ours}") for theirs, ours in FRAME.items()}
    ends = {theirs: words[theirs] + ("\n" if theirs.endswith("\n") else " " if theirs.endswith(" ") else "") for theirs in FRAME}
    vars(argparse)["_"] = lambda text: ends.get(text, text)


def begin() -> None:
    """Let a process end as whoever started it expects: a reader such as `head` may leave before it has said all, SIGTERM ends it
    as the end of the work does (what is open is closed), and what it cannot write to was closed on purpose."""
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(128 + number))
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:  # else the next file that is opened gets its number, and what is said goes into it
            setattr(sys, name, os.fdopen(os.open(os.devnull, os.O_RDWR), mode))
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace")  # type: ignore[union-attr]


def at_keyboard() -> str:
    """Under whose name a command runs; "-" where the system has none for it, as in a container under a number."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "-"


def ended(command: Callable[[], int], say: Say, data: Path, as_json: bool = False) -> int:
    """What a command ends with. What the disk or a person stops is said with its place and the way out."""
    try:
        code = command()
        sys.stdout.flush()
        return code
    except Trouble as stopped:
        trouble = stopped
    except OSError as error:
        trouble = of_system(error, data)
    except KeyboardInterrupt:
        sys.stderr.write(say("cli.interrupted") + "\n")
        return INTERRUPTED
    try:
        if as_json:
            sys.stdout.write(json.dumps(trouble.as_json(say), ensure_ascii=False) + "\n")
        sys.stdout.flush()
    except OSError as error:  # it is the output that takes no more: let go, or the end stumbles over it
        trouble = of_system(error, "stdout")
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    sys.stderr.write(printable(trouble.said(say)) + "\n")
    return STOPPED
