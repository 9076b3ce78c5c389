"""Which kabupaten and kota lead, and how sure their places are."""

import pandas as pd

from jangkau.metrics.kept import kept
from jangkau.metrics.reach.change import regency_changes
from jangkau.metrics.reach.rank_bands import rank_bands
from jangkau.metrics.reach.reach import Measure, account_values, regency_reach
from jangkau.metrics.scope import Scope
from jangkau.metrics.warehouse import Warehouse

MOST_REGIONS = 0.5  # of the regions have data, or nobody is said to lead


def ranking(warehouse: Warehouse, scope: Scope, measure: Measure) -> pd.DataFrame:
    """The regions with a value or zero, the highest first, with their place (equal values share one) and its band.

    The frame of regency_reach with rank (1 is the highest), rank_from and rank_to (between which it may stand, rank_bands).
    """
    regions = regency_reach(warehouse, scope, measure)
    residents = regions.set_index("code")["population"] if measure.per_1000 else None
    bands = rank_bands(account_values(warehouse, scope, measure), residents, measure.middle)
    ranked = regions[regions["high"].notna()]
    ranked = ranked.assign(rank=ranked["high"].rank(method="min", ascending=False).astype(int)).merge(bands, "left", on="code")
    return ranked.sort_values(["high", "code"], ascending=[False, True]).reset_index(drop=True)


@kept
def ranked_regions(warehouse: Warehouse, scope: Scope, measure: Measure) -> pd.DataFrame:
    """All regions as regency_reach has them, with change and accounts_compared (regency_changes), rank and its band.

    A middle is itself a change: of it there is none.
    """
    regions = regency_reach(warehouse, scope, measure)
    changes = regency_changes(warehouse, scope, measure.metric)
    regions = regions.merge(changes[:0] if measure.middle else changes, "left", on="code")
    return regions.merge(ranking(warehouse, scope, measure)[["code", "rank", "rank_from", "rank_to"]], "left", on="code")


def sure_leader(regions: pd.DataFrame) -> str | None:
    """The region that leads whichever accounts it rests on; None where it may stand elsewhere, or most regions have no data."""
    banded = regions[regions["high"].notna()]
    if len(banded) < MOST_REGIONS * len(regions) or len(banded) < 2:
        return None
    first = banded.sort_values(["high", "code"], ascending=[False, True]).iloc[0]
    return first["label"] if first["rank_to"] == 1 and not first["thin"] else None
