"""How a list of the registry is declared: its columns, each of a kind, what makes an entry's key, what they say together.

Reader, template, table, form and edits all follow from the declaration (etl/registry/contents.py).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from etl.registry.line import Line

Kind = Literal[
    "text", "choice", "day", "moment", "platform", "handle", "province", "regency", "patterns", "scope", "url", "number",
    "rupiah", "period", "place", "goal",
]  # fmt: skip
Field = str | int | None
Fields = dict[str, Field]


@dataclass(frozen=True)
class Column:
    """One column. aliases: what files may call it besides; words: what may be written for a choice, and how it is kept."""

    name: str
    kind: Kind = "text"
    required: bool = False
    aliases: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()
    words: tuple[tuple[str, str], ...] = ()
    unknown: str | None = None  # why another word is refused; None: other words are kept as they are written
    usual: str | None = None  # a choice kept where none is written; what stands in a form at first ("now": this moment)
    by_name: tuple[str, ...] = ()  # a regency: the columns that name it, beside the one with its code
    within: str | None = None  # a regency: the column of its province
    together: str | None = None  # a regency: what tables and forms call it and its province as one
    days: tuple[str, ...] = ()  # a moment: the columns that hold its day, so that a form asks for the hour alone
    asked_if: tuple[str, tuple[str, ...]] | None = None  # a form asks for it where another column is one of these
    says: str | None = None  # the words of its choices in locales/: "owner" for owner.government
    hint: str | None = None  # the example in its field, in locales/

    @property
    def names(self) -> tuple[str, ...]:
        """Every name by which a file may call it."""
        return (self.name, *self.aliases)

    @property
    def written(self) -> str:
        """The name under which our own files write it: a regency by its name, which no spreadsheet takes for a number."""
        return self.by_name[0] if self.by_name else self.name

    @property
    def page_name(self) -> str:
        """The name under which tables and forms know it."""
        return self.together or self.name


def as_read(line: "Line", fields: Fields) -> Fields:
    """The fields as the columns say them."""
    return fields


@dataclass(frozen=True)
class Content:
    """One list of the registry.

    keys: the columns that tell its entries apart; called: the column by which people call one; said: its name in locales/;
    rule: what the columns say together, with the fields it completes; form and table: which columns these show, in order
    (a table also names what metrics know besides); mark: the choice by which buttons narrow the list.
    """

    name: str
    said: str
    columns: tuple[Column, ...]
    keys: tuple[str, ...]
    called: str
    rule: Callable[["Line", Fields], Fields] = as_read
    form: tuple[str, ...] = ()
    table: tuple[str, ...] = ()
    mark: str | None = None
    labels: str = ""

    @cached_property
    def by_name(self) -> dict[str, Column]:
        """The columns by the names under which files, tables and forms know them."""
        on_page = {column.page_name: column for column in self.columns}
        return on_page | {column.name: column for column in self.columns}

    @property
    def required(self) -> tuple[str, ...]:
        """The columns without which a file is another one."""
        return tuple(column.name for column in self.columns if column.required)

    @property
    def template(self) -> tuple[str, ...]:
        """The columns of the empty file: what is needed first, a regency by code and by name."""
        further = (column for column in self.columns if not column.required)
        return (*self.required, *(name for column in further for name in (column.name, *column.by_name[:1])))

    @property
    def written(self) -> tuple[str, ...]:
        """The columns of our own files."""
        return tuple(column.written for column in self.columns)

    def of_kind(self, *kinds: Kind) -> tuple[Column, ...]:
        """The columns that hold one of these kinds."""
        return tuple(column for column in self.columns if column.kind in kinds)

    @property
    def in_table(self) -> tuple[str, ...]:
        """The columns of its table: what people call an entry first, the key last."""
        others = (column.page_name for column in self.columns if column.name not in (self.called, *self.keys))
        return self.table or tuple(dict.fromkeys((self.called, *others, *self.keys)))

    @property
    def in_form(self) -> tuple[str, ...]:
        """The columns that its form asks for: all, but for a key of one column, which the program makes."""
        return self.form or tuple(column.page_name for column in self.columns if (column.name,) != self.keys)

    def page_name(self, name: str) -> str:
        """The name under which tables and forms know what a file calls so."""
        own = next((column.name for column in self.columns if name in (*column.names, *column.by_name)), name)
        together = (column.together for column in self.columns if column.together and own in (column.name, column.within))
        return next(together, own)

    def label(self, name: str) -> str:
        """Where locales/ say what a column is called."""
        return f"{self.labels or f'registry.column.{self.said}'}.{self.page_name(name)}"

    def editable(self, name: str) -> bool:
        """Whether a table's cells let a person change it: a column of the list, no part of the key, and not chosen beside it."""
        return name in self.by_name and name not in self.keys and self.by_name[name].kind != "scope"

    def key_of(self, fields: Mapping[str, object]) -> str:
        """What an entry is known by: "tiktok:jatim", "ejsn-2021", "ejsn-2021|tiktok:jatim"."""
        parts = (f"{fields[name] or ''}{':' if self.by_name[name].kind == 'platform' else '|'}" for name in self.keys)
        return "".join(parts)[:-1]
