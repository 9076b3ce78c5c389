"""What is said of government beside community: the headline, what it rests on, notes, leverage."""

import pandas as pd

from jangkau.charts.sides.amounts import SHARES, hundredths, said, times
from jangkau.charts.sides.dumbbell import leading
from jangkau.findings.period import period_said
from jangkau.findings.view import View
from jangkau.locales import Say
from jangkau.metrics.sides.compare import Gap
from jangkau.metrics.sides.compared_measures import other
from jangkau.metrics.sides.fair_set import FURTHER
from jangkau.metrics.sides.sides import Sides
from jangkau.warehouse.vocabulary import OWNERS


def sides_headline(sides: Sides, measure: str, view: View, say: Say) -> str:
    """The finding: which side's middle account is higher, and how much; or why that cannot be said."""
    gap, fair = sides.gaps[measure], sides.counted[measure]
    if gap is None:
        return missing(fair, measure, view, say)
    named = {"measure": say(f"compare.measure.{measure}")}
    if gap.clear is None:
        return say("compare.title.few", measure=say(f"compare.inline.{measure}"))
    if not gap.clear or (gap.ratio is None and not gap.share):
        return say("compare.title.noise", **named)
    leader = gap.leader or OWNERS[0]
    names = {"leader": say(f"compare.owner.{leader}"), "other": say(f"compare.owner.{other(leader)}")}
    if gap.share:
        high, low = (said(getattr(gap, owner), measure, say) for owner in (leader, other(leader)))
        return say("compare.title.share", **named, **names, high=high, low=low)
    return say("compare.title.ahead", **named, **names, times=times(higher_times(gap), say))


def missing(fair: dict, measure: str, view: View, say: Say) -> str:
    """The sentence where a side has nothing to compare."""
    inline = say(f"compare.inline.{measure}")
    if fair["lacking"] == "both":
        return say("compare.title.nothing", measure=inline, place=view.place)
    side = say(f"compare.owner.{fair['lacking']}")
    if not fair[f"{fair['lacking']}_registered"]:
        return say("compare.title.unregistered", side=side, place=view.place)
    return say("compare.title.none", measure=inline, side=side, place=view.place)


def higher_times(gap: Gap) -> float:
    """How many times the lower side the higher one is."""
    return max(gap.ratio, 1 / gap.ratio)


def sides_basis(sides: Sides, measure: str, view: View, say: Say) -> str:
    """The middle accounts, and how many of how many accounts they stand for."""
    gap, fair = sides.gaps[measure], sides.counted[measure]
    middle = {owner: said(getattr(gap, owner), measure, say) for owner in OWNERS} if gap else {}
    middles = say("compare.middles", **middle) if gap else ""
    counts = {owner: say.number(fair[owner]) for owner in OWNERS}
    whole = {f"{owner}_all": say.number(fair[f"{owner}_registered"]) for owner in OWNERS}
    return f"{middles} {say('compare.rests', **counts, **whole, period=period_said(view.scope, say))}".strip()


def parts_said(parts: tuple[str, ...], say: Say) -> str:
    """Parts of the interactions: suka, komentar, bagikan."""
    return ", ".join(say(f"compare.part.{part}") for part in parts)


def unit_line(sides: Sides, measure: str, view: View, say: Say) -> str:
    """What one dot counts, and the period."""
    parts = sides.post_parts if measure.startswith("er_") else sides.parts
    return f"{say(f'compare.unit.{measure}', parts=parts_said(parts, say))} · {period_said(view.scope, say)}"


def whole_said(sides: Sides, measure: str, say: Say) -> str:
    """Both sides as a whole, in small print; reach as a range."""
    amounts = {owner: whole_of(sides.sides[measure][owner], measure, say) for owner in OWNERS}
    kind = "reach" if measure == "reach" else "share" if measure in SHARES else "amount"
    return say(f"compare.whole.{kind}", **amounts)


def whole_of(row: dict, measure: str, say: Say) -> str:
    """A side as a whole."""
    if pd.isna(row["whole"]):
        return "–"
    return say.between(row["largest"], row["whole"]) if measure == "reach" else said(row["whole"], measure, say)


def sides_notes(sides: Sides, measure: str, say: Say) -> list[str]:
    """What a careful reader should know: the fair set, what fell out and why, and where numbers come from."""
    counted = [say("compare.note.fair", parts=parts_said(sides.parts, say))]
    if sides.post_parts != sides.parts:
        counted.append(say("compare.note.post_parts", parts=parts_said(sides.post_parts, say)))
    if sides.parts[0] == "likes" and (out := [part for part in FURTHER if part not in sides.parts]):
        counted.append(say("compare.note.parts_out", parts=parts_said(tuple(out), say).capitalize()))
    platforms = sides.counted[measure]["platforms_without"].split()
    if platforms and sides.counted[measure]["compared"]:
        names = say.listed([say(f"platform.{name}") for name in platforms])
        counted.append(say("compare.note.without", measure=say(f"compare.measure.{measure}"), platforms=names))
    by_posts = sides.accounts.get(f"{measure}_by_posts")
    if by_posts is not None and by_posts.any():
        counted.append(say("compare.note.by_posts", n=int(by_posts.sum())))
    province = int((sides.accounts["level"] == "province").sum())
    if province:
        counted.append(say("compare.note.province", n=province))
    if sides.accounts["platform"].nunique() > 1:
        counted.append(say("compare.note.platform"))
    return [" ".join(counted)]


def leverage_said(leverage: pd.DataFrame, say: Say) -> str:
    """Potential and delivered leverage in one sentence."""
    potential, delivered = leverage.itertuples()
    if pd.isna(potential.times):
        return say("compare.leverage.unknown", reason=say(f"compare.leverage.blank.{potential.reason}"))
    begun = say("compare.leverage.said", times=say.decimal(potential.times))
    if pd.isna(delivered.times):
        return begun + say("compare.leverage.said.blank", reason=say(f"compare.leverage.blank.{delivered.reason}"))
    said = begun + say("compare.leverage.said.delivered", n=delivered.events, times=times(delivered.times, say))
    return said if not delivered.left_out else f"{said} {say('compare.leverage.left_out', n=delivered.left_out)}"


def middles_gap_said(gap: Gap | None, fair: dict, name: str, say: Say) -> str:
    """How far apart the middle accounts are, or why that is not said."""
    if gap is None:
        lacking = fair["lacking"]
        return say(f"compare.all.{'unregistered' if fair['reason'] == 'no_account' else 'out'}.{lacking}")
    if gap.clear is None:
        return say("compare.all.few")
    if not gap.clear:
        return say("compare.noise")
    apart = gap.community - gap.government
    if name in SHARES:
        return f"{leading(apart)} {say('compare.points', amount=hundredths(abs(apart), say))}"
    return leading(apart) if not gap.ratio else f"{leading(apart)} {times(higher_times(gap), say)}"
