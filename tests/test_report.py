"""The report's words and figures, whole, as text. Write the expectation anew: python -m tests.test_report, then read it."""

import html
import re
import tempfile
from pathlib import Path

import pytest

from jangkau.charts.reach.boundaries import boundaries
from jangkau.locales import speaker
from jangkau.metrics.scope import week_named
from jangkau.metrics.shelf import reading
from jangkau.report.browser import refuse
from jangkau.report.caption import caption
from jangkau.report.edition import Edition, Place, Refused
from jangkau.report.figures import drawings, figures
from jangkau.report.gather import edition_of
from jangkau.report.listed import readable
from jangkau.report.page import Report, signs
from jangkau.report.page import html as page
from jangkau.report.pdf import settled
from jangkau.report.revisions import Standing
from tests.chart_text import told as told_figure
from tests.report_office import DAY, FORMS, WEEK, half_covered, report_office
from tests.warehouse_builder import Builder, weeks_before

EXPECTED = Path(__file__).parent / "report_expected"
NOTE = "Data Lumajang diperiksa ulang.\n<b>Bukan</b> markup."


def made(data: Path, province: str = "35", week: str = WEEK) -> Edition:
    with reading(data) as warehouse:
        return edition_of(warehouse, Place(province), week_named(week))


def text_of(markup: str) -> str:
    """What a reader reads, a line for each element of text."""
    body = markup[markup.index("<body>") :]
    body = re.sub(r"<(?:svg|style)\b.*?</(?:svg|style)>", "", body, flags=re.DOTALL)
    lines = [
        re.sub(r"\s+", " ", line).strip()
        for line in re.sub(r"</?(p|h1|h2|div|li|section|header|footer|br)\b[^>]*>", "\n", body).split("\n")
    ]
    plain = (html.unescape(re.sub(r"<[^>]+>", "", line)).strip() for line in lines)
    return "\n".join(line for line in plain if line) + "\n"


def whole(data: Path, lang: str) -> str:
    """Words, figures and caption of one report."""
    say, told = speaker(lang), Report(made(data), Standing(1, DAY), NOTE)
    drawn = "".join(f"\n--- {name}\n{told_figure(one)}\n" for name, one in figures(told.edition, say).items())
    return f"{text_of(page(told, say))}{drawn}\n--- caption\n{caption(told, say, 'http://127.0.0.1:8501')}"


@pytest.mark.parametrize("lang", ["id", "en"])
def test_the_report_says_what_was_read_and_agreed(tmp_path, lang):
    assert whole(report_office(tmp_path), lang) == (EXPECTED / f"{lang}.txt").read_text(encoding="utf-8")


def test_the_values_survive_a_file(tmp_path):
    told = made(report_office(tmp_path))
    again = Edition.from_json(told.as_json())
    assert again.as_json() == told.as_json()
    assert page(Report(again), speaker("id")) == page(Report(told), speaker("id"))


def test_an_office_with_nothing_but_the_follower_sheet_gets_a_report(tmp_path):
    office, say = Builder(tmp_path), speaker("id")
    for handle, regency in (("a", "35.08"), ("b", "35.78")):
        office.account(f"instagram:{handle}", regency)
        for ago in range(4):
            office.week(f"instagram:{handle}", "followers", 1000 - 10 * ago, week=weeks_before(ago))
    office.publish()
    edition = made(tmp_path)
    assert edition.measure == "followers" and [figure["name"] for figure in edition.figures] == ["followers", "growth"]
    said = text_of(page(Report(edition), say))
    about = {"measure": "Pengikut", "province": "Jawa Timur", "share": "20", "region": "REGION"}
    headline = re.escape(say("overview.title.compared.up", **about))
    assert re.search(headline.replace("REGION", ".+"), said) and "2 dari 2 akun" in said
    assert all("<main" in page(Report(edition), say, form) for form in FORMS) and "Pengikut: 2" in caption(Report(edition), say)


def test_every_form_is_the_same_report(tmp_path):
    told, say = Report(made(report_office(tmp_path))), speaker("id")
    pages = {form: page(told, say, form) for form in FORMS}
    assert all(one.count("<script") == 0 and "http-equiv" in one and "default-src 'none'" in one for one in pages.values())
    cards = {form: re.search(r'class="cards".*?</section>', one, re.DOTALL) for form, one in pages.items() if form != "portrait"}
    assert len({re.sub(r"[^\d]", "", found[0]) for found in cards.values()}) == 1
    assert len({re.search(r"<h1[^>]*>(.*?)</h1>", one)[1] for one in pages.values()}) == 1


def test_all_thirty_eight_regions_are_counted(tmp_path):
    told = made(report_office(tmp_path))
    circles = sum(region["state"] == "value" for region in told.regions)
    assert boundaries("35").outlines.keys() == {region["code"] for region in told.regions} and len(told.regions) == 38
    assert circles == 2 and drawings(told, speaker("id"))["map"].marks == 38 + circles
    assert drawings(told, speaker("id"))["voice"].marks == 2


def test_a_figure_that_fails_is_a_refusal_and_no_report(tmp_path, monkeypatch):
    told = made(report_office(tmp_path))
    monkeypatch.setattr("jangkau.report.figures.region_map", lambda *_: 1 / 0)
    with pytest.raises(Refused) as refused:
        page(Report(told), speaker("id"))
    assert refused.value.code == "figure" and "map" in refused.value.said(speaker("id"))


def test_a_figure_that_lacks_a_mark_is_a_refusal():
    whole_figure = {"font": True, "small": [], "misplaced": [], "figures": [{"figure": "map", "wanted": 38, "marks": 38}]}
    refuse(whole_figure, "portrait")
    with pytest.raises(Refused, match="marks"):
        refuse(whole_figure | {"figures": [{"figure": "map", "wanted": 38, "marks": 37}]}, "portrait")
    with pytest.raises(Refused, match="font"):
        refuse(whole_figure | {"font": False}, "portrait")
    with pytest.raises(Refused, match="letters"):
        refuse(whole_figure | {"small": ["a (14 px)"]}, "portrait")
    with pytest.raises(Refused, match="fit"):
        refuse(whole_figure | {"misplaced": ["a / b"]}, "portrait")


def test_a_week_without_any_data_is_refused(tmp_path):
    report_office(tmp_path)
    with pytest.raises(Refused) as refused:
        made(tmp_path, week="2019-W10")
    assert refused.value.code == "no_data"
    with pytest.raises(Refused) as refused:
        made(tmp_path, province="32")
    assert refused.value.code == "no_province"


def test_low_coverage_is_stamped_and_not_refused(tmp_path):
    shown = page(Report(made(half_covered(tmp_path))), speaker("id"))
    assert "CAKUPAN RENDAH" in shown and "DATA CONTOH" not in shown and "SEMENTARA" in shown
    assert not re.search(r"\b(nan|None|NaT)\b", text_of(shown))


def test_a_report_of_one_bakorwil_tells_of_it_alone(tmp_path):
    report_office(tmp_path)
    with reading(tmp_path) as warehouse:
        told = edition_of(warehouse, Place("35", "Bakorwil V Jember"), week_named(WEEK))
    assert told.place.key == "35-bakorwil-v-jember" and told.place_name == "Bakorwil V Jember"
    assert "Surabaya" not in text_of(page(Report(told), speaker("id")))


def test_names_are_never_markup_and_signs_have_letters():
    say = speaker("id")
    assert signs("▲ 9% <i>", say).endswith('<span class="said">naik</span> 9% &lt;i&gt;')
    assert readable("Doa \N{PERSON WITH FOLDED HANDS} untuk “Lumajang” …") == "Doa  untuk “Lumajang” …"


def test_a_pdf_keeps_no_moment_of_its_making():
    one, other = (
        b"<</CreationDate (D:2026112309%02d34+00'00')\n/ModDate (D:2026112309%02d34+00'00')>> /ID [<%02dAB> <%02dAB>]"
        % (n, n, n, n)
        for n in (11, 12)
    )
    assert settled(one, DAY) == settled(other, DAY) and len(settled(one, DAY)) == len(one)
    assert b"D:20211213000000" in settled(one, DAY)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        office = report_office(Path(folder))
        EXPECTED.mkdir(exist_ok=True)
        for lang in ("id", "en"):
            (EXPECTED / f"{lang}.txt").write_text(whole(office, lang), encoding="utf-8")
