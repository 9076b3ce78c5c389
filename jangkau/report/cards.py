"""The cards of every kabupaten and kota of a province as one zip, each for its own office."""

import re
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path

from jangkau.findings.view import View
from jangkau.locales import Say
from jangkau.metrics.reach.reach import MEASURES
from jangkau.metrics.scope import Scope, week_name
from jangkau.metrics.shelf import reading
from jangkau.metrics.warehouse import NoWarehouse, Warehouse, WarehouseLost
from jangkau.metrics.weeks import provinces, regencies
from jangkau.report.browser import browsing, picture
from jangkau.report.card import card
from jangkau.report.edition import Place, Refused
from jangkau.report.outputs import Output
from jangkau.report.page import picture_page
from jangkau.report.zipped import zipped

Step = Callable[[float, str], None]
COUNTED = 0.6  # share of the work before the first card is drawn


def cards(data: Path, province: str, monday: date, say: Say, step: Step = lambda share, region: None) -> Output:
    """The zip; `step` hears how much is done and whose card comes next. Raises Refused."""
    drawn = card_pictures(data, Place(province), monday, say, step)
    return Output("cards", zip_name(province, monday, say), zipped(drawn, monday))


def card_pictures(
    data: Path, place: Place, monday: date, say: Say, step: Step = lambda share, region: None, only: Iterable[str] | None = None
) -> dict[str, bytes]:
    """The cards of a place by the names of their files; `only`: those of these codes. Raises Refused."""
    try:
        with reading(data) as warehouse:
            pages = card_pages(warehouse, place, monday, say, only, lambda share, region: step(COUNTED * share, region))
    except NoWarehouse as none:
        raise Refused("lost" if isinstance(none, WarehouseLost) else "empty", data=data) from None
    drawn = {}
    with browsing() as page:
        for done, (name, (region, html)) in enumerate(pages.items()):
            step(COUNTED + (1 - COUNTED) * done / len(pages), region)
            drawn[name] = picture(page, html, "portrait")
    step(1.0, "")
    return drawn


def card_pages(
    warehouse: Warehouse, place: Place, monday: date, say: Say, only: Iterable[str] | None = None,
    step: Step = lambda share, region: None,
) -> dict[str, tuple[str, str]]:  # fmt: skip
    """Each card's file name, with the region's name and the card as a page; `step` hears of each. Raises Refused."""
    names = dict(provinces(warehouse)[["code", "name"]].itertuples(index=False))
    province = place.province
    if province not in names:
        raise Refused("no_province", province=province)
    regions = regencies(warehouse, province, place.bakorwil)
    codes = list(regions if only is None else [code for code in only if code in regions])
    pages = {}
    for done, code in enumerate(codes):
        region = regions[code]
        step(done / len(codes), region)
        view = View(Scope(province, regency=code, week=monday), MEASURES["reach"], names[province], region)
        pages[card_name(code, region, monday, say)] = region, picture_page(card(warehouse, view, say), say)
    return pages


def card_name(code: str, region: str, monday: date, say: Say) -> str:
    """What the file of a card is called."""
    plain = re.sub(r"\W+", "-", region.lower()).strip("-")
    return f"jangkau-{week_name(monday)}-{code}-{plain}{ending(say)}.png"


def zip_name(province: str, monday: date, say: Say) -> str:
    """What the zip of all cards is called."""
    return f"jangkau-{week_name(monday)}-{province}-kartu{ending(say)}.zip"


def ending(say: Say) -> str:
    """The language, where it is not the first one."""
    return "" if say.lang == "id" else f"-{say.lang}"
