"""Posts as their newest exports saw them."""

from datetime import date

import pandas as pd

from jangkau.metrics.warehouse import Warehouse


def posts(warehouse: Warehouse, account: str | None = None, first: date | None = None, last: date | None = None) -> pd.DataFrame:
    """One row a post; first and last are days of publishing in WIB.

    Columns: account, post_id, published_on (WIB day), published_at (UTC), kind, views, reach, likes, comments, shares,
    saves (lifetime counts; blank where the export did not tell), collab, caption.
    """
    return warehouse.ask("posts", account=account, first=first, last=last)
