"""Messages to paste, the Monday digest and its mail."""

import smtplib
from datetime import date, timedelta
from pathlib import Path

import pytest

from jangkau.findings.account.named import one_line
from jangkau.findings.account.owed import OVERDUE
from jangkau.findings.messages import KINDS, letters, letters_filed
from jangkau.findings.table_file import csv_file
from jangkau.locales import LANGUAGES, speaker
from jangkau.metrics.shelf import reading
from jangkau.report import mail
from jangkau.report.__main__ import main
from jangkau.report.digest import Digest, digest
from jangkau.report.edition import Refused
from jangkau.report.mail import PostOffice, letter, send
from tests.report_office import report_office
from tests.warehouse_builder import MONDAY, Builder

SAY = speaker("id")
TODAY = date(2021, 12, 13)
NASTY = "=cmd|x\r\nBcc: orang@lain.id <b>"
TOLD = {"JANGKAU_SMTP_HOST": "mail.contoh.go.id", "JANGKAU_SMTP_FROM": "jangkau@contoh.go.id",
        "JANGKAU_SMTP_TO": "kepala@contoh.go.id, sari@contoh.go.id", "JANGKAU_SMTP_USER": "jangkau",
        "JANGKAU_SMTP_PASSWORD": "sangat-rahasia"}  # fmt: skip


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Three accounts of Banyuwangi: one up to date, one that owes, one that is gone; an agenda ahead, one that did not arrive,
    a meetup of last week."""
    office = Builder(tmp_path, demo=True)
    for name in ("baru", "lama", "pergi"):
        office.account(f"instagram:{name}", "35.10", active_to=date(2021, 6, 1) if name == "pergi" else None)
        office.connection.execute("INSERT INTO attendance VALUES ('temu', ?, 1)", [f"instagram:{name}"])
    office.connection.execute("INSERT INTO post_spans VALUES ('instagram:lama', '2021-01-01', '2022-01-01')")
    office.connection.execute("INSERT INTO post_spans VALUES ('instagram:baru', '2021-01-01', '2022-01-01')")
    office.day("instagram:baru", TODAY - timedelta(days=1), "followers", 5)
    office.day("instagram:lama", TODAY - timedelta(days=30), "followers", 5)
    office.week("instagram:baru", "views", 100)
    rows = [("temu", "meetup", "Temu Admin", date(2021, 12, 11)), ("datang", "agenda", NASTY, TODAY + timedelta(days=7)),
            ("jauh", "agenda", "Jauh", TODAY + timedelta(days=8)), ("lalu", "agenda", "Lalu", MONDAY)]  # fmt: skip
    for event, kind, name, day in rows:
        office.connection.execute(
            "INSERT INTO events (event_id, kind, name, starts_on, ends_on, date_precision, province_code, patterns)"
            " VALUES (?, ?, ?, ?, ?, 'day', '35', 'x')",
            [event, kind, name, day, day],
        )
    return office.publish()


def made(data: Path) -> dict[str, list]:
    with reading(data) as warehouse:
        written = letters(warehouse, "35", MONDAY, TODAY, SAY)
    return {kind: [one for one in written if one.kind == kind] for kind in KINDS}


def test_one_message_a_person_and_none_to_whom_has_left(data):
    by_kind = made(data)
    handles = {kind: [one.account.partition(":")[2] for one in of_kind] for kind, of_kind in by_kind.items()}
    assert handles == {"overdue": ["lama"], "agenda": ["baru", "lama"], "carry": ["baru", "lama"], "thanks": ["baru", "lama"]}
    assert "13 November 2021" in by_kind["overdue"][0].text and "Instagram @lama" in by_kind["overdue"][0].text
    assert "Lalu" in by_kind["carry"][0].text and "Banyuwangi" in by_kind["carry"][0].text
    assert "20 Desember 2021" in by_kind["agenda"][0].text and "Temu Admin" in by_kind["thanks"][0].text


def test_names_are_one_line_and_a_file_runs_no_formula(data):
    assert one_line("a\r\n b\u202e\tc") == "a b c"
    everything = [one for of_kind in made(data).values() for one in of_kind]
    assert all("\n" not in one.text and "\r" not in one.about for one in everything)
    written = csv_file(letters_filed(everything, SAY)).decode("utf-8-sig")
    assert "=cmd" in written and not any(cell.startswith("=") for line in written.splitlines() for cell in line.split(","))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_digest_tells_the_week_and_whom_to_write_to(data, lang):
    said = digest(data, "35", MONDAY, TODAY, speaker(lang))
    for words in (said.text, said.html):
        assert speaker(lang)("demo.badge") in words and "@lama" in words and "Temu Admin" in words
    assert "<b>" not in said.html.partition("<main")[2] and "&lt;b&gt;" in said.html and "<script" not in said.html
    assert said.subject.startswith(speaker(lang)("demo.badge")) and "49" in said.subject and "\n" not in said.subject


@pytest.mark.parametrize("lang, late", [("id", "terlambat"), ("en", "late")])
def test_reminders_bear_another_name_than_the_task_that_counts_otherwise(data, lang, late):
    say = speaker(lang)
    assert late in say("report.task.overdue", n=2, names="-"), "nothing heard for 14 days up to the week's end"
    title = f"*{say('digest.overdue', n=1, days=OVERDUE)}*"
    assert title in digest(data, "35", MONDAY, TODAY, say).text.splitlines()
    assert str(OVERDUE) in title and not any(late in name.lower() for name in (title, say("message.kind.overdue")))


def test_the_command_writes_or_prints_and_refuses_what_it_does_not_know(data, tmp_path, capsys, monkeypatch):
    for name in TOLD:
        monkeypatch.delenv(name, raising=False)
    ask = ["digest", "--data", str(data), "--week", "2021-W49"]
    assert main(ask) == 0 and "DATA CONTOH" in capsys.readouterr().out
    out = tmp_path / "keluar"
    assert main([*ask, "--out", str(out)]) == 0
    assert sorted(path.suffix for path in out.iterdir()) == [".html", ".txt"]
    capsys.readouterr()
    assert main([*ask, "--send"]) == 1 and "JANGKAU_SMTP_HOST" in capsys.readouterr().err
    assert main([*ask, "--province", "99"]) == 1 and capsys.readouterr().err


class Server:
    """What stands for a mail server: it keeps what it is told, or fails as it is told to."""

    calls: list = []
    fails: Exception | None = None

    def __init__(self, host, port, **_more):
        Server.calls = [("connect", host, port)]

    def __enter__(self):
        return self

    def __exit__(self, *_why):
        return None

    def starttls(self, context):
        assert context.check_hostname
        Server.calls.append(("starttls",))

    def login(self, user, password):
        if Server.fails:
            raise Server.fails
        Server.calls.append(("login", user, password))

    def send_message(self, message):
        Server.calls.append(("send", message))


@pytest.fixture
def server(monkeypatch) -> type[Server]:
    monkeypatch.setattr(mail.smtplib, "SMTP", Server)
    monkeypatch.setattr(Server, "fails", None)
    return Server


def test_it_is_sent_over_a_sealed_line_to_whom_the_environment_names(data, server, monkeypatch, capsys):
    for name, value in TOLD.items():
        monkeypatch.setenv(name, value)
    assert main(["digest", "--data", str(data), "--week", "2021-W49", "--send"]) == 0
    told = capsys.readouterr()
    assert [call[0] for call in server.calls] == ["connect", "starttls", "login", "send"]
    message = server.calls[-1][1]
    assert message["To"] == "kepala@contoh.go.id, sari@contoh.go.id" and message["Bcc"] is None
    assert {part.get_content_type() for part in message.iter_parts()} == {"text/plain", "text/html"}
    assert "sangat-rahasia" not in told.out + told.err + message.as_string()


def test_a_failure_never_repeats_the_password(data, server, monkeypatch, capsys):
    for name, value in TOLD.items():
        monkeypatch.setenv(name, value)
    server.fails = smtplib.SMTPAuthenticationError(535, b"wrong password sangat-rahasia")
    assert main(["digest", "--data", str(data), "--week", "2021-W49", "--send"]) == 1
    told = capsys.readouterr()
    assert "mail.contoh.go.id" in told.err and "SMTPAuthenticationError" in told.err
    assert "sangat-rahasia" not in told.out + told.err + repr(PostOffice.of_environment(TOLD))


@pytest.mark.parametrize(
    ("name", "value"),
    [("TO", "a@b.id\r\nBcc: c@d.id"), ("FROM", "a@b.id>\n"), ("FROM", "orang"), ("PORT", "0"), ("PORT", "x"), ("SECURITY", "ya"),
     ("HOST", ""), ("SECURITY", "none")],
)  # fmt: skip
def test_what_cannot_be_is_refused_before_anything_is_sent(server, name, value):
    server.calls = []
    with pytest.raises(Refused):
        PostOffice.of_environment({**TOLD, f"JANGKAU_SMTP_{name}": value})
    assert server.calls == []


def test_a_header_is_one_line_whatever_stands_in_it():
    sent = letter(Digest("x", f"Senin {NASTY}", "teks", "<p>"), PostOffice.of_environment(TOLD))
    assert sent["Bcc"] is None and "\n" not in sent["Subject"] and "Bcc:" in sent["Subject"]
    head = sent.as_bytes().split(b"\n\n")[0].lower()
    assert not any(line.startswith(b"bcc") for line in head.splitlines())


def test_a_tls_server_is_asked_by_tls_and_a_report_office_has_a_digest(tmp_path, monkeypatch):
    monkeypatch.setattr(mail.smtplib, "SMTP_SSL", Server)
    send(
        digest(report_office(tmp_path), "35", MONDAY, TODAY, SAY),
        PostOffice.of_environment({**TOLD, "JANGKAU_SMTP_SECURITY": "tls"}),
    )
    assert Server.calls[0] == ("connect", "mail.contoh.go.id", 465) and [call[0] for call in Server.calls][1:] == [
        "login",
        "send",
    ]
