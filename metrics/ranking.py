"""Which kabupaten and kota lead."""

import pandas as pd


def ranking(regions: pd.DataFrame) -> pd.DataFrame:
    """The regions with a value or zero, the highest first, with their place (equal values share one).

    Takes the frame of regency_reach; adds rank (1 is the highest).
    """
    told = regions[regions["high"].notna()]
    told = told.assign(rank=told["high"].rank(method="min", ascending=False).astype(int))
    return told.sort_values(["high", "code"], ascending=[False, True]).reset_index(drop=True)
