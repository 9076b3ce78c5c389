"""The sheets of an xlsx workbook, streamed: rows, cells and text are counted before they are kept.

openpyxl fills the gap before a row number or a far column with cells, which a file of 2 KB can make endless.
"""

import zipfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path, PurePosixPath
from xml.parsers import expat

from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format, is_timedelta_format
from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900

from etl.read.records import SheetName
from etl.read.workbook_parts import Attributes, Cell, Part, Sheet, Strings, Styles, Tags, is_percentage


class Workbook:
    """An xlsx file. Raises FileRefused where it holds more than an export can, and whatever a broken one makes fail."""

    def __init__(self, path: Path):
        self._archive = zipfile.ZipFile(path)
        self._parts = set(self._archive.namelist())
        (self._book,) = self._related("", "officeDocument").values()
        self._sheets = self._related(self._book, "worksheet")

    def sheets(self) -> list[SheetName]:
        """The sheets in their order: what each is called, and whether it is hidden."""
        return [SheetName(tag.get("name", ""), tag.get("state", "visible") != "visible") for tag in self._order()]

    def rows(self, place: int = 0) -> Iterator[tuple[int, list[Cell]]]:
        """Every row of a sheet that is written there, with its number."""
        sheet, epoch = _id(self._order()[place]), self._epoch()
        strings = list(self._read(self._only("sharedStrings"), Strings()))
        dates, spans, shares = self._clothes()
        yield from self._read(self._sheets[sheet], Sheet(strings, dates, spans, shares, epoch))

    def _only(self, kind: str) -> str:
        """The part of a kind of which a workbook has one at most; "" where it has none."""
        return next(iter(self._related(self._book, kind).values()), "")

    def _read(self, part: str, content: Part) -> Iterator:
        """What a part of the workbook holds, as it comes; nothing where there is no such part."""
        if part not in self._parts:
            return
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartElementHandler = lambda name, attributes: content.start(name.rpartition(" ")[2], attributes)
        parser.EndElementHandler = lambda name: content.end(name.rpartition(" ")[2])
        parser.CharacterDataHandler = content.text
        parser.StartDoctypeDeclHandler = _no_doctype
        with self._archive.open(part) as file:
            while chunk := file.read(1 << 16):
                parser.Parse(chunk)
                yield from content.take()
        parser.Parse(b"", True)
        yield from content.take()

    def _related(self, part: str, kind: str) -> dict[str, str]:
        """The parts of one kind that a part names: id -> path within the archive."""
        place = PurePosixPath(part)
        index = str(place.parent / "_rels" / f"{place.name}.rels") if part else "_rels/.rels"
        links = self._read(index, Tags("Relationship"))
        return {link["Id"]: _joined(place.parent, link["Target"]) for link in links if link["Type"].endswith(f"/{kind}")}

    def _order(self) -> list[Attributes]:
        """The sheets as the workbook lists them, charts and the like apart."""
        return [tag for tag in self._read(self._book, Tags("sheet")) if _id(tag) in self._sheets]

    def _epoch(self) -> datetime:
        """The day from which this workbook counts its days."""
        settings = self._read(self._book, Tags("workbookPr"))
        mac = any(tag.get("date1904", "0") in ("1", "true") for tag in settings)
        return CALENDAR_MAC_1904 if mac else CALENDAR_WINDOWS_1900

    def _clothes(self) -> tuple[set[int], set[int], set[int]]:
        """The styles that make a day of a number, those among them that make a span of time, and those that make a share."""
        read = Styles()
        codes = list(self._read(self._only("styles"), read))
        formats = [read.formats.get(code) or BUILTIN_FORMATS.get(code, "General") for code in codes]
        spans = {place for place, code in enumerate(formats) if is_timedelta_format(code)}
        shares = {place for place, code in enumerate(formats) if is_percentage(code)}
        return {place for place, code in enumerate(formats) if is_date_format(code)}, spans, shares


def _id(tag: Attributes) -> str:
    return next((value for name, value in tag.items() if name.rpartition(" ")[2] == "id"), "")


def _joined(folder: PurePosixPath, target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else str(folder / target)


def _no_doctype(*_: object) -> None:
    raise ValueError("no workbook declares its own entities")
