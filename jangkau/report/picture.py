"""The one message of a week as a picture for a phone: what happened, where, what to do."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from jangkau.findings.week.bars import Bar, region_bars
from jangkau.findings.week.message import Message, week_message
from jangkau.findings.week.numbers import Number, numbers_of
from jangkau.findings.week.tasks import Errand, errand_said
from jangkau.locales import Say
from jangkau.metrics.reach.coverage import Coverage
from jangkau.metrics.week.answers import Answers
from jangkau.report import words
from jangkau.report.edition import Edition, frame
from jangkau.report.figures import sparks
from jangkau.report.revisions import Standing, resaid

FEW, MOST = 2, 4  # numbers: beside bars, and where there are none


@dataclass(frozen=True)
class Bars:
    """The bars with what they are of."""

    title: str
    unit: str
    rows: list[Bar]


@dataclass(frozen=True)
class Picture:
    """Everything on it, in words and shares.

    beneath: of when, and where the place lies. lines: a picture's address by the name of the number beside which it stands.
    """

    title: str
    place: str
    beneath: str
    stamps: list[dict[str, str]]
    message: Message
    numbers: list[Number]
    lines: dict[str, str]
    bars: Bars
    tasks: list[str]
    foot: str


def of_edition(edition: Edition, standing: Standing, say: Say) -> Picture:
    """The picture of a province's week, with the numbers as they are now."""
    now = resaid(edition, standing)
    week = now.as_week()
    rows = region_bars(frame(now.moves or []), say) if now.whole else []
    bars = regions(rows, now.measure, say)
    numbers = numbers_of(week.figures, Answers(**now.answers) if now.answers else None, now.whole, now.monday, say)
    foot = coverage_said(edition.covered, say)
    if standing.revised_on:
        foot = say("report.picture.revised", day=say.short_day(standing.revised_on)) + " · " + foot
    return Picture(
        words.title(edition, say), edition.place_name, beneath(say("report.picture.subject"), now.monday, say),
        words.stamps(edition, standing, say),
        week_message(week, say), numbers[: FEW if bars.rows else MOST], sparks(now.lines), bars,
        tasks(now.errands or (), say), foot,
    )  # fmt: skip


def regions(rows: list[Bar], measure: str, say: Say) -> Bars:
    """The regions' bars with what they are of; the band of what is usual is explained where there is one."""
    key = "report.picture.regions.unit" if any(row.band for row in rows) else "report.picture.regions.unit.new"
    title = say("report.picture.region" if len(rows) == 1 else "report.picture.regions")
    return Bars(title, say(key, measure=say(f"measure.{measure}")), rows)


def beneath(about: str, monday: date, say: Say) -> str:
    """What the picture is of, and of when."""
    days = say.short_days(monday, monday + timedelta(days=6))
    return say("report.picture.beneath", about=about, week=say.week(monday), days=days)


def tasks(errands: Iterable[Errand], say: Say) -> list[str]:
    """What should be done, a line each."""
    return [errand_said(errand, say) for errand in errands]


def coverage_said(covered: Coverage, say: Say) -> str:
    """On how much of the whole the picture rests."""
    until = say("coverage.until", day=say.short_day(covered.data_until)) if covered.data_until else say("coverage.until.never")
    return say(
        "report.picture.coverage",
        accounts=say.number(covered.accounts_with_data),
        of_accounts=say.number(covered.accounts_registered),
        regions=covered.regencies_with_data,
        of_regions=covered.regencies,
        until=until,
    )
