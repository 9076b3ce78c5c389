"""The report in a real browser: what is drawn at each size, where every word stands, and the same bytes twice."""

import re
import struct
import urllib.error
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from markupsafe import Markup

from jangkau.charts.drawing.drawing import drawing
from jangkau.locales import speaker
from jangkau.metrics.scope import week_named
from jangkau.report.browser import LETTER, LOOKED_OVER, PHONE, SCALE, SIZES
from jangkau.report.edition import Place, Refused
from jangkau.report.frozen import Reports
from jangkau.report.outputs import ENDINGS, Output
from jangkau.report.outputs import outputs as outputs_here
from jangkau.report.page import html as page
from jangkau.report.page import rules
from jangkau.report.weekly import weekly
from tests.browser.conftest import served
from tests.doors import somebody
from tests.report_office import FORMS, WEEK, half_covered, report_office
from tests.test_report_frozen import corrected, published

pytestmark = pytest.mark.browser
SAY = {lang: speaker(lang) for lang in ("id", "en")}
SMALLEST = 20  # pixels of the picture

# Every piece of text that is seen: its words, its boxes and the size of its letters. Written apart from look_over.js.
WORDS = """() => [...document.querySelectorAll(".report *")].flatMap((one) => {
  const own = [...one.childNodes].filter((node) => node.nodeType === 3 && node.data.trim());
  if (!own.length || one.classList.contains("said") || !one.offsetParent) return [];
  const size = parseFloat(getComputedStyle(one).fontSize);
  return own.flatMap((node) => {
    const range = document.createRange();
    range.selectNode(node);
    const boxes = [...range.getClientRects()];
    return boxes.map(({ left, right, top, bottom }) => ({ text: node.data, size, left, right, top, bottom }));
  });
})"""
MARKS = """() => Object.fromEntries([...document.querySelectorAll("[data-figure]")].map((figure) => [
  figure.dataset.figure,
  [...figure.querySelectorAll("path:not([fill=none])")].filter((path) => path.getBoundingClientRect().width > 0.2).length,
]))"""


def outputs(*asked) -> list[Output]:
    """The outputs, made in a thread of their own: the tests' browser holds this one."""
    with ThreadPoolExecutor(1) as apart:
        return apart.submit(outputs_here, *asked).result()


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    return weekly(report_office(tmp_path_factory.mktemp("report")), Place("35"), week_named(WEEK))


@pytest.fixture(scope="module")
def made(told, browser):
    return {one.kind: one for one in outputs(told, SAY["id"])}


def drawn(browser, told, form, lang="id"):
    """What is seen of a form: its marks and its words."""
    size = SIZES[form]
    context = browser.new_context(
        viewport={"width": size.width, "height": size.height}, locale="en-US", timezone_id="America/New_York"
    )
    try:
        sheet = context.new_page()
        sheet.set_content(page(told, SAY[lang], form))
        sheet.evaluate(LOOKED_OVER, size.smallest)  # made as small as its words need, as every output is
        return sheet.evaluate(MARKS), sheet.evaluate(WORDS)
    finally:
        context.close()


@pytest.mark.parametrize("lang", ["id", "en"])
@pytest.mark.parametrize("form", FORMS[1:])
def test_every_mark_is_drawn_and_no_word_is_cut_small_or_over_another(browser, told, form, lang):
    size = SIZES[form]
    marks, words = drawn(browser, told, form, lang)
    # every region's outline, and a circle for each of the two with data; the picture has bars of both instead
    assert marks == ({"bars": 2} if form == "portrait" else {"map": 38 + 2, "voice": 2})
    assert len(words) > (15 if form == "portrait" else 50)
    for word in words:
        assert word["left"] >= 0 and word["top"] >= 0 and word["right"] <= size.width and word["bottom"] <= size.height, word
        assert form == "a4" or word["size"] * SCALE >= SMALLEST, word
        assert form != "portrait" or word["size"] * PHONE / size.width >= LETTER, word
    for place, one in enumerate(words):
        for other in words[place + 1 :]:
            across = min(one["right"], other["right"]) - max(one["left"], other["left"])
            down = min(one["bottom"], other["bottom"]) - max(one["top"], other["top"])
            assert across < 2 or down < 0.35 * (one["bottom"] - one["top"]), (one, other)


def test_numbers_are_indonesian_whatever_the_browser_speaks(browser, told):
    words = " ".join(word["text"] for word in drawn(browser, told, "slide")[1])
    assert "4,2×" in words and "4.2×" not in words


def test_all_five_outputs_have_their_size(made):
    assert list(made) == list(ENDINGS)
    for kind, wide, high in (("portrait", 1080, 1350), ("slide", 1920, 1080)):
        assert struct.unpack(">II", made[kind].content[16:24]) == (wide, high)
        assert len(made[kind].content) <= 1_000_000
    pdf = made["pdf"].content
    assert len(re.findall(rb"/Type ?/Page\b", pdf)) == 1 and b"/MediaBox [0 0 594" in pdf and b"/Font" in pdf
    assert "Laporan mingguan Jawa Timur".encode("utf-16-be").hex().upper().encode() in pdf


def test_the_same_week_and_data_are_the_same_bytes(told, made):
    assert {one.kind: one.content for one in outputs(told, SAY["id"])} == {kind: one.content for kind, one in made.items()}


def test_a_chart_that_is_drawn_by_halves_is_refused(told, browser, monkeypatch):
    def half(figure):
        return re.sub(r"<path [^>]*fill-rule[^>]*/>", "", drawing(figure), count=1)

    monkeypatch.setattr("jangkau.report.figures.drawing", half)
    with pytest.raises(Refused) as refused:
        outputs(told, SAY["id"], ["slide"])
    assert refused.value.code == "marks" and refused.value.about == {"figure": "map", "wanted": 40, "marks": 39}


def test_what_does_not_fit_is_refused(told, browser):
    with pytest.raises(Refused) as refused:
        outputs(replace(told, note="Rapat.\n" * 40), SAY["id"], ["slide"])
    assert refused.value.code == "fit"
    assert outputs(replace(told, note="Rapat Senin membahas data Lumajang. " * 5), SAY["id"], ["slide"])


def test_a_letter_too_small_for_a_phone_is_refused(told, browser, monkeypatch):
    small = Markup(".report.portrait .number .note { font-size: 14px; }")
    monkeypatch.setattr("jangkau.report.page.rules", lambda name: rules(name) + small)
    with pytest.raises(Refused) as refused:
        outputs(told, SAY["id"], ["portrait"])
    assert refused.value.code == "letters"


def test_an_office_where_one_account_has_data_has_its_pictures(tmp_path, browser):
    told = weekly(half_covered(tmp_path), Place("35"), week_named(WEEK))
    assert len(outputs(told, SAY["id"])) == 5


def test_the_page_shows_the_report_on_one_screen_and_says_when_it_is_whole(visit, tmp_path, browser):
    with served(report_office(tmp_path)) as dashboard:
        shown = visit(f"{dashboard}/weekly?province=35&week={WEEK}", width=1440, charts=0)
        shown.locator(".ready[data-ready=yes]", has_text="SIAP").wait_for()
        box = shown.locator(".report").bounding_box()
        assert box["y"] >= 0 and box["y"] + box["height"] <= 900 and box["width"] > 1000
        assert shown.locator(".report [data-figure=map] svg path").count() == 38 + 2
        assert f"week={WEEK}" in shown.url or "2021" in shown.locator(".report").inner_text()
        with shown.expect_download() as download:
            shown.get_by_role("button", name="Siapkan Teks pengantar").click()
            shown.get_by_role("button", name="Unduh Teks pengantar").click()
        assert download.value.suggested_filename == "jangkau-2021-W49-35.txt"
        phone = visit(f"{dashboard}/weekly?province=35&week={WEEK}", width=390, charts=0)
        phone.locator(".ready[data-ready=yes]").wait_for()
        assert phone.evaluate("document.documentElement.scrollWidth") <= 390


def test_a_published_week_opens_as_a_leaflet_without_scripts_beside_the_dashboard(tmp_path, browser):
    report_office(tmp_path)
    published(tmp_path)
    corrected(tmp_path)
    with served(tmp_path) as dashboard:
        context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844})
        leaflet = context.new_page()
        asked = []
        leaflet.on("request", lambda request: asked.append(request.url))
        leaflet.goto(f"{dashboard}/laporan/{WEEK}?province=35")
        assert leaflet.locator("h1").inner_text().startswith("Erupsi Gunung Semeru: perhatian tertuju ke Lumajang")
        assert (
            leaflet.locator("[data-figure=map] path").count() == 38 + 2 and "DIREVISI" in leaflet.locator("header").inner_text()
        )
        assert [address for address in asked if not address.startswith("data:")] == [f"{dashboard}/laporan/{WEEK}?province=35"]
        leaflet.goto(f"{dashboard}/laporan")
        leaflet.get_by_role("link", name="Jawa Timur").click()
        assert leaflet.locator("h1").inner_text().startswith("Erupsi Gunung Semeru: perhatian tertuju ke Lumajang")
        context.close()
    assert Reports(tmp_path).latest()[0].number == 1


def test_a_closed_door_holds_on_a_fresh_server(tmp_path, browser):
    report_office(tmp_path)
    published(tmp_path)
    somebody(tmp_path)
    with served(tmp_path) as dashboard:
        for address in (f"/laporan/{WEEK}?province=35", "/laporan"):
            with pytest.raises(urllib.error.HTTPError) as refused:
                urllib.request.urlopen(dashboard + address)
            assert refused.value.code == 401 and "Lumajang" not in refused.value.read().decode()
