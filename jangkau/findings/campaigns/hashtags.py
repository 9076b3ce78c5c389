"""What is said of hashtags: the headline, the pictures in words, the table."""

from html import escape

import pandas as pd

from jangkau.findings.campaigns.section import Section
from jangkau.findings.period import before_said, period_said
from jangkau.locales import Say
from jangkau.metrics.scope import Scope

SAID, ROWS_SHOWN = 6, 300


def before_in_full(scope: Scope, say: Say) -> str:
    """The period before: the week by its number, or its days with both years."""
    if scope.weeks == 1:
        return before_said(scope, say)
    return say("period.before", n=scope.weeks, days=say.days(scope.before().first_week, scope.before().sunday))


def tag_touched(row, say: Say) -> str:
    """What a hashtag says when touched: posts, those that can be compared, accounts of either side, its spellings."""
    spellings = " ".join(f"#{name}" for name in str(row.spellings).split()[:6])
    posts = say("campaign.carried.posts", n=int(row.posts))
    if row.comparable_accounts:
        posts += f"<br>{say('campaign.tags.posts', before=say.number(row.compared_before), n=int(row.compared_posts))}"
    accounts = say(
        "campaign.tags.accounts", government=say.number(row.government_accounts), community=say.number(row.community_accounts)
    )
    return f"<b>#{escape(row.spelled)}</b><br>{posts}<br>{accounts}<br>{escape(spellings)}"


def hashtag_headline(risen: pd.DataFrame, many: pd.DataFrame, accounts: int, section: Section) -> str:
    """The hashtag that rose most; where none rose, the one that most accounts share. `accounts`: with a post with a text."""
    say, period = section.say, period_said(section.scope, section.say)
    if len(risen):
        row = risen.iloc[0]
        before = say.number(row["compared_before"])
        return say("campaign.tags.title", tag=f"#{row['spelled']}", before=before, n=int(row["compared_posts"]))
    if len(many):
        return say("campaign.tags.title.shared", tag=f"#{many['spelled'].iloc[0]}", n=int(many["accounts"].iloc[0]))
    return say("campaign.tags.title.none" if accounts else "campaign.carry.title.no_data", period=period)


def hashtag_comparison(tags: pd.DataFrame, many: pd.DataFrame, risen: pd.DataFrame, section: Section) -> str:
    """How many hashtags several accounts share, how many of those rise, and how many one account uses alone."""
    say = section.say
    counts = {"shared": len(many), "rising": len(risen), "alone": int((tags["state"] == "alone").sum())}
    kinds = ", ".join(say(f"campaign.tags.count.{name}", n=count) for name, count in counts.items() if count)
    return say("campaign.tags.compared", place=section.view.place, period=period_said(section.scope, say)) + (
        f" {kinds[0].upper()}{kinds[1:]}." if kinds else ""
    )


def tags_said(name: str, rows: pd.DataFrame, say: Say) -> str:
    """The first hashtags in words: how they rose, or how many accounts share them."""
    if name == "rising":
        lines = [
            say("campaign.tags.posts", before=say.number(row.compared_before), n=int(row.compared_posts))
            for row in rows.head(SAID).itertuples()
        ]
    else:
        lines = [say("campaign.tags.alt.accounts", n=int(row.accounts)) for row in rows.head(SAID).itertuples()]
    return "; ".join(f"#{tag}: {words}" for tag, words in zip(rows["spelled"], lines, strict=False)) + "."


def tag_rows(tags: pd.DataFrame, say: Say) -> pd.DataFrame:
    """Every hashtag as it is read; the first 300, all of them in the file."""
    rows = tags.head(ROWS_SHOWN).to_dict("records")
    return pd.DataFrame(
        {
            say("campaign.column.tag"): [f"#{row['spelled']}" for row in rows],
            say("campaign.column.spellings"): [
                " ".join(f"#{name}" for name in str(row["spellings"]).split()[:6]) for row in rows
            ],
            say("campaign.column.state"): [say(f"campaign.tags.state.{row['state']}") for row in rows],
            say("campaign.column.posts"): [say.number(row["posts"]) for row in rows],
            say("campaign.column.compared"): [risen_said(row, say) for row in rows],
            say("owner.government"): [say.number(row["government_accounts"]) for row in rows],
            say("owner.community"): [say.number(row["community_accounts"]) for row in rows],
            say("measure.views"): ["–" if pd.isna(row["views"]) else say.number(row["views"]) for row in rows],
        }
    )


def risen_said(row: dict, say: Say) -> str:
    """Posts before and now of the accounts that can be compared; a dash where none can."""
    return f"{say.number(row['compared_before'])} → {say.number(row['compared_posts'])}" if row["comparable_accounts"] else "–"
