"""Which hashtags rise, which are shared by many accounts, and which one account uses alone."""

import pandas as pd

from metrics.scope import Scope
from metrics.warehouse import Warehouse

FEW = 5  # posts below which a rise may be chance


def hashtags(warehouse: Warehouse, scope: Scope) -> pd.DataFrame:
    """The hashtags of the period and of the equally long one before; spellings of one hashtag stand together.

    Columns: tag (the key without case, accents and underscores), spelled (its commonest spelling), spellings (all of
    them, parted by spaces), posts, posts_before, accounts, accounts_before, government_accounts, community_accounts, regions,
    only_account (where one account alone used it), views, growth (posts / posts_before, blank where there were none
    before), state: rising (at least 5 posts, by several accounts, and twice as many as before), alone (one account),
    gone (none in the period), shared (all others).
    """
    found = warehouse.ask("hashtags", **scope.parameters())
    before = found["posts_before"]
    rising = (found["posts"] >= FEW) & (found["accounts"] > 1) & (found["posts"] >= 2 * before)
    state = pd.Series("shared", index=found.index, dtype=object)
    state = state.mask(rising, "rising").mask(found["accounts"] == 1, "alone").mask(found["posts"] == 0, "gone")
    return found.assign(growth=found["posts"] / before.where(before > 0), state=state)
