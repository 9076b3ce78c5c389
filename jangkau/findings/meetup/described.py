"""What happened around a meetup, in words that claim nothing: who came, how both sides grew, how often they posted."""

from datetime import date, timedelta

import pandas as pd

from jangkau.findings.meetup.verdict import signed_pct
from jangkau.findings.shares import fraction_said, share_with_fraction
from jangkau.locales import Say
from jangkau.metrics.meetup.description import Came, Description
from jangkau.metrics.meetup.panel import monday

SIDES = ("attendee", "other")


def came_in_words(who: Came, say: Say) -> str:
    """How many of the registered came, from how many regencies, of which owners and organisations."""
    if not who.came:
        return say("meetup.described.nobody")
    of_registered = share_with_fraction(who.came_registered, who.registered, say)
    parts = [say("meetup.described.came", accounts=of_registered,
                 regencies=fraction_said(who.regencies, who.regencies_registered, say))]  # fmt: skip
    owners = {"government": who.government, "community": who.community}
    parts += [say("meetup.described.owners", **{name: say.number(count) for name, count in owners.items()})]
    parts += [say("meetup.described.press", n=who.press)] if who.press else []
    parts += [say("meetup.described.organisations", n=who.organisations)] if who.organisations else []
    strangers = who.came - who.came_registered
    return " ".join([*parts, *([say("meetup.described.strangers", n=strangers)] if strangers else [])])


def side(sides: pd.DataFrame, name: str) -> dict | None:
    """A side's row; None where nobody of it tells of both periods."""
    rows = sides[(sides["side"] == name) & (sides["measured"] > 0)]
    return None if rows.empty else rows.iloc[0].to_dict()


def growth_said(described: Description, say: Say) -> str:
    """Both sides before and after, in one sentence; what is missing where one is."""
    both = {name: side(described.sides, name) for name in SIDES}
    mine, others = both["attendee"], both["other"]
    if mine is None:
        return say("meetup.described.growth.none")
    amounts = {"before": signed_pct(mine["before_pct"], say), "after": signed_pct(mine["after_pct"], say)}
    n_weeks = described.periods.each
    if others is None:
        return say("meetup.described.growth.alone", n=n_weeks, **amounts)
    rest = {"others_before": signed_pct(others["before_pct"], say), "others_after": signed_pct(others["after_pct"], say)}
    return say("meetup.described.growth", n=n_weeks, **amounts, **rest)


def growth_unit(described: Description, say: Say) -> str:
    """What the table's numbers are."""
    return say("meetup.described.table", n=described.periods.each)


def periods_said(described: Description, say: Say) -> tuple[str, str]:
    """The two periods' names: weeks before and after, days where totals are rarer, months where only the month is known."""
    first, last = described.periods.after
    if described.periods.between_totals:
        return between_said(described, described.periods.before, say), between_said(described, described.periods.after, say)
    if described.occasion.exact:
        weeks = last - first
        return say("meetup.described.before", n=weeks), say("meetup.described.after", n=weeks)
    month = described.occasion.starts_on.replace(day=1)
    following = _month_on(month)
    after = say("meetup.described.months", first=say.month(following), last=say.month(_month_on(following)))
    return say.month(month - timedelta(days=1)), after


def between_said(described: Description, period: tuple[int, int], say: Say) -> str:
    """The Mondays of the weeks whose totals are compared."""
    first, last = (monday(described.occasion, week) for week in period)
    return say.short_days(first, last)


def _month_on(month: date) -> date:
    return (month + timedelta(days=31)).replace(day=1)


def sides_rows(described: Description, say: Say) -> list[tuple[str, str, str]]:
    """The small table: a side with its accounts, its growth before and after."""
    rows = []
    for name in SIDES:
        row = side(described.sides, name)
        if row:
            label = say(f"meetup.described.side.{name}", n=int(row["measured"]))
            rows.append((label, signed_pct(row["before_pct"], say), signed_pct(row["after_pct"], say)))
    return rows


def regencies_described(described: Description, say: Say) -> pd.DataFrame:
    """Every regency, a line: how both sides grew before and after, and over how many accounts."""
    lines: dict[str, dict[str, str]] = {}
    for row in described.regencies.to_dict("records"):
        line = lines.setdefault(row["regency"], {say("meetup.column.regency"): row["regency"]})
        line[say(f"meetup.posting.{row['side']}")] = growth_in_regency(row, say)
    names = [say("meetup.column.regency"), *(say(f"meetup.posting.{side}") for side in SIDES)]
    return pd.DataFrame(list(lines.values())).reindex(columns=names).fillna("–")


def growth_in_regency(row: dict, say: Say) -> str:
    """Before and after, with the accounts that tell of both."""
    if not row["measured"]:
        return say("meetup.described.few", n=int(row["accounts"]))
    before, after = (signed_pct(row[f"{period}_pct"], say) for period in ("before", "after"))
    return say("meetup.described.of", before=before, after=after, n=int(row["measured"]))


def posting_said(described: Description, say: Say) -> str:
    """The attendees' posts in the weeks after beside their own habit, in one sentence."""
    weeks = described.weeks
    after = weeks[(weeks["side"] == "attendee") & weeks["week"].between(0, described.periods.after[1])]
    if after.empty:
        return say("meetup.described.posts.none")
    return say("meetup.described.posts", posts=say.decimal(after["posts"].mean()), habit=say.decimal(after["unchanged"].mean()),
               n=int(after["accounts"].max()))  # fmt: skip


def posting_described(described: Description, say: Say) -> str:
    """The weeks of posts in words: whose they are."""
    sides = [name for name in SIDES if (described.weeks["side"] == name).any()]
    return say("meetup.described.posts.alt", sides=say.listed([say(f"meetup.posting.{name}") for name in sides]))
