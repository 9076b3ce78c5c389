"""Government and community in each kabupaten and kota."""

from dataclasses import replace

import numpy as np
import pandas as pd

from jangkau.metrics.kept import kept
from jangkau.metrics.scope import Scope
from jangkau.metrics.sides.compare_accounts import compare_accounts
from jangkau.metrics.sides.compared_measures import COMPARED
from jangkau.metrics.sides.rank_bands import FEWEST, drawn_medians, interval, rank_bands
from jangkau.metrics.warehouse import Warehouse
from jangkau.warehouse.vocabulary import OWNERS


def compare_regencies(warehouse: Warehouse, scope: Scope, measure: str) -> pd.DataFrame:
    """Each kabupaten and kota of the scope with its accounts in the middle, by gap, the community's lead first.

    Columns: code, label, government, community (medians; blank where there is none), *_accounts (with a value),
    *_registered, gap (of the logarithms of 1 + amount, or of the shares of one), ratio (community / government, amounts
    only), clear (whether the gap is more than noise; blank where a side has fewer than 3 accounts), band, rank_from,
    rank_to (of those with both sides), state (both, government, community, none: who has a value).
    """
    return _regencies(warehouse, replace(scope, owner=None), measure)


@kept
def _regencies(warehouse: Warehouse, scope: Scope, measure: str) -> pd.DataFrame:
    accounts = compare_accounts(warehouse, scope)[["regency_code", "owner", measure]].dropna(subset="regency_code")
    regions = _in_scope(warehouse.ask("regions", province=scope.province), scope)
    values = {key: part.to_numpy(dtype=float) for key, part in accounts.dropna(subset=measure).groupby(
        ["regency_code", "owner"], observed=True)[measure]}  # fmt: skip
    registered = accounts.groupby(["regency_code", "owner"], observed=True).size()
    for owner in OWNERS:
        of_side = [values.get((code, owner), ()) for code in regions["code"]]
        regions[owner] = [np.median(side) if len(side) else np.nan for side in of_side]
        regions[f"{owner}_accounts"] = [len(side) for side in of_side]
        regions[f"{owner}_registered"] = [int(registered.get((code, owner), 0)) for code in regions["code"]]
    return _banded(_gaps(regions, measure), values, measure)


def _in_scope(regions: pd.DataFrame, scope: Scope) -> pd.DataFrame:
    """The regions inside the Bakorwil or the regency."""
    if scope.bakorwil is not None:
        regions = regions[regions["bakorwil"] == scope.bakorwil]
    if scope.regency is not None:
        regions = regions[regions["code"] == scope.regency]
    return regions[["code", "label"]].reset_index(drop=True)


def scaled(values: np.ndarray | pd.Series, measure: str) -> np.ndarray | pd.Series:
    """On the scale where gaps are compared: amounts as log10(1 + amount), so that zero has a place; shares as they are."""
    return values if COMPARED[measure].share else np.log10(1 + values)


def _gaps(regions: pd.DataFrame, measure: str) -> pd.DataFrame:
    """With gap, ratio and state."""
    government, community = (regions[owner] for owner in OWNERS)
    has = [regions[owner].notna() for owner in OWNERS]
    ratio = np.nan if COMPARED[measure].share else community / government.where(government > 0)
    state = np.select([has[0] & has[1], has[0], has[1]], ["both", *OWNERS], "none")
    return regions.assign(gap=scaled(community, measure) - scaled(government, measure), ratio=ratio, state=state)


def _banded(regions: pd.DataFrame, values: dict, measure: str) -> pd.DataFrame:
    """Sorted by gap, with the bands within which ranks cannot be told apart."""
    both = regions[regions["state"] == "both"].sort_values(["gap", "code"], ascending=[False, True])
    drawn = [_drawn_gap(values, code, measure) for code in both["code"]]
    ends = [None if draws is None else interval(draws) for draws in drawn]
    both = both.assign(clear=pd.Series([None if end is None else not end[0] <= 0 <= end[1] for end in ends], both.index, object))
    both = both.join(rank_bands(both["gap"], drawn))
    rest = regions[regions["state"] != "both"].assign(highest=lambda frame: frame[list(OWNERS)].max(axis=1))
    rest = rest.sort_values(["state", "highest", "code"], ascending=[True, False, True]).drop(columns="highest")
    return pd.concat([both, rest.assign(clear=None)], ignore_index=True) if len(both) else _without_bands(rest)


def _without_bands(rest: pd.DataFrame) -> pd.DataFrame:
    return rest.assign(clear=None, band=np.nan, rank_from=np.nan, rank_to=np.nan).reset_index(drop=True)


def _drawn_gap(values: dict, code: str, measure: str) -> np.ndarray | None:
    """Bootstrap draws of a region's gap; None where a side has too few accounts."""
    sides = [scaled(values[code, owner], measure) for owner in OWNERS]
    if min(map(len, sides)) < FEWEST:
        return None
    return drawn_medians(sides[1]) - drawn_medians(sides[0])


def compare_regencies_all(warehouse: Warehouse, scope: Scope) -> pd.DataFrame:
    """Every measure by kabupaten and kota. Columns: measure and those of compare_regencies."""
    parts = [compare_regencies(warehouse, scope, measure).assign(measure=measure) for measure in COMPARED]
    every = pd.concat([part.astype({"clear": object}) for part in parts], ignore_index=True)
    return every[["measure", *(column for column in every.columns if column != "measure")]]


def rank_bands_all(warehouse: Warehouse, scope: Scope) -> pd.DataFrame:
    """The ranks of the regions with both sides, by measure, shared where the difference is within the noise.

    Columns: measure, code, label, gap, clear, band, rank_from, rank_to.
    """
    every = compare_regencies_all(warehouse, scope)
    columns = ["measure", "code", "label", "gap", "clear", "band", "rank_from", "rank_to"]
    return every.loc[every["state"] == "both", columns]
