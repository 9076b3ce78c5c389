"""How much of a side's reach its largest accounts carry."""

import pandas as pd

from jangkau.warehouse.vocabulary import SIDES

LARGEST = (1, 3, 10)


def concentration(accounts: pd.DataFrame) -> pd.DataFrame:
    """The part of each side's summed reach that its largest 1, 3 and 10 accounts carry.

    Takes the frame of compare_accounts. Columns: owner, accounts (with reach), largest (1, 3, 10), carried (how many that
    is, where the side has fewer), share (a share of one; blank where the side has no reach), leader (the largest account).
    The sum counts people more than once, in the part and in the whole alike.
    """
    return pd.DataFrame([row for owner in SIDES for row in _carried(accounts, owner)])


def _carried(accounts: pd.DataFrame, owner: str) -> list[dict]:
    reached = accounts.loc[accounts["owner"] == owner, "reach"].dropna()
    highest, whole = reached.nlargest(max(LARGEST)), reached.sum()
    return [
        {
            "owner": owner,
            "accounts": len(reached),
            "largest": count,
            "carried": min(count, len(reached)),
            "share": highest.head(count).sum() / whole if whole > 0 else None,
            "leader": accounts.at[highest.index[0], "account"] if len(reached) else None,
        }
        for count in LARGEST
    ]
