"""Files whose bytes are the same in every run: texts, zips and workbooks with one fixed moment inside."""

import io
import re
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from openpyxl import Workbook

MADE = datetime(2024, 1, 2, 3, 4, 6)


@dataclass(frozen=True)
class Export:
    """One export file: whose it is where the file itself does not say ("instagram:name"), and its planned refusals."""

    path: Path
    account: str | None = None
    refused: tuple[str, ...] = ()  # the codes of rows that an importer must refuse


def write_file(path: Path, content: str | bytes, encoding: str = "utf-8") -> Path:
    """Write a file, with the folders that it needs; line ends stay as they are."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode(encoding))
    return path


def table(rows: Iterable[Iterable[object]], end: str = "\n", delimiter: str = ",") -> str:
    """Rows as CSV, with quotes around the cells that need them; None is an empty cell.

    >>> table([["Date", None, "a, b"]])
    'Date,,"a, b"\\n'
    """
    return "".join(delimiter.join(_cell(cell, delimiter) for cell in row) + end for row in rows)


def _cell(cell: object, delimiter: str) -> str:
    text = "" if cell is None else str(cell)
    return quoted(text) if delimiter in text or '"' in text or "\n" in text else text


def quoted(cell: object) -> str:
    """A cell in quotes."""
    return '"' + str(cell).replace('"', '""') + '"'


def all_quoted(rows: Iterable[Iterable[object]]) -> str:
    """Rows as CSV with every cell in quotes, as TikTok writes them."""
    return "".join(",".join(map(quoted, row)) + "\n" for row in rows)


def zipped(members: Mapping[str, str | bytes]) -> bytes:
    """A zip of texts (UTF-8 as given) and bytes."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name, content in members.items():
            member = zipfile.ZipInfo(name, MADE.timetuple()[:6])
            member.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(member, content)
    return whole.getvalue()


def workbook_bytes(book: Workbook) -> bytes:
    """A workbook without the moment at which it was really saved."""
    book.properties.created = MADE
    saved = io.BytesIO()
    book.save(saved)
    with zipfile.ZipFile(saved) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    core = "docProps/core.xml"
    stamp = MADE.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    members[core] = re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>" + stamp, members[core])
    return zipped(members)
