"""How long until something happens, with those to whom it has not happened yet kept in (Kaplan and Meier)."""

import numpy as np
import pandas as pd

HALF = 0.5


def half_time(curve: pd.DataFrame) -> float | None:
    """When it had happened to half, by kaplan_meier's curve; None where it never had."""
    reached = curve[curve["share"] <= HALF]
    return float(reached["at"].iloc[0]) if len(reached) else None


def kaplan_meier(ended_at: pd.Series, watched_until: pd.Series, moments: np.ndarray | None = None) -> pd.DataFrame:
    """The share to whom it has not happened yet: at each moment at which it happened to somebody, or at those given.

    ended_at: when it happened to each, blank where it has not; watched_until: how long each was looked at. One to whom it
    has not happened counts for as long as it was looked at, and no longer. Columns: at, at_risk, ended, share.

    >>> kaplan_meier(pd.Series([1.0, None, 3.0]), pd.Series([4.0, 2.0, 4.0])).to_dict("list")
    {'at': [1.0, 3.0], 'at_risk': [3, 1], 'ended': [1, 1], 'share': [0.6666666666666667, 0.0]}
    """
    ended = ended_at.where(ended_at <= watched_until)
    left = np.sort(ended.fillna(watched_until).to_numpy(dtype=float))
    ends = np.sort(ended.dropna().to_numpy(dtype=float))
    moments = np.unique(ends) if moments is None else moments
    at_risk = len(left) - np.searchsorted(left, moments)
    counts = np.searchsorted(ends, moments, "right") - np.searchsorted(ends, moments)
    return pd.DataFrame(
        {"at": moments, "at_risk": at_risk, "ended": counts, "share": np.cumprod(1 - counts / np.maximum(at_risk, 1))}
    )
