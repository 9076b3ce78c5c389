"""Did the meetup make attending accounts grow? An answer where the data carry one, and what they lack where not."""

from dataclasses import replace

import pandas as pd

from jangkau.metrics.meetup.answer import EVERYONE, Group, MeetupEffect
from jangkau.metrics.meetup.compared import Compared, compared
from jangkau.metrics.meetup.guests import cut_at_next, strangers, with_roles
from jangkau.metrics.meetup.inference import Estimate, estimate, same_growth
from jangkau.metrics.meetup.long_difference import CHECKED, Window, gate
from jangkau.metrics.meetup.panel import Occasion, Panel, occasion, panel
from jangkau.metrics.meetup.sample import Sample
from jangkau.metrics.meetup.shocks import Shock, shocks, spared
from jangkau.metrics.meetup.verdict import Reason, counted, doubts, estimated, lacking, refusal, smallest_effect, weeks_told
from jangkau.metrics.warehouse import Warehouse

HORIZONS = (1, 4, 8, 12)


def meetup_effect(
    warehouse: Warehouse,
    event: str,
    outcome: str = "followers",
    horizon: int = 8,
    group: Group = EVERYONE,
    again: bool = False,
) -> MeetupEffect:
    """The answer for an event. `again`: of those that had come to an earlier meetup. Raises EventUnknown."""
    about, every, outsiders = with_guests(warehouse, event, outcome, horizon, again)
    kept = every.only(group.holds(every.accounts))
    disturbed = shocks(warehouse, about, kept.accounts, horizon)
    return replace(assess(kept, horizon, disturbed, about.exact), occasion=about, outsiders=outsiders)


def with_guests(
    warehouse: Warehouse, event: str, outcome: str, horizon: int, again: bool = False
) -> tuple[Occasion, Panel, pd.DataFrame]:
    """The event, the panel around it with everyone's role, and those that came from outside the panel."""
    about = occasion(warehouse, event)
    every = panel(warehouse, about, outcome)
    attended = warehouse.ask("meetup_attendance", event=event, week=about.week)
    known = warehouse.ask("meetup_registered")["account"]
    roles = with_roles(every.accounts, attended, event, horizon, again)
    return about, every.of(roles), strangers(every.accounts, attended, event, known)


def assess(roles: Panel, horizon: int, disturbed: tuple[Shock, ...] = (), exact: bool = True) -> MeetupEffect:
    """The answer for a panel whose accounts have their roles."""
    clean = cut_at_next(roles)
    seen = compared(clean, Window(horizon))
    sample = seen.sample()
    enough = not lacking(sample)
    before, after = weeks_told(clean, seen.used if enough else (clean.accounts["role"] != "").to_numpy())
    told = {"outcome": roles.outcome, "horizon": horizon, "seen": seen, "weeks_before": before, "weeks_after": after}
    refused = refusal(seen, horizon, before, after, exact)
    if refused:
        smallest = smallest_effect(sample, horizon) if exact else None
        return MeetupEffect(**told, **vars(refused), mde_pct=smallest, shocks=disturbed)
    return _judged(MeetupEffect(**told, **vars(counted(sample)), shocks=disturbed), sample)


def _judged(answer: MeetupEffect, sample: Sample) -> MeetupEffect:
    """The verdict over a sample that has the numbers."""
    main = estimate(sample, answer.horizon)
    if not main.varied:
        return replace(answer, reasons=(Reason("no_variation"),))
    placebo = _placebo(answer.seen, answer.weeks_before)
    answer = replace(answer, mde_pct=main.mde_pct, placebo=placebo)
    if placebo and placebo.found:
        return replace(answer, verdict="diverging", reasons=(Reason("placebo_rejects"),))
    return _stated(answer, main, sample)


def _stated(answer: MeetupEffect, main: Estimate, sample: Sample) -> MeetupEffect:
    """Effect or unsure, with every horizon and what bears the effect out or does not."""
    seen, horizon = answer.seen, answer.horizon
    apart = spared(answer.shocks, seen.panel.accounts)
    without = None if apart is None else estimated(seen.sample(apart), horizon)
    alike = same_growth(sample, horizon)
    doubted = doubts(main, alike, without, answer.shocks)
    believed = (main, *(doubt.other for doubt in doubted if doubt.other))
    unchecked = () if answer.placebo else (Reason("placebo_not_checked", answer.weeks_before, CHECKED),)
    others = (estimated(compared(seen.panel, Window(weeks)).sample(), weeks) for weeks in HORIZONS if weeks != horizon)
    return replace(
        answer,
        verdict="effect" if main.found and not doubted else "unsure",
        reasons=(*(doubt.reason for doubt in doubted), *unchecked),
        estimates=tuple(sorted((main, *filter(None, others)), key=lambda found: found.horizon)),
        same_growth=alike,
        without_shocks=without,
        low=min(found.low for found in believed),
        high=max(found.high for found in believed),
    )


def _placebo(seen: Compared, weeks_before: int) -> Estimate | None:
    """The gate over the same accounts; None where too few of them have the weeks for it."""
    window = gate(weeks_before)
    return estimated(compared(seen.panel.only(seen.used), window).sample(), window.horizon) if window else None
