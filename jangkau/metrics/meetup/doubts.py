"""Why an effect that was found is not stated, where another way of estimating does not bear it out."""

from dataclasses import dataclass, replace
from math import sqrt

from jangkau.metrics.meetup.inference import Estimate
from jangkau.metrics.meetup.shocks import Shock
from jangkau.metrics.meetup.spillover import Spillover
from jangkau.metrics.meetup.verdict import Reason


@dataclass(frozen=True)
class Doubt:
    """Why an effect that was found is not stated, and the other estimate that does not bear it out, where there is one."""

    reason: Reason
    other: Estimate | None


def doubts(
    main: Estimate, alike: Estimate | None, without: Estimate | None, shocks: tuple[Shock, ...], spilt: Spillover | None
) -> tuple[Doubt, ...]:
    """An effect has to stand beside accounts of like growth, without the regencies that a shock hit, and beside no neighbours."""
    doubted: tuple[Doubt, ...] = ()
    if spilt and spilt.clear:
        doubted = (Doubt(Reason("spillover"), beyond_neighbours(main, spilt)),)
    if not main.significant:
        return doubted
    if alike is not None and not main.borne_out(alike):
        doubted = (*doubted, Doubt(Reason("growth_before"), alike))
    apart = [shock for shock in shocks if not shock.everywhere]
    if without and without.significant and main.borne_out(without):
        return doubted
    code = "shock_changes_result" if without else "shock_not_separable"
    return (*doubted, *(Doubt(Reason(code, event=shock.event_id), without) for shock in apart))


def beyond_neighbours(main: Estimate, spilt: Spillover) -> Estimate:
    """The effect were the comparison accounts elsewhere, whom it did not reach: the ends of its interval, moved by as much."""
    reach = (main.high - main.low) / 2
    error = sqrt((reach**2) + ((spilt.high - spilt.low) / 2) ** 2)
    middle = main.effect + spilt.difference
    return replace(main, effect=middle, low=middle - error, high=middle + error)
