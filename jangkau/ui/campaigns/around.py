"""Before and after a meetup: did those that came respond more often afterwards? An observation, no proof."""

from collections.abc import Callable

import pandas as pd

from jangkau.charts.campaigns.before_after import before_after
from jangkau.findings.campaigns.agenda import laid_out
from jangkau.metrics.campaigns.response_time import response_around
from jangkau.metrics.meetup.meetups import meetups
from jangkau.ui.campaigns.choices import one_of
from jangkau.ui.campaigns.section import PageSection, lines
from jangkau.ui.parts import heading
from jangkau.ui.session import palette

WEEKS = 52


def around(section: PageSection) -> None:
    """The shares in time of those that came and the others, on either side of a meetup."""

    def answered(event: str) -> pd.DataFrame:
        rows = laid_out(response_around(section.warehouse, section.scope.place, event, WEEKS), section)
        return rows if rows["came"].any() else rows.head(0)

    beside_a_meetup(section, "campaign.around", WEEKS, answered)


def beside_a_meetup(section: PageSection, name: str, weeks: int, answered: Callable[[str], pd.DataFrame]) -> None:
    """One meetup of the province, chosen by its name, and so many weeks before and after it.

    name: that of its words. answered: the rows of a meetup, with the words of each; none where nothing can be told.
    """
    say = section.say
    events = meetups(section.warehouse)
    events = events[events["province_code"] == section.scope.province]
    heading(say(name), say(f"{name}.unit", n=weeks))
    if events.empty:
        lines("unit", say("campaign.around.no_meetup"))
        return
    event = meetup_choice(section, events)
    rows = section.kept((name, event), lambda: answered(event))
    if rows.empty:
        lines("unit", say(f"{name}.none"))
        return
    figure = name.removeprefix("campaign.").replace(".", "-")  # as it stands in the figure's own address
    section.picture((figure, event), lambda: before_after(rows, say, palette()), lambda: " ".join(rows["words"]), words="")
    lines("unit", *rows["words"], say(f"{name}.note"))


def meetup_choice(section: PageSection, events: pd.DataFrame) -> str:
    """Which meetup is looked at: the latest that had ended by the period's end, unless another one is chosen."""
    names = dict(zip(events["event_id"], events["name"], strict=True))
    past = events.loc[events["ends_on"] <= pd.Timestamp(section.scope.sunday), "event_id"]
    return one_of("meetup", list(names), section.say, lambda key: names.get(key, key), next(iter(past), list(names)[-1]))
