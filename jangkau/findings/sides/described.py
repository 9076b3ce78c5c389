"""The pictures of government beside community, in words for those who cannot see them."""

import pandas as pd

from jangkau.charts.sides.amounts import said
from jangkau.charts.sides.concentration_bars import sound
from jangkau.findings.account.named import account_named
from jangkau.findings.sides.sentences import regions_finding
from jangkau.locales import Say
from jangkau.metrics.sides.compare import centre
from jangkau.metrics.sides.sides import Sides
from jangkau.warehouse.vocabulary import SIDES

MOST = 3  # regions by name


def dots_described(sides: Sides, measure: str, say: Say) -> str:
    """Both sides' spread in words."""
    spreads = {owner: side_described(row, measure, say) for owner, row in sides.sides[measure].items()}
    return say("compare.dots.described", measure=say(f"compare.measure.{measure}"), **spreads)


def side_described(row: dict, measure: str, say: Say) -> str:
    """One side's spread in words."""
    if not row["accounts"]:
        missing = say(f"compare.none.{row['owner']}")
        return f"{missing[:1].upper()}{missing[1:]}."
    counted = say(
        "compare.counted", owner=say(f"owner.{row['owner']}"), have=say.number(row["accounts"]), n=int(row["registered"])
    )
    if row["accounts"] == 1:
        return say("compare.dots.side.one", counted=counted, amount=said(centre(row), measure, say))
    amounts = {"median": said(centre(row), measure, say)} | {name: said(row[name], measure, say) for name in ("q1", "q3")}
    return say("compare.dots.side", counted=counted, **amounts)


def regions_described(regencies: pd.DataFrame, measure: str, say: Say) -> str:
    """The three groups in words, and the clear leads by name; of a region alone, what it has."""
    if len(regencies) == 1:
        return only_region(regencies.iloc[0], measure, say)
    clear = regencies[regencies["group"].isin(SIDES)]
    lines = [
        say("compare.regions.described.one", region=row["label"], **{owner: said(row[owner], measure, say) for owner in SIDES})
        for _, row in clear.head(MOST).iterrows()
    ]
    clearly = " ".join(filter(None, [regions_finding(regencies, say), *lines]))
    return say("compare.regions.described", measure=say(f"compare.measure.{measure}"), clear=clearly)


def only_region(region: pd.Series, measure: str, say: Say) -> str:
    """The one region of which anything is known."""
    amounts = [
        say("compare.dots.side.one", counted=say(f"owner.{owner}"), amount=said(region[owner], measure, say))
        for owner in SIDES
        if pd.notna(region[owner])
    ]
    return " ".join([say("compare.regions.only", region=region["label"]), *amounts])


def carried_said(rows: pd.DataFrame, owner: str, say: Say) -> str:
    """One side's concentration in words."""
    named = say(f"owner.{owner}")
    if rows["share"].isna().all():
        return f"{named}: {say('compare.largest.none')}."
    if not len(told := sound(rows)):
        return say("compare.concentration.one", owner=named, leader=account_named(rows["leader"].iloc[0], say))
    shares = [say("compare.concentration.share", n=row.largest, share=say.percent(row.share)) for row in told.itertuples()]
    return say(
        "compare.concentration.said", owner=named, leader=account_named(rows["leader"].iloc[0], say), shares=say.listed(shares)
    )
