"""What the pages owe to everyone: nothing that axe finds, a language that is said, charts by keyboard, a menu, paper."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import settled

pytestmark = pytest.mark.browser
AXE = Path(__file__).with_name("axe") / "axe.min.js"  # axe-core 4.14.1, MPL-2.0: for tests alone, shipped to nobody
# Those of the frame that Streamlit draws itself are not ours.
PAGES = ("overview", "reach?region=35.10", "compare", "meetups", "campaigns", "organisations", "provinces", "year", "account",
         "registry", "about", "upload", "people", "privacy")  # fmt: skip
AT_DOUBLE = PAGES[:3] + ("campaigns",)  # the pages that are read: as wide as a laptop's at 200 %
CUT = """() => [...document.querySelectorAll(
  '[data-testid="stMain"] :is([data-testid="stButtonGroup"], .segments) button')].filter((button) => {
  const range = document.createRange();
  range.selectNodeContents(button);
  const [words, box] = [range.getBoundingClientRect(), button.getBoundingClientRect()];
  const around = button.closest('[data-testid="stButtonGroup"], .segments').getBoundingClientRect();
  return words.width > box.width + 1 || box.right > Math.max(around.right, 0) + 1 || box.right > innerWidth
    || [...button.querySelectorAll("*")].some((part) => part.scrollWidth > part.clientWidth + 1 && part.clientWidth);
}).map((button) => button.innerText)"""
# What Streamlit draws itself is not ours: its menu, and the field that files are dropped on.
FOUND = """() => axe.run({exclude: ['[data-testid="stSidebarNav"]', '[data-testid="stFileUploaderDropzone"]']},
  {resultTypes: ['violations']}).then(
  found => found.violations.flatMap(rule => rule.nodes.map(node => [rule.id, node.target.join(' '), node.html])))"""
NARROWING = ("province", "measure", "week", "platform", "owner", "bakorwil")
BOXES = ", ".join(f".choices [data-name={name}]:visible" for name in NARROWING)


@pytest.mark.parametrize("scheme, lang", [(scheme, lang) for scheme in ("light", "dark") for lang in ("id", "en")])
def test_no_page_has_a_violation_that_is_ours_and_none_overflows(visit, dashboard, scheme, lang):
    """Every page in both widths; a page at 720 of 1440 pixels is what a reader sees at 200 %."""
    page = visit(f"{dashboard}/overview?lang={lang}", charts=1, color_scheme=scheme)
    ours, wide = [], []
    for name in PAGES:
        page.set_viewport_size({"width": 1440, "height": 900})
        page.goto(f"{dashboard}/{name}{'&' if '?' in name else '?'}lang={lang}")
        settled(page)
        page.wait_for_function("lang => document.documentElement.lang === lang", arg=lang)
        page.evaluate(AXE.read_text(encoding="utf-8"))
        for width in (1440, 720, 390):
            page.set_viewport_size({"width": width, "height": 900})
            page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
            if width != 720:
                ours += [(name, width, *violation) for violation in page.evaluate(FOUND)]
            overflows = page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth > innerWidth")
            if overflows and (width != 720 or name in AT_DOUBLE):
                wide.append((name, width))
    assert ours == [] and wide == []


def test_arrows_walk_a_charts_marks_and_enter_chooses_one(visit, dashboard):
    page = visit(f"{dashboard}/reach")
    land = page.locator(".st-key-land .drawn")
    land.focus()
    for _ in range(10):
        page.keyboard.press("ArrowRight")
    expect(land.locator(".hint")).to_contain_text("Banyuwangi")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Akun di Banyuwangi").wait_for()


def test_a_line_says_its_value_wherever_its_plot_is_touched(visit, dashboard):
    page = visit(f"{dashboard}/reach")
    trend = page.locator(".st-key-trend .drawn")
    plot = trend.locator(".plot")
    plot.scroll_into_view_if_needed()
    box = plot.bounding_box()
    page.mouse.move(box["x"] + box["width"] * 0.98, box["y"] + box["height"] * 0.95)
    expect(trend.locator(".hint")).to_contain_text("2021")
    expect(trend.locator(".cross .upright")).to_be_visible()


def test_what_a_touch_says_on_a_phone_lies_within_it(visit, dashboard):
    page = visit(f"{dashboard}/reach", width=390, charts=1)
    page.locator(".more summary").click()
    trend = page.locator(".st-key-trend .drawn")
    plot = trend.locator(".plot")
    plot.scroll_into_view_if_needed()
    for share in (0.02, 0.45, 0.98):
        box = plot.bounding_box()
        page.mouse.move(box["x"] + box["width"] * share, box["y"] + box["height"] * 0.5)
        expect(trend.locator(".hint")).to_be_visible()
        hint = trend.locator(".hint").bounding_box()
        assert hint["x"] >= 0 and hint["x"] + hint["width"] <= 390, share


def test_what_a_chart_says_low_in_the_window_stays_in_it(visit, dashboard):
    page = visit(f"{dashboard}/reach")
    trend = page.locator(".st-key-trend .drawn")
    plot = trend.locator(".plot")
    plot.scroll_into_view_if_needed()
    foot = round(plot.bounding_box()["y"]) + 40
    page.set_viewport_size({"width": 1440, "height": foot})  # of the plot no more than its head is seen
    box = plot.bounding_box()
    page.mouse.move(box["x"] + box["width"] * 0.98, foot - 10)
    expect(trend.locator(".hint")).to_be_visible()
    hint = trend.locator(".hint").bounding_box()
    assert hint["y"] >= 0 and hint["y"] + hint["height"] <= foot


@pytest.mark.parametrize("lang, tab, monday, month", [("id", "Acara", "S", "Januari"), ("en", "Events", "M", "January")])
def test_a_calendar_begins_on_monday_and_speaks_the_readers_language(visit, dashboard, lang, tab, monday, month):
    page = visit(f"{dashboard}/registry?lang={lang}", charts=0, locale="en-US")
    page.get_by_test_id("stMain").get_by_text(tab, exact=True).first.click()
    settled(page)  # an empty list opens on the form
    field = page.get_by_test_id("stDateInput").first
    assert "".join(field.inner_text().split()).endswith("dd/mm/yyyy")
    field.locator("button").last.click()
    calendar = page.get_by_role("dialog")
    assert calendar.locator("th").first.inner_text() == monday and calendar.locator("th").last.inner_text() in ("M", "S")
    assert month in calendar.locator("select, option").all_inner_texts()[0] or month in calendar.inner_text()


@pytest.mark.parametrize("kind, begins", [("png", b"\x89PNG"), ("svg", b"<svg")])
def test_a_chart_is_taken_away_as_a_picture_that_says_where_it_comes_from(visit, dashboard, tmp_path, kind, begins):
    page = visit(f"{dashboard}/reach")
    chart = page.locator(".st-key-land")
    chart.locator(".picture-of summary").click()
    with page.expect_download() as download:
        chart.locator(f".save button[value={kind}]").click()
    download.value.save_as(tmp_path / "picture")
    content = (tmp_path / "picture").read_bytes()
    assert content.startswith(begins) and download.value.suggested_filename.endswith(f"2021-w49.{kind}")
    if kind == "svg":
        for said in ("DATA CONTOH", "dari 38 daerah", "Sumber angka", "Kota Surabaya"):
            assert said in content.decode()


def test_the_menu_of_a_phone_closes_when_a_page_was_chosen(visit, dashboard):
    page = visit(f"{dashboard}/overview", width=390, charts=1)
    page.get_by_role("button", name="Buka menu").click()
    page.get_by_test_id("stSidebarNavLink").nth(1).click()
    page.wait_for_url("**/reach**")
    settled(page)
    expect(page.get_by_test_id("stExpandSidebarButton")).to_be_visible()


def test_an_unknown_address_is_said_in_the_readers_language(visit, dashboard):
    page = visit(f"{dashboard}/tidakada")
    expect(page.get_by_role("dialog")).to_contain_text("Halaman tidak ditemukan")


def test_filters_stand_in_one_row_and_on_a_phone_in_a_drawer(visit, dashboard):
    page = visit(f"{dashboard}/reach", width=1280)
    tops = {round(box.bounding_box()["y"]) for box in page.locator(BOXES).all()}
    assert len(tops) == 1
    phone = visit(f"{dashboard}/reach?owner=community", width=390, charts=1)
    assert phone.locator(BOXES).count() == 1, "the week alone"
    expect(phone.get_by_role("button", name="Komunitas ✕")).to_be_visible()
    phone.locator(".choices .drawer").click()
    assert phone.locator(BOXES).count() > 3
    assert phone.evaluate("document.documentElement.scrollWidth") <= 390


@pytest.mark.parametrize("lang", ["id", "en"])
@pytest.mark.parametrize("width", [390, 1440])
def test_no_choice_beside_others_is_cut(visit, dashboard, width, lang):
    """Its words fit into its button, and the button into the page."""
    for name in ("compare", "campaigns", "privacy", "registry"):
        page = visit(f"{dashboard}/{name}?lang={lang}", width=width, charts=0)
        assert page.evaluate(CUT) == [], name


def test_a_phone_reaches_the_rest_within_three_screens_and_opens_it(visit, dashboard):
    page = visit(f"{dashboard}/compare", width=390, charts=1)
    rest = page.locator(".more summary")
    assert rest.bounding_box()["y"] < 3 * 844
    rest.click()
    expect(page.locator(".st-key-dumbbell .drawn")).to_be_visible()


@pytest.mark.parametrize("name", ["overview", "reach", "compare", "weekly"])
def test_no_page_is_over_three_screens_of_a_phone_before_the_rest_of_it(visit, dashboard, name):
    page = visit(f"{dashboard}/{name}", width=390, charts=0)
    page.locator(".more summary").first.wait_for()
    assert page.locator(".more summary").first.bounding_box()["y"] < 3 * 844


def test_the_weekly_report_keeps_its_lists_folded_on_a_phone_alone(visit, dashboard):
    page = visit(f"{dashboard}/weekly", width=390, charts=0)
    lists = page.locator(".report .accounts")
    expect(lists).to_be_hidden()
    page.locator(".report .more summary").click()
    expect(lists).to_be_visible()
    expect(visit(f"{dashboard}/weekly", charts=0).locator(".report .accounts")).to_be_visible()


def test_the_name_in_the_header_covers_nothing_where_the_menu_is_closed(visit, dashboard):
    """At 200 % a laptop's menu is closed: neither the open door nor the sample data's badge lies below Jangkau's name."""
    page = visit(f"{dashboard}/account?account=instagram:banyuwangi", width=720, charts=0)
    name = page.get_by_test_id("stHeader").locator("img").first.bounding_box()
    for words in (page.locator(".door-open"), page.locator(".demo").first, page.locator("h1")):
        box = words.bounding_box()
        assert box["x"] > name["x"] + name["width"] or box["y"] >= name["y"] + name["height"] - 4, words


def test_paper_shows_the_page_without_what_only_a_screen_can_do(visit, dashboard):
    page = visit(f"{dashboard}/overview", charts=1)
    page.emulate_media(media="print")
    assert not page.get_by_test_id("stSidebar").is_visible() and not page.locator(".choices .boxes").is_visible()
    assert page.get_by_role("heading", level=1).is_visible() and not page.locator(".save").first.is_visible()
