"""How long a page takes beside a bare Streamlit page with as many constant charts, in one run, turn by turn."""

import statistics
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tests.bench.office import build
from tests.bench.report import Finding
from tests.browser.conftest import CHROMIUM, served

CHARTS = ".drawing svg, .js-plotly-plot .cartesianlayer"
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
    build(folder / "data", accounts, weeks)
    bare = Path(__file__).parent / "bare.py"
    with served(folder / "data") as page_at, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        pages = {side: browser.new_page() for side in ("page", "bare")}
        for page in pages.values():
            page.add_init_script(CLOCK)
        opened(pages["page"], f"{page_at}/{name}", 1)
        charts = pages["page"].locator(CHARTS).count()
        with served(folder, script=bare, JANGKAU_BARE_CHARTS=str(charts)) as bare_at:
            address, label = {"page": f"{page_at}/{name}", "bare": bare_at}, {"page": "Platform", "bare": "filter"}
            return [
                paired(
                    f"{name} page opened / bare page, {charts} charts", lambda side, _: opened(pages[side], address[side], charts)
                ),
                paired(f"{name} page filtered / bare page", lambda side, turn: filtered(pages[side], label[side], charts, turn)),
            ]


def paired(what: str, once: Callable[[str, int], float]) -> Finding:
    """The ratio of medians over turns A B A B, after turns that are not counted (every choice was made once before)."""
    seconds: dict[str, list[float]] = {"page": [], "bare": []}
    for turn in range(-4, RUNS):
        for name in seconds:
            took = once(name, turn)
            if turn >= 0:
                seconds[name].append(took)
    page, bare = (statistics.median(took) for took in seconds.values())
    return Finding(what, page / bare, TARGET, "x", f"{page:.2f} s / {bare:.2f} s")
