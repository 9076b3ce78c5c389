"""What a snapshot was made by: declared versions, so that a comment makes nothing again and a mended importer everything.

Raise a number where what comes out of it may change: then every office makes its warehouse again by the next command.
A test compares each text with the one that its number was given for (comments and blanks apart) and says which to raise.
"""

import ast
import hashlib
import re
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from etl.read import importers
from etl.registry.regions import REFERENCE
from jangkau.warehouse import vocabulary
from jangkau.warehouse.engine import CHECKS, MACROS, SCHEMA

HERE = Path(__file__).parent


class Version(NamedTuple):
    """A number, and the mark of the texts that it was given for."""

    number: int
    mark: str


VERSIONS = {
    "tables": Version(11, "c50f6b1a7fb5"),  # jangkau/warehouse/*.sql
    "marts": Version(12, "9fc288d0313f"),  # etl/keep/sql/*.sql
    "breaks": Version(1, "bfbbbf59449c"),  # data/reference/breaks.csv
    "tiles": Version(1, "7c62232080d9"),  # data/reference/tiles.csv
    "captions": Version(2, "ddf24142c0c9"),  # how captions and patterns are read
}
SOURCES = {
    "tables": (SCHEMA, MACROS, CHECKS),
    "marts": tuple(sorted((HERE / "sql").glob("*.sql"))),
    "breaks": (REFERENCE / "breaks.csv",),
    "tiles": (REFERENCE / "tiles.csv",),
    "captions": (SCHEMA.parent / "captions.py", SCHEMA.parent / "patterns.py"),
}


def made_with() -> str:
    """The versions that make a snapshot now, by name (tables=1 marts=1 ...): of each format, its reading and what it declares."""
    declared = {name: version.number for name, version in VERSIONS.items()}
    formats = {importer.name: "/".join(map(str, (importer.reading, *importer.format()[2:]))) for importer in importers.IMPORTERS}
    return " ".join(f"{name}={made}" for name, made in {
        **declared, "definitions": vocabulary.DEFINITIONS_VERSION, **formats}.items())  # fmt: skip


def mark_of(paths: Iterable[Path]) -> str:
    """What tells texts from others that do something else; comments, blanks and docstrings do not count."""
    return hashlib.sha256("\n".join(bare(path.suffix, path.read_text(encoding="utf-8")) for path in paths).encode()).hexdigest()[
        :12
    ]


def bare(suffix: str, text: str) -> str:
    """A text without what is there for its reader.

    >>> bare(".sql", "-- One row.\\nSELECT  '-- a'\\n  FROM b;  -- all") == bare(".sql", "SELECT '-- a' FROM b;")
    True
    >>> bare(".py", "# why\\na = 1") == bare(".py", "a  =  1  # so") != bare(".py", "a = 2")
    True
    """
    if suffix == ".sql":
        parts = re.findall(r"'(?:[^']|'')*'|--[^\n]*|\s+|[^'\s-]+|-", text)
        return re.sub(r" +", " ", "".join(" " if part.isspace() or part.startswith("--") else part for part in parts)).strip()
    if suffix == ".csv":
        return text
    tree = ast.parse(text)
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef) and ast.get_docstring(node, clean=False) is not None:
            node.body = node.body[1:] or [ast.Pass()]
    return ast.dump(tree)
