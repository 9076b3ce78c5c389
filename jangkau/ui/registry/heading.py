"""The sentence above each list of the registry page, and what each list holds in an office without any data."""

from collections.abc import Callable

import pandas as pd

from etl.registry.contents import CONTENTS
from etl.registry.rules import MEASURED
from jangkau.locales import Say
from jangkau.metrics.registry.registered import newest_data
from jangkau.ui.parts import finding

LOOKED_AFTER = ["silent", "overdue", "unchecked"]
Aside = Callable[[pd.DataFrame], "pd.Series[bool]"]
# What of a list wants looking after, by the word in which it is said.
ASIDE: dict[str, tuple[str, Aside]] = {
    "events": ("unmeasured", lambda events: events["kind"].isin(MEASURED) & events["patterns"].isna()),
    "organisations": ("no_account", lambda organisations: organisations["accounts"] == 0),
    "themes": ("nothing", lambda themes: themes["posts"] == 0),
    "hoaxes": ("waiting", lambda hoaxes: hoaxes["status"] == "pending"),
}


def empty(name: str) -> pd.DataFrame:
    """A list that holds nothing."""
    registered = {"account": pd.Series(dtype=str), "registered": pd.Series(dtype=bool)} if name == "accounts" else {}
    columns = {column.page_name: pd.Series(dtype=object) for column in CONTENTS[name].columns}
    return pd.DataFrame({**columns, **registered})


def heading(opened: str, lists: dict[str, pd.DataFrame], earlier: bool, say: Say) -> None:
    """The sentence of the open list; `earlier`: flags as of the newest data, not of today."""
    rows = lists["events" if opened == "attendance" else opened]
    if opened == "accounts":
        accounts_heading(rows, len(lists["events"]), earlier, say)
    elif rows.empty:
        finding(say(f"registry.title.{opened}.empty"), say(f"registry.lead.{opened}"))
    elif opened == "attendance":
        recorded = say.number(int((rows["accounts_came"] > 0).sum()))
        finding(say("registry.title.attendance", recorded=recorded, n=len(rows)), say("registry.lead.attendance"))
    else:
        word, aside = ASIDE.get(opened, ("", lambda rows: pd.Series(False, index=rows.index)))
        counted = int(aside(rows).sum())
        more = say(f"registry.title.{opened}.{word}", n=counted) if counted else ""
        finding(say(f"registry.title.{opened}", n=len(rows)) + more, say(f"registry.lead.{opened}"))


def accounts_heading(accounts: pd.DataFrame, events: int, earlier: bool, say: Say) -> None:
    """How many accounts there are and how many want looking after."""
    registered = int(accounts["registered"].sum())
    strangers = len(accounts) - registered
    if not registered:
        lead = say("registry.lead.strangers", n=strangers) if strangers else say("registry.lead.empty")
        finding(say("registry.title.empty"), lead)
        return
    look = int((accounts[LOOKED_AFTER].any(axis=1) & accounts["registered"]).sum())
    title = say("registry.title.look", look=say.number(look), n=registered) if look else say("registry.title", n=registered)
    newest = newest_data(accounts)
    parts = [say("registry.lead.newest", day=say.day(newest)) if newest else say("registry.lead.no_data")]
    parts += [say("registry.lead.as_of")] if earlier else []
    parts.append(say("registry.lead.events_listed", n=events))
    parts += [say("registry.lead.strangers", n=strangers)] if strangers else []
    finding(title, " · ".join(parts))
