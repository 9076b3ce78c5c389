"""What a person says the columns and the names of a sheet mean: declared once, kept with each import that it was used for."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field

from etl.model import Account
from etl.read.cells import CellRefused
from jangkau.warehouse.vocabulary import METRICS, PLATFORMS, POST_MEASURES

ROLES = ("day", "caption", "link", "platform", "account", "skip")
DAYS = "*"  # the name of all the columns that are days; among names, of the only one there is
LEFT_OUT = "-"  # what is said of a name whose rows are not wanted
FIGURES = (*METRICS, *(measure for measure in POST_MEASURES if measure not in METRICS))


@dataclass(frozen=True)
class Column:
    """What a column holds: a role, or a metric or measure; and whose figures they are, where the column tells it."""

    role: str
    account: Account | None = None

    @classmethod
    def parse(cls, text: str) -> "Column":
        """ "followers@instagram:kominfojatim", "day". Raises CellRefused."""
        role, _, account = text.strip().partition("@")
        if role not in (*ROLES, *FIGURES):
            raise CellRefused("role_unknown")
        return cls(role, Account.parse(account) if account else None)

    def __str__(self) -> str:
        return f"{self.role}@{self.account}" if self.account else self.role


@dataclass(frozen=True)
class Mapping:
    """Columns by their names, and the accounts that names in the rows stand for, one a platform at most."""

    columns: dict[str, Column] = field(default_factory=dict)
    names: dict[str, tuple[Account, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, columns: Iterable[str], names: Iterable[str]) -> "Mapping":
        """From "COLUMN=ROLE[@ACCOUNT]" and "NAME=ACCOUNT". Raises CellRefused.

        >>> Mapping.of(["tanggal=day", "IG=followers@instagram:dinas"], []).columns["ig"].account
        Account(platform='instagram', handle='dinas')
        """
        accounts_named: dict[str, tuple[Account, ...]] = {}
        for name, account in map(_parts, names):
            among = () if account.strip() == LEFT_OUT else (Account.parse(account),)
            accounts_named[folded(name)] = (*accounts_named.get(folded(name), ()), *among)
        return cls({folded(name): Column.parse(role) for name, role in map(_parts, columns)}, accounts_named)

    @classmethod
    def read(cls, text: str | None) -> "Mapping | None":
        """A mapping as it is kept; None where the text is something else."""
        if not text or not text.startswith("{"):
            return None
        record = json.loads(text)
        columns = {name: Column.parse(role) for name, role in record["columns"].items()}
        return cls(columns, {name: tuple(map(Account.parse, accounts)) for name, accounts in record["names"].items()})

    def text(self) -> str:
        """As it is kept."""
        names = {name: list(map(str, accounts)) for name, accounts in self.names.items()}
        record = {"columns": {name: str(column) for name, column in self.columns.items()}, "names": names}
        return json.dumps(record, ensure_ascii=False, sort_keys=True)

    def without(self, account: Account) -> "Mapping":
        """The same without an account.

        >>> Mapping.of(["IG=followers@instagram:dinas"], ["Dinas=instagram:dinas"]).without(Account("instagram", "dinas"))
        Mapping(columns={}, names={})
        """
        names = {name: tuple(other for other in accounts if other != account) for name, accounts in self.names.items()}
        return Mapping(
            {name: column for name, column in self.columns.items() if column.account != account},
            {name: accounts for name, accounts in names.items() if accounts or not self.names[name]},
        )

    def column(self, name: str) -> Column | None:
        return self.columns.get(folded(name))

    def leaves_out(self, name: str) -> bool:
        """Whether a person says that the rows of a name are not wanted."""
        return self.names.get(folded(name)) == ()

    def beside(self, other: "Mapping | None") -> "Mapping":
        """This and what was said before; this where both say something."""
        return Mapping(other.columns | self.columns, other.names | self.names) if other else self

    def account(self, name: str, platform: str | None) -> Account | None:
        """Whom a name stands for, on a platform where one is told; None where that is not said, or not in one way."""
        among = [account for account in self.names.get(folded(name), ()) if platform in (None, account.platform)]
        return among[0] if len(among) == 1 else None


def name_told(name: str, platform: str | None) -> str:
    """A name of which is asked whom it stands for, with its platform where the row tells one."""
    return f"{name} ({platform})" if platform else name


def name_asked(asked: str) -> tuple[str, str | None]:
    """The name and the platform again.

    >>> name_asked("Dinas (Kominfo) (facebook)"), name_asked("Dinas (Kominfo)")
    (('Dinas (Kominfo)', 'facebook'), ('Dinas (Kominfo)', None))
    """
    name, _, platform = asked.removesuffix(")").rpartition(" (")
    return (name, platform) if name and platform in PLATFORMS else (asked, None)


def folded(name: str) -> str:
    """A column's or profile's name as it is compared."""
    return " ".join(name.casefold().split())


def _parts(text: str) -> tuple[str, str]:
    name, mark, account = text.rpartition("=")
    if not mark or not name.strip():
        raise CellRefused("mapping_unreadable")
    return name, account
