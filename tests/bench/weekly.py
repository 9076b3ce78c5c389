"""The five outputs of a week beside Chromium printing an empty page, and a leaflet beside a bare Streamlit page."""

import statistics
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from jangkau.locales import speaker
from jangkau.metrics.scope import week_named
from jangkau.report.browser import browsing, chromium
from jangkau.report.edition import Place
from jangkau.report.outputs import WITHOUT_BROWSER, outputs
from jangkau.report.publishing import publish
from jangkau.report.weekly import weekly
from tests.bench.report import Finding
from tests.browser.conftest import CHROMIUM, served
from tests.report_office import NOW, WEEK, report_office

OUTPUTS, LEAFLET, SMALL = 5.0, 0.7, 0.3  # seconds, seconds, MB
RUNS = 5
DRAWN = "() => document.querySelector('.drawing svg, .js-plotly-plot .cartesianlayer, [data-figure=map] path') !== null"


def five_outputs(folder: Path) -> list[Finding]:
    """Seconds for all five with a warm warehouse, and how many times an empty page that is."""
    told = weekly(report_office(folder / "report"), Place("35"), week_named(WEEK))
    all_five = timed(lambda: outputs(told, speaker("id")))
    empty = timed(empty_page)
    return [Finding("report, five outputs", all_five, OUTPUTS, "s", f"{all_five / empty:.1f} x an empty page ({empty:.2f} s)")]


def empty_page() -> None:
    """A browser that prints nothing."""
    with browsing() as page:
        page.pdf()


def leaflet(folder: Path) -> list[Finding]:
    """From asking until the map is drawn, nothing remembered by the browser; and the bytes on the way."""
    data = report_office(folder / "leaflet")
    publish(data, Place("35"), week_named(WEEK), speaker("id"), "bench", NOW + timedelta(hours=1), kinds=WITHOUT_BROWSER)
    bare = Path(__file__).parent / "bare.py"
    with (
        served(data) as dashboard,
        served(folder, script=bare, JANGKAU_BARE_CHARTS="1") as bare_at,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=CHROMIUM or chromium(), args=["--no-sandbox"])
        address = f"{dashboard}/laporan/{WEEK}?province=35"
        cold = {name: [opened(browser, at) for _ in range(RUNS)] for name, at in (("leaflet", address), ("bare", bare_at))}
        took = {name: statistics.median(seconds for seconds, _ in turns) for name, turns in cold.items()}
        moved = cold["leaflet"][-1][1] / 1e6
    return [
        Finding("leaflet opened cold", took["leaflet"], LEAFLET, "s", f"a bare Streamlit page: {took['bare']:.2f} s"),
        Finding("leaflet on the way, compressed", moved, SMALL, "MB"),
    ]


def opened(browser: Browser, address: str) -> tuple[float, int]:
    """Seconds until something is drawn, in a context that remembers nothing, and the bytes of the page itself."""
    context = browser.new_context()
    page = context.new_page()
    begun = time.perf_counter()
    answer = page.goto(address, wait_until="commit")
    page.wait_for_function(DRAWN, polling=10)
    took = time.perf_counter() - begun
    size = answer.request.sizes()["responseBodySize"]
    context.close()
    return took, size


def timed(once: Callable[[], object]) -> float:
    """The median of some runs after one that is not counted."""
    once()
    took = []
    for _ in range(RUNS):
        begun = time.perf_counter()
        once()
        took.append(time.perf_counter() - begun)
    return statistics.median(took)
