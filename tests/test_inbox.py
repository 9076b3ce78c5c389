"""The letter box: an admin's phone sends, quarantine keeps, an analyst accepts; everybody else is refused."""

import re
import zipfile
from datetime import date
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient
from streamlit.testing.v1 import AppTest

from etl.keep.history import history
from etl.load import load
from etl.model import Issue
from etl.registry.register import load_registry
from jangkau.access import deliveries
from jangkau.access.audit import Book
from jangkau.access.boxes import box_of, boxes, close_box, open_box
from jangkau.access.deliveries import Inbox
from jangkau.access.roles import Person, Role
from jangkau.access.site import Site
from jangkau.access.store import Access
from jangkau.locales import LANGUAGES, speaker
from jangkau.ui.inbox.box import OFTEN, routes
from jangkau.ui.inbox.leaflet import routes as leaflet_routes
from jangkau.ui.inbox.look import accepted, account_of, look_at
from jangkau.ui.inbox.words import to_sender
from jangkau.warehouse.folders import Folders
from jangkau.warehouse.vocabulary import PLATFORMS
from tests.doors import somebody
from tests.made import meta_daily, order, run_of
from tests.warehouse_builder import ROOT

OWN, OTHER = "instagram:contoh", "instagram:tetangga"
ANALYST = Person("sari@contoh.go.id", "Sari", Role.ANALYST)


@pytest.fixture
def folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Folders:
    monkeypatch.setenv("JANGKAU_DATA", str(tmp_path / "data"))
    office, accounts = Folders(tmp_path / "data"), tmp_path / "akun.csv"
    rows = "".join(f"instagram,{name},{name},community,35,35.10\n" for name in ("contoh", "tetangga"))
    accounts.write_text("platform,handle,name,owner,province_code,regency_code\n" + rows, encoding="utf-8")
    assert load_registry(office, "accounts", accounts, order()).loaded == 2
    somebody(office.data)
    return office


@pytest.fixture
def people(folders: Folders) -> Access:
    return Access(folders.data)


@pytest.fixture
def phone(people: Access) -> TestClient:
    return TestClient(Starlette(routes=routes(people, Site())))


def export(folder: Path, value: int = 5) -> Path:
    return meta_daily(folder / "Reach.csv", "Reach", run_of(date(2021, 12, 6), *[value] * 7))


def sent(phone: TestClient, link: str, *files: tuple[str, bytes]):
    return phone.post(f"/kirim/{link}", files=[("berkas", file) for file in files])


def test_a_zip_is_received_in_words_waits_and_is_accepted_in_the_ledger(phone, people, folders, tmp_path):
    link = open_box(people, OWN, "sari")
    page = phone.get(f"/kirim/{link}")
    assert (
        page.status_code == 200 and "Instagram @contoh" in page.text and "Belum ada data" in page.text and "Ekspor" in page.text
    )
    with zipfile.ZipFile(tmp_path / "ekspor.zip", "w") as packed:
        packed.write(export(tmp_path), "Reach.csv")
    answer = sent(phone, link, ("../../ekspor.zip", (tmp_path / "ekspor.zip").read_bytes()))
    assert (
        answer.status_code == 200
        and "Kiriman diterima" in answer.text
        and "7 baris terbaca" in answer.text
        and "Diterima, menunggu diperiksa" in answer.text
        and "dimuat ·" not in answer.text
        and 'class="why"' not in answer.text
    )
    inbox = Inbox(people)
    (delivery,) = inbox.waiting()
    assert delivery.name == "ekspor.zip" and inbox.path(delivery).is_relative_to(inbox.folder)
    assert [entry["content"] for entry in history(folders)] == ["accounts"], "nothing of it is kept yet"
    look = look_at(folders, inbox, delivery)
    assert look.clean
    (receipt,) = accepted(folders, inbox, delivery, "Sari")
    assert receipt.loaded == 7 and inbox.waiting() == [] and not inbox.path(delivery).exists()
    (entry,) = [entry for entry in history(folders) if entry["content"] == "export"]
    assert entry["who"] == f"Sari · kotak {box_of(people, link).id}" and entry["account"] == OWN
    after = phone.get(f"/kirim/{link}").text
    assert "12 Desember 2021" in after and "Dimuat, terima kasih" in after and "menunggu diperiksa" not in after
    assert link not in (people.folder / "audit.jsonl").read_text() and link.encode() not in people.file.read_bytes()
    assert [act.about["account"] for act in Book(people).acts() if act.what == "delivered"] == [OWN]


def test_what_is_not_the_own_account_is_told_and_never_clean(phone, people, folders, tmp_path):
    link, inbox = open_box(people, OWN, "sari"), Inbox(people)
    sheet = b"date,platform,handle,followers\n2021-12-06,instagram,tetangga,10\n"
    accounts = b"platform,handle,name,owner,province_code\ninstagram,palsu,Palsu,government,35\n"
    for name, content in (("pengikut.csv", sheet), ("akun.csv", accounts), ("foto.csv", b"\xff\xd8\xff\xe0 bukan csv")):
        answer = sent(phone, link, (name, content))
        assert answer.status_code == 200 and 'class="why"' in answer.text, name
    assert len(inbox.waiting()) == 3 and not any(look_at(folders, inbox, one).clean for one in inbox.waiting())


def test_an_address_ends_when_it_is_closed_replaced_or_old(phone, people):
    first = open_box(people, OWN, "sari")
    second = open_box(people, OWN, "sari")
    old = open_box(people, OTHER, "sari", days=0)
    closed = open_box(people, "x:contoh", "sari")
    assert close_box(people, box_of(people, closed).id)
    for link in (first, old, closed, second[:-1], "x" * 43, "a"):
        assert phone.get(f"/kirim/{link}").status_code == 404 and sent(phone, link, ("a.csv", b"a")).status_code == 404
    assert phone.get(f"/kirim/{second}").status_code == 200 and [box["account"] for box in boxes(people)] == [OWN]
    assert not Inbox(people).folder.exists()


def test_too_much_too_often_nothing_or_an_infected_file_leaves_nothing(phone, people, monkeypatch):
    link, inbox = open_box(people, OWN, "sari"), Inbox(people)
    monkeypatch.setattr(deliveries, "LARGEST", 1 << 10)
    assert sent(phone, link, ("besar.csv", b"x" * 1025)).status_code == 422
    assert sent(phone, link, ("kosong.csv", b"")).status_code == 422
    assert sent(phone, link, *[(f"{n}.csv", b"x") for n in range(6)]).status_code == 400
    monkeypatch.setenv("JANGKAU_SCAN", "false")
    assert "pemindai virus" in sent(phone, link, ("virus.csv", b"x")).text
    monkeypatch.setenv("JANGKAU_SCAN", "/tidak/ada")
    assert sent(phone, link, ("virus.csv", b"x")).status_code == 422
    assert inbox.waiting() == [] and list(inbox.folder.iterdir()) == []
    monkeypatch.delenv("JANGKAU_SCAN")
    statuses = [sent(phone, link, (f"{n}.csv", f"a,b\n{n},2\n".encode())).status_code for n in range(deliveries.WAITING + 1)]
    assert statuses == [200] * deliveries.WAITING + [429] and len(inbox.waiting()) == deliveries.WAITING
    for delivery in inbox.waiting():
        inbox.let_go(delivery)
    assert {sent(phone, link, (f"{n}.csv", b"a")).status_code for n in range(OFTEN)} == {200, 429}


ABOUT = {"value": "facebook", "column": "instagram:contoh"}
PARTS = ("more", "not_registered", "place", "line")  # of sentences, beside the codes


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_sender_is_never_told_a_command_or_to_choose_from_a_list(lang):
    say = speaker(lang)
    codes = [key.removeprefix("issue.") for key in say._catalogue.messages if key.startswith("issue.")]
    told = {code: to_sender(Issue(1, code=code, **ABOUT), OWN, say) for code in codes if code not in PARTS and "." not in code}
    assert len(told) > 80
    assert {
        code: text for code, text in told.items() if re.search(r"--\w|`|python|[Pp]ilih akun|[Cc]hoose the account", text)
    } == {}
    assert "Facebook" in told["platform_differs"] and "Instagram @contoh" in told["platform_differs"]


def test_a_receipt_says_first_what_is_wrong_and_names_files_shortly(phone, people, tmp_path):
    link = open_box(people, OWN, "sari")
    own, facebook = export(tmp_path), meta_daily(tmp_path / "FB.csv", "Facebook reach", run_of(date(2021, 12, 6), 1, 2))
    with zipfile.ZipFile(tmp_path / "ekspor.zip", "w") as packed:
        packed.write(own, "ekspor akun/Reach.csv")
        packed.write(facebook, "ekspor akun/FB.csv")
    said = sent(phone, link, ("ekspor.zip", (tmp_path / "ekspor.zip").read_bytes())).text
    assert "1 berkas terbaca, 7 baris · 1 berkas perlu dilihat lagi" in said
    assert said.index("! FB.csv") < said.index("✓ Reach.csv") and "Berkas ini dari Facebook, sedangkan" in said
    assert "ekspor akun" not in said and "0 baris" not in said and "Belum ada data akun ini" not in said


def test_names_from_files_are_text_on_the_page(phone, people):
    link = open_box(people, OWN, "sari")
    shown = sent(phone, link, ("<img src=x onerror=alert(1)>.csv", b"<script>alert(1)</script>,b\n1,2\n")).text
    assert "<img" not in shown and "<script" not in shown and "&lt;" in shown


def test_analysts_see_what_waits_and_accept_the_clean_with_one_click(people, folders, tmp_path, phone, monkeypatch):
    link, other = open_box(people, OWN, "sari"), open_box(people, OTHER, "sari")
    sent(phone, link, ("Reach.csv", export(tmp_path).read_bytes()))
    sent(phone, other, ("rusak.csv", b"a,b\n1,2\n"))
    # The one that the others take theirs from comes last: whoever is imported meanwhile must get the true one.
    for module in ("jangkau.ui.upload.parts", "jangkau.ui.guard", "jangkau.ui.reader"):
        monkeypatch.setattr(f"{module}.reader", lambda: ANALYST)
    at = AppTest.from_file(str(ROOT / "pages" / "upload.py"), default_timeout=60).run()
    assert not at.exception and any("2 kiriman" in heading.value for heading in at.header)
    at.button(key="inbox-accept").click().run()
    assert not at.exception
    assert [delivery.account for delivery in Inbox(people).waiting()] == [OTHER]
    assert [entry["account"] for entry in history(folders) if entry["content"] == "export"] == [OWN]
    mark = Inbox(people).waiting()[0].sha256
    at.text_area(key=f"inbox-why-{mark}").set_value("Ini bukan <ekspor>\nMeta").run()
    at.button(key=f"inbox-away-{mark}").click().run()
    assert Inbox(people).waiting() == []
    assert "Ditolak: Ini bukan &lt;ekspor&gt; Meta" in phone.get(f"/kirim/{other}").text
    assert "Ini bukan" not in phone.get(f"/kirim/{link}").text


def test_what_is_owed_is_the_same_to_the_admin_and_to_the_analyst(people, folders, tmp_path, phone, monkeypatch):
    links = {account: open_box(people, account, "sari") for account in (OWN, OTHER)}
    load(folders, [export(tmp_path)], order(account_of(OWN)))
    monkeypatch.setattr("jangkau.ui.inbox.box.today", lambda: date(2021, 12, 14))
    assert "belum ada yang terlambat" in phone.get(f"/kirim/{links[OWN]}").text
    for module in ("jangkau.ui.inbox.box", "jangkau.ui.inbox.addresses"):
        monkeypatch.setattr(f"{module}.today", lambda: date(2021, 12, 22))
    assert "12 Desember 2021, 10 hari lalu" in phone.get(f"/kirim/{links[OWN]}").text
    for module in ("jangkau.ui.upload.parts", "jangkau.ui.guard", "jangkau.ui.reader"):
        monkeypatch.setattr(f"{module}.reader", lambda: ANALYST)
    at = AppTest.from_file(str(ROOT / "pages" / "upload.py"), default_timeout=60).run()
    assert not at.exception and any("2 terlambat" in panel.label for panel in at.expander)
    texts = [block.value for block in at.code]
    assert any("@contoh" in text and "12 Desember 2021, 10 hari lalu" in text for text in texts)
    assert any("@tetangga" in text and "Belum ada data" in text for text in texts)
    assert not any(link in text for text in texts for link in links.values())


def test_the_panel_gives_both_addresses_and_ends_both(people, folders, tmp_path, phone, monkeypatch):
    """Made, copied, opened, withdrawn: what the admin reads at the leaflet's address ends with where exports are sent."""
    load(folders, [export(tmp_path)], order(account_of(OWN)))
    for module in ("jangkau.ui.upload.parts", "jangkau.ui.guard", "jangkau.ui.reader"):
        monkeypatch.setattr(f"{module}.reader", lambda: ANALYST)
    at = AppTest.from_file(str(ROOT / "pages" / "upload.py"), default_timeout=60).run()
    at.selectbox(key="inbox-account").set_value(OWN)
    at.button(key="inbox-make").click().run()
    assert not at.exception and any("@contoh" in note.value for note in at.success)
    (message,) = [block.value for block in at.code if "/rapor/" in block.value]
    (send,), (leaflet,) = (re.findall(rf"/{way}/[\w-]+", message) for way in ("kirim", "rapor"))
    reader = TestClient(Starlette(routes=[*routes(people, Site()), *leaflet_routes(people, Site())]))
    assert "@contoh" in reader.get(leaflet).text and send in reader.get(leaflet).text
    (box,) = boxes(people)
    at.run()
    assert not any(leaflet in block.value for block in at.code), "it is shown once, and kept nowhere"
    at.button(key=f"inbox-close-{box['id']}").click().run()
    assert not at.exception and boxes(people) == []
    assert {reader.get(address).status_code for address in (send, leaflet)} == {404}


@pytest.mark.parametrize("platform", PLATFORMS)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_platform_has_its_way_drawn(phone, people, platform, lang):
    page = phone.get(f"/kirim/{open_box(people, f'{platform}:contoh', 'sari')}?lang={lang}").text
    assert page.count('<svg class="sketch"') == 4 and "<script" not in page and " style=" not in page
    drawn = re.findall(r'class="said"[^>]*>([^<]+)<', page)
    assert len(drawn) == 4 and all(len(text) <= 24 for text in drawn), drawn
