"""Each kind is let go when its time is over, and only then; what is kept of somebody is counted and handed over whole."""

import io
import json
import os
import shutil
import zipfile

import pytest
from streamlit.testing.v1 import AppTest

from jangkau.access.audit import Book
from jangkau.access.boxes import boxes, open_box
from jangkau.access.deliveries import Inbox
from jangkau.access.people import DAY, invite
from jangkau.access.pruning import erase
from jangkau.access.retention import KEPT, retain
from jangkau.access.roles import Person, Role
from jangkau.access.store import Access
from jangkau.ui.privacy.command import kept
from jangkau.ui.privacy.forget import ACCOUNT, PERSON
from jangkau.ui.privacy.kept import Whom, everything, handed_over
from jangkau.warehouse.folders import Folders
from tests.doors import ADMINISTRATOR
from tests.forgetful import ADMIN, OWN, office, traces
from tests.warehouse_builder import ROOT


@pytest.fixture(scope="module")
def made(tmp_path_factory) -> Folders:
    return office(Folders(tmp_path_factory.mktemp("office") / "data"), tmp_path_factory.mktemp("files"))


@pytest.fixture
def folders(made, tmp_path) -> Folders:
    shutil.copytree(made.data, tmp_path / "data")
    return Folders(tmp_path / "data")


def later(folders: Folders, days: float) -> Access:
    now = Access(folders.data).now()
    return Access(folders.data, lambda: now + days * DAY)


def test_nothing_goes_before_its_time_and_each_kind_at_its_own(folders, monkeypatch):
    access = Access(folders.data)
    Book(access).write("a@contoh.id", "-", "sign_in")
    (folders.data / "desk").mkdir()
    (folders.data / "desk" / "lama.csv").write_text("x")
    assert retain(access) == dict.fromkeys(KEPT, 0) and retain(later(folders, 6))["inbox"] == 0
    assert len(Inbox(access).waiting()) == 1 and (folders.data / "desk" / "lama.csv").exists()
    os.utime(folders.data / "desk" / "lama.csv", (1, 1))
    assert retain(access)["desk"] == 1 and not (folders.data / "desk" / "lama.csv").exists()
    monkeypatch.setenv("JANGKAU_KEEP_INBOX", "0")
    assert retain(later(folders, 400))["inbox"] == 0
    monkeypatch.setenv("JANGKAU_KEEP_INBOX", "7")
    assert retain(later(folders, 8))["inbox"] == 1 and Inbox(access).waiting() == []


def test_the_book_goes_on_whole_from_what_was_let_go(folders, monkeypatch):
    monkeypatch.setenv("JANGKAU_KEEP_AUDIT", "100")
    access, book = Access(folders.data), Book(Access(folders.data))
    for name in ("a", "b", "c"):
        book.write(f"{name}@contoh.id", "-", "sign_in")
    erase(book, lambda text: text.replace("b@contoh.id", "dihapus_0123456789ab"), "-", "-")
    young = later(folders, 90)
    Book(young).write("baru@contoh.id", "-", "sign_in")
    assert retain(later(folders, 120))["audit"] == 4
    acts = list(Book(access).acts())
    assert [act.who for act in acts][:1] == ["baru@contoh.id"] and acts[0].n == 5 and Book(access).broken_at() is None
    Book(access).write("d@contoh.id", "-", "sign_in")
    assert Book(access).broken_at() is None
    text = book.file.read_text()
    book.file.write_text(text.replace("baru@", "lain@"))
    assert Book(access).broken_at() == 5
    book.file.write_text("".join(text.splitlines(keepends=True)[1:]))
    assert Book(access).broken_at() == 5, "a line that is missing in front was not let go"


def test_what_is_over_of_invitations_and_addresses_goes(folders):
    access = Access(folders.data)
    invite(access, Person("x@contoh.id", "", Role.LEADER), "-")
    open_box(access, "x:contoh", "-", days=1)
    assert retain(later(folders, 20))["sessions"] <= 2 and len(access.rows("kept_boxes", account="x:contoh")) == 1
    retain(later(folders, 60))
    assert (
        access.rows("kept_boxes", account="x:contoh") == []
        and access.rows("kept_invitations", email="x@contoh.id", account="") == []
    )
    assert [box["account"] for box in boxes(access)] == [str(OWN)], "what works stays"


def test_all_that_is_kept_of_an_account_is_in_the_zip(folders):
    Book(Access(folders.data)).write(ADMIN.email, "-", "delivered", account=str(OWN))
    counts = {table.name: len(table.rows) for table in everything(folders.data, Whom(ACCOUNT, str(OWN)))}
    assert counts == {"days": 9, "posts": 1, "shared": 1, "registry": 2, "imports": 7, "people": 1, "invitations": 1,
                      "sessions": 0, "boxes": 1, "book": 1, "reports": 0, "inbox": 1}  # fmt: skip
    with zipfile.ZipFile(io.BytesIO(handed_over(folders.data, Whom(ACCOUNT, str(OWN))))) as packed:
        names, told = packed.namelist(), json.loads(packed.read("tersimpan.json"))
        assert "Soto rahasia" in packed.read("posts.csv").decode("utf-8-sig") and len(told["days"]) == 9
        assert sum(name.startswith("berkas/") for name in names) == 2 and any(name.endswith("kirim.zip") for name in names)
        assert "tetangga" not in packed.read("days.csv").decode()


def test_all_that_is_kept_of_a_person_is_told_without_the_ways_in(folders, capsys, tmp_path):
    target = tmp_path / "zip.zip"
    assert kept(["--person", ADMIN.email.upper(), "--zip", str(target), "--data", str(folders.data), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["people"] == 1
    with zipfile.ZipFile(target) as packed:
        assert "password" not in json.loads(packed.read("tersimpan.json"))["people"][0]
    assert kept(["--person", "siapa@contoh.id", "--data", str(folders.data)]) == 1


def test_the_page_counts_hands_over_and_erases_after_asking(folders, monkeypatch):
    monkeypatch.setenv("JANGKAU_DATA", str(folders.data))
    for module in ("jangkau.ui.guard", "jangkau.ui.reader"):
        monkeypatch.setattr(f"{module}.reader", lambda: ADMINISTRATOR)
    at = AppTest.from_file(str(ROOT / "pages" / "privacy.py"), default_timeout=60).run()
    assert not at.exception
    at.selectbox(key=f"privacy-{ACCOUNT}").set_value(str(OWN)).run()
    assert not at.exception and at.button(key="privacy-erase").disabled
    at.text_input(key="privacy-typed").set_value("warung").run()
    assert at.button(key="privacy-erase").disabled
    at.text_input(key="privacy-typed").set_value(str(OWN)).run()
    at.button(key="privacy-erase").click().run()
    assert not at.exception and "Dihapus" in at.success[0].value
    assert not traces(folders.data, "instagram:warung", "Soto rahasia")
    assert str(OWN) not in at.selectbox(key=f"privacy-{ACCOUNT}").options and PERSON
