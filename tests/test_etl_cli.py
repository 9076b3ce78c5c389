"""The commands as DESIGN.md promises them: exit codes, JSON keys, and words in both languages."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from etl.__main__ import main
from tests.made import meta_daily, run_of, sheet
from tests.test_sources import zipped

D = date(2021, 12, 6)
LOAD_KEYS = {
    "file", "sha256", "importer", "account", "rows_read", "loaded", "ignored", "refused", "period_from", "period_to",
    "import_id", "issues",
}  # fmt: skip
STATUS_KEYS = {"version", "fingerprint", "imports", "accounts", "account_days", "posts", "refused"}


@dataclass(frozen=True)
class Answer:
    """What a command came back with."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[dict]:
        return [json.loads(line) for line in self.out.splitlines()]


@pytest.fixture
def etl(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture) -> Callable[..., Answer]:
    """Run a command with its own data folder."""
    monkeypatch.setenv("JANGKAU_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("JANGKAU_LANG", "id")

    def run(*arguments: object) -> Answer:
        monkeypatch.setattr(sys, "argv", ["etl", *map(str, arguments)])
        try:
            code = main()
        except SystemExit as stopped:
            code = stopped.code
        said = capsys.readouterr()
        return Answer(code, said.out, said.err)

    return run


@pytest.fixture
def exports(tmp_path: Path) -> Path:
    """A folder with a sheet and a zip, both of which name their accounts."""
    folder = tmp_path / "unduhan"
    folder.mkdir()
    sheet(folder / "lembar.csv", "2021-12-06,x,contoh,10", "2021-12-06,x,lain,2.5", "2021-12-07,x,lain,7")
    studio = "Date,Video Views,Profile Views,Likes,Comments,Shares\nDecember 6,1,2,3,4,5\n"
    zipped(folder / "Overview_2021-12-06_1638950400_contoh.zip", {"Overview.csv": studio})
    return folder


def test_an_empty_office_has_a_status(etl: Callable[..., Answer]) -> None:
    (found,) = etl("status", "--json").lines
    assert found == {"version": None, "fingerprint": None, **dict.fromkeys(STATUS_KEYS - {"version", "fingerprint"}, 0)}
    assert etl("status").code == 0


def test_load_tells_of_each_file_in_json(etl: Callable[..., Answer], exports: Path) -> None:
    answer = etl("load", exports, "--json")
    assert answer.code == 0
    zipped_file, lines = sorted(answer.lines, key=lambda told: told["importer"], reverse=True)
    assert zipped_file.keys() >= LOAD_KEYS and lines.keys() >= LOAD_KEYS
    assert (zipped_file["importer"], zipped_file["account"], zipped_file["loaded"]) == ("tiktok_overview", "tiktok:contoh", 1)
    assert (zipped_file["period_from"], zipped_file["period_to"]) == ("2021-12-06", "2021-12-06")
    assert (lines["importer"], lines["account"]) == ("follower_sheet", None)
    assert (lines["rows_read"], lines["loaded"], lines["ignored"], lines["refused"]) == (3, 2, 0, 1)
    (issue,) = lines["issues"]
    assert {key: issue[key] for key in ("line", "column", "value", "code")} == {
        "line": 3, "column": "followers", "value": "2.5", "code": "count_not_whole",
    }  # fmt: skip
    assert re.fullmatch(r"[0-9a-f]{64}", lines["sha256"]) and lines["import_id"]
    (found,) = etl("status", "--json").lines
    assert found.keys() >= STATUS_KEYS
    assert (found["version"], found["imports"], found["account_days"], found["refused"]) == ("000001", 2, 7, 1)


def test_the_same_again_is_fine_and_changes_nothing(etl: Callable[..., Answer], exports: Path) -> None:
    first = etl("load", exports, "--json")
    before = etl("status", "--json").out
    again = etl("load", exports, "--json")
    assert again.code == 0
    assert [told["import_id"] for told in again.lines] == [told["import_id"] for told in first.lines]
    assert etl("status", "--json").out == before


def test_a_refused_file_is_exit_1_and_the_others_load(etl: Callable[..., Answer], exports: Path) -> None:
    (exports / "asing.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    answer = etl("load", exports, "--json")
    assert answer.code == 1
    assert sorted((told["importer"] or "", told["loaded"]) for told in answer.lines) == [
        ("", 0), ("follower_sheet", 2), ("tiktok_overview", 1),
    ]  # fmt: skip


def test_a_file_that_names_nobody_needs_the_account(etl: Callable[..., Answer], tmp_path: Path) -> None:
    reach = meta_daily(tmp_path / "Reach.csv", "Reach", run_of(D, 5))
    answer = etl("load", reach, "--json")
    assert (answer.code, answer.lines[0]["issues"][0]["code"]) == (1, "account_needed")
    answer = etl("load", reach, "--account", "instagram:@Contoh", "--json")
    assert (answer.code, answer.lines[0]["account"]) == (0, "instagram:contoh")


@pytest.mark.parametrize(
    "arguments",
    [
        [], ["terbang"], ["load"], ["load", "tidak-ada.csv"], ["load", "x.csv", "--account", "myspace:a"],
        ["load", "x.csv", "--account", "contoh"], ["load", "x.csv", "--exported-on", "kemarin"], ["accounts", "tidak-ada.csv"],
        ["withdraw", "abc"], ["restore", "abc"], ["withdraw"], ["template", "rahasia"],
    ],
    ids=" ".join,
)  # fmt: skip
def test_wrong_usage_is_exit_2(etl: Callable[..., Answer], arguments: list[str]) -> None:
    answer = etl(*arguments)
    assert answer.code == 2
    assert answer.err and not answer.out


def test_the_data_folder_is_told_by_option_before_environment(etl: Callable[..., Answer], exports: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "lain"
    assert etl("load", exports, "--data", elsewhere).code == 0
    assert etl("status", "--json").lines[0]["version"] is None
    assert etl("status", "--json", "--data", elsewhere).lines[0]["version"] == "000001"
    assert etl("--data", elsewhere, "status", "--json").lines[0]["version"] == "000001"
    assert etl("--json", "status").lines[0]["version"] is None


def test_withdraw_restore_and_rebuild(etl: Callable[..., Answer], exports: Path) -> None:
    told = {line["importer"]: line["import_id"] for line in etl("load", exports, "--json").lines}
    (before,) = etl("status", "--json").lines
    (answer,) = etl("withdraw", told["follower_sheet"], "--json").lines
    assert (answer["import_id"], answer["state"]) == (told["follower_sheet"], "withdrawn")
    (without,) = etl("status", "--json").lines
    assert (without["imports"], without["account_days"]) == (1, 5) and without["fingerprint"] != before["fingerprint"]
    (answer,) = etl("restore", told["follower_sheet"][:6], "--json").lines
    assert answer["state"] == "loaded"
    assert etl("status", "--json").lines[0]["fingerprint"] == before["fingerprint"]
    answer = etl("rebuild", "--json")
    assert answer.code == 0
    assert {**answer.lines[0], "version": None} == {**before, "version": None}


def test_the_registry_commands(etl: Callable[..., Answer], tmp_path: Path) -> None:
    files = {
        "accounts": "platform,handle,owner,regency\nx,contoh,community,Banyuwangi\nx,lain,community,Kediri\n",
        "events": "event_id,kind,name,starts_on\na,meetup,A,2021-12-04\n",
        "attendance": "event_id,platform,handle\na,x,contoh\n",
        "organisations": "organisation,kind,province_code\nDinas,opd,35\n",
        "themes": "theme_id,name,patterns\nt,T,vaksin\n",
    }
    for content, text in files.items():
        path = tmp_path / f"{content}.csv"
        path.write_text(text, encoding="utf-8")
        answer = etl(content, path, "--json")
        (told,) = answer.lines
        assert answer.code == 0 and told.keys() >= LOAD_KEYS and told["loaded"] == 1
        assert [issue["code"] for issue in told["issues"]] == (["regency_two_ways"] if content == "accounts" else [])
    assert etl("status", "--json").lines[0]["accounts"] == 1
    (tmp_path / "asing.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    assert etl("accounts", tmp_path / "asing.csv").code == 1
    assert etl("template", "attendance").out.strip() == "event_id,platform,handle"
    assert etl("template", "followers").out.strip() == "date,platform,handle,followers,reach_7d,reach_28d"


@pytest.mark.parametrize("lang", ["id", "en"])
def test_people_are_told_in_words(etl: Callable[..., Answer], exports: Path, monkeypatch: pytest.MonkeyPatch, lang: str) -> None:
    monkeypatch.setenv("JANGKAU_LANG", lang)
    (exports / "asing.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    (exports / "kosong.csv").write_bytes(b"")
    said = [
        etl("load", exports),
        etl("load", exports),
        etl("status"),
        etl("rebuild"),
        etl("withdraw", "abc"),
        etl("load", "tiada"),
    ]
    text = "\n".join(answer.out + answer.err for answer in said)
    assert not re.search(r"\b(issue|receipt|rule|cli|status)\.[a-z_]+|[{}]", text)
    assert "lembar.csv" in text and "2.5" in text and "x:lain" in text
    words = {"id": ("dimuat", "Nilai harian", "baris 3"), "en": ("loaded", "Daily values", "line 3")}[lang]
    assert all(word in text for word in words)
    assert "account_days" not in text


def test_help_is_in_both_languages(etl: Callable[..., Answer], monkeypatch: pytest.MonkeyPatch) -> None:
    texts = set()
    for lang in ("id", "en"):
        monkeypatch.setenv("JANGKAU_LANG", lang)
        answer = etl("load", "--help")
        assert answer.code == 0 and "--account" in answer.out
        texts.add(answer.out)
    assert len(texts) == 2


def test_as_a_command_of_its_own(tmp_path: Path) -> None:
    environment = {**os.environ, "JANGKAU_DATA": str(tmp_path)}
    command = [sys.executable, "-m", "etl", "status", "--json"]
    ran = subprocess.run(command, capture_output=True, text=True, env=environment, cwd=Path(__file__).parents[1], check=False)
    assert (ran.returncode, json.loads(ran.stdout)["version"], ran.stderr) == (0, None, "")


@pytest.mark.parametrize("lang", ["id", "en"])
def test_an_unknown_file_shows_its_whole_header_and_what_the_nearest_format_misses(etl, tmp_path, monkeypatch, lang) -> None:
    monkeypatch.setenv("JANGKAU_LANG", lang)
    header = "Date,Views,Watch time (hours),Average view duration,Video title,Video publish time,Video views"
    (tmp_path / "gabungan.csv").write_text(header + "\n1,2,3,4,5,6,7\n", encoding="utf-8")
    (tmp_path / "asing.csv").write_text("satu,dua\n1,2\n", encoding="utf-8")
    near, far = (etl("load", tmp_path / name).out for name in ("gabungan.csv", "asing.csv"))
    assert header.replace(",", ", ") in near and ": Content / Konten." in near and "youtube_table" not in near
    assert "satu, dua" in far and ": ." not in far


def test_looking_does_not_import_what_only_loading_needs(tmp_path: Path) -> None:
    heavy = {"pandas", "numpy", "pyarrow", "openpyxl", "rich"}
    asked = (
        f"import sys; sys.argv = ['etl', 'status']; from etl.__main__ import main; main(); print({heavy} & sys.modules.keys())"
    )
    answer = subprocess.run(
        [sys.executable, "-c", asked],
        cwd=Path(__file__).parent.parent,
        env={**os.environ, "JANGKAU_DATA": str(tmp_path)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert answer.stdout.splitlines()[-1] == "set()"


@pytest.mark.parametrize(("days", "imported"), [(28, []), (1_200, ["numpy", "pyarrow"])])
def test_a_load_imports_nothing_that_takes_longer_than_itself(tmp_path: Path, days: int, imported: list[str]) -> None:
    export = meta_daily(tmp_path / "Reach.csv", "Reach", run_of(D, *range(days)))
    load = f"""
import runpy, sys
sys.argv = ["etl", "load", {str(export)!r}, "--account", "instagram:contoh"]
try:
    runpy.run_module("etl", run_name="__main__")
except SystemExit as ended:
    print(sorted({{"pandas", "numpy", "pyarrow", "openpyxl"}} & sys.modules.keys()), ended.code)
"""
    root, data = Path(__file__).parent.parent, {**os.environ, "JANGKAU_DATA": str(tmp_path / "data")}
    said = subprocess.run([sys.executable, "-c", load], cwd=root, env=data, capture_output=True, text=True, check=True).stdout
    assert said.splitlines()[-1] == f"{imported} 0"
