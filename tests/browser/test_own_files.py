"""A download's and an upload's address, on a running server: the page's own session alone, and nobody once the page is closed."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from jangkau.access.door import COOKIE
from jangkau.access.roles import Person, Role
from jangkau.access.sessions import end
from jangkau.access.store import Access, digest
from tests.browser.conftest import PATIENCE, downloaded, east_java, served, settled
from tests.browser.test_door import ask
from tests.doors import somebody

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def data(tmp_path_factory) -> Path:
    return east_java(tmp_path_factory.mktemp("own"))


@pytest.fixture(scope="module")
def closed(data) -> Iterator[str]:
    somebody(data)
    with served(data) as dashboard:
        yield dashboard


def opened(browser: Browser, dashboard: str, token: str) -> Page:
    context = browser.new_context(accept_downloads=True)
    context.add_cookies([{"name": COOKIE, "value": token, "url": dashboard}])
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    return page


def test_files_are_for_the_page_they_were_made_on(browser, closed, data, tmp_path):
    analyst, other = (somebody(data, Person(f"{name}@contoh.go.id", name, Role.ANALYST)) for name in ("satu", "dua"))
    page = opened(browser, closed, analyst)
    page.goto(f"{closed}/upload")
    settled(page)
    page.get_by_text("Dari mana berkasnya").click()
    settled(page)
    download = downloaded(page, page.locator("[data-testid=stDownloadButton] button").first)
    assert download.path().stat().st_size > 0
    media = download.url
    assert ask(media, analyst).status == 200
    (tmp_path / "a.csv").write_text("a,b\n1,2\n")
    with page.expect_response(lambda response: "upload_file" in response.url and response.request.method == "PUT") as sent:
        page.set_input_files("[data-testid=stFileUploaderDropzoneInput]", tmp_path / "a.csv")
    assert sent.value.ok
    upload = sent.value.url
    for token in (other, ""):
        assert ask(media, token).status in (303, 404)
        assert ask(upload, token, "PUT", b"x").status in (401, 404)
        assert ask(upload, token, "DELETE").status in (401, 404)
    page.goto(f"{closed}/reach?province=35")
    settled(page, 1)
    page.locator("[data-testid=stExpander] summary").first.click()
    page.get_by_text("Unduh CSV").first.wait_for()
    settled(page, 1)
    made = downloaded(page, page.get_by_text("Unduh CSV").first).url
    assert "/media/" in made and ask(made, analyst).status == 200
    assert ask(made, other).status == 404 and ask(media, analyst).status == 404
    page.close()
    for _ in range(50):
        status = ask(made, analyst).status
        if status == 404:
            break
    assert status == 404 and ask(upload, analyst, "PUT", b"x").status == 404
    end(Access(data), digest(analyst))
    assert ask(media, analyst).status == 303
