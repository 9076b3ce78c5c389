"""When and where a meetup was, and who was invited, in words."""

import pandas as pd

from jangkau.locales import Say
from jangkau.ui.registry.invited import scope_said
from jangkau.ui.registry.lists import region_name


def when(event, say: Say, short: bool = False) -> str:
    """The days; where only the month is known, the month. `event`: anything with starts_on, ends_on and date_precision."""
    told = event if isinstance(event, pd.Series | dict) else vars(event)
    first, last = (pd.Timestamp(told[name]).date() for name in ("starts_on", "ends_on"))
    if told["date_precision"] == "month":
        return say.month(first) if short else say.long_month(first)
    if first == last:
        return say.short_day(first) if short else say.day(first)
    return say.short_days(first, last) if short else say.days(first, last)


def where(event, say: Say) -> str:
    """The host's kabupaten or kota, else its province."""
    told = event if isinstance(event, pd.Series | dict) else vars(event)
    return region_name(told["host_regency_code"]) or region_name(told["province_code"])


def invited_said(event, say: Say) -> str:
    """Who was invited, in words."""
    scope = event["invited_scope"]
    return scope_said(scope, say) if isinstance(scope, str) and scope.strip() else say("meetup.invited.unknown")
