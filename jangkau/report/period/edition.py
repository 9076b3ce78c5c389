"""Everything that the report on a quarter or a year says, as plain values: frozen when it is published. It names no account."""

import json
from dataclasses import asdict, dataclass, field

from jangkau.metrics.target.period import Period, period_named
from jangkau.report.edition import Place
from jangkau.report.revisions import Revision, same

ENDS = 4  # weeks at either end of the period that the two maps show
COVERED = ("regencies_with_data", "accounts_with_data", "accounts_registered")
# Which values of which lists are compared with what data tell later: the list, its key, its numbers.
LISTS = {
    "target": ("targets", "key", ("target", "amount", "state")),
    "week": ("weeks", "week", ("views",)),
    "region": ("regions", "code", ("then", "now")),
    "meetup": ("meetups", "event_id", ("verdict", "accounts_came")),
    "agenda": ("agendas", "event_id", ("on_time", "counted")),
    "hoax": ("hoaxes", "hoax_id", ("state",)),
}


@dataclass(frozen=True)
class PeriodEdition:
    """A quarter or a year of a province. Lists hold rows as numbers and words, missing as None.

    targets: metrics.target.achieved with `key`. weeks: week, views, accounts, registered. regions: views of the first four weeks
    (then) and of the last four (now), with their states. meetups: Followed. missing: what the data do not tell.
    """

    week: str  # the period's name: what stands for a week's in the ledger
    province: str
    province_name: str
    targets: list[dict]
    weeks: list[dict]
    regions: list[dict]
    meetups: list[dict]
    agendas: list[dict]
    hoaxes: list[dict]
    missing: dict
    coverage: dict
    definitions: str
    fingerprint: str
    demo: bool
    erased: list[str] = field(default_factory=list)

    @property
    def bakorwil(self) -> None:
        """A period is reported of whole provinces."""
        return None

    @property
    def place(self) -> Place:
        return Place(self.province)

    @property
    def place_name(self) -> str:
        return self.province_name

    @property
    def period(self) -> Period:
        return period_named(self.week)

    @property
    def low_coverage(self) -> bool:
        """Whether fewer than half of the accounts' weeks are told."""
        told, whole = (sum(week[name] for week in self.weeks) for name in ("accounts", "registered"))
        return 2 * told < whole

    @property
    def posts(self) -> list[dict]:
        """No post is named."""
        return []

    def as_json(self) -> str:
        """Its values for a file."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=1)

    @staticmethod
    def from_json(text: str) -> "PeriodEdition":
        """The values of a file again."""
        return PeriodEdition(**json.loads(text))


def numbers(edition: PeriodEdition) -> dict[tuple[str, str, str], float | str | None]:
    """Every number of an edition by kind, name and field."""
    values = {
        (kind, str(row[key]), name): row[name]
        for kind, (listed, key, names) in LISTS.items()
        for row in getattr(edition, listed)
        for name in names
    }
    return values | {("coverage", "coverage", name): edition.coverage[name] for name in COVERED}


def period_revisions(published: PeriodEdition, now: PeriodEdition) -> tuple[Revision, ...]:
    """The published numbers that data now tell otherwise; what newer definitions count otherwise is none."""
    if published.definitions != now.definitions:
        return ()
    before, after = numbers(published), numbers(now)
    return tuple(
        Revision(*key, before.get(key), after.get(key))
        for key in dict.fromkeys([*before, *after])
        if not same(before.get(key), after.get(key))
    )
