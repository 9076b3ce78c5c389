"""Text on its way to a terminal: what comes from files and people may not steer it."""

KEPT = "\n\t"


def printable(text: str) -> str:
    """A text in which every sign that is not seen (ESC, C1 controls, direction marks) is shown as missing.

    >>> printable("laporan\\x1b[2J.csv"), printable("a\\tb\\n"), printable("\\u202efdp.exe")
    ('laporan\ufffd[2J.csv', 'a\\tb\\n', '\ufffdfdp.exe')
    """
    return "".join(sign if sign.isprintable() or sign in KEPT else "\ufffd" for sign in text)
