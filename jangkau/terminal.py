"""Text on its way to a terminal or into the book: what comes from files and people may not steer it."""

import re
import signal

# Controls (ESC and the C1 ones among them) but tab and line end, marks of direction, other line ends, halves of letters.
STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def printable(text: str) -> str:
    """A text in which every sign that would steer is shown as missing.

    >>> printable("laporan\\x1b[2J.csv"), printable("a\\tb\\n"), printable("\\u202efdp.exe"), printable("10\\xa0rb")
    ('laporan\ufffd[2J.csv', 'a\\tb\\n', '\ufffdfdp.exe', '10\\xa0rb')
    """
    return STEERING.sub("\ufffd", text)


def readable_in_part() -> None:
    """Let a reader such as `head` leave before a command has said all: the command ends, and says nothing of it."""
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)
