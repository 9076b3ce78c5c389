"""Government against community on real export files, against the same files read by tests/independent.py."""

from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from etl.load import load
from etl.receipt import Answer
from etl.registry.register import load_registry
from jangkau.metrics.scope import Scope
from jangkau.metrics.shelf import reading
from jangkau.metrics.sides.compare import compare, share_of_voice
from jangkau.metrics.sides.compare_accounts import compare_accounts
from jangkau.metrics.sides.compare_regencies import compare_regencies
from jangkau.metrics.sides.concentration import concentration
from jangkau.metrics.sides.fair_set import fair_set
from jangkau.metrics.warehouse import Warehouse
from jangkau.warehouse.folders import Folders
from jangkau.warehouse.vocabulary import SIDES as OWNERS
from tests import test_exports as exports
from tests.independent import EXPORTED, LOADED_AT
from tests.made import order

pytestmark = exports.pytestmark
# Invented owners and homes: account -> (owner, regency)
SIDES = {
    "instagram:vintagerest.bg": ("government", "35.71"), "instagram:elitravelguy": ("government", "35.78"),
    "facebook:mh4ukraine": ("government", "35.06"), "x:adhorg": ("government", "35.10"),
    "facebook:restaurantvintage": ("community", "35.71"), "tiktok:vintagerest.bg": ("community", "35.71"),
    "tiktok:haileytupy2.0": ("community", "35.10"), "youtube:priyankapatel05": ("community", "35.10"),
}  # fmt: skip
MONDAYS = [date(2025, 11, 3), date(2025, 11, 10), date(2025, 12, 15), date(2026, 2, 16), date(2021, 3, 8)]


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> Warehouse:
    folders = Folders(tmp_path_factory.mktemp("compared") / "data")
    wanted = [export for export in exports.LOADED if export.account in SIDES]
    answers = {export.path: Answer(export.chosen, EXPORTED if "htupy" in export.file else None) for export in wanted}
    load(folders, [export.path for export in wanted], order(chosen=None, now=LOADED_AT), answers=answers)
    registry: Path = folders.data / "accounts.csv"
    lines = [f"{account.replace(':', ',')},{owner},{regency}" for account, (owner, regency) in SIDES.items()]
    registry.write_text("\n".join(["platform,handle,owner,regency", *lines]), encoding="utf-8")
    assert load_registry(folders, "accounts", registry, order()).loaded == len(SIDES)
    with reading(folders.data) as opened:
        yield opened


def told(metric: str, monday: date) -> dict[str, list[int]]:
    """What the files say of a metric on the days of a week, account by account, read without the importers."""
    week = [monday + timedelta(days=day) for day in range(7)]
    found: dict[str, dict[date, int]] = {}
    for export in exports.LOADED:
        if export.account in SIDES:
            days = export.told.days.get(metric, {})
            found.setdefault(export.account, {}).update({day: days[day] for day in week if days.get(day) is not None})
    return {account: list(days.values()) for account, days in found.items() if days}


@pytest.mark.parametrize("monday", MONDAYS, ids=str)
@pytest.mark.parametrize("measure", ["reach", "views"])
def test_both_sides_are_the_files_own_sums(warehouse: Warehouse, monday: date, measure: str) -> None:
    accounts = compare_accounts(warehouse, Scope("35", week=monday))
    assert len(accounts) == len(SIDES)
    days = told(measure, monday)
    sides = compare(accounts).set_index(["measure", "owner"]).loc[measure]
    by_posts = set(accounts.loc[accounts[f"{measure}_by_posts"], "account"])
    for owner in ("government", "community"):
        sums = [sum(values) for account, values in days.items() if SIDES[account][0] == owner]
        if by_posts & {account for account, (of, _) in SIDES.items() if of == owner}:
            continue  # posts stand in for days here: another test's business
        assert sides.loc[owner, "accounts"] == len(sums)
        if sums:
            assert (sides.loc[owner, "whole"], sides.loc[owner, "median"]) == (sum(sums), np.median(sums))
            most = max(max(days[account]) for account in days if SIDES[account][0] == owner)
            assert measure == "views" or sides.loc[owner, "largest"] == most


def test_the_week_in_which_both_sides_have_reach(warehouse: Warehouse) -> None:
    monday = date(2025, 11, 10)
    accounts, days = compare_accounts(warehouse, Scope("35", week=monday)), told("reach", monday)
    assert {SIDES[account][0] for account in days} == {"government", "community"}
    platforms = {owner: {account.split(":")[0] for account in days if SIDES[account][0] == owner} for owner in OWNERS}
    assert not platforms["government"] & platforms["community"], "each side tells reach of platforms that the other does not"
    fair = fair_set(accounts).set_index("measure").loc["reach"]
    assert (bool(fair["compared"]), fair["reason"]) == (False, "no_platform"), "sides are compared within a platform"
    carried = concentration(accounts).set_index(["owner", "largest"])["share"]
    of_side = [sum(values) for account, values in days.items() if SIDES[account][0] == "community"]
    assert carried["community", 1] == pytest.approx(max(of_side) / sum(of_side))
    kediri = compare_regencies(warehouse, Scope("35", week=monday), "reach").set_index("code").loc["35.71"]
    for owner in ("government", "community"):
        here = [sum(values) for account, values in days.items() if SIDES[account] == (owner, "35.71")]
        assert kediri[owner] == np.median(here)


def test_parts_and_whole_on_real_files(warehouse: Warehouse) -> None:
    for monday in MONDAYS:
        accounts = compare_accounts(warehouse, Scope("35", week=monday))
        shares = share_of_voice(accounts)["share"].dropna()
        assert shares.empty or shares.sum() == pytest.approx(1)
        for platform in accounts["platform"].unique():
            part = compare_accounts(warehouse, Scope("35", platform=platform, week=monday))
            whole = accounts.loc[accounts["platform"] == platform, "reach"]
            pd.testing.assert_series_equal(part["reach"], whole, check_index=False)
