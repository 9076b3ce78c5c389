"""python -m jangkau report leaflets and digest: what goes out to people."""

import argparse
import json
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from jangkau.locales import Say
from jangkau.report.account_leaflet import leaflets
from jangkau.report.digest import digest
from jangkau.report.edition import Refused
from jangkau.report.mail import PostOffice, send
from jangkau.report.written import writable, write_together
from jangkau.warehouse.vocabulary import WIB

Step = Callable[[float, str], None]


def add_parsers(commands, common: argparse.ArgumentParser, week: Callable, say: Say) -> None:
    """The options of both."""
    for name, needed in (("leaflets", True), ("digest", False)):
        command = commands.add_parser(name, help=say(f"report.cli.{name}"), parents=[common])
        command.add_argument("--week", type=week, metavar="2021-W49", help=say("report.cli.week"))
        command.add_argument("--province", default="35", metavar="CODE")
        command.add_argument("--out", type=Path, required=needed, metavar="DIR")
    command.add_argument("--send", action="store_true", help=say("report.cli.send"))


def leafleted(options: argparse.Namespace, data: Path, say: Say, step: Step) -> int:
    """Write the zip of a province's leaflets; a line of JSON on it."""
    try:
        today = datetime.now(UTC).astimezone(WIB).date()
        output = leaflets(data, options.province, options.week, today, say, step)
        kept(options.out, {output.name: output.content}, options)
    except Refused as refused:
        return not_done(refused, say)
    return 0


def digested(options: argparse.Namespace, data: Path, say: Say) -> int:
    """Write or print the digest, and send it where that is asked for and the office has said how."""
    try:
        office = PostOffice.of_environment() if options.send else None
        made = digest(data, options.province, options.week, datetime.now(UTC).astimezone(WIB).date(), say)
        if options.out:
            kept(options.out, {f"{made.name}.txt": made.text.encode(), f"{made.name}.html": made.html.encode()}, options)
        elif office is None:
            sys.stdout.write(made.text)
        if office:
            send(made, office)
            sys.stdout.write(json.dumps({"sent": len(office.to), "subject": made.subject}, ensure_ascii=False) + "\n")
    except Refused as refused:
        return not_done(refused, say)
    return 0


def kept(folder: Path, files: dict[str, bytes], options: argparse.Namespace) -> None:
    """Write files together, and name each. Raises Refused."""
    with writable(folder):
        folder.mkdir(parents=True, exist_ok=True)
    write_together(folder, files)
    for name, content in files.items():
        facts = {"province": options.province, "format": name.rpartition(".")[2], "file": str(folder / name),
                 "bytes": len(content), "sha256": sha256(content).hexdigest()}  # fmt: skip
        sys.stdout.write(json.dumps(facts, ensure_ascii=False) + "\n")


def not_done(refused: Refused, say: Say) -> int:
    """Say why not."""
    sys.stderr.write(refused.said(say) + "\n")
    return 1
