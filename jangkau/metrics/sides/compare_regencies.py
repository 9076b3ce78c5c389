"""Government and community in each kabupaten and kota: community ahead, no clear difference, government ahead."""

from dataclasses import replace

import numpy as np
import pandas as pd

from jangkau.metrics.kept import kept
from jangkau.metrics.scope import Scope
from jangkau.metrics.sides.compare_accounts import compare_accounts
from jangkau.metrics.sides.compared_measures import COMPARED
from jangkau.metrics.sides.gap import Accounts, Gap, gap, middle, side_values
from jangkau.metrics.sides.rank_test import beyond_chance
from jangkau.metrics.warehouse import Warehouse
from jangkau.warehouse.vocabulary import SIDES

GROUPS = ("community", "unclear", "government")  # in this order, never a ranking of what cannot be told apart


def compare_regencies(warehouse: Warehouse, scope: Scope, measure: str) -> pd.DataFrame:
    """Each kabupaten and kota of the scope: clear leads of the community, no clear difference, clear leads of the government.

    Columns: code, label, government, community (the middle accounts within the platforms of both, as in gap; where there is no
    such platform each side's own median; blank where there is none), *_accounts (with a value), *_registered, gap (of the
    logarithms of 1 + amount, or of the shares of one; blank without a platform of both), ratio (community / government; blank
    unless clear), chance, clear (more than noise, at a false-discovery rate of one in ten over the regencies; blank where a side
    has fewer than 3 accounts on the platforms of both), group (community, unclear, government; blank without both sides), band
    (1 to 3: the group), rank_from, rank_to (that a group shares), state (both, government, community, none: who has a value).
    """
    return _regencies(warehouse, replace(scope, owner=None), measure)


@kept
def _regencies(warehouse: Warehouse, scope: Scope, measure: str) -> pd.DataFrame:
    accounts = compare_accounts(warehouse, scope)
    regions = _in_scope(warehouse.ask("regions", province=scope.province), scope)
    places = accounts.groupby("regency_code", observed=True).indices
    columns = {name: np.asarray(accounts[name]) for name in ("owner", "platform", measure)}
    nobody = np.array([], dtype=int)
    rows = [
        {"code": code, "label": label}
        | _region({name: column[places.get(code, nobody)] for name, column in columns.items()}, measure)
        for code, label in zip(regions["code"], regions["label"], strict=True)
    ]
    return _grouped(rows)


def _in_scope(regions: pd.DataFrame, scope: Scope) -> pd.DataFrame:
    """The regions inside the Bakorwil or the regency."""
    if scope.bakorwil is not None:
        regions = regions[regions["bakorwil"] == scope.bakorwil]
    if scope.regency is not None:
        regions = regions[regions["code"] == scope.regency]
    return regions[["code", "label"]].reset_index(drop=True)


def _region(accounts: Accounts, measure: str) -> dict:
    """One region's sides."""
    values = {owner: side_values(accounts, owner, measure) for owner in SIDES}
    registered = {f"{owner}_registered": int((accounts["owner"] == owner).sum()) for owner in SIDES}
    counts = {f"{owner}_accounts": len(side) for owner, side in values.items()}
    has = [len(values[owner]) > 0 for owner in SIDES]
    state = "both" if all(has) else SIDES[has.index(True)] if any(has) else "none"
    apart = gap(accounts, measure) if state == "both" else None
    middles = {owner: getattr(apart, owner) if apart else middle(side) if len(side) else np.nan for owner, side in values.items()}
    return {**middles, **counts, **registered, **_apart(apart, measure), "state": state}


def _apart(apart: Gap | None, measure: str) -> dict:
    """What the gap of one region tells; blank without a platform of both."""
    if apart is None:
        return {"gap": np.nan, "ratio": np.nan, "chance": np.nan, "leader": None}
    distance = scaled(apart.community, measure) - scaled(apart.government, measure)
    chance = np.nan if apart.chance is None else apart.chance
    return {"gap": distance, "ratio": apart.ratio or np.nan, "chance": chance, "leader": apart.leader or apart.higher}


def scaled(value: float, measure: str) -> float:
    """On the scale where gaps are compared: amounts as log10(1 + amount), so that zero has a place; shares as they are."""
    return value if COMPARED[measure].share else float(np.log10(1 + value))


def _grouped(regions: list[dict]) -> pd.DataFrame:
    """With clear, group and the ranks that a group shares; clear leads by their gap, the others by name."""
    chances = [None if np.isnan(region["chance"]) else region["chance"] for region in regions]
    for region, chance, beyond in zip(regions, chances, beyond_chance(chances), strict=True):
        region["clear"] = None if chance is None else beyond
        leader = region.pop("leader")
        region["group"] = "" if region["state"] != "both" else leader if region["clear"] and leader else "unclear"
        region["ratio"] = region["ratio"] if region["group"] in SIDES else np.nan
    rows = pd.DataFrame(sorted(regions, key=_place)).astype({"clear": object})
    places = {name: place for place, name in enumerate(GROUPS, 1)}
    band = rows["group"].map(places).astype(float)
    shared = pd.Series(range(1, len(rows) + 1), dtype=float).where(band.notna()).groupby(band)
    return rows.assign(band=band, rank_from=shared.transform("min"), rank_to=shared.transform("max"))


def _place(region: dict) -> tuple:
    """The groups one below the other, then those that lack a side, then those without any value."""
    lead = -region["gap"] if region["group"] in SIDES else 0.0
    values = [region[side] for side in SIDES if not np.isnan(region[side])]
    highest = 0.0 if region["state"] == "both" else -max(values, default=-np.inf)
    return (*GROUPS, "").index(region["group"]), region["state"], lead, highest, region["label"]


def compare_regencies_all(warehouse: Warehouse, scope: Scope) -> pd.DataFrame:
    """Every measure by kabupaten and kota. Columns: measure and those of compare_regencies."""
    parts = [compare_regencies(warehouse, scope, measure).assign(measure=measure) for measure in COMPARED]
    every = pd.concat([part.astype({"clear": object}) for part in parts], ignore_index=True)
    return every[["measure", *(column for column in every.columns if column != "measure")]]


def rank_bands_all(warehouse: Warehouse, scope: Scope) -> pd.DataFrame:
    """The groups of the regions with both sides, by measure: within one the ranks are shared.

    Columns: measure, code, label, gap, clear, group, band, rank_from, rank_to.
    """
    every = compare_regencies_all(warehouse, scope)
    columns = ["measure", "code", "label", "gap", "clear", "group", "band", "rank_from", "rank_to"]
    return every.loc[every["state"] == "both", columns]
