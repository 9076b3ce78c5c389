"""The demo's office many times over: each copy's accounts, posts and files under names of their own, in the same regions."""

import shutil
from pathlib import Path

import duckdb

from etl.keep.ledger import ledger_of
from etl.keep.seal import write_ledger
from jangkau.warehouse import vocabulary
from jangkau.warehouse.engine import ready
from jangkau.warehouse.folders import Folders

SQL = Path(__file__).parents[2] / "etl" / "keep" / "sql"
# What a copy's value is, by column; what has no name here stays as it is.
COPIED = {
    "account": "account || '.' || $copy", "chosen": "chosen || '.' || $copy", "made_by": "made_by || '.' || $copy",
    "mentioned_account": "mentioned_account || '.' || $copy", "handle": "handle || '.' || $copy",
    "post_id": "post_id || '.' || $copy", "account_id": "account_id + 1000000 * $copy",
    "import_no": "import_no + 1000000 * $copy", "import_id": "left(sha256(import_id || $copy), 12)",
    "sha256": "sha256(sha256 || $copy)",
    "key": "key || '.' || $copy",
    "fields": "json_merge_patch(fields, json_object('handle', (fields->>'handle') || '.' || $copy))",
}  # fmt: skip
TABLES = (
    "imports", "ignored_rows", "issues", "account_keys", "day_values", "day_values_replaced", "posts", "registry_rows",
    "accounts", "shared_posts", "counted_by", "account_ends", "account_weeks", "week_marks", "shown_weeks", "latest_posts",
    "joint_posts", "post_spans", "post_words", "post_hashtags", "post_mentions", "post_matches",
)  # fmt: skip
ONLY = {"imports": "content IN ('export', 'accounts')", "registry_rows": "content = 'accounts'"}
# In what order a first load writes what it writes (etl/keep/sql): copies put behind each other would lie as no office's rows do.
LAID = {
    "day_values": "date_trunc('quarter', day), account_id, metric, day",
    "account_weeks": "date_trunc('quarter', week), metric, week",
    "shown_weeks": "week", "week_marks": "week, place, account_id",
    "latest_posts": "date_trunc('quarter', published_on), account_id, published_on, post_id",
    "post_words": "date_trunc('quarter', published_on), account, published_on, post_id",
    "post_hashtags": "date_trunc('quarter', published_on), account, published_on, post_id",
    "post_mentions": "date_trunc('quarter', published_on), account, published_on, post_id",
    "joint_posts": "published_on, account, post_id", "post_spans": "ALL",
    "post_matches": "content, date_trunc('quarter', published_on), id, account, post_id",
}  # fmt: skip
# The same regions hold the copies, so that each sum is so many times the demo's.
SUMMED = ("total", "accounts", "accounts_by_posts", "accounts_compared", "compared", "compared_before")


def grow(demo: Path, data: Path, times: int) -> Folders:
    """Write an office of so many times the demo's into a new data folder: 1, 10 or 100. Its archive holds the ledger alone."""
    old, folders = Folders(demo), Folders(data)
    folders.warehouse.mkdir(parents=True)
    folders.archive.mkdir()
    path = folders.snapshot(1)
    shutil.copyfile(old.snapshot(old.pointed), path)
    limits = {"memory_limit": "4GB", "temp_directory": str(data / "spill"), "preserve_insertion_order": "false"}
    with duckdb.connect(str(path), config=limits) as connection:
        ready(connection)
        connection.execute("UPDATE meta SET value = '000001' WHERE name = 'version'")
        for table in TABLES if times > 1 else ():
            _copies(connection, table, times)
        if times > 1:
            sums = ", ".join(f"{name} * {times} AS {name}" for name in SUMMED)
            connection.execute(f"CREATE OR REPLACE TABLE regency_weeks AS SELECT * REPLACE ({sums}) FROM regency_weeks")
            for table, by in LAID.items():
                connection.execute(f"CREATE OR REPLACE TABLE {table} AS FROM {table} ORDER BY {by}")
            connection.execute("CREATE TEMP TABLE touched AS SELECT account_id FROM account_keys")
            _fingerprint(connection)
        connection.execute("CHECKPOINT")
        write_ledger(folders, ledger_of(connection).entries, 1)
    folders.current.write_text("000001\n")
    return folders


def _copies(connection: duckdb.DuckDBPyConnection, table: str, times: int) -> None:
    names = [
        name
        for (name,) in connection.execute("SELECT column_name FROM duckdb_columns() WHERE table_name = ?", [table]).fetchall()
    ]
    step = 1
    while step < times:  # copies of the first, then of all ten, which takes a tenth of the statements
        ((rows,),) = connection.execute(f"SELECT count(*) FROM {table}").fetchall()
        for copy in range(step, min(times, 10 * step), step):
            changed = ", ".join(f"({COPIED[name]}) AS {name}".replace("$copy", str(copy)) for name in names if name in COPIED)
            those = f"{ONLY.get(table, 'true')} AND rowid < {rows}"
            connection.execute(f"INSERT INTO {table} SELECT * REPLACE ({changed}) FROM {table} WHERE {those}")
        step *= 10


def _fingerprint(connection: duckdb.DuckDBPyConnection) -> None:
    for statement in connection.extract_statements((SQL / "fingerprint.sql").read_text(encoding="utf-8")):
        known = {"observed": list(vocabulary.OBSERVED)}
        connection.execute(statement, {name: known[name] for name in statement.named_parameters})
