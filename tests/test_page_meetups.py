"""The meetup page as Streamlit runs it: each of the five answers in both languages, what is withheld, and the attendance list."""

import os
import re
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from jangkau.metrics.meetup.event_study import StudiedWeek
from jangkau.warehouse.plan import frozen
from tests import pages
from tests.doors import somebody
from tests.meetup_office import Office
from tests.pages import markup
from tests.warehouse_builder import ROOT, Builder

PAGE = str(ROOT / "pages" / "meetups.py")
FIVE = {
    "effect": ({}, r"Akun peserta tumbuh \d,\d% lebih tinggi dari pembanding dalam 8 minggu \(IK 95%: \d,\d s\.d\. \d,\d%\)\.",
               r"Attending accounts grew \d\.\d% more than comparison accounts over 8 weeks \(95% CI \d\.\d to \d\.\d%\)\."),
    "unsure": ({"rise": 0.0}, r"Data belum dapat memastikan; efek −\d,\d% s\.d\. \d,\d% masih mungkin\.",
               r"The data cannot tell; effects from −\d\.\d% to \d\.\d% remain possible\."),
    "diverging": ({"burst": 0.05}, r"Peserta sudah tumbuh berbeda sebelum acara; dampak tidak dapat dipisahkan\.",
                  r"Attending accounts were already diverging; the impact cannot be separated\."),
    "no_comparison": ({"attendees": 40, "comparison": 0}, r"Tidak ada akun pembanding\.", r"No comparison accounts\."),
    "not_enough": ({"attendees": 5, "comparison": 12},
                   r"Data belum cukup: perlu 10 akun peserta \(ada 5\) dan 20 akun pembanding \(ada 12\)\.",
                   r"Not enough data: 10 attending accounts \(there are 5\) and 20 comparison accounts "
                   r"\(there are 12\) needed\."),
}  # fmt: skip


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch) -> Path:
    monkeypatch.setenv("JANGKAU_DATA", str(tmp_path))
    return tmp_path


def office(data: Path, **made: object) -> Office:
    """A small office with one meetup to which the attendees came."""
    words = {"name": "Temu <b>Kreator", "series": "Temu", "host_regency_code": "35.10"} | made.pop("event", {})
    small = Office(data, **made)
    small.event(came=small.attending, **words)
    return small


def opened(*drawers: str, **address: str) -> AppTest:
    """The page with drawers open, by their keys."""
    page = AppTest.from_file(PAGE, default_timeout=90)
    for drawer in drawers:
        page.session_state[f"meetup-{drawer}"] = True
    for name, value in address.items():
        page.query_params[name] = value
    return page.run()


def words(page: AppTest) -> str:
    """Everything the page says in one line."""
    return " ".join(pages.words(page).split())


def title(page: AppTest) -> str:
    assert not page.exception, page.exception[0].message
    return page.title[0].value.replace("\\", "")


def drawn(page: AppTest) -> set[str]:
    """The pictures on the page, by their keys."""
    labels = {element.proto.id.rsplit("-", 1)[-1] + element.proto.id for element in page.get("bidi_component")}
    return {name for name in ("series", "effects", "accounts", "map", "shares", "curve", "editions", "study")
            if any(f"meetup-{name}" in label for label in labels)}  # fmt: skip


@pytest.mark.parametrize("verdict", FIVE)
def test_each_answer_stands_first_in_its_own_words(data, verdict):
    made, *sentences = FIVE[verdict]
    office(data, **made).publish()
    for lang, sentence in zip(("id", "en"), sentences, strict=True):
        page = opened("analyst", "each", lang=lang)
        assert re.fullmatch(sentence, title(page)), title(page)
        assert "no effect" not in words(page).lower() and "tidak ada efek" not in words(page).lower()
        stated = verdict in ("effect", "unsure")
        assert {"series", "accounts"} <= drawn(page) and ("effects" in drawn(page)) is stated
        assert "map" not in drawn(page), "no regency has three attendees"


def test_regions_are_drawn_where_enough_came_from_one_and_an_effect_is_stated(data):
    office(data, regencies=8).publish()
    assert "map" in drawn(opened("analyst"))


def test_without_enough_from_any_region_that_is_said(data):
    office(data).publish()
    assert "Tidak satu daerah pun punya 3 akun peserta" in words(opened("analyst"))


KINDS = {"effect": "Berhasil", "unsure": "Belum terbukti", "diverging": "Belum bisa dinilai",
         "no_comparison": "Belum bisa dinilai", "not_enough": "Belum bisa dinilai"}  # fmt: skip


@pytest.mark.parametrize("verdict", KINDS)
def test_everyone_reads_a_kind_three_checks_and_a_description_and_nothing_of_the_analysts(data, verdict):
    office(data, **FIVE[verdict][0]).publish()
    page = opened()
    said = words(page)
    assert said.index(KINDS[verdict]) < said.index("Tiga hal yang diperiksa") < said.index("Apa yang terjadi")
    assert "Ini gambaran, bukan bukti" in said and "Pengikut akun peserta: " in said and "Uji semu" not in said
    assert drawn(page) == {"series"} and [drawer.label for drawer in page.expander][-1].startswith("Untuk analis")


def test_a_meetup_to_come_says_so_with_its_frozen_question_and_no_verdict(data):
    made = office(data)
    plan = str(frozen("nanti", "province:35", "followers", 8, date(2026, 1, 5), 90))
    made.event("nanti", starts_on=date(2099, 3, 6), ends_on=date(2099, 3, 6), invited_scope="province:35", plan=plan)
    made.publish()
    page = opened("plan", event="nanti")
    assert title(page) == "Pertemuan ini belum berlangsung" and not drawn(page) and "Tiga hal" not in words(page)
    assert "Pertanyaan ini dibekukan 5 Januari 2026" in words(page) and "Untuk melihat dampak 2%" in words(page)


def test_a_lower_growth_is_not_called_a_success(data):
    office(data, rise=-0.06).publish()
    assert "Belum terbukti" in words(opened()) and "Berhasil" not in words(opened())


def test_a_lower_growth_is_said_as_one(data):
    office(data, rise=-0.06).publish()
    lower = r"Akun peserta tumbuh 5,9% lebih rendah dari pembanding dalam 8 minggu \(IK 95%: 5,2 s\.d\. 6,7%\)\."
    assert re.fullmatch(lower, title(opened()))


def test_an_effect_comes_with_its_checks_and_the_smallest_that_could_show(data):
    office(data).publish()
    said = words(opened("analyst"))
    for part in ("efek terkecil yang bisa terlihat dengan data ini: ", "Sebelum acara tumbuh sejajar", "Dua cara hitung sepakat",
                 "Tidak ada guncangan tercatat",
                 "30 peserta, 60 pembanding, 20 daerah, 44 pekan sebelum dan 16 pekan sesudah"):  # fmt: skip
        assert part in said


def test_where_the_data_cannot_tell_no_single_number_is_an_effect(data):
    office(data, rise=0.0).publish()
    page = opened("analyst")
    page.session_state["table-Tabel efek"] = True
    drawn = next(table.value for table in page.run().table if "Selang 95%" in table.value.columns)
    assert set(drawn["Efek"]) == {"–"} and "satu angka efek belum boleh disebut" in words(page)


def test_a_shock_is_shown_with_and_without_the_regencies_hit(data):
    made = office(data)
    made.event(
        "banjir",
        kind="shock",
        name="Banjir",
        starts_on=date(2021, 12, 6),
        ends_on=date(2021, 12, 6),
        invited_scope="regency:35.08",
    )
    made.publish()
    said = words(opened("analyst"))
    assert "Guncangan di waktu yang sama: Banjir, 6 Des 2021" in said
    assert re.search(r"semua daerah: \+\d,\d% \(.+?\) · tanpa Kabupaten Lumajang: \+\d,\d% \(", said)


def test_a_meetup_known_to_the_month_has_no_week_at_all(data):
    office(data, event={"date_precision": "month", "starts_on": date(2021, 12, 1), "ends_on": date(2021, 12, 31)}).publish()
    page = opened("analyst", "each")
    assert title(page).startswith("Data belum cukup: perlu tanggal acara yang pasti")
    assert "baru diketahui bulannya (Desember 2021)" in words(page) and not drawn(page) - {"editions"}
    assert "4–5 Desember" not in words(page)
    page.session_state["table-Tabel akun: peran dan alasan"] = True
    assert set(page.run().table[0].value.iloc[:, -1]) == {""}, "no before and after either"


def test_where_everyone_came_the_description_is_called_one(data):
    office(data, attendees=40, comparison=0).publish()
    said = words(opened())
    assert "Di bawah ini hanya gambaran perkembangan peserta, bukan dampak." in said
    assert "Gambaran saja: naik sesudah acara belum berarti karena acara." in said and "Efek setelah 1" not in said


def test_what_is_chosen_stands_in_the_address_and_nonsense_falls_back(data):
    office(data).publish()
    page = opened(horizon="4", owner="community", outcome="<script>", event="tidak-ada")
    assert "dalam 4 minggu" in title(page)
    assert list(pages.chosen(page).values())[:3] == ["temu", "followers", "4"]
    assert title(opened(owner="government")).startswith("Data belum cukup"), "nobody of the government is there"


def test_accounts_are_searched_and_turned_over(data):
    office(data).publish()
    page = opened("each")
    assert "12 dari 30 akun" in words(page)
    assert "12 dari 60 akun" in words(page.segmented_control(key="meetup.side").set_value("comparison").run())
    assert "1 akun, " in words(page.text_input(key="meetup.search").set_value("akun031").run())
    page.text_input(key="meetup.search").set_value("siapa ini").run()
    assert any("Tidak ada akun yang cocok" in info.value for info in page.info)


def test_editions_stand_side_by_side_each_with_its_own_answer(data):
    made = office(data)
    made.event("temu-2020", made.names[40:45], series="Temu", starts_on=date(2020, 12, 5), ends_on=date(2020, 12, 5))
    made.publish()
    page = opened("analyst", "list")
    assert "editions" in drawn(page) and "Semua edisi Temu" in words(page)
    assert "5 dari 90 akun terdaftar (6%)" in words(page)
    assert "perlu" in title(opened(event="temu-2020"))


def test_those_that_had_come_before_have_their_own_answer_where_there_are_any(data):
    made = office(data, attendees=40, comparison=60)
    made.event("dulu", made.names[20:40], starts_on=date(2021, 3, 6), ends_on=date(2021, 3, 6))
    made.publish()
    page = opened("analyst")
    assert "pertemuan pertamanya ini" in words(page) and "sudah pernah hadir di pertemuan sebelumnya: 20 akun" in words(page)
    pages.choose(page, "guests", "again")
    said = words(page)
    assert re.fullmatch(FIVE["effect"][1], title(page)) and page.query_params["guests"] == "again"
    assert "peserta yang sudah pernah hadir di pertemuan sebelumnya" in said and "pertama kali hadir: 20 akun" in said
    assert "pertemuan pertamanya" not in said
    assert "guests" not in pages.chosen(opened(event="dulu", guests="again")), "nobody had come before that"


def test_methods_are_worked_out_when_opened_and_withheld_where_no_number_may_be(data, monkeypatch):
    office(data, burst=0.05).publish()
    asked = []
    monkeypatch.setattr("jangkau.findings.meetup.answers.event_study", lambda answer: asked.append(answer) or ())
    page = opened("analyst")
    assert not asked
    page.session_state["meetup-methods"] = True
    page.run()
    assert not asked and "hanya 31% dari yang paling lambat" in words(page)
    assert any("tidak mengizinkan angka dampak" in info.value for info in page.info)


def test_the_second_view_is_drawn_for_those_who_open_it(data, monkeypatch):
    weeks = tuple(StudiedWeek(week, max(week, 0.0), week - 1.0, week + 1.0) for week in range(-16, 13))
    monkeypatch.setattr("jangkau.findings.meetup.answers.event_study", lambda answer: weeks)
    office(data).publish()
    page = opened("analyst", "methods")
    assert "study" in drawn(page) and page.status[0].label == "Selesai dihitung atas 90 akun"


def test_names_from_data_are_never_markup(data):
    office(data).publish()
    page = opened()
    bodies = markup(page)
    assert "Temu <b>Kreator" not in bodies and "Temu &lt;b&gt;Kreator" in bodies


def test_an_office_without_meetups_says_what_to_do(data):
    Builder(data).publish()
    page = AppTest.from_file(str(ROOT / "jangkau" / "ui" / "app.py"), default_timeout=60).run().switch_page(PAGE).run()
    assert title(page) == "Belum ada pertemuan yang tercatat"


def test_a_closed_door_shows_nothing(data):
    office(data).publish()
    somebody(Path(os.environ["JANGKAU_DATA"]))
    page = opened()
    assert not page.title and len(page.info) == 1
