"""A published version as a reader with a limit sees it: views of the same names over the rows that are theirs.

Every question is asked in the same words and can reach nothing else, whatever it asks for.
"""

import re
from functools import lru_cache
from pathlib import Path

import duckdb

from jangkau.metrics.limit import Limit
from jangkau.warehouse.engine import READ_ONLY

RULES = Path(__file__).with_suffix(".sql")
NAMED = re.compile(r"^-- (\w+)\n", re.M)
VIEWS = "SELECT sql FROM duckdb_views() WHERE database_name = 'office' AND NOT internal"


@lru_cache
def rules() -> dict[str, str]:
    """What is seen of each table, in the order in which one rests on the other."""
    _, *parts = NAMED.split(RULES.read_text(encoding="utf-8"))
    return {name: text.strip().rstrip(";") for name, text in zip(parts[::2], parts[1::2], strict=True)}


def narrowed(path: Path, limit: Limit) -> duckdb.DuckDBPyConnection:
    """A version, opened for one limit."""
    connection = duckdb.connect(":memory:")
    connection.execute(f"ATTACH {literal(str(path))} AS office (READ_ONLY)")
    for setting, value in READ_ONLY.items():
        connection.execute(f"SET {setting} = {value}")
    literals = {f"${name}": literal(value) for name, value in vars(limit).items()}
    tables = set(column(connection, "SELECT table_name FROM duckdb_tables() WHERE database_name = 'office'"))
    for name in [*(name for name in rules() if name in tables), *sorted(tables - rules().keys())]:
        rule = re.sub(r"\$\w+", lambda name: literals[name[0]], rules().get(name, f"FROM office.{name} WHERE false"))
        connection.execute(f"CREATE VIEW {name} AS {rule}")
    laid_over(connection, column(connection, VIEWS))
    return connection


def laid_over(connection: duckdb.DuckDBPyConnection, views: list[str]) -> None:
    """The version's own views again, over what is seen of its tables; one may rest on another, and no order is told."""
    while views:
        waiting = []
        for view in views:
            try:
                connection.execute(view)
            except duckdb.CatalogException:
                waiting.append(view)
        if waiting == views:
            connection.execute(views[0])  # raises what is missing
        views = waiting


def column(connection: duckdb.DuckDBPyConnection, sql: str) -> list[str]:
    """The values of a question's one column."""
    return [value for (value,) in connection.execute(sql).fetchall()]


def literal(text: str | None) -> str:
    """A text as SQL writes it.

    >>> literal("Ba'asyir"), literal(None)
    ("'Ba''asyir'", 'NULL::VARCHAR')
    """
    return "NULL::VARCHAR" if text is None else "'" + text.replace("'", "''") + "'"
