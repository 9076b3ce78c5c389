"""How a week and a period are said, in a box, in a sentence and in the name of a file. It knows no Streamlit."""

from datetime import date, timedelta

from jangkau.locales import Say
from jangkau.metrics.scope import Scope, month_of, month_weeks, week_name, week_named


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
