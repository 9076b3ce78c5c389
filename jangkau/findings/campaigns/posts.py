"""The posts that bear a theme, an agenda or a correction, as a table is read."""

import pandas as pd

from jangkau.findings.captions import excerpt
from jangkau.locales import Say

LETTERS = 110


def post_rows(posts: pd.DataFrame, say: Say) -> pd.DataFrame:
    """The posts as a table is read."""
    return pd.DataFrame(
        {
            say("campaign.column.account"): [f"@{handle}" for handle in posts["handle"]],
            say("campaign.column.platform"): [say(f"platform.{name}") for name in posts["platform"]],
            say("campaign.column.day"): ["" if pd.isna(day) else say.short_day(day) for day in posts["published_on"]],
            say("campaign.column.post"): [excerpt(caption, LETTERS) for caption in posts["caption"]],
            say("campaign.column.matched"): [text if isinstance(text, str) else "" for text in posts["matched"]],
            say("measure.views"): ["–" if pd.isna(amount) else say.number(amount) for amount in posts["views"]],
            say("measure.interactions"): ["–" if pd.isna(amount) else say.number(amount) for amount in posts["interactions"]],
        }
    )
