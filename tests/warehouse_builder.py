"""A small published warehouse made by hand: jangkau/warehouse/schema.sql and the rows a test gives."""

import atexit
import csv
import shutil
import tempfile
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path

import duckdb

from etl.read.importers import IMPORTERS
from jangkau.warehouse import vocabulary
from jangkau.warehouse.engine import fresh, ready
from jangkau.warehouse.folders import Folders
from jangkau.warehouse.lake import lake_of
from jangkau.warehouse.standing import note_made_here
from tests.lakes import through_a_lake

ROOT = Path(__file__).parent.parent
REFERENCE = ROOT / "data" / "reference"
MONDAY = date(2021, 12, 6)

SQL = ROOT / "etl" / "keep" / "sql"
MARTS = [(SQL / f"{mart}.sql").read_text() for mart in ("account_ends", "regency_weeks", "post_habits", "joint_posts")]
# Posts and weeks that a test gives name their account alone; a load knows its number, and the day of what a post speaks of.
KEYS = """
INSERT INTO account_keys
  SELECT (SELECT coalesce(max(account_id), 0) FROM account_keys) + row_number() OVER (ORDER BY account), account
  FROM (SELECT account FROM latest_posts UNION SELECT account FROM account_weeks) ANTI JOIN account_keys USING (account);
UPDATE latest_posts SET account_id = account_keys.account_id FROM account_keys WHERE account_keys.account = latest_posts.account;
INSERT INTO shown_weeks
  SELECT * REPLACE ('reach' AS metric, 'days' AS basis) FROM account_weeks WHERE metric = 'reach_7d' AND total IS NOT NULL;
CREATE TEMP TABLE touched AS SELECT account_id FROM account_keys;
CREATE TEMP TABLE posting AS FROM touched;
CREATE TEMP TABLE days_touched (day DATE);
CREATE TEMP TABLE posts_now AS SELECT * EXCLUDE (peers, peers_young, with_shares, habit, captioned) FROM latest_posts;
UPDATE post_matches SET published_on = posts.published_on
  FROM (SELECT account, post_id, published_on FROM latest_posts
    UNION ALL SELECT account, post_id, published_on FROM shared_days) AS posts
  WHERE posts.account = post_matches.account AND posts.post_id = post_matches.post_id;
"""


def rows_of(name: str) -> list[dict]:
    """The rows of a reference table."""
    with (REFERENCE / name).open(encoding="utf-8-sig") as file:
        return list(csv.DictReader(file))


def fill_reference(warehouse: duckdb.DuckDBPyConnection) -> None:
    """The schema, the kinds of metrics, the formats, and all kabupaten and kota with Bakorwil and tile."""
    fresh(warehouse)
    insert(warehouse, "metric_kinds", vocabulary.metric_rows())
    insert(warehouse, "province_zones", vocabulary.zone_rows())
    insert(warehouse, "formats", [importer.format() for importer in IMPORTERS])
    insert(warehouse, "breaks", [tuple(row.values()) for row in rows_of("breaks.csv")])
    bakorwil = {row["code"]: row["bakorwil"] for row in rows_of("bakorwil.csv")}
    tiles = {row["code"]: (row["row"], row["col"]) for row in rows_of("tiles.csv")}
    insert(
        warehouse,
        "regencies",
        [
            (*(value or None for value in row.values()), bakorwil.get(row["code"]), *tiles.get(row["code"], (None, None)))
            for row in rows_of("regencies.csv")
        ],
    )


def insert(warehouse: duckdb.DuckDBPyConnection, table: str, rows: list[tuple]) -> None:
    """All rows in one statement: one by one would take seconds."""
    places = ", ".join(f"({', '.join('?' * len(row))})" for row in rows)
    warehouse.execute(f"INSERT INTO {table} VALUES {places}", [value for row in rows for value in row])


@lru_cache
def reference_warehouse() -> Path:
    """A warehouse that holds the reference tables alone, made once and copied from then on."""
    folder = Path(tempfile.mkdtemp())
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    with duckdb.connect(folder / "reference.duckdb") as warehouse:
        fill_reference(warehouse)
    return folder / "reference.duckdb"


class Builder:
    """Collects accounts and their weeks, days and posts, then publishes them as one version."""

    def __init__(self, data: Path, version: str = "000001", demo: bool = False) -> None:
        self.folder = data / "warehouse"
        self.folder.mkdir(parents=True, exist_ok=True)
        self.version = version
        self.building = self.folder / f"{version}.building"
        shutil.copy(reference_warehouse(), self.building)
        self.connection = ready(duckdb.connect(self.building))
        self.connection.executemany(
            "INSERT INTO meta VALUES (?, ?)",
            [("version", version), ("fingerprint", "f" * 8), ("demo", str(demo).lower())],
        )

    def account(
        self,
        account: str,
        regency: str | None,
        owner: str = "government",
        name: str | None = None,
        active_from: date | None = None,
        active_to: date | None = None,
        province: str = "35",
        organisation: str | None = None,
    ) -> None:
        """A registered account; without a regency it stands at province level."""
        platform, handle = account.split(":", 1)
        self.connection.execute(
            f"INSERT INTO accounts VALUES ({','.join('?' * 13)})",
            (
                account,
                platform,
                handle,
                name or handle,
                owner,
                "regency" if regency else "province",
                province,
                regency,
                organisation,
                active_from,
                active_to,
                None,
                1,
            ),
        )

    def week(
        self,
        account: str,
        metric: str,
        total: float | None,
        largest: float | None = None,
        week: date = MONDAY,
        days: int = 7,
        basis: str = "days",
        counting: int | None = 0,
    ) -> None:
        """What an account reported of a metric in a week."""
        self.connection.execute(
            f"INSERT INTO account_weeks VALUES ({','.join('?' * 12)})",
            (week, account, metric, total, total if largest is None else largest, days, 7 - days, 0, False, 0, basis, counting),
        )

    def day(self, account: str, day: date, metric: str, value: float | None, observed: str = "reported") -> None:
        """What an account reported of a metric on a day."""
        known = self.connection.execute("SELECT account_id FROM account_keys WHERE account = ?", [account]).fetchone()
        number = known[0] if known else self.connection.execute("SELECT count(*) FROM account_keys").fetchone()[0] + 1
        if not known:
            self.connection.execute("INSERT INTO account_keys VALUES (?, ?)", (number, account))
        self.connection.execute("INSERT INTO day_values VALUES (?, ?, ?, ?, ?, false, 1)", (number, day, metric, value, observed))

    def post(self, account: str, post_id: str, **told) -> None:
        """A post as its newest export saw it."""
        names = ["account", "post_id", *told]
        self.connection.execute(
            f"INSERT INTO latest_posts ({','.join(names)}) VALUES ({','.join('?' * len(names))})",
            [account, post_id, *told.values()],
        )

    def publish(self) -> Path:
        """Fill the regions' weeks and name this version as the current one. Returns the data folder."""
        self.connection.execute(KEYS)
        self.connection.execute("CREATE TEMP TABLE accounts_changed AS SELECT *, true AS stands FROM accounts LIMIT 0")
        self.connection.execute("CREATE TEMP TABLE weeks_changed AS SELECT DISTINCT account, week FROM account_weeks")
        for mart in MARTS:
            for statement in self.connection.extract_statements(mart):
                known = {"fewest": vocabulary.HABIT_POSTS}
                self.connection.execute(statement, {name: known[name] for name in statement.named_parameters})
        self.connection.close()
        if lake_of(Folders(self.folder.parent)):
            through_a_lake(self.building)
        self.building.replace(self.folder / f"{self.version}.duckdb")
        (self.folder / "CURRENT.next").write_text(self.version)
        (self.folder / "CURRENT.next").replace(self.folder / "CURRENT")
        note_made_here(Folders(self.folder.parent), int(self.version))
        return self.folder.parent


def weeks_before(count: int) -> date:
    """The Monday `count` weeks before the one that the tests look at."""
    return MONDAY - timedelta(weeks=count)
