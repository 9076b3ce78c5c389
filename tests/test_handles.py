"""How an account is given is read in one way at every door: sheet, registry, form, command, and who is invited for one."""

import sys
from pathlib import Path

import pytest

from etl.__main__ import main
from etl.keep.snapshots import reading
from etl.load import load
from etl.messages import reason
from etl.model import Account, Issue
from etl.read import source
from etl.read.cells import CellRefused
from etl.read.source import Source
from etl.registry.files import read_registry
from jangkau.access.people import Refused, own_account
from jangkau.locales import speaker
from jangkau.ui.registry.questions import named
from jangkau.warehouse.folders import Folders
from jangkau.warehouse.handles import HandleRefused, handle_of
from tests.made import order

READ = {
    ("instagram", " @Dinas.Contoh_1 "): "dinas.contoh_1",
    ("instagram", "https://www.instagram.com/DinasContoh/"): "dinascontoh",
    ("instagram", "instagram.com/dinascontoh?igsh=abc#x"): "dinascontoh",
    ("instagram", "https://instagram.com/stories/dinascontoh/317/"): "dinascontoh",
    ("facebook", "https://m.facebook.com/dinas.contoh/posts/1"): "dinas.contoh",
    ("facebook", "https://www.facebook.com/profile.php?id=100064001"): "100064001",
    ("facebook", "https://web.facebook.com/p/Dinas-Contoh-100064001/"): "100064001",
    ("tiktok", "https://www.tiktok.com/@dinascontoh/video/71?lang=id"): "dinascontoh",
    ("youtube", "https://youtube.com/@DinasContoh"): "dinascontoh",
    ("youtube", "youtube.com/c/dinascontoh/videos"): "dinascontoh",
    ("x", "https://mobile.twitter.com/dinascontoh/status/1"): "dinascontoh",
    ("x", "//x.com/dinascontoh"): "dinascontoh",
    ("linkedin", "https://id.linkedin.com/company/dinas-contoh/about/"): "dinas-contoh",
}
REFUSED = {
    ("facebook", "Dinas Kominfo Contoh"): "handle_unreadable",
    ("instagram", "dinas\ncontoh"): "handle_unreadable",
    ("instagram", "<b>dinas</b>"): "handle_is_link",
    ("instagram", "<b>dinas"): "handle_unreadable",
    ("x", 'dinas"contoh'): "handle_unreadable",
    ("x", "..."): "handle_unreadable",
    ("x", "a" * 101): "handle_unreadable",
    ("instagram", "dinas\u202econtoh"): "handle_invisible",
    ("instagram", "dinascontoh\u200f"): "handle_invisible",
    ("instagram", "dinas\u200bcontoh"): "handle_invisible",
    ("instagram", "https://www.instagram.com/p/Cx1/"): "handle_is_link",
    ("facebook", "https://www.facebook.com/groups/kabar"): "handle_is_link",
    ("youtube", "https://youtu.be/abc"): "handle_is_link",
    ("facebook", "https://fb.watch/abc"): "handle_is_link",
    ("tiktok", "https://vt.tiktok.com/ZS1/"): "handle_is_link",
    ("instagram", "https://jatimprov.go.id/kominfo"): "handle_is_link",
    ("instagram", "https://www.tiktok.com/@dinascontoh"): "handle_other_platform",
    ("instagram", "@"): "handle_missing",
}


@pytest.mark.parametrize(("given", "handle"), READ.items())
def test_a_handle_or_the_link_to_a_profile_is_read(given: tuple[str, str], handle: str) -> None:
    assert handle_of(*given) == handle
    assert Account.typed(*given) == Account.parse(":".join(given)) == Account(given[0], handle)
    assert own_account(":".join(given)) == f"{given[0]}:{handle}"


@pytest.mark.parametrize(("given", "code"), REFUSED.items())
def test_what_names_no_account_is_refused_with_the_way_out(given: tuple[str, str], code: str) -> None:
    with pytest.raises(CellRefused) as refusal:
        Account.typed(*given)
    assert refusal.value.code == code
    with pytest.raises(HandleRefused, match=code):
        handle_of(*given)
    with pytest.raises(Refused, match="account"):
        own_account(":".join(given))
    for lang in ("id", "en"):
        assert reason(Issue(2, "handle", given[1], code), speaker(lang))


def quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


@pytest.mark.parametrize("large", [False, True])
def test_the_sheet_reads_links_and_refuses_the_rest_line_by_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, large: bool
) -> None:
    if large:
        monkeypatch.setattr(source, "LARGE", 1)
    refused = [(given, code) for given, code in REFUSED.items() if "\n" not in given[1]]
    given = {("tiktok", "https://www.tiktok.com/@contoh"): "", **{pair: "" for pair, _ in refused}}
    lines = [f"2021-12-06,{platform},{quoted(handle)},{number}\n" for number, (platform, handle) in enumerate(given, 10)]
    (tmp_path / "pengikut.csv").write_text("date,platform,handle,followers\n" + "".join(lines), encoding="utf-8")
    (receipt,) = load(Folders(tmp_path / "data"), [tmp_path / "pengikut.csv"], order())
    assert (receipt.state, receipt.loaded, receipt.refused) == ("loaded", 1, len(refused))
    assert sorted((issue.line, issue.column, issue.code) for issue in receipt.issues) == [
        (line, "handle", code) for line, (_, code) in enumerate(refused, 3)
    ]
    with reading(Folders(tmp_path / "data")) as connection:
        assert connection.execute("SELECT account FROM account_days").fetchall() == [("tiktok:contoh",)]


@pytest.mark.parametrize(("content", "rest"), [("accounts", "owner,regency"), ("attendance", "event_id,x")])
def test_the_registry_reads_links_and_refuses_the_rest(tmp_path: Path, content: str, rest: str) -> None:
    lines = [f"{platform},{quoted(handle)},community,Banyuwangi\n" for platform, handle in (*REFUSED, *READ)]
    (tmp_path / "a.csv").write_text(f"platform,handle,{rest}\n" + "".join(lines), encoding="utf-8")
    found = read_registry(Source(tmp_path / "a.csv", "a.csv"), content)
    codes = [code if given[1] != "@" else "handle_missing" for given, code in REFUSED.items()]
    assert [(issue.column, issue.code) for issue in found.issues] == [("handle", code) for code in codes]
    assert {line.key.rpartition("|")[2] for line in found.lines} == {f"{pair[0]}:{handle}" for pair, handle in READ.items()}


def test_what_was_kept_with_an_odd_handle_stays_when_the_warehouse_is_made_again(tmp_path: Path) -> None:
    text = (
        "platform,handle,owner,regency\nfacebook,Dinas Kominfo,community,Banyuwangi\nx,https://x.com/i/1,community,Banyuwangi\n"
    )
    (tmp_path / "a.csv").write_text(text, encoding="utf-8")
    found = read_registry(Source(tmp_path / "a.csv", "a.csv"), "accounts", kept=True)
    assert [line.key for line in found.lines] == ["facebook:dinas kominfo"]
    assert [(issue.code, issue.refused) for issue in found.issues] == [("handle_unreadable", False), ("handle_is_link", True)]


def test_an_account_that_is_invited_by_link_is_the_one_of_its_profile(tmp_path: Path) -> None:
    scope = "accounts:instagram:https://www.instagram.com/dinascontoh/;x:Dinas Kominfo"
    (tmp_path / "e.csv").write_text(f"event_id,kind,name,starts_on,invited_scope\na,meetup,A,2021-12-04,{scope}\n")
    (issue,) = read_registry(Source(tmp_path / "e.csv", "e.csv"), "events").issues
    assert (issue.column, issue.value, issue.code) == ("invited_scope", "x:Dinas Kominfo", "handle_unreadable")


def test_a_list_of_who_came_knows_accounts_by_their_links() -> None:
    rows = [["event_id", "platform", "handle"], ["e", "X", "https://x.com/Contoh"], ["e", "x", "dua kata"], ["e", "", ""]]
    assert named(rows) == [("e", "x:contoh"), ("e", "x:dua kata"), ("e", "")]


@pytest.mark.parametrize(("given", "code"), REFUSED.items())
def test_the_command_line_refuses_with_the_reason(
    given: tuple[str, str], code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("JANGKAU_LANG", "id")
    monkeypatch.setattr(sys, "argv", ["etl", "load", str(tmp_path), "--account", ":".join(given)])
    with pytest.raises(SystemExit) as stopped:
        main()
    said = " ".join(capsys.readouterr().err.split())
    assert stopped.value.code == 2
    assert " ".join(reason(Issue(None, None, ":".join(given), code), speaker("id")).split()) in said


def test_the_command_line_takes_the_link_alone() -> None:
    assert Account.parse("https://www.tiktok.com/@contoh") == Account("tiktok", "contoh")
    with pytest.raises(CellRefused, match="platform_unknown"):
        Account.parse("myspace:contoh")
