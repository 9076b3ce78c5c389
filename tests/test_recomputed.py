"""Numbers that pages show against a second code (tests/recomputed), for six scopes of the demo."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from jangkau.findings.shares import FEWEST
from jangkau.metrics.account.growth import growth
from jangkau.metrics.campaigns.agenda_response import agenda_response, response_shares
from jangkau.metrics.campaigns.delivered_leverage import delivered_leverage
from jangkau.metrics.campaigns.hoax_corrections import correction_share, hoax_corrections
from jangkau.metrics.campaigns.response_time import time_to_respond
from jangkau.metrics.reach.coverage import coverage
from jangkau.metrics.reach.index import reach_index
from jangkau.metrics.reach.reach import MEASURES, regency_reach
from jangkau.metrics.reach.trend import trend
from jangkau.metrics.scope import Scope
from jangkau.metrics.shelf import reading
from jangkau.metrics.sides.sides import Sides, sides
from jangkau.metrics.warehouse import Warehouse
from jangkau.metrics.week.key_figures import key_figures
from jangkau.warehouse.folders import Folders
from jangkau.warehouse.vocabulary import SIDES as OWNERS
from tests.made import demo_office
from tests.recomputed import acts, index, week
from tests.recomputed import sides as second
from tests.recomputed.office import Asked, Office

YEAR = 52  # weeks over which agendas and hoaxes are asked
SCOPES = [
    Asked("35", date(2021, 12, 6)),
    Asked("35", date(2023, 12, 11)),
    Asked("35", date(2022, 8, 1), "Bakorwil I Madiun"),
    Asked("35", date(2023, 6, 12), "Bakorwil V Jember"),
    Asked("32", date(2022, 11, 21)),
    Asked("15", date(2023, 12, 25)),
]

pytestmark = pytest.mark.slow


@dataclass
class Both:
    """One scope, asked of the program and of the second code."""

    warehouse: Warehouse
    office: Office
    asked: Asked

    @property
    def scope(self) -> Scope:
        return Scope(self.asked.province, self.asked.bakorwil, week=self.asked.monday)

    @property
    def year(self) -> Scope:
        return Scope(self.asked.province, self.asked.bakorwil, week=self.asked.monday, weeks=YEAR)


@pytest.fixture(scope="module")
def data() -> Path:
    return demo_office()


@pytest.fixture(scope="module")
def office(data: Path) -> Office:
    folders = Folders(data)
    return Office(folders.snapshot(folders.snapshots[0]))


@pytest.fixture(params=SCOPES, ids=lambda asked: f"{asked.bakorwil or asked.province}-{asked.monday}")
def both(request, data: Path, office: Office) -> Iterator[Both]:
    with reading(data) as warehouse:
        yield Both(warehouse, office, request.param)


def same(shown: float | None, recomputed: float | None) -> bool:
    """Equal but for the last digits of a sum; blank on both sides."""
    blank = [value is None or pd.isna(value) for value in (shown, recomputed)]
    return all(blank) if any(blank) else bool(np.isclose(float(shown), float(recomputed), rtol=1e-9, atol=1e-9))


def differences(pairs: dict[str, tuple]) -> dict[str, tuple]:
    """The numbers on which both do not agree."""
    return {name: pair for name, pair in pairs.items() if not same(*pair)}


def test_the_weeks_figures(both: Both) -> None:
    figures, mine = key_figures(both.warehouse, both.scope).set_index("name"), week.figures(both.office, both.asked)
    pairs = {name: (figures["high"].get(name), mine[name]) for name in ("views", "interactions", "new_follows")}
    pairs |= {f"{name}_accounts": (figures["accounts"].get(name), mine[f"{name}_accounts"]) for name in ("views", "interactions")}
    pairs |= {f"reach_{end}": (figures[end].get("reach"), mine[f"reach_{end}"]) for end in ("low", "high")}
    for name in ("views", "interactions"):
        moved = week.change(both.office, both.asked, name)
        pairs |= {
            f"{name}_change": (figures["change"].get(name), moved["change"]),
            f"{name}_compared": (figures["accounts_compared"].get(name), moved["accounts"]),
            f"{name}_difference": (figures["difference"].get(name), moved["difference"]),
        }
    assert differences(pairs) == {}


def test_the_index_of_a_year(both: Both) -> None:
    mine = index.yearly(both.office, both.asked, YEAR)
    line, last = trend(both.warehouse, both.scope, "reach"), reach_index(both.warehouse, both.scope)
    pairs = {str(week.date()): (level, own) for week, level, own in zip(line["week"], line["level"], mine, strict=True)}
    pairs["index"] = (last["index"].iloc[-1], mine[-1])
    assert any(own is not None for own in mine)
    assert differences(pairs) == {}


def test_followers_growth_coverage_and_rates(both: Both) -> None:
    mine, scope = week.figures(both.office, both.asked), both.scope
    followers = regency_reach(both.warehouse, scope, MEASURES["followers"])
    views = regency_reach(both.warehouse, scope, MEASURES["views"])
    covered = coverage(both.warehouse, scope, "views", views)
    pairs = {
        "followers": (followers["total"].sum(), mine["followers"]),
        "followers_accounts": (followers["accounts_with_data"].sum(), mine["followers_accounts"]),
        "accounts_with_data": (covered.accounts_with_data, mine["views_accounts"]),
        "accounts_registered": (covered.accounts_registered, mine["accounts_registered"]),
        "regencies_with_data": (covered.regencies_with_data, mine["views_regencies"]),
        "regencies": (covered.regencies, mine["regencies"]),
    }
    shown = views.set_index("code")["per_1000_high"].dropna()
    rates = week.per_1000(both.office, both.asked, "views")
    pairs |= {f"per_1000 {code}": (shown.get(code), rates.get(code)) for code in {*shown.index, *rates.index}}
    rates = growth(both.warehouse, scope).set_index("account")["growth"].dropna()
    for owner in OWNERS:
        own = week.growth(both.office, both.asked, owner)
        pairs[f"growth {owner}"] = (rates[rates.index.isin(own.index)].median(), own.median())
        pairs[f"growth {owner} accounts"] = (int(rates.index.isin(own.index).sum()), len(own))
    assert differences(pairs) == {}


def test_government_and_community(both: Both) -> None:
    shown, frame = sides(both.warehouse, both.scope), second.accounts(both.office, both.asked)
    rates = second.engagement(both.office, both.asked)
    pairs = {f"{owner} accounts": (_count(shown, owner), int((frame["owner"] == owner).sum())) for owner in OWNERS}
    for measure in ("views", "interactions", "followers", "reach"):
        gap, mine = shown.gaps[measure], second.middle(frame, measure)
        pairs |= {f"{measure} {owner}": (getattr(gap, owner) if gap else None, mine[owner]) for owner in OWNERS}
    for measure in ("er_followers", "er_views", "er_reach"):
        middles = shown.accounts.groupby("owner", observed=True)[measure].median()
        pairs |= {f"{measure} {owner}": (middles.get(owner), _median(rates, owner, measure)) for owner in OWNERS}
    voice, mine = shown.voice.set_index("owner"), second.voice(frame)
    pairs["voice"] = (voice["share"]["government"], mine["voice"])
    pairs["voice raw"] = (voice["raw_share"]["government"], mine["voice_raw"])
    pairs["potential"] = (shown.potential["leverage"], second.potential(frame))
    assert differences(pairs) == {}


def _count(shown: Sides, owner: str) -> int:
    return int((shown.accounts["owner"] == owner).sum())


def _median(rates: pd.DataFrame, owner: str, measure: str) -> float:
    return rates.loc[rates["owner"] == owner, measure].median()


def test_agendas_hoaxes_and_leverage(both: Both) -> None:
    response, mine = agenda_response(both.warehouse, both.year), acts.agendas(both.office, both.asked, YEAR)
    shares = response_shares(response.assign(all=1), ["all"]).sum()
    pairs = {
        "counted": (shares["counted"], mine["counted"]),
        "on_time": (shares["counted_on_time"], mine["on_time"]),
        "late": (shares["counted_late"], mine["late"]),
        "agenda hours": (time_to_respond(response).median, mine["median_hours"]),
    }
    corrected, mine = correction_share(hoax_corrections(both.warehouse, both.year)), acts.hoaxes(both.office, both.asked, YEAR)
    pairs |= {
        "hoaxes met": (corrected.met, mine["met"]),
        "hoaxes": (corrected.reported, mine["reported"]),
        "hoax hours": (corrected.median_hours, mine["median_hours"]),
    }
    views = delivered_leverage(both.warehouse, both.year).set_index("event_id")
    for event, (government, community) in acts.delivered(both.office, both.asked, YEAR).items():
        if event in views.index:
            pairs[f"{event} government"] = (views["government_views"][event], government)
            pairs[f"{event} community"] = (views["community_views"][event], community)
    assert len(pairs) > FEWEST
    assert differences(pairs) == {}


def test_a_wrong_number_is_noticed() -> None:
    assert differences({"a": (1.0, 1.0), "b": (1.0, 1.001), "c": (None, 0.0), "d": (None, float("nan"))}) == {
        "b": (1.0, 1.001), "c": (None, 0.0),
    }  # fmt: skip
