"""Before and after a meetup: did those that came respond more often afterwards? An observation, no proof."""

import pandas as pd

from jangkau.charts.campaigns.before_after import before_after
from jangkau.metrics.campaigns.response_time import response_around
from jangkau.metrics.meetup.meetups import meetups
from jangkau.ui.campaigns.agenda_words import pairs_said
from jangkau.ui.campaigns.choices import one_of
from jangkau.ui.campaigns.looked import Looked, lines
from jangkau.ui.campaigns.theme_words import percent
from jangkau.ui.parts import heading
from jangkau.ui.session import palette

WEEKS = 52


def around(looked: Looked) -> None:
    """One meetup of the province: the shares in time of those that came and the others, on either side of it.

    The latest that had ended by the period's end, unless another one is chosen.
    """
    say = looked.say
    events = meetups(looked.warehouse)
    events = events[events["province_code"] == looked.scope.province]
    heading(say("campaign.around"), say("campaign.around.unit", n=WEEKS))
    if events.empty:
        lines("unit", say("campaign.around.no_meetup"))
        return
    names = dict(zip(events["event_id"], events["name"], strict=True))
    past = events.loc[events["ends_on"] <= pd.Timestamp(looked.scope.sunday), "event_id"]
    event = one_of("meetup", list(names), say, lambda key: names.get(key, key), next(iter(past), list(names)[-1]))
    rows = looked.kept(("around", event), lambda: laid_out(response_around(looked.warehouse, looked.scope, event, WEEKS), looked))
    if not rows["came"].any():
        lines("unit", say("campaign.around.none"))
        return
    looked.picture(("around", event), lambda: before_after(rows, say, palette()), lambda: " ".join(rows["words"]))
    lines("unit", *rows["words"], say("campaign.around.note"))


def laid_out(found: pd.DataFrame, looked: Looked) -> pd.DataFrame:
    """The rows of before_after: label, before, after, words and moved, and whether they came; none that lacks a side."""
    say, rows = looked.say, []
    for came in (True, False):
        told = {row["period"]: row for row in found[found["came"] == came].to_dict("records")}
        label = say("campaign.around.came" if came else "campaign.around.stayed")
        shares = {period: told[period]["on_time_share"] for period in ("before", "after")}
        words = say("campaign.around.said", who=label, **{period: pairs_said(row, say) for period, row in told.items()})
        moved = " → ".join(percent(share, say) for share in shares.values())
        rows.append({"label": label, **shares, "words": words, "moved": moved, "came": came})
    return pd.DataFrame(rows).astype({"before": "float64", "after": "float64"}).dropna(subset=["before", "after"])
