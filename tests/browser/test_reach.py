"""The reach page in a real browser: what it costs, what a click does, how it stands on a phone."""

import re
from datetime import datetime
from urllib.parse import urlsplit

import pytest
from openpyxl import load_workbook
from playwright.sync_api import expect

from tests.browser.conftest import downloaded, east_java, pressed, served, settled

pytestmark = pytest.mark.browser
MEGABYTE = 1_000_000
COUNT_SENDS = """() => {
  const own = WebSocket.prototype.send;
  window.sends = 0;
  WebSocket.prototype.send = function (...sent) { window.sends++; return own.apply(this, sent); };
}"""


def test_a_cold_visit_moves_under_two_megabytes_and_asks_no_other_machine(browser, dashboard):
    page = browser.new_context(viewport={"width": 1440, "height": 900}).new_page()
    network = page.context.new_cdp_session(page)
    network.send("Network.enable")
    moved, hosts = [], set()
    network.on("Network.loadingFinished", lambda finished: moved.append(finished["encodedDataLength"]))
    network.on("Network.webSocketFrameReceived", lambda frame: moved.append(len(frame["response"]["payloadData"])))
    page.on("request", lambda request: hosts.add(urlsplit(request.url).hostname))
    page.goto(f"{dashboard}/reach")
    settled(page, charts=2)
    page.wait_for_load_state("networkidle")
    assert sum(moved) < 2 * MEGABYTE, f"{sum(moved) / MEGABYTE:.2f} MB"
    assert hosts <= {"127.0.0.1", None}
    page.context.close()


def test_a_click_on_the_map_shows_the_regions_accounts_and_a_link_keeps_them(visit, dashboard):
    page = visit(f"{dashboard}/reach")
    land = page.locator(".st-key-land svg")
    frame, east, south = land.bounding_box(), (114.25 - 110.8) / 5.6, (8.3 - 6.6) / 2.3  # a place in Banyuwangi
    banyuwangi = {"x": frame["width"] * east, "y": frame["height"] * south}
    land.hover(position=banyuwangi)
    expect(page.locator(".st-key-land .hint")).to_have_text(re.compile("^Banyuwangi"))
    land.click(position=banyuwangi)
    page.get_by_role("heading", name="Akun di Banyuwangi").wait_for()
    assert "region=35.10" in page.url
    again = visit(page.url)
    assert again.get_by_role("heading", name="Akun di Banyuwangi").is_visible()


def test_a_row_does_the_same_in_a_panel_that_is_seen_without_scrolling(visit, dashboard):
    page = visit(f"{dashboard}/reach")
    page.locator('.st-key-ranking tr[data-code="35.78"]').click()
    page.get_by_role("heading", name="Akun di Kota Surabaya").wait_for()
    settled(page, charts=3)
    box = page.locator(".st-key-panel").bounding_box()
    assert box["y"] >= 0 and box["y"] + box["height"] <= 901 and box["x"] + box["width"] <= 1441
    assert page.locator(".st-key-ranking tr.chosen").get_attribute("data-code") == "35.78"
    page.locator(".st-key-panel-close button").first.click()
    expect(page.locator(".st-key-panel")).to_have_count(0)


def test_the_year_is_played_without_asking_the_server(visit, dashboard):
    page = visit(f"{dashboard}/reach?kind=year")
    land, slider = page.locator(".st-key-land"), page.locator(".st-key-land .player input")
    page.evaluate(COUNT_SENDS)
    last = land.locator("output").inner_text()
    circle = '.st-key-land path.circle[data-code="35.10"]'
    before = page.locator(circle).get_attribute("d")
    slider.focus()
    for _ in range(5):
        page.keyboard.press("ArrowLeft")
    assert land.locator("output").inner_text() != last and page.locator(circle).get_attribute("d") != before
    assert page.evaluate("window.sends") == 0
    land.get_by_role("button", name="Putar setahun").click()
    expect(land.get_by_role("button", name="Jeda")).to_be_visible()
    expect(land.locator("output")).to_have_text(last)


def test_a_figure_gives_its_numbers_and_opens_large(visit, dashboard, tmp_path):
    page = visit(f"{dashboard}/reach")
    chart = page.locator(".st-key-trend")
    chart.locator(".data-of summary").click()
    given = downloaded(page, chart.locator(".data-of button[value=xlsx]"))
    given.save_as(tmp_path / "data.xlsx")
    book = load_workbook(tmp_path / "data.xlsx")
    assert book.sheetnames == ["Data", "Definisi"] and isinstance(book["Data"]["B2"].value, datetime)
    assert given.suggested_filename.startswith("setahun-terakhir")
    pressed(page, chart.locator(".enlarge"), page.get_by_role("dialog").locator(".js-plotly-plot .main-svg").first)


def test_the_language_is_switched_on_the_page_and_kept_in_the_address(visit, dashboard):
    page = visit(f"{dashboard}/reach")
    assert page.get_by_role("heading", level=1).inner_text() == "Jangkauan Jawa Timur: 7,5–59\xa0rb, dari 3 akun"
    page.get_by_text("English", exact=True).click()
    page.get_by_role("heading", name="Reach in Jawa Timur: 7.5K–59K, from 3 accounts").wait_for()
    assert "lang=en" in page.url


def test_charts_have_text_alternatives(visit, dashboard):
    page = visit(f"{dashboard}/reach")
    assert page.locator('[aria-label*="tertinggi Banyuwangi"]').count() >= 1


@pytest.mark.parametrize("scheme, address", [("light", "?region=35.10"), ("dark", "?region=35.10&kind=tiles&lang=en")])
def test_a_phone_scrolls_down_only_and_has_the_ranking_below_the_map(visit, dashboard, scheme, address):
    page = visit(dashboard + "/reach" + address, width=390, color_scheme=scheme)
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= 390
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    land = page.locator(".st-key-land").bounding_box()
    ranking = page.get_by_role("heading", name="Peringkat" if "lang" not in address else "Ranking").bounding_box()
    assert ranking["y"] > land["y"] + 100


def test_dark_ground_changes_the_charts_too(visit, dashboard):
    fills = [
        visit(f"{dashboard}/reach", color_scheme=scheme).evaluate(
            "[...document.querySelectorAll('.st-key-land path')].map(path => path.getAttribute('fill')).join()"
        )
        for scheme in ("light", "dark")
    ]
    assert fills[0] and fills[0] != fills[1]


def test_a_new_version_is_shown_without_a_restart(browser, visit, tmp_path):
    with served(east_java(tmp_path)) as address:
        page = visit(f"{address}/reach")
        before = page.locator(".figures .amount").first.inner_text()
        east_java(tmp_path, "000002", factor=7)
        page.reload()
        settled(page, charts=2)
        assert page.locator(".figures .amount").first.inner_text() != before


def test_a_figure_says_what_it_means_where_it_stands(visit, dashboard):
    page = visit(f"{dashboard}/reach", width=390)
    little = page.locator(".figures .about").first
    assert not little.locator(".in-place").is_visible()
    little.focus()
    box = little.locator(".in-place").bounding_box()
    assert box["x"] >= 0 and box["x"] + box["width"] <= 390


def test_the_ranking_has_room_for_all_its_columns(visit, dashboard):
    page = visit(f"{dashboard}/reach")
    table = page.locator(".rows .table")
    for place, wide in ((0, "20–31"), (1, "Kab. Probolinggo"), (2, "6,7 jt *"), (3, "▼ turun"), (5, "22/31")):
        cell = table.locator("tbody tr").first.locator("td, th").nth(place)
        cell.evaluate("(cell, wide) => { (cell.querySelector('button') ?? cell).textContent = wide; }", wide)
    for width in (1280, 1366, 1440, 1680):
        page.set_viewport_size({"width": width, "height": 900})
        page.wait_for_function("table => table.scrollWidth <= table.clientWidth", arg=table.element_handle())
        assert table.get_by_role("columnheader", name="Akun").is_visible() == (width >= 1440)
