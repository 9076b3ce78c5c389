"""What is said of who carries whom: the finding, the pictures in words, the tables."""

import pandas as pd

from jangkau.charts.campaigns.ties import KINDS, across
from jangkau.locales import Say
from jangkau.metrics.scope import OWNERS
from jangkau.metrics.weeks import provinces
from jangkau.ui.campaigns.looked import Looked
from jangkau.ui.filters import period_said
from jangkau.ui.text import plain_html

ROWS_SHOWN = 300
OTHER = {"government": "community", "community": "government"}


def counts(sums: pd.DataFrame) -> dict[tuple[str, str], int]:
    """Posts by the kind of account that carries and the kind that is carried."""
    return {(row.owner, row.carried_owner): int(row.posts) for row in sums.itertuples()}


def sides(accounts: pd.DataFrame) -> list[str]:
    """The kinds of account of whose posts one can tell: whom the filter leaves out, or who has no data, carried nobody knows."""
    told = accounts[(accounts["posts"] > 0) | (accounts["carries"] > 0) | accounts["covered"]]
    return [owner for owner in OWNERS if (told["owner"] == owner).any()]


def sentence(sums: pd.DataFrame, accounts: pd.DataFrame, looked: Looked) -> str:
    """How often the community carries the government and the reverse; nothing of a side that nobody can tell of."""
    say, found, told = looked.say, counts(sums), sides(accounts)
    if accounts.empty:
        return say("campaign.carry.title.nobody", place=looked.view.place)
    if not told:
        return say("campaign.carry.title.no_data", period=period_said(looked.scope, say))
    times = {owner: found.get((owner, OTHER[owner]), 0) for owner in ("community", "government") if owner in told}
    if len(times) == len(OWNERS) and not any(times.values()):
        return say("campaign.carry.title.none", period=period_said(looked.scope, say))
    words = ", ".join(say(f"campaign.carry.title.{owner}", n=count) for owner, count in times.items())
    return words[0].upper() + words[1:]


def compared(sums: pd.DataFrame, accounts: pd.DataFrame, looked: Looked) -> str:
    """Which side is left out, how many accounts stand alone, and how many of all posts cross a region's border."""
    say, told = looked.say, sides(accounts)
    known, isolated = int((accounts["posts"] > 0).sum()), int((accounts["state"] == "isolated").sum())
    between, whole = int(sums["cross_region_posts"].sum()), int(sums["posts"].sum())
    parts = [say("campaign.carry.compared", period=period_said(looked.scope, say), place=looked.view.place)]
    if told and len(told) < len(OWNERS):
        why = "filtered" if looked.scope.owner else "no_data"
        parts.append(say(f"campaign.carry.{why}.{OTHER[told[0]]}"))
    parts += [say("campaign.carry.isolated", isolated=say.number(isolated), n=known)] if known else []
    parts += [say("campaign.carry.across", across=say.number(between), n=whole)] if whole else []
    return " ".join(parts)


def region_pairs(known: pd.DataFrame, looked: Looked) -> pd.DataFrame:
    """Pairs of regions by the kind of account that carries: from_region, to_region, owner, posts, touched; most posts first."""
    say = looked.say
    rows = known.assign(
        from_region=known["regency_code"].map(looked.place),
        to_region=[to_region(pair, looked) for pair in known.to_dict("records")],
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


def kinds_said(sums: pd.DataFrame, owners: list[str], say: Say) -> str:
    """The kinds in words, those of whom one can tell."""
    found = counts(sums)
    return " ".join(
        f"{say(f'campaign.kind.{of}.{to}')}: {say('campaign.carried.posts', n=found.get((of, to), 0))}."
        for of, to in KINDS
        if of in owners
    )


def regions_said(rows: pd.DataFrame, say: Say) -> str:
    """The strongest pairs of regions in words."""
    told = [
        say("campaign.carried.touched", carrier=row.from_region, carried=row.to_region, n=int(row.posts))
        for row in across(rows).head(5).itertuples()
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
    """Where the carried account is based, in the page's own names; that it is not registered, where it is not."""
    if not row["registered"]:
        return looked.say("campaign.unregistered")
    if isinstance(row["carried_region"], str):
        return looked.labels.get(row["carried_regency_code"], row["carried_region"])
    names = dict(provinces(looked.warehouse)[["code", "name"]].itertuples(index=False))
    return names.get(row["carried_province_code"], looked.view.province)


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
