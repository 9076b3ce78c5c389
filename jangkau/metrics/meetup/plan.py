"""What was settled before a meetup, and whether what is asked now is that."""

from dataclasses import dataclass

import pandas as pd

from jangkau.metrics.meetup.panel import Occasion, occasion
from jangkau.metrics.warehouse import Warehouse
from jangkau.warehouse.plan import Plan, plan_of


@dataclass(frozen=True)
class Settled:
    """state: none, kept (asked as it was frozen), other (something else, or of others), changed (the invitation since)."""

    state: str
    plan: Plan | None = None


def settled(about: Occasion, outcome: str, horizon: int, everyone: bool = True) -> Settled:
    """How a question about a meetup stands to the one that was frozen. everyone: asked of all that came for the first time."""
    plan = plan_of(about.plan)
    if plan is None or plan.frozen_on >= about.starts_on:
        return Settled("none")
    if not plan.intact(about.event_id, about.invited_scope):
        return Settled("changed", plan)
    return Settled("kept" if everyone and (plan.outcome, plan.horizon) == (outcome, horizon) else "other", plan)


def meetup_plan(warehouse: Warehouse, event: str, outcome: str, horizon: int) -> pd.DataFrame:
    """One row. Columns: state, and of the frozen question outcome, horizon, frozen_on, invited and fingerprint (blank: none)."""
    stands = settled(occasion(warehouse, event), outcome, horizon)
    blank = dict.fromkeys(Plan.__dataclass_fields__)
    return pd.DataFrame([{"state": stands.state, **(vars(stands.plan) if stands.plan else blank)}], dtype=object)
