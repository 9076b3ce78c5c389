"""Many rows handed to a draft's database at once: one by one would take seconds."""

import duckdb
import pandas as pd
import pyarrow as pa

from jangkau.warehouse.vocabulary import POST_MEASURES

STAGED = pa.schema([
    ("account_id", pa.int32()), ("day", pa.date32()), ("metric", pa.string()), ("value", pa.float64()),
    ("observed", pa.string()), ("provisional", pa.bool_()), ("import_no", pa.int32()),
])  # fmt: skip
POSTED = pa.schema([
    ("account_id", pa.int32()), ("post_id", pa.string()), ("as_of", pa.timestamp("us")), ("published_at", pa.timestamp("us")),
    ("published_on", pa.date32()), ("permalink", pa.string()), ("kind", pa.string()), ("caption", pa.string()),
    *((name, pa.int64()) for name in POST_MEASURES),
    ("collab", pa.bool_()), ("import_no", pa.int32()), ("line", pa.int64()),
])  # fmt: skip


def insert(connection: duckdb.DuckDBPyConnection, table: str, rows: list[tuple], schema: pa.Schema | None = None) -> None:
    """Insert rows into a table; with a schema as they are typed there, which is faster, else by their values."""
    if not rows:
        return
    if schema:
        columns = zip(zip(*rows, strict=True), schema.types, strict=True)
        arriving = pa.table([pa.array(column, kind) for column, kind in columns], schema=schema)
    else:
        arriving = pd.DataFrame(rows, dtype=object)
    connection.register("arriving", arriving)
    connection.execute(f"INSERT INTO {table} SELECT * FROM arriving")
    connection.unregister("arriving")
