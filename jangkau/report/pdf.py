"""A PDF whose bytes depend on what it shows alone."""

import re
from datetime import date

DATES = re.compile(rb"(/(?:CreationDate|ModDate) ?\()D:[^)]*(\))")
MARKS = re.compile(rb"/ID ?\[ ?<([0-9A-Fa-f]*)> ?<([0-9A-Fa-f]*)> ?\]")


def settled(pdf: bytes, day: date) -> bytes:
    """The PDF with a day of ours for its dates, and without the marks of this one printing. Every byte keeps its place."""

    def dated(found: re.Match) -> bytes:
        room = len(found[0]) - len(found[1]) - len(found[2])
        return found[1] + f"D:{day:%Y%m%d}000000+00'00'".encode()[:room].ljust(room) + found[2]

    def unmarked(found: re.Match) -> bytes:
        return re.sub(rb"(?<=<)[0-9A-Fa-f]+(?=>)", lambda mark: b"0" * len(mark[0]), found[0])

    return MARKS.sub(unmarked, DATES.sub(dated, pdf))
