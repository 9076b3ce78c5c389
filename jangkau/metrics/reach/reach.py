"""Reach and its sister measures by kabupaten and kota."""

from dataclasses import dataclass

import pandas as pd

from jangkau.metrics.scope import Scope
from jangkau.metrics.warehouse import Warehouse


@dataclass(frozen=True)
class Measure:
    """A measure of METRICS.md: the metric it reads, and whether it is told as a range and per 1,000 residents."""

    name: str
    metric: str
    ranged: bool = False
    per_1000: bool = False


MEASURES = {
    measure.name: measure
    for measure in (
        Measure("reach", "reach", ranged=True),
        Measure("reach_per_1000", "reach", ranged=True, per_1000=True),
        Measure("views", "views"),
        Measure("interactions", "interactions"),
        Measure("followers", "followers"),
    )
}


def regency_reach(warehouse: Warehouse, scope: Scope, measure: Measure = MEASURES["reach"]) -> pd.DataFrame:
    """What each kabupaten and kota of the scope reached in the week, those without accounts or data included.

    Columns: code, name, type (kabupaten, kota), label (short, told apart from its namesake), bakorwil, population
    (registered residents), population_year, tile_row, tile_col, state (value, zero, no_data, no_account), total (the
    sum; for reach not unique people), largest (the largest single value), accounts_with_data, accounts_registered
    (active that week), accounts_by_posts, per_1000_low, per_1000_high, provisional, and low, high: the measure itself,
    equal unless it is a range. Measures as in METRICS.md, definitions 1.
    """
    regions = warehouse.ask("regency_reach", metric=measure.metric, **scope.parameters())
    low, high = ("per_1000_low", "per_1000_high") if measure.per_1000 else ("largest", "total")
    return regions.assign(low=regions[low if measure.ranged else high], high=regions[high])


def total_reach(regions: pd.DataFrame, measure: Measure) -> tuple[float, float] | None:
    """The scope's measure from lowest to highest, over its regions with data; None where none has any."""
    known = regions[regions["high"].notna()]
    if known.empty:
        return None
    low, high = known["largest"].max(), known["total"].sum()
    if measure.per_1000:
        residents = known["population"].sum()
        low, high = 1000 * low / residents, 1000 * high / residents
    return (float(low) if measure.ranged else float(high)), float(high)


def half_of_all(regions: pd.DataFrame) -> int:
    """How many regions, the highest first, together make half of the sum; 0 where there is none."""
    totals = regions["total"].dropna().sort_values(ascending=False)
    if totals.sum() == 0:
        return 0
    return int((totals.cumsum() < totals.sum() / 2).sum()) + 1
