"""Themes and hoax reports on the registry page: edited in place, seen before they are saved, undone, refused with reasons."""

import shutil
from datetime import date, time
from pathlib import Path

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from etl.load import load
from etl.read.source import Source
from etl.registry.contents import HOAXES as HOAXES_LIST
from etl.registry.files import read_registry
from jangkau.metrics.registry.registered import registered_events, registered_hoaxes, registered_themes
from jangkau.metrics.shelf import reading
from jangkau.ui.registry.files import Office, compared
from jangkau.ui.registry.lists import keyed, list_file
from jangkau.warehouse.folders import Folders
from jangkau.warehouse.patterns import without_letters
from tests import test_page_registry as page_tests
from tests.made import order
from tests.pages import markup
from tests.test_page_registry import ORDER, TODAY, opened, plain, put, words
from tests.test_themes import posts
from tests.warehouse_builder import REFERENCE

types = page_tests.types
THEMES = "theme_id,name,kind,patterns\nwisata,Wisata daerah,promotion,wisata|#AyoWisata\nlama,Tema <b>lama</b>,,vaksin\n"
HOAXES = (
    "hoax_id,title,category,status,reported_at,clarified_at,province_code,regency_code,patterns,source\n"
    "h1,Air beracun,disinformasi,belum diklarifikasi,2021-12-08 07:00,,35,35.08,air beracun,=contoh\n"
)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An office with accounts, three posts, two themes and a hoax report; every test works on a copy."""
    made = tmp_path_factory.mktemp("office")
    own = Folders(made / "data")
    put(own, "accounts", made / "akun.csv", page_tests.ACCOUNTS)
    put(own, "events", made / "acara.csv", (REFERENCE / "events.csv").read_text(encoding="utf-8"))
    put(own, "themes", made / "tema.csv", THEMES)
    put(own, "hoaxes", made / "hoaks.csv", HOAXES)
    load(own, [posts(made / "post.csv", "Ayo wisata #AyoWisata", "<i>Vaksin</i> besok", "Liburan ke wisata alam")], order())
    return made / "data"


@pytest.fixture
def folders(tmp_path: Path, office: Path, monkeypatch) -> Folders:
    monkeypatch.setenv("JANGKAU_DATA", str(tmp_path / "data"))
    monkeypatch.setattr("jangkau.ui.session.today", lambda: TODAY)
    shutil.copytree(office, tmp_path / "data")
    return Folders(tmp_path / "data")


def themes() -> dict:
    with reading() as warehouse:
        return registered_themes(warehouse).set_index("theme_id").to_dict("index")


@pytest.mark.parametrize("lang", ["id", "en"])
@pytest.mark.parametrize("tab", ["themes", "hoaxes"])
def test_the_tabs_open_empty_and_full(folders, tab, lang, monkeypatch, tmp_path):
    assert opened(tab=tab, lang=lang).title
    monkeypatch.setenv("JANGKAU_DATA", str(tmp_path / "leer"))
    assert opened(tab=tab, lang=lang).title


@pytest.mark.parametrize(
    "tab, lang, title",
    [
        ("themes", "id", "3 tema; 1 polanya tidak menemukan apa pun"),
        ("themes", "en", "3 themes; the patterns of 1 find nothing"),
        ("hoaxes", "en", "1 hoax report; 1 not clarified yet"), ("events", "id", "5 acara tercatat"),
        ("attendance", "id", "Kehadiran tercatat di 0 dari 5 acara"), ("accounts", "en", "4 of 4 accounts need follow-up"),
    ],
)  # fmt: skip
def test_each_list_has_its_own_sentence(folders, tmp_path, tab, lang, title):
    put(folders, "themes", tmp_path / "t.csv", "theme_id,name,patterns\nsepi,Sepi,tidak ada\n")
    assert plain(opened(tab=tab, lang=lang).title[0].value) == title


def test_themes_tell_what_they_were_found_in(folders):
    assert (themes()["wisata"]["posts"], themes()["lama"]["posts"]) == (2, 1)


def test_a_changed_pattern_is_seen_before_it_is_saved_and_undone_after(folders, types):
    types({"lama": {"patterns": "vaksin | liburan"}})
    page = opened(tab="themes")
    told = "Tema &lt;b&gt;lama&lt;/b&gt; akan menangkap 2 unggahan dari 1 akun · 2 dari 3 unggahan berteks · +1 / −0"
    assert told in markup(page)
    assert "<mark>liburan</mark> 1 unggahan dari 1 akun" in markup(page) and "<mark>Liburan</mark> ke wisata alam" in markup(page)
    assert "<mark>vaksin</mark>" not in markup(page), "what is looked for anyway is not news"
    assert themes()["lama"]["patterns"] == "vaksin", "nothing is saved yet"
    page.button(key="save").click()
    types()
    page.run()
    assert themes()["lama"]["patterns"] == "vaksin | liburan" and themes()["lama"]["posts"] == 2
    page.button(key="undo").click().run()
    assert themes()["lama"]["patterns"] == "vaksin" and not page.exception


def test_a_change_of_the_name_alone_needs_no_dry_run(folders, types):
    types({"lama": {"name": "Vaksinasi"}})
    assert "akan menangkap" not in markup(opened(tab="themes"))


def test_a_pattern_that_goes_is_told_with_the_posts_it_takes_along(folders, types):
    types({"wisata": {"patterns": "#AyoWisata | vaksin"}})
    page = opened(tab="themes")
    assert "+1 / −1 dibanding sekarang" in markup(page) and "wisata: tidak dicari lagi" in markup(page)
    assert "<mark>&lt;i&gt;Vaksin&lt;/i&gt;</mark> besok" in markup(page) and "<i>Vaksin" not in markup(page)


def adding(folders, patterns: str, tab: str = "themes"):
    page = opened(tab=tab)
    page.session_state[f"registry.panel.{tab}.0"] = "add"
    page.run()
    page.text_input(key="registry.new.theme.patterns").set_value(patterns).run()
    return page, [plain(told.value) for told in page.warning]


def test_posts_that_several_patterns_find_are_counted_once_and_of_few_posts_no_share_is_told(folders):
    page, warned = adding(folders, "wisata | liburan | ayo wisata")
    assert "Tema baru akan menangkap 2 unggahan dari 1 akun · 2 dari 3 unggahan berteks</p>" in markup(page)
    assert not warned


def test_patterns_that_catch_too_many_posts_are_warned_of(folders, tmp_path):
    captions = ("Ayo wisata", "Vaksin besok", "Liburan ke wisata alam", "Wisata", *(f"Kabar {day}" for day in range(6)))
    load(folders, [posts(tmp_path / "semua.csv", *captions)], order())
    page, warned = adding(folders, "wisata | liburan")
    assert "3 unggahan dari 1 akun · 30% dari semua unggahan berteks</p>" in markup(page)
    assert len(warned) == 1 and "30% dari semua unggahan" in warned[0] and "Yang terluas: “wisata” (3 unggahan)" in warned[0]


@pytest.mark.parametrize(
    "patterns, said",
    [
        ("gempa", ["Belum ada unggahan yang cocok"]),
        ("ayo, wisata; alam|gempa", ["Belum ada", "“ayo, wisata; alam” dibaca sebagai"]),
    ],
)
def test_patterns_that_find_nothing_or_run_into_each_other_are_warned_of(folders, patterns, said):
    page, warned = adding(folders, patterns)
    assert len(warned) == len(said) and all(words in told for words, told in zip(said, warned, strict=True))
    assert not page.button(key="registry.new.theme.save").disabled, "a warning is no refusal"


def test_a_pattern_without_letters_is_refused(folders, types):
    types({"lama": {"patterns": "vaksin | #!"}})
    page = opened(tab="themes")
    assert "“#!” tidak memuat huruf atau angka" in plain(page.error[0].value)
    page.button(key="save").click().run()
    assert any("memuat pola tanpa huruf atau angka" in plain(error.value) for error in page.error)
    assert themes()["lama"]["patterns"] == "vaksin"


def test_a_theme_is_added_below_what_it_would_catch(folders):
    page = opened(tab="themes")
    page.session_state["registry.panel.themes.0"] = "add"
    page.run()
    page.text_input(key="registry.new.theme.name").set_value("Liburan ke Jatim")
    assert page.selectbox(key="registry.new.theme.kind").value is None, "no kind is chosen for anyone"
    page.selectbox(key="registry.new.theme.kind").set_value("promotion")
    page.text_input(key="registry.new.theme.patterns").set_value("liburan").run()
    assert "<mark>liburan</mark> 1 unggahan dari 1 akun" in markup(page)
    page.button(key="registry.new.theme.save").click().run()
    assert not page.exception and "Liburan ke Jatim ditambahkan" in words(page)
    row = themes()["liburan-ke-jatim"]
    assert {name: row[name] for name in ("name", "kind", "patterns", "posts", "accounts")} == {
        "name": "Liburan ke Jatim", "kind": "promotion", "patterns": "liburan", "posts": 1, "accounts": 1,
    }  # fmt: skip


def test_a_theme_that_would_find_nothing_cannot_be_saved(folders):
    page = opened(tab="themes")
    page.session_state["registry.panel.themes.0"] = "add"
    page.run()
    page.text_input(key="registry.new.theme.patterns").set_value("#?!").run()
    assert page.button(key="registry.new.theme.save").disabled


def test_the_lists_come_back_unchanged(folders):
    with reading() as warehouse:
        frames = {
            "themes": registered_themes(warehouse),
            "hoaxes": keyed(HOAXES_LIST, registered_hoaxes(warehouse)),
            "events": registered_events(warehouse),
        }
    for content, frame in frames.items():
        found = compared(content, list_file(content, frame), "list.csv", list_file(content, frame))
        assert (found.changes, found.same, found.reading.refused) == (0, len(frame), 0), content
    assert frames["hoaxes"].iloc[0]["reported_at"] == "2021-12-08 07:00", "midnight in UTC is an hour like any other"
    assert "'=contoh" in list_file("hoaxes", frames["hoaxes"]).decode("utf-8-sig")


def test_a_hoax_report_is_edited_in_place(folders, types):
    types({"h1": {"status": "clarified", "clarified_at": "2021-12-08 09:30", "regency_code": "35.78"}})
    page = opened(tab="hoaxes")
    page.button(key="save").click()
    types()
    page.run()
    assert not page.exception and not page.error
    with reading() as warehouse:
        (row,) = registered_hoaxes(warehouse).to_dict("records")
    assert (row["status"], str(row["clarified_at"]), row["regency_code"]) == ("clarified", "2021-12-08 02:30:00", "35.78")


def hoaxes() -> dict:
    with reading() as warehouse:
        return registered_hoaxes(warehouse).set_index("hoax_id").to_dict("index")


def test_a_report_is_added_with_its_hour_and_what_it_would_catch(folders, monkeypatch):
    monkeypatch.setattr("jangkau.ui.session.now", lambda: ORDER.now)  # 10:00 in WIB
    page = opened(tab="hoaxes")
    page.session_state["registry.panel.hoaxes.0"] = "add"
    page.run()
    page.text_input(key="registry.new.hoax.title").set_value("Liburan gratis")
    page.selectbox(key="registry.new.hoax.regency_code").set_value("35.78")
    page.text_input(key="registry.new.hoax.patterns").set_value("liburan").run()
    assert "Liburan gratis akan menangkap 1 unggahan" in markup(page)
    page.button(key="registry.new.hoax.save").click().run()
    assert "Kategori: Kolom ini wajib diisi" in plain(page.error[0].value) and len(hoaxes()) == 1
    page.selectbox(key="registry.new.hoax.category").set_value("disinformation")
    page.time_input(key="registry.new.hoax.reported_at.at").set_value(time(9, 15))
    page.button(key="registry.new.hoax.save").click().run()
    assert not page.exception and not page.error and "Liburan gratis ditambahkan" in words(page)
    row = hoaxes()["liburan-gratis-2026-01-05"]
    assert (row["status"], row["regency_code"], str(row["reported_at"])) == ("pending", "35.78", "2026-01-05 02:15:00")
    page.button(key="undo").click().run()
    assert len(hoaxes()) == 1 and not page.exception


def test_a_report_that_waits_is_marked_as_clarified_now(folders, types, monkeypatch):
    monkeypatch.setattr("jangkau.ui.session.now", lambda: ORDER.now)
    types()
    page = opened(tab="hoaxes")
    assert plain(page.title[0].value) == "1 laporan hoaks; 1 belum diklarifikasi"
    page.selectbox(key="registry.hoaxes.waiting").set_value("h1").run()
    page.button(key="mark-clarified").click().run()
    assert hoaxes()["h1"]["status"] == "pending", "nothing is saved yet"
    page.button(key="save").click().run()
    assert not page.exception and plain(page.title[0].value) == "1 laporan hoaks"
    assert (hoaxes()["h1"]["status"], str(hoaxes()["h1"]["clarified_at"])) == ("clarified", "2026-01-05 03:00:00")


def events() -> dict:
    with reading() as warehouse:
        return registered_events(warehouse).set_index("event_id").to_dict("index")


def test_an_agenda_is_added_with_hours_guests_and_patterns(folders):
    page = opened(tab="events")
    page.session_state["registry.panel.events.0"] = "add"
    page.run()
    assert not [field for field in page.text_input if field.key == "registry.new.event.patterns"], "a meetup has none"
    page.selectbox(key="registry.new.event.kind").set_value("agenda").run()
    page.text_input(key="registry.new.event.name").set_value("Liburan bersama")
    page.date_input(key="registry.new.event.starts_on").set_value(date(2021, 12, 8))
    page.time_input(key="registry.new.event.starts_at").set_value(time(8, 30))
    page.time_input(key="registry.new.event.ends_at").set_value(time(8, 0))
    page.button_group(key="registry.new.event.invited_scope.kinds").set_value(["bakorwil", "regency"]).run()
    page.multiselect(key="registry.new.event.invited_scope.regency").set_value(["regency:35.10"])
    page.multiselect(key="registry.new.event.invited_scope.bakorwil").set_value(["bakorwil:Bakorwil I Madiun"])
    page.text_input(key="registry.new.event.patterns").set_value("liburan").run()
    assert "Liburan bersama akan menangkap 1 unggahan" in markup(page)
    page.button(key="registry.new.event.save").click().run()
    assert "Jam selesai (WIB): Acara selesai (2021-12-08 08:00) sebelum dimulai" in plain(page.error[0].value)
    page.time_input(key="registry.new.event.ends_at").set_value(time(11, 0))
    page.button(key="registry.new.event.save").click().run()
    assert not page.exception and not page.error
    row = events()["liburan-bersama-2021-12-08"]
    assert row["invited_scope"] == "bakorwil:Bakorwil I Madiun;regency:35.10" and row["patterns"] == "liburan"
    assert (str(row["starts_at"]), str(row["ends_at"])) == ("2021-12-08 01:30:00", "2021-12-08 04:00:00")


def test_an_agenda_without_patterns_is_kept_and_said_to_go_unmeasured(folders, types):
    types({"ejsn-2021": {"kind": "agenda", "starts_at": "04/12/2021 09.00"}})
    page = opened(tab="events")
    invites(page, "ejsn-2021", {"regency": ["regency:35.10", "regency:35.71"]})
    assert "Yang diundang: seluruh Jawa Timur → Kabupaten Banyuwangi dan Kota Kediri" in words(page)
    page.button(key="save").click()
    types()
    page.run()
    assert not page.error and "kolom Pola: Belum ada pola" in plain(page.info[0].value)
    assert plain(page.title[0].value).endswith("; 1 agenda atau kampanye belum punya pola")
    assert str(events()["ejsn-2021"]["starts_at"]) == "2021-12-04 02:00:00"
    assert events()["ejsn-2021"]["invited_scope"] == "regency:35.10;regency:35.71"


def invites(page: AppTest, event: str, parts: dict[str, list[str]]) -> None:
    """Choose whom an event of the table invites."""
    page.selectbox(key="registry.invited.event").set_value(event).run()
    page.button_group(key=f"registry.invited.{event}.kinds").set_value(list(parts)).run()
    for kind, chosen in parts.items():
        if kind != "all":
            page.multiselect(key=f"registry.invited.{event}.{kind}").set_value(chosen)
    page.button(key="enter-invitees").click().run()


def test_whom_an_event_invites_is_chosen_and_said_in_words(folders, types):
    page = opened(tab="events")
    invites(page, "ejsn-2021", {"accounts": ["accounts:tiktok:kotakediri"]})
    assert not page.exception and "→ TikTok @kotakediri" in words(page)
    invites(page, "ejsn-2021", {"all": []})
    page.button(key="save").click().run()
    assert not page.error and events()["ejsn-2021"]["invited_scope"] == "all"


def test_the_lists_carry_an_office_to_another(folders, tmp_path, monkeypatch):
    agenda = (
        "event_id,kind,name,starts_on,starts_at,ends_at,invited_scope,patterns\n"
        "a,agenda,A,2021-12-08,2021-12-08 00:00:30,07/01/2022 17.00,accounts:x:@a|x:b;all,x\n"
    )
    put(folders, "events", tmp_path / "agenda.csv", agenda)
    put(folders, "hoaxes", tmp_path / "h.csv", "hoax_id,title,category,reported_at\nh2,H,berita,2021-12-08 07:00:05\n")
    with reading() as warehouse:
        given = {"events": registered_events(warehouse), "hoaxes": registered_hoaxes(warehouse)}
    files = {content: list_file(content, frame) for content, frame in given.items()}
    assert b"2021-12-08 07:00:05" in files["hoaxes"] and b"2022-01-07 17:00" in files["events"], "as it is on screen: WIB"
    monkeypatch.setenv("JANGKAU_DATA", str(tmp_path / "lain"))
    for content, file in files.items():
        put(Folders(tmp_path / "lain"), content, tmp_path / "turun.csv", file.decode("utf-8-sig"))
    with reading() as warehouse:
        came = {"events": registered_events(warehouse), "hoaxes": registered_hoaxes(warehouse)}
    for content, frame in given.items():
        columns = [name for name in frame.columns if name not in ("accounts_came", "posts")]
        pd.testing.assert_frame_equal(came[content][columns], frame[columns], check_dtype=False)


@pytest.mark.parametrize(
    "content, line",
    [
        ("themes", "theme_id,name,patterns\nt,Tema,cek fakta|??\n"),
        ("events", "event_id,kind,name,starts_on,patterns\ne,agenda,E,2021-12-04,#\n"),
        ("hoaxes", "hoax_id,title,category,reported_at,patterns\nh,H,berita,2021-12-04 09:00,!!\n"),
    ],
)
def test_every_list_refuses_a_pattern_without_letters(tmp_path, content, line):
    path = tmp_path / "berkas.csv"
    path.write_text(line, encoding="utf-8")
    (issue,) = read_registry(Source(path, path.name, "", path.name), content).issues
    assert (issue.code, issue.column, issue.line) == ("pattern_without_letters", "patterns", 2)


@pytest.mark.parametrize("pattern", ["@kominfojatim", "https://s.id/abc", "#Jatim #Bangkit", "#cek-fakta", "#2024"])
def test_a_pattern_that_no_post_can_bear_is_refused_with_the_way_out(tmp_path, pattern):
    path = tmp_path / "tema.csv"
    path.write_text(f"theme_id,name,patterns\nt,Tema,umkm | {pattern}\n", encoding="utf-8")
    (issue,) = read_registry(Source(path, path.name, "", path.name), "themes").issues
    assert (issue.code, issue.column, issue.line, issue.value) == ("pattern_unfindable", "patterns", 2, pattern)


def test_an_empty_cell_of_patterns_is_no_pattern_without_letters():
    assert without_letters(" | ") is None and without_letters(None) is None and without_letters("a | -") == "-"


def test_an_office_that_uploads_themes_sees_what_they_catch(folders):
    from jangkau.ui.registry.dry_run import uploaded_patterns

    with reading() as warehouse:
        rows = registered_themes(warehouse).set_index("theme_id", drop=False)
    data = THEMES.replace("vaksin", "vaksin|dosis").encode()
    found = compared("themes", data, "tema.csv", list_file("themes", rows))
    assert uploaded_patterns(found, rows, "name") == [("Tema <b>lama</b>", "vaksin|dosis", "vaksin")]
    assert Office(folders, ORDER).folders.version
