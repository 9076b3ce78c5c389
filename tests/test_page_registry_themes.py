"""Themes and hoax reports on the registry page: edited in place, seen before they are saved, undone, refused with reasons."""

import shutil
from pathlib import Path

import pytest

from etl.load import load
from etl.patterns import without_letters
from etl.registry import read_registry
from etl.source import Source
from etl.store import Folders
from metrics.registered import registered_events, registered_hoaxes, registered_themes
from metrics.warehouse import reading
from tests import test_page_registry as page_tests
from tests.made import order
from tests.test_page_registry import ORDER, TODAY, opened, plain, put, words
from tests.test_themes import posts
from tests.warehouse_builder import REFERENCE
from ui.registry.files import Office, compared
from ui.registry.hoaxes import in_wib
from ui.registry.lists import list_file

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
    monkeypatch.setattr("ui.session.today", lambda: TODAY)
    shutil.copytree(office, tmp_path / "data")
    return Folders(tmp_path / "data")


def html(page) -> str:
    return " ".join(element.proto.body for element in page.get("html"))


def themes() -> dict:
    with reading() as warehouse:
        return registered_themes(warehouse).set_index("theme_id").to_dict("index")


@pytest.mark.parametrize("lang", ["id", "en"])
@pytest.mark.parametrize("tab", ["themes", "hoaxes"])
def test_the_tabs_open_empty_and_full(folders, tab, lang, monkeypatch, tmp_path):
    assert opened(tab=tab, lang=lang).title
    monkeypatch.setenv("JANGKAU_DATA", str(tmp_path / "leer"))
    assert opened(tab=tab, lang=lang).title


def test_themes_tell_what_they_were_found_in(folders):
    assert (themes()["wisata"]["posts"], themes()["lama"]["posts"]) == (2, 1)


def test_a_changed_pattern_is_seen_before_it_is_saved_and_undone_after(folders, types):
    types({"lama": {"patterns": "vaksin | liburan"}})
    page = opened(tab="themes")
    assert "Yang akan tertangkap: Tema &lt;b&gt;lama&lt;/b&gt;" in html(page)
    assert "<mark>liburan</mark> 1 unggahan dari 1 akun" in html(page) and "Liburan ke wisata alam" in html(page)
    assert "&lt;i&gt;Vaksin&lt;/i&gt; besok" in html(page) and "<i>Vaksin" not in html(page)
    assert themes()["lama"]["patterns"] == "vaksin", "nothing is saved yet"
    page.button(key="save").click()
    types()
    page.run()
    assert themes()["lama"]["patterns"] == "vaksin | liburan" and themes()["lama"]["posts"] == 2
    page.button(key="undo").click().run()
    assert themes()["lama"]["patterns"] == "vaksin" and not page.exception


def test_a_change_of_the_name_alone_needs_no_dry_run(folders, types):
    types({"lama": {"name": "Vaksinasi"}})
    assert "Yang akan tertangkap" not in html(opened(tab="themes"))


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
    page.text_input(key="registry.theme.name").set_value("Liburan ke Jatim")
    page.text_input(key="registry.theme.patterns").set_value("liburan").run()
    assert "<mark>liburan</mark> 1 unggahan dari 1 akun" in html(page)
    page.button(key="registry.theme.save").click().run()
    assert not page.exception and "Liburan ke Jatim ditambahkan" in words(page)
    assert themes()["liburan-ke-jatim"] | {"words": ""} == {
        "name": "Liburan ke Jatim", "kind": "promotion", "patterns": "liburan", "posts": 1, "accounts": 1, "words": "",
    }  # fmt: skip


def test_a_theme_that_would_find_nothing_cannot_be_saved(folders):
    page = opened(tab="themes")
    page.session_state["registry.panel.themes.0"] = "add"
    page.run()
    page.text_input(key="registry.theme.patterns").set_value("#?!").run()
    assert page.button(key="registry.theme.save").disabled


def test_the_lists_come_back_unchanged(folders):
    with reading() as warehouse:
        frames = {
            "themes": registered_themes(warehouse),
            "hoaxes": in_wib(registered_hoaxes(warehouse)),
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


def test_an_empty_cell_of_patterns_is_no_pattern_without_letters():
    assert without_letters(" | ") is None and without_letters(None) is None and without_letters("a | -") == "-"


def test_an_office_that_uploads_themes_sees_what_they_catch(folders):
    from ui.registry.dry_run import uploaded_patterns

    with reading() as warehouse:
        in_force = list_file("themes", registered_themes(warehouse))
    data = THEMES.replace("vaksin", "vaksin|dosis").encode()
    found = compared("themes", data, "tema.csv", in_force)
    assert uploaded_patterns(found) == {"Tema <b>lama</b>": "vaksin|dosis"}
    assert Office(folders, ORDER).folders.version
