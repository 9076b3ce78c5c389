"""How long a page takes beside a bare Streamlit page with as many constant charts, in one run, turn by turn."""

import os
import statistics
from collections.abc import Callable, Iterable
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tests.bench.office import build
from tests.bench.report import Finding
from tests.browser.conftest import CHROMIUM, served

CHARTS = ".drawing svg, img.spark, .js-plotly-plot .cartesianlayer"
TARGET, RUNS = 1.3, 7
QUIET = 400  # milliseconds without a change after which a page stands still
# When the page last changed, and the moment from which is counted, both in the page's own clock.
CLOCK = """
addEventListener("click", () => { window.clicked = performance.now(); }, {capture: true});
window.changed = 0;
document.addEventListener("DOMContentLoaded", () => new MutationObserver(() => { window.changed = performance.now(); })
  .observe(document.documentElement, {attributes: true, childList: true, characterData: true, subtree: true}));
"""
STILL = f"""count => performance.now() - window.changed > {QUIET} && document.querySelectorAll('{CHARTS}').length >= count
  && document.querySelector('[data-test-script-state="notRunning"]') !== null"""


def opened(page: Page, address: str, charts: int) -> float:
    """Seconds from asking for an address until every chart is drawn and nothing changes any more."""
    page.goto(address)
    page.wait_for_function(STILL, arg=charts, polling=20)
    return page.evaluate("window.changed") / 1000


def filtered(page: Page, label: str, charts: int, turn: int) -> float:
    """Seconds from choosing another option of a select box until nothing changes any more."""
    page.bring_to_front()
    page.get_by_role("combobox").and_(page.get_by_label(label)).first.click()
    options = page.get_by_role("option")
    options.first.wait_for()
    options.nth(1 + turn % 2).click()
    page.wait_for_function(STILL, arg=charts, polling=20)
    return (page.evaluate("window.changed") - page.evaluate("window.clicked")) / 1000


def page_beside_bare(folder: Path, name: str, accounts: int, weeks: int) -> list[Finding]:
    """A page, warm, opened and filtered, beside a bare page with as many constant charts."""
    data = Path(os.environ.get("JANGKAU_BENCH_OFFICE") or build(folder / "data", accounts, weeks))
    bare = Path(__file__).parent / "bare.py"
    with served(data) as page_at, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        pages = {side: browser.new_page() for side in ("page", "redrawn", "bare")}
        for page in pages.values():
            page.add_init_script(CLOCK)
        opened(pages["page"], f"{page_at}/{name}", 1)
        charts = pages["page"].locator(CHARTS).count()
        with (
            served(folder, script=bare, JANGKAU_BARE_CHARTS=str(charts), JANGKAU_BARE_REDRAWN="1") as redrawn_at,
            served(folder, script=bare, JANGKAU_BARE_CHARTS=str(charts)) as bare_at,
        ):
            address = {"page": f"{page_at}/{name}", "redrawn": redrawn_at, "bare": bare_at}
            label = {"page": "Platform", "redrawn": "filter", "bare": "filter"}
            open_ = measured(address, lambda side, _: opened(pages[side], address[side], charts))
            change = measured(address, lambda side, turn: filtered(pages[side], label[side], charts, turn))
        return [
            finding(f"{name} page opened / bare page, {charts} charts", open_, "bare", TARGET),
            finding(f"{name} page filtered / bare page that draws its charts anew", change, "redrawn", TARGET),
            finding(f"{name} page filtered / bare page that draws nothing anew", change, "bare", None),
        ]


def measured(sides: Iterable[str], once: Callable[[str, int], float]) -> dict[str, float]:
    """The median seconds of each side over turns A B C A B C, after turns that are not counted."""
    seconds: dict[str, list[float]] = {side: [] for side in sides}
    for turn in range(-4, RUNS):
        for side in seconds:
            took = once(side, turn)
            if turn >= 0:
                seconds[side].append(took)
    return {side: statistics.median(took) for side, took in seconds.items()}


def finding(what: str, seconds: dict[str, float], beside: str, target: float | None) -> Finding:
    """The page's seconds over the other side's."""
    page, other = seconds["page"], seconds[beside]
    return Finding(what, page / other, target, "x", f"{page:.2f} s / {other:.2f} s")
