"""All regions as a table is read, and as a file."""

import pandas as pd

from jangkau.charts.reach.regions import THIN, amount, band, change_words, thin
from jangkau.findings.period import period_name
from jangkau.findings.shares import fraction_said
from jangkau.findings.view import View
from jangkau.locales import Say


def regions_shown(regions: pd.DataFrame, view: View, say: Say) -> pd.DataFrame:
    """All regions as they are read: amounts in words, the kinds of nothing named."""
    measure = view.measure.name
    return pd.DataFrame(
        [
            {
                say("column.rank"): "" if pd.isna(region.rank) else band(region, say),
                say("column.region"): region.label,
                say("column.amount", measure=say(f"measure.{measure}")): amount(region, measure, say),
                say("column.change"): change_words(region, say),
                say("column.accounts_with_data"): fraction_said(region.accounts_with_data, region.accounts_registered, say)
                + (f" {THIN}" if thin(region) else ""),
            }
            for region in regions.sort_values(["rank", "code"]).itertuples()
        ]
    )


def regions_filed(regions: pd.DataFrame, view: View, say: Say) -> pd.DataFrame:
    """The same for a file: numbers unrounded, with the view that they belong to."""
    measure = say(f"measure.{view.measure.name}")
    filed = regions.sort_values(["rank", "code"])
    values = (
        {"low": say("column.low", measure=measure), "high": say("column.high", measure=measure)}
        if view.measure.ranged
        else {"high": say("column.amount", measure=measure)}
    )
    columns = {
        "rank": say("column.rank"),
        "rank_from": say("column.rank_from"),
        "rank_to": say("column.rank_to"),
        "code": say("column.code"),
        "name": say("column.region"),
        **values,
        "change": say("column.change"),
        "accounts_compared": say("column.accounts_compared"),
        "largest_share": say("column.largest_share"),
        "accounts_with_data": say("column.accounts_with_data"),
        "accounts_registered": say("column.accounts_registered"),
        "population": say("column.population"),
        "population_year": say("column.population_year"),
        "state": say("column.state"),
    }
    # without its dot: a spreadsheet would read 35.10 as 35.1
    filed = filed.assign(code=filed["code"].str.replace(".", ""))
    filed = filed[list(columns)].assign(state=filed["state"].map(lambda state: "" if state == "value" else say(f"state.{state}")))
    filed = filed.rename(columns=columns)
    filed.insert(0, say("column.week"), period_name(view.scope))
    filed.insert(1, say("column.province"), view.province)
    return filed
