"""How weeks, periods, days and moments are said, in a box, in a sentence and in the name of a file."""

from datetime import UTC, date, datetime, timedelta

from jangkau.locales import Say
from jangkau.metrics.scope import Scope, month_of, month_weeks, week_name, week_named
from jangkau.warehouse.vocabulary import WIB


def week_said(name: str, say: Say) -> str:
    """A week as it is offered: its number and days."""
    monday = week_named(name)
    return say("week.option", week=monday.isocalendar().week, days=say.short_days(monday, monday + timedelta(days=6)))


def period_said(scope: Scope, say: Say) -> str:
    """A period in a sentence: week 49 with its days, December 2021 with its weeks, or from day to day with its weeks."""
    if scope.weeks == 1:
        return say("period.said.week", week=say.week(scope.week).lower(), days=say.days(scope.week, scope.sunday))
    if (scope.week, scope.weeks) == month_weeks(*month_of(scope.week)):
        month = say.long_month(date(*month_of(scope.week), 1))
        return say("period.said.month", month=month, n=scope.weeks)
    return say("period.said.custom", days=say.days(scope.first_week, scope.sunday), n=scope.weeks)


def before_said(scope: Scope, say: Say) -> str:
    """What a period is compared with: the week before by its number, or the same number of weeks before."""
    if scope.weeks == 1:
        return say.week(scope.before().week).lower()
    return say("period.before", n=scope.weeks, days=say.short_days(scope.before().first_week, scope.before().sunday))


def period_name(scope: Scope) -> str:
    """A period as it stands in a file's name: 2021-W49, 2021-W45_2021-W48."""
    first, last = week_name(scope.first_week), week_name(scope.week)
    return last if scope.weeks == 1 else f"{first}_{last}"


def days_said(first: date, last: date, say: Say) -> str:
    """A span of days in little room."""
    return say.short_day(first) if first == last else say.short_days(first, last)


def local(utc: datetime) -> datetime:
    """A UTC moment in Indonesia's western time."""
    return utc.replace(tzinfo=UTC).astimezone(WIB)


def moment_said(utc: datetime, say: Say) -> str:
    """A UTC moment as it is read: 23 Nov 2026, 12.45 WIB."""
    moment = local(utc)
    return say("upload.moment", day=say.short_day(moment.date()), hour=f"{moment:%H}", minute=f"{moment:%M}")
