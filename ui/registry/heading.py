"""The registry page's sentence, and what an office that has nothing yet does first."""

from datetime import date

import pandas as pd

from locales import Say
from metrics.registered import newest_data
from ui.parts import finding
from ui.registry.accounts import accounts_tab
from ui.registry.attendance import attendance_tab
from ui.registry.choices import tab_and_panel
from ui.registry.desk import outcome
from ui.registry.events import events_tab
from ui.registry.files import Office
from ui.registry.hoaxes import hoaxes_tab
from ui.registry.lists import EVENT_COLUMNS, HOAX_COLUMNS, THEME_COLUMNS
from ui.registry.themes import themes_tab

LOOKED_AFTER = ["silent", "overdue", "unchecked"]
NOBODY = pd.DataFrame({"account": pd.Series(dtype=str), "registered": pd.Series(dtype=bool)})
NO_EVENTS = pd.DataFrame(columns=EVENT_COLUMNS)
NO_THEMES, NO_HOAXES = pd.DataFrame(columns=THEME_COLUMNS), pd.DataFrame(columns=HOAX_COLUMNS)


def heading(accounts: pd.DataFrame, events: pd.DataFrame, earlier: bool, say: Say) -> None:
    """How many accounts there are and how many want looking after; `earlier`: as of the newest data, not of today."""
    registered = int(accounts["registered"].sum())
    if not registered:
        finding(say("registry.title.empty"), say("registry.lead.empty"))
        return
    look = int((accounts[LOOKED_AFTER].any(axis=1) & accounts["registered"]).sum())
    title = say("registry.title.look", look=say.number(look), n=registered) if look else say("registry.title", n=registered)
    newest = newest_data(accounts)
    parts = [say("registry.lead.newest", day=say.day(newest)) if newest else say("registry.lead.no_data")]
    parts += [say("registry.lead.as_of")] if earlier else []
    parts.append(say("registry.lead.events", n=len(events)))
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
        events_tab(NO_EVENTS, office, panel, "", say)
    elif opened == "themes":
        themes_tab(None, NO_THEMES, office, panel, say)
    elif opened == "hoaxes":
        hoaxes_tab(None, NO_HOAXES, office, panel, say)
    else:
        attendance_tab(None, NOBODY, NO_EVENTS, office, panel, say)
