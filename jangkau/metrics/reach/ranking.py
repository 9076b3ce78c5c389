"""Which kabupaten and kota lead."""

import pandas as pd

from jangkau.metrics.kept import kept
from jangkau.metrics.reach.change import regency_changes
from jangkau.metrics.reach.reach import Measure, regency_reach
from jangkau.metrics.scope import Scope
from jangkau.metrics.warehouse import Warehouse


def ranking(regions: pd.DataFrame) -> pd.DataFrame:
    """The regions with a value or zero, the highest first, with their place (equal values share one).

    Takes the frame of regency_reach; adds rank (1 is the highest).
    """
    ranked = regions[regions["high"].notna()]
    ranked = ranked.assign(rank=ranked["high"].rank(method="min", ascending=False).astype(int))
    return ranked.sort_values(["high", "code"], ascending=[False, True]).reset_index(drop=True)


@kept
def ranked_regions(warehouse: Warehouse, scope: Scope, measure: Measure) -> pd.DataFrame:
    """All regions of the scope as regency_reach tells them, with change and accounts_compared (regency_changes) and rank."""
    regions = regency_reach(warehouse, scope, measure)
    regions = regions.merge(regency_changes(warehouse, scope, measure.metric), "left", on="code")
    return regions.merge(ranking(regions)[["code", "rank"]], "left", on="code")
