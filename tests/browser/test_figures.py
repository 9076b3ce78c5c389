"""Figures at addresses of their own, for whom and of which version; and one step back for one step of the reader's."""

import re
import struct
import urllib.error
import urllib.request
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from jangkau.access.door import COOKIE
from jangkau.access.roles import Person, Role
from tests.browser.conftest import east_java, served, settled
from tests.doors import somebody

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def closed(tmp_path_factory, browser):
    """An office with a leader and one who is held to another province, served."""
    data = tmp_path_factory.mktemp("figures")
    east_java(data)
    people = {name: somebody(data, Person(f"{name}@contoh.go.id", name, Role.LEADER, province))
              for name, province in (("leader", None), ("elsewhere", "32"))}  # fmt: skip
    people["contributor"] = somebody(data, Person("akun@contoh.go.id", "Akun", Role.CONTRIBUTOR, None, "instagram:banyuwangi"))
    with served(data) as address:
        yield data, address, people


def ask(address: str, token: str = "") -> tuple[int, bytes, str]:
    """Status, body and place of an answer, without following it."""
    request = urllib.request.Request(address, headers={"Cookie": f"{COOKIE}={token}"} if token else {})
    try:
        with urllib.request.urlopen(request, timeout=60) as answer:
            return answer.status, answer.read(), answer.url
    except urllib.error.HTTPError as refused:
        return refused.code, refused.read(), address


FIGURE = "/grafik/reach/land"
ASKED = "?province=35&week=2021-W49&measure=reach&v=000001"


def test_a_figure_alone_says_what_it_shows_and_of_which_version(closed):
    _, address, people = closed
    status, page, url = ask(f"{address}{FIGURE}?province=35&week=2021-W49&measure=reach", people["leader"])
    text = page.decode()
    assert status == 200 and parse_qs(urlsplit(url).query)["v"] == ["000001"]
    assert "Banyuwangi" in text and "Versi data 000001" in text and "DATA CONTOH" in text and "<script" not in text
    assert "Data version 000001" in ask(f"{address}{FIGURE}{ASKED}&lang=en", people["leader"])[1].decode()
    assert "no longer kept" in ask(f"{address}{FIGURE}?lang=en&v=000099", people["leader"])[1].decode()
    assert ask(f"{address}{FIGURE}?v=../000001", people["leader"])[0] == 410


def test_the_guard_of_the_page_is_the_guard_of_its_figures(closed):
    _, address, people = closed
    assert ask(f"{address}{FIGURE}{ASKED}")[0] == 401
    assert ask(f"{address}{FIGURE}{ASKED}", people["contributor"])[0] == 403
    status, page, _ = ask(f"{address}{FIGURE}{ASKED}", people["elsewhere"])
    assert status == 404 and b"Banyuwangi" not in page
    assert ask(f"{address}/grafik/people/land?v=000001", people["leader"])[0] == 403
    for path in ("/grafik/reach/nothing", "/grafik/nowhere/land"):
        assert ask(f"{address}{path}{ASKED}", people["leader"])[0] == 404


def test_it_is_a_picture_with_everything_burnt_in(closed):
    _, address, people = closed
    status, svg, _ = ask(f"{address}{FIGURE}.svg{ASKED}", people["leader"])
    text = svg.decode()
    assert status == 200 and text.startswith("<svg") and "Banyuwangi" in text and "000001." in text and "Sumber" in text
    status, png, _ = ask(f"{address}{FIGURE}.png{ASKED}", people["leader"])
    wide, high = struct.unpack(">II", png[16:24])
    assert status == 200 and png.startswith(b"\x89PNG") and wide > 1000 and high > 400


def test_every_figure_of_a_page_gives_the_address_of_its_own(visit, dashboard):
    page = visit(f"{dashboard}/reach?province=35&platform=instagram", charts=2)
    links = page.evaluate("[...document.querySelectorAll('.link')].map((link) => link.address)")
    assert len(links) == page.locator(".drawn").count() >= 2
    for link in links:
        asked = parse_qs(urlsplit(link).query)
        assert asked["v"] == ["000001"] and asked["platform"] == ["instagram"] and asked["province"] == ["35"] and "week" in asked
        assert ask(f"{dashboard}{link}")[0] == 200, link


def test_back_and_forward_are_one_step_of_the_readers_and_the_language_is_the_documents(visit, dashboard):
    page = visit(f"{dashboard}/reach?province=35", charts=2)
    title, first = page.locator("h1").first, page.locator("h1").first.inner_text()
    assert page.locator("html").get_attribute("lang") == "id"
    page.get_by_role("button", name=re.compile("sebelum", re.I)).first.click()
    expect(title).not_to_have_text(first)
    settled(page)
    second = title.inner_text()
    page.go_back()
    expect(title).to_have_text(first)
    settled(page)
    page.go_forward()
    expect(title).to_have_text(second)
    settled(page)
    page.get_by_text("English", exact=True).click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    settled(page)
    page.go_back()
    expect(page.locator("html")).to_have_attribute("lang", "id")
    settled(page)
    page.locator('[data-testid="stSidebarNav"]').get_by_text("Ringkasan", exact=True).click()
    expect(title).not_to_have_text(second)
    settled(page)
    page.go_back()  # to the very view that was left, not to an address on the way
    expect(title).to_have_text(second)
    settled(page)
    page.go_back()
    expect(title).to_have_text(first)
