"""Text on its way to a terminal or into the book: what comes from files and people may not steer it."""

from __future__ import annotations

import argparse
import re
import signal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jangkau.locales import Say

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


def readable_in_part() -> None:
    """Let a reader such as `head` leave before a command has said all: the command ends, and says nothing of it."""
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)
