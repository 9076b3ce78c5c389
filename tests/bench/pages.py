"""How long a page takes beside a bare Streamlit page with as many constant charts, in one run, turn by turn."""

import statistics
import time
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tests.bench.office import build
from tests.bench.report import Finding
from tests.browser.conftest import CHROMIUM, served

DRAWN = """count => document.querySelector('[data-test-script-state="notRunning"]') !== null
  && document.querySelectorAll('.js-plotly-plot .cartesianlayer').length >= count"""


TARGET, RUNS = 1.3, 7


def opened(page: Page, address: str, charts: int) -> float:
    """Seconds from asking for an address until every chart is drawn."""
    began = time.perf_counter()
    page.goto(address)
    page.wait_for_function(DRAWN, arg=charts, polling=20)
    return time.perf_counter() - began


def filtered(page: Page, label: str, charts: int, turn: int) -> float:
    """Seconds from choosing another option of a select box until the script has run and the charts are drawn."""
    page.get_by_role("combobox").and_(page.get_by_label(label)).first.click()
    options = page.get_by_role("option")
    options.first.wait_for()
    page.evaluate("""() => {
      window.ran = false;
      new MutationObserver(() => { window.ran = true; })
        .observe(document.body, {attributes: true, subtree: true, attributeFilter: ['data-test-script-state']});
    }""")
    began = time.perf_counter()
    options.nth(1 + turn % 2).click()
    page.wait_for_function("() => window.ran", polling=10)
    page.wait_for_function(DRAWN, arg=charts, polling=10)
    return time.perf_counter() - began


def reach_page(folder: Path, accounts: int, weeks: int) -> list[Finding]:
    """The reach page, warm, opened and filtered, beside a bare page with as many constant charts."""
    build(folder / "data", accounts, weeks)
    bare = Path(__file__).parent / "bare.py"
    with (
        served(folder / "data") as page_at,
        served(folder, script=bare, JANGKAU_BARE_CHARTS="2") as bare_at,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        pages = {name: browser.new_page() for name in ("page", "bare")}
        address = {"page": f"{page_at}/reach", "bare": bare_at}
        label = {"page": "Platform", "bare": "filter"}
        return [
            paired("reach page opened / bare page", lambda name, _: opened(pages[name], address[name], 2)),
            paired("reach page filtered / bare page", lambda name, turn: filtered(pages[name], label[name], 2, turn)),
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
