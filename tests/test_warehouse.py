"""The contract between loading and measuring: what stands in it, once, and how a version is opened."""

import re
from datetime import date, datetime
from pathlib import Path

import duckdb
import pytest

from etl.keep import versions
from etl.keep.snapshots import outdated
from etl.read.importers import IMPORTERS
from jangkau.warehouse import vocabulary
from jangkau.warehouse.engine import CHECKS, MACROS, SCHEMA, Cursors, fresh, open_snapshot, ready
from jangkau.warehouse.folders import Folders
from tests.warehouse_builder import MONDAY, Builder

ROOT = Path(__file__).parents[1]
KNOWN = {name.lower(): list(getattr(vocabulary, name)) for name in (
    "OBSERVED", "PLATFORMS", "OWNERS", "LEVELS", "ORGANISATION_KINDS", "EVENT_KINDS", "HOAX_CATEGORIES", "HOAX_STATUSES",
    "DIMENSIONS", "BASES", "TARGET_MEASURES")}  # fmt: skip


def test_the_schema_holds_nothing_that_a_lake_refuses():
    for path in (SCHEMA, *(ROOT / "etl" / "keep" / "sql").glob("*.sql")):
        text = re.sub(r"--[^\n]*", "", path.read_text(encoding="utf-8")).upper()
        for refused in (" ENUM", "PRIMARY KEY", "FOREIGN KEY", "UNIQUE (", "CHECK (", "OR REPLACE INTO", "CREATE MACRO"):
            assert refused not in text, f"{refused} in {path.name}"
    assert "INSERT OR REPLACE" not in "".join(path.read_text(encoding="utf-8") for path in (ROOT / "etl").rglob("*.py"))


def test_a_snapshot_by_itself_needs_no_macro(tmp_path: Path):
    path = Builder(tmp_path).publish() / "warehouse" / "000001.duckdb"
    with duckdb.connect(str(path), read_only=True) as plain:
        views = plain.execute("SELECT view_name FROM duckdb_views() WHERE NOT internal").fetchall()
        for (view,) in views:
            plain.execute(f"FROM {view}")
    assert len(views) >= 6


def test_every_cursor_knows_the_macros(tmp_path: Path):
    office = Builder(tmp_path)
    office.account("instagram:a", "35.10")
    connection = open_snapshot(office.publish() / "warehouse" / "000001.duckdb")
    asked = "SELECT account FROM accounts_in_scope($province, NULL, NULL, NULL, NULL)"
    with pytest.raises(duckdb.CatalogException):
        connection.cursor().execute(asked, {"province": "35"})  # why cursors are made ready
    cursors = Cursors(connection)
    first, second = cursors.take(), cursors.take()
    for cursor in (first, second):
        assert cursor.execute(asked, {"province": "35"}).fetchall() == [("instagram:a",)]
        assert cursor.execute(asked, {"province": "32"}).fetchall() == []
    cursors.put_back(first)
    assert cursors.take() is first, "a cursor is made once"
    cursors.put_back(first)
    cursors.put_back(second)
    cursors.close()


@pytest.mark.parametrize(
    ("statement", "place"),
    [
        ("INSERT INTO day_values VALUES (1, '2021-12-06', 'reech', 1, 'reported', false, 1)", "day_values.metric"),
        ("INSERT INTO day_values VALUES (1, '2021-12-06', 'reach', 1, 'guessed', false, 1)", "day_values.observed"),
        ("INSERT INTO accounts (account, platform) VALUES ('a', 'myspace')", "accounts.platform"),
        ("INSERT INTO accounts (account, owner) VALUES ('a', 'nobody')", "accounts.owner"),
        ("INSERT INTO organisations (organisation, kind) VALUES ('a', 'club')", "organisations.kind"),
        ("INSERT INTO events (event_id, kind) VALUES ('a', 'party')", "events.kind"),
        ("INSERT INTO audience_shares (dimension) VALUES ('shoe size')", "audience_shares.dimension"),
        ("INSERT INTO hoaxes (hoax_id, status) VALUES ('a', 'maybe')", "hoaxes.status"),
        ("INSERT INTO targets (measure) VALUES ('fame')", "targets.measure"),
    ],
)
def test_a_word_that_nobody_knows_is_not_published(statement, place):
    connection = fresh(duckdb.connect())
    connection.executemany("INSERT INTO metric_kinds VALUES (?, ?, ?, ?)", vocabulary.metric_rows())
    connection.execute("CREATE TEMP TABLE touched AS SELECT 1 AS account_id")
    connection.execute("CREATE TEMP TABLE weeks_come AS FROM account_weeks")
    assert connection.execute(CHECKS.read_text(), KNOWN).fetchall() == []
    connection.execute(statement)
    assert [row[0] for row in connection.execute(CHECKS.read_text(), KNOWN).fetchall()] == [place]


@pytest.mark.parametrize(("province", "begins", "ends"), [("35", 17, 17), ("51", 16, 16), ("91", 15, 15), (None, 17, 17)])
def test_a_day_is_the_day_of_its_zone(province, begins, ends):
    connection = fresh(duckdb.connect())
    connection.executemany("INSERT INTO province_zones VALUES (?, ?, ?)", vocabulary.zone_rows())
    asked = "SELECT day_begins($day, utc_hours_of($province)), day_ends($day, utc_hours_of($province))"
    moments = connection.execute(asked, {"day": MONDAY, "province": province}).fetchone()
    assert moments == (datetime(2021, 12, 5, begins), datetime(2021, 12, 6, ends))
    late = connection.execute(
        "SELECT day_of($at, utc_hours_of($province))", {"at": datetime(2021, 12, 5, 16, 30), "province": province}
    )
    assert late.fetchone()[0] == (date(2021, 12, 6) if begins < 17 else date(2021, 12, 5))


def test_every_province_of_another_zone_is_one():
    codes = {
        line.split(",")[1] for line in (ROOT / "data/reference/regencies.csv").read_text(encoding="utf-8-sig").splitlines()[1:]
    }
    assert {code for code, _, _ in vocabulary.zone_rows()} <= codes


# A piece of text that betrays it -> in how many files of the program it may stand.
ONCE = {
    r'"instagram", "facebook", "tiktok"': 1,
    r'(=|in|of|product\(\[) ?\("government", "community"\)': 1,
    r'"government": "●"|, "●■': 1,
    r'ZoneInfo\("Asia/Jakarta"\)': 1,
    r"timedelta\(hours=7\)": 0,
    r"INTERVAL 17 HOUR|INTERVAL 7 HOUR": 0,
    r"lock_configuration": 1,
    r"^STEADY = ": 1,
    r'Metric\("unique"': 1,
    r"^(DEFINITIONS_)?VERSION = ": 1,
    r"peers (>=|<) 20|FEWEST_POSTS": 0,
    r"^\w*DAYS = 14": 1,
    r"\$bakorwil::VARCHAR IS NULL OR": 0,
}
PROGRAM = [
    (path.name, path.read_text(encoding="utf-8"))
    for room in ("etl", "jangkau", "pages", "data/demo")
    for path in (ROOT / room).rglob("*")
    if path.suffix in (".py", ".sql")
]


@pytest.mark.parametrize("pattern", ONCE)
def test_what_both_sides_know_is_written_once(pattern):
    homes = [name for name, text in PROGRAM if re.search(pattern, text, re.MULTILINE)]
    assert len(homes) == ONCE[pattern], homes


@pytest.mark.parametrize("name", sorted(versions.VERSIONS))
def test_a_version_is_raised_with_what_it_counts(name):
    declared, mark = versions.VERSIONS[name], versions.mark_of(versions.SOURCES[name])
    assert declared.mark == mark, (
        f"what {name} are made of has changed: raise the number of VERSIONS[{name!r}] in etl/keep/versions.py where a snapshot "
        f"would come out otherwise, and give it this mark: {mark}"
    )


def test_a_comment_changes_no_mark_and_a_statement_does(tmp_path: Path):
    path = tmp_path / "a.sql"
    marks = []
    for text in ("-- One row.\nSELECT a\n  FROM b;", "-- One row: a thing.\nSELECT a FROM b;  -- all", "SELECT a FROM c;"):
        path.write_text(text)
        marks.append(versions.mark_of([path]))
    assert marks[0] == marks[1] != marks[2]


def test_a_mended_importer_makes_every_office_again(tmp_path: Path, monkeypatch):
    office = Builder(tmp_path)
    office.connection.execute("INSERT INTO meta VALUES ('made_with', ?)", [versions.made_with()])
    folders = Folders(office.publish())
    assert not outdated(folders)
    with monkeypatch.context() as mended:
        mended.setattr(IMPORTERS[3], "reading", IMPORTERS[3].reading + 1, raising=False)
        assert outdated(folders)
    assert not outdated(folders)
    monkeypatch.setattr(IMPORTERS[3], "lists_every_post", not IMPORTERS[3].lists_every_post, raising=False)
    assert outdated(folders), "one that declares something else does so too"
    monkeypatch.undo()
    monkeypatch.setattr(vocabulary, "DEFINITIONS_VERSION", vocabulary.DEFINITIONS_VERSION + 1)
    assert outdated(folders)


def test_a_snapshot_of_an_earlier_program_is_outdated(tmp_path: Path):
    folders = Folders(Builder(tmp_path).publish())
    assert outdated(folders), "it tells nothing of what made it"


def test_macros_can_be_made_twice():
    connection = fresh(duckdb.connect())
    assert ready(connection) is connection and MACROS.exists()
