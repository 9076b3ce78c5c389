"""What is said of themes: the finding, the words of each picture."""

import pandas as pd

from jangkau.charts.sides.sides_told import MARKS
from jangkau.locales import Say
from jangkau.ui.campaigns.looked import Looked
from jangkau.ui.filters import period_said
from jangkau.ui.text import plain_html

OWNERS = ("government", "community")
FEW = 10  # posts of a side below which a share says little


def theme_rows(grid: pd.DataFrame, share: str, say: Say) -> pd.DataFrame:
    """The rows of share_dots, one a theme, the one with most posts first."""
    order = grid.groupby("theme_id")["posts"].sum().sort_values(ascending=False, kind="stable").index
    return rows_of(grid, "theme_id", "theme", list(order), share, say)


def regions_rows(of_theme: pd.DataFrame, share: str, looked: Looked) -> pd.DataFrame:
    """The same, one a kabupaten or kota with posts about the theme, the most posts first."""
    told = of_theme[of_theme["regency_code"].notna()]
    told = told.assign(label=told["regency_code"].map(looked.place))
    posts = told.groupby("regency_code")["posts"].sum().sort_values(ascending=False, kind="stable")
    return rows_of(told, "regency_code", "label", list(posts[posts > 0].index), share, looked.say)


def rows_of(grid: pd.DataFrame, key: str, label: str, order: list[str], share: str, say: Say) -> pd.DataFrame:
    """Both sides' shares in a row each: code, label, government, community, touched, posts, and of how many posts each is."""
    columns = ["code", "label", *OWNERS, "touched", "posts", *(f"{owner}_of" for owner in OWNERS)]
    by_owner = {owner: grid[grid["owner"] == owner].set_index(key).to_dict("index") for owner in OWNERS}
    names = dict(zip(grid[key], grid[label], strict=True))
    rows = []
    for code in order:
        sides = {owner: by_owner[owner].get(code) for owner in OWNERS}
        shares = [None if side is None else side[f"{share}_share"] for side in sides.values()]
        touched = [f"<b>{plain_html(names[code])}</b>", *(side_said(owner, side, say) for owner, side in sides.items())]
        posts = sum(side["posts"] for side in sides.values() if side)
        rows.append(
            (
                code,
                names[code],
                *shares,
                "<br>".join(touched),
                posts,
                *(side["posts_all"] if side else 0 for side in sides.values()),
            )
        )
    return pd.DataFrame(rows, columns=columns).astype(dict.fromkeys(OWNERS, "float64"))


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


def percent(share: float | None, say: Say) -> str:
    """A share, or a dash where nothing is told."""
    return "–" if share is None or pd.isna(share) else say.percent(share)


def sentence(rows: pd.DataFrame, posts: dict[str, int], share: str, looked: Looked) -> str:
    """Each side's largest theme and its share; no share of a side with fewer than ten posts."""
    say, period = looked.say, period_said(looked.scope, looked.say)
    if rows.empty:
        known = len(looked.warehouse.ask("registered_themes"))
        return say("campaign.themes.title.no_posts" if known else "campaign.themes.no_list", period=period)
    if not rows["posts"].sum():
        return say("campaign.themes.title.none", period=period)
    sides = {owner: rows.loc[rows[owner].idxmax()] for owner in OWNERS if posts.get(owner, 0) >= FEW and rows[owner].max() > 0}
    if not sides:
        return say("campaign.themes.title.few", n=int(sum(posts.values())), period=period)
    what = say(f"campaign.themes.of.{share}")
    told = {owner: percent(side[owner], say) for owner, side in sides.items()}
    themes = {owner: side["label"] for owner, side in sides.items()}
    if len(sides) == 1:
        (owner,) = sides
        return say(f"campaign.themes.title.{owner}", theme=themes[owner], share=told[owner], what=what)
    if themes["government"] == themes["community"]:
        return say("campaign.themes.title", theme=themes["government"], what=what, **told)
    named = {f"{owner}_theme": theme for owner, theme in themes.items()}
    return say("campaign.themes.title.apart", what=what, **told, **named)


def compared(posts: dict[str, int], looked: Looked) -> str:
    """On how many posts of either side the shares rest."""
    say = looked.say
    counts = [say(f"campaign.posts_of.{owner}", n=int(posts[owner])) for owner in OWNERS if owner in posts]
    place = {"place": looked.view.place, "period": period_said(looked.scope, say)}
    return (
        say("campaign.themes.compared", counts=say.listed(counts), **place) if counts else say("campaign.themes.no_text", **place)
    )


def few_said(rows: pd.DataFrame, say: Say) -> str:
    """What a hollow mark means, where there is one."""
    few = any((rows[f"{owner}_of"].between(1, FEW - 1)).any() for owner in OWNERS)
    return say("campaign.themes.few", n=FEW) if few else ""


def dots_said(rows: pd.DataFrame, say: Say) -> str:
    """The first rows of a picture in words."""
    told = [
        say("campaign.dots.alt", name=row.label, government=percent(row.government, say), community=percent(row.community, say))
        for row in rows.head(6).itertuples()
    ]
    return " ".join(told)


def weeks_said(weekly: pd.DataFrame, theme: str, say: Say) -> str:
    """The first and the last week of each side in words."""
    told = []
    for owner in OWNERS:
        known = weekly[(weekly["owner"] == owner) & weekly["share"].notna()]
        if len(known):
            ends = {"first": percent(known["share"].iloc[0], say), "last": percent(known["share"].iloc[-1], say)}
            told.append(say("campaign.weeks.alt", owner=say(f"owner.{owner}"), theme=theme, **ends))
    return " ".join(told)


def reach_said(of_theme: pd.DataFrame, say: Say) -> str:
    """What each side's posts about a theme reached: from the largest single post to the sum."""
    told = [
        say(
            "campaign.reach.side",
            owner=say(f"owner.{row.owner}"),
            amount=say.between(row.reach_low, row.reach_high),
            n=int(row.posts_with_reach),
        )
        for row in of_theme.itertuples()
        if row.posts_with_reach
    ]
    return " ".join(told) if told else say("campaign.reach.none")
