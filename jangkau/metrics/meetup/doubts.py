"""Why an effect that was found is not stated, where another way of estimating does not bear it out."""

from collections.abc import Callable
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
    main: Estimate, alike: Estimate | None, without: Estimate | None, shocks: tuple[Shock, ...], spilt: Spillover | None,
    regional: Callable[[], Estimate | None], ways: tuple[tuple[str, tuple[Estimate, ...], bool], ...] = (),
) -> tuple[Doubt, ...]:  # fmt: skip
    """An effect has to stand beside accounts of like growth, without the regencies that a shock hit, and beside no neighbours.

    regional: the effect among the accounts of regencies, whom spillover is looked for among. ways: those of otherwise.py,
    any of which has to find the effect too, and not another one.
    """
    doubted: tuple[Doubt, ...] = ()
    if spilt and spilt.clear:
        doubted = (Doubt(Reason("spillover"), beyond_neighbours(regional() or main, spilt)),)
    for code, others, differs in ways:
        turned = differs or (main.significant and not all(main.borne_out(other) for other in others))
        doubted += tuple(Doubt(Reason(code), other) for other in others if turned)
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
    """The effect were all comparison accounts elsewhere, whom it did not reach: its interval, moved by the neighbours' share."""
    share = spilt.neighbours / (spilt.neighbours + spilt.elsewhere)
    reach = (main.high - main.low) / 2
    error = sqrt(reach**2 + ((spilt.high - spilt.low) / 2) ** 2)  # in full: who is a neighbour of how many is roughly known
    middle = main.effect + share * spilt.difference
    return replace(main, effect=middle, low=middle - error, high=middle + error)
