"""People, sessions, guesses and the book, as they are kept."""

import asyncio
import json
import os
import stat
from dataclasses import asdict, replace
from pathlib import Path

import pytest
from anyio import create_task_group, run, sleep
from starlette.responses import PlainTextResponse

from jangkau.access import guesses
from jangkau.access.__main__ import main
from jangkau.access.answers import style, way_back
from jangkau.access.audit import Act, Book, as_csv
from jangkau.access.bounds import AT_ONCE, Bounds
from jangkau.access.passwords import hashed, hasher, known_by
from jangkau.access.people import Refused, address, change_role, invitation, invite, let_go, person, welcome
from jangkau.access.roles import Person, Role
from jangkau.access.sessions import IDLE, LASTS, begin, sessions, signed_in
from jangkau.access.sso import known_by as known_by_sso
from jangkau.access.store import Access, digest
from jangkau.charts.palette import DARK, LIGHT
from jangkau.locales import LANGUAGES, speaker

CHIEF = Person("kepala@contoh.go.id", "Kepala", Role.ADMINISTRATOR)
ANALYST = Person("sari@contoh.go.id", "Sari", Role.ANALYST, "35")


class Clock:
    """The time, which the test moves."""

    now = 1_700_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def access(tmp_path, clock) -> Access:
    return Access(tmp_path, clock)


def came(access: Access, who: Person, **ways: str) -> Person:
    return welcome(access, invitation(access, invite(access, who, "penguji")), who.name, **ways)


def test_an_office_without_people_keeps_nothing(access, tmp_path):
    assert not access.begun and access.rows("people") == [] and not guesses.too_many(access, "here")
    Book(access).write("x", "y", "loaded")
    guesses.failed(access, "here")
    assert list(tmp_path.iterdir()) == []


def test_the_first_is_an_administrator_and_the_file_is_for_nobody_else(access):
    with pytest.raises(Refused, match="first"):
        invite(access, ANALYST, "penguji")
    assert not access.exists
    token = invite(access, CHIEF, "penguji")
    assert access.begun and token not in access.file.read_bytes().decode("latin-1")
    assert stat.S_IMODE(access.file.stat().st_mode) == 0o600 and stat.S_IMODE(access.folder.stat().st_mode) == 0o700


def test_an_invitation_works_once_until_it_ends_and_the_newest_alone(access, clock):
    first = invite(access, CHIEF, "penguji")
    second = invite(access, CHIEF, "penguji")
    assert invitation(access, first) is None and invitation(access, second[:-1]) is None
    found = invitation(access, second)
    welcome(access, found, "  Kepala\x1b[31m\n Dinas ")
    assert person(access, CHIEF.email).name == "Kepala[31m Dinas"
    with pytest.raises(Refused, match="invitation"):
        welcome(access, found, "Lagi")
    late = invite(access, ANALYST, "penguji", days=7)
    clock.now += 7 * 24 * 3600
    assert invitation(access, late) is None


def test_a_second_invitation_replaces_the_ways_in_and_ends_the_sessions(access):
    came(access, CHIEF)
    came(access, ANALYST, password=hasher().hash("yang lama sekali"))
    session = digest(begin(access, ANALYST, "127.0.0.1"))
    came(access, ANALYST, password=hasher().hash("yang baru sekali"))
    assert signed_in(access, session) is None
    assert asyncio.run(known_by(access, ANALYST.email, "yang lama sekali")) is None
    assert asyncio.run(known_by(access, ANALYST.email, "yang baru sekali")) == ANALYST


def test_a_session_lasts_twelve_hours_and_two_without_use(access, clock):
    came(access, CHIEF)
    session = digest(begin(access, CHIEF, "127.0.0.1"))
    for _ in range(LASTS // (IDLE - 60)):
        clock.now += IDLE - 60
        assert signed_in(access, session) == CHIEF
    clock.now += IDLE - 60
    assert signed_in(access, session) is None, "twelve hours"
    idle = digest(begin(access, CHIEF, "127.0.0.1"))
    clock.now += IDLE
    assert signed_in(access, idle) is None and sessions(access) == []


def test_a_change_holds_from_the_next_look_on(access):
    came(access, CHIEF)
    came(access, ANALYST)
    session = digest(begin(access, ANALYST, "127.0.0.1"))
    change_role(access, replace(ANALYST, role=Role.LEADER, province="32"))
    changed = signed_in(access, session)
    assert (changed.role, changed.province) == (Role.LEADER, "32") and changed.standing != ANALYST.standing
    let_go(access, ANALYST.email)
    assert signed_in(access, session) is None and person(access, ANALYST.email) is None


def test_somebody_can_always_invite_the_others(access):
    came(access, CHIEF)
    for way in (
        lambda: let_go(access, CHIEF.email),
        lambda: change_role(access, replace(CHIEF, role=Role.LEADER)),
        lambda: invite(access, Person(CHIEF.email, "", Role.LEADER), "penguji"),
    ):
        with pytest.raises(Refused, match="last_administrator"):
            way()
    came(access, Person("wakil@contoh.go.id", "Wakil", Role.ADMINISTRATOR))
    let_go(access, CHIEF.email)


@pytest.mark.parametrize(
    ("who", "code"),
    [
        (Person("a@contoh.go.id", "", Role.ADMINISTRATOR, "35"), "limit"),
        (Person("a@contoh.go.id", "", Role.CONTRIBUTOR), "own_account"),
        (Person("a@contoh.go.id", "", Role.LEADER, None, "instagram:a"), "own_account"),
    ],
)
def test_a_role_is_held_to_what_suits_it(access, who, code):
    came(access, CHIEF)
    with pytest.raises(Refused, match=code):
        invite(access, who, "penguji")


@pytest.mark.parametrize("wrong", ["", "sari", "@x.id", "sari@", "a b@x.id", "a@b@x.id", "a@x\u202e.id", "a@x", "a@x.id\x1b[2J"])
def test_what_is_no_address_is_refused(wrong):
    with pytest.raises(Refused, match="email"):
        address(wrong)


def test_guessing_is_slow_for_a_person_and_for_a_place(access, clock):
    came(access, CHIEF)
    for _ in range(guesses.MOST["here"]):
        assert not guesses.too_many(access, "10.0.0.1", CHIEF.email)
        guesses.failed(access, "10.0.0.1", CHIEF.email)
    assert guesses.too_many(access, "10.0.0.1", CHIEF.email)
    assert not guesses.too_many(access, "10.0.0.2", CHIEF.email), "others do not lock somebody out"
    for number in range(guesses.MOST["place"]):
        guesses.failed(access, "10.0.0.3", f"orang{number}@contoh.go.id")
    assert guesses.too_many(access, "10.0.0.3")
    clock.now += guesses.WINDOW + 1
    assert not guesses.too_many(access, "10.0.0.1", CHIEF.email)
    guesses.failed(access, "10.0.0.9")
    assert (
        len(access.rows("guesses", about="place 10.0.0.3", since=0)) == 1
        and access.row("guesses", about="place 10.0.0.3", since=0)[0] == 0
    )


@pytest.mark.parametrize("easy", ["pendek", "a" * 40, "sari-yang-mudah-sekali", "x" * 201])
def test_an_easy_password_is_refused(easy):
    with pytest.raises(Refused, match="password"):
        asyncio.run(hashed(easy, "sari@contoh.go.id"))


def test_an_unknown_person_costs_a_password_check_as_well(access, monkeypatch):
    came(access, CHIEF)
    checked = []
    monkeypatch.setattr("jangkau.access.passwords.verified", lambda password, kept: checked.append(kept) or (False, None))
    asyncio.run(known_by(access, "siapa@contoh.go.id", "apa saja"))
    asyncio.run(known_by(access, CHIEF.email, "apa saja"))
    assert len(checked) == 2 and all(kept.startswith("$argon2") for kept in checked)


def claims(sub: str, email: str, verified: object = True) -> dict:
    return {"iss": "https://sso.example", "sub": sub, "email": email, "email_verified": verified, "name": "Budi"}


def test_single_sign_on_lets_in_whom_it_verifies_and_we_invited(access):
    came(access, CHIEF)
    for told, code in (
        (claims("1", "budi@contoh.go.id"), "not_invited"),
        (claims("2", CHIEF.email, False), "unverified"),
        (claims("2", CHIEF.email, "true"), "unverified"),
        (claims("2", CHIEF.email, None), "unverified"),
    ):
        with pytest.raises(Refused, match=code):
            known_by_sso(access, told)
    assert known_by_sso(access, claims("3", CHIEF.email)) == CHIEF
    invite(access, ANALYST, "penguji")
    assert known_by_sso(access, claims("4", "SARI@contoh.go.id")).province == "35"
    with pytest.raises(Refused, match="not_invited"):
        known_by_sso(access, claims("5", CHIEF.email))  # the address has gone to somebody else
    let_go(access, ANALYST.email)
    with pytest.raises(Refused, match="not_invited"):
        known_by_sso(access, claims("4", "sari@contoh.go.id"))


@pytest.mark.parametrize(
    "elsewhere", ["//x.id", "/\\x.id", "https://x.id", "javascript:alert(1)", "", "/a\nSet-Cookie: x", "/" + "a" * 3000]
)
def test_the_way_back_leads_nowhere_else(elsewhere):
    assert way_back(elsewhere) == "/"


def test_the_book_tells_what_was_changed_or_cut_off(access):
    came(access, CHIEF)
    book = Book(access)
    for number in range(5):
        book.write(CHIEF.email, "127.0.0.1", "loaded", import_id=number)
    assert book.broken_at() is None and [act.n for act in book.newest(2)] == [5, 4]
    whole = book.file.read_text()
    lines = whole.splitlines(keepends=True)
    third = json.loads(lines[2]) | {"who": "orang lain"}
    for changed, at in (
        (whole.replace('"3"', '"4"', 1), 4),
        ("".join([*lines[:2], json.dumps(third) + "\n", *lines[3:]]), 3),
        ("".join([*lines[:2], json.dumps(asdict(Act(**third).sealed())) + "\n", *lines[3:]]), 4),
        ("".join(lines[:2] + lines[3:]), 3),
        ("".join(lines[:4]), 5),
        ("", 1),
        (whole + "{", 6),
    ):
        book.file.write_text(changed)
        assert book.broken_at() == at
    resealed = [json.loads(line) for line in lines]
    book.file.write_text("".join(lines[:4]))
    forged = Book(access).newest(1)[0]
    assert forged.n == 4 and resealed[4]["before"] == forged.hash


def test_a_line_that_was_cut_off_stays_and_stops_nobody(access):
    came(access, CHIEF)
    book = Book(access)
    for number in range(3):
        book.write(CHIEF.email, "127.0.0.1", "loaded", import_id=number)
    os.truncate(book.file, book.file.stat().st_size - 20)
    book.write(CHIEF.email, "127.0.0.1", "sign_out")
    assert [act.what for act in book.newest(9)] == ["sign_out", "loaded", "loaded"] and book.broken_at() == 3


def test_the_book_as_a_file_runs_nothing(access):
    came(access, CHIEF)
    for name in ("=1+1", "＝1+1", "+62", "＠x", "\t=1", " =1"):
        Book(access).write(name, "127.0.0.1", "loaded", file=name)
    rows = as_csv(list(Book(access).acts())).decode("utf-8-sig").splitlines()[1:]
    assert len(rows) == 6 and all(cell.lstrip('"').startswith("'") for row in rows for cell in row.split(",")[2:3])


def test_no_token_stands_in_the_book(access, tmp_path, capsys):
    assert main(["invite", "--email", CHIEF.email, "--data", str(tmp_path), "--json"]) == 0
    link = json.loads(capsys.readouterr().out)["link"]
    token = link.rpartition("/")[2]
    assert invitation(Access(tmp_path), token).person.email == CHIEF.email
    assert all(token.encode() not in path.read_bytes() for path in (tmp_path / "access").iterdir())


def test_the_commands_say_and_take_back(access, tmp_path, capsys):
    def run(*arguments: str) -> tuple[int, list[dict]]:
        ended = main([*arguments, "--data", str(tmp_path), "--json"])
        return ended, [json.loads(line) for line in capsys.readouterr().out.splitlines() if line.startswith("{")]

    assert run("invite", "--email", "x", "--role", "leader")[0] == 1
    now = Access(tmp_path)
    came(now, CHIEF)
    came(now, ANALYST)
    begin(now, ANALYST, "10.0.0.1")
    assert {row["email"] for row in run("people")[1]} == {CHIEF.email, ANALYST.email}
    (session,) = run("sessions")[1]
    assert main(["revoke", "--session", session["id"], "--data", str(tmp_path)]) == 0 and run("sessions")[1] == []
    assert (
        main(["revoke", ANALYST.email, "--data", str(tmp_path)]) == 0
        and main(["revoke", CHIEF.email, "--data", str(tmp_path)]) == 1
    )
    capsys.readouterr()
    assert [row["what"] for row in run("audit")[1]] == ["session_ended", "revoked"]
    assert run("audit", "--verify") == (0, [{"broken_at": None}])
    book = tmp_path / "access" / "audit.jsonl"
    book.write_text(book.read_text().replace("revoked", "invited"))
    assert run("audit", "--verify") == (1, [{"broken_at": 2}])
    assert run("audit", "--csv", str(tmp_path / "buku.csv"))[0] == 0 and (tmp_path / "buku.csv").read_bytes().startswith(
        b"\xef\xbb\xbf"
    )


def test_the_pages_bear_the_palette_and_nothing_from_elsewhere():
    assert LIGHT.accent in style() and DARK.ground in style() and "://" not in style()
    for page in Path("jangkau/access/pages").glob("*"):
        assert "://" not in page.read_text(), page


def sent(app, path: str, size: int, announced: int | None = None) -> int:
    """The status that an app answers a body of this size with."""
    heard: list[dict] = []
    chunks = [b"x" * (1 << 16)] * (size >> 16) or [b"x" * size]

    async def receive() -> dict:
        part = chunks.pop() if chunks else b""
        return {"type": "http.request", "body": part, "more_body": bool(chunks)}

    async def send(message: dict) -> None:
        heard.append(message)

    headers = [] if announced is None else [(b"content-length", str(announced).encode())]
    scope = {"type": "http", "method": "POST", "path": path, "headers": headers}
    asyncio.run(app(scope, receive, send))
    return heard[0]["status"]


async def swallows(scope, receive, send) -> None:
    """Reads all that is sent and is content."""
    while (await receive())["more_body"]:
        pass
    await PlainTextResponse("ok")(scope, receive, send)


@pytest.mark.parametrize("announced", [True, False])
def test_more_than_may_be_sent_is_refused_whether_it_is_announced_or_not(announced):
    for path, size, status in (
        ("/_stcore/upload_file/a/b", 1 << 20, 200), ("/_stcore/upload_file/a/b", (1 << 20) + (1 << 16), 413),
        ("/masuk", 1 << 10, 200), ("/masuk", 1 << 17, 413), ("/overview", 1 << 17, 413),
    ):  # fmt: skip
        assert sent(Bounds(swallows, 1 << 20), path, size, size if announced else None) == status, (path, size)
    assert sent(Bounds(swallows, 1 << 20), "/masuk", 1 << 17, 1 << 10) == 413, "a false announcement"


def test_a_few_uploads_are_taken_in_at_once():
    inside, most = 0, 0

    async def slow(scope, receive, send) -> None:
        nonlocal inside, most
        inside += 1
        most = max(most, inside)
        await sleep(0)
        inside -= 1

    async def together() -> None:
        bounds = Bounds(slow, 1 << 20)
        scope = {"type": "http", "method": "PUT", "path": "/_stcore/upload_file/a/b", "headers": []}
        async with create_task_group() as uploads:
            for _ in range(9):
                uploads.start_soon(bounds, scope, None, None)

    run(together)
    assert most == AT_ONCE


@pytest.mark.parametrize(
    ("held", "code"),
    [
        ({"role": Role.LEADER, "province": ""}, "province"),
        ({"role": Role.LEADER, "province": "Jawa Timur"}, "province"),
        ({"role": Role.LEADER, "province": "٣٥"}, "province"),
        ({"role": Role.ANALYST, "organisation": ""}, "organisation"),
        ({"role": Role.ANALYST, "organisation": "  "}, "organisation"),
        ({"role": Role.CONTRIBUTOR, "account": ""}, "own_account"),
        ({"role": Role.CONTRIBUTOR, "account": " "}, "account"),
        ({"role": Role.CONTRIBUTOR, "account": "kominfojatim"}, "account"),
        ({"role": Role.CONTRIBUTOR, "account": "instagram:"}, "account"),
        ({"role": Role.CONTRIBUTOR, "account": "myspace:a"}, "account"),
        ({"role": Role.CONTRIBUTOR, "account": "instagram:kominfojatim?igsh=abc"}, "account"),
    ],
)
def test_a_limit_that_names_nothing_holds_nobody_and_is_refused(access, held, code):
    came(access, CHIEF)
    somebody = Person("a@contoh.go.id", "", **held)
    for way in (lambda: invite(access, somebody, "penguji"), lambda: change_role(access, somebody)):
        with pytest.raises(Refused) as refused:
            way()
        assert refused.value.code == code
    for lang in LANGUAGES:
        assert speaker(lang)(f"access.why.{code}", **refused.value.about)


def test_who_is_held_to_an_account_is_held_to_it_as_it_is_called(access):
    came(access, CHIEF)
    somebody = Person("a@contoh.go.id", "", Role.CONTRIBUTOR, account=" Instagram:@KominfoJatim ")
    came(access, somebody)
    assert person(access, somebody.email).account == "instagram:kominfojatim"
    change_role(access, replace(somebody, account="TikTok: @a.b_c"))
    assert person(access, somebody.email).account == "tiktok:a.b_c"


@pytest.mark.parametrize("days", [0, -7])
def test_an_invitation_that_would_never_work_is_not_made(access, days):
    with pytest.raises(Refused, match="days"):
        invite(access, CHIEF, "penguji", days)
    assert not access.exists


def test_the_last_administrator_cannot_come_in_as_something_else_by_an_older_invitation(access):
    came(access, CHIEF)
    came(access, replace(CHIEF, email="wakil@contoh.go.id"))
    lower = invitation(access, invite(access, replace(CHIEF, role=Role.LEADER), "penguji"))
    let_go(access, "wakil@contoh.go.id")
    with pytest.raises(Refused, match="last_administrator"):
        welcome(access, lower, "Kepala")
    assert person(access, CHIEF.email).role is Role.ADMINISTRATOR
