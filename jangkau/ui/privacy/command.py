"""`python -m jangkau forget` and `python -m jangkau kept`, each with --account PLATFORM:HANDLE or --person EMAIL.

forget: erase on request, for good. kept: all that is kept of somebody, counted, and with --zip handed over.
"""

import argparse
import json
import sys
from datetime import UTC, datetime
from pathlib import Path

from etl.keep.tombstones import Asked, under_way
from etl.read.cells import CellRefused
from jangkau.access.audit import Book
from jangkau.access.people import Refused
from jangkau.access.store import Access
from jangkau.locales import LANGUAGES, Say, speaker
from jangkau.terminal import at_keyboard, printable
from jangkau.ui.privacy.forget import ACCOUNT, PERSON, as_json, asked_for, forget
from jangkau.ui.privacy.kept import everything, handed_over, whom_of
from jangkau.warehouse.folders import Folders, data_folder
from jangkau.warehouse.trouble import Trouble

FINE, REFUSED = 0, 1


def parser(say: Say, forgetting: bool = True) -> argparse.ArgumentParser:
    """A command's options; their names are a contract."""
    name, what = ("forget", say("forget.cli")) if forgetting else ("kept", say("kept.cli"))
    command = argparse.ArgumentParser(prog=f"python -m jangkau {name}", description=what)
    whom = command.add_mutually_exclusive_group(required=True)
    whom.add_argument("--account", metavar="PLATFORM:HANDLE", help=say("kept.cli.account"))
    whom.add_argument("--person", metavar="EMAIL", help=say("kept.cli.person"))
    if forgetting:
        whom.add_argument("--go-on", action="store_true", help=say("forget.cli.go_on"))
        command.add_argument("--yes", action="store_true", help=say("forget.cli.yes"))
    else:
        command.add_argument("--zip", type=Path, metavar="FILE", help=say("kept.cli.zip"))
    command.add_argument("--data", type=Path, metavar="DIR", help=say("cli.data"))
    command.add_argument("--json", action="store_true", help=say("cli.json"))
    command.add_argument("--lang", choices=LANGUAGES, default=LANGUAGES[0])
    return command


def kept(arguments: list[str] | None = None) -> int:
    """Counts of all that is kept of somebody; 1 where that is nothing."""
    options = parser(speaker(LANGUAGES[0]), forgetting=False).parse_args(arguments)
    say, data = speaker(options.lang), options.data or data_folder()
    try:
        whom = whom_of(ACCOUNT if options.account else PERSON, options.account or options.person)
        counts = {table.name: len(table.rows) for table in everything(data, whom)}
    except (Refused, CellRefused):
        counts = {}
    if not any(counts.values()):
        sys.stderr.write(say("access.why.nobody_kept", who=printable(options.account or options.person)) + "\n")
        return REFUSED
    if options.zip:
        options.zip.write_bytes(handed_over(data, whom))
        Book(Access(data)).write(f"{at_keyboard()}@cli", "cli", "exported", file=options.zip.name)
    lines = [f"{say(f'privacy.kept.{name}')}\t{count}" for name, count in counts.items()]
    sys.stdout.write((json.dumps(counts) if options.json else "\n".join(lines)) + "\n")
    return FINE


def main(arguments: list[str] | None = None) -> int:
    """0 where it was erased, 1 where it was refused (why on standard error), 2 on wrong usage."""
    options = parser(speaker(LANGUAGES[0])).parse_args(arguments)
    say, data = speaker(options.lang), options.data or data_folder()
    try:
        asked = under_way(Folders(data)) if options.go_on else _asked(data, options)
        if asked is None:
            return FINE
        if not (options.yes or options.go_on or _confirmed(asked, say)):
            sys.stderr.write(say("forget.cli.not_confirmed") + "\n")
            return REFUSED
        stone = forget(data, asked, "cli")
    except Refused as refused:
        about = {name: printable(str(value)) for name, value in refused.about.items()}
        sys.stderr.write(say(f"access.why.{refused.code}", **about) + "\n")
        return REFUSED
    except CellRefused:
        sys.stderr.write(say("access.why.nobody_kept", who=printable(options.account)) + "\n")
        return REFUSED
    except Trouble:
        if under_way(Folders(data)):
            sys.stderr.write(printable(Trouble("forgetting", data).said(say)) + "\n")
        raise
    words = (
        json.dumps(as_json(stone)) if options.json else say("forget.done", **_counts(stone.counts), mark=stone.fingerprint[:12])
    )
    sys.stdout.write(words + "\n")
    return FINE


def _asked(data: Path, options: argparse.Namespace) -> Asked:
    kind = ACCOUNT if options.account else PERSON
    now = datetime.now(UTC).replace(tzinfo=None)
    return asked_for(data, kind, options.account or options.person, f"{at_keyboard()}@cli", now)


def _confirmed(asked: Asked, say: Say) -> bool:
    """Ask for the name once more; who is no person at a keyboard says --yes."""
    sys.stderr.write(say("forget.sure", who=printable(asked.who), **_counts(asked.counts)) + "\n")
    return sys.stdin.isatty() and input("> ").strip() == asked.who


def _counts(counts: dict[str, int]) -> dict[str, int]:
    return {name: counts.get(name, 0) for name in ("files", "rows", "values", "posts", "events", "weeks", "lines")}
