"""The sentences of a week, in the overview and in the report, made of what metrics tell."""

from dataclasses import replace

import pandas as pd

from jangkau.findings.period import before_said, period_said
from jangkau.findings.shares import enough, in_amounts
from jangkau.findings.week.figures import amount_signed, change_amount, level_said, rebound, usual_range
from jangkau.findings.week.week import Week
from jangkau.locales import Say
from jangkau.metrics.usual import UsualRange
from jangkau.metrics.week.headline import LED, Headline
from jangkau.metrics.week.sole_account import NEARLY_ALL, STEADY

LEFT_ALONE = ("steady", "within")  # the rules that find nothing out of the ordinary
LEADING = ("compared", "beyond", "meetup")  # those that say who moved most
NAMED = 2


def week_headline(week: Week, say: Say) -> str:
    """The sentence of the week, by the rule in force."""
    headline, view, lead = week.headline, week.view, week.view.measure.name
    if headline.rule in LEADING and (lone := lone_region(week)):
        return region_said(week, lone, say)
    if headline.rule == "within" and view.region:
        return region_said(week, view.region, say)
    names = dict(zip(week.recent["event_id"], week.recent["name"], strict=True))
    figure = week.figures.iloc[0]
    share = "" if headline.share is None else change_amount(
        headline.share, figure.get("difference"), figure.get("accounts_compared"), say
    )  # fmt: skip
    sentence = say(
        f"overview.title.{headline.rule}{title_form(headline)}",
        measure=say(f"measure.{lead}"),
        inline=say(f"measure.{lead}.inline"),
        province=view.place,
        period=period_said(view.scope, say),
        share=share,
        account=handle(headline.account),
        region=headline.region or view.place,
        event=names.get(headline.event, ""),
        side=say(f"overview.side.{headline.beyond}") if headline.beyond else "",
    )
    led = headline.rule in LED and headline.region
    return say("reach.title.led", sentence=sentence, leader=headline.region) if led else sentence


def lone_region(week: Week) -> str | None:
    """The one region that can be compared: nobody leads where there is no other."""
    compared = week.regions[week.regions["change"].notna()] if "change" in week.regions else week.regions
    return compared["label"].iloc[0] if len(compared) == 1 else None


def region_said(week: Week, region: str, say: Say) -> str:
    """What one region did, by itself."""
    figure, share = week.figures.iloc[0], week.headline.share or 0
    amount = change_amount(share, figure.get("difference"), figure.get("accounts_compared"), say)
    side = say(f"overview.side.{week.headline.beyond}") if week.headline.beyond else ""
    side = say("overview.side.within.short") if week.headline.rule == "within" else side
    measure, way = say(f"measure.{week.view.measure.name}"), "up" if share > 0 else "down"
    sentence = say(f"report.card.moved.{way}", measure=measure, region=region, share=amount)
    return ", ".join(filter(None, (sentence, side)))


def overview_headline(week: Week, say: Say) -> str:
    """The sentence of the week; where the whole is as usual, the regions that are not follow, unless chance explains them."""
    out = week.standing_out
    moved = week.moved[week.moved["unusual"].astype(bool)]
    if week.headline.rule not in LEFT_ALONE or moved.empty or out is None or not out.unusual > out.by_chance:
        return week_headline(week, say)
    furthest = moved.reindex(moved["difference"].abs().sort_values(ascending=False).index).head(NAMED)
    regions = say.listed([unbroken(move.label, region_change(move, say)) for move in furthest.itertuples()])
    calm = week_headline(replace(week, headline=replace(week.headline, region=None)), say)
    return say("overview.title.but", sentence=calm, regions=regions)


def unbroken(region: str, change: str) -> str:
    """A region with its change, which no line's end tears apart: not "Kab." here and "Blitar" there.

    >>> unbroken("Kab. Blitar", "+3%").split(" ")
    ['Kab.\\xa0Blitar\\xa0+3%']
    """
    return f"{region} {change}".replace(" ", "\N{NO-BREAK SPACE}")


def region_change(move, say: Say) -> str:
    """A region's change with its sign: a share, or an amount where it rests on few accounts."""
    if in_amounts(move.change, move.accounts_compared):
        return amount_signed(move.difference, say)
    return say.signed(move.change)


def title_form(headline: Headline) -> str:
    """Which form of its rule's sentence: up or down; of one account whether there are others, and whether they went the other
    way."""
    if headline.share is None or headline.rule == "steady":
        return ""
    way = "up" if headline.share > 0 else "down"
    if headline.rule != "sole":
        return f".{way}"
    if headline.without is None:
        return f".alone.{way}"
    if headline.without * headline.share <= 0:
        return f".only.{way}"
    nearly_all = abs(headline.without) <= (1 - NEARLY_ALL) * abs(headline.share)
    return f".{way}" if nearly_all else f".unusual.{way}"


def handle(account: str | None) -> str:
    """An account's name on its platform: instagram:kominfojatim is kominfojatim."""
    return (account or "").partition(":")[2]


def sole_said(figure: pd.Series, say: Say) -> str:
    """What would be left of a change without the account that turns it; empty where none does."""
    account, without = figure.get("sole_account"), figure.get("change_without")
    if not isinstance(account, str):
        return ""
    if without is None or pd.isna(without):
        return say("overview.sole.alone")
    if abs(without) < STEADY:
        return say("overview.sole.steady", account=handle(account))
    if in_amounts(without, figure.get("accounts_compared")):
        return say("overview.sole", account=handle(account), change=few_said(without, figure["accounts_compared"], say))
    measured = pd.notna(figure["usual_low"])
    within = measured and UsualRange(figure["usual_low"], figure["usual_high"]).side(without) == "within"
    return say("overview.sole.within" if within else "overview.sole", account=handle(account), change=say.signed(without))


def region_sole_said(move, say: Say) -> str:
    """What a region's change would be without the account that turns it."""
    if pd.isna(move.change_without):
        return say("overview.movers.sole.alone")
    few = in_amounts(move.change_without, move.accounts_compared)
    amount = few_said(move.change_without, move.accounts_compared, say) if few else say.signed(move.change_without)
    amount = say("overview.change.steady") if abs(move.change_without) < STEADY else amount
    return say("overview.movers.sole", account=handle(move.sole_account), change=amount)


def few_said(without: float, compared: float, say: Say) -> str:
    """The direction that the others of few accounts went: a share of them would boast."""
    way = "up" if without > 0 else "down" if without < 0 else "same"
    return say(f"overview.sole.{way}", n=int(compared) - 1)


def week_comparison(week: Week, say: Say) -> str:
    """What the sentence compares with, on how many accounts, what is usual, and what one account made of it."""
    figure, before = week.figures.iloc[0], before_said(week.view.scope, say)
    if not week.whole:
        return say("overview.partial")
    if pd.isna(figure["change"]):
        return say("overview.not_compared", before=before)
    usual = "." if pd.isna(figure["usual_low"]) else say("overview.usual", **usual_range(figure, say))
    level = level_said(figure, week.whole, say) if rebound(figure) else ""
    compared = say("overview.compared", before=before, n=int(figure["accounts_compared"]))
    return f"{sole_said(figure, say)}{compared}{usual}" + (f" {level[0].upper()}{level[1:]}." if level else "")


def movers_unit(week: Week, say: Say) -> str:
    """What moved, against when, and in which order."""
    measure = say(f"measure.{week.view.measure.name}")
    unit = say("overview.movers.unit", measure=measure, before=before_said(week.view.scope, say))
    unit += " " + say("overview.movers.order") if len(week.moved) > 1 else ""
    return " ".join(filter(None, (unit, chance_said(week, say))))


def chance_said(week: Week, say: Say) -> str:
    """How many regions stand out, and how many would by chance alone; empty where too few have a habit to say so."""
    out = week.standing_out
    if out is None or not enough(out.judged):
        return ""
    chance = say.number(out.by_chance)
    return say("overview.movers.chance", n=out.judged, unusual=say.number(out.unusual), chance=chance)


def posting_known(figures: pd.DataFrame, say: Say) -> str:
    """Of how many accounts it is known whether they posted; nothing where of none."""
    whole = figures.set_index("name")["whole"].get("posting")
    return "" if whole is None or pd.isna(whole) else say("overview.posting_known", n=int(whole))
