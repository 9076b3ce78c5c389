"""The demo's events: the true ones of data/reference, and invented agendas and campaigns (series "Contoh")."""

import csv
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from data.demo.account import DemoAccount
from data.demo.calendar import WIB
from data.demo.places import REFERENCE

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Agenda:
    """An invented agenda: when it began (UTC), who is expected, and what a post about it says."""

    event_id: str
    name: str
    starts_at: datetime
    scope: str
    theme: str
    phrase: str
    hashtag: str

    def expects(self, account: DemoAccount) -> bool:
        kind, _, name = self.scope.partition(":")
        if kind == "province":
            return account.province == name
        return account.place is not None and account.place.bakorwil == name


def rows(name: str) -> list[dict[str, str]]:
    """The rows of one of the demo's own tables."""
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def agendas() -> tuple[Agenda, ...]:
    """The invented agendas, in the order of the table."""
    return tuple(
        Agenda(row["event_id"], row["name"].removesuffix(" (contoh)"),
               datetime.fromisoformat(row["starts_at"]).replace(tzinfo=WIB).astimezone(UTC),
               row["invited_scope"], row["theme"], *row["patterns"].split("|"))
        for row in rows("agendas.csv") if row["kind"] == "agenda"
    )  # fmt: skip


@cache
def event_rows() -> tuple[dict[str, str], ...]:
    """Every event as a registry row; the true ones come first."""
    with (REFERENCE / "events.csv").open(encoding="utf-8-sig", newline="") as file:
        return (*csv.DictReader(file), *rows("agendas.csv"))
