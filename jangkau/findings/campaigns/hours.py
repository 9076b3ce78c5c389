"""What is said of posting hours: whether they make a difference, and what that rests on."""

import pandas as pd

from jangkau.charts.campaigns.hour_effects import hour_said, hours_named
from jangkau.locales import Say
from jangkau.metrics.account.posting_hours import LOOKED_BACK, POSTS_NEEDED


def hours_headline(rows: pd.DataFrame, say: Say) -> str:
    """The answer in a sentence; of a difference, the hours that stand furthest out."""
    verdict = rows["verdict"].iloc[0] if len(rows) else "too_few"
    if verdict != "effect":
        return say(f"hours.title.{verdict}")
    clear = rows[(rows["low"] > 0) | (rows["high"] < 0)]
    furthest = clear.loc[clear["effect"].abs().idxmax()]
    key = "hours.title.more" if furthest["effect"] > 0 else "hours.title.fewer"
    return say(key, hours=hours_named(furthest), share=say.percent(abs(furthest["effect"])))


def hours_basis(rows: pd.DataFrame, place: str, say: Say) -> str:
    """How far the hours' estimates and their intervals reach, and over how many posts."""
    posts, judged = int(rows["posts"].sum()), rows[rows["judged"]]
    if judged.empty:
        return say("hours.basis.too_few", place=place, posts=say.number(posts), n=POSTS_NEEDED)
    estimate, edge = judged["effect"].abs().max(), judged[["low", "high"]].abs().max(axis=None)
    return say("hours.basis", place=place, posts=say.number(posts), n=LOOKED_BACK, estimate=say.percent(estimate),
               edge=say.percent(edge), low=say.signed(judged["low"].min()), high=say.signed(judged["high"].max()))  # fmt: skip


def hours_alt(rows: pd.DataFrame, say: Say) -> str:
    """The picture in words."""
    return "; ".join(hour_said(row, say) for row in rows.itertuples())


def hour_rows(rows: pd.DataFrame, say: Say) -> pd.DataFrame:
    """Every block of hours as it is read; of one that is not judged, its posts alone."""
    between = [f"{say.signed(row.low)} – {say.signed(row.high)}" if row.judged else "–" for row in rows.itertuples()]
    return pd.DataFrame(
        {
            say("hours.column.hours"): [hours_named(row) for row in rows.itertuples()],
            say("campaign.column.posts"): [say.number(count) for count in rows["posts"]],
            say("hours.column.accounts"): [say.number(count) for count in rows["accounts"]],
            say("hours.column.effect"): [say.signed(row.effect) if row.judged else "–" for row in rows.itertuples()],
            say("hours.column.interval"): between,
        }
    )
