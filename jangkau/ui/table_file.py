"""Tables as files that a spreadsheet opens well and that run nothing when it does."""

import pandas as pd

from jangkau.warehouse.harmless import harmless

BOTH = "\r\n"  # a cell with either sign in it is quoted only where both end a line: unquoted it would begin a row of its own


def csv_file(table: pd.DataFrame) -> bytes:
    """UTF-8 with BOM, whole numbers without decimals; a text that would run as a formula gets an apostrophe in front.

    Moments (columns that end in _at) are UTC and say so with a Z.
    """
    safe = table.convert_dtypes()
    safe.columns = [harmless(column) for column in safe.columns]
    for column in safe.columns:
        if column.endswith("_at") and pd.api.types.is_datetime64_dtype(safe[column]):
            safe[column] = safe[column].dt.strftime("%Y-%m-%dT%H:%M:%SZ")
        if not pd.api.types.is_numeric_dtype(safe[column]):
            safe[column] = safe[column].map(harmless)
    return safe.to_csv(index=False, lineterminator=BOTH).encode("utf-8-sig")


def parquet_file(table: pd.DataFrame) -> bytes:
    """The same for programs: columns keep their types, texts stay as they are."""
    return table.convert_dtypes().to_parquet(index=False)
