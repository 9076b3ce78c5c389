"""What is said of regions and their own taglines, and the table."""

import pandas as pd

from jangkau.findings.shares import fraction_said
from jangkau.locales import Say


def taglines_said(rows: pd.DataFrame, say: Say) -> str:
    """How many regions have a tagline of their own registered, and how many of these use it, do not, or cannot be told of."""
    states = rows.groupby("code")["state"].agg(set)
    with_own = states[states.map(lambda found: "no_tagline" not in found)]
    if with_own.empty:
        return say("tagline.none")
    used = int(with_own.map(lambda found: "used" in found).sum())
    unused = int(with_own.map(lambda found: found == {"unused"}).sum())
    counted = {"used": used, "unused": unused, "unknown": len(with_own) - used - unused}
    parts = [say(f"tagline.said.{state}", n=say.number(n)) for state, n in counted.items() if n]
    return say("tagline.said", registered=fraction_said(len(with_own), len(states), say), parts=", ".join(parts))


def tagline_rows(rows: pd.DataFrame, say: Say) -> pd.DataFrame:
    """Every region as it is read, those with a tagline first."""
    first = rows.assign(bare=rows["theme_id"].isna()).sort_values(["bare", "code"], kind="stable").to_dict("records")
    return pd.DataFrame(
        {
            say("campaign.column.region"): [row["region"] for row in first],
            say("tagline.column.tagline"): [row["tagline"] if isinstance(row["tagline"], str) else "–" for row in first],
            say("campaign.column.state"): [say(f"tagline.state.{row['state']}") for row in first],
            say("campaign.column.posts"): [say.number(row["posts"]) if row["state"] == "used" else "–" for row in first],
            say("tagline.column.users"): [users_said(row, say) for row in first],
            say("tagline.column.elsewhere"): [say.number(row["posts_elsewhere"]) if row["tagline"] else "–" for row in first],
            say("tagline.column.covered"): [
                fraction_said(row["accounts_covered"], row["accounts_registered"], say) for row in first
            ],
        }
    )


def users_said(row: dict, say: Say) -> str:
    """Who carries it most, and how many more."""
    if row["state"] != "used":
        return "–"
    handles = [f"@{handle}" for handle in row["users"].split()]
    more = row["accounts"] - len(handles)
    return ", ".join(handles) + (say("tagline.more", n=int(more)) if more > 0 else "")
