"""A list that is declared at run time, in no module of the program, has reader, template, table, form, edits and commands."""

import sys
from datetime import date, time
from pathlib import Path

import pytest

from etl.__main__ import main
from etl.read.source import Source
from etl.registry.columns import Column, Content
from etl.registry.contents import CONTENTS
from etl.registry.files import read_registry, template
from jangkau.locales.catalogue import catalogue
from jangkau.metrics.registry.registered import entries
from jangkau.metrics.shelf import reading
from jangkau.ui.registry.files import compared
from jangkau.ui.registry.lists import keyed, list_file
from jangkau.warehouse.folders import Folders
from tests import test_page_registry as page_tests
from tests.test_page_registry import TODAY, opened, plain, put, words

types = page_tests.types
WISHES = Content(
    "wishes", "wish", keys=("wish_id",), called="name", mark="metric",
    columns=(
        Column("wish_id", required=True),
        Column("name", required=True, aliases=("nama",)),
        Column("metric", "choice", required=True, choices=("reach", "posts"), words=(("jangkauan", "reach"),),
               unknown="event_kind_unknown", says="metric"),
        Column("value", "number"),
        Column("due_on", "day"),
        Column("agreed_at", "moment"),
        Column("province_code", "province"),
        Column("host_regency_code", "regency"),
        Column("document", "url"),
        Column("patterns", "patterns"),
        Column("invited_scope", "scope"),
    ),
)  # fmt: skip
WORDS = {
    "registry.tab.wishes": "Sasaran",
    "registry.title.wishes": "{n} sasaran",
    "registry.title.wishes.empty": "Belum ada sasaran",
    "registry.lead.wishes": "Yang hendak dicapai.",
    "registry.panel.wishes.add": "Tambah sasaran",
    "registry.search.wishes": "nama",
    "registry.wishes.upload.how": "Satu baris per sasaran.",
    "registry.metric": "Metrik",
    "registry.wishes.download": "Unduh {n} sasaran",
    "registry.wishes.file": "sasaran",
    "registry.add.wishes": "Simpan sasaran",
    "registry.add.wish.new": "Sasaran baru",
    "registry.metric.all.count": "Semua {n}",
    "registry.metric.reach.count": "J {n}",
    "registry.metric.posts.count": "U {n}",
    "registry.column.wish.name": "Nama sasaran",
    "cli.wishes": "sasaran",
    "format.wishes": "Sasaran",
}
FILE = (
    "wish_id,nama,metric,value,due_on,agreed_at,host_regency_code,document,patterns,invited_scope\n"
    "a,Wisata,Jangkauan,1200,2021-12-31,04/12/2021 09.30,Kab. Kediri,https://jatimprov.go.id/a.pdf,wisata,regency:35.10\n"
    "b,Vaksin,posts,,,,,,,\n"
)


@pytest.fixture
def wishes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Folders:
    """An office whose program knows of wishes by their declaration and their words alone."""
    monkeypatch.setenv("JANGKAU_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("JANGKAU_LANG", "id")
    monkeypatch.setattr("jangkau.ui.session.today", lambda: TODAY)
    monkeypatch.setitem(CONTENTS, "wishes", WISHES)
    for key, text in WORDS.items():
        monkeypatch.setitem(catalogue("id").messages, key, [text])
    return Folders(tmp_path / "data")


def kept() -> dict[str, dict]:
    with reading() as warehouse:
        return entries(warehouse, "wishes", [column.name for column in WISHES.columns]).set_index("wish_id").to_dict("index")


def test_its_file_is_read_or_refused_by_its_columns(wishes: Folders, tmp_path: Path) -> None:
    assert template("wishes").strip().split(",")[:4] == ["wish_id", "name", "metric", "value"]
    path = tmp_path / "wishes.csv"
    path.write_text(
        "wish_id,name,metric,value,document,agreed_at,host_regency_code,patterns,invited_scope\n"
        "a,,gosip,banyak,ftp://x,pagi,Kediri,#,entah\n",
        encoding="utf-8",
    )
    assert [(issue.column, issue.code) for issue in read_registry(Source(path, path.name), "wishes").issues] == [
        ("name", "field_missing"), ("metric", "event_kind_unknown"), ("value", "number_unreadable"),
        ("document", "url_unreadable"), ("agreed_at", "moment_unreadable"), ("host_regency_code", "regency_two_ways"),
        ("patterns", "pattern_without_letters"), ("invited_scope", "invited_unknown"),
    ]  # fmt: skip


def test_its_commands_give_the_template_and_load_the_file(
    wishes: Folders, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in (*CONTENTS, "followers"):
        monkeypatch.setattr(sys, "argv", ["etl", "template", name])
        assert main() == 0 and capsys.readouterr().out.strip() == template(name).strip()
    (tmp_path / "sasaran.csv").write_text(FILE, encoding="utf-8")
    monkeypatch.setattr(sys, "argv", ["etl", "wishes", str(tmp_path / "sasaran.csv")])
    assert main() == 0 and "Sasaran" in capsys.readouterr().out
    row = kept()["a"]
    assert (row["metric"], row["value"], row["host_regency_code"]) == ("reach", 1200, "35.06")
    assert (row["agreed_at"], row["invited_scope"]) == ("2021-12-04T02:30:00", "regency:35.10")


def test_its_table_is_edited_and_undone(wishes: Folders, tmp_path: Path, types) -> None:
    put(wishes, "wishes", tmp_path / "sasaran.csv", FILE)
    types({"b": {"name": "Vaksinasi", "host_regency_code": "35.78", "agreed_at": "2021-12-05 10:00"}})
    page = opened(tab="wishes")
    assert plain(page.title[0].value) == "2 sasaran" and page.pills(key="registry.metric").options == ["Semua 2", "J 1", "U 1"]
    assert "Nama sasaran: Vaksin → Vaksinasi" in words(page) and "Kota Surabaya" in words(page)
    page.button(key="save").click().run()
    assert not page.exception and not page.error
    assert (kept()["b"]["name"], kept()["b"]["host_regency_code"]) == ("Vaksinasi", "35.78")
    assert kept()["b"]["agreed_at"] == "2021-12-05T03:00:00" and kept()["a"]["name"] == "Wisata"
    types()
    page.button(key="undo").click().run()
    assert kept()["b"]["name"] == "Vaksin"


def test_its_form_asks_for_every_column(wishes: Folders) -> None:
    page = opened(tab="wishes")
    page.text_input(key="registry.new.wish.name").set_value("Wisata aman")
    page.number_input(key="registry.new.wish.value").set_value(300)
    page.date_input(key="registry.new.wish.due_on").set_value(date(2022, 1, 31))
    page.date_input(key="registry.new.wish.agreed_at.on").set_value(date(2021, 12, 4))
    page.time_input(key="registry.new.wish.agreed_at.at").set_value(time(9, 30))
    page.selectbox(key="registry.new.wish.host_regency_code").set_value("35.06")
    page.text_input(key="registry.new.wish.document").set_value("jatimprov.go.id")
    page.text_input(key="registry.new.wish.patterns").set_value("wisata")
    page.button_group(key="registry.new.wish.invited_scope.kinds").set_value(["province"]).run()
    page.multiselect(key="registry.new.wish.invited_scope.province").set_value(["province:35"])
    page.button(key="registry.new.wish.save").click().run()
    assert [plain(error.value).split(":")[0] for error in page.error] == ["metric", "document"]
    page.selectbox(key="registry.new.wish.metric").set_value("posts")
    page.text_input(key="registry.new.wish.document").set_value("https://jatimprov.go.id/a.pdf")
    page.button(key="registry.new.wish.save").click().run()
    assert not page.exception and not page.error and "Wisata aman ditambahkan" in words(page)
    row = kept()["wisata-aman-2022-01-31"]
    assert (row["metric"], row["value"], row["agreed_at"]) == ("posts", 300, "2021-12-04T02:30:00")
    assert (row["host_regency_code"], row["invited_scope"], row["patterns"]) == ("35.06", "province:35", "wisata")


def test_its_list_comes_down_and_changes_nothing_when_it_goes_up_again(wishes: Folders, tmp_path: Path) -> None:
    put(wishes, "wishes", tmp_path / "sasaran.csv", FILE)
    with reading() as warehouse:
        frame = entries(warehouse, "wishes", [column.name for column in WISHES.columns])
    file = list_file("wishes", keyed(WISHES, frame))
    assert "2021-12-04 09:30" in file.decode("utf-8-sig") and "Kabupaten Kediri" in file.decode("utf-8-sig")
    assert (compared("wishes", file, "s.csv", file).changes, len(frame)) == (0, 2)
    changed = compared("wishes", file.replace(b"1200", b"1300"), "s.csv", file)
    assert changed.changed == ("a",)
