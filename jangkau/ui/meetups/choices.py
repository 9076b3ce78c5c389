"""Which meetup, outcome and horizon the page is about, and for whom; the choices live in the address."""

import pandas as pd

from jangkau.findings.meetup.answers import Asked
from jangkau.findings.meetup.days import when
from jangkau.locales import Say
from jangkau.metrics.meetup.answer import Group
from jangkau.metrics.warehouse import Warehouse
from jangkau.metrics.weeks import bakorwils, provinces
from jangkau.ui.choices import Row, choices
from jangkau.ui.filters import narrowed
from jangkau.ui.session import kept
from jangkau.warehouse.plan import OUTCOMES
from jangkau.warehouse.vocabulary import OWNERS, PLATFORMS

HORIZONS = ("4", "8", "12")  # weeks
GUESTS = ("first", "again")
FILTERS = ("platform", "owner", "bakorwil")


def asked(warehouse: Warehouse, every: pd.DataFrame, say: Say) -> Asked:
    """The row of choosers. `every`: the frame of meetups, which is not empty."""
    rows = every.set_index("event_id", drop=False)
    with choices(say) as row:
        event = row.choice(
            "event", list(rows.index), lambda event_id: named(rows.loc[event_id], say), usual_event(warehouse, rows)
        )
        outcome = row.choice("outcome", list(OUTCOMES), lambda name: say(f"meetup.outcome.{name}"))
        horizon = row.choice("horizon", list(HORIZONS), lambda weeks: say("meetup.after", n=int(weeks)), "8")
        platform = narrowed("platform", PLATFORMS, row, lambda name: say(f"platform.{name}"), FILTERS)
        owner = narrowed("owner", OWNERS, row, lambda name: say(f"owner.{name}"), FILTERS)
        province = rows.at[event, "province_code"]
        areas = bakorwils(warehouse, province) if isinstance(province, str) else []
        area = narrowed("bakorwil", areas, row, str, FILTERS)
        again = returned(rows.loc[event], row)
    return Asked(event, outcome, int(horizon), Group(owner, platform, area), again)


def returned(event: pd.Series, row: Row) -> bool:
    """Whether the question is about those that had come to an earlier meetup; not asked where nobody had."""
    count = int(event["accounts_again"])
    if not count:
        return False
    return row.choice("guests", list(GUESTS), lambda name: row.say(f"meetup.guests.{name}", n=count)) == "again"


def named(event: pd.Series, say: Say) -> str:
    """A meetup as people call it, with its days."""
    return f"{event['name']} · {when(event, say, short=True)}"


def usual_event(warehouse: Warehouse, rows: pd.DataFrame) -> str:
    """The newest meetup of the province that the reader looks at, else the newest of all."""
    home = provinces(warehouse)["code"].tolist()[:1]
    province = kept("province") or (home[0] if home else None)
    own = rows[rows["province_code"] == province]
    return (own if len(own) else rows).index[0]
