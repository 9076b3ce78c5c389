"""Rapor akun as a page, for one account by its private address, and as a zip for a province."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from jangkau.findings.account.leaflet import AccountLeaflet, account_leaflet
from jangkau.findings.account.named import account_named
from jangkau.locales import Say
from jangkau.metrics.registry.registered import registered
from jangkau.metrics.scope import week_name
from jangkau.metrics.shelf import reading
from jangkau.metrics.warehouse import NoWarehouse, WarehouseLost
from jangkau.metrics.weeks import week_to_open, weeks
from jangkau.report.browser import browsing, chromium, document, flowing
from jangkau.report.edition import Refused
from jangkau.report.outputs import Output
from jangkau.report.page import css, rules, whole_page
from jangkau.report.pdf import settled
from jangkau.report.zipped import zipped

if TYPE_CHECKING:
    from playwright.sync_api import Page

Step = Callable[[float, str], None]
WORDS = 0.3  # share of the work before the first is printed, where a browser prints


def leaflet_page(leaflet: AccountLeaflet, say: Say, form: str = "leaflet", sending: str = "") -> str:
    """The leaflet as a page that needs nothing but itself; sending: where its admin sends exports."""
    title = say("leaflet.title", account=leaflet.handle)
    style = css() + rules("account_leaflet.css")
    return whole_page("account_leaflet.html.j2", say, style, title=title, leaflet=leaflet, form=form, sending=sending)


def leaflet_of(data: Path, account: str, today: date, say: Say) -> AccountLeaflet | None:
    """An account's leaflet for the newest week of its province; None where it is not registered, or nothing is known yet.

    Raises WarehouseLost.
    """
    try:
        with reading(data) as warehouse:
            accounts = registered(warehouse, today)
            own = accounts[accounts["account"] == account]
            newest = week_to_open(weeks(warehouse, own["province_code"].iloc[0])) if len(own) else None
            return account_leaflet(warehouse, account, newest, today, say) if newest else None
    except WarehouseLost:
        raise
    except NoWarehouse:
        return None


def leaflets(
    data: Path, province: str, monday: date | None, today: date, say: Say, step: Step = lambda share, account: None
) -> Output:
    """The leaflets of a province's active accounts as one zip: HTML, and PDF where a browser is there. Raises Refused."""
    try:
        with reading(data) as warehouse:
            week = monday or week_to_open(weeks(warehouse, province))
            if week is None:
                raise Refused("no_data", place=province, week="-")
            accounts = registered(warehouse, today)
            gone = accounts["active_to"] < pd.Timestamp(week)
            names = accounts.loc[accounts["registered"] & (accounts["province_code"] == province) & ~gone, "account"].tolist()
            printing = chromium() is not None
            made = {}
            for done, account in enumerate(names):
                step((WORDS if printing else 1) * done / len(names), account_named(account, say))
                if leaflet := account_leaflet(warehouse, account, week, today, say):
                    made[account] = leaflet
    except NoWarehouse as none:
        raise Refused("lost" if isinstance(none, WarehouseLost) else "empty", data=data) from None
    if not made:
        raise Refused("no_data", place=province, week=week_name(week))
    files = {f"{file_name(account)}.html": leaflet_page(leaflet, say).encode() for account, leaflet in made.items()}
    if printing:
        files |= printed(made, week, say, step)
    step(1.0, "")
    lang = "" if say.lang == "id" else f"-{say.lang}"
    return Output("leaflets", f"jangkau-{week_name(week)}-{province}-rapor{lang}.zip", zipped(files, week))


def printed(made: dict[str, AccountLeaflet], week: date, say: Say, step: Step) -> dict[str, bytes]:
    """The leaflets as PDFs by the names of their files. Raises Refused."""
    files = {}
    with browsing() as page:
        for done, (account, leaflet) in enumerate(made.items()):
            step(WORDS + (1 - WORDS) * done / len(made), account_named(account, say))
            files[f"{file_name(account)}.pdf"] = settled(on_paper(page, leaflet, say), week)
    return files


def on_paper(page: "Page", leaflet: AccountLeaflet, say: Say) -> bytes:
    """A leaflet on one sheet; on as many as it takes where an account's own words do not fit one. Raises Refused."""
    try:
        return document(page, leaflet_page(leaflet, say, "a4"))
    except Refused as refused:
        if refused.code != "fit":
            raise
        return flowing(page, leaflet_page(leaflet, say))


def file_name(account: str) -> str:
    """What an account's files are called, in letters that every system takes.

    >>> file_name("instagram:../x y"), file_name("x:a.b_c")
    ('rapor-instagram-..-x-y', 'rapor-x-a.b_c')
    """
    return "rapor-" + re.sub(r"[^\w.]+", "-", account)
