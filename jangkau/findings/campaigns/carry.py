"""What is said of who carries whom: the finding, the pictures in words, the tables."""

from html import escape

import pandas as pd

from jangkau.charts.campaigns.ties import KINDS, across
from jangkau.findings.campaigns.section import Section
from jangkau.findings.period import period_said
from jangkau.locales import Say
from jangkau.metrics.sides.compared_measures import other
from jangkau.metrics.weeks import provinces
from jangkau.warehouse.vocabulary import SIDES

ROWS_SHOWN = 300


def posts_by_kind(sums: pd.DataFrame) -> dict[tuple[str, str], int]:
    """Posts by the kind of account that carries and the kind that is carried."""
    return {(row.owner, row.carried_owner): int(row.posts) for row in sums.itertuples()}


def sides(accounts: pd.DataFrame) -> list[str]:
    """The kinds of account of whose posts one can tell: whom the filter leaves out, or who has no data, carried nobody knows."""
    active = accounts[(accounts["posts"] > 0) | (accounts["carries"] > 0) | accounts["covered"]]
    return [owner for owner in SIDES if (active["owner"] == owner).any()]


def carry_headline(sums: pd.DataFrame, accounts: pd.DataFrame, section: Section) -> str:
    """How often the community carries the government and the reverse; nothing of a side that nobody can tell of."""
    say, posts, by_side = section.say, posts_by_kind(sums), sides(accounts)
    if accounts.empty:
        return say("campaign.carry.title.nobody", place=section.view.place)
    if not by_side:
        return say("campaign.carry.title.no_data", period=period_said(section.scope, say))
    times = {owner: posts.get((owner, other(owner)), 0) for owner in ("community", "government") if owner in by_side}
    if len(times) == len(SIDES) and not any(times.values()):
        return say("campaign.carry.title.none", period=period_said(section.scope, say))
    words = ", ".join(say(f"campaign.carry.title.{owner}{'' if count else '.never'}", n=count) for owner, count in times.items())
    return words[0].upper() + words[1:]


def carry_comparison(sums: pd.DataFrame, accounts: pd.DataFrame, section: Section) -> str:
    """Which side is left out, how many accounts stand alone, and how many of all posts cross a region's border."""
    say, by_side = section.say, sides(accounts)
    with_posts, isolated = int((accounts["posts"] > 0).sum()), int((accounts["state"] == "isolated").sum())
    between, whole = int(sums["cross_region_posts"].sum()), int(sums["posts"].sum())
    parts = [say("campaign.carry.compared", period=period_said(section.scope, say), place=section.view.place)]
    if by_side and len(by_side) < len(SIDES):
        why = "filtered" if section.scope.owner else "no_data"
        parts.append(say(f"campaign.carry.{why}.{other(by_side[0])}"))
    parts += [say("campaign.carry.isolated", isolated=say.number(isolated), n=with_posts)] if with_posts else []
    parts += [say("campaign.carry.across", across=say.number(between), n=whole)] if whole else []
    return " ".join(parts)


def region_pairs(pairs: pd.DataFrame, section: Section) -> pd.DataFrame:
    """Pairs of regions by the kind of account that carries: from_region, to_region, owner, posts, touched; most posts first."""
    say = section.say
    rows = pairs.assign(
        from_region=pairs["regency_code"].map(section.place),
        to_region=[to_region(pair, section) for pair in pairs.to_dict("records")],
    )
    sums = rows.groupby(["from_region", "to_region", "owner"])["posts"].sum().reset_index()
    touched = [
        f"<b>{say(f'owner.{row.owner}')}</b><br>"
        + say("campaign.carried.touched", carrier=escape(row.from_region), carried=escape(row.to_region), n=int(row.posts))
        for row in sums.itertuples()
    ]
    return sums.assign(touched=touched).sort_values("posts", ascending=False, kind="stable").reset_index(drop=True)


def kinds_said(sums: pd.DataFrame, owners: list[str], say: Say) -> str:
    """The kinds in words, those of whom one can tell."""
    posts = posts_by_kind(sums)
    return " ".join(
        f"{say(f'campaign.kind.{of}.{to}')}: {say('campaign.carried.posts', n=posts.get((of, to), 0))}."
        for of, to in KINDS
        if of in owners
    )


def regions_said(rows: pd.DataFrame, say: Say) -> str:
    """The strongest pairs of regions in words."""
    pairs = [
        say("campaign.carried.touched", carrier=row.from_region, carried=row.to_region, n=int(row.posts))
        for row in across(rows).head(5).itertuples()
    ]
    return say("campaign.carry.regions.alt", pairs=say.listed(pairs) or "–")


def pair_rows(pairs: pd.DataFrame, section: Section) -> pd.DataFrame:
    """Every pair as it is read; the first 300, all of them in the file."""
    say, rows = section.say, pairs.head(ROWS_SHOWN).to_dict("records")
    ranges = ["–" if pd.isna(row["reach_high"]) else say.between(row["reach_low"], row["reach_high"]) for row in rows]
    return pd.DataFrame(
        {
            say("campaign.column.carrier"): [handle(row["account"]) for row in rows],
            say("campaign.column.region"): [section.place(row["regency_code"]) for row in rows],
            say("campaign.column.carried"): [handle(row["carried_account"]) for row in rows],
            say("campaign.column.carried_region"): [to_region(row, section) for row in rows],
            say("campaign.column.kind"): [say(f"campaign.tie.{row['kind']}") for row in rows],
            say("campaign.column.posts"): [say.number(row["posts"]) for row in rows],
            say("measure.views"): ["–" if pd.isna(row["views"]) else say.number(row["views"]) for row in rows],
            say("campaign.column.reach"): ranges,
        }
    )


def to_region(row: dict, section: Section) -> str:
    """Where the carried account is based, in the page's own names; that it is not registered, where it is not."""
    if not row["registered"]:
        return section.say("campaign.unregistered")
    if isinstance(row["carried_region"], str):
        return section.labels.get(row["carried_regency_code"], row["carried_region"])
    names = dict(provinces(section.warehouse)[["code", "name"]].itertuples(index=False))
    return names.get(row["carried_province_code"], section.view.province)


def handle(account: str) -> str:
    """An account's handle."""
    return f"@{account.partition(':')[2]}"


def tie_rows(accounts: pd.DataFrame, section: Section) -> pd.DataFrame:
    """Every account and what it is tied to, as it is read; the first 300, all of them in the file."""
    say, rows = section.say, accounts.head(ROWS_SHOWN).to_dict("records")
    return pd.DataFrame(
        {
            say("campaign.column.account"): [f"@{row['handle']}" for row in rows],
            say("campaign.column.platform"): [say(f"platform.{row['platform']}") for row in rows],
            say("campaign.column.owner"): [say(f"owner.{row['owner']}") for row in rows],
            say("campaign.column.region"): [section.place(row["regency_code"]) for row in rows],
            say("campaign.column.state"): [say(f"campaign.tie.state.{row['state']}") for row in rows],
            say("campaign.column.carries"): [say.number(row["carries"]) for row in rows],
            say("campaign.column.carried_by"): [say.number(row["carried_by"]) for row in rows],
        }
    )
