"""What the look over a page refuses: pages of one fault each, and one without."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from jangkau.report.browser import browsing, show
from jangkau.report.edition import Refused
from jangkau.report.page import font

pytestmark = pytest.mark.browser
GOOD = '<p style="top: 20px; left: 20px">Jangkauan</p>'
FIGURE = '<div data-figure="map" data-marks="1"><svg width="20" height="20"><path d="{d}"/></svg></div>'
FAULTS = {
    "font": ("font", GOOD),
    "no font": ("font", GOOD),
    "a word left of the page": ("fit", '<p style="top: 20px; left: -30px">Jangkauan</p>'),
    "a word above the page": ("fit", '<p style="top: -8px; left: 20px">Jangkauan</p>'),
    "a word over another": ("fit", GOOD + '<p style="top: 22px; left: 40px">Interaksi</p>'),
    "a part below the page": ("fit", GOOD + '<div style="top: 600px; width: 50px; height: 200px"></div>'),
    "a part wider than it shows": (
        "fit",
        GOOD + '<div style="top: 90px; width: 50px; overflow: hidden"><i style="width: 90px; height: 9px"></i></div>',
    ),
    "a mark that is not seen": ("marks", GOOD + FIGURE.format(d="M0 0")),
}


def seen(body: str, letters: str) -> str | None:
    """The code of what is refused, None where the page is whole."""
    face = f"@font-face {{ font-family: X; src: url({letters}) }}" if letters else ""
    rules = "body { margin: 0; font: 16px X } i { display: block } .report { position: relative; width: 540px; height: 675px; "
    rules += "overflow: hidden } .report > * { position: absolute; margin: 0 }"
    page = f'<!DOCTYPE html><html><head><style>{face}{rules}</style></head><body><main class="report">{body}</main></body></html>'

    def look() -> str | None:
        with browsing() as blank:
            try:
                show(blank, page, "portrait")
            except Refused as refused:
                return refused.code
        return None

    with ThreadPoolExecutor(1) as apart:  # the tests' browser holds this thread
        return apart.submit(look).result()


def test_a_whole_page_is_let_through(browser):
    assert seen(GOOD + FIGURE.format(d="M0 0h9v9z"), str(font())) is None


@pytest.mark.parametrize("fault", FAULTS)
def test_each_fault_is_refused(browser, fault):
    code, body = FAULTS[fault]
    letters = {"font": "data:font/woff2;base64,AAAA", "no font": ""}.get(fault, str(font()))
    assert seen(body, letters) == code
