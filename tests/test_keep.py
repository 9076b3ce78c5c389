"""Keeping: the newest export counts, nothing is lost, everything can be undone, and the order does not matter."""

from dataclasses import replace
from datetime import date
from itertools import permutations
from pathlib import Path

import duckdb
import pytest

from etl.keep import finish
from etl.keep.classify import classify
from etl.keep.draft import Draft
from etl.keep.store import MEMORY
from etl.keep.undo import rebuild, restore, withdraw
from etl.load import load
from etl.model import Account
from etl.registry.register import load_registry
from etl.status import status
from jangkau.warehouse.folders import Folders
from tests.made import facts, meta_daily, order, run_of, sheet, values

D = date(2021, 12, 1)


def test_the_newer_export_counts_where_two_overlap(folders: Folders, tmp_path: Path) -> None:
    early = meta_daily(tmp_path / "early/Reach.csv", "Reach", run_of(D, 10, 20, 30))
    late = meta_daily(tmp_path / "late/Reach.csv", "Reach", run_of(date(2021, 12, 2), 21, 33, 40))
    load(folders, [late], order())
    load(folders, [early], order())
    assert values(folders) == run_of(D, 10, 21, 33, 40)


def test_a_missing_value_never_replaces_a_number(folders: Folders, tmp_path: Path) -> None:
    load(folders, [meta_daily(tmp_path / "a/Reach.csv", "Reach", run_of(D, 10, 20))], order())
    load(folders, [meta_daily(tmp_path / "b/Reach.csv", "Reach", run_of(D, None, 25, 30))], order())
    assert values(folders) == run_of(D, 10, 25, 30)


def test_the_same_bytes_again_change_nothing(folders: Folders, tmp_path: Path) -> None:
    export = meta_daily(tmp_path / "Reach.csv", "Reach", run_of(D, 10, 20))
    (first,) = load(folders, [export], order())
    before = status(folders)
    (again,) = load(folders, [export], order())
    (unsaid,) = load(folders, [export], order(chosen=None))
    assert (first.state, again.state, unsaid.state) == ("loaded", "already", "already")
    assert again.import_id == first.import_id
    assert status(folders) == before


def test_the_same_bytes_for_another_account_are_asked_about_then_kept_and_said(folders: Folders, tmp_path: Path) -> None:
    export = meta_daily(tmp_path / "Views.csv", "Views", run_of(D, 0, 0))
    load(folders, [export], order())
    (asked,) = load(folders, [export], order(Account("instagram", "lain")))
    assert (asked.state, asked.issues[0].code) == ("refused", "same_file_other_account")
    (other,) = load(folders, [export], replace(order(Account("instagram", "lain")), sure=True))
    assert (other.state, other.issues[0].code, other.issues[0].value) == ("loaded", "loaded_for_other", "instagram:contoh")
    (facebook,) = load(folders, [export], order(Account("facebook", "contoh")))
    assert facebook.issues == ()


@pytest.mark.file_alone
def test_every_order_of_loading_gives_the_same_facts(tmp_path: Path) -> None:
    files = [
        meta_daily(tmp_path / "a/Reach.csv", "Reach", run_of(D, 10, 20, None)),
        meta_daily(tmp_path / "b/Reach.csv", "Reach", run_of(D, 11, None, 31)),
        meta_daily(tmp_path / "c/Reach.csv", "Reach", run_of(date(2021, 11, 30), 9, 12, 22)),
    ]
    outcomes = set()
    for turn, sequence in enumerate(permutations(files)):
        folders = Folders(tmp_path / f"data{turn}")
        for file in sequence:
            load(folders, [file], order())
        outcomes.add((status(folders)["fingerprint"], tuple(facts(folders))))
    together = Folders(tmp_path / "together")
    load(together, files, order())
    outcomes.add((status(together)["fingerprint"], tuple(facts(together))))
    assert len(outcomes) == 1


def test_withdraw_and_restore_put_the_facts_back_exactly(folders: Folders, tmp_path: Path) -> None:
    load(folders, [meta_daily(tmp_path / "a/Reach.csv", "Reach", run_of(D, 10, 20, 30))], order())
    alone = facts(folders), status(folders)["fingerprint"]
    (newer,) = load(folders, [meta_daily(tmp_path / "b/Reach.csv", "Reach", run_of(date(2021, 12, 2), 21, 31, 41))], order())
    both = facts(folders), status(folders)["fingerprint"]
    withdraw(folders, newer.import_id, order())
    assert (facts(folders), status(folders)["fingerprint"]) == alone
    restore(folders, newer.import_id[:6], order())
    assert (facts(folders), status(folders)["fingerprint"]) == both


def test_rebuild_needs_the_archive_alone(folders: Folders, tmp_path: Path) -> None:
    load(folders, [meta_daily(tmp_path / "a/Reach.csv", "Reach", run_of(D, 10, 20, 30))], order())
    (second,) = load(folders, [meta_daily(tmp_path / "b/Reach.csv", "Reach", run_of(D, 1, 2))], order())
    load_registry(folders, "accounts", _accounts(tmp_path), order())
    withdraw(folders, second.import_id, order())
    before = status(folders), facts(folders)
    for snapshot in folders.warehouse.iterdir():
        snapshot.unlink()
    rebuild(folders)
    found = status(folders)
    assert found["fingerprint"] == before[0]["fingerprint"]
    assert {**found, "version": None} == {**before[0], "version": None}
    assert facts(folders) == before[1]
    restore(folders, second.import_id, order())
    assert status(folders)["imports"] == before[0]["imports"] + 1


def _accounts(tmp_path: Path) -> Path:
    path = tmp_path / "accounts.csv"
    path.write_text("platform,handle,owner,regency\ninstagram,contoh,community,Kab. Kediri\n", encoding="utf-8")
    return path


def test_a_sheet_keeps_rounded_and_missing_apart(folders: Folders, tmp_path: Path) -> None:
    made = sheet(tmp_path / "s.csv", '2021-12-05,instagram,@Contoh,"10,6 rb"', "2021-12-06,x,contoh,", "2021-12-07,x,contoh,900")
    (receipt,) = load(folders, [made], order(chosen=None))
    assert (receipt.rows_read, receipt.loaded, receipt.refused) == (3, 3, 0)
    assert [(account, value, seen) for account, _, _, value, seen, _ in facts(folders)] == [
        ("instagram:contoh", 10600.0, "rounded"),
        ("x:contoh", None, "missing"),
        ("x:contoh", 900.0, "reported"),
    ]


def test_rows_that_contradict_each_other_are_refused_with_both_lines(folders: Folders, tmp_path: Path) -> None:
    made = sheet(tmp_path / "s.csv", "2021-12-05,x,a,10", "2021-12-05,x,a,11", "2021-12-06,x,a,12", "2021-12-06,x,a,12")
    (receipt,) = load(folders, [made], order(chosen=None))
    assert (receipt.rows_read, receipt.loaded, receipt.ignored, receipt.refused) == (4, 1, 1, 2)
    assert [(issue.line, issue.value, issue.code) for issue in receipt.issues] == [(2, "3", "two_values"), (3, "2", "two_values")]


def test_a_refused_file_leaves_everything_as_it_was(folders: Folders, tmp_path: Path) -> None:
    load(folders, [meta_daily(tmp_path / "Reach.csv", "Reach", run_of(D, 10))], order())
    before = status(folders)
    stray = tmp_path / "stray.csv"
    stray.write_text("nama,alamat\nBudi,Kediri\n", encoding="utf-8")
    (receipt,) = load(folders, [stray], order())
    assert receipt.state == "refused" and receipt.issues[0].code == "format_unknown"
    assert status(folders) == before


def test_an_office_whose_first_files_are_all_refused_stays_empty(folders: Folders, tmp_path: Path) -> None:
    stray = tmp_path / "stray.csv"
    stray.write_text("nama,alamat\nBudi,Kediri\n", encoding="utf-8")
    load(folders, [stray], order())
    assert folders.version == 0


def test_the_registry_counts_its_newest_file_and_gives_way_when_withdrawn(folders: Folders, tmp_path: Path) -> None:
    def registry(name: str, owner: str) -> Path:
        path = tmp_path / name
        path.write_text(f"platform,handle,owner,regency\nx,a,{owner},Banyuwangi\n", encoding="utf-8")
        return path

    def owner() -> str:
        from etl.keep.snapshots import reading

        with reading(folders) as connection:
            return connection.execute("SELECT owner FROM accounts").fetchone()[0]

    load_registry(folders, "accounts", registry("1.csv", "government"), order())
    second = load_registry(folders, "accounts", registry("2.csv", "community"), order())
    assert owner() == "community"
    withdraw(folders, second.import_id, order())
    assert owner() == "government"
    restore(folders, second.import_id, order())
    assert owner() == "community"
    first = load_registry(folders, "accounts", tmp_path / "1.csv", order())
    assert owner() == "government"
    assert load_registry(folders, "accounts", tmp_path / "1.csv", order()).state == "already"
    withdraw(folders, first.import_id, order())
    assert owner() == "community"
    load_registry(folders, "accounts", tmp_path / "1.csv", order())
    assert owner() == "government"


@pytest.mark.parametrize(("many", "larger"), [(0, True), (1, False)])
def test_a_draft_that_touches_many_accounts_may_take_most_of_the_memory(
    folders: Folders, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, many: int, larger: bool
) -> None:
    setting = "SELECT current_setting('memory_limit')"
    room: list[str] = []

    def noted(draft: Draft) -> None:
        room.extend(said for (said,) in draft.connection.execute(setting).fetchall())
        classify(draft)

    with duckdb.connect(config={"memory_limit": MEMORY}) as connection:
        ((small,),) = connection.execute(setting).fetchall()
    monkeypatch.setattr(finish, "MANY", many)
    monkeypatch.setattr(finish, "classify", noted)
    load(folders, [meta_daily(tmp_path / "a" / "Reach.csv", "Reach", run_of(date(2021, 12, 1), 1, 2))], order())
    assert [said != small for said in room] == [larger]
