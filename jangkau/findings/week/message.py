"""The one message of a week for those who read nothing else, and the caveat that belongs to it."""

from dataclasses import dataclass

import pandas as pd

from jangkau.findings.shares import in_amounts
from jangkau.findings.week.figures import amount_signed, change_said, usual_range
from jangkau.findings.week.sentences import region_said, sole_said, unbroken, week_comparison, week_headline
from jangkau.findings.week.week import Week
from jangkau.locales import Say

UNCHANGED = ("steady", "within")
MOVED = ("shock", "meetup", "beyond", "compared", "within")  # rules whose sentence names who moved most
UNTOLD = ("no_data", "zero", "partial", "not_compared")
NAMED = 2  # regions in a sentence


@dataclass(frozen=True)
class Message:
    """A sentence, what must be read with it, and the same in little room."""

    sentence: str
    caveat: str
    brief: str


def week_message(week: Week, say: Say) -> Message:
    """A disaster before any rise; then, of a usual week, the regions that left their habit; else the headline of the week."""
    if week.headline.rule not in UNTOLD:
        struck, apart = struck_regions(week.moved), standing_apart(week)
        if len(struck):
            return disaster(week, struck.iloc[0], say)
        if len(apart):
            return usual_but(week, apart, say)
    alone = week.headline.rule == "sole" and week.headline.without is None  # no other account could have moved it
    region = week.view.region if week.headline.rule in MOVED or alone else None
    sentence = region_said(week, region, say) if region else week_headline(week, say)
    return Message(sentence, week_comparison(week, say), brief_comparison(week, say))


def struck_regions(moved: pd.DataFrame) -> pd.DataFrame:
    """The regions that a disaster has made rise beyond their habit, the one that rose most first: no reason to be glad."""
    if moved.empty:
        return moved
    struck = moved[(moved["reason"] == "shock") & (moved["way"] == "up") & (moved["unusual"] | moved["usual_low"].isna())]
    return struck.sort_values("difference", ascending=False)


def standing_apart(week: Week) -> pd.DataFrame:
    """The regions beyond their habit in a week that is usual as a whole, where more are than chance would have."""
    chance = week.standing_out
    if week.headline.rule not in UNCHANGED or week.moved.empty or week.view.region or (
        chance is not None and chance.unusual <= chance.by_chance
    ):  # fmt: skip
        return week.moved.iloc[:0]
    unusual = week.moved[week.moved["unusual"].astype(bool)]
    return unusual.reindex(unusual["difference"].abs().sort_values(ascending=False).index).head(NAMED)


def disaster(week: Week, region: pd.Series, say: Say) -> Message:
    """What happened where; a rise that it brought is no achievement."""
    event = dict(zip(week.recent["event_id"], week.recent["name"], strict=True))[region["event"]]
    measure = say(f"measure.{week.view.measure.name}")
    sentence = say("report.message.shock", event=event, region=region["label"])
    caveat = say("report.message.shock.caveat", measure=measure, region=region["label"], amount=move_said(region, say))
    moved, usual = change_said(week.figures.iloc[0], week.whole, say)
    whole = (
        ""
        if week.view.region
        else say("report.message.shock.whole", place=week.view.place, moved=", ".join(filter(None, (moved, usual))))
    )
    caption = " ".join(filter(None, (caveat, whole)))
    return Message(sentence, f"{caption} {week_comparison(week, say)}", caption)


def usual_but(week: Week, apart: pd.DataFrame, say: Say) -> Message:
    """The whole as usual, and who left their habit."""
    regions = say.listed([unbroken(region["label"], move_said(region, say)) for _, region in apart.iterrows()])
    measure = say(f"measure.{week.view.measure.name}")
    return Message(
        say("report.message.apart", measure=measure, regions=regions), week_comparison(week, say), brief_comparison(week, say)
    )


def brief_comparison(week: Week, say: Say) -> str:
    """What the sentence rests on, in a line or two."""
    figure = week.figures.iloc[0]
    if not week.whole:
        return say("report.message.partial")
    if pd.isna(figure["change"]):
        return say("report.message.not_compared")
    compared = say("report.message.compared", n=int(figure["accounts_compared"]))
    usual = "" if pd.isna(figure["usual_low"]) else say("report.message.usual", **usual_range(figure, say))
    return f"{sole_said(figure, say)}{compared}{usual}."


def move_said(region: pd.Series, say: Say) -> str:
    """How much a region rose or fell, with its sign: in amounts where it rests on few accounts."""
    if in_amounts(region["change"], region["accounts_compared"]):
        return amount_signed(region["difference"], say)
    return say.signed(region["change"])
