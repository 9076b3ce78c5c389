"""What is said of provinces side by side: the finding, the bars in words, the table."""

from html import escape

import pandas as pd

from jangkau.findings.period import period_said
from jangkau.findings.shares import fraction_said
from jangkau.findings.view import View
from jangkau.locales import Say

MEASURES = ("views_per_1000", "middle_views", "followers_per_1000")


def provinces_headline(rows: pd.DataFrame, view: View, say: Say) -> str:
    """The chosen province beside the others: their rates. Alone it is compared with nobody: on how many accounts it rests."""
    own = rows[rows["province_code"] == view.scope.province]
    if own.empty or pd.isna(own["views_per_1000"].iloc[0]):
        return say("provinces.title.none", province=view.province)
    amount = value_said(float(own["views_per_1000"].iloc[0]), say)
    others = rows[(rows["province_code"] != view.scope.province) & rows["views_per_1000"].notna()]
    if others.empty:
        return say("provinces.title.alone", province=view.province, n=int(own["accounts_with_views"].iloc[0]))
    beside = [f"{row.province} {value_said(row.views_per_1000, say)}" for row in others.itertuples()]
    return say("provinces.title", province=view.province, amount=amount, others=say.listed(beside))


def provinces_basis(rows: pd.DataFrame, view: View, say: Say) -> str:
    """The period, and how unlike the coverage is."""
    shares = [
        f"{row.province} {fraction_said(row.accounts_with_views, row.accounts_registered, say)}" for row in rows.itertuples()
    ]
    period = period_said(view.scope, say)
    return say("provinces.compared", period=period[:1].upper() + period[1:], coverage=say.listed(shares))


def bar_rows(rows: pd.DataFrame, measure: str, say: Say) -> pd.DataFrame:
    """One measure of every province, with what is said when it is touched."""
    touched = [
        f"<b>{escape(row['province'])}</b><br>{value_said(row[measure], say)}<br>"
        + say("provinces.touched", accounts=fraction_said(row["accounts_with_views"], row["accounts_registered"], say),
              regencies=fraction_said(row["regencies_with_views"], row["regencies"], say))
        for row in rows.to_dict("records")
    ]  # fmt: skip
    return rows[["province_code", "province"]].assign(value=rows[measure].astype(float), touched=touched)


def bars_said(rows: pd.DataFrame, measure: str, say: Say) -> str:
    """The bars in words; the provinces that tell nothing are named apart."""
    known = rows[measure].notna()
    told = [f"{row['province']} {value_said(row[measure], say)}" for row in rows[known].to_dict("records")]
    untold = rows.loc[~known, "province"].tolist()
    return say.listed(told) + (say("provinces.said.untold", names=say.listed(untold)) if untold else "")


def value_said(value: float, say: Say) -> str:
    """An amount, or that nobody tells of it."""
    return say("state.no_data") if pd.isna(value) else say.short(round(value) if value >= 10 else round(value, 1))


def provinces_shown(rows: pd.DataFrame, say: Say) -> pd.DataFrame:
    """Every province as it is read."""
    records = rows.to_dict("records")
    columns = {say("provinces.column.province"): [row["province"] for row in records]}
    columns |= {say(f"provinces.{name}"): [value_said(row[name], say) for row in records] for name in MEASURES}
    counted = {"accounts": ("accounts_with_views", "accounts_registered"), "regencies": ("regencies_with_views", "regencies")}
    for name, (have, whole) in counted.items():
        columns[say(f"provinces.column.{name}")] = [fraction_said(row[have], row[whole], say) for row in records]
    columns[say("provinces.column.population")] = [say.number(row["population"]) for row in records]
    return pd.DataFrame(columns)
