"""A file's header line: which column stands where, by any of the names that exports call it."""

from etl.read.records import plain
from etl.read.source import Source

Names = tuple[str, ...]  # one column's names, in every language that exports come in
Columns = tuple[Names, ...]


class Header:
    """A header line that finds its columns by any of their names, without regard to case."""

    def __init__(self, names: list[str]):
        self.names = names
        self._places: dict[str, list[int]] = {}
        self._found: dict[Names, list[int]] = {}  # asked for once a row
        for place, name in enumerate(names):
            self._places.setdefault(plain(name).casefold(), []).append(place)

    def __len__(self) -> int:
        return len(self.names)

    def place(self, names: Names) -> int | None:
        """Where a column stands, None where it is not there."""
        places = self.places(names)
        return places[0] if places else None

    def places(self, names: Names) -> list[int]:
        """Every place where a column of that name stands: some exports hold one twice."""
        if names not in self._found:
            places = (self._places.get(name.casefold()) for name in names)
            self._found[names] = next(filter(None, places), [])
        return self._found[names]

    def has(self, names: Names) -> bool:
        return self.place(names) is not None

    def cell(self, record: list[str], names: Names) -> str:
        """A row's cell in a column, trimmed; "" where it is not there, or two columns of that name disagree."""
        places = self.places(names)
        if len(places) == 1:
            return cell(record, places[0])
        texts = {cell(record, place) for place in places}
        return texts.pop() if len(texts) == 1 else ""

    def called(self, names: Names) -> str:
        """What this header calls a column."""
        place = self.place(names)
        return self.names[place] if place is not None else names[0]


def header_place(source: Source, needs: Columns, within: int = 10) -> int:
    """Where the header stands: the first record that has some columns, else the first of all."""
    tops = (Header([plain(name) for name in record]) for _, record in source.records[:within])
    return next((place for place, header in enumerate(tops) if all(map(header.has, needs))), 0)


def called(record: list[str]) -> list[str]:
    """What a header calls its columns, as two headers are compared: those of a file may be in quotation marks of their own."""
    names = [plain(name).strip('"').casefold() for name in record]
    return names[: max((place for place, name in enumerate(names, start=1) if name), default=0)]


def cell(record: list[str], place: int) -> str:
    """A row's cell, trimmed; "" where the row is too short."""
    return record[place].strip() if place < len(record) else ""


def too_long(record: list[str], header: Header) -> bool:
    """Whether a row holds more than its header has columns for."""
    return any(cell.strip() for cell in record[len(header) :])
