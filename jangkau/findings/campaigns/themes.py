"""What is said of themes: the finding, the words of each picture."""

import pandas as pd

from jangkau.findings.campaigns.section import Section
from jangkau.findings.campaigns.theme_rows import theme_share_said
from jangkau.findings.period import period_said
from jangkau.findings.shares import FEWEST, enough
from jangkau.locales import Say
from jangkau.warehouse.vocabulary import SIDES


def theme_headline(rows: pd.DataFrame, posts: dict[str, int], share: str, section: Section) -> str:
    """Each side's largest theme and its share; no share of a side with fewer than ten posts."""
    say, period = section.say, period_said(section.scope, section.say)
    if rows.empty:
        n_registered = len(section.warehouse.ask("registered_themes"))
        return say("campaign.themes.title.no_posts" if n_registered else "campaign.themes.no_list", period=period)
    if not rows["posts"].sum():
        return say("campaign.themes.title.none", period=period)
    sides = {owner: rows.loc[rows[owner].idxmax()] for owner in SIDES if enough(posts.get(owner, 0)) and rows[owner].max() > 0}
    if not sides:
        return say("campaign.themes.title.few", n=int(sum(posts.values())), period=period)
    share_of = say(f"campaign.themes.of.{share}")
    percents = {owner: say.percent(side[owner]) for owner, side in sides.items()}
    themes = {owner: side["label"] for owner, side in sides.items()}
    if len(sides) == 1:
        (owner,) = sides
        return say(f"campaign.themes.title.{owner}", theme=themes[owner], share=percents[owner], what=share_of)
    if themes["government"] == themes["community"]:
        return say("campaign.themes.title", theme=themes["government"], what=share_of, **percents)
    named = {f"{owner}_theme": theme for owner, theme in themes.items()}
    return say("campaign.themes.title.apart", what=share_of, **percents, **named)


def theme_comparison(posts: dict[str, int], section: Section) -> str:
    """On how many posts of either side the shares rest."""
    say = section.say
    counts = [say(f"campaign.posts_of.{owner}", n=int(posts[owner])) for owner in SIDES if owner in posts]
    place = {"place": section.view.place, "period": period_said(section.scope, say)}
    return (
        say("campaign.themes.compared", counts=say.listed(counts), **place) if counts else say("campaign.themes.no_text", **place)
    )


def few_said(rows: pd.DataFrame, say: Say) -> str:
    """What a hollow mark means, where there is one."""
    few = any(rows[f"{owner}_few"].any() for owner in SIDES)
    return few_note(say) if few else ""


def few_note(say: Say) -> str:
    """What a hollow mark means."""
    return say("campaign.themes.few", n=FEWEST)


def dots_said(rows: pd.DataFrame, say: Say) -> str:
    """The first rows of a picture in words."""
    lines = []
    for row in rows.head(6).to_dict("records"):
        sides = {owner: theme_share_said(row[owner], row[f"{owner}_posts"], row[f"{owner}_of"], say) for owner in SIDES}
        lines.append(say("campaign.dots.alt", name=row["label"], **sides))
    return " ".join(lines)


def weeks_said(weekly: pd.DataFrame, theme: str, say: Say) -> str:
    """The first and the last week of each side in words."""
    lines = []
    for owner in SIDES:
        measured = weekly[(weekly["owner"] == owner) & weekly["share"].notna()]
        if len(measured):
            ends = {"first": measured["said"].iloc[0], "last": measured["said"].iloc[-1]}
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
