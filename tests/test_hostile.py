"""Markup, formulas and steering signs in everything that files may bring: they are shown as text, wherever they come out."""

import csv
import json
import os
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from etl.__main__ import main as etl
from etl.load import load
from etl.registry.register import load_registry
from jangkau.locales import speaker
from jangkau.metrics.__main__ import main as metrics
from jangkau.metrics.questions import QUESTIONS
from jangkau.report.edition import Place
from jangkau.report.index import index
from jangkau.report.outputs import outputs
from jangkau.report.page import html
from jangkau.report.weekly import weekly
from jangkau.warehouse.folders import Folders
from tests.made import order
from tests.warehouse_builder import MONDAY, ROOT

PAYLOADS = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "'><iframe srcdoc='<b>'></iframe>",
    "</style><script>alert(1)</script>",
    "</title><meta http-equiv=refresh content=0>",
    "<a href='javascript:alert(1)'>klik</a>",
    "[klik](javascript:alert(1))",
    "![x](data:image/svg+xml;base64,PHN2Zz4=)",
    "<https://elsewhere.example>",
    "$\\href{javascript:alert(1)}{x}$",
    "{{7*7}}{% raw %}",
    "&lt;b&gt;&#x3c;script&#x3e;",
    "=HYPERLINK(\"http://elsewhere.example\",\"x\")",
    "+62811|cmd",
    "-1+1",
    "@SUM(1)",
    "\uff1d1+1",
    "gawat\x1b[2J\x1b]0;judul\x07\x9b31m",
    "\u202eexe.fdp\u2066x",
)  # fmt: skip
PAGES = [path.stem for path in sorted((ROOT / "pages").glob("*.py"))]
RUNNING = {"script", "img", "iframe", "object", "embed", "base", "link", "form"}
STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


class Marks(HTMLParser):
    """What runs or leads elsewhere in a page."""

    def __init__(self) -> None:
        super().__init__()
        self.wrong: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            link = (value or "").strip().lower()
            if name.startswith("on") or name == "srcdoc" or link.startswith(("javascript:", "vbscript:", "data:text")):
                self.wrong.append(f"{tag} {name}={value}")
        if tag in RUNNING or tag == "meta" and dict(attrs).get("http-equiv", "").lower() == "refresh":
            self.wrong.append(tag)


def runs(text: str) -> list[str]:
    marks = Marks()
    marks.feed(text)
    return marks.wrong


def written(path: Path, *rows: dict[str, str]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        sheet = csv.DictWriter(file, list(rows[0]))
        sheet.writeheader()
        sheet.writerows(rows)
    return path


@pytest.fixture(scope="module")
def office(tmp_path_factory) -> Folders:
    """An office in which every free text is a payload."""
    files, folders = tmp_path_factory.mktemp("files"), Folders(tmp_path_factory.mktemp("office"))
    named = list(enumerate(PAYLOADS))
    owners = ("government", "community")
    lists = {
        "accounts": [{"platform": "instagram", "handle": f"akun{n}", "name": text, "owner": owners[n % 2], "province_code": "35",
                      "regency_code": f"35.{n + 1:02d}", "organisation": text} for n, text in named],
        "events": [{"event_id": f"acara{n}", "kind": ("meetup", "agenda", "campaign")[n % 3], "name": text, "series": text,
                    "starts_on": "2021-11-17", "province_code": "35", "place": text, "theme": text, "organiser": text,
                    "source": text, "patterns": "vaksin"} for n, text in named],
        "attendance": [{"event_id": f"acara{n}", "platform": "instagram", "handle": f"akun{n}"} for n, _ in named],
        "themes": [{"theme_id": f"tema{n}", "name": text, "kind": "hoax" if n % 2 else "programme", "patterns": "vaksin"}
                   for n, text in named],
        "hoaxes": [{"hoax_id": f"hoaks{n}", "title": text, "category": "disinformation", "status": "pending",
                    "reported_at": "2021-12-07 09:00", "province_code": "35", "patterns": "vaksin", "source": text}
                   for n, text in named],
    }  # fmt: skip
    for content, rows in lists.items():
        receipt = load_registry(folders, content, written(files / f"{content}.csv", *rows), order())
        assert receipt.loaded == len(PAYLOADS), (content, receipt.issues[:3])
    exports = [written(files / f"<b>Dec{n}\x1b[2J.csv", *(post(n, day, text) for day in range(5, 11))) for n, text in named]
    receipts = load(folders, exports, order(chosen=None))
    assert {receipt.loaded for receipt in receipts} == {6}, receipts
    return folders


def post(n: int, day: int, text: str) -> dict[str, str]:
    """A row of a list of posts; the link is as hostile as its caption."""
    number = f"179{n:05d}{day:05d}1"
    return {"Post ID": number, "Account ID": f"178{n:05d}", "Account username": f"akun{n}", "Account name": text,
            "Description": f"{text} vaksin #vaksin", "Duration (sec)": "0", "Publish time": f"12/{day:02d}/2021 10:00",
            "Permalink": f"javascript:alert({n})" if day % 2 else f"https://elsewhere.example/{text}", "Post type": "IG image",
            "Data comment": "", "Date": "Lifetime", "Views": str(100 + n), "Reach": str(90 + n), "Likes": "5", "Shares": "1",
            "Follows": "0", "Comments": "2", "Saves": "0"}  # fmt: skip


def opened(page: str, **asked: str) -> AppTest:
    at = AppTest.from_file(str(ROOT / "jangkau" / "ui" / "app.py"), default_timeout=60)
    for name, value in asked.items():
        at.query_params[name] = value
    at.run().switch_page(str(ROOT / "pages" / f"{page}.py")).run()
    assert not at.exception
    return at


def every(node) -> list:
    """Every element of a page."""
    inside = list(getattr(node, "children", {}).values())
    return [part for child in inside for part in every(child)] + ([] if inside else [node])


@pytest.mark.parametrize("page", PAGES)
def test_nothing_that_files_bring_is_markup_on_a_page(office, monkeypatch, page):
    monkeypatch.setenv("JANGKAU_DATA", str(office.data))
    at = opened(page, week="2021-W49", account="instagram:akun0", event="acara0")
    elements = every(at.main) + every(at.sidebar)
    assert elements
    for element in elements:
        proto = element.proto
        if element.type == "html":
            assert runs(proto.body) == [], proto.body
        elif element.type in ("markdown", "title", "header", "subheader", "caption", "info", "warning", "error", "success"):
            assert not getattr(proto, "allow_html", False)
            said = getattr(proto, "body", "")
            assert not any(text in said for text in PAYLOADS if re.search(r"[<\[$]", text)), said
        elif element.type == "plotly_chart":
            assert not any(runs(text) for text in texts(json.loads(proto.spec or proto.figure.spec))), "in a figure"


def texts(part: object) -> list[str]:
    """Every text of a figure."""
    if isinstance(part, str):
        return [part]
    inside = part.values() if isinstance(part, dict) else part if isinstance(part, list) else ()
    return [text for one in inside for text in texts(one)]


def test_the_report_and_its_list_run_nothing(office):
    for lang in ("id", "en"):
        report, say = weekly(office.data, Place("35"), MONDAY), speaker(lang)
        for form in ("leaflet", "portrait", "slide"):
            assert runs(html(report, say, form)) == [], form
        (caption,) = outputs(report, say, ("caption",))
        assert not STEERING.search(caption.content.decode().replace("\n", ""))
        assert runs(index([], say)) == []


def test_no_answer_steers_a_terminal(office, capsys, monkeypatch):
    for name in QUESTIONS:
        metrics([name, "--data", str(office.data)])
    monkeypatch.setattr("sys.argv", ["etl", "status", "--data", str(office.data)])
    etl()
    monkeypatch.setattr("sys.argv", ["etl", "load", "tidak\x1b[2Jada.csv", "--data", str(office.data)])
    etl()
    printed = capsys.readouterr()
    assert "vaksin" in printed.out and "tidak" in printed.err
    assert not STEERING.search(printed.out.replace("\t", "").replace("\n", "") + printed.err.replace("\n", ""))


@pytest.mark.parametrize("text", [*PAYLOADS, "a/b", "a b"])
def test_a_handle_is_never_any_of_it(tmp_path, text):
    files = written(tmp_path / "akun.csv", {"platform": "instagram", "handle": text, "name": "x", "owner": "community",
                                            "province_code": "35", "regency_code": "35.10"})  # fmt: skip
    receipt = load_registry(Folders(tmp_path / "office"), "accounts", files, order())
    assert receipt.loaded == 0 and {issue.code for issue in receipt.issues} & {
        "handle_unreadable",
        "handle_is_link",
        "handle_invisible",
    }


def test_pages_of_an_empty_office_say_no_way_on_the_server(tmp_path, monkeypatch):
    monkeypatch.setenv("JANGKAU_DATA", str(tmp_path / "rahasia"))
    for page in PAGES:
        at = opened(page)
        shown = " ".join(str(getattr(element.proto, "body", "")) for element in every(at.main))
        assert str(tmp_path) not in shown and os.sep + "jangkau" + os.sep not in shown.replace("\\", ""), page
