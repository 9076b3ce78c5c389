"""Did the meetup make attending accounts grow? An answer where the data carry one, and what they lack where not."""

from dataclasses import replace

import pandas as pd

from jangkau.metrics.meetup.answer import EVERYONE, Group, MeetupEffect
from jangkau.metrics.meetup.compared import Compared, compared
from jangkau.metrics.meetup.doubts import doubts
from jangkau.metrics.meetup.examined import examine
from jangkau.metrics.meetup.guests import cut_at_next, strangers, with_roles
from jangkau.metrics.meetup.inference import Estimate, estimate, same_growth
from jangkau.metrics.meetup.leaps import without_leaps
from jangkau.metrics.meetup.long_difference import BESIDES, CHECKED, Window, gates
from jangkau.metrics.meetup.otherwise import other_ways
from jangkau.metrics.meetup.panel import Occasion, Panel, occasion, panel
from jangkau.metrics.meetup.sample import Sample
from jangkau.metrics.meetup.seasons import Season, seasons
from jangkau.metrics.meetup.shocks import Shock, shocks, spared
from jangkau.metrics.meetup.verdict import Reason, counted, estimated, lacking, refusal, smallest_effect, weeks_known
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
    group_panel = every.only(group.holds(every.accounts))
    disturbed = shocks(warehouse, about, group_panel.accounts, horizon)
    calendar = seasons(warehouse, about, horizon)
    answer = assess(group_panel, horizon, disturbed, about.exact, calendar)
    return replace(answer, occasion=about, outsiders=outsiders, group=group, again=again)


def with_guests(
    warehouse: Warehouse, event: str, outcome: str, horizon: int, again: bool = False
) -> tuple[Occasion, Panel, pd.DataFrame]:
    """The event, the panel around it with everyone's role, and those that came from outside the panel."""
    about = occasion(warehouse, event)
    every = panel(warehouse, about, outcome)
    attended = warehouse.ask("meetup_attendance", event=event, week=about.week)
    registered = warehouse.ask("meetup_registered")["account"]
    roles = with_roles(every.accounts, attended, event, horizon, again)
    return about, every.of(roles), strangers(every.accounts, attended, event, registered)


def assess(
    roles: Panel, horizon: int, disturbed: tuple[Shock, ...] = (), exact: bool = True, calendar: tuple[Season, ...] = (),
    beside: tuple[int, ...] = HORIZONS,
) -> MeetupEffect:  # fmt: skip
    """The answer for a panel with its roles. calendar: the seasons in the weeks after; beside: other horizons."""
    clean, leaps = without_leaps(cut_at_next(roles), horizon)
    comparison = compared(clean, Window(horizon))
    sample = comparison.sample()
    enough = not lacking(sample)
    before, after = weeks_known(clean, comparison.used if enough else (clean.accounts["role"] != "").to_numpy())
    refused = refusal(comparison, horizon, before, after, exact)
    counts = refused or counted(sample)
    answer = MeetupEffect(
        roles.outcome, horizon, counts.verdict, counts.reasons, comparison, counts.n_attendees, counts.n_comparison,
        counts.n_regencies, before, after, shocks=disturbed, examined=examine(comparison, horizon, leaps, calendar, disturbed),
    )  # fmt: skip
    if refused:
        return replace(answer, mde_pct=smallest_effect(sample, horizon) if exact else None)
    return _judged(answer, sample, beside)


def _judged(answer: MeetupEffect, sample: Sample, beside: tuple[int, ...]) -> MeetupEffect:
    """The verdict over a sample that has the numbers."""
    main = estimate(sample, answer.horizon)
    if not main.varied:
        return replace(answer, reasons=(Reason("no_variation"),))
    placebo = _placebo(answer.comparison, answer.weeks_before)
    answer = replace(answer, mde_pct=main.mde_pct, placebo=placebo)
    if placebo and placebo.significant:
        return replace(answer, verdict="diverging", reasons=(Reason("placebo_rejects"),))
    refused = answer.examined.refusals()
    if refused:
        return replace(answer, reasons=tuple(refused))
    return _stated(answer, main, sample, beside)


def _stated(answer: MeetupEffect, main: Estimate, sample: Sample, beside: tuple[int, ...]) -> MeetupEffect:
    """Effect or unsure, with every horizon and what bears the effect out or does not."""
    comparison, horizon = answer.comparison, answer.horizon
    apart = spared(answer.shocks, comparison.panel.accounts)
    without = None if apart is None else estimated(comparison.sample(apart), horizon)
    alike, ways = same_growth(sample, horizon), tuple(other_ways(comparison, sample, horizon))
    doubted = doubts(
        main, alike, without, answer.shocks, answer.examined.spillover,
        lambda: estimated(comparison.sample(comparison.in_regency), horizon), ways,
    )  # fmt: skip
    spilt = any(doubt.reason.code == "spillover" for doubt in doubted)  # then the comparison itself is touched by it
    believed = (*(() if spilt else (main,)), *(doubt.other for doubt in doubted if doubt.other),
                *(end for code, ends, _ in ways if code == "lost_many" for end in ends))  # fmt: skip
    unchecked = () if answer.placebo else (Reason("placebo_not_checked", answer.weeks_before, CHECKED),)
    others = (estimated(compared(comparison.panel, Window(weeks)).sample(), weeks) for weeks in beside if weeks != horizon)
    return replace(
        answer,
        verdict="effect" if main.significant and not doubted else "unsure",
        reasons=(*dict.fromkeys(doubt.reason for doubt in doubted), *unchecked),
        estimates=tuple(sorted((main, *filter(None, others)), key=lambda estimate: estimate.horizon)),
        same_growth=alike,
        without_shocks=without,
        low=min(estimate.low for estimate in believed),
        high=max(estimate.high for estimate in believed),
    )


def _placebo(comparison: Compared, weeks_before: int) -> Estimate | None:
    """The gate over the same accounts; None where too few of them have the weeks for it. Its other looks where they reject."""
    used, windows = comparison.panel.only(comparison.used), gates(weeks_before)
    main, *besides = [estimated(compared(used, window).sample(), window.horizon) for window in windows] or [None]
    clear = (look for look in besides if look and look.significant and max(look.p_cluster, look.p_permutation) < BESIDES)
    return main if main is None or main.significant else next(clear, main)
