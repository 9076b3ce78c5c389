"""How long a page takes beside a bare Streamlit page with as many constant charts, in one run, turn by turn."""

import shutil
import statistics
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tests.bench.office import build
from tests.browser.conftest import CHROMIUM, served

DRAWN = """count => document.querySelector('[data-test-script-state="notRunning"]') !== null
  && document.querySelectorAll('.js-plotly-plot .cartesianlayer').length >= count"""


@dataclass(frozen=True)
class Timed:
    """Median seconds of the page and of the bare page, and their ratio."""

    what: str
    page: float
    bare: float

    @property
    def ratio(self) -> float:
        return self.page / self.bare


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


def reach_page(runs: int = 7, accounts: int = 25_000, weeks: int = 156) -> list[Timed]:
    """The reach page, warm, opened and filtered, beside a bare page with its two charts."""
    folder = Path(tempfile.mkdtemp(prefix="jangkau-bench-"))
    try:
        build(folder / "data", accounts, weeks)
        bare = Path(__file__).parent / "bare.py"
        with served(folder / "data") as page_at, served(folder, script=bare, JANGKAU_BARE_CHARTS="2") as bare_at:
            with sync_playwright() as playwright:
                browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
                pages = {name: browser.new_page() for name in ("page", "bare")}
                address = {"page": page_at, "bare": bare_at}
                label = {"page": "Platform", "bare": "filter"}
                return [
                    paired("opened", lambda name, _: opened(pages[name], address[name], 2), runs),
                    paired("filtered", lambda name, turn: filtered(pages[name], label[name], 2, turn), runs),
                ]
    finally:
        shutil.rmtree(folder)


def paired(what: str, once: Callable[[str, int], float], runs: int) -> Timed:
    """Medians over turns A B A B, after one turn that is not counted (two for what varies by turn)."""
    seconds: dict[str, list[float]] = {"page": [], "bare": []}
    for turn in range(-3, runs):
        for name in seconds:
            took = once(name, turn)
            if turn >= 0:
                seconds[name].append(took)
    return Timed(what, *(statistics.median(took) for took in seconds.values()))
