"""Cells of the files that are given out: no spreadsheet runs one as a formula when such a file is opened."""

import re

# A sign that begins a formula, in its full-width and small forms too, after anything that is not seen; or a cell that
# begins with what some spreadsheets skip. Apostrophes in front are counted in, so that `restored` undoes it exactly.
RUNS = re.compile(
    r"'*(?:[\s\x00-\x1f\ufeff\u200b-\u200f\u2060]*[=+\-@\uff1d\uff0b\uff0d\uff20\ufe66\ufe62\ufe63\ufe6b]|[\t\r\n])"
)
NUMBER = re.compile(r"-\d+(?:[.,]\d+)*", re.ASCII)


def harmless(cell: object) -> object:
    """A text with an apostrophe before what would run; a number below zero, and what is no text, as it is.

    >>> harmless("=1+1"), harmless("@jatim"), harmless("\\t=1"), harmless("＝1"), harmless("'=x")
    ("'=1+1", "'@jatim", "'\\t=1", "'＝1", "''=x")
    >>> harmless("Kediri"), harmless("-5"), harmless("-5+1"), harmless(7)
    ('Kediri', '-5', "'-5+1", 7)
    """
    return f"'{cell}" if isinstance(cell, str) and runs(cell) else cell


def restored(cell: str) -> str:
    """The cell as it was before it was made harmless.

    >>> restored("'=1+1"), restored("''=x"), restored("Jum'at"), restored("'kutipan'"), restored("'-5")
    ('=1+1', "'=x", "Jum'at", "'kutipan'", "'-5")
    """
    return cell[1:] if cell.startswith("'") and runs(cell) else cell


def runs(cell: str) -> bool:
    """Whether a spreadsheet may take a text, or what stands behind its apostrophes, for a formula."""
    return RUNS.match(cell) is not None and NUMBER.fullmatch(cell.lstrip("'")) is None
