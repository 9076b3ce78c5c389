"""Who may enter, on the command line: python -m jangkau access invite|people|revoke|sessions|retain|audit"""

import argparse
import getpass
import json
import os
import sys
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

from jangkau.access.audit import Book, as_csv
from jangkau.access.people import DAYS, Refused, address, held, invite, let_go
from jangkau.access.retention import retain
from jangkau.access.roles import Person, Role
from jangkau.access.sessions import end_named, sessions
from jangkau.access.store import Access
from jangkau.locales import LANGUAGES, Say, speaker
from jangkau.terminal import printable, readable_in_part

FINE, REFUSED = 0, 1
HERE = "http://localhost:8501"
PLACE = "cli"
REPOSITORY = Path(__file__).parents[2]
DATED = ("since", "seen", "began", "made", "ends")


def parser(say: Say) -> argparse.ArgumentParser:
    """The command's options; their names are a contract."""
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--data", type=Path, metavar="DIR", help=say("cli.data"))
    common.add_argument("--json", action="store_true", help=say("cli.json"))
    common.add_argument("--lang", choices=LANGUAGES, default=LANGUAGES[0])
    top = argparse.ArgumentParser(prog="python -m jangkau access", description=say("access.cli"))
    commands = top.add_subparsers(dest="command", required=True)

    def command(name: str) -> argparse.ArgumentParser:
        return commands.add_parser(name, help=say(f"access.cli.{name}"), description=say(f"access.cli.{name}"), parents=[common])

    inviting = command("invite")
    inviting.add_argument("--email", required=True)
    inviting.add_argument("--role", choices=list(Role), type=Role, help=say("access.cli.role"))
    inviting.add_argument("--province", metavar="CODE", help=say("access.cli.province"))
    inviting.add_argument("--organisation", metavar="NAME", help=say("access.cli.organisation"))
    inviting.add_argument("--account", metavar="PLATFORM:HANDLE", help=say("access.cli.account"))
    inviting.add_argument("--days", type=int, default=DAYS, help=say("access.cli.days"))
    inviting.add_argument(
        "--address", default=os.environ.get("JANGKAU_ADDRESS") or HERE, metavar="URL", help=say("access.cli.address")
    )
    command("people")
    revoking = command("revoke").add_mutually_exclusive_group(required=True)
    revoking.add_argument("email", nargs="?")
    revoking.add_argument("--session", metavar="ID")
    revoking.add_argument("--invitation", metavar="ID")
    command("sessions")
    command("retain")
    book = command("audit")
    book.add_argument("--verify", action="store_true", help=say("access.cli.verify"))
    book.add_argument("--csv", type=Path, metavar="FILE", help=say("access.cli.csv"))
    book.add_argument("--last", type=int, default=50, metavar="N", help=say("access.cli.last"))
    return top


class Commands:
    """What each command does; its name is the method's name."""

    def __init__(self, options: argparse.Namespace, say: Say) -> None:
        data = options.data or Path(os.environ.get("JANGKAU_DATA") or REPOSITORY / "data")
        self.options, self.say, self.access, self.by = options, say, Access(data), f"{getpass.getuser()}@{PLACE}"

    def invite(self) -> int:
        asked = self.options
        role = asked.role or (Role.LEADER if self.access.begun else Role.ADMINISTRATOR)
        invited = Person(address(asked.email), "", role, asked.province, asked.account, asked.organisation)
        link = f"{asked.address.rstrip('/')}/undangan/{invite(self.access, invited, self.by, asked.days)}"
        self._write("invited", whom=invited.email, role=role, **held(invited))
        if asked.json:
            self._line({"email": invited.email, "role": role, "link": link, "days": asked.days})
        else:
            role_said = self.say(f"access.role.{role}")
            sys.stderr.write(self.say("access.cli.invited", email=invited.email, role=role_said, days=asked.days) + "\n")
            sys.stdout.write(link + "\n")
        return FINE

    def people(self) -> int:
        self._lines([dict(row) for row in self.access.rows("people")])
        self._lines([dict(row) | {"state": "invited"} for row in self.access.rows("invitations")])
        return FINE

    def sessions(self) -> int:
        self._lines(sessions(self.access))
        return FINE

    def revoke(self) -> int:
        asked = self.options
        what = asked.session or asked.invitation or address(asked.email)
        if asked.session:
            done, act = end_named(self.access, asked.session), "session_ended"
        elif asked.invitation:
            done, act = self.access.exists and self.access.change("withdraw_invitation", id=what) > 0, "invitation_withdrawn"
        else:
            let_go(self.access, what)
            done, act = True, "revoked"
        if not done:
            sys.stderr.write(self.say("access.cli.no_such", what=what) + "\n")
            return REFUSED
        self._write(act, whom=what)
        sys.stdout.write(self.say("access.cli.revoked", what=what) + "\n")
        return FINE

    def retain(self) -> int:
        self._line(retain(self.access, self.by, PLACE))
        return FINE

    def audit(self) -> int:
        book, asked = Book(self.access), self.options
        if asked.verify:
            broken = book.broken_at()
            verdict = self.say("access.cli.whole") if broken is None else self.say("access.cli.broken", n=broken)
            sys.stdout.write((json.dumps({"broken_at": broken}) if asked.json else verdict) + "\n")
            return FINE if broken is None else REFUSED
        if asked.csv:
            asked.csv.write_bytes(as_csv(list(book.acts())))
            return FINE
        self._lines([asdict(act) for act in reversed(book.newest(asked.last))])
        return FINE

    def _write(self, what: str, **about: object) -> None:
        Book(self.access).write(self.by, PLACE, what, **about)

    def _lines(self, rows: list[dict]) -> None:
        for row in rows:
            self._line({name: dated(value) if name in DATED else value for name, value in row.items()})

    def _line(self, row: dict) -> None:
        if self.options.json:
            sys.stdout.write(json.dumps(row, ensure_ascii=False) + "\n")
        else:
            sys.stdout.write("\t".join("" if value is None else printable(str(value)) for value in row.values()) + "\n")


def dated(moment: float | None) -> str | None:
    """A moment in ISO form, in UTC."""
    if moment is None:
        return None
    return datetime.fromtimestamp(moment, UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def main(arguments: list[str] | None = None) -> int:
    """0 where it was done, 1 where it was refused (why on standard error), 2 on wrong usage."""
    options = parser(speaker(LANGUAGES[0])).parse_args(arguments)
    say = speaker(options.lang)
    try:
        return getattr(Commands(options, say), options.command)()
    except Refused as refused:
        sys.stderr.write(say(f"access.why.{refused.code}", **refused.about) + "\n")
        return REFUSED


if __name__ == "__main__":
    readable_in_part()
    sys.exit(main())
