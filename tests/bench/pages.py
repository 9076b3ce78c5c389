"""How long a page takes beside an empty Streamlit page (one select box, one line of text), in one run, turn by turn."""

import os
import statistics
from collections.abc import Callable, Iterable
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from tests.bench.crowd import held, worked
from tests.bench.office import build
from tests.bench.report import Finding
from tests.browser.conftest import CHROMIUM, served, serving

CHARTS = ".drawing svg, .spark, .js-plotly-plot .cartesianlayer"
EMPTY = Path(__file__).parent / "empty.py"
COLD, WARM, FILTERED, MEGABYTES, RUNS = 1.15, 1.3, 1.5, 1.0, 7
CLICK, STEP, HELD = 0.15, 0.05, 250  # seconds of the server, seconds of the browser, MiB with one viewer
CLICKS, STEPS = 8, 60
QUIET = 400  # milliseconds without a change after which a page stands still
# When the page last changed, and the moment from which is counted, both in the page's own clock.
CLOCK = """
for (const kind of ["click", "change"]) addEventListener(kind, () => { window.clicked = performance.now(); }, {capture: true});
window.changed = 0;
document.addEventListener("DOMContentLoaded", () => new MutationObserver(() => { window.changed = performance.now(); })
  .observe(document.documentElement, {attributes: true, childList: true, characterData: true, subtree: true}));
"""
STILL = f"""count => performance.now() - window.changed > {QUIET} && document.querySelectorAll('{CHARTS}').length >= count
  && document.querySelector('[data-test-script-state="notRunning"]') !== null"""


# One step of the year's slider, until the land lies in its new place: milliseconds, the middle of many.
STEPPED = """steps => {
  const slider = document.querySelector(".st-key-land .player input"), land = document.querySelector(".st-key-land svg");
  const took = [...Array(steps).keys()].map((step) => {
    const began = performance.now();
    slider.value = step % (Number(slider.max) + 1);
    slider.dispatchEvent(new Event("input", { bubbles: true }));
    land.getBoundingClientRect();
    return performance.now() - began;
  });
  return took.sort((one, other) => one - other)[steps >> 1];
}"""


def opened(page: Page, address: str, charts: int) -> float:
    """Seconds from asking for an address until every chart is drawn and nothing changes any more."""
    page.goto(address)
    page.wait_for_function(STILL, arg=charts, polling=20)
    return page.evaluate("window.changed") / 1000


def filtered(page: Page, label: str, charts: int, turn: int) -> float:
    """Seconds from choosing another option of a select box until nothing changes any more."""
    page.bring_to_front()
    box = page.get_by_role("combobox").and_(page.get_by_label(label)).first
    if box.evaluate("box => box.matches('select')"):
        box.select_option(index=1 + turn % 2)
    else:
        box.click()
        page.get_by_role("option").nth(1 + turn % 2).click()
    page.wait_for_function("() => window.changed > window.clicked", polling=20)
    page.wait_for_function(STILL, arg=charts, polling=20)
    return (page.evaluate("window.changed") - page.evaluate("window.clicked")) / 1000


def page_beside_empty(folder: Path, name: str, accounts: int, weeks: int) -> list[Finding]:
    """A page, opened cold and warm and filtered, beside an empty page; and the bytes that a browser fetches for it."""
    data = Path(os.environ.get("JANGKAU_BENCH_OFFICE") or build(folder / "data", accounts, weeks))
    with serving(data) as (page_at, server), served(folder, script=EMPTY) as empty_at, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        address, label = {"page": f"{page_at}/{name}", "empty": empty_at}, {"page": "Platform", "empty": "filter"}
        pages = {side: fresh(browser) for side in address}
        for side, page in pages.items():
            opened(page, address[side], 0)
        process = Finding(f"{name} page, the process with one viewer", held(server), HELD, "MiB")
        charts = {side: page.locator(CHARTS).count() for side, page in pages.items()}
        cold = measured(address, lambda side, _: cold_opened(browser, address[side], charts[side]))
        warm = measured(address, lambda side, _: opened(pages[side], address[side], charts[side]))
        findings = [
            finding(f"{name} page opened cold / empty page", cold, "empty", COLD),
            finding(f"{name} page opened warm / empty page", warm, "empty", WARM),
            process,
            Finding(f"{name} page, bytes fetched cold", fetched(browser, address["page"], charts["page"]) / 1e6, MEGABYTES, "MB"),
        ]
        if pages["page"].get_by_role("combobox").and_(pages["page"].get_by_label(label["page"])).count():
            drawn = {side: min(count, 1) for side, count in charts.items()}  # a narrower view may have fewer of them
            change = measured(address, lambda side, turn: filtered(pages[side], label[side], drawn[side], turn))
            findings.append(finding(f"{name} page filtered / empty page", change, "empty", FILTERED))
        if name == "reach":
            findings += [clicked(pages["page"], address["page"], server), stepped(pages["page"], address["page"])]
        return findings


def clicked(page: Page, address: str, server: int) -> Finding:
    """What a click on a region costs the server's processor, regions in turn."""
    opened(page, address, 0)
    rows = page.locator(".st-key-ranking tr[data-code]")
    spent = []
    for turn in range(CLICKS):
        began = worked(server)
        rows.nth(turn % rows.count()).click()
        page.wait_for_function(STILL, arg=0, polling=20)
        spent.append(worked(server) - began)
    return Finding("reach page, a region clicked", statistics.fmean(spent), CLICK, "s", "of the server's processor")


def stepped(page: Page, address: str) -> Finding:
    """What a step of the year's slider takes in the browser."""
    opened(page, f"{address}?kind=year", 0)
    return Finding("reach page, a step of the year", page.evaluate(STEPPED, STEPS) / 1000, STEP, "s", "in the browser")


def fresh(browser: Browser) -> Page:
    """A page of a browser that remembers nothing, with the clock in it."""
    page = browser.new_context().new_page()
    page.add_init_script(CLOCK)
    return page


def cold_opened(browser: Browser, address: str, charts: int) -> float:
    """Seconds to open an address in a browser that remembers nothing."""
    page = fresh(browser)
    took = opened(page, address, charts)
    page.context.close()
    return took


def fetched(browser: Browser, address: str, charts: int) -> int:
    """The bytes that come over the wire for an address, in a browser that remembers nothing."""
    page, sizes = fresh(browser), []
    wire = page.context.new_cdp_session(page)
    wire.on("Network.loadingFinished", lambda loaded: sizes.append(loaded["encodedDataLength"]))
    wire.on("Network.webSocketFrameReceived", lambda frame: sizes.append(len(frame["response"]["payloadData"]) * 3 // 4))
    wire.send("Network.enable")
    opened(page, address, charts)
    page.context.close()
    return round(sum(sizes))


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
