"""Rows carried between two databases that hold the same tables: all of them, or those of the keys that a version changed."""

from contextlib import suppress
from functools import lru_cache
from pathlib import Path

import duckdb

from jangkau.warehouse.engine import SCHEMA, text

HERE = Path(__file__).parent
LAKE = HERE / "lake.sql"
WHOLE = ("HUGEINT", "DECIMAL(38,0)")  # a number that the data files of a lake would round, and what they keep every digit of
OWN = ("publications", "changes")  # the lake's own tables, which no file holds

# By what the rows of a table are told apart when some of them change; a table that is not named here changes as a whole.
KEYS = {
    "account_id": ("account_keys", "account_marks", "day_values", "day_values_replaced", "posts", "shared_posts",
                   "audience_shares", "week_marks"),
    "account": ("accounts", "account_ends", "account_weeks", "shown_weeks", "latest_posts", "joint_posts", "post_spans",
                "post_words", "post_hashtags", "post_mentions", "post_matches"),
    "import_no": ("imports", "ignored_rows", "issues", "counted_by", "registry_rows"),
    "coalesce(regency_code, province_code, '')": ("regency_weeks",),
}  # fmt: skip
KEY_OF = {table: key for key, tables in KEYS.items() for table in tables}
# Tables that may be large, and in which a draft changes nothing but rows of the accounts that it touched.
OF_ACCOUNTS = {
    "day_values", "day_values_replaced", "posts", "account_ends", "account_weeks", "shown_weeks", "latest_posts", "joint_posts",
    "post_spans", "post_words", "post_hashtags", "post_mentions", "post_matches", "week_marks",
}  # fmt: skip


@lru_cache
def tables_of_today() -> tuple[str, ...]:
    """The tables of a version that this program made."""
    with duckdb.connect() as connection:
        connection.execute(text(SCHEMA))
        return tuple(tables_of(connection, "memory"))


def tables_of(connection: duckdb.DuckDBPyConnection, database: str) -> list[str]:
    """The tables of a version that any program made, by name; a lake's own are not among them."""
    asked = "SELECT table_name FROM duckdb_tables() WHERE database_name = ? ORDER BY table_name"
    return [name for (name,) in connection.execute(asked, [database]).fetchall() if name not in OWN]


def note_changes(connection: duckdb.DuckDBPyConnection, touched: list[int]) -> None:
    """Fill `changed` with the keys whose rows differ between `base` and `draft`, which touched these accounts."""
    connection.execute("CREATE OR REPLACE TEMP TABLE touched (account_id INTEGER, account VARCHAR)")
    connection.execute(text(HERE / "touched.sql"), {"touched": touched})
    connection.execute("CREATE OR REPLACE TEMP TABLE changed (table_name VARCHAR, key VARCHAR)")
    for table in tables_of_today():
        key = KEY_OF.get(table, "''")
        part = f"{key} IN (SELECT {key} FROM touched)" if table in OF_ACCOUNTS else "true"
        connection.execute(_filled("changed_rows", {"<table>": table, "<key>": key, "<part>": part}))


def carry(connection: duckdb.DuckDBPyConnection, source: str, target: str) -> None:
    """The rows of the keys in `changed`, in place of those that the target has."""
    for (table,) in connection.execute("SELECT DISTINCT table_name FROM changed ORDER BY table_name").fetchall():
        key = KEY_OF.get(table, "''")
        kind = "INTEGER" if key in ("account_id", "import_no") else "VARCHAR"
        names = {"<source>": source, "<target>": target, "<table>": table, "<key>": key, "<type>": kind}
        connection.execute(_filled("carried_rows", names))


def carry_whole(connection: duckdb.DuckDBPyConnection, source: str, target: str) -> None:
    """Every row, into tables that are there and empty; those of an account lie together, so that one is found quickly."""
    for table in tables_of_today():
        key = KEY_OF.get(table)
        order = f" ORDER BY {key}" if key in ("account_id", "account") else ""
        connection.execute(f"INSERT INTO {target}.{table} FROM {source}.{table}{order}")


def make_tables(connection: duckdb.DuckDBPyConnection) -> None:
    """The tables of a version and the lake's own, in an empty lake."""
    connection.execute("USE lake")
    connection.execute(text(SCHEMA).replace(*WHOLE))
    connection.execute(text(LAKE))
    connection.execute("USE memory")


def copy_tables(connection: duckdb.DuckDBPyConnection, target: str) -> None:
    """The lake's tables with all of their rows, of whatever program they are, into an empty database."""
    for table in tables_of(connection, "lake"):
        connection.execute(f"CREATE TABLE {target}.{table} AS FROM lake.{table}")
    number, kept = WHOLE
    asked = "SELECT table_name, column_name FROM duckdb_columns() WHERE database_name = ? AND data_type = ?"
    for table, column in connection.execute(asked, [target, kept]).fetchall():
        connection.execute(f"ALTER TABLE {target}.{table} ALTER {column} TYPE {number}")
    make_views(connection, target)


def make_views(connection: duckdb.DuckDBPyConnection, target: str) -> None:
    """The schema's views, in a database that has its tables; one whose tables are an earlier program's is left without."""
    statements = [statement.query.strip() for statement in connection.extract_statements(text(SCHEMA))]
    connection.execute(f"USE {target}")
    with suppress(duckdb.BinderException, duckdb.CatalogException):
        for statement in statements:
            if "CREATE VIEW" in statement:
                connection.execute(statement)
    connection.execute("USE memory")


def _filled(name: str, names: dict[str, str]) -> str:
    sql = text(HERE / f"{name}.sql")
    for mark, value in names.items():
        sql = sql.replace(mark, value)
    return sql
