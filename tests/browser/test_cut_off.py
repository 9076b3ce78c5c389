"""The browser of the pictures can reach nothing and runs nothing of a page: asked with pages that try every way there is."""

import socket
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from types import SimpleNamespace

import pytest
from playwright.sync_api import Error

from jangkau.report import browser as ours
from jangkau.report.browser import FLAGS, blank, browsing, started

pytestmark = pytest.mark.browser
ASKING = """<!DOCTYPE html><html><head><title>still</title>
<link rel="preconnect" href="http://HOST/early"><link rel="dns-prefetch" href="http://HOST"><link rel="prefetch" href="http://HOST/p">
<link rel="stylesheet" href="http://HOST/css"><link rel="icon" href="http://HOST/icon">
<style>@font-face { font-family: x; src: url(http://HOST/font) }
body { font-family: x; background: url(http://HOST/back) }</style>
<meta http-equiv="refresh" content="1;url=http://HOST/refresh"></head><body onload="document.title='ran'">
<img src="http://HOST/img" srcset="http://HOST/srcset 2x"><iframe src="http://HOST/frame"></iframe><object data="http://HOST/object">
</object><embed src="http://HOST/embed"><video src="http://HOST/video" autoplay poster="http://HOST/poster"></video>
<svg><image href="http://HOST/svg"/><use href="http://HOST/use#x"/></svg><script src="http://HOST/script"></script>
<script>document.title = "ran"; const to = "http://HOST";
for (const ask of [() => fetch(to), () => new WebSocket("ws://HOST"), () => navigator.sendBeacon(to), () => window.open(to),
  () => new EventSource(to), () => { location = to; }]) try { ask(); } catch (error) {}</script>HURUF</body></html>"""


@contextmanager
def listening():
    """A port of ours, and how often anything came to it."""
    came, door = [], socket.socket()
    door.bind(("127.0.0.1", 0))
    door.listen(50)

    def wait() -> None:
        while True:
            try:
                came.append(door.accept()[1])
            except OSError:
                return

    threading.Thread(target=wait, daemon=True).start()
    try:
        yield f"127.0.0.1:{door.getsockname()[1]}", came
    finally:
        door.close()


def asked(host: str) -> str:
    """Show the page as a report is shown; its title afterwards."""
    with browsing() as page:
        page.set_content(ASKING.replace("HOST", host), wait_until="domcontentloaded")
        page.wait_for_timeout(500)
        title = page.title()
        page.wait_for_timeout(2000)
        return title


def apart(act, *about):
    """In a thread of its own: the tests' browser holds this one."""
    with ThreadPoolExecutor(1) as other:
        return other.submit(act, *about).result()


def test_nothing_is_asked_of_any_network_and_no_script_of_a_page_runs(browser):
    with listening() as (host, came):
        assert apart(asked, host) == "still"
        assert came == []


def test_the_page_that_asks_would_be_heard(browser, monkeypatch):
    """The test above can tell: without the safeguards something comes."""
    monkeypatch.setattr(ours, "FLAGS", ours.LOOKS)
    with listening() as (host, came):
        apart(asked, host)
        assert came


def test_each_safeguard_is_there_however_the_browser_is_started(monkeypatch):
    """Also without a browser on this machine: with a sandbox, without one, and as root."""
    told = []

    def launch(**options):
        told.append(options["args"])
        if options.get("chromium_sandbox"):
            raise Error("no sandbox here")

    for user in (0, 1000):
        monkeypatch.setattr(ours.os, "geteuid", lambda user=user: user)
        started(SimpleNamespace(launch=launch), "chromium")
    assert len(told) == 3 and all(set(FLAGS) <= set(arguments) for arguments in told)
    assert "--host-resolver-rules=MAP * ~NOTFOUND" in FLAGS
    about = {}
    page = SimpleNamespace(set_default_timeout=lambda patience: None)
    blank(SimpleNamespace(new_context=lambda **options: about.update(options) or SimpleNamespace(new_page=lambda: page)))
    assert about["offline"] is True and about["java_script_enabled"] is False
