"""In a folder of another name, behind Caddy and without it."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from jangkau.access.door import COOKIE
from jangkau.access.sessions import begin
from jangkau.access.store import Access
from tests.browser.conftest import PATIENCE, downloaded, east_java, served, settled
from tests.browser.proxy import caddy, needs_caddy, port_of
from tests.browser.test_door import ask
from tests.doors import ADMINISTRATOR, PASSWORD, somebody

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def closed(tmp_path_factory) -> tuple[Path, str]:
    """An office behind its door, and a session."""
    data = east_java(tmp_path_factory.mktemp("proxied"))
    return data, somebody(data, ADMINISTRATOR, PASSWORD)


def visited(browser: Browser, address: str, token: str) -> Page:
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    context.add_cookies([{"name": COOKIE, "value": token, "url": address}])
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    page.goto(address)
    settled(page, 1)
    return page


def whole_office_below(base: str, browser: Browser, token: str) -> None:
    """Every kind of address answers below the folder, in a browser and without one."""
    assert b'"ok"' in ask(f"{base}/sehat").read()
    door = ask(f"{base}/laporan?lang=en")
    assert (door.status, door.headers["Location"]) == (303, "/jangkau/masuk?ke=%2Fjangkau%2Flaporan%3Flang%3Den")
    sign_in = ask(f"{base}/masuk").read().decode()
    assert 'href="/jangkau/masuk/gaya.css"' in sign_in and 'action="/jangkau/masuk?' in sign_in
    assert ask(f"{base}/masuk/gaya.css").status == 200 and ask(f"{base}/masuk/passkey.js").status == 200
    assert ask(f"{base}/laporan", token).status == 200
    assert ask(f"{base}/laporan/", token).headers["Location"] == "/jangkau/laporan"
    failed: list[str] = []
    page = visited(browser, f"{base}/reach?province=35", token)
    page.on("response", lambda answer: failed.append(answer.url) if answer.status >= 400 else None)
    probed = re.compile(r"/jangkau/\w+/_stcore/(health|host-config)$")  # how Streamlit finds out in which folder it stands
    assert re.search(r"/jangkau/reach\?", page.url)
    page.get_by_role("link", name="Ringkasan").click()
    page.wait_for_url("**/jangkau/overview**")
    settled(page, 1)
    page.goto(f"{base}/upload")
    settled(page)
    page.get_by_text("Dari mana berkasnya").click()
    file = downloaded(page, page.locator("[data-testid=stDownloadButton] button").first)
    assert (
        "/jangkau/media/" in file.url and file.path().stat().st_size and [url for url in failed if not probed.search(url)] == []
    )
    page.get_by_role("link", name="Keluar").click()
    page.wait_for_url("**/jangkau/keluar?**")
    page.get_by_role("button").click()
    page.get_by_role("link").first.click()
    page.wait_for_url("**/jangkau/masuk?**")
    page.get_by_label("Surel").fill(ADMINISTRATOR.email)
    page.get_by_label("Kata sandi").fill(PASSWORD)
    page.get_by_role("button", name="Masuk").first.click()
    page.wait_for_url("**/jangkau/overview**")
    page.context.close()


def test_below_a_folder_that_the_proxy_leaves(browser, closed):
    data, _ = closed
    with served(data, STREAMLIT_SERVER_BASE_URL_PATH="jangkau") as address:
        whole_office_below(f"{address}/jangkau", browser, begin(Access(data), ADMINISTRATOR, "127.0.0.1"))


@needs_caddy
def test_below_a_folder_that_the_proxy_takes_off(browser, closed, tmp_path):
    data, _ = closed
    with served(data, STREAMLIT_SERVER_BASE_URL_PATH="/jangkau/") as address:
        site = f"handle_path /jangkau/* {{\nreverse_proxy 127.0.0.1:{port_of(address)}\n}}\nhandle {{\nrespond 404\n}}"
        with caddy(tmp_path, site) as before:
            whole_office_below(f"{before}/jangkau", browser, begin(Access(data), ADMINISTRATOR, "127.0.0.1"))
