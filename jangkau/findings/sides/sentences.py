"""What is said of government beside community: the headline, what it rests on, notes, leverage."""

import pandas as pd

from jangkau.charts.sides.amounts import SHARES, hundredths, said, times
from jangkau.findings.period import period_said
from jangkau.findings.view import View
from jangkau.locales import Say
from jangkau.metrics.reach.reach import SUMMED_WEEKS
from jangkau.metrics.sides.compare_regencies import GROUPS
from jangkau.metrics.sides.compared_measures import other
from jangkau.metrics.sides.gap import Gap
from jangkau.metrics.sides.sides import Sides
from jangkau.warehouse.vocabulary import MARKS, SIDES


def sides_headline(sides: Sides, measure: str, view: View, say: Say) -> str:
    """The finding: which side's middle account is higher, and how much; or why that cannot be said."""
    gap, fair = sides.gaps[measure], sides.counted[measure]
    if gap is None:
        return missing(fair, measure, view, say)
    named = {"measure": say(f"compare.measure.{measure}")}
    if gap.clear is None:
        return say("compare.title.few", measure=say(f"compare.inline.{measure}"))
    if gap.leader is None:
        return say("compare.title.noise", **named)
    names = {"leader": say(f"compare.owner.{gap.leader}"), "other": say(f"compare.owner.{other(gap.leader)}")}
    if gap.times:
        return say("compare.title.ahead", **named, **names, times=times(gap.times, say))
    high, low = (said(getattr(gap, owner), measure, say) for owner in (gap.leader, other(gap.leader)))
    return say("compare.title.share", **named, **names, high=high, low=low)


def missing(fair: dict, measure: str, view: View, say: Say) -> str:
    """The sentence where a side has nothing to compare."""
    inline = say(f"compare.inline.{measure}")
    if fair["reason"] == "no_platform":
        return say("compare.title.no_platform", measure=inline, place=view.place)
    if fair["lacking"] == "both":
        return say("compare.title.nothing", measure=inline, place=view.place)
    side = say(f"compare.owner.{fair['lacking']}")
    if not fair[f"{fair['lacking']}_registered"]:
        return say("compare.title.unregistered", side=side, place=view.place)
    return say("compare.title.none", measure=inline, side=side, place=view.place)


def sides_basis(sides: Sides, measure: str, view: View, say: Say) -> str:
    """The middle accounts, and how many of how many accounts they stand for."""
    gap, fair = sides.gaps[measure], sides.counted[measure]
    middle = {owner: said(getattr(gap, owner), measure, say) for owner in SIDES} if gap else {}
    middles = say("compare.middles" if gap and len(gap.platforms) > 1 else "compare.middles.one", **middle) if gap else ""
    there, period = [owner for owner in SIDES if fair[f"{owner}_registered"]], period_said(view.scope, say)
    if len(there) == 1:
        have, whole = fair[there[0]], fair[f"{there[0]}_registered"]
        return say("compare.rests.alone", have=say.number(have), n=whole, owner=say(f"compare.owner.{there[0]}"), period=period)
    counts = {owner: say.number(fair[owner]) for owner in SIDES}
    whole = {f"{owner}_all": say.number(fair[f"{owner}_registered"]) for owner in SIDES}
    return f"{middles} {say('compare.rests', **counts, **whole, period=period)}".strip()


def unit_line(measure: str, view: View, say: Say) -> str:
    """What one dot counts, and the period."""
    unit = say(f"compare.unit.{measure}")
    if measure == "reach" and view.scope.weeks > SUMMED_WEEKS:
        unit = say("reach.average", unit=unit)
    return f"{unit} · {period_said(view.scope, say)}"


def whole_said(sides: Sides, measure: str, say: Say) -> str:
    """Both sides as a whole, in small print; reach as a range."""
    amounts = {owner: whole_of(sides.sides[measure][owner], measure, say) for owner in SIDES}
    kind = "reach" if measure == "reach" else "share" if measure in SHARES else "amount"
    return say(f"compare.whole.{kind}", **amounts)


def whole_of(row: dict, measure: str, say: Say) -> str:
    """A side as a whole."""
    if pd.isna(row["whole"]):
        return say("state.no_data")
    return say.between(row["largest"], row["whole"]) if measure == "reach" else said(row["whole"], measure, say)


def sides_notes(sides: Sides, measure: str, say: Say) -> list[str]:
    """What a careful reader should know: the fair set, what fell out and why, and where numbers come from."""
    counted = [say("compare.note.fair")]
    platforms = sides.counted[measure]["platforms_without"].split()
    if platforms and sides.counted[measure]["compared"]:
        names = say.listed([say(f"platform.{name}") for name in platforms])
        counted.append(say("compare.note.without", measure=say(f"compare.measure.{measure}"), platforms=names))
    by_posts = sides.accounts.get(f"{measure}_by_posts")
    if by_posts is not None and by_posts.any():
        counted.append(say("compare.note.posts_alone" if measure == "reach" else "compare.note.by_posts", n=int(by_posts.sum())))
    province = int((sides.accounts["level"] == "province").sum())
    if province:
        counted.append(say("compare.note.province", n=province))
    return [" ".join(counted), voice_note(sides, say)]


def voice_note(sides: Sides, say: Say) -> str:
    """The share of voice of all interactions together, in small print: the loudest platform rules it. Of one side nothing."""
    raw = sides.voice.set_index("owner")["raw_share"]
    if raw.isna().any():
        return ""
    shares = dict(zip(SIDES, say.parts([raw[owner] for owner in SIDES]), strict=True))
    return say("compare.note.voice", **shares, amount=say.short(sides.voice["interactions"].sum()))


def leverage_said(leverage: pd.DataFrame, say: Say) -> str:
    """Potential and delivered leverage in one sentence."""
    potential, delivered = leverage.itertuples()
    if pd.isna(potential.times):
        return say("compare.leverage.unknown", reason=say(f"compare.leverage.blank.{potential.reason}"))
    begun = say("compare.leverage.said", times=say.decimal(potential.times))
    if pd.isna(delivered.times):
        return begun + say("compare.leverage.said.blank", reason=say(f"compare.leverage.blank.{delivered.reason}"))
    parts = [begun + say("compare.leverage.said.delivered", n=delivered.events, times=times(delivered.times, say))]
    if pd.notna(delivered.reach_low) and pd.notna(delivered.reach_high):
        low, high = (say.short(round(value, 1)) for value in (delivered.reach_low, delivered.reach_high))
        parts.append(say("compare.leverage.reach", low=low, high=high))
    if delivered.left_out:
        parts.append(say("compare.leverage.left_out", n=delivered.left_out))
    return " ".join(parts)


def middles_gap_said(gap: Gap | None, fair: dict, name: str, say: Say) -> str:
    """How far apart the middle accounts are, or why that is not said."""
    if gap is None:
        if fair["reason"] == "no_platform":
            return say("compare.all.no_platform")
        return say(f"compare.all.out.{fair['lacking']}")
    if gap.clear is None:
        return say("compare.all.few")
    if gap.leader is None:
        return say("compare.noise")
    if gap.times:
        return f"{MARKS[gap.leader]} {times(gap.times, say)}"
    apart = abs(gap.community - gap.government)
    words = say("compare.points", amount=hundredths(apart, say)) if name in SHARES else f"+{said(apart, name, say)}"
    return f"{MARKS[gap.leader]} {words}"


def untold_said(sides: Sides, there: list[str], say: Say) -> list[str]:
    """Beside which side nobody stands, and which measures no account tells."""
    apart = [owner for owner in SIDES if owner not in there and there]
    counted = next(iter(sides.counted.values()))
    lines = [say(f"compare.all.{'alone' if counted[f'{owner}_registered'] else 'unregistered'}.{owner}") for owner in apart]
    nobody = [say(f"compare.inline.{name}") for name in sides.counted if name not in sides.told()]
    return lines + [say("compare.all.untold", measures=say.listed(nobody))] * bool(nobody)


def regions_finding(regencies: pd.DataFrame, say: Say) -> str:
    """How many regions each group holds; of an empty one nothing."""
    counts, clear_first = regencies["group"].value_counts(), sorted(GROUPS, key="unclear".__eq__)
    said = "; ".join(say(f"compare.groups.{group}", n=int(counts[group])) for group in clear_first if counts.get(group, 0))
    return said and f"{said[0].upper()}{said[1:]}."
