"""Before the next meetup, in words: how many to invite to see an effect, whom, and what stays blank all the same."""

import pandas as pd

from jangkau.findings.meetup.verdict import pct
from jangkau.findings.shares import share_said
from jangkau.locales import Say
from jangkau.metrics.meetup.invitations import Invitations

MOST_ROWS = 200
FIRST = ("order", "account", "platform", "handle", "name", "owner", "regency_code", "region", "why", "views", "share")


def needed_said(rows: pd.DataFrame, say: Say) -> str:
    """The middle effect in one sentence: so many attendees from so many regencies, or that no number sees it."""
    if rows.empty:
        return say("meetup.needed.none")
    return say("meetup.needed.said", lines=say.listed([needed_line(row, say) for row in rows.to_dict("records")]))


def needed_line(row: dict, say: Say) -> str:
    """One effect."""
    effect = say("meetup.percent", amount=say.number(row["effect_pct"]))
    if row["attendees"] is None:
        return say("meetup.needed.never", effect=effect)
    return say("meetup.needed.line", effect=effect, n=int(row["attendees"]), regions=say.number(row["regions"]))


def needed_assumed(rows: pd.DataFrame, say: Say) -> str:
    """What that assumes, with this office's own noise."""
    row = rows.iloc[0]
    return say(
        "meetup.needed.assumed", n=int(row["horizon"]), accounts=say.number(row["registered"]),
        account=pct(row["account_sd_pct"], say), regency=pct(row["regency_sd_pct"], say), until=say.day(row["until"]),
    )  # fmt: skip


def invited_in_words(invited: Invitations, say: Say) -> str:
    """What the list covers and what stays blank."""
    accounts, regencies, themes = invited.accounts, invited.regencies, invited.themes
    carried = say.percent(accounts["share"].iloc[-1]) if len(accounts) else say.percent(0)
    spoken = share_said(int((themes["invited"] > 0).sum()), len(themes), say) if len(themes) else "–"
    sentence = say("meetup.invite.said", n=len(accounts), share=carried, themes=spoken,
               regencies=say.number((regencies["invited"] > 0).sum()), every=say.number(len(regencies)))  # fmt: skip
    blank = regencies.loc[regencies["invited"] == 0, "region"].tolist()
    return f"{sentence} {say('meetup.invite.blank', regencies=say.listed(blank))}" if blank else sentence


def invited_table(invited: Invitations, say: Say) -> pd.DataFrame:
    """The list as readers take it along, the first 200."""
    rows = invited.accounts.head(MOST_ROWS).to_dict("records")
    return pd.DataFrame({
        say("meetup.invite.order"): [say.number(row["order"]) for row in rows],
        say("meetup.column.account"): [
            say("meetup.account", handle=row["handle"], platform=say(f"platform.{row['platform']}.short")) for row in rows
        ],
        say("meetup.column.regency"): [
            row["region"] if isinstance(row["region"], str) else say("meetup.home.province") for row in rows
        ],
        say("meetup.invite.why"): [say(f"meetup.invite.why.{row['why']}") for row in rows],
        say("meetup.invite.views"): [say.short(row["views"]) for row in rows],
        say("meetup.invite.share"): [say.percent(row["share"]) for row in rows],
    })  # fmt: skip


def invited_filed(invited: Invitations) -> pd.DataFrame:
    """All of it, unrounded."""
    return invited.accounts.reindex(columns=list(FIRST))


def invited_on_the_map(invited: Invitations, labels: dict[str, str]) -> pd.DataFrame:
    """Every kabupaten and kota as the map takes it: the share of its views that the invited carry, or that nobody is."""
    rows = invited.regencies.set_index("regency_code").reindex(list(labels))
    nobody = rows["invited"].fillna(0) == 0
    state = rows["accounts"].isna().map({True: "none", False: "value"}).mask(nobody & rows["accounts"].notna(), "few")
    return pd.DataFrame({
        "code": rows.index, "label": list(labels.values()), "state": state.to_numpy(),
        "effect_pct": (100 * rows["share"].astype(float)).fillna(0).to_numpy(),
        "attendees": rows["invited"].fillna(0).astype(int).to_numpy(),
    })  # fmt: skip


def invited_scope(invited: Invitations) -> str:
    """The list as an event keeps whom it invited."""
    return ";".join(f"accounts:{account}" for account in invited.accounts["account"])
