"""python -m jangkau report quarter and year, and how their periods are named on the command line."""

import argparse
import getpass
import json
import sys
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from jangkau.locales import Say
from jangkau.metrics.target.period import Period, is_period, period_named
from jangkau.report.edition import Place, Refused
from jangkau.report.outputs import PERIOD_ENDINGS
from jangkau.report.period.outputs import period_outputs
from jangkau.report.period.publishing import publish_period
from jangkau.report.period.standing import period_report
from jangkau.report.written import writable, write_together

FINE, REFUSED = 0, 1


def quarter_given(name: str) -> Period:
    """A quarter as in an address."""
    return period_given(name, year=False)


def year_given(name: str) -> Period:
    """A year."""
    return period_given(name, year=True)


def period_given(name: str, year: bool) -> Period:
    """A quarter or a year, whichever is asked for."""
    if not is_period(name) or period_named(name).is_year != year:
        raise argparse.ArgumentTypeError(name)
    return period_named(name)


TERMS = {"quarter": quarter_given, "year": year_given}
EXAMPLES = {"quarter": "2023-Q4", "year": "2023"}


def add_names(group: argparse._MutuallyExclusiveGroup, into: str) -> None:
    """A quarter or a year, by its name, where something that is published is named."""
    group.add_argument("--quarter", dest=into, type=lambda name: quarter_given(name).name, metavar=EXAMPLES["quarter"])
    group.add_argument("--year", dest=into, type=lambda name: year_given(name).name, metavar=EXAMPLES["year"])


def add_periods(commands: argparse._SubParsersAction, common: argparse.ArgumentParser, say: Say) -> None:
    """The options of both."""
    for name in ("quarter", "year"):
        term = commands.add_parser(name, help=say(f"report.cli.{name}"), parents=[common])
        term.add_argument(f"--{name}", dest="period", type=TERMS[name], required=True, metavar=EXAMPLES[name])
        term.add_argument("--province", default="35", metavar="CODE")
        term.add_argument("--out", type=Path, required=True, metavar="DIR")
        term.add_argument(
            "--formats", nargs="+", choices=PERIOD_ENDINGS, default=list(PERIOD_ENDINGS), help=say("report.cli.formats")
        )
        term.add_argument("--publish", action="store_true", help=say("report.cli.publish"))


def termed(options: argparse.Namespace, data: Path, say: Say) -> int:
    """Write the report on a quarter or a year, all files or none; a line of JSON on each."""
    place = Place(options.province)
    try:
        if options.publish:
            now = datetime.now(UTC).replace(tzinfo=None)
            publish_period(data, place, options.period, say, getpass.getuser(), now)
        report = period_report(data, place, options.period)
        files = period_outputs(report, say, options.formats)
        with writable(options.out):
            options.out.mkdir(parents=True, exist_ok=True)
        write_together(options.out, {output.name: output.content for output in files})
    except Refused as refused:
        sys.stderr.write(refused.said(say) + "\n")
        return REFUSED
    for output in files:
        facts = {"period": options.period.name, "province": options.province, "standing": report.standing.name,
                 "format": output.kind, "file": str(options.out / output.name), "bytes": len(output.content),
                 "sha256": sha256(output.content).hexdigest()}  # fmt: skip
        sys.stdout.write(json.dumps(facts, ensure_ascii=False) + "\n")
    return FINE
