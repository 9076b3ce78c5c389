"""Many rows handed to a draft's database at once: one by one would take seconds.

pandas and pyarrow are imported where rows arrive: at the command line they take longer to import than most commands to be done.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import duckdb

from jangkau.warehouse.vocabulary import POST_MEASURES

if TYPE_CHECKING:
    import pyarrow as pa

Kinds = Mapping[str, str]  # a table's columns, and of what kind pyarrow holds their values

STAGED: Kinds = {
    "account_id": "int32", "day": "date32", "metric": "string", "value": "double",
    "observed": "string", "provisional": "bool", "import_no": "int32",
}  # fmt: skip
POSTED: Kinds = {
    "account_id": "int32", "post_id": "string", "as_of": "timestamp[us]", "published_at": "timestamp[us]",
    "published_on": "date32", "permalink": "string", "kind": "string", "caption": "string",
    **dict.fromkeys(POST_MEASURES, "int64"), "collab": "bool", "import_no": "int32", "line": "int64",
}  # fmt: skip


def insert(connection: duckdb.DuckDBPyConnection, table: str, rows: list[tuple], kinds: Kinds | None = None) -> None:
    """Insert rows into a table; with their kinds as they are typed there, which is faster, else by their values."""
    if not rows:
        return
    if kinds:
        arriving = typed(rows, kinds)
    else:
        import pandas as pd

        arriving = pd.DataFrame(rows, dtype=object)
    connection.register("arriving", arriving)
    connection.execute(f"INSERT INTO {table} SELECT * FROM arriving")
    connection.unregister("arriving")


def typed(rows: list[tuple], kinds: Kinds) -> pa.Table:
    """Rows, at least one, as a table of the kinds given."""
    import pyarrow as pa

    columns = zip(zip(*rows, strict=True), map(pa.type_for_alias, kinds.values()), strict=True)
    return pa.table([pa.array(column, kind) for column, kind in columns], names=list(kinds))
