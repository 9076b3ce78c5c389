"""Two panels in shapes that real ones have, through the door that files come in by: refused by name, yet described."""

import json
from datetime import date, timedelta
from pathlib import Path

import pytest

from jangkau.__main__ import main
from jangkau.metrics.meetup.described import pictured
from jangkau.metrics.meetup.effect import meetup_effect
from jangkau.metrics.shelf import reading
from tests.meetup_loaded import LoadedOffice
from tests.test_page_meetups import drawn, opened, title, words

MEETUP, MONDAY = date(2021, 12, 4), date(2021, 11, 15)
DAILY = [MONDAY + timedelta(days=day) for day in range(30)]  # 29 days on from the first: four whole weeks, and two days
MONTHLY = [date(2021 + month // 12, month % 12 + 1, 1) for month in range(1, 16)]  # 64 weeks with one total a month


@pytest.fixture
def office(tmp_path: Path, monkeypatch) -> LoadedOffice:
    """A hundred accounts of which forty came to a meetup that has a price."""
    made = LoadedOffice(tmp_path, accounts=100, attendees=40)
    made.event("Temu", MEETUP, cost=50_000_000)
    made.came("temu")
    monkeypatch.setenv("JANGKAU_DATA", str(made.data))
    return made


def asked(capsys, office: LoadedOffice, name: str) -> list[dict]:
    capsys.readouterr()
    assert main(["metrics", name, "--event", "temu", "--data", str(office.data), "--json"]) == 0
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_daily_totals_over_29_days_are_refused_and_no_week_of_two_days_is_whole(capsys, office):
    office.followers(DAILY, MEETUP)
    (answer,) = asked(capsys, office, "meetup_effect")
    assert answer["reasons"] == ["weeks_before 2/21", "weeks_after 2/8"] and answer["n_attendees"] == 40
    with reading(office.data) as warehouse:
        assert set(pictured(meetup_effect(warehouse, "temu")).dropna(subset="index")["week"]) == {-2, -1, 0, 1}
    mine, others = asked(capsys, office, "meetup_description")
    assert mine["each_weeks"] == 1 and 0.1 < mine["before_pct"] < 0.6, "a week's growth is told for a week"
    assert asked(capsys, office, "meetup_cost")[0]["rupiah_per_follower"] is None
    page = opened()
    said = words(page)
    assert title(page) == "Data belum cukup: perlu 21 pekan sebelum acara (ada 2) dan 8 pekan sesudah acara (ada 2)."
    assert "Belum bisa dinilai" in said and "per 1 pekan sebelum acara" in said and drawn(page) == {"series"}
    assert "Biaya acara Rp50.000.000. Biaya per pengikut tambahan tidak disebut, karena dampaknya belum bisa dinilai." in said


def test_a_total_a_month_is_refused_by_its_spacing_and_described_between_totals(capsys, office):
    office.followers(MONTHLY, MEETUP)
    (answer,) = asked(capsys, office, "meetup_effect")
    assert answer["reasons"] == ["spacing 4/1"] and (answer["n_attendees"], answer["n_comparison"]) == (40, 60)
    mine, others = asked(capsys, office, "meetup_description")
    assert mine["measured"] == 40 and others["measured"] == 60 and mine["after_pct"] > 4 > others["after_pct"]
    page = opened("analyst")
    said = words(page)
    assert title(page) == "Data belum cukup: perlu angka pengikut tiap pekan (yang ada berjarak 4 pekan)."
    assert "angka pengikut berjarak 4 pekan, jadi 40 peserta dan 60 pembanding tidak bisa dibandingkan" in said
    assert "27 Sep – 1 Nov 2021" in said and "20 dari 20 daerah · 100 dari 100 akun" in said and "Cukup data" not in said
    assert any("angka pengikut yang ada berjarak 4 pekan" in info.value for info in page.info) and not drawn(page)
