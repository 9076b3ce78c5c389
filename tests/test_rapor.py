"""Rapor akun: what it says, who opens it, and the zip of a province."""

import io
import json
import re
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from jangkau.access import guesses
from jangkau.access.boxes import box_of, close_box, open_box
from jangkau.access.site import Site
from jangkau.access.store import Access
from jangkau.findings.account.leaflet import account_leaflet
from jangkau.locales import LANGUAGES, speaker
from jangkau.metrics.shelf import reading
from jangkau.report.__main__ import main
from jangkau.report.account_leaflet import leaflet_page
from jangkau.ui.inbox.leaflet import routes
from tests.doors import somebody
from tests.test_account_bands import Office
from tests.warehouse_builder import MONDAY

OWN = "instagram:a5"
NASTY = "<script>alert(1)</script> vaksin"
TODAY = date(2021, 12, 20)


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Six accounts of a kind, the last the most seen; its best post has no good words in its caption."""
    monkeypatch.setenv("JANGKAU_DATA", str(tmp_path))
    office = Office(tmp_path, demo=True)
    for number in range(6):
        office.seen(f"instagram:a{number}", 100 * number)
        office.week(f"instagram:a{number}", "views", 100)
    office.connection.execute("UPDATE latest_posts SET caption = ? WHERE account = ?", [NASTY, OWN])
    office.connection.execute("UPDATE latest_posts SET as_of = published_on + 9, account_id = 1, kind = 'reel'")
    return office.publish()


@pytest.fixture
def people(data: Path) -> Access:
    somebody(data)
    return Access(data)


@pytest.fixture
def phone(people: Access) -> TestClient:
    return TestClient(Starlette(routes=routes(people, Site())))


def text(page: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page.partition("<main")[2]).split())


@pytest.mark.parametrize("lang", LANGUAGES)
def test_it_says_what_its_admin_wants_to_know_and_names_nobody_else(phone, people, lang):
    answer = phone.get(f"/rapor/{open_box(people, OWN, 'sari')}?lang={lang}")
    say, said = speaker(lang), text(answer.text)
    assert answer.status_code == 200 and say("leaflet.title", account="@a5") in answer.text
    assert (
        say("leaflet.band.top") in said
        and say("leaflet.standing.note", like="Instagram · " + say("owner.community"), n=5) in said
    )
    assert say("demo.badge") in said and "500" in said and "&lt;script&gt;" in answer.text and "<script" not in answer.text
    assert not re.search(r"@a[0-4]\b", answer.text), "nobody else is named"
    assert say("leaflet.private") in said


def test_nothing_of_it_is_kept_by_a_browser_or_found_by_a_search(phone, people):
    answer = phone.get(f"/rapor/{open_box(people, OWN, 'sari')}")
    assert answer.headers["Cache-Control"] == "no-store" and answer.headers["X-Robots-Tag"] == "noindex"
    assert (
        "default-src 'none'" in answer.headers["Content-Security-Policy"] and answer.headers["Referrer-Policy"] == "no-referrer"
    )


def test_an_address_opens_one_account_and_ends_when_it_is_closed_replaced_or_old(phone, people):
    first = open_box(people, OWN, "sari")
    second = open_box(people, OWN, "sari")
    other = open_box(people, "instagram:a0", "sari")
    old = open_box(people, "instagram:a1", "sari", days=0)
    closed = open_box(people, "instagram:a2", "sari")
    assert close_box(people, box_of(people, closed).id)
    assert "@a5" in phone.get(f"/rapor/{second}").text and "@a0" in phone.get(f"/rapor/{other}").text
    assert "@a5" not in phone.get(f"/rapor/{other}?account={OWN}").text
    refused = {phone.get(f"/rapor/{link}").status_code for link in (first, old, closed, second[:-1], "x" * 43, OWN)}
    assert refused == {404}
    assert phone.post(f"/rapor/{second}").status_code == 405


def test_guessing_is_stopped_and_a_stranger_hears_the_same_as_after_a_close(phone, people, monkeypatch):
    link = open_box(people, OWN, "sari")
    wrong = [phone.get(f"/rapor/{number:043d}") for number in range(guesses.MOST["place"] + 1)]
    assert {answer.status_code for answer in wrong} == {404} and len({text(answer.text) for answer in wrong}) == 1
    assert phone.get(f"/rapor/{link}").status_code == 404, "whoever has guessed too often is told nothing for a while"


def test_an_account_without_data_or_registry_is_told_so(phone, people):
    answer = phone.get(f"/rapor/{open_box(people, 'x:stranger', 'sari')}")
    assert answer.status_code == 404 and speaker("id")("access.leaflet_none.title") in answer.text


def test_too_few_of_a_kind_and_unknown_numbers_are_said(tmp_path):
    office = Office(tmp_path)
    office.seen("x:alone", None, posts=2)
    with reading(office.publish()) as warehouse:
        leaflet = account_leaflet(warehouse, "x:alone", MONDAY, TODAY, speaker("id"))
        assert account_leaflet(warehouse, "x:nobody", MONDAY, TODAY, speaker("id")) is None
    amounts = [amount for _, amount, _ in leaflet.numbers]
    assert amounts == ["0,2", None, None, None] and leaflet.standing == () and not leaflet.nothing
    assert leaflet.standing_note == speaker("id")("leaflet.standing.none", n=5)
    assert leaflet.overdue and leaflet.steps
    page = leaflet_page(leaflet, speaker("id"))
    assert page.count('<p class="amount">–</p>') == 3 and speaker("id")("leaflet.nothing") not in page


def test_a_leaflet_of_which_nobody_told_anything_says_so_and_shows_no_card(tmp_path):
    office = Office(tmp_path)
    office.seen("x:heard", None, posts=2)
    office.account("x:silent", "35.10")
    with reading(office.publish()) as warehouse:
        leaflet = account_leaflet(warehouse, "x:silent", MONDAY, TODAY, speaker("id"))
    page = leaflet_page(leaflet, speaker("id"))
    assert leaflet.nothing and 'class="card"' not in page and speaker("id")("leaflet.nothing") in page
    assert not replace(leaflet, numbers=(("Kiriman", "–", "contoh"),)).nothing, "what is displayed decides nothing"


def test_posts_that_nobody_told_of_are_no_zero(tmp_path):
    office = Office(tmp_path)
    office.seen("x:heard", None, posts=2)
    office.account("x:silent", "35.10")
    office.week("x:silent", "followers", 700)
    office.seen("x:long_ago", None, posts=2)
    office.connection.execute("UPDATE latest_posts SET published_on = published_on - 400 WHERE account = 'x:long_ago'")
    with reading(office.publish()) as warehouse:
        told = {name: account_leaflet(warehouse, f"x:{name}", MONDAY, TODAY, speaker("id")).numbers[0] for name in
                ("heard", "silent", "long_ago")}  # fmt: skip
    assert told["heard"][1] == "0,2"
    assert {told[name][1:] for name in ("silent", "long_ago")} == {(None, speaker("id")("leaflet.posts.none"))}


def test_the_command_writes_one_zip_of_the_province(data, tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("JANGKAU_CHROMIUM", "/nowhere")
    out = tmp_path / "out"
    assert main(["leaflets", "--province", "35", "--week", "2021-W49", "--out", str(out)]) == 0
    (line,) = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    with zipfile.ZipFile(io.BytesIO(Path(line["file"]).read_bytes())) as packed:
        names = packed.namelist()
        page = packed.read("rapor-instagram-a5.html").decode()
    assert names == [f"rapor-instagram-a{number}.html" for number in range(6)]
    assert "@a5" in page and "DATA CONTOH" in page and "/kirim/" not in page
    assert main(["leaflets", "--province", "12", "--out", str(out)]) == 1 and capsys.readouterr().err
