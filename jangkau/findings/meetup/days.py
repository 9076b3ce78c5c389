"""When and where a meetup was, in words."""

import pandas as pd

from jangkau.findings.places import place_name
from jangkau.locales import Say


def when(event, say: Say, short: bool = False) -> str:
    """The days; where only the month is known, the month. `event`: anything with starts_on, ends_on and date_precision."""
    about = event if isinstance(event, pd.Series | dict) else vars(event)
    first, last = (pd.Timestamp(about[name]).date() for name in ("starts_on", "ends_on"))
    if about["date_precision"] == "month":
        return say.month(first) if short else say.long_month(first)
    if first == last:
        return say.short_day(first) if short else say.day(first)
    return say.short_days(first, last) if short else say.days(first, last)


def where(event, say: Say) -> str:
    """The host's kabupaten or kota, else its province."""
    about = event if isinstance(event, pd.Series | dict) else vars(event)
    return place_name(about["host_regency_code"]) or place_name(about["province_code"])
