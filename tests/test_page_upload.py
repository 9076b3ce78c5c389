"""The upload page as Streamlit runs it: previews, questions, loading, the way back, and every refused row."""

import csv
import io
import os
import re
import zipfile
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from etl.keep.history import history
from etl.keep.snapshots import reading
from etl.keep.undo import restore, withdraw
from etl.load import load
from etl.model import Account
from etl.read.importers import IMPORTERS
from etl.receipt import Order
from etl.registry.files import CONTENTS
from jangkau.locales import speaker
from jangkau.ui.session import now
from jangkau.ui.upload.desk import Desk, harmless_name
from jangkau.ui.upload.history import matches, refused_file
from jangkau.warehouse.folders import Folders
from jangkau.warehouse.vocabulary import METRIC_KINDS, POST_MEASURES
from tests.doors import somebody
from tests.made import meta_daily, order, run_of, sheet
from tests.pages import markup
from tests.warehouse_builder import ROOT, Builder

FOLLOWERS = '"Date","Followers","Difference in followers from previous day"\n"March 1","10","1"\n'
MONDAY = date(2025, 3, 3)
UPLOAD = str(ROOT / "pages" / "upload.py")


@pytest.fixture
def folders(tmp_path: Path, monkeypatch) -> Folders:
    monkeypatch.setenv("JANGKAU_DATA", str(tmp_path / "data"))
    return Folders(tmp_path / "data")


@pytest.fixture
def made(tmp_path: Path) -> dict[str, bytes]:
    """Invented files by what they show: one asks whose it is, one has refused rows, one cannot be read."""
    reach = meta_daily(tmp_path / "made" / "Reach.csv", "Instagram reach", run_of(MONDAY, 10, 20, 30))
    views = meta_daily(tmp_path / "made" / "Views.csv", "Views", run_of(MONDAY, 5, 6, 7))
    followers = sheet(
        tmp_path / "made" / "pengikut.csv",
        "2025-03-03,instagram,kominfo_contoh,1200", "2025-03-04,instagram,kominfo_contoh,12x0", "2025-03-05,x,<b>tebal</b>,7",
    )  # fmt: skip
    files = {path.name: path.read_bytes() for path in (reach, views, followers)}
    return files | {"asing.csv": b"satu,dua\n1,2\n"}


def opened(lang: str = "id") -> AppTest:
    page = AppTest.from_file(str(ROOT / "jangkau" / "ui" / "app.py"), default_timeout=30)
    page.query_params["lang"] = lang
    page.run().switch_page(UPLOAD).run()
    names = [field for field in page.text_input if field.key == "who"]
    return names[0].set_value("penguji").run() if names else page


def dropped(page: AppTest, files: dict[str, bytes]) -> AppTest:
    page.file_uploader[0].set_value([(name, content, "text/csv") for name, content in files.items()]).run()
    assert not page.exception
    return page


def table(page: AppTest) -> dict[str, dict[str, str]]:
    """The rows of the desk by their files' names."""
    return {row["file"]: row for row in page.dataframe[0].value.to_dict("records")}


def marked(page: AppTest, *names: str) -> AppTest:
    """Mark rows of the table."""
    places = [place for place, name in enumerate(table(page)) if name in names]
    turn = page.session_state["desk-turn"] if "desk-turn" in page.session_state else 0  # noqa: SIM401 (no dict)
    page.session_state[f"desk-table-{turn}"] = {"selection": {"rows": places, "columns": [], "cells": []}}
    page.run()
    assert not page.exception
    return page


def said(page: AppTest, what: str, answer: str) -> AppTest:
    """Answer in the bar above the table."""
    field = next(field for field in page.selectbox if (field.key or "").startswith(f"desk-{what}"))
    if answer not in field.options:
        field.options.append(answer)  # what is typed is no option yet
    field.set_value(answer).run()
    assert not page.exception
    return page


def pressed(page: AppTest, label: str) -> AppTest:
    next(button for button in page.button if button.label == label).click()
    page.run()
    assert not page.exception
    return page


@pytest.mark.parametrize("lang, title", [("id", "Mulai dari berkas ekspor pertama"), ("en", "Start with your first export file")])
def test_an_empty_office_is_led_by_the_hand(folders, lang, title):
    page = opened(lang)
    assert not page.exception
    assert page.title[0].value == title
    assert markup(page).count('class="step"') == 3
    assert len(page.get("download_button")) == 1 + len(CONTENTS)


def test_what_is_no_table_is_taken_and_said_and_columns_that_no_file_fills_give_their_room(folders, made):
    page = opened()
    assert not page.file_uploader[0].proto.type, "the browser would drop the others without a word"
    rows = table(dropped(page, {"Layar.png": b"\x89PNG\r\n\x1a\n" + bytes(30), "asing.csv": made["asing.csv"]}))
    assert "PNG" in rows["Layar.png"]["note"] and set(rows["Layar.png"]) == {"state", "file", "note"}
    assert "account" in table(dropped(page, {"Reach.csv": made["Reach.csv"]}))["Reach.csv"]


@pytest.mark.parametrize("lang, asked", [("id", "Milik akun mana?"), ("en", "Whose is it?")])
def test_each_file_is_shown_before_anything_is_kept(folders, made, lang, asked):
    page = dropped(opened(lang), made)
    rows = table(page)
    assert asked in rows["Reach.csv"]["note"] and "satu, dua" in rows["asing.csv"]["note"]
    marked(page, "pengikut.csv")
    told = markup(page)
    assert ("2 baris ditolak" if lang == "id" else "2 rows refused") in [
        expander.label.partition(":")[0] for expander in page.expander
    ]
    assert "1.200" in told if lang == "id" else "1,200" in told
    assert folders.version == 0 and not history(folders)
    assert "<b>tebal" not in told and "&lt;b&gt;tebal" in told


def test_one_answer_counts_for_all_that_ask_and_a_bad_one_says_why(folders, made):
    two = {
        "Views.csv": made["Views.csv"],
        "Views (1).csv": made["Views.csv"] + "\n".encode("utf-16-le"),
        "Reach.csv": made["Reach.csv"],
    }
    page = dropped(opened(), two)
    said(page, "whose", "bukan akun/sama sekali")
    assert "nama akun" in page.warning[-1].value
    said(page, "whose", "https://www.facebook.com/Kominfo.Contoh/")
    assert page.title[0].value == "1 berkas menunggu jawaban Anda", "one can only be of Instagram: it was left as it is"
    assert (
        table(page)["Views.csv"]["account"] == "Facebook @kominfo.contoh" and table(page)["Reach.csv"]["account"] == "Instagram?"
    )


def test_a_handle_whose_platform_is_open_asks_for_it(folders, made):
    page = dropped(opened(), {"Views.csv": made["Views.csv"]})
    said(page, "whose", "@kominfo.contoh")
    page.button_group(key=next(group.key for group in page.button_group if group.key.startswith("desk-platform"))).set_value(
        "facebook"
    )
    page.run()
    assert table(page)["Views.csv"]["account"] == "Facebook @kominfo.contoh"


def test_marked_files_alone_are_answered_asked_anew_and_put_away(folders, made):
    page = dropped(opened(), {"Views.csv": made["Views.csv"], "Reach.csv": made["Reach.csv"]})
    said(marked(page, "Reach.csv"), "whose", "@satu")
    assert [row["account"] for row in table(page).values()] == ["Facebook / Instagram?", "Instagram @satu"]
    pressed(marked(page, "Reach.csv"), "Ganti jawaban")
    assert page.title[0].value == "2 berkas menunggu jawaban Anda"
    pressed(marked(page, "Reach.csv"), "Keluarkan 1 berkas")
    assert list(table(page)) == ["Views.csv"]


def test_the_way_to_a_file_offers_its_account(folders, made):
    page = dropped(opened(), {"Reach @kominfo.contoh.csv": made["Reach.csv"]})
    assert table(page)["Reach @kominfo.contoh.csv"]["account"] == "Instagram @kominfo.contoh (usulan)"
    pressed(page, "Pakai usulan akun untuk 1 berkas (1 akun)")
    assert page.title[0].value == "1 berkas siap dimuat"


def answered(page: AppTest) -> AppTest:
    return said(page, "whose", "@kominfo_contoh")


def test_load_register_withdraw_and_restore(folders, made):
    page = answered(dropped(opened(), {"Reach.csv": made["Reach.csv"]}))
    page.text_input(key="who").set_value("Rina")
    pressed(page, "Muat 1 berkas")
    assert page.title[0].value == "1 berkas sudah dimuat"
    assert [(entry["who"], entry["account"], entry["loaded"]) for entry in history(folders)] == [
        ("Rina", "instagram:kominfo_contoh", 3)
    ]

    assert "1 akun belum terdaftar" in [heading.value for heading in page.header]
    assert page.button(key="register-send").disabled, "neither owner nor region was chosen"
    page.selectbox(key="register-region").select("35.10")
    page.button_group(key="register-owner").set_value("government").run()
    pressed(page, "Daftarkan 1 akun")
    with reading(folders) as connection:
        assert connection.execute("SELECT account, owner, regency_code FROM accounts").fetchall() == [
            ("instagram:kominfo_contoh", "government", "35.10")
        ]

    reach = next(entry for entry in history(folders) if entry["content"] == "export")["import_id"]
    page.button(key=f"withdraw-{reach}").click().run()
    assert "Tarik kembali Reach.csv?" in markup(page) and _state(folders, reach) == "loaded"
    pressed(page, "Ya, tarik kembali")
    assert _state(folders, reach) == "withdrawn"
    page.button(key=f"restore-{reach}").click().run()
    pressed(page, "Ya, kembalikan")
    assert _state(folders, reach) == "loaded"


def _state(folders: Folders, import_id: str) -> str:
    return next(entry["state"] for entry in history(folders) if entry["import_id"] == import_id)


def test_the_same_file_twice_says_so(folders, made):
    page = answered(dropped(opened(), {"Reach.csv": made["Reach.csv"]}))
    pressed(page, "Muat 1 berkas")
    page = dropped(
        page, {"Reach (1).csv": made["Reach.csv"], "pengikut.csv": made["pengikut.csv"], "salinan.csv": made["pengikut.csv"]}
    )
    assert table(page)["salinan.csv"]["state"] == "Sudah ada", "the copy on the desk is told at once"


def test_registry_lists_come_through_the_same_door(folders, made):
    rows = "platform,handle,owner,regency\ninstagram,kominfo_contoh,pemerintah,Kab. Kediri\ninstagram,lain,pemerintah,Kediri\n"
    page = dropped(opened(), {"akun.csv": rows.encode(), "pengikut.csv": made["pengikut.csv"]})
    pressed(page, "Muat 2 berkas")
    assert {(entry["content"], entry["loaded"], entry["refused"]) for entry in history(folders)} == {
        ("accounts", 1, 1),
        ("export", 1, 2),
    }


@pytest.mark.parametrize("lang, reason", [("id", "bukan angka"), ("en", "not a number")])
def test_every_refused_row_stands_in_a_file_with_its_place_reason_and_cells(folders, made, tmp_path, lang, reason):
    path = tmp_path / "pengikut.csv"
    path.write_bytes(made["pengikut.csv"])
    load(folders, [path], order(None))
    entry = history(folders)[0]
    rows = list(csv.reader(io.StringIO(refused_file(folders, entry, speaker(lang)).decode("utf-8-sig"))))
    assert len(rows) == 1 + entry["refused"] and len(rows[0]) == 5 + 4
    assert rows[1][:2] == ["pengikut.csv", "3"] and reason in rows[1][4]
    assert rows[1][5:] == ["2025-03-04", "instagram", "kominfo_contoh", "12x0"]


def test_the_history_is_searched_and_paged(folders, tmp_path):
    paths = [meta_daily(tmp_path / f"{n}" / f"Reach {n:02}.csv", "Instagram reach", run_of(MONDAY, n)) for n in range(25)]
    load(folders, paths, Order("Budi", datetime(2025, 3, 9, 18, 30), Account("instagram", "contoh")))
    page = opened()
    assert not page.exception and "25 dari 25" in markup(page) and "10 Mar 2025, 01.30 WIB" in markup(page)
    assert markup(page).count("muatan b-") == 1 and "nomor " not in markup(page), "one loading is one line"
    pressed(page, "Lihat berkasnya")
    assert markup(page).count("nomor ") == 20
    page.text_input(key="history-search").set_value("@contoh reach 07.csv").run()
    assert "1 dari 25" in markup(page) and markup(page).count("nomor ") == 1
    assert "Selengkapnya" not in markup(page)
    page.text_input(key="history-search").set_value("@contoh reach").run()
    first, rest = markup(page).split("Selengkapnya")
    assert (first.count("nomor "), rest.count("nomor ")) == (5, 15), "a phone folds all but the first"


def test_every_word_sought_must_be_there():
    entry = {"file_name": "Reach.csv", "account": "x:jatim", "who": "Rina", "import_id": "ab12"}
    assert matches(entry, "REACH rina") and matches(entry, "@jatim") and matches(entry, None) and not matches(entry, "reach budi")


def test_nobody_loads_without_a_name(folders, made):
    page = opened()
    page.text_input(key="who").set_value("").run()
    page = dropped(page, {"pengikut.csv": made["pengikut.csv"]})
    assert page.button(key="load").disabled and markup(page).count("Isi nama Anda") == 2
    page.text_input(key="who").set_value(" ").run()
    assert page.button(key="load").disabled
    page.text_input(key="who").set_value("demo").run()
    assert not page.button(key="load").disabled, "a person may be called so"


def test_nobody_is_called_by_the_name_of_the_servers_user(folders):
    page = AppTest.from_file(str(ROOT / "jangkau" / "ui" / "app.py"), default_timeout=30).run().switch_page(UPLOAD).run()
    assert page.text_input(key="who").value == ""


@pytest.mark.parametrize("lang", ["id", "en"])
def test_no_sentence_tells_of_no_file(folders, made, lang):
    page = dropped(opened(lang), {"Reach.csv": made["Reach.csv"]})
    told = markup(page)
    page = answered(page)
    told += markup(page)
    page.button(key="load").click().run()
    assert not re.search(r"(?<![\d.,])0 (berkas|file|akun|account)", told + markup(page))


def test_a_zip_is_laid_out_file_by_file_and_names_are_never_ways(tmp_path):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("Followers_contoh.akun/FollowerHistory.csv", FOLLOWERS)
        archive.writestr("dalam.zip", b"PK\x05\x06" + b"\0" * 18)
    desk = Desk(tmp_path / "meja")
    desk.take("../../unduhan.zip", io.BytesIO(packed.getvalue()))
    desk.read(Folders(tmp_path))
    groups = desk.groups()
    assert [placed.label for placed, _ in groups["asking"]] == ["unduhan.zip/Followers_contoh.akun/FollowerHistory.csv"]
    assert groups["asking"][0][1].account == "tiktok:contoh.akun" and len(groups["unreadable"]) == 1
    assert all(desk.room in path.parents for path in desk.files)
    assert harmless_name("/etc/../../x\0y.csv") == "xy.csv"


def test_the_sample_badge_and_a_closed_door(folders):
    Builder(folders.data, demo=True).publish()
    assert "DATA CONTOH" in markup(opened()) and "SAMPLE DATA" in markup(opened("en"))
    somebody(Path(os.environ["JANGKAU_DATA"]))
    page = opened()
    assert not page.title and not page.file_uploader


def test_what_is_put_away_leaves_no_trace(tmp_path, made):
    desk = Desk(tmp_path / "meja")
    desk.take("asing.csv", io.BytesIO(made["asing.csv"]))
    desk.read(Folders(tmp_path))
    (path,) = desk.files
    desk.put_away([path])
    assert not desk.files and not desk.previews and not path.exists()


def test_withdrawing_on_the_page_tells_the_files_that_lie_there(folders, made, tmp_path):
    path = tmp_path / "pengikut.csv"
    path.write_bytes(made["pengikut.csv"])
    import_id = load(folders, [path], order(None))[0].import_id
    desk = Desk(tmp_path / "meja")
    desk.take("pengikut.csv", io.BytesIO(made["pengikut.csv"]))
    desk.read(folders)
    assert len(desk.groups()["already"]) == 1
    withdraw(folders, import_id, Order("Rina", now()))
    desk.read_again()
    desk.read(folders)
    assert desk.groups()["ready"][0][1].state == "withdrawn"
    restore(folders, import_id, Order("Rina", now()))


@pytest.mark.parametrize("lang", ["id", "en"])
def test_every_format_and_measure_has_a_name(lang):
    say = speaker(lang)
    for name in [importer.name for importer in IMPORTERS] + list(CONTENTS):
        assert say(f"format.{name}")
    for name in {*METRIC_KINDS, *POST_MEASURES}:
        assert say(f"metric.{name}")


def test_one_click_takes_the_demo_out_and_leaves_the_rest(folders, tmp_path):
    load(folders, [sheet(tmp_path / "demo.csv", "2025-03-03,x,contoh,10")], replace(order(None), demo=True))
    load(folders, [sheet(tmp_path / "asli.csv", "2025-03-03,x,asli,20")], order(None))
    page = opened()
    assert "DATA CONTOH" in markup(page)
    page = pressed(page, speaker("id")("upload.demo.clear"))
    assert "DATA CONTOH" not in markup(page)
    assert [(entry["file_name"], entry["state"]) for entry in history(folders)] == [
        ("asli.csv", "loaded"),
        ("demo.csv", "withdrawn"),
    ]
