"""Many rows handed to a database at once: one by one would take seconds.

pyarrow is imported where many rows arrive: at the command line that takes longer than most commands.
"""

import json
from collections.abc import Mapping

import duckdb

FEW = 1_000  # rows that are handed over as text in less time than it takes to import pyarrow
# A column's type, and of what kind pyarrow holds its values.
KINDS = {
    "INTEGER": "int32", "BIGINT": "int64", "UBIGINT": "uint64", "DOUBLE": "double", "VARCHAR": "string", "JSON": "string",
    "DATE": "date32", "TIMESTAMP": "timestamp[us]", "BOOLEAN": "bool",
}  # fmt: skip


def insert(connection: duckdb.DuckDBPyConnection, table: str, rows: list[tuple]) -> None:
    """Insert rows into a table, by the types of its columns."""
    if not rows:
        return
    described = connection.execute(f"FROM {table} LIMIT 0").description or []
    columns = {name: str(kind) for name, kind, *_ in described}
    if len(rows) <= FEW:
        form = json.dumps([{name: "VARCHAR" if kind == "JSON" else kind for name, kind in columns.items()}])
        text = json.dumps([dict(zip(columns, row, strict=True)) for row in rows], default=str)
        connection.execute(f"INSERT INTO {table} SELECT unnest(from_json($rows, '{form}'), max_depth := 2)", {"rows": text})
    else:
        _insert_typed(connection, table, rows, columns)


def lay_out(connection: duckdb.DuckDBPyConnection, table: str, columns: Mapping[str, str], rows: list[tuple]) -> None:
    """Make a temporary table of columns and their types that holds the rows."""
    form = ", ".join(f"{name} {kind}" for name, kind in columns.items())
    connection.execute(f"CREATE OR REPLACE TEMP TABLE {table} ({form})")
    insert(connection, table, rows)


def _insert_typed(connection: duckdb.DuckDBPyConnection, table: str, rows: list[tuple], columns: Mapping[str, str]) -> None:
    import pyarrow as pa

    values = zip(zip(*rows, strict=True), columns.values(), strict=True)
    arrays = [pa.array(column, pa.type_for_alias(KINDS[kind])) for column, kind in values]
    connection.register("arriving_rows", pa.table(arrays, names=list(columns)))
    connection.execute(f"INSERT INTO {table} SELECT * FROM arriving_rows")
    connection.unregister("arriving_rows")
