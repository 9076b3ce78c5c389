"""What was corrected after publishing, in words: every number in full, as it was and as it is."""

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from jangkau.findings.week.posts import times_said
from jangkau.locales import Say

MOST = 4  # revisions in words; the others are counted
Value = float | str | None
Ends = tuple[float | None, float | None]


class Revised(Protocol):
    """One number: which (kind, name, field), as it was published and as it is now. None: not told."""

    @property
    def kind(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def field(self) -> str: ...
    @property
    def before(self) -> Value: ...
    @property
    def now(self) -> Value: ...


@dataclass(frozen=True)
class ChangedAmount:
    """How much of a figure or region there was, and is now: from the lowest to the highest that it may be."""

    kind: str
    name: str
    before: Ends
    now: Ends


def revisions_said(lines: list[str], days: tuple[date, date], say: Say) -> dict | None:
    """What was corrected, the first of it in words; None where nothing was. `days`: of publishing and of the correction."""
    if not lines:
        return None
    published_on, revised_on = days
    title = say("report.revised.title", day=say.short_day(revised_on), published=say.short_day(published_on))
    more = say("report.revised.more", n=len(lines) - MOST) if len(lines) > MOST else ""
    return {"title": title, "lines": lines[:MOST], "more": more}


def amount_revised(amount: ChangedAmount, regions: dict[str, str], say: Say) -> str:
    """A corrected amount, both in full; `regions`: names by code."""
    before, now = (amount_in_full(ends, say) for ends in (amount.before, amount.now))
    return say("report.revised.line", name=revised_name(amount, regions, say), before=before, now=now)


def amount_in_full(ends: Ends, say: Say) -> str:
    """A number, or a range from one to another, in full; what is not known is a dash."""
    low, high = ends
    if high is None or low is None or low == high:
        return number_in_full(high, say)
    return f"{number_in_full(low, say)}–{number_in_full(high, say)}"


def revision_said(revision: Revised, regions: dict[str, str], say: Say) -> str:
    """One corrected number, both values in full."""
    field, posting = revision.field, (revision.kind, revision.name) == ("figure", "posting")
    share = field in ("change", "share", "times", "score", "leverage") and not posting
    before, now = (value_said(value, field if share else "", say) for value in (revision.before, revision.now))
    fields = {"change": say("report.field.change"), "times": say("report.field.times"), "score": say("report.field.times"),
            "share": say("report.field.share")}.get(field, "")  # fmt: skip
    name = " ".join(filter(None, [revised_name(revision, regions, say), fields]))
    return say("report.revised.line", name=name, before=before, now=now)


def revised_name(revision: Revised | ChangedAmount, regions: dict[str, str], say: Say) -> str:
    """What the number is of: a figure, a region, a side, an account, a post, an agenda."""
    if revision.kind == "figure":
        return say(f"overview.card.{revision.name}")
    if revision.kind == "region":
        return regions.get(revision.name, revision.name)
    if revision.kind == "voice":
        return say(f"owner.{revision.name}")
    return say(f"report.revised.{revision.kind}", name=revision.name.partition(":")[2] or revision.name)


def value_said(value: Value, field: str, say: Say) -> str:
    """A value in full; what is not known is a dash."""
    if value is None:
        return "–"
    if isinstance(value, str):
        return say(f"report.value.{value}")
    if field in ("times", "score", "leverage"):
        return times_said(value, say)
    return percent_in_full(value, say) if field else number_in_full(value, say)


def percent_in_full(share: float, say: Say) -> str:
    """A share of one with a decimal, so that a small correction shows."""
    return say("compare.percent", amount=say.decimal(100 * share))


def number_in_full(value: Value, say: Say) -> str:
    """A number in full; words as they are, what is not known as a dash."""
    return say.number(value) if isinstance(value, int | float) else value or "–"
