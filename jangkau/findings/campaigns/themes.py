"""What is said of themes: the finding, the words of each picture."""

from html import escape

import pandas as pd

from jangkau.charts.sides.sides_told import MARKS
from jangkau.findings.campaigns.section import Section
from jangkau.findings.period import period_said
from jangkau.findings.shares import FEWEST, enough, too_few
from jangkau.locales import Say
from jangkau.metrics.scope import OWNERS


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
    columns = ["code", "label", *OWNERS, "touched", "posts", *(f"{owner}_posts" for owner in OWNERS),
               *(f"{owner}_of" for owner in OWNERS)]  # fmt: skip
    by_owner = {owner: grid[grid["owner"] == owner].set_index(key).to_dict("index") for owner in OWNERS}
    names = dict(zip(grid[key], grid[label], strict=True))
    rows = []
    for code in order:
        sides = {owner: by_owner[owner].get(code) for owner in OWNERS}
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
    laid_out = pd.DataFrame(rows, columns=columns).astype(dict.fromkeys(OWNERS, "float64"))
    return laid_out.assign(**{f"{owner}_few": too_few(laid_out[f"{owner}_of"]) for owner in OWNERS})


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


def theme_headline(rows: pd.DataFrame, posts: dict[str, int], share: str, section: Section) -> str:
    """Each side's largest theme and its share; no share of a side with fewer than ten posts."""
    say, period = section.say, period_said(section.scope, section.say)
    if rows.empty:
        known = len(section.warehouse.ask("registered_themes"))
        return say("campaign.themes.title.no_posts" if known else "campaign.themes.no_list", period=period)
    if not rows["posts"].sum():
        return say("campaign.themes.title.none", period=period)
    sides = {owner: rows.loc[rows[owner].idxmax()] for owner in OWNERS if enough(posts.get(owner, 0)) and rows[owner].max() > 0}
    if not sides:
        return say("campaign.themes.title.few", n=int(sum(posts.values())), period=period)
    what = say(f"campaign.themes.of.{share}")
    percents = {owner: say.percent(side[owner]) for owner, side in sides.items()}
    themes = {owner: side["label"] for owner, side in sides.items()}
    if len(sides) == 1:
        (owner,) = sides
        return say(f"campaign.themes.title.{owner}", theme=themes[owner], share=percents[owner], what=what)
    if themes["government"] == themes["community"]:
        return say("campaign.themes.title", theme=themes["government"], what=what, **percents)
    named = {f"{owner}_theme": theme for owner, theme in themes.items()}
    return say("campaign.themes.title.apart", what=what, **percents, **named)


def theme_comparison(posts: dict[str, int], section: Section) -> str:
    """On how many posts of either side the shares rest."""
    say = section.say
    counts = [say(f"campaign.posts_of.{owner}", n=int(posts[owner])) for owner in OWNERS if owner in posts]
    place = {"place": section.view.place, "period": period_said(section.scope, say)}
    return (
        say("campaign.themes.compared", counts=say.listed(counts), **place) if counts else say("campaign.themes.no_text", **place)
    )


def few_said(rows: pd.DataFrame, say: Say) -> str:
    """What a hollow mark means, where there is one."""
    few = any(rows[f"{owner}_few"].any() for owner in OWNERS)
    return few_note(say) if few else ""


def few_note(say: Say) -> str:
    """What a hollow mark means."""
    return say("campaign.themes.few", n=FEWEST)


def dots_said(rows: pd.DataFrame, say: Say) -> str:
    """The first rows of a picture in words."""
    lines = []
    for row in rows.head(6).to_dict("records"):
        sides = {owner: theme_share_said(row[owner], row[f"{owner}_posts"], row[f"{owner}_of"], say) for owner in OWNERS}
        lines.append(say("campaign.dots.alt", name=row["label"], **sides))
    return " ".join(lines)


def weeks_shares(weekly: pd.DataFrame, say: Say) -> pd.DataFrame:
    """The weeks (or months) of share_lines with each share in words, and whether it is of too few posts."""
    rows = weekly.to_dict("records")
    said = [theme_share_said(row["share"], row["posts"], row["posts_all"], say) for row in rows]
    return weekly.assign(said=said, few=too_few(weekly["posts_all"]))


def weeks_said(weekly: pd.DataFrame, theme: str, say: Say) -> str:
    """The first and the last week of each side in words."""
    lines = []
    for owner in OWNERS:
        known = weekly[(weekly["owner"] == owner) & weekly["share"].notna()]
        if len(known):
            ends = {"first": known["said"].iloc[0], "last": known["said"].iloc[-1]}
            lines.append(say("campaign.weeks.alt", owner=say(f"owner.{owner}"), theme=theme, **ends))
    return " ".join(lines)


def reach_said(of_theme: pd.DataFrame, say: Say) -> str:
    """What each side's posts about a theme reached: from the largest single post to the sum."""
    sides = [
        say(
            "campaign.reach.side",
            owner=say(f"owner.{row.owner}"),
            amount=say.between(row.reach_low, row.reach_high),
            n=int(row.posts_with_reach),
        )
        for row in of_theme.itertuples()
        if row.posts_with_reach
    ]
    return " ".join(sides) or say("campaign.reach.none")
