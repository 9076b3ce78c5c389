"""Several files loaded in one go: one number, one way back, on the command line as in the program."""

import json
import subprocess
import sys
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from etl.keep.history import batches, history
from etl.keep.undo import NoSuchImport, rebuild, restore, withdraw, withdraw_all
from etl.load import load
from etl.receipt import Receipt
from jangkau.warehouse.folders import Folders
from tests.made import NOW, facts, meta_daily, order, run_of, sheet
from tests.warehouse_builder import ROOT

MONDAY = date(2025, 3, 3)


def three(folders: Folders, tmp_path: Path) -> list[Receipt]:
    """An earlier export, then three files in one go."""
    load(folders, [meta_daily(tmp_path / "0" / "Reach.csv", "Instagram reach", run_of(MONDAY, 1))], order(now=NOW - timedelta(1)))
    titles = ("Instagram reach", "Instagram profile visits", "Instagram link clicks")
    return load(folders, [meta_daily(tmp_path / title / "x.csv", title, run_of(MONDAY, 2, 3)) for title in titles], order())


def test_one_loading_is_one_batch_and_one_undo(folders, tmp_path):
    before, receipts = facts_before(folders, tmp_path)
    (number,) = {receipt.batch for receipt in receipts}
    assert len(withdraw(folders, number, order())) == 3
    assert facts(folders) == before
    assert [entry["state"] for entry in history(folders)] == ["withdrawn"] * 3 + ["loaded"]
    assert len(restore(folders, number, order())) == 3
    assert facts(folders) != before


def facts_before(folders: Folders, tmp_path: Path) -> tuple[list[tuple], list[Receipt]]:
    receipts = three(folders, tmp_path)
    whole = facts(folders)
    withdraw_all(folders, [receipt.import_id for receipt in receipts], order())
    before = facts(folders)
    restore(folders, receipts[0].batch, order())
    assert facts(folders) == whole
    return before, receipts


def test_what_was_withdrawn_alone_stays_out_when_its_batch_comes_back(folders, tmp_path):
    first, second, third = three(folders, tmp_path)
    withdraw(folders, first.import_id, order())
    withdraw(folders, first.batch, order(now=NOW + timedelta(hours=1)))
    back = restore(folders, first.batch, order())
    assert {entry["import_id"] for entry in back} == {second.import_id, third.import_id}


def test_the_history_has_a_line_a_batch_and_keeps_it_through_a_rebuild(folders, tmp_path):
    receipts = three(folders, tmp_path)
    lines = batches(history(folders))
    assert [len(batch.entries) for batch in lines] == [3, 1] and lines[0].number == receipts[0].batch
    rebuild(folders)
    assert [batch.number for batch in batches(history(folders))] == [batch.number for batch in lines]


def test_a_file_that_comes_again_belongs_to_its_new_batch(folders, tmp_path):
    receipts = three(folders, tmp_path)
    withdraw(folders, receipts[1].import_id, order())
    later = order(now=NOW + timedelta(hours=2))
    path = tmp_path / "Instagram profile visits" / "x.csv"
    (again,) = load(folders, [path], later)
    assert again.batch == later.batch and again.import_id == receipts[1].import_id
    assert [len(batch.entries) for batch in batches(history(folders))] == [2, 1, 1]
    (standing,) = load(folders, [path], replace(later, now=NOW + timedelta(hours=3)))
    assert standing.state == "already" and standing.batch == later.batch


def test_a_batch_that_nobody_loaded(folders, tmp_path):
    three(folders, tmp_path)
    with pytest.raises(NoSuchImport):
        withdraw(folders, "b-0000000000", order())


def etl(data: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "etl", *words, "--data", str(data)], cwd=ROOT, capture_output=True, text=True, check=False
    )  # fmt: skip


def test_the_command_line_knows_batches(tmp_path):
    paths = [str(sheet(tmp_path / f"{n}.csv", f"2025-03-0{n},x,akun{n},{n}00")) for n in (1, 2)]
    loaded = [json.loads(line) for line in etl(tmp_path / "data", "load", *paths, "--json").stdout.splitlines()]
    (number,) = {line["batch"] for line in loaded}
    undone = [json.loads(line) for line in etl(tmp_path / "data", "withdraw", number, "--json").stdout.splitlines()]
    assert [(line["import_id"], line["state"], line["batch"]) for line in undone] == [
        (line["import_id"], "withdrawn", number) for line in loaded
    ]
    assert "b-" in etl(tmp_path / "data", "load", *paths).stdout.splitlines()[-1]
    assert etl(tmp_path / "data", "withdraw", "b-0000000000").returncode == 2
