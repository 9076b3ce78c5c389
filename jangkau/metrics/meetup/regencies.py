"""The effect by regency, drawn toward the mean where few accounts came (empirical Bayes)."""

import numpy as np
import pandas as pd

from jangkau.metrics.meetup.answer import MeetupEffect
from jangkau.metrics.meetup.sample import group_mean

FEW = 3  # attending accounts of a regency


def regency_effects(answer: MeetupEffect) -> pd.DataFrame:
    """One row: a regency of the panel. Columns: regency_code, regency, came, attendees (in the estimate), effect_pct, weight.

    effect_pct is the regency's own mean beyond its comparison, drawn toward the mean of all by how little it is known:
    weight 1 is its own, 0 is everyone's. Blank where fewer than FEW attendees are in the estimate, and everywhere where the
    verdict allows no number or the outcome is a count.
    """
    comparison = answer.comparison
    accounts = comparison.panel.accounts[comparison.panel.accounts["regency_code"].notna()]
    regions = accounts.groupby(["regency_code", "regency"], as_index=False).agg(came=("came", "sum"))
    measured = answer.stated and answer.outcome == "followers"  # a count has no logarithm to take a mean of
    own = _own_effects(answer) if measured else pd.DataFrame(columns=["regency_code", "attendees", "effect", "variance"])
    effects = regions.merge(shrunken(own), on="regency_code", how="left")
    blank = ~(effects["attendees"].fillna(0) >= FEW)
    effect_pct = 100 * np.expm1(effects["shrunken"].astype(float)).mask(blank)
    return effects.assign(attendees=effects["attendees"].fillna(0).astype(int), effect_pct=effect_pct)[
        ["regency_code", "regency", "came", "attendees", "effect_pct", "weight"]
    ]


def _own_effects(answer: MeetupEffect) -> pd.DataFrame:
    """Each regency's attendees against the comparison of their groups. Columns: regency_code, attendees, effect, variance."""
    comparison = answer.comparison
    used, came = comparison.used, comparison.attending
    compared = pd.Series(np.where(used & ~came, comparison.y, np.nan)).groupby(comparison.group).transform("mean").to_numpy()
    beyond = pd.Series((comparison.y - compared)[used & came])
    left = (comparison.y - group_mean(np.nan_to_num(comparison.y), 2 * (comparison.group + 1) + came))[used]
    spread = float((left**2).sum() / max(1, used.sum() - 2 * len(np.unique(comparison.group[used]))))
    code = pd.Series(comparison.panel.accounts["regency_code"].to_numpy()[used & came], name="regency_code")
    own = beyond.groupby(code).agg(["size", "mean"]).set_axis(["attendees", "effect"], axis=1).reset_index()
    return own.assign(variance=spread / own["attendees"])


def shrunken(own: pd.DataFrame) -> pd.DataFrame:
    """regency_code, attendees, effect, variance with weight and shrunken: how regencies differ is told from chance by moments.

    (DerSimonian and Laird: what the effects differ by, less what they would by chance.)
    """
    if own.empty:
        return own.assign(weight=np.nan, shrunken=np.nan)
    precision = 1 / np.maximum(own["variance"], 1e-12)
    mean = (precision * own["effect"]).sum() / precision.sum()
    excess = (precision * (own["effect"] - mean) ** 2).sum() - (len(own) - 1)
    scale = precision.sum() - (precision**2).sum() / precision.sum()
    between = max(0.0, excess / scale) if scale > 0 else 0.0
    weight = between / (between + own["variance"]) if between else 0.0 * own["variance"]
    middle = (own["effect"] / (between + own["variance"])).sum() / (1 / (between + own["variance"])).sum() if between else mean
    return own.assign(weight=weight, shrunken=weight * own["effect"] + (1 - weight) * middle)
