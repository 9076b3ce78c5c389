"""Government and community: the middle account, engagement, share of voice, potential leverage."""

import numpy as np
import pandas as pd

from tests.recomputed.office import Asked, Office

OWNERS = ("government", "community")
BY_VIEWS = ("tiktok", "youtube")


def accounts(office: Office, asked: Asked) -> pd.DataFrame:
    """The registered accounts of both sides with what each had in the week; the province's own among them."""
    homes = office.registered(asked, own=asked.bakorwil is None).set_index("account")
    whole = homes.reset_index()
    reach = office.week(asked, whole, "reach").groupby(level=0).sum()
    values = {
        "views": office.total(asked, whole, "views")["total"],
        "interactions": office.total(asked, whole, "interactions")["total"],
        "reach": reach,
        "followers": office.followers(asked.sunday, whole)["value"],
    }
    return homes[["owner", "platform"]].assign(**values)


def middle(frame: pd.DataFrame, measure: str) -> dict[str, float | None]:
    """Each side's median within a platform, averaged over the platforms that both are on, by their accounts of both sides."""
    known = frame.dropna(subset=measure)
    counts = known.groupby(["platform", "owner"]).size().unstack(fill_value=0).reindex(columns=OWNERS, fill_value=0)
    shared = counts[(counts > 0).all(axis=1)]
    if shared.empty:
        return dict.fromkeys(OWNERS)
    medians = known.groupby(["platform", "owner"])[measure].median().unstack().loc[shared.index]
    return {owner: float(np.average(medians[owner], weights=shared.sum(axis=1))) for owner in OWNERS}


def voice(frame: pd.DataFrame) -> dict[str, float | None]:
    """The government's part of all interactions: within platforms, averaged by their accounts; and raw."""
    known = frame.dropna(subset="interactions")
    share = {}
    for platform, here in known.groupby("platform"):
        whole = here["interactions"].sum()
        if whole > 0:
            part = here.loc[here["owner"] == "government", "interactions"].sum() / whole
            share[platform] = (part, len(here))
    whole = known["interactions"].sum()
    raw = known.loc[known["owner"] == "government", "interactions"].sum() / whole if whole > 0 else None
    within = np.average([part for part, _ in share.values()], weights=[n for _, n in share.values()]) if share else None
    return {"voice": within, "voice_raw": raw}


def engagement(office: Office, asked: Asked) -> pd.DataFrame:
    """Each account's engagement, sum over sum: by followers (by views on TikTok and YouTube) and by the reach of its posts."""
    homes = office.registered(asked, own=asked.bakorwil is None)
    posts = office.published(asked, homes).dropna(subset="interactions").sort_values("day")
    posts = posts.assign(platform=posts["account"].str.partition(":")[0])
    totals = office.days[office.days["metric"] == "followers"][["account", "day", "value"]].sort_values("day")
    beside = pd.merge_asof(posts, totals, on="day", by="account", tolerance=pd.Timedelta(days=7))
    rates = {}
    for name, column, kept in (
        ("er_followers", "value", ~beside["platform"].isin(BY_VIEWS)),
        ("er_views", "views", beside["platform"].isin(BY_VIEWS)),
        ("er_reach", "reach", True),
    ):
        told = beside[kept & beside[column].notna() & (beside[column] > 0)]
        sums = told.groupby("account")[["interactions", column]].sum()
        rates[name] = sums["interactions"] / sums[column]
    return homes.set_index("account")[["owner", "platform"]].assign(**rates)


def potential(frame: pd.DataFrame) -> float | None:
    """Followers of community accounts over those of government accounts."""
    sums = frame.groupby("owner")["followers"].sum(min_count=1)
    government, community = (sums.get(owner) for owner in OWNERS)
    return community / government if government and community is not None else None
