"""How much of what accounts publish is about which theme, and what those posts reached."""

import pandas as pd

from jangkau.metrics.scope import Scope
from jangkau.metrics.warehouse import Warehouse

SHARED = ("posts", "views", "interactions")


def theme_share(warehouse: Warehouse, scope: Scope, by_week: bool = False, by_regency: bool = False) -> pd.DataFrame:
    """What each owner's posts of the period say of each theme, by week and by region where asked for.

    A post may be about several themes: shares do not add up to one. Only posts with a caption can be told apart, and
    only of registered accounts while they are active. Columns: theme_id, theme, kind, owner, week (Monday, blank unless
    by_week), regency_code and region (blank at province level and unless by_regency), posts, accounts, views,
    interactions (likes + comments, which every platform tells), posts_with_views, posts_with_interactions, reach_low
    (the largest single post), reach_high (the sum: not unique people), posts_with_reach, posts_all (all posts of that
    owner, week and region, whatever their theme), posts_share, views_share, interactions_share (blank where nothing is
    told). A theme without any post has no row. Measures as in METRICS.md, definitions 2.
    """
    amounts = warehouse.ask("theme_share", by_week=by_week, by_regency=by_regency, **scope.parameters())
    keys = ["owner", "week", "regency_code"]
    everything = amounts[amounts["theme_id"].isna()]
    themes = amounts[amounts["theme_id"].notna()].merge(everything[[*keys, *SHARED]], on=keys, how="left", suffixes=("", "_all"))
    for measure in SHARED:
        whole = themes[f"{measure}_all"]
        themes[f"{measure}_share"] = themes[measure] / whole.where(whole > 0)
    return themes.drop(columns=["views_all", "interactions_all"]).reset_index(drop=True)


def theme_posts(warehouse: Warehouse, scope: Scope, theme_id: str, limit: int = 50, content: str = "theme") -> pd.DataFrame:
    """The posts of the period about a theme (or event, or hoax: `content`), the most seen first.

    Columns: account, handle, platform, owner, region, post_id, published_on, permalink, caption (other people's words:
    shown as text), matched (the patterns found), views, reach, interactions.
    """
    return warehouse.ask("theme_posts", theme=theme_id, content=content, limit=limit, **scope.parameters())


def theme_grid(warehouse: Warehouse, scope: Scope, by_week: bool = False, by_regency: bool = False) -> pd.DataFrame:
    """theme_share with a row for every theme of the list wherever an owner published at all: none about it is zero there.

    One that is a single kabupaten's or kota's own stands in taglines() instead.

    Columns: theme_id, theme, kind, owner, week, regency_code, region, the amounts of theme_share (reach blank where there is
    none), posts_all, views_all, interactions_all and the three shares: blank where the owner's posts tell nothing of the measure.
    """
    rows = warehouse.ask("theme_share", by_week=by_week, by_regency=by_regency, **scope.parameters())
    keys = ["owner", "week", "regency_code"]
    everything = rows[rows["theme_id"].isna()]
    whole = everything[[*keys, "region", *SHARED]].rename(columns={measure: f"{measure}_all" for measure in SHARED})
    themes = warehouse.ask("listed_themes")
    amounts = rows[rows["theme_id"].notna()].drop(columns=["theme", "kind", "region"])
    grid = themes.merge(whole, how="cross").merge(amounts, on=["theme_id", *keys], how="left")
    counts = [name for name in amounts.columns if name not in ("theme_id", *keys, "reach_low", "reach_high")]
    grid[counts] = grid[counts].fillna(0).astype("int64")
    for measure in SHARED:
        all_of_it = grid[f"{measure}_all"]
        grid[f"{measure}_share"] = (grid[measure] / all_of_it.where(all_of_it > 0)).astype("float64")
    return grid


def theme_months(weekly: pd.DataFrame) -> pd.DataFrame:
    """theme_grid by week, summed into months: a week belongs to the month of its Thursday.

    Columns: theme_id, theme, owner, month (its first day), posts, views, interactions, each with _all and _share.
    """
    thursday = pd.to_datetime(weekly["week"]) + pd.Timedelta(days=3)
    months = weekly.assign(month=thursday.dt.to_period("M").dt.to_timestamp())
    amounts = [*SHARED, *(f"{measure}_all" for measure in SHARED)]
    months = months.groupby(["theme_id", "theme", "owner", "month"])[amounts].sum(min_count=1).reset_index()
    for measure in SHARED:
        whole = months[f"{measure}_all"]
        months[f"{measure}_share"] = (months[measure] / whole.where(whole > 0)).astype("float64")
    return months
