"""What is settled before a meetup and what it cost: frozen, cited by the answer, refused where it must be."""

import json
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from etl.keep.undo import withdraw
from etl.receipt import Order
from etl.registry.register import load_registry
from jangkau.__main__ import main
from jangkau.findings.meetup.settled import cost_said, settled_said
from jangkau.locales import speaker
from jangkau.metrics.meetup.answer import Group
from jangkau.metrics.meetup.cost import cost
from jangkau.metrics.meetup.effect import assess
from jangkau.metrics.meetup.panel import INVENTED
from jangkau.metrics.meetup.plan import settled
from jangkau.warehouse.folders import Folders
from jangkau.warehouse.plan import frozen, plan_of
from tests.study.panels import World

SAY = speaker("id")
ORDER = Order("penguji", datetime(2026, 1, 5, 3, 0))
SCOPE = "accounts:x:a;accounts:x:b"
ABOUT = replace(INVENTED, event_id="temu", starts_on=date(2021, 12, 4), invited_scope=SCOPE)
PLAN = frozen("temu", SCOPE, "followers", 8, date(2021, 11, 20), 2)


def test_a_question_counts_only_as_it_was_frozen_before_the_meetup():
    asked = replace(ABOUT, plan=str(PLAN))
    assert settled(asked, "followers", 8).state == "kept" and settled(asked, "followers", 4).state == "other"
    assert settled(asked, "followers", 8, everyone=False).state == "other", "a part of those that came was chosen afterwards"
    assert settled(replace(asked, invited_scope="accounts:x:a"), "followers", 8).state == "changed"
    assert settled(replace(asked, plan=str(replace(PLAN, horizon=12))), "followers", 12).state == "changed", "by hand"
    late = frozen("temu", SCOPE, "followers", 8, date(2021, 12, 4), 2)
    assert settled(replace(asked, plan=str(late)), "followers", 8).state == settled(ABOUT, "followers", 8).state == "none"


@pytest.mark.parametrize("text", ["followers;8;kemarin;2;x", "penonton;8;2021-11-20;2;x", "followers;8;2021-11-20;2", "", None])
def test_nothing_else_is_a_plan(text):
    assert plan_of(text) is None


@pytest.fixture
def office(tmp_path: Path) -> Folders:
    """Two registered accounts, a meetup of long ago and one to come."""
    folders = Folders(tmp_path / "data")
    lists = {
        "accounts": "platform,handle,owner,regency_code\nx,a,community,35.10\nx,b,government,35.71\n",
        "events": "event_id,kind,name,starts_on,province_code,cost_rupiah\nlama,meetup,Lama,2021-12-04,35,Rp185.000.000\n"
                  "nanti,meetup,Nanti,2099-12-04,35,\n",
    }  # fmt: skip
    for content, text in lists.items():
        (tmp_path / f"{content}.csv").write_text(text)
        assert load_registry(folders, content, tmp_path / f"{content}.csv", ORDER).refused == 0
    return folders


def stands(folders: Folders, capsys, event: str = "nanti") -> dict:
    capsys.readouterr()
    assert main(["metrics", "meetup_plan", "--event", event, "--data", str(folders.data), "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_the_command_freezes_what_is_to_come_and_it_is_undone_like_every_change(office, capsys):
    assert stands(office, capsys)["state"] == "none"
    assert main(["freeze", "nanti", "--data", str(office.data)]) == 0
    kept = json.loads(capsys.readouterr().out)
    known = stands(office, capsys)
    assert (known["state"], known["invited"], known["fingerprint"]) == ("kept", 2, kept["fingerprint"])
    withdraw(office, kept["import_id"], ORDER)
    assert stands(office, capsys)["state"] == "none"


@pytest.mark.parametrize("event", ["lama", "tidak-ada"])
def test_the_command_refuses_what_has_begun_and_what_nobody_registered(office, capsys, event):
    assert main(["freeze", event, "--data", str(office.data)]) == 1 and event in capsys.readouterr().err


@pytest.mark.parametrize(("plan", "code"), [("rencana", "plan_unreadable"), (str(PLAN), "plan_after_start")])
def test_a_plan_that_is_typed_or_comes_too_late_is_refused(office, tmp_path, plan, code):
    file = tmp_path / "acara.csv"
    file.write_text(f"event_id,kind,name,starts_on,plan\nbaru,meetup,Baru,2021-11-20,{plan}\n")
    assert [issue.code for issue in load_registry(office, "events", file, ORDER).issues] == [code]


def test_a_follower_has_a_price_only_where_a_rise_is_stated():
    answer = assess(World(rise=0.08).panel(1), 8)
    paid = replace(answer, occasion=replace(INVENTED, cost_rupiah=100_000_000))
    price = cost(paid)
    mine = answer.comparison.attending & answer.comparison.used
    assert price.accounts == mine.sum() and price.low < price.additional < price.high
    usual, best, worst = price.per_follower
    assert best < usual < worst and usual == pytest.approx(1e8 / price.additional)
    assert "per pengikut tambahan" in cost_said(paid, SAY) and cost_said(answer, SAY) == ""
    refusing = {"belum terbukti": {"verdict": "unsure"}, "belum bisa dinilai": {"verdict": "not_enough"},
                "bila hasilnya pengikut": {"outcome": "posts"}}  # fmt: skip
    for words, changed in {**refusing, "terbukti.": {"low": -0.01}}.items():
        refused = replace(paid, **changed)
        assert cost(refused) is None and words in cost_said(refused, SAY) and "Rp" in cost_said(refused, SAY)


def test_the_answer_cites_the_plan_or_says_there_was_none():
    answer = assess(World(rise=0.08).panel(1), 8)
    assert settled_said(answer, SAY).startswith("Tanpa pra-registrasi")
    kept = replace(answer, occasion=replace(ABOUT, plan=str(PLAN)))
    for narrowed in ({"again": True}, {"group": Group(owner="government")}):
        assert "dipilih sesudahnya" in settled_said(replace(kept, **narrowed), SAY)
    cited = settled_said(replace(answer, occasion=replace(ABOUT, plan=str(PLAN))), SAY)
    assert PLAN.fingerprint in cited and "20 November 2021" in cited and "2 akun diundang" in cited
