"""Kartu daerah: the week of one kabupaten or kota on one picture; what is not known of it is said, never left blank."""

from jangkau.findings.coverage import low_coverage
from jangkau.findings.view import View
from jangkau.findings.week.bars import account_bars
from jangkau.findings.week.message import Message, week_message
from jangkau.findings.week.numbers import Number, numbers_of
from jangkau.findings.week.tasks import errands
from jangkau.findings.week.week import Week, week_of
from jangkau.locales import Say
from jangkau.metrics.account.account_habit import account_habit
from jangkau.metrics.office import facts
from jangkau.metrics.reach.coverage import Coverage, coverage
from jangkau.metrics.scope import Scope
from jangkau.metrics.warehouse import Warehouse
from jangkau.metrics.week.answers import answers
from jangkau.metrics.week.to_do import to_do
from jangkau.report.figures import sparks
from jangkau.report.gather import plain
from jangkau.report.picture import FEW, MOST, Bars, Picture, beneath, tasks

ROWS = 4  # accounts of a card


def card(warehouse: Warehouse, view: View, say: Say) -> Picture:
    """The card of the kabupaten or kota that a view of one week is of."""
    scope, week = view.scope, week_of(warehouse, view)
    covered = coverage(warehouse, scope, week.view.measure.metric, week.regions)
    bars = bars_of(warehouse, scope, say)
    lines = sparks({name: plain(list(levels)) for name, levels in week.lines.items()})
    return Picture(
        say("report.card.title", place=view.place), view.place, beneath(view.province, scope.week, say),
        stamps(warehouse, covered, say),
        message(week, covered, say), numbers(warehouse, week, covered, say)[: FEW if bars.rows else MOST], lines, bars,
        to_be_done(warehouse, scope, view.place, covered, say), rests_on(covered, say),
    )  # fmt: skip


def message(week: Week, covered: Coverage, say: Say) -> Message:
    """The sentence of the week; without accounts or data, that nothing is known yet."""
    if covered.accounts_registered and covered.accounts_with_data:
        return week_message(week, say)
    state = "no_data" if covered.accounts_registered else "no_account"
    sentence = say(f"report.card.{state}", region=week.view.place)
    brief = say(f"report.card.{state}.brief", n=covered.accounts_registered)
    return Message(sentence, brief, brief)


def numbers(warehouse: Warehouse, week: Week, covered: Coverage, say: Say) -> list[Number]:
    """The numbers of the week; none where no account is registered, for of them nothing can be told."""
    if not covered.accounts_registered:
        return []
    figures = week.figures.head(4)
    return numbers_of(figures, answers(warehouse, week.view.scope), week.whole, week.view.scope.week, say)


def bars_of(warehouse: Warehouse, scope: Scope, say: Say) -> Bars:
    """The accounts against their habit."""
    accounts = account_habit(warehouse, scope)
    return Bars(say("report.card.accounts"), say("report.card.accounts.unit"), account_bars(accounts, ROWS, say))


def to_be_done(warehouse: Warehouse, scope: Scope, place: str, covered: Coverage, say: Say) -> list[str]:
    """What is to be done; where there is no account yet, how to begin."""
    if covered.accounts_registered:
        return tasks(errands(to_do(warehouse, scope)), say)
    return [say(f"report.card.begin.{step}", region=place) for step in ("register", "export", "community")]


def stamps(warehouse: Warehouse, covered: Coverage, say: Say) -> list[dict[str, str]]:
    """Whether it rests on few of its accounts, and whether they are invented."""
    stamped = [{"kind": "low", "words": say("report.low_coverage")}] if low_coverage(covered) else []
    return stamped + ([{"kind": "demo", "words": say("demo.badge")}] if facts(warehouse).get("demo") == "true" else [])


def rests_on(covered: Coverage, say: Say) -> str:
    """On how many of its accounts the card rests."""
    if not covered.accounts_registered:
        return say("state.no_account")
    accounts = say("report.card.coverage", n=covered.accounts_with_data, whole=covered.accounts_registered)
    return f"{accounts} · {say('coverage.until', day=say.short_day(covered.data_until))}" if covered.data_until else accounts
