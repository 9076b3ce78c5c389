"""Which of the five answers the data allow, and why."""

from dataclasses import dataclass

import numpy as np

from jangkau.metrics.meetup.compared import Compared
from jangkau.metrics.meetup.inference import Estimate, estimate
from jangkau.metrics.meetup.panel import Panel
from jangkau.metrics.meetup.sample import Sample

ATTENDEES, COMPARISON = 10, 20
REGENCIES, WHOLE_REGENCIES, ATTENDING_REGENCIES = 5, 8, 3  # what the study measured: below them the interval fails
BEFORE, COUNTS_BEFORE, AFTER = 21, 12, 8  # weeks
TELLING = 10_000  # per cent: where only a hundredfold would have been found, nothing could be told
SPARSE = 3  # weeks between two totals, from which on weeks cannot be compared


@dataclass(frozen=True)
class Reason:
    """Why a verdict is not a plain effect: a code, and what there is of what is needed, or the event (or season) it is about."""

    code: str
    have: int | None = None
    needed: int | None = None
    event: str | None = None
    name: str | None = None

    @property
    def short_of(self) -> tuple[int, int] | None:
        """What there is and what is needed, where the reason is about a number."""
        return None if self.have is None or self.needed is None else (self.have, self.needed)

    def __str__(self) -> str:
        if self.short_of:
            return f"{self.code} {self.have}/{self.needed}"
        return f"{self.code} {self.event}" if self.event else self.code


@dataclass(frozen=True)
class Counted:
    """What an answer stands on, or lacks."""

    verdict: str
    reasons: tuple[Reason, ...]
    n_attendees: int
    n_comparison: int
    n_regencies: int


def weeks_known(panel: Panel, used: np.ndarray) -> tuple[int, int]:
    """How many weeks before the meetup and from it on: the median account's, of the side that has fewer."""
    accounts = panel.accounts[used]
    sides = [side for _, side in accounts.groupby(accounts["role"] == "attendee")]
    before = [-side["first_known"].median() for side in sides if side["first_known"].notna().any()]
    after = [side["last_known"].median() + 1 for side in sides if side["last_known"].notna().any()]
    return max(0, int(min(before, default=0))), max(0, int(min(after, default=0)))


def spacing(panel: Panel) -> int:
    """How many weeks lie between two totals, on the median over the accounts with a role; 0 where nobody tells of two."""
    measured = ~np.isnan(panel.levels[(panel.accounts["role"] != "").to_numpy()])
    measured = measured[measured.sum(axis=1) > 1]
    if panel.outcome != "followers" or not len(measured):
        return 0
    first, last = measured.argmax(axis=1), measured.shape[1] - 1 - measured[:, ::-1].argmax(axis=1)
    return round(float(np.median((last - first) / (measured.sum(axis=1) - 1))))


def lacking(sample: Sample) -> list[Reason]:
    """What a sample lacks of the least numbers; nothing: an estimate may be told."""
    attendees = int(sample.attended.sum())
    counts = [
        ("attendees", attendees, ATTENDEES),
        ("comparison", len(sample.y) - attendees, COMPARISON),
        ("regencies", sample.regencies, WHOLE_REGENCIES if sample.whole_regencies else REGENCIES),
        ("regencies_attending", sample.regencies_attending, ATTENDING_REGENCIES),
    ]
    return [Reason(code, have, needed) for code, have, needed in counts if have < needed]


def counted(sample: Sample, verdict: str = "not_enough", reasons: tuple[Reason, ...] = ()) -> Counted:
    """How many accounts and regencies a sample holds."""
    attendees = int(sample.attended.sum())
    return Counted(verdict, reasons, attendees, len(sample.y) - attendees, sample.regencies)


def refusal(comparison: Compared, horizon: int, before: int, after: int, exact: bool) -> Counted | None:
    """What keeps an estimate from being told, if anything. Counts are those of a panel as long as it should be."""
    needed = BEFORE if comparison.panel.outcome == "followers" else COUNTS_BEFORE
    spans = (("weeks_before", before, needed), ("weeks_after", after, max(AFTER, horizon)))
    short = [Reason(code, have, least) for code, have, least in spans if have < least]
    date_reasons = [] if exact else [Reason("date_known_to_month")]
    apart = spacing(comparison.panel)
    if apart >= SPARSE:
        telling = (comparison.panel.accounts["role"] != "").to_numpy() & ~np.isnan(comparison.panel.levels).all(axis=1)
        return counted(comparison.among(telling).sample(), "not_enough", (*date_reasons, Reason("spacing", apart, 1)))
    present = hypothetical(comparison, {reason.code for reason in short})
    sample = comparison.among(present).sample()
    attendees = int((present & comparison.attending).sum())
    if attendees and sample.attended.all():  # also where nobody is left to compare
        everyone = not (~comparison.attending & (comparison.panel.accounts["role"] == "comparison")).any()
        unlike = np.isin(comparison.why, ("owner_without_attendees", "platform_without_attendees"))
        other = (unlike | (present & ~comparison.attending)).any()  # or left out by the short panel alone
        why = Reason("everyone_attended" if everyone else "comparison_of_other_kind" if other else "comparison_without_data")
        regencies = comparison.panel.accounts["regency_code"][present & comparison.attending].nunique()
        return Counted("no_comparison", (*date_reasons, why, *short), attendees, 0, regencies)
    reasons = (*date_reasons, *short, *lacking(sample))
    return counted(sample, "not_enough", reasons) if reasons else None


def hypothetical(comparison: Compared, short: set[str]) -> np.ndarray:
    """Which accounts have the values, but for those that only a longer panel could hold."""
    excused = {f"{part}_without_{side}" for part in ("platform", "owner") for side in ("comparison", "attendees")}
    if short:
        excused |= {"no_value_before", *(["history_short"] if "weeks_before" in short else [])}
        excused |= {"no_value_after"} if "weeks_after" in short else set()
    return comparison.used | np.isin(comparison.why, list(excused))


def estimated(sample: Sample, horizon: int) -> Estimate | None:
    """The estimate where the least numbers are there."""
    return None if lacking(sample) else estimate(sample, horizon)


def smallest_effect(sample: Sample, horizon: int) -> float | None:
    """What a thin sample could have found, in per cent, where it can tell at all."""
    attendees = int(sample.attended.sum())
    if min(attendees, len(sample.y) - attendees) < 2 or sample.homes < 3:
        return None
    smallest = estimate(sample, horizon, draws=1)
    return smallest.mde_pct if smallest.error > 0 and smallest.mde_pct < TELLING else None
