"""The rows of the pictures of themes: a theme, a region or a week, with both sides' shares and what is said of each."""

from datetime import timedelta
from html import escape

import pandas as pd

from jangkau.findings.campaigns.section import Section
from jangkau.findings.shares import enough, too_few
from jangkau.locales import Say
from jangkau.metrics.scope import Scope, month_of
from jangkau.warehouse.vocabulary import MARKS, SIDES


def theme_rows(grid: pd.DataFrame, share: str, say: Say) -> pd.DataFrame:
    """The rows of share_dots, one a theme, the one with most posts first."""
    order = grid.groupby("theme_id")["posts"].sum().sort_values(ascending=False, kind="stable").index
    return rows_of(grid, "theme_id", "theme", list(order), share, say)


def regions_rows(of_theme: pd.DataFrame, share: str, section: Section) -> pd.DataFrame:
    """The same, one a kabupaten or kota with posts about the theme, the most posts first."""
    regional = of_theme[of_theme["regency_code"].notna()]
    regional = regional.assign(label=regional["regency_code"].map(section.place))
    posts = regional.groupby("regency_code")["posts"].sum().sort_values(ascending=False, kind="stable")
    return rows_of(regional, "regency_code", "label", list(posts[posts > 0].index), share, section.say)


def rows_of(grid: pd.DataFrame, key: str, label: str, order: list[str], share: str, say: Say) -> pd.DataFrame:
    """Both sides' shares in a row each: code, label, government, community, touched, posts, by side posts of how many, few."""
    columns = ["code", "label", *SIDES, "touched", "posts", *(f"{owner}_posts" for owner in SIDES),
               *(f"{owner}_of" for owner in SIDES)]  # fmt: skip
    by_owner = {owner: grid[grid["owner"] == owner].set_index(key).to_dict("index") for owner in SIDES}
    names = dict(zip(grid[key], grid[label], strict=True))
    rows = []
    for code in order:
        sides = {owner: by_owner[owner].get(code) for owner in SIDES}
        shares = [None if side is None else side[f"{share}_share"] for side in sides.values()]
        touched = [f"<b>{escape(names[code])}</b>", *(side_said(owner, side, say) for owner, side in sides.items())]
        posts = sum(side["posts"] for side in sides.values() if side)
        rows.append(
            (
                code,
                names[code],
                *shares,
                "<br>".join(touched),
                posts,
                *(side["posts"] if side else 0 for side in sides.values()),
                *(side["posts_all"] if side else 0 for side in sides.values()),
            )
        )
    laid_out = pd.DataFrame(rows, columns=columns).astype(dict.fromkeys(SIDES, "float64"))
    return laid_out.assign(**{f"{owner}_few": too_few(laid_out[f"{owner}_of"]) for owner in SIDES})


def side_said(owner: str, side: dict | None, say: Say) -> str:
    """One side of a row: posts of how many, views, and reach as a range."""
    mark = MARKS[owner]
    if side is None:
        return f"{mark} {say('campaign.side.none')}"
    parts = [say("campaign.side.posts", posts=say.number(side["posts"]), n=int(side["posts_all"]))]
    parts += [say("measure.views.amount", amount=say.short(side["views"]))] if side["posts_with_views"] else []
    parts += (
        [say("measure.reach.amount", amount=say.between(side["reach_low"], side["reach_high"]))]
        if side["posts_with_reach"]
        else []
    )
    return f"{mark} {' · '.join(parts)}"


def theme_share_said(share: float | None, posts: float, of: float, say: Say) -> str:
    """A side's share of posts, views or interactions; of fewer than ten posts how many of them, a dash where nothing is told."""
    if share is None or pd.isna(share):
        return "–"
    return say.percent(share) if enough(of) else say("campaign.side.posts", posts=say.number(posts), n=int(of))


def weeks_shares(weekly: pd.DataFrame, say: Say) -> pd.DataFrame:
    """The weeks (or months) of share_lines with each share in words, and whether it is of too few posts."""
    rows = weekly.to_dict("records")
    shares = [theme_share_said(row["share"], row["posts"], row["posts_all"], say) for row in rows]
    return weekly.assign(said=shares, few=too_few(weekly["posts_all"]))


def whole_weeks(rows: pd.DataFrame, scope: Scope, by_month: bool) -> pd.DataFrame:
    """A row for each owner and week (or month) of the period; blank where nothing was published."""
    first = month_of(scope.first_week)
    months = pd.date_range(f"{first[0]}-{first[1]:02d}-01", scope.week + timedelta(days=3), freq="MS")
    weeks = months if by_month else pd.date_range(scope.first_week, scope.week, freq="7D")
    every = pd.MultiIndex.from_product([SIDES, weeks], names=["owner", "week"])
    return rows.assign(week=pd.to_datetime(rows["week"])).set_index(["owner", "week"]).reindex(every).reset_index()
