"""Who an account reaches, in words."""

from functools import lru_cache

import pandas as pd
from babel import Locale

from jangkau.locales import LANGUAGES, Say

LARGEST = 5  # places that a figure shows


def group_said(dimension: str, value: str, say: Say) -> str:
    """A group of an audience in the reader's language."""
    if dimension == "gender":
        return say(f"account.audience.gender.{value}")
    if dimension == "age":
        return say("account.audience.age.value", value=value.replace("-", "–"))
    return countries(say.lang).get(value, value) if dimension == "country" else value


@lru_cache
def countries(lang: str) -> dict[str, str]:
    """A country's name by how an export tells it: TikTok by its code of two letters, others by its name in any language here."""
    own = dict(Locale(lang).territories)
    return {name: own[code] for told in LANGUAGES for code, name in Locale(told).territories.items() if code in own} | own


def named(shares: pd.DataFrame, dimension: str, say: Say) -> pd.DataFrame:
    """One dimension's groups in words, of places the largest. Columns: name, share."""
    rows = shares[shares["dimension"] == dimension]
    rows = rows if dimension in ("age", "gender") else rows.head(LARGEST)
    return pd.DataFrame(
        {"name": [group_said(dimension, value, say) for value in rows["value"]], "share": rows["share"].to_list()}
    )


def title_said(groups: pd.DataFrame, dimension: str, say: Say) -> str:
    """The largest group and its share."""
    largest = groups.loc[groups["share"].idxmax()]
    return say(f"account.audience.{dimension}", value=largest["name"], share=say.percent(largest["share"]))


def unit_said(shares: pd.DataFrame, region: object, say: Say) -> str:
    """Of how many the shares are, as of which day, and where the account itself is at home."""
    first = shares.iloc[0]
    measured = first["basis"] == "views" or pd.notna(first["followers"])
    home = say("account.audience.home", region=region) if isinstance(region, str) else ""
    n = say.number(first["followers"]) if pd.notna(first["followers"]) else ""
    key = f"account.audience.of.{first['basis']}{'' if measured else '.unknown'}"
    return say(key, home=home, n=n, day=say.short_day(first["day"]))


def described(groups: pd.DataFrame, dimension: str, say: Say) -> str:
    """A figure in words."""
    shares = say.listed([f"{row.name} {say.percent(row.share)}" for row in groups.itertuples(index=False)])
    return say("account.audience.described", title=say(f"account.audience.dimension.{dimension}"), shares=shares)


def audience_rows(shares: pd.DataFrame, say: Say) -> pd.DataFrame:
    """Every group as tables are read."""
    return pd.DataFrame([
        {
            say("column.audience.dimension"): say(f"account.audience.dimension.{row.dimension}"),
            say("column.audience.group"): group_said(row.dimension, row.value, say),
            say("column.audience.share"): say.percent(row.share),
            say("column.audience.basis"): say(f"account.audience.basis.{row.basis}"),
            say("column.audience.day"): say.short_day(row.day),
        }
        for row in shares.itertuples()
    ])  # fmt: skip


def audience_filed(shares: pd.DataFrame, say: Say) -> pd.DataFrame:
    """The same for a file, the shares as numbers of one."""
    columns = {"dimension": "column.audience.dimension", "value": "column.audience.group", "share": "column.audience.share",
               "basis": "column.audience.basis", "day": "column.audience.day"}  # fmt: skip
    days = pd.to_datetime(shares["day"]).dt.strftime("%Y-%m-%d")
    return shares.assign(day=days)[list(columns)].rename(columns={name: say(key) for name, key in columns.items()})
