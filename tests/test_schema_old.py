"""A snapshot that lacks a table or a column: whatever is done at the desk or by command makes it again, or says what to do."""

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import duckdb
import pytest
from streamlit.testing.v1 import AppTest

from etl.keep.history import history
from etl.keep.ledger import read_ledger
from etl.keep.preview import preview
from etl.keep.snapshots import outdated, published
from etl.keep.undo import rebuild, restore, withdraw
from etl.load import load
from etl.receipt import Answer
from etl.registry.register import load_registry
from etl.status import status
from jangkau.__main__ import main as jangkau
from jangkau.warehouse.engine import fresh
from jangkau.warehouse.folders import Folders
from jangkau.warehouse.trouble import Trouble
from tests.made import CONTOH, NOW, facts, meta_daily, order, run_of, sheet

ROOT = Path(__file__).parent.parent
PAGES = sorted(page.stem for page in (ROOT / "pages").glob("*.py"))
with duckdb.connect() as connection:
    ALL = fresh(connection).execute("SELECT table_name FROM duckdb_tables() WHERE NOT temporary").fetchall()
TABLES = sorted(table for (table,) in ALL)
COLUMNS = ("imports.figure", "imports.demo", "day_values.provisional", "posts.line", "accounts.organisation", "events.plan",
           "account_weeks.counting", "regency_weeks.compared", "registry_rows.fields", "latest_posts.follows")  # fmt: skip


@pytest.fixture
def folders(template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Folders:
    """The office, a copy of its own."""
    monkeypatch.setenv("JANGKAU_DATA", str(tmp_path / "data"))
    shutil.copytree(template, tmp_path / "data")
    return Folders(tmp_path / "data")


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    tmp_path = tmp_path_factory.mktemp("aged")
    office = Folders(tmp_path / "data")
    load(office, [chart(tmp_path, 1), sheet(tmp_path / "s.csv", "2021-12-06,x,contoh,10")], order())
    accounts = tmp_path / "accounts.csv"
    accounts.write_text("platform,handle,owner,regency\ninstagram,contoh,community,Kab. Kediri\n", encoding="utf-8")
    load_registry(office, "accounts", accounts, order())
    return office.data


def chart(folder: Path, value: int) -> Path:
    return meta_daily(folder / f"{value}/Reach.csv", "Reach", run_of(date(2021, 12, 6), value, 4))


def aged(folders: Folders, missing: str) -> None:
    """Take a table, or a column (table.column), out of every snapshot."""
    table, _, column = missing.partition(".")
    for version in folders.snapshots:
        path = folders.snapshot(version)
        older = path.with_name("older")  # pages may hold the other one open
        shutil.copyfile(path, older)
        with duckdb.connect(str(older)) as connection:
            views = connection.execute("SELECT view_name FROM duckdb_views() WHERE NOT internal").fetchall()
            for (view,) in views if column else ():
                connection.execute(f"DROP VIEW {view}")
            connection.execute(f"ALTER TABLE {table} DROP {column}" if column else f"DROP TABLE {table}")
        older.replace(path)


def loads(folders: Folders) -> None:
    (receipt,) = load(folders, [chart(folders.data.parent, 2)], order())
    assert receipt.state == "loaded"


def withdraws(folders: Folders) -> None:
    (entry,) = withdraw(folders, folders.data.parent.joinpath("reach").read_text(), order())
    assert entry["state"] == "withdrawn"
    restore(folders, entry["import_id"], order())


def registers(folders: Folders) -> None:
    more = folders.data.parent / "more.csv"
    more.write_text("platform,handle,owner,regency\nx,contoh,government,Banyuwangi\n", encoding="utf-8")
    assert load_registry(folders, "accounts", more, order()).state == "loaded"


ACTS: dict[str, Callable[[Folders], None]] = {"load": loads, "withdraw": withdraws, "registry": registers}


@pytest.mark.parametrize("missing", [*TABLES, *COLUMNS])
def test_whatever_is_missing_is_known(folders, missing):
    aged(folders, missing)
    assert outdated(folders) and published(folders).ledger.ids <= read_ledger(folders).ids


@pytest.mark.parametrize("missing", ["imports", "meta", "day_values", "imports.figure", "posts.line", "account_weeks.counting"])
def test_a_load_makes_it_again(folders, missing):
    before = status(folders)
    aged(folders, missing)
    assert outdated(folders)
    loads(folders)
    now = status(folders)
    assert not outdated(folders) and now["imports"] == before["imports"] + 1 and now["account_days"] >= before["account_days"]


@pytest.mark.parametrize("missing", ["province_zones", "imports"])
@pytest.mark.parametrize("act", ACTS)
def test_whatever_writes_makes_it_again(folders, act, missing):
    (reach,) = [entry["import_id"] for entry in history(folders) if entry["file_name"] == "Reach.csv"]
    folders.data.parent.joinpath("reach").write_text(reach)
    aged(folders, missing)
    ACTS[act](folders)
    assert not outdated(folders)


@pytest.mark.parametrize("missing", ["province_zones", "imports"])
def test_nothing_is_erased_before_it_is_made_again(folders, missing, capsys):
    """How much there is to erase is told before it is, so it has to be known."""
    aged(folders, missing)
    erasing = ["forget", "--account", "x:contoh", "--yes", "--data", str(folders.data)]
    assert jangkau(erasing) == 1 and "python -m etl rebuild" in capsys.readouterr().err
    rebuild(folders)
    assert jangkau(erasing) == 0 and "x:contoh" not in {account for account, *_ in facts(folders)}


@pytest.mark.parametrize("missing", ["province_zones", "imports", "meta", "posts.line"])
def test_looking_at_files_says_what_to_do(folders, missing):
    aged(folders, missing)
    path = chart(folders.data.parent, 3)
    with pytest.raises(Trouble) as outdated_snapshot:
        list(preview(folders, [path], {path: Answer(CONTOH)}, NOW))
    assert outdated_snapshot.value.code == "outdated"


@pytest.mark.parametrize("missing", ["imports"])
@pytest.mark.parametrize("page", PAGES)
def test_every_page_says_so_and_none_breaks(folders, page, missing):
    aged(folders, missing)
    at = AppTest.from_file(str(ROOT / "jangkau" / "ui" / "app.py"), default_timeout=60)
    at.run().switch_page(str(ROOT / "pages" / f"{page}.py")).run()
    assert not at.exception
    words = " ".join(box.value for box in [*at.warning, *at.error]).replace("\\", "")
    assert "versi program yang lama" in words and "python -m etl rebuild" in words


def test_a_desk_that_was_open_before_loads_all_the_same(folders):
    at = AppTest.from_file(str(ROOT / "jangkau" / "ui" / "app.py"), default_timeout=60)
    at.run().switch_page(str(ROOT / "pages" / "upload.py")).run()
    at.file_uploader[0].set_value([("p.csv", b"date,platform,handle,followers\n2021-12-07,x,contoh,11\n", "text/csv")]).run()
    at.text_input(key="who").set_value("Rina").run()
    aged(folders, "imports.figure")
    at.button(key="load").click().run()
    assert not at.exception
    words = " ".join(box.value for box in [*at.warning, *at.error]).replace("\\", "")
    assert status(folders)["imports"] == 4 if not words else "python -m etl rebuild" in words
