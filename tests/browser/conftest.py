"""A served dashboard on a free loopback port, and a browser before it."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Download, Locator, Page, expect, sync_playwright
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from tests.warehouse_builder import MONDAY, ROOT, Builder, weeks_before

CHROMIUM = os.environ.get("JANGKAU_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
START, PATIENCE = 60, 60_000  # seconds for a server to start, milliseconds for a page to draw
PRESSES = 4
STANDS_STILL = """() => {
  if (!window.watching) {
    window.watching = new MutationObserver(() => { window.changed = performance.now(); });
    window.watching.observe(document.body, { attributes: true, childList: true, characterData: true, subtree: true });
  }
  const running = !document.querySelector('[data-test-script-state="notRunning"]');
  const empty = !document.querySelector('[data-testid="stMain"] .stElementContainer');
  if (running || empty) window.changed = performance.now();
  return performance.now() - window.changed > 300;
}"""
expect.set_options(timeout=PATIENCE)


def free_port() -> int:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return listening.getsockname()[1]


@contextmanager
def served(data: Path, script: Path | str = "dashboard.py", **environment: str) -> Iterator[str]:
    """The dashboard over a data folder, as `streamlit run dashboard.py` serves it. Gives its address."""
    with serving(data, script, **environment) as (address, _):
        yield address


@contextmanager
def serving(data: Path, script: Path | str = "dashboard.py", **environment: str) -> Iterator[tuple[str, int]]:
    """The same. Gives its address and the number of its process."""
    port = free_port()
    server = subprocess.Popen(
        [
            sys.executable,
            "-m",
            "streamlit",
            "run",
            str(script),
            "--server.port",
            str(port),
            "--server.address",
            "127.0.0.1",
            "--server.headless",
            "true",
        ],
        cwd=ROOT,
        env={**os.environ, "JANGKAU_DATA": str(data), **environment},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        until = time.monotonic() + START
        while not healthy(port):
            assert server.poll() is None and time.monotonic() < until, "the server did not start"
            time.sleep(0.1)
        yield f"http://127.0.0.1:{port}", server.pid
    finally:
        server.terminate()
        server.wait(60)


def healthy(port: int) -> bool:
    try:
        return urllib.request.urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=1).status == 200
    except OSError:
        return False


def east_java(data: Path, version: str = "000001", factor: float = 1) -> Path:
    """A small office in East Java: two regions with accounts over ten weeks, one silent."""
    office = Builder(data, version, demo=True)
    for handle, regency, owner, size in (
        ("banyuwangi", "35.10", "government", 3000),
        ("infobwi", "35.10", "community", 900),
        ("surabaya", "35.78", "government", 2000),
    ):
        office.account(f"instagram:{handle}", regency, owner=owner)
        for ago in range(10):
            total = size * factor * (10 - ago)
            office.week(f"instagram:{handle}", "reach", total, total / 4, week=weeks_before(ago))
        office.day(f"instagram:{handle}", MONDAY, "reach", size)
    office.account("instagram:sampang", "35.27")
    return office.publish()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        own = Path(playwright.chromium.executable_path)
        if not CHROMIUM and not own.exists():
            pytest.skip("no Chromium on this machine: make test installs one")
        yield playwright.chromium.launch(executable_path=CHROMIUM or own, args=["--no-sandbox"])


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return east_java(tmp_path_factory.mktemp("office"))


@pytest.fixture(scope="session")
def dashboard(office: Path, browser: Browser) -> Iterator[str]:
    with served(office) as address:
        yield address


@pytest.fixture
def visit(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Opens an address in a browser of its own and waits until it stands still."""
    contexts = []

    def open_page(address: str, width: int = 1440, charts: int = 2, **settings) -> Page:
        contexts.append(browser.new_context(viewport={"width": width, "height": 900}, **settings))
        page = contexts[-1].new_page()
        page.set_default_timeout(PATIENCE)
        page.goto(address)
        settled(page, charts)
        return page

    yield open_page
    for context in contexts:
        context.close()


def settled(page: Page, charts: int = 0) -> None:
    """Every chart has drawn its marks, the script has ended, and for a moment nothing on the page has changed."""
    page.wait_for_function("count => document.querySelectorAll('.drawing svg path').length >= count", arg=charts)
    page.wait_for_function("count => document.querySelectorAll('.drawing svg').length >= count", arg=charts)
    page.evaluate("window.changed = performance.now()")
    page.wait_for_function(STANDS_STILL)


def downloaded(page: Page, button: Locator) -> Download:
    """The file that a button gives; a press that fell between two drawings of the page is made again."""
    for _ in range(PRESSES - 1):
        try:
            with page.expect_download(timeout=PATIENCE / PRESSES) as download:
                button.click()
            return download.value
        except PlaywrightTimeout:
            settled(page)
    with page.expect_download() as download:
        button.click()
    return download.value


def pressed(page: Page, button: Locator, seen: Locator) -> None:
    """Press a button until the page says so; a press that fell between two drawings of the page is made again."""
    for _ in range(PRESSES):
        if button.is_visible():
            button.click()
        with suppress(PlaywrightTimeout):
            seen.wait_for(timeout=PATIENCE / PRESSES)
            break
    seen.wait_for()
    settled(page)
