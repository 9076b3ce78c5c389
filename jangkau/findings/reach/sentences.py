"""What is said of reach: the headline, what it is compared with, the unit, and what a careful reader should know."""

import pandas as pd

from jangkau.charts.reach.regions import amounts, arrow
from jangkau.findings.period import before_said, period_said
from jangkau.findings.shares import enough, in_amounts
from jangkau.findings.view import View
from jangkau.findings.week.sentences import handle, sole_said, title_form
from jangkau.locales import Say
from jangkau.metrics.reach.change import Change
from jangkau.metrics.reach.ranking import sure_leader
from jangkau.metrics.reach.reach import averaged, total_reach
from jangkau.metrics.week.headline import Headline
from jangkau.metrics.week.sole_account import steady


def reach_headline(view: View, regions: pd.DataFrame, change: Change | None, say: Say) -> str:
    """The finding: which way the measure went and who surely leads; over few accounts how much it is, and of how many."""
    banded = regions[regions["high"].notna()]
    measure, inline = say(f"measure.{view.measure.name}"), say(f"measure.{view.measure.name}.inline")
    if banded.empty:
        return say("reach.title.none", measure=inline, province=view.place)
    if banded["high"].max() == 0:
        return say("reach.title.zero", measure=measure, province=view.place)
    named = {"measure": measure, "province": view.place}
    if change is None or in_amounts(change.share, change.accounts_compared):
        accounts = int(banded["accounts_with_data"].sum())
        amount = total_said(banded, view, say)
        amount = say("reach.title.average", amount=amount) if averaged(view.measure, view.scope) else amount
        amount = say("reach.title.middle", amount=amount) if view.measure.middle else amount
        return say("reach.title.counted", **named, amount=amount, n=accounts)
    still = steady(change.share, change.usual_low, change.usual_high)
    if change.sole is not None:
        turned = Headline("sole", change.share, account=change.sole.account, without=change.sole.without)
        words = named | {"share": say.percent(abs(change.share)), "account": handle(change.sole.account)}
        return say(f"overview.title.sole{title_form(turned)}", **words)
    way = "steady" if still else "up" if change.share > 0 else "down"
    sentence = say(f"reach.title.{way}", **named, share=say.percent(abs(change.share)))
    leader = sure_leader(regions)
    return say("reach.title.led", sentence=sentence, leader=leader) if leader else sentence


def total_said(regions: pd.DataFrame, view: View, say: Say) -> str:
    """The whole of a measure: a range, or a number."""
    total = total_reach(regions, view.measure)
    return "–" if total is None else amounts(*total, view.measure.name, say)


def change_said(change: Change, say: Say) -> str:
    """A change beside a figure: a share with its direction from ten accounts on, else the direction and how few they are."""
    if steady(change.share, change.usual_low, change.usual_high):
        return say("reach.change.steady", arrow="=")
    if in_amounts(change.share, change.accounts_compared):
        way = "up" if change.share > 0 else "down"
        return say(f"region.change.{way}", arrow=arrow(change.share), n=change.accounts_compared)
    return f"{arrow(change.share)} {say.percent(abs(change.share))}"


def index_said(index: pd.DataFrame, say: Say) -> str:
    """The index of the period at hand; empty where nothing can be compared."""
    value = index["index"].iloc[-1] if len(index) else float("nan")
    return "" if pd.isna(value) else say.number(value)


def index_basis(index: pd.DataFrame, say: Say) -> str:
    """What a hundred is, and on how many accounts."""
    return say("reach.index.help", n=int(index["accounts_compared"].iloc[-1]))


def reach_comparison(view: View, change: Change | None, say: Say) -> str:
    """What the finding is compared with, on how many accounts, and what is usual."""
    if view.measure.middle:
        return say("reach.growth.how")
    before = before_said(view.scope, say)
    if change is None:
        return say("reach.not_compared", before=before)
    low, high = change.usual_low, change.usual_high
    usual = "."  # of few accounts no share is said
    if low is not None and high is not None and enough(change.accounts_compared):
        usual = say("reach.usual", low=say.signed(low), high=say.signed(high))
    compared = say("reach.compared", before=before, n=change.accounts_compared) + usual
    return f"{compared} {sole_words(change, say)}".strip()


def sole_words(change: Change, say: Say) -> str:
    """That one account makes the change, and what it would be without it; nothing where none does."""
    if change.sole is None:
        return ""
    without = {"sole_account": change.sole.account, "change_without": change.sole.without}
    usual = {"usual_low": change.usual_low, "usual_high": change.usual_high, "accounts_compared": change.accounts_compared}
    return sole_said(pd.Series(without | usual, dtype=object), say)


def unit_line(view: View, say: Say) -> str:
    """The map's unit and period."""
    unit = say(f"measure.{view.measure.name}.unit")
    if averaged(view.measure, view.scope):
        unit = say("reach.average", unit=unit)
    return say("reach.where.unit", unit=unit, period=period_said(view.scope, say))


def province_level_said(own: pd.Series, view: View, say: Say) -> str:
    """What the province's own accounts have, who stand beside the sums and the map; empty where it has none."""
    if not own["accounts_registered"] or view.measure.middle:
        return ""
    total = say("state.no_data") if pd.isna(own["total"]) else say.short(own["total"])
    if view.measure.ranged and pd.notna(own["total"]):
        total = say.between(own["largest"], own["total"])
    have, registered = say.number(own["accounts_with_data"]), int(own["accounts_registered"])
    return say("reach.province_level", have=have, n=registered, amount=total)


def remarks(regions: pd.DataFrame, view: View, say: Say) -> list[str]:
    """What a careful reader should know of this week's numbers."""
    sentences = []
    if view.measure.per_1000:
        sentences.append(say("reach.per_1000", year=int(regions["population_year"].max())))
    if by_posts := int(regions["accounts_by_posts"].sum()):
        sentences.append(say("reach.posts_alone" if view.measure.ranged else "reach.by_posts", n=by_posts))
    if "thin" in regions and regions["thin"].eq(True).any():
        sentences.append(say("region.thin.how"))
    if regions["provisional"].any():
        sentences.append(say("reach.provisional"))
    return sentences
