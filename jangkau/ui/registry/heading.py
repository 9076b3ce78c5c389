"""The sentence above each list of the registry page, and what an office that has nothing yet does first."""

from datetime import date

import pandas as pd

from jangkau.locales import Say
from jangkau.metrics.registry.registered import newest_data
from jangkau.ui.parts import finding
from jangkau.ui.registry.accounts import accounts_tab
from jangkau.ui.registry.attendance import attendance_tab
from jangkau.ui.registry.choices import tab_and_panel
from jangkau.ui.registry.desk import outcome
from jangkau.ui.registry.events import events_tab
from jangkau.ui.registry.files import Office
from jangkau.ui.registry.hoaxes import hoaxes_tab
from jangkau.ui.registry.lists import EVENT_COLUMNS, HOAX_COLUMNS, MEASURED, THEME_COLUMNS
from jangkau.ui.registry.themes import themes_tab

LOOKED_AFTER = ["silent", "overdue", "unchecked"]
NOBODY = pd.DataFrame({"account": pd.Series(dtype=str), "registered": pd.Series(dtype=bool)})
NO_EVENTS = pd.DataFrame(columns=EVENT_COLUMNS)
NO_THEMES, NO_HOAXES = pd.DataFrame(columns=THEME_COLUMNS), pd.DataFrame(columns=HOAX_COLUMNS)


def heading(opened: str, accounts: pd.DataFrame, lists: dict[str, pd.DataFrame], earlier: bool, say: Say) -> None:
    """The sentence of the open list; `lists`: events, themes and hoaxes, `earlier`: flags as of the newest data, not of today."""
    rows = lists.get("events" if opened == "attendance" else opened)
    if rows is None:
        accounts_heading(accounts, len(lists["events"]), earlier, say)
    elif rows.empty:
        finding(say(f"registry.title.{opened}.empty"), say(f"registry.lead.{opened}"))
    else:
        finding(*OF_LIST[opened](rows, say))


def events_said(events: pd.DataFrame, say: Say) -> tuple[str, str]:
    """How many events there are, and how many of them cannot be measured."""
    unmeasured = int((events["kind"].isin(MEASURED) & events["patterns"].isna()).sum())
    title = say("registry.title.events", n=len(events))
    more = say("registry.title.events.unmeasured", n=unmeasured) if unmeasured else ""
    return title + more, say("registry.lead.events")


def attendance_said(events: pd.DataFrame, say: Say) -> tuple[str, str]:
    """Of how many events it is known who came."""
    told = say.number(int((events["accounts_came"] > 0).sum()))
    return say("registry.title.attendance", told=told, n=len(events)), say("registry.lead.attendance")


def themes_said(themes: pd.DataFrame, say: Say) -> tuple[str, str]:
    """How many themes there are, and how many of them nothing is found of."""
    nothing = int((themes["posts"] == 0).sum())
    more = say("registry.title.themes.nothing", n=nothing) if nothing else ""
    return say("registry.title.themes", n=len(themes)) + more, say("registry.lead.themes")


def hoaxes_said(hoaxes: pd.DataFrame, say: Say) -> tuple[str, str]:
    """How many reports there are, and how many wait for a clarification."""
    waiting = int((hoaxes["status"] == "pending").sum())
    more = say("registry.title.hoaxes.waiting", n=waiting) if waiting else ""
    return say("registry.title.hoaxes", n=len(hoaxes)) + more, say("registry.lead.hoaxes")


OF_LIST = {"events": events_said, "attendance": attendance_said, "themes": themes_said, "hoaxes": hoaxes_said}


def accounts_heading(accounts: pd.DataFrame, events: int, earlier: bool, say: Say) -> None:
    """How many accounts there are and how many want looking after."""
    registered = int(accounts["registered"].sum())
    if not registered:
        finding(say("registry.title.empty"), say("registry.lead.empty"))
        return
    look = int((accounts[LOOKED_AFTER].any(axis=1) & accounts["registered"]).sum())
    title = say("registry.title.look", look=say.number(look), n=registered) if look else say("registry.title", n=registered)
    newest = newest_data(accounts)
    parts = [say("registry.lead.newest", day=say.day(newest)) if newest else say("registry.lead.no_data")]
    parts += [say("registry.lead.as_of")] if earlier else []
    parts.append(say("registry.lead.events_listed", n=events))
    strangers = int(accounts["unregistered"].sum())
    parts += [say("registry.lead.strangers", n=strangers)] if strangers else []
    finding(title, " · ".join(parts))


def nothing_yet(office: Office, today: date, say: Say) -> None:
    """The page of an office without any file: the same lists, empty, and what to do first."""
    finding(say("registry.title.empty"), say("registry.lead.empty"))
    opened, panel = tab_and_panel(("accounts", "events", "themes"), say)
    outcome(office, opened, say)
    if opened == "accounts":
        accounts_tab(NOBODY, office, panel, "", today, say)
    elif opened == "events":
        events_tab(None, NO_EVENTS, office, panel, say)
    elif opened == "themes":
        themes_tab(None, NO_THEMES, office, panel, say)
    elif opened == "hoaxes":
        hoaxes_tab(None, NO_HOAXES, office, panel, say)
    else:
        attendance_tab(None, NOBODY, NO_EVENTS, office, panel, say)
