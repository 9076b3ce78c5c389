"""The press: in the totals of reach, of neither side where government and community are compared."""

from pathlib import Path

import pytest

from etl.read.source import Source
from etl.registry.files import read_registry
from jangkau.charts.palette import DARK, LIGHT, contrast
from jangkau.metrics.reach.reach import MEASURES, regency_reach
from jangkau.metrics.scope import Scope
from jangkau.metrics.shelf import reading
from jangkau.metrics.sides.sides import sides
from jangkau.warehouse.vocabulary import MARKS, OWNERS, SIDES
from tests.warehouse_builder import MONDAY, Builder

SCOPE = Scope("35", week=MONDAY)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    office = Builder(tmp_path)
    for number, owner in enumerate(OWNERS):
        office.account(f"x:{owner}", "35.10", owner)
        for metric in ("reach", "views", "interactions"):
            office.week(f"x:{owner}", metric, 10**number)
    return office.publish()


def test_the_press_is_in_the_total_and_of_neither_side(data: Path) -> None:
    with reading(data) as warehouse:
        banyuwangi = regency_reach(warehouse, SCOPE, MEASURES["views"]).set_index("code").loc["35.10"]
        assert (banyuwangi["total"], banyuwangi["accounts_with_data"]) == (111, 3)
        compared = sides(warehouse, SCOPE)
        assert set(compared.accounts["owner"]) == set(SIDES) and compared.voice["interactions"].tolist() == [1, 10]
        press = regency_reach(warehouse, Scope("35", owner="press", week=MONDAY), MEASURES["views"])
        assert press.set_index("code").loc["35.10", "total"] == 100


def test_a_list_may_name_the_press_in_either_language(tmp_path: Path) -> None:
    path = tmp_path / "akun.csv"
    path.write_text("platform,handle,owner,province_code\nx,a,pers,35\nx,b,Press,35\nx,c,koran,35\n", encoding="utf-8")
    read = read_registry(Source(path, path.name), "accounts")
    assert [line.fields["owner"] for line in read.lines] == ["press", "press"]
    assert [(issue.line, issue.code) for issue in read.issues] == [(4, "owner_unknown")]


def test_its_mark_and_colour_are_its_own() -> None:
    assert len(set(MARKS.values())) == len(OWNERS)
    for palette in (LIGHT, DARK):
        assert len({palette.owner(owner) for owner in OWNERS}) == len(OWNERS)
        assert contrast(palette.words("press"), palette.ground) >= 4.5
