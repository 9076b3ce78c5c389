"""Which hashtags rise, which are shared by many accounts, and which one account uses alone."""

import pandas as pd

from jangkau.metrics.scope import Scope
from jangkau.metrics.warehouse import Warehouse

FEW = 5  # posts below which a rise may be chance


def hashtags(warehouse: Warehouse, scope: Scope) -> pd.DataFrame:
    """The hashtags of the period and of the equally long one before; spellings of one hashtag stand together.

    A period without data is not a period without hashtags: what rises or is gone is told from the accounts that can be
    compared alone, those with posts with a text in both periods whose first such post lies no later than the first week of
    the period before. Where there are none, nothing rises and nothing is gone.

    Columns: tag (the key without case, accents and underscores), spelled (its commonest spelling), spellings (all of
    them, parted by spaces), posts, posts_before, accounts, accounts_before, government_accounts, community_accounts, regions,
    only_account (where one account alone used it), views, compared_posts, compared_before, compared_accounts (the same of
    accounts that can be compared), comparable_accounts (how many there are, whatever they say), growth (compared_posts /
    compared_before, blank where there were none before), state: rising (of accounts that can be compared at least 5 posts,
    by several of them, and twice as many as before), alone (one account), gone (none in the period, some before), unknown
    (none in the period, and before by accounts alone that cannot be compared), shared (all others).
    """
    tags = warehouse.ask("hashtags", **scope.parameters())
    posts, before = tags["compared_posts"], tags["compared_before"]
    rising = (posts >= FEW) & (tags["compared_accounts"] > 1) & (posts >= 2 * before)
    state = pd.Series("shared", index=tags.index, dtype=object)
    state = state.mask(rising, "rising").mask(tags["accounts"] == 1, "alone").mask(tags["posts"] == 0, "gone")
    state = state.mask((tags["posts"] == 0) & (before == 0), "unknown")
    return tags.assign(growth=posts / before.where(before > 0), state=state)
