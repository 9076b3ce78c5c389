"""What is said of a target: what was reached, what that rests on, where it will end, and what now."""

from collections.abc import Mapping
from dataclasses import dataclass

from jangkau.findings.shares import enough
from jangkau.findings.target.amounts import amount_said, goal_said, measure_said
from jangkau.locales import Say

# Where what is behind a measure is looked at: a page and what it is asked.
PLACES: dict[str, tuple[str, dict[str, str]]] = {
    "followers_growth": ("reach", {"measure": "growth"}), "views": ("reach", {"measure": "views"}),
    "agenda_response": ("campaigns", {"section": "agenda"}), "hoax_response": ("campaigns", {"section": "hoax"}),
    "accounts_active": ("overview", {}), "meetup_attendance": ("meetups", {}),
}  # fmt: skip
SIGNS = {"met": "✓", "missed": "✕", "running": "…", "unclear": "?", "unknown": "?"}


@dataclass(frozen=True)
class Line:
    """One target in words. filled: how much of its bar, 0 to 1; None where nothing is known. page, asked: where to look."""

    about: str
    state: str
    stands: str
    reached: str
    goal: str
    share: str
    filled: float | None
    rests: str
    caveats: tuple[str, ...]
    ahead: str
    act: str
    page: str
    asked: dict[str, str]


def line(row: Mapping, province: str, say: Say) -> Line:
    """A row of metrics.target.achieved in words; `province`: the code whose name need not be said."""
    measure, amount = row["measure"], given(row["amount"])
    page, asked = ("registry", {}) if row["lacking"] == "no_account" else PLACES[measure]
    waiting = row["state"] == "unclear" or row["lacking"] in ("no_data", "no_start")
    return Line(
        about_said(row, province, say), row["state"], say(f"target.state.{row['state']}"),
        say("target.unknown") if amount is None else amount_said(measure, amount, given(row["cases"]), say),
        goal_said(measure, row["target"], say), share_said(row, say),
        None if amount is None else max(0.0, min(1.0, row["share"])), rests_said(row, say), tuple(caveats(row, say)),
        ahead_said(row, say), act_said(row, waiting, say), "upload" if waiting else page, {} if waiting else asked,
    )  # fmt: skip


def given(value: float | None) -> float | None:
    """A number of a row; None where it is blank."""
    return None if value is None or value != value else float(value)


def about_said(row: Mapping, province: str, say: Say) -> str:
    """The measure, and whose it is where it is not the whole province's."""
    whose = [text for text in (row["organisation"], row["place_name"] if row["place"] != province else None) if text]
    return " · ".join([measure_said(row["measure"], say), *whose])


def share_said(row: Mapping, say: Say) -> str:
    """The achievement in per cent; empty where nothing is known or it would be a share of too few cases."""
    share, cases = given(row["share"]), given(row["cases"])
    return "" if share is None or (cases is not None and not enough(cases)) else say.percent(share)


def rests_said(row: Mapping, say: Say) -> str:
    """What the number rests on."""
    told, whole = row["told"], row["whole"]
    if row["measure"] == "hoax_response":
        return say("target.rests.hoaxes", n=whole) if whole else ""
    kind = {"agenda_response": "agendas", "meetup_attendance": "meetups"}.get(row["measure"], "accounts")
    return say(f"target.rests.{kind}", told=say.number(told), n=whole) if whole else ""


def caveats(row: Mapping, say: Say) -> list[str]:
    """What should be known before the number is quoted."""
    said = [say(f"target.lacking.{row['lacking']}")] if row["lacking"] else []
    coverage = given(row["coverage"])
    if not row["lacking"] and row["state"] == "unclear" and coverage is not None:
        said.append(say("target.low", coverage=say.percent(coverage)))
    if row["changed"] and given(row["steady"]) is not None:
        said.append(say("target.changed", steady=say.number(row["steady"]), told=say.number(row["told"])))
    return said


def ahead_said(row: Mapping, say: Say) -> str:
    """Where the period will end, with how often such forecasts hit; or why no range is told. Empty of a period that is over."""
    foreseen, low, high = (given(row[name]) for name in ("foreseen", "low", "high"))
    if foreseen is None:
        return ""
    tried, hit = say.number(row["tried"]), say.number(row["hit"])
    if low is None or high is None:
        return say(f"target.ahead.{row['unforeseen']}", tried=tried, hit=hit)
    measure = row["measure"]
    far = "above" if low >= row["target"] else "below" if high < row["target"] else "open"
    ends = {name: near(measure, amount, say) for name, amount in (("low", low), ("high", high))}
    return say(f"target.ahead.{far}", tried=tried, hit=hit, **ends)


def near(measure: str, amount: float, say: Say) -> str:
    """An amount that is foreseen: in two or three figures."""
    return f"{say.decimal(100 * amount)}%" if measure == "followers_growth" else say.short(amount)


def act_said(row: Mapping, waiting: bool, say: Say) -> str:
    """What now; empty where there is nothing to be done."""
    if row["state"] == "met" or row["lacking"] == "not_begun":
        return ""
    key = "waiting" if waiting else "no_account" if row["lacking"] == "no_account" else row["measure"]
    return say(f"target.act.{key}")
