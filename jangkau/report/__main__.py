"""Reports on the command line: python -m jangkau report weekly --week 2021-W49, quarter --quarter 2021-Q4, year --year 2021"""

import argparse
import getpass
import json
import os
import sys
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path

from jangkau.locales import LANGUAGES, Say, speaker
from jangkau.metrics.scope import week_name, week_named
from jangkau.metrics.shelf import reading
from jangkau.metrics.warehouse import NoWarehouse, WarehouseLost
from jangkau.metrics.weeks import bakorwils, provinces
from jangkau.report.cards import cards
from jangkau.report.check import check, remarks
from jangkau.report.edition import Place, Refused
from jangkau.report.frozen import Reports
from jangkau.report.letters_command import add_parsers, digested, leafleted
from jangkau.report.outputs import ENDINGS, outputs
from jangkau.report.page import Report
from jangkau.report.period.command import add_names, add_periods, termed
from jangkau.report.publishing import publish, withdraw
from jangkau.report.weekly import newest_week, weekly
from jangkau.report.written import writable, write_together
from jangkau.terminal import printable, readable_in_part
from jangkau.warehouse.folders import data_folder

FINE, REFUSED = 0, 1
BAR = 30  # signs of the bar that shows how much is done


def parser(say: Say) -> argparse.ArgumentParser:
    """The command's options; their names are a contract."""
    top = argparse.ArgumentParser(prog="python -m jangkau report", description=say("report.cli"))
    commands = top.add_subparsers(dest="command", required=True)
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--lang", choices=LANGUAGES, default=LANGUAGES[0])
    common.add_argument("--data", type=Path, metavar="DIR")
    commands.add_parser("check", help=say("report.cli.check"), parents=[common])
    cards = commands.add_parser("cards", help=say("report.cli.cards"), parents=[common])
    cards.add_argument("--week", type=week_given, metavar="2021-W49", help=say("report.cli.week"))
    cards.add_argument("--province", default="35", metavar="CODE")
    cards.add_argument("--out", type=Path, required=True, metavar="DIR")
    add_parsers(commands, common, week_given, say)
    withdrawn = commands.add_parser("withdraw", help=say("report.cli.withdraw"), parents=[common])
    named = withdrawn.add_mutually_exclusive_group(required=True)
    named.add_argument("--week", type=lambda name: week_name(week_given(name)), metavar="2021-W49", help=say("report.cli.week"))
    add_names(named, "week")
    withdrawn.add_argument("--province", default="35", metavar="CODE")
    withdrawn.add_argument("--bakorwil", metavar="NAME")
    withdrawn.add_argument("--reason", required=True, metavar="TEXT", help=say("report.cli.reason"))
    add_periods(commands, common, say)
    command = commands.add_parser("weekly", help=say("report.cli"), parents=[common])
    command.add_argument("--week", type=week_given, metavar="2021-W49", help=say("report.cli.week"))
    command.add_argument("--province", default="35", metavar="CODE")
    command.add_argument("--bakorwil", metavar="NAME")
    command.add_argument("--all-provinces", action="store_true", help=say("report.cli.all"))
    command.add_argument("--out", type=Path, required=True, metavar="DIR")
    command.add_argument("--formats", nargs="+", choices=ENDINGS, default=list(ENDINGS), help=say("report.cli.formats"))
    command.add_argument("--publish", action="store_true", help=say("report.cli.publish"))
    command.add_argument(
        "--address", default=os.environ.get("JANGKAU_ADDRESS", ""), metavar="URL", help=say("report.cli.address")
    )
    command.add_argument("--json", action="store_true", help=say("report.cli.json"))
    return top


def week_given(name: str) -> date:
    """The Monday of a week as in an address."""
    try:
        return week_named(name)
    except ValueError:
        raise argparse.ArgumentTypeError(name) from None


def places(options: argparse.Namespace, data: Path) -> list[Place]:
    """What is asked for: a place, or every province with registered accounts. Raises Refused."""
    try:
        with reading(data) as warehouse:
            if options.all_provinces:
                return [Place(code) for code in provinces(warehouse)["code"]]
            if options.bakorwil and options.bakorwil not in bakorwils(warehouse, options.province):
                raise Refused("no_bakorwil", bakorwil=options.bakorwil, province=options.province)
    except NoWarehouse as none:
        raise Refused("lost" if isinstance(none, WarehouseLost) else "empty", data=data) from None
    return [Place(options.province, options.bakorwil)]


def make(options: argparse.Namespace, data: Path, place: Place, say: Say) -> list[dict]:
    """Write the outputs of one place, all or none; a line on each file. Raises Refused."""
    monday = options.week or newest_week(data, place)
    if options.publish:
        publish(data, place, monday, say, getpass.getuser(), datetime.now(UTC).replace(tzinfo=None), options.address)
    report = weekly(data, place, monday)
    files = outputs(report, say, options.formats, options.address)
    with writable(options.out):
        options.out.mkdir(parents=True, exist_ok=True)
    write_together(options.out, {output.name: output.content for output in files})
    return [file_facts(report, options.out / output.name, output.kind, output.content) for output in files]


def file_facts(report: Report, path: Path, kind: str, content: bytes) -> dict:
    """A file as the command names it."""
    return {"week": report.edition.week, "province": report.edition.province, "bakorwil": report.edition.bakorwil,
            "standing": report.standing.name, "format": kind, "file": str(path), "bytes": len(content),
            "sha256": sha256(content).hexdigest()}  # fmt: skip


def main(arguments: list[str] | None = None) -> int:
    """0 where all went well, 1 where a report was refused or is damaged (why: on standard error), 2 on wrong usage."""
    options = parser(speaker(LANGUAGES[0])).parse_args(arguments)
    say, data = speaker(options.lang), options.data or data_folder()
    acts = {
        "check": lambda: checked(data, say),
        "cards": lambda: carded(options, data, say),
        "leaflets": lambda: leafleted(options, data, say, progress),
        "digest": lambda: digested(options, data, say),
        "withdraw": lambda: taken_back(options, data, say),
        "weekly": lambda: made(options, data, say),
        "quarter": lambda: termed(options, data, say),
        "year": lambda: termed(options, data, say),
    }
    return acts[options.command]()


def taken_back(options: argparse.Namespace, data: Path, say: Say) -> int:
    """Withdraw a published week; a line of JSON for each of its editions."""
    place, now = Place(options.province, options.bakorwil), datetime.now(UTC).replace(tzinfo=None)
    try:
        for entry in withdraw(data, place, options.week, getpass.getuser(), now, options.reason):
            about = {"week": entry.week, "province": entry.province, "bakorwil": entry.bakorwil, "number": entry.number,
                     "standing": "withdrawn", "withdrawn_at": entry.withdrawn_at, "reason": entry.reason}  # fmt: skip
            sys.stdout.write(json.dumps(about, ensure_ascii=False) + "\n")
    except Refused as refused:
        sys.stderr.write(refused.said(say) + "\n")
        return REFUSED
    return FINE


def carded(options: argparse.Namespace, data: Path, say: Say) -> int:
    """Write the zip of a province's cards; a line of JSON on it."""
    try:
        monday = options.week or newest_week(data, Place(options.province))
        output = cards(data, options.province, monday, say, progress)
        with writable(options.out):
            options.out.mkdir(parents=True, exist_ok=True)
        write_together(options.out, {output.name: output.content})
    except NoWarehouse as none:
        sys.stderr.write(Refused("lost" if isinstance(none, WarehouseLost) else "empty", data=data).said(say) + "\n")
        return REFUSED
    except Refused as refused:
        sys.stderr.write(refused.said(say) + "\n")
        return REFUSED
    facts = {"week": week_name(monday), "province": options.province, "format": output.kind,
             "file": str(options.out / output.name), "bytes": len(output.content),
             "sha256": sha256(output.content).hexdigest()}  # fmt: skip
    sys.stdout.write(json.dumps(facts, ensure_ascii=False) + "\n")
    return FINE


def progress(share: float, region: str) -> None:
    """A bar of what is done and whose card comes next, where somebody looks on."""
    if sys.stderr.isatty():
        full = round(share * BAR)
        sys.stderr.write(f"\r[{'#' * full}{'.' * (BAR - full)}] {printable(region)[:30]:<30}" + "\n" * (share == 1))


def checked(data: Path, say: Say) -> int:
    """Look after the published weeks; a line of JSON for each."""
    ended = FINE
    try:
        for line in check(data, say):
            ended = ended if line.pop("fine") else REFUSED
            sys.stderr.write(line["message"] and printable(line["message"]) + "\n")
            sys.stdout.write(json.dumps(line, ensure_ascii=False) + "\n")
    except Refused as refused:
        sys.stderr.write(refused.said(say) + "\n")
        return REFUSED
    return ended


def made(options: argparse.Namespace, data: Path, say: Say) -> int:
    """Make the reports that are asked for."""
    ended = FINE
    try:
        for remark in remarks(Reports(data), say):
            sys.stderr.write(printable(remark) + "\n")
        asked = places(options, data)
    except Refused as refused:
        return refusal_written(refused, options, None, say)
    for place in asked:
        try:
            for line in make(options, data, place, say):
                sys.stdout.write(json.dumps(line, ensure_ascii=False) + "\n")
        except Refused as refused:
            ended = refusal_written(refused, options, place, say)
    return ended


def refusal_written(refused: Refused, options: argparse.Namespace, place: Place | None, say: Say) -> int:
    """Say why there is no report."""
    sys.stderr.write(refused.said(say) + "\n")
    if options.json:
        week = options.week and week_name(options.week)
        about = {"week": week, "province": place.province if place else options.province, "refused": refused.code}
        sys.stdout.write(json.dumps(about | {"reason": refused.said(say)}, ensure_ascii=False) + "\n")
    return REFUSED


if __name__ == "__main__":
    readable_in_part()
    sys.exit(main())
