"""A format that nobody knew before: one class, and everything that is said and concluded of its files follows from it."""

import re
from datetime import date
from pathlib import Path

import pytest

from etl.keep.preview import preview
from etl.load import load
from etl.messages import receipt_line
from etl.model import Account
from etl.read import importers, moments
from etl.read.importers.posts import PostTable, Published
from etl.receipt import Answer, Receipt
from etl.status import status
from jangkau.findings.account.tables import import_rows
from jangkau.locales import speaker
from jangkau.metrics.account.account_view import account_imports
from jangkau.metrics.campaigns.agenda_response import agenda_response_between
from jangkau.metrics.scope import Scope
from jangkau.metrics.shelf import reading as snapshot
from jangkau.ui.upload.words import rules_said, what_it_is
from jangkau.warehouse.folders import Folders
from tests.made import order
from tests.test_readme import table
from tests.test_samples import main
from tests.test_themes import registry

ROOT = Path(__file__).parent.parent
ACCOUNT = Account("linkedin", "contoh")
HEADER = "Nomor Kiriman,Isi,Terbit Pada,Dilihat\n"
WEEK = HEADER + "k-1,halo,2021-12-01 08:00,10\nk-2,ayo vaksin,{at},20\nk-3,libur,2021-12-20 08:00,30\nJumlah,,,60\n"


class WartaPosts(PostTable):
    """An invented format: every post of its period, whose moment is told in WIB."""

    name = "warta_posts"
    title = "Warta, kiriman"
    platform = "linkedin"
    lists_every_post = True
    post_id = ("Nomor Kiriman",)
    caption = ("Isi",)
    published_column = ("Terbit Pada",)
    reads = {"views": ("Dilihat",)}
    needs = (post_id, caption, published_column)

    def published(self, text: str, post_id: str, context) -> Published:
        return Published.moment(moments.moment(f"{text} +0700", "%Y-%m-%d %H:%M %z"))

    def id_of(self, record, header) -> str:
        return header.cell(record, self.post_id)

    def skip(self, record, header) -> str | None:
        return "jumlah_warta" if header.cell(record, self.post_id) == "Jumlah" else None


def known(monkeypatch: pytest.MonkeyPatch, **declared: object) -> None:
    """The program as it is once the format stands in its list; it may declare something else of its files."""
    warta = type("Warta", (WartaPosts,), declared)()
    monkeypatch.setattr(importers, "IMPORTERS", (*importers.IMPORTERS, warta))


def office(tmp_path: Path, at: str = "2021-12-03 10:00") -> tuple[Folders, Path]:
    """An account of Banyuwangi, an agenda about vaccination of the third at nine, and the account's file."""
    folders, path = Folders(tmp_path / "data"), tmp_path / "warta.csv"
    registry(folders, tmp_path, "accounts", "platform,handle,owner,regency\nlinkedin,contoh,community,Banyuwangi\n")
    agenda = "e,agenda,E,2021-12-03,2021-12-03 09:00,vaksin\n"
    registry(folders, tmp_path, "events", f"event_id,kind,name,starts_on,starts_at,patterns\n{agenda}")
    path.write_text(WEEK.format(at=at), encoding="utf-8")
    return folders, path


def loaded(folders: Folders, path: Path) -> Receipt:
    (receipt,) = load(folders, [path], order(ACCOUNT))
    return receipt


def answer(folders: Folders) -> dict:
    with snapshot(folders.data) as warehouse:
        return (
            agenda_response_between(warehouse, Scope("35", week=date(2021, 12, 27)), date(2021, 12, 1), date(2021, 12, 31))
            .iloc[0]
            .to_dict()
        )


def test_a_new_format_is_known_everywhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folders, path = office(tmp_path)
    assert loaded(folders, path).issues[0].code == "format_unknown"
    known(monkeypatch)
    assert re.search(r"\| Warta, kiriman \| `Nomor Kiriman`, `Isi`, `Terbit Pada` \| loaded \|", table())
    (card,) = preview(folders, [path])
    assert (card.importer, card.issues[0].code) == ("warta_posts", "account_needed")
    receipt = loaded(folders, path)
    assert (receipt.state, receipt.importer, receipt.loaded, receipt.ignored) == ("loaded", "warta_posts", 3, 1)
    assert (status(folders)["imports"], status(folders)["posts"]) == (3, 3)
    (card,) = preview(folders, [path], {path: Answer(ACCOUNT)})
    for lang in ("id", "en"):
        say = speaker(lang)
        assert "Warta, kiriman" in receipt_line(receipt, say) and "Warta, kiriman" in what_it_is(card, say)
        with snapshot(folders.data) as warehouse:
            assert "Warta, kiriman" in import_rows(account_imports(warehouse, str(ACCOUNT)), say).iloc[0].tolist()
    assert "jumlah warta" in rules_said(card, speaker("id"))


@pytest.mark.parametrize(
    ("declared", "at", "expected"),
    [
        ({}, "2021-12-03 10:00", ("on_time", True, True)),
        ({}, "2021-12-10 10:00", ("none", True, True)),  # it tells every post, and none is about it in time
        ({"lists_every_post": False}, "2021-12-10 10:00", ("no_data", False, True)),
        ({"lists_watched": True}, "2021-12-10 10:00", ("no_data", False, True)),  # known by its posts alone
        ({"cut_rule": "jumlah_warta"}, "2021-12-10 10:00", ("no_data", False, True)),
        ({"tells_hour": False}, "2021-12-10 10:00", ("none", True, False)),
    ],
)
def test_what_it_declares_is_what_is_concluded(tmp_path: Path, monkeypatch, declared: dict, at: str, expected: tuple) -> None:
    known(monkeypatch, **declared)
    folders, path = office(tmp_path, at)
    loaded(folders, path)
    row = answer(folders)
    assert (row["status"], bool(row["covered"]), bool(row["timed"])) == expected


def test_a_sample_takes_the_account(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    known(monkeypatch)
    sample = tmp_path / "clean.csv"
    sample.write_text(WEEK.format(at="2021-12-03 10:00"), encoding="utf-8")
    main(["--account", "linkedin:contoh", str(sample)])
    written = sample.with_name("clean.csv.expected").read_text(encoding="utf-8")
    assert written.startswith("# account=linkedin:contoh\nimporter warta_posts\n") and "2 post linkedin:contoh k-1 " in written
    main([str(sample)])
    assert sample.with_name("clean.csv.expected").read_text(encoding="utf-8") == written, "the sample says it from then on"


NAMES = {importer.name for importer in importers.IMPORTERS} | {type(importer).__name__ for importer in importers.IMPORTERS}
HOME = ROOT / "etl" / "read" / "importers"
PROGRAM = [
    path
    for room in ("etl", "jangkau", "pages")
    for path in (ROOT / room).rglob("*")
    if path.suffix in (".py", ".sql", ".js", ".css", ".html", ".toml") and HOME not in path.parents
] + [*ROOT.glob("*.py")]


def test_nobody_but_the_importers_names_a_format() -> None:
    pattern = re.compile(rf"\b({'|'.join(sorted(NAMES))})\b")
    named = {str(path.relative_to(ROOT)): found[0] for path in PROGRAM if (found := pattern.search(path.read_text("utf-8")))}
    assert not named, "say it on the importer (etl/read/importers/base.py) and ask for that"
    assert len(PROGRAM) > 200
