"""What is asked by whole years, so that every period of a year shares the answer."""

import pandas as pd


def together(years: list[pd.DataFrame]) -> pd.DataFrame:
    """The answers of some years, one below the other; a column of words is one also where some year has none."""
    told = [year for year in years if len(year)] or years[:1]
    if len(told) == 1:
        return told[0]
    rows = pd.concat(told, ignore_index=True)
    words = [name for name, dtype in rows.dtypes.items() if dtype == "object"]
    return rows.astype(dict.fromkeys(words, "str"))
