"""Jam unggah: whether posts of certain hours are seen more than others of the same account, or the hour makes no difference."""

from datetime import timedelta

import numpy as np
import pandas as pd

from jangkau.metrics.kept import kept
from jangkau.metrics.scope import Scope
from jangkau.metrics.warehouse import Warehouse

BLOCK = 3  # hours that are looked at together
LOOKED_BACK = 104  # weeks up to the period's last day
POSTS_NEEDED, FEWEST_OF_HOURS, LEAST_OF_HOURS = 300, 50, 0.02  # of hours in which hardly anybody posts nothing is said
LEVEL, SMALL = 0.05, 0.10  # chance; an interval that reaches no further says that the hour makes no difference
DRAWS = 20_000


@kept
def posting_hours(warehouse: Warehouse, scope: Scope) -> pd.DataFrame:
    """The views of posts by the hours at which they were published, each held against its own account's other posts.

    Posts of the 104 weeks up to the period's end, of accounts in scope, seen at an age of a week or more; hours in the account's
    own zone; only files that tell the hour. Columns: from_hour, to_hour, posts, accounts; effect (how many more or fewer views
    than at the usual hour, as a share), low, high (its 95 % interval, wide enough for all hours at once); judged (50 posts and
    2 % of all or more, else effect, low and high are blank); and of the whole, the same in every row: chance (how likely so
    large a difference of some hours is where the hour makes none), verdict: too_few (under 300 posts, or one block of hours),
    effect (chance under 5 %), none (no difference, and none above 10 % hides in the intervals), unclear (it might).

    Within strata of account, kind of post, quarter and weekday or weekend the logarithms of views are compared by least
    squares. Chance and intervals come from moving the hours about within the strata: the mean and spread of all such
    shuffles are known exactly, the largest of all hours by drawing from the normal curve with these.
    """
    until = scope.sunday
    days = {"first_day": until - timedelta(weeks=LOOKED_BACK) + timedelta(days=1), "last_day": until}
    cells = warehouse.ask("posting_hours", block=BLOCK, **scope.parameters() | days)
    return hour_effects(cells)


def hour_effects(cells: pd.DataFrame) -> pd.DataFrame:
    """The same of cells of posting_hours.sql: stratum, account, from_hour, posts, total and squares (of logarithms of views)."""
    account, block = pd.factorize(cells["account"])[0], (cells["from_hour"] // BLOCK).to_numpy()
    posts = np.bincount(block, cells["posts"]).astype(int)
    posted = np.zeros((len(posts), account.max(initial=-1) + 1), dtype=bool)
    posted[block, account] = True
    there = np.flatnonzero(posts)
    hours = pd.DataFrame({"from_hour": there * BLOCK, "posts": posts[there], "accounts": posted.sum(axis=1)[there]})
    rows = hours.assign(to_hour=hours["from_hour"] + BLOCK, effect=np.nan, low=np.nan, high=np.nan)
    fewest = max(FEWEST_OF_HOURS, LEAST_OF_HOURS * hours["posts"].sum())
    judged = hours.loc[hours["posts"] >= fewest, "from_hour"].tolist()
    enough = hours["posts"].sum() >= POSTS_NEEDED and len(judged) > 1
    tested = _tested(cells[cells["from_hour"].isin(judged)], judged) if enough else None
    chance, verdict = None, "too_few"
    if tested is not None:
        effect, spread, width, chance = tested
        at = rows["from_hour"].isin(judged)
        for name, moved in (("effect", 0), ("low", -width), ("high", width)):
            rows.loc[at, name] = np.expm1(effect + moved * spread)
        widest = rows[["low", "high"]].abs().max(axis=None)
        verdict = "effect" if chance < LEVEL else "none" if widest <= SMALL else "unclear"
    columns = ["from_hour", "to_hour", "posts", "accounts", "effect", "low", "high"]
    return rows[columns].assign(judged=rows["effect"].notna(), chance=chance, verdict=verdict).astype({"chance": "float64"})


def _tested(cells: pd.DataFrame, hours: list[int]) -> tuple[np.ndarray, np.ndarray, float, float] | None:
    """Each block's effect and its spread under chance, how many spreads the interval of all reaches, and the chance.

    None where the blocks cannot be held against each other: no account posted in both.
    """
    strata = cells["stratum"].to_numpy()
    place = np.append(0, np.cumsum(strata[1:] != strata[:-1]))  # they come stratum by stratum
    hour = np.searchsorted(hours, cells["from_hour"])
    counts, totals = (np.zeros((place[-1] + 1, len(hours))) for _ in range(2))
    counts[place, hour], totals[place, hour] = cells["posts"], cells["total"]
    squares = np.bincount(place, cells["squares"])
    whole = counts.sum(axis=1)
    counts, totals, squares, whole = (part[whole > 1] for part in (counts, totals, squares, whole))
    mean = totals.sum(axis=1) / whole
    variance = np.maximum(squares - whole * mean**2, 0) / (whole - 1)
    within = _scatter(counts, whole, np.ones(len(whole)))
    if np.linalg.matrix_rank(within) < len(hours) - 1:
        return None
    back = _centred(counts.sum(axis=0)) @ np.linalg.pinv(within)
    effect = back @ (totals - counts * mean[:, None]).sum(axis=0)
    covariance = back @ _scatter(counts, whole, variance) @ back.T
    spread = np.sqrt(np.maximum(covariance.diagonal(), 0))
    if not spread.all():
        return None
    drawn = np.random.default_rng(0).multivariate_normal(np.zeros(len(hours)), covariance, DRAWS, method="eigh")
    largest = np.abs(drawn / spread).max(axis=1)
    chance = (1 + (largest >= np.abs(effect / spread).max()).sum()) / (1 + DRAWS)
    return effect, spread, float(np.quantile(largest, 1 - LEVEL)), float(chance)


def _scatter(counts: np.ndarray, whole: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """The blocks' sums of squares within strata: what the shuffles' covariance is made of."""
    return np.diag(weights @ counts) - (counts * (weights / whole)[:, None]).T @ counts


def _centred(posts: np.ndarray) -> np.ndarray:
    """Takes from each block the mean of all, weighted by their posts."""
    return np.eye(len(posts)) - np.ones((len(posts), 1)) @ (posts / posts.sum())[None, :]
