"""What is said of who carries whom: the finding, the pictures in words, the tables."""

import pandas as pd

from charts.ties import KINDS
from locales import Say
from ui.campaigns.looked import Looked
from ui.filters import period_said
from ui.text import plain_html

ROWS_SHOWN = 300


def counts(sums: pd.DataFrame) -> dict[tuple[str, str], int]:
    """Posts by the kind of account that carries and the kind that is carried."""
    return {(row.owner, row.carried_owner): int(row.posts) for row in sums.itertuples()}


def sentence(sums: pd.DataFrame, accounts: pd.DataFrame, looked: Looked) -> str:
    """How often the community carries the government and the reverse."""
    say, found = looked.say, counts(sums)
    if accounts.empty:
        return say("campaign.carry.title.nobody", place=looked.view.place)
    if not (accounts["posts"] > 0).any():
        return say("campaign.carry.title.no_data", period=period_said(looked.scope, say))
    up, down = found.get(("community", "government"), 0), found.get(("government", "community"), 0)
    if not up and not down:
        return say("campaign.carry.title.none", period=period_said(looked.scope, say))
    return say("campaign.carry.title", up=say.number(up), down=say.number(down))


def compared(sums: pd.DataFrame, accounts: pd.DataFrame, looked: Looked) -> str:
    """How many accounts stand alone, and how many of all posts cross a region's border."""
    say = looked.say
    told, isolated = int((accounts["posts"] > 0).sum()), int((accounts["state"] == "isolated").sum())
    across, whole = int(sums["cross_region_posts"].sum()), int(sums["posts"].sum())
    parts = [say("campaign.carry.compared", period=period_said(looked.scope, say), place=looked.view.place)]
    parts += [say("campaign.carry.isolated", isolated=say.number(isolated), n=told)] if told else []
    parts += [say("campaign.carry.across", across=say.number(across), n=whole)] if whole else []
    return " ".join(parts)


def region_pairs(known: pd.DataFrame, looked: Looked) -> pd.DataFrame:
    """Pairs of regions by the kind of account that carries: from_region, to_region, owner, posts, touched; most posts first."""
    say = looked.say
    rows = known.assign(
        from_region=known["regency_code"].map(looked.place),
        to_region=[
            looked.labels.get(pair.carried_regency_code)
            or (pair.carried_region if isinstance(pair.carried_region, str) else looked.view.province)
            for pair in known.itertuples()
        ],
    )
    sums = rows.groupby(["from_region", "to_region", "owner"])["posts"].sum().reset_index()
    touched = [
        f"<b>{say(f'owner.{row.owner}')}</b><br>"
        + say(
            "campaign.carried.touched", carrier=plain_html(row.from_region), carried=plain_html(row.to_region), n=int(row.posts)
        )
        for row in sums.itertuples()
    ]
    return sums.assign(touched=touched).sort_values("posts", ascending=False, kind="stable").reset_index(drop=True)


def kinds_said(sums: pd.DataFrame, say: Say) -> str:
    """The four kinds in words."""
    found = counts(sums)
    return " ".join(
        f"{say(f'campaign.kind.{of}.{to}')}: {say('campaign.carried.posts', n=found.get((of, to), 0))}." for of, to in KINDS
    )


def regions_said(rows: pd.DataFrame, say: Say) -> str:
    """The strongest pairs of regions in words."""
    across = rows[rows["from_region"] != rows["to_region"]].head(5)
    told = [
        say("campaign.carried.touched", carrier=row.from_region, carried=row.to_region, n=int(row.posts))
        for row in across.itertuples()
    ]
    return say("campaign.carry.regions.alt", pairs=say.listed(told) or "–")


def pairs_shown(pairs: pd.DataFrame, looked: Looked) -> pd.DataFrame:
    """Every pair as it is read; the first 300, all of them in the file."""
    say, rows = looked.say, pairs.head(ROWS_SHOWN).to_dict("records")
    ranges = ["–" if pd.isna(row["reach_high"]) else say.between(row["reach_low"], row["reach_high"]) for row in rows]
    return pd.DataFrame(
        {
            say("campaign.column.carrier"): [named(row["account"]) for row in rows],
            say("campaign.column.region"): [looked.place(row["regency_code"]) for row in rows],
            say("campaign.column.carried"): [named(row["carried_account"]) for row in rows],
            say("campaign.column.carried_region"): [to_region(row, looked) for row in rows],
            say("campaign.column.kind"): [say(f"campaign.tie.{row['kind']}") for row in rows],
            say("campaign.column.posts"): [say.number(row["posts"]) for row in rows],
            say("measure.views"): ["–" if pd.isna(row["views"]) else say.number(row["views"]) for row in rows],
            say("campaign.column.reach"): ranges,
        }
    )


def to_region(row: dict, looked: Looked) -> str:
    """Where the carried account is based; that it is not registered, where it is not."""
    if not row["registered"]:
        return looked.say("campaign.unregistered")
    return row["carried_region"] if isinstance(row["carried_region"], str) else looked.view.province


def named(account: str) -> str:
    """An account's handle."""
    return f"@{account.partition(':')[2]}"


def ties_shown(accounts: pd.DataFrame, looked: Looked) -> pd.DataFrame:
    """Every account and what it is tied to, as it is read; the first 300, all of them in the file."""
    say, rows = looked.say, accounts.head(ROWS_SHOWN).to_dict("records")
    return pd.DataFrame(
        {
            say("campaign.column.account"): [f"@{row['handle']}" for row in rows],
            say("campaign.column.platform"): [say(f"platform.{row['platform']}") for row in rows],
            say("campaign.column.owner"): [say(f"owner.{row['owner']}") for row in rows],
            say("campaign.column.region"): [looked.place(row["regency_code"]) for row in rows],
            say("campaign.column.state"): [say(f"campaign.tie.state.{row['state']}") for row in rows],
            say("campaign.column.carries"): [say.number(row["carries"]) for row in rows],
            say("campaign.column.carried_by"): [say.number(row["carried_by"]) for row in rows],
        }
    )
