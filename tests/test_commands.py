"""Every command, walked by script: which role does the same on a page, and that the book names who was at the keyboard."""

import getpass
import json
import os
import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from etl.__main__ import parser as etl_parser
from jangkau.__main__ import COMMANDS
from jangkau.__main__ import main as jangkau
from jangkau.access.__main__ import parser as access_parser
from jangkau.access.audit import Book
from jangkau.access.roles import Role, page_role
from jangkau.access.store import Access
from jangkau.locales import speaker
from jangkau.report.__main__ import parser as report_parser
from jangkau.warehouse.folders import Folders
from tests.crash.office import typed
from tests.forgetful import OWN, office
from tests.warehouse_builder import ROOT, Builder

SAY = speaker("id")
# Command -> the page on which the same is done. Whoever sits at the server's keyboard runs every one of them: there the system's
# own rights decide, and the book says who it was.
ON_PAGE = {
    "etl": {
        "load": "upload", "watch": "upload", "formats": "upload",
        "withdraw": "upload", "restore": "upload", "demo": "upload", "verify": "people", "rebuild": "people", "move": "people",
        "tidy": "people",
        "status": "upload", "template": "upload", "accounts": "registry", "events": "registry", "attendance": "registry",
        "themes": "registry", "hoaxes": "registry", "organisations": "registry", "targets": "registry",
    },
    "access": dict.fromkeys(("invite", "people", "revoke", "sessions", "audit"), "people") | {"retain": "privacy"},
    "report": {"weekly": "weekly", "cards": "weekly", "withdraw": "weekly", "check": "people", "leaflets": "weekly",
               "digest": "weekly", "quarter": "year", "year": "year"},
    "jangkau": {"metrics": "overview", "freeze": "registry", "forget": "privacy", "kept": "privacy",
                "backup": "people", "restore": "people", "send": "people", "fetch": "people"},
}  # fmt: skip


def subcommands(parser) -> set[str]:
    return set(re.search(r"\{([\w,-]+)\}", parser.format_usage())[1].split(","))


def test_every_command_is_in_the_table_and_the_table_is_printed(capsys):
    known = {"etl": subcommands(etl_parser(SAY)), "access": subcommands(access_parser(SAY))}
    known |= {"report": subcommands(report_parser(SAY)), "jangkau": COMMANDS.keys() - {"access", "report"}}
    assert {program: set(commands) for program, commands in ON_PAGE.items()} == known
    lines = [f"{'':<26}" + "".join(f"{role:>15}" for role in Role) + f"{'keyboard':>15}"]
    for program, commands in ON_PAGE.items():
        for command, page in sorted(commands.items()):
            cells = "".join(f"{'/' + page if role.may(page_role(page)) else '-':>15}" for role in Role)
            lines.append(f"{program + ' ' + command:<26}{cells}{'runs':>15}")
    with capsys.disabled():
        print("\n" + "\n".join(lines))  # noqa: T201


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    return office(Folders(tmp_path_factory.mktemp("office") / "data"), tmp_path_factory.mktemp("files")).data


def test_every_command_was_run_and_stands_in_the_book(data, tmp_path, capsys):
    ran = set()

    def etl(*arguments: object, ends: int = 0) -> str:
        code, out, err = typed(data, *map(str, arguments))
        assert code == ends, (arguments, out, err)
        ran.add(f"etl {arguments[0]}")
        return out

    def run(*arguments: str, ends: int = 0) -> str:
        assert jangkau([*arguments, "--data", str(data)]) == ends, arguments
        first = f"{arguments[0]} {arguments[1]}" if arguments[0] in ("access", "report") else f"jangkau {arguments[0]}"
        ran.add(first)
        return capsys.readouterr().out

    lists = {
        "accounts": "platform,handle,name,owner,province_code\nx,baru,Baru,government,35\n",
        "events": "event_id,kind,name,starts_on,province_code\ntemu2,meetup,Temu,2030-01-01,35\n",
        "attendance": "event_id,platform,handle\ntemu,instagram,tetangga\n",
        "organisations": "organisation,kind,province_code\nDinas,opd,35\n",
        "themes": "theme_id,name,kind,patterns\nsehat,Sehat,policy,vaksin\n",
        "hoaxes": "hoax_id,title,category,status,reported_at,patterns\nh1,Hoaks,disinformation,pending,2021-12-06 10:00,hoaks\n",
        "targets": "measure,period,place,target\nviews,2021-Q4,35,1000\n",
    }
    for content, text in lists.items():
        (tmp_path / f"{content}.csv").write_text(text)
        etl(content, tmp_path / f"{content}.csv")
        etl("template", content)
    (tmp_path / "pengikut.csv").write_text("date,platform,handle,followers\n2021-12-09,instagram,tetangga,950\n")
    imported = json.loads(etl("load", tmp_path / "pengikut.csv", "--json").splitlines()[0])["import_id"]
    (tmp_path / "shared").mkdir()
    etl("watch", tmp_path / "shared", "--once")
    etl("formats")
    etl("withdraw", imported)
    etl("restore", imported)
    for command in ("rebuild", "verify", "status"):
        etl(command)
    etl("move", "file", ends=2)  # this office has no lake
    etl("tidy", ends=2)
    etl("demo", "--clear")
    run("metrics", "ranking", "--week", "2021-W49", "--json")
    run("freeze", "temu2")
    run("kept", "--account", str(OWN))
    run("forget", "--account", str(OWN), "--yes")
    run("report", "check")
    run("report", "cards", "--week", "2021-W01", "--province", "99", "--out", str(tmp_path), ends=1)
    run("report", "quarter", "--quarter", "2021-Q1", "--province", "99", "--out", str(tmp_path), ends=1)
    run("report", "year", "--year", "2021", "--province", "99", "--out", str(tmp_path), ends=1)
    run("report", "weekly", "--week", "2021-W01", "--province", "99", "--out", str(tmp_path), ends=1)
    run("report", "withdraw", "--week", "2021-W01", "--province", "99", "--reason", "salah", ends=1)
    run("report", "leaflets", "--week", "2021-W01", "--province", "99", "--out", str(tmp_path), ends=1)
    run("report", "digest", "--week", "2021-W01", "--province", "99", ends=1)
    run("send", "--to", (tmp_path / "lain").as_uri())
    run("fetch", ends=2)  # this office reads from nowhere else
    run("access", "invite", "--email", "baru@contoh.go.id", "--role", "leader")
    for command in ("people", "sessions", "audit", "retain"):
        run("access", command)
    run("access", "revoke", "baru@contoh.go.id")
    run("backup", str(tmp_path / "kantor.jangkau"))
    run("restore", str(tmp_path / "kantor.jangkau"), ends=1)  # there is an office already
    assert ran == {f"{program} {command}" for program, commands in ON_PAGE.items() for command in commands}
    acts = {act.what for act in Book(Access(data)).acts() if act.who == f"{getpass.getuser()}@cli"}
    assert acts >= {"loaded", "withdrawn", "restored", "rebuilt", "edited", "invited", "revoked", "forgotten", "backed_up"}
    assert Book(Access(data)).broken_at() is None


@pytest.mark.parametrize("command", ["jangkau metrics account_days", "metrics account_days --json"])
def test_a_reader_may_leave_before_the_end(tmp_path: Path, command: str) -> None:
    small = Builder(tmp_path)
    small.account("instagram:satu", "35.78")
    small.day("instagram:satu", date(2021, 12, 6), "reach", 100)
    small.publish()
    line = f"{sys.executable} -m {command} --account instagram:satu | true"
    environment = {**os.environ, "JANGKAU_DATA": str(tmp_path)}
    ran = subprocess.run(["sh", "-c", line], capture_output=True, text=True, env=environment, cwd=ROOT, check=False)
    assert ran.stderr == ""
