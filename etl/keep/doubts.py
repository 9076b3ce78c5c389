"""What makes a person be asked before a file is kept: it looks like another account's, or like another year's."""

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from pathlib import Path

import duckdb

from etl.keep.arriving import lay_out
from etl.keep.entries import Entries, Entry
from etl.model import Issue
from etl.read.quality import stock_or_flow
from etl.read.reading import Reading
from jangkau.warehouse.engine import text

SERIES = 14  # days that must be told for two series to be one
VARIED = 5  # values of them that must differ: nothing is nobody's
LARGE = 500  # new followers on each day of a fortnight, and more
EQUAL = 0.9  # of them that must be equal
DAY_BITS, LIKELY, SAME_SERIES = (
    Path(__file__).parent / "sql" / f"{name}.sql" for name in ("day_bits", "likely_series", "same_series")
)
BEHIND = timedelta(days=31)  # by how much a file's last day may lie before the day on which it is said to be exported
YEAR = timedelta(days=300)  # by how much an account's other files may be newer before a typed day is doubted

# Where values stand: in a version; in a draft, those of accounts that it has changed, and what waits to be settled, too.
PUBLISHED = "(FROM day_values WHERE account_id IN (FROM likely))"
DRAFTED = "(FROM day_values WHERE account_id IN (FROM likely UNION ALL FROM touched) UNION ALL FROM staged)"
ARRIVING = {"day": "DATE", "metric": "VARCHAR", "value": "DOUBLE"}


Series = dict[str, dict[date, float]]  # metric -> day -> value, of the metrics that are long and varied enough to compare
Alike = tuple[str, str]  # an account, and the metric in which a series is its own already


class Gathered:
    """The values of a draft that its database does not have yet, by day, metric and value: whose they are."""

    def __init__(self) -> None:
        self._whose: defaultdict[tuple[date, str, float], set[int]] = defaultdict(set)
        self._seen = 0

    def clear(self) -> None:
        """The database has taken them over."""
        self._whose.clear()
        self._seen = 0

    def follow(self, rows: list[tuple]) -> None:
        """Take in the rows that have come since it was asked last."""
        for account_id, day, metric, value, *_ in rows[self._seen :]:
            self._whose[day, metric, value].add(account_id)
        self._seen = len(rows)

    def alike(self, series: Series, names: Mapping[int, str], reading: Reading) -> Alike | None:
        """The other account of the platform that has nearly all of a series."""
        for metric, days in series.items():
            equal = Counter(number for day, value in days.items() for number in self._whose.get((day, metric, value), ()))
            for number, count in equal.most_common():
                if count >= EQUAL * len(days) and _is_other(names[number], reading):
                    return names[number], metric
        return None


def doubt(entries: Entries, reading: Reading, alike: Callable[[Series], Alike | None]) -> Issue | None:
    """Why a person should say that they are sure; None where nothing speaks against the account and the day.

    alike: finds the other account under which a series stands.
    """
    if reading.account is None or reading.large:
        return None
    return (
        doubtful_alone(reading) or _same_file(entries, reading) or _same_owner(entries, reading) or _other_year(entries, reading)
        or _same_series(reading, alike)
    )  # fmt: skip


def _same_file(entries: Entries, reading: Reading) -> Issue | None:
    """The very same bytes, loaded for another account of the platform."""
    others = [entry for entry in entries.in_force("sha256", reading.source.sha256) if _is_other(entry["account"], reading)]
    return Issue(None, str(reading.account), _loaded(others[0]), "same_file_other_account") if others else None


def _same_owner(entries: Entries, reading: Reading) -> Issue | None:
    """The number by which the platform knows the page or account, loaded under another account."""
    standing = entries.in_force("owner_id", reading.owner_id)
    others = [entry for entry in standing if entry["account"] and entry["account"] != str(reading.account)]
    if not others:
        return None
    called = reading.importer.owner_name(reading.source) or reading.owner_id
    return Issue(None, str(reading.account), f"{called} → {_loaded(others[0])}", "same_owner_other_account")


def _loaded(entry: Entry) -> str:
    return f"{entry['account']} ({entry['loaded_at']:%Y-%m-%d})"


def doubtful_alone(reading: Reading) -> Issue | None:
    """What a file says against itself, whatever else is known."""
    return ends_too_early(reading) or _total_as_flow(reading)


def _total_as_flow(reading: Reading) -> Issue | None:
    """A series of new followers, day after day large and hardly changing: what a total looks like, and no gain."""
    for metric, days in series_of(reading).items():
        counts = [int(days[day]) for day in sorted(days)]
        if metric in ("new_follows", "net_follows") and stock_or_flow(counts) == "followers" and min(counts) >= LARGE:
            return Issue(None, str(reading.account), f"{min(counts)} … {max(counts)}", "total_as_flow")
    return None


def ends_too_early(reading: Reading) -> Issue | None:
    """A typed day of export that lies long behind the last of a file whose days have no year."""
    last = _dated_by_hand(reading)
    if last and reading.exported_on and reading.exported_on - last > BEHIND:
        return Issue(None, str(reading.exported_on), str(last), "export_day_far")
    return None


def _other_year(entries: Entries, reading: Reading) -> Issue | None:
    """A typed day of export by which the file ends a year before all else that is known of the account."""
    last, newest = _dated_by_hand(reading), entries.last_day(str(reading.account))
    if last and newest and newest - last > YEAR:
        return Issue(None, str(reading.exported_on), f"{last} / {newest}", "export_year_doubtful")
    return None


def _dated_by_hand(reading: Reading) -> date | None:
    """The last day of a file whose years rest on what a person has typed; None for every other."""
    typed = reading.exported_on and not reading.exported_at and reading.importer.years_by_export
    return reading.period[1] if typed and reading.period else None


def _same_series(reading: Reading, alike: Callable[[Series], Alike | None]) -> Issue | None:
    """A daily series of which nearly every day stands under another account of the platform already."""
    series = series_of(reading)
    other = alike(series) if series else None
    return Issue(None, str(reading.account), "{} ({})".format(*other), "same_series_other_account") if other else None


def series_of(reading: Reading) -> Series:
    """The daily series of a file that are long and varied enough to be told from others."""
    days: defaultdict[str, dict[date, float]] = defaultdict(dict)
    for row in reading.rows:
        for value in row.days:
            if value.value:
                days[value.metric][value.day] = value.value
    return {metric: series for metric, series in days.items() if len(series) >= SERIES and len(set(series.values())) >= VARIED}


def alike_kept(
    connection: duckdb.DuckDBPyConnection, series: Series, reading: Reading, standing: str = PUBLISHED
) -> Alike | None:
    """The other account of the platform under which nearly all of a series stands in the database.

    standing: where its values stand, of the accounts that are `likely`: hardly ever is there any.
    """
    rows = [(day, metric, value) for metric, days in series.items() for day, value in days.items()]
    lay_out(connection, "arriving_days", ARRIVING, rows)
    whose = {"account": str(reading.account), "platform": _platform(reading), "share": EQUAL}
    connection.execute(text(DAY_BITS))
    connection.execute(text(LIKELY), whose)
    given = whose | {"least": SERIES}
    return connection.execute(text(SAME_SERIES).replace("<standing>", standing), given).fetchone()


def _is_other(account: str | None, reading: Reading) -> bool:
    """Whether this is another account of the reading's platform."""
    platform = f"{reading.account.platform}:" if reading.account else ""
    return account is not None and account != str(reading.account) and account.startswith(platform)


def _platform(reading: Reading) -> str:
    return f"{reading.account.platform}:%" if reading.account else ""
