"""Each region and its own tagline: who uses it, and which regions have none."""

import pandas as pd

from jangkau.metrics.scope import Scope
from jangkau.metrics.warehouse import Warehouse


def taglines(warehouse: Warehouse, scope: Scope) -> pd.DataFrame:
    """The province and its kabupaten and kota, each with the themes of the kind tagline that are registered as its own.

    Columns: code, region, theme_id, tagline (blank: none registered), posts and accounts (of the period and the region's own
    accounts), posts_elsewhere (of accounts elsewhere in scope), users (handles of the three that carry it most), accounts_covered
    (their exports tell every post of the period), accounts_registered, state: used, unused (every account is covered, and
    none carries it), unknown (none seen, and not every account is covered), no_tagline, no_account.
    """
    return warehouse.ask("taglines", **scope.parameters())
