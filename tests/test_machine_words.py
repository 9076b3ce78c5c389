"""What machines call things stays among machines: every page, report and message of a small office, in both languages."""

import io
import json
import re
import shutil
import sys
from collections.abc import Iterator, Set
from contextlib import suppress
from datetime import date, timedelta
from html import unescape

import openpyxl
import pyarrow as pa
import pytest
from google.protobuf.message import Message
from streamlit.delta_generator import DeltaGenerator
from streamlit.testing.v1 import AppTest

from etl.__main__ import main as etl
from etl.load import load
from etl.model import Account
from etl.registry.contents import CONTENTS
from etl.registry.register import load_registry
from jangkau.__main__ import COMMANDS as COMMANDS_OF_JANGKAU
from jangkau.__main__ import main as jangkau
from jangkau.findings.account.leaflet import account_leaflet
from jangkau.findings.messages import letters, letters_filed
from jangkau.locales import LANGUAGES, speaker
from jangkau.locales.catalogue import catalogue
from jangkau.metrics.shelf import reading
from jangkau.metrics.target.period import period_named
from jangkau.report.account_leaflet import leaflet_page
from jangkau.report.cards import card_pages
from jangkau.report.digest import digest
from jangkau.report.edition import Place
from jangkau.report.index import index
from jangkau.report.outputs import outputs
from jangkau.report.page import html
from jangkau.report.period.outputs import period_outputs
from jangkau.report.period.page import letter
from jangkau.report.period.standing import period_report
from jangkau.report.weekly import weekly
from jangkau.ui.unfolded import UNFOLDED
from jangkau.warehouse.folders import Folders
from tests.made import meta_daily, order, run_of, sheet
from tests.test_hostile import PAGES, written
from tests.warehouse_builder import MONDAY, ROOT, weeks_before

TODAY = date(2021, 12, 13)
OWN = ("acara-temu-1", "agenda-pasar-1", "kampanye-1", "guncangan-1", "tema-wisata-1", "hoaks-air-1")  # the registry's own keys
RULES = {
    "an account's key": r"\b(?:instagram|facebook|tiktok|youtube|x|linkedin):[\w.]+",
    "a key of the registry": "|".join(OWN),
    "a scope": r"\b(?:province|regency|bakorwil|accounts):\w",
    "a name in code": r"(?<![@\w./#=-])[a-z][a-z0-9]*_[a-z0-9_]*[a-z0-9]\b",
    "a moment as machines write it": r"\b\d{4}-\d\d-\d\d",
    "nothing, in code": r"\b(?:None|nan|NaN|NaT|inf|null|undefined)\b|<NA>",
    "a place left open": r"\{\w*\}",
    "a number without end": r"\d[.,]\d{4,}(?!\d*[.,]\d)",
}
SHOWN = re.compile(r'\s(?:title|aria-label|alt|data-said)="([^"]*)"')
UNSEEN = {
    "id",
    "anchor",
    "form_id",
    "element_id",
    "user_key",
    "url",
    "mime",
    "icon",
    "key",
    "page_script_hash",
    "url_pathname",
    "query_string",
}
# Where analysts write the lists, the columns of their files are named as files name them; a command is given as it is typed.
COLUMNS = {column.name for content in CONTENTS.values() for column in content.columns}
COMMAND = re.compile(r"`[^`]*`|python -m [^\n<]*|JANGKAU_\w+")


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Folders:
    """Three accounts with posts and followers, one nobody registered, and every list with an entry or two."""
    files, folders = tmp_path_factory.mktemp("berkas"), Folders(tmp_path_factory.mktemp("office"))
    jatim = {"province_code": "35"}
    events = [("acara-temu-1", "meetup", "Temu Admin", 0), ("agenda-pasar-1", "agenda", "Pasar Murah", 1),
              ("kampanye-1", "campaign", "Ayo Vaksin", 0), ("guncangan-1", "shock", "Erupsi", -2)]  # fmt: skip
    lists = {
        "organisations": [{"organisation": "Dinas Contoh", "name": "Dinas Contoh", "kind": "opd", **jatim}],
        "accounts": [{"platform": "instagram", "handle": handle, "name": handle.title(), "owner": owner, "regency_code": regency,
                      "organisation": "Dinas Contoh" if owner == "government" else "", **jatim}
                     for handle, owner, regency in (("bwi", "government", "35.10"), ("infobwi", "community", "35.10"),
                                                    ("sby", "government", "35.78"), ("sampang", "community", "35.27"))],
        "events": [{"event_id": key, "kind": kind, "name": name, "starts_on": str(MONDAY + timedelta(days=ago)),
                    "starts_at": f"{MONDAY + timedelta(days=ago)} 09:00" if kind == "agenda" else "", "patterns": "vaksin",
                    "invited_scope": "province:35", **jatim} for key, kind, name, ago in events],
        "attendance": [{"event_id": "acara-temu-1", "platform": "instagram", "handle": "infobwi"}],
        "themes": [{"theme_id": "tema-wisata-1", "name": "Wisata", "kind": "promotion", "patterns": "ijen"}],
        "hoaxes": [{"hoax_id": "hoaks-air-1", "title": "Air keran", "category": "disinformation", "status": "pending",
                    "reported_at": f"{MONDAY} 09:00", "patterns": "keran", **jatim}],
        "targets": [{"measure": "views", "period": "2021-Q4", "place": "35", "target": "1800"},
                    {"measure": "hoax_response", "period": "2021-Q4", "place": "35", "target": "75%"}],
    }  # fmt: skip
    for content, rows in lists.items():
        receipt = load_registry(folders, content, written(files / f"{content}.csv", *rows), order())
        assert receipt.loaded == len(rows), (content, receipt.issues)
    posts = [
        written(files / f"{handle}.csv", *(post(handle, number) for number in range(30)))
        for handle in ("bwi", "infobwi", "sby", "asing")
    ]
    lines = [
        f"{weeks_before(ago) + timedelta(days=6)},instagram,{handle},{1000 - 9 * ago}"
        for ago in range(9)
        for handle in ("bwi", "sby")
    ]
    receipts = load(folders, [*posts, sheet(files / "pengikut.csv", *lines)], order(chosen=None))
    for handle, least in (("bwi", 500), ("infobwi", 300), ("sby", 100)):
        reach = meta_daily(files / handle / "Reach.csv", "Reach", run_of(MONDAY, *range(least, least + 7)))
        receipts += load(folders, [reach], order(chosen=Account("instagram", handle)))
    assert all(receipt.loaded for receipt in receipts), receipts
    return folders


def post(handle: str, number: int) -> dict[str, str]:
    """A row of a list of posts, one every two days back from the week's end."""
    day = MONDAY + timedelta(days=6 - 2 * number)
    key = f"179{sum(map(ord, handle)):05d}{number:05d}1"
    return {"Post ID": key, "Account ID": f"178{sum(map(ord, handle)):05d}", "Account username": handle, "Account name": handle,
            "Description": "Ke Ijen, ayo vaksin #vaksin @infobwi", "Duration (sec)": "0", "Publish time": f"{day:%m/%d/%Y} 10:00",
            "Permalink": f"https://www.instagram.com/p/{key}/", "Post type": "IG image", "Data comment": "", "Date": "Lifetime",
            "Views": str(900 - 7 * number), "Reach": str(700 - 7 * number), "Likes": str(50 + number % 3), "Shares": "1",
            "Follows": "0", "Comments": "2", "Saves": "0"}  # fmt: skip


def machine_words(text: str, but: Set[str] = frozenset()) -> list[str]:
    """What in a text only machines call so."""
    text = COMMAND.sub(" ", re.sub(r"\\(\W|_)", r"\1", text).replace("\N{WORD JOINER}", ""))
    found = [f"{rule}: {word}" for rule, pattern in RULES.items() for word in re.findall(pattern, text) if word not in but]
    keys = catalogue(LANGUAGES[0]).messages
    return found + [f"a key of words: {word}" for word in re.findall(r"\b[a-z_]+(?:\.[a-z_0-9]+)+\b", text) if word in keys]


def read(markup: str) -> str:
    """What a page says to eyes and ears."""
    markup = re.sub(r"<(style|script)\b.*?</\1>", " ", markup, flags=re.DOTALL)
    return unescape(re.sub(r"<[^>]+>", " ", markup) + " " + " ".join(SHOWN.findall(markup)))


def said(message: Message) -> Iterator[str]:
    """Every text that an element of a page shows."""
    if message.DESCRIPTOR.name == "BidiComponent":  # a word that its script will fill in stands there as {word}
        yield from (re.sub(r"\{\w+\}", "", read(part)) for part in inside(json.loads(message.json or "{}")))
        return
    edited = message.DESCRIPTOR.name == "Dataframe" and message.editing_mode  # its cells are written by each column's own kind
    for field, value in message.ListFields():
        many = value if field.is_repeated else [value]
        if field.name in UNSEEN or field.message_type and field.message_type.GetOptions().map_entry:
            continue
        if edited and field.name == "arrow_data":
            continue
        if field.message_type:
            yield from (text for part in many for text in said(part))
        elif isinstance(value, bytes):
            yield from cells(value)
        elif field.type == field.TYPE_STRING and field.name != "columns":
            yield from (read(part) for part in many)


def inside(part: object) -> Iterator[str]:
    """The texts of a figure or of choices; an address, a name and what is chosen are the script's alone to read."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, dict):
        yield from (
            text for name, value in part.items() if name not in ("link", "name", "value", "next", "out") for text in inside(value)
        )
    elif isinstance(part, list):
        yield from (text for value in part for text in inside(value))


def cells(table: bytes) -> Iterator[str]:
    """The texts of a table."""
    for column in pa.ipc.open_stream(table).read_all().to_pandas().items():
        yield from map(str, (column[0], *column[1]))


def everything(node) -> Iterator[str]:
    """Every text of a part of a page."""
    if getattr(node, "proto", None) is not None:
        yield from said(node.proto)
    for child in getattr(node, "children", {}).values():
        yield from everything(child)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("page", PAGES)
def test_no_page_shows_a_machine_word(office, monkeypatch, page, lang):
    monkeypatch.setenv("JANGKAU_DATA", str(office.data))
    folded = DeltaGenerator.expander
    monkeypatch.setattr(DeltaGenerator, "expander", lambda *given, **how: folded(*given, **how | {"expanded": True}))
    at = AppTest.from_file(str(ROOT / "jangkau" / "ui" / "app.py"), default_timeout=60)
    at.session_state[UNFOLDED] = True
    for name, value in {"week": "2021-W49", "lang": lang, "account": "instagram:bwi", "region": "35.10"}.items():
        at.query_params[name] = value
    at.run().switch_page(str(ROOT / "pages" / f"{page}.py")).run()
    assert not at.exception
    allowed = COLUMNS if page in ("registry", "upload") else frozenset()
    assert "\n".join(sorted({word for text in everything(at._tree) for word in machine_words(text, allowed)})) == ""


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_report_and_no_message_shows_a_machine_word(office, lang):
    say, place, period = speaker(lang), Place("35"), period_named("2021-Q4")
    report, told = weekly(office.data, place, MONDAY), period_report(office.data, place, period)
    with reading(office.data) as warehouse:
        sent = letters(warehouse, "35", MONDAY, TODAY, say)
        cards = card_pages(warehouse, place, MONDAY, say, ("35.10", "35.27", "35.01"))
        own = account_leaflet(warehouse, "instagram:bwi", MONDAY, TODAY, say)
    made = digest(office.data, "35", MONDAY, TODAY, say)
    pages = [html(report, say, form) for form in ("leaflet", "portrait", "slide", "a4")] + [page for _, page in cards.values()]
    pages += [made.html, leaflet_page(own, say), leaflet_page(own, say, "a4"), letter(told, say, "paper"), index([], say)]
    files = {  # a4 and paper are what the PDF is printed from
        output.kind: output.content
        for output in (*outputs(report, say, ("caption",)), *period_outputs(told, say, ("html", "workbook")))
    }
    book = openpyxl.load_workbook(io.BytesIO(files["workbook"]))
    texts = [*map(read, [*pages, files["html"].decode()]), files["caption"].decode(), made.text, made.subject]
    texts += [f"{letter.about} {letter.text}" for letter in sent] + letters_filed(sent, say).to_csv().split(",")
    texts += [str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row if isinstance(cell, str)]
    assert sent and own and len(cards) == 3
    assert "\n".join(sorted({word for text in texts for word in machine_words(text)})) == ""


COMMANDS = (["status"], ["verify"], ["formats"], ["load", "Reach.csv"], ["load", "asing.csv"], ["load", "kosong.csv"],
            ["accounts", "asing.csv"], ["withdraw", "b-tidakada"])  # fmt: skip
FRAME = re.compile(r"usage:|positional arguments|options:|show this help|required:|invalid choice|unrecognized")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_command_answers_in_machine_words(office, tmp_path, monkeypatch, capsys, lang):
    """An account stands there as a command takes it, PLATFORM:HANDLE; so do the columns of a file."""
    shutil.copytree(office.data, tmp_path / "data")
    monkeypatch.setenv("JANGKAU_LANG", lang)
    monkeypatch.setenv("JANGKAU_DATA", str(tmp_path / "data"))
    monkeypatch.chdir(tmp_path)
    meta_daily(tmp_path / "Reach.csv", "Reach", run_of(MONDAY, 7, 8))
    written(tmp_path / "asing.csv", post("lain", 1))
    (tmp_path / "kosong.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    for command in COMMANDS:
        monkeypatch.setattr(sys, "argv", ["etl", *command])
        etl()
    told = capsys.readouterr()
    words = machine_words(re.sub(r"\bb-\w+", "", told.out + told.err), COLUMNS)
    assert [word for word in words if not word.startswith("an account's key")] == []


@pytest.mark.parametrize("command", [[], *([name, "--help"] for name in COMMANDS_OF_JANGKAU), ["metrics", "apa"], ["backup"]])
def test_every_command_explains_itself_in_indonesian(capsys, command):
    with suppress(SystemExit):
        jangkau(command)
    told = capsys.readouterr()
    assert told.out + told.err and not FRAME.search(told.out + told.err)
