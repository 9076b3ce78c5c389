"""Data Pribadi: what is kept of whom and for how long, handed over or erased on request. For administrators."""

from jangkau.ui.guard import guard
from jangkau.ui.parts import finding
from jangkau.ui.privacy.parts import choose, erased_list, kept_list, kept_until
from jangkau.ui.session import language
from jangkau.ui.standing import nothing_lost
from jangkau.warehouse.folders import data_folder

person = guard("privacy")
say = language()


def page() -> None:
    """The page over all that is kept."""
    data = data_folder()
    finding(say("privacy.title"), say("privacy.lead"))
    whom = choose(data, say)
    if whom:
        kept_list(data, whom, person, say)
    kept_until(say)
    erased_list(data, say)


with nothing_lost(say):
    page()
