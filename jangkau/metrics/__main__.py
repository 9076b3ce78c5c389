"""Every number that a page shows, on the command line: python -m jangkau metrics NAME."""

import argparse
import json
import sys
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pandas as pd

from jangkau.locales import LANGUAGES, Say, speaker
from jangkau.metrics.asking import Asked
from jangkau.metrics.meetup.invitations import SEATS
from jangkau.metrics.meetup.panel import LAST, EventUnknown
from jangkau.metrics.questions import QUESTIONS
from jangkau.metrics.reach.reach import MEASURES
from jangkau.metrics.scope import HOME, Place, Scope, week_named
from jangkau.metrics.shelf import reading
from jangkau.metrics.target.period import period_named
from jangkau.metrics.warehouse import NoWarehouse, Warehouse, WarehouseLost
from jangkau.metrics.weeks import week_to_open, weeks
from jangkau.terminal import printable, readable_in_part
from jangkau.warehouse.plan import OUTCOMES
from jangkau.warehouse.vocabulary import OWNERS, PLATFORMS, WIB


def parser(say: Say) -> argparse.ArgumentParser:
    """The command's options."""
    command = argparse.ArgumentParser(prog="python -m jangkau metrics", description=say("cli.metrics"))
    command.add_argument("name", choices=sorted(QUESTIONS))
    command.add_argument("--province", metavar="CODE", help=say("cli.metrics.province"))
    command.add_argument("--bakorwil", metavar="NAME")
    command.add_argument("--regency", metavar="CODE")
    command.add_argument("--platform", choices=PLATFORMS)
    command.add_argument("--owner", choices=OWNERS)
    command.add_argument("--measure", choices=sorted(MEASURES), help=say("cli.metrics.measure"))
    command.add_argument("--week", type=week_named, metavar="2021-W49", help=say("cli.metrics.week"))
    command.add_argument("--account", metavar="PLATFORM:HANDLE")
    command.add_argument("--event", metavar="ID", help=say("cli.metrics.event"))
    command.add_argument("--outcome", choices=OUTCOMES, help=say("cli.metrics.outcome"))
    command.add_argument("--horizon", type=int, choices=range(1, LAST + 1), metavar="WEEKS", help=say("cli.metrics.horizon"))
    command.add_argument("--again", action="store_true", help=say("cli.metrics.again"))
    command.add_argument("--seats", type=int, metavar="N", help=say("cli.metrics.seats", seats=SEATS))
    command.add_argument("--must", metavar="ACCOUNT,ACCOUNT", help=say("cli.metrics.must"))
    command.add_argument("--without", metavar="ACCOUNT,ACCOUNT", help=say("cli.metrics.without"))
    command.add_argument("--period", type=period_written, metavar="2023-Q4", help=say("cli.metrics.period"))
    command.add_argument("--from", dest="first", type=date.fromisoformat, metavar="DAY")
    command.add_argument("--to", dest="last", type=date.fromisoformat, metavar="DAY")
    command.add_argument("--data", type=Path, metavar="FOLDER", help=say("cli.metrics.data"))
    command.add_argument("--json", action="store_true", help=say("cli.metrics.json"))
    return command


def period_written(name: str) -> str:
    """A quarter or a year as in an address."""
    return period_named(name).name


def plain(value: Any) -> Any:
    """A value as JSON tells it: whole numbers without decimals, days and moments in ISO form, missing as null."""
    if isinstance(value, list):
        return [plain(part) for part in value]
    if isinstance(value, dict):
        return {name: plain(part) for name, part in value.items()}
    if pd.isna(value):
        return None
    if isinstance(value, datetime):
        midnight = value.time() == value.time().min
        return value.date().isoformat() if midnight else value.isoformat() + "Z"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value.item() if hasattr(value, "item") else value


def moment(value: Any) -> Any:
    """A UTC moment in ISO form with its Z, midnight included."""
    return None if pd.isna(value) else value.strftime("%Y-%m-%dT%H:%M:%SZ")


def lines(answer: pd.DataFrame) -> Iterator[dict]:
    """The rows of an answer, ready for JSON."""
    columns = list(answer.columns)
    for row in answer.astype(object).itertuples(index=False):
        yield {
            column: moment(value) if column.endswith("_at") else plain(value) for column, value in zip(columns, row, strict=True)
        }


def answer(warehouse: Warehouse, options: argparse.Namespace) -> pd.DataFrame:
    """What the warehouse says to the question asked."""
    question = QUESTIONS[options.name]
    must, without = (tuple(filter(None, (named or "").split(","))) for named in (options.must, options.without))
    asked = Asked(
        everywhere(options) if question.everywhere else in_weeks(warehouse, options),
        MEASURES[options.measure or "reach"],
        options.account,
        options.first or options.week,
        options.last or (options.week and options.week + timedelta(days=6)),
        options.event,
        options.outcome or "followers",
        options.horizon or 8,
        datetime.now(WIB).date(),
        options.again,
        options.seats or SEATS,
        must,
        without,
        options.period,
    )
    return question(warehouse, asked)


def everywhere(options: argparse.Namespace) -> Place:
    """The place asked about: every province where none is named."""
    return Place(options.province, options.bakorwil, options.regency, options.platform, options.owner)


def in_weeks(warehouse: Warehouse, options: argparse.Namespace) -> Place:
    """The place asked about, HOME where none is named, over its weeks; without weeks where nothing is known of any."""
    province = options.province or HOME
    week, count = period(options, weeks(warehouse, province))
    place = (province, options.bakorwil, options.regency, options.platform, options.owner)
    return Scope(*place, week=week, weeks=count) if week else Place(*place)


def meaningless(options: argparse.Namespace) -> list[str]:
    """The options given that mean nothing to the question: passed over in silence, they would be taken for heard."""
    takes, general = QUESTIONS[options.name].takes, ("name", "data", "json")
    written = {"first": "from", "last": "to"}
    given = [name for name, value in vars(options).items() if value not in (None, False) and name not in general]
    return [f"--{written.get(name, name)}" for name in given if name not in takes]


def period(options: argparse.Namespace, available: pd.DataFrame) -> tuple[date | None, int]:
    """The Monday of the last week asked about and how many weeks: --week, else those that --from and --to lie in."""
    if options.week or not (options.first or options.last):
        return options.week or week_to_open(available), 1
    last = options.last or (available["week"].iloc[-1].date() if len(available) else options.first)
    first = options.first or (available["week"].iloc[0].date() if len(available) else last)
    first, last = (day - timedelta(days=day.weekday()) for day in (min(first, last), last))
    return last, (last - first).days // 7 + 1


def main(arguments: list[str] | None = None) -> int:
    """Answer on standard output; 0 also where there is nothing to tell, 2 on wrong usage."""
    say = speaker(LANGUAGES[0])
    options = parser(say).parse_args(arguments)
    if unheard := meaningless(options):
        sys.stderr.write(say("cli.metrics.unheard", name=options.name, options=", ".join(unheard)) + "\n")
        return 2
    try:
        with reading(options.data) as warehouse:
            rows = answer(warehouse, options)
    except WarehouseLost as lost:
        sys.stderr.write(f"{lost.trouble.said(say)}\n")
        return 1
    except NoWarehouse as empty:
        sys.stderr.write(say("cli.metrics.nothing", place=str(empty)) + "\n")
        return 0
    except LookupError as unknown:
        sys.stderr.write(f"{printable(str(unknown.args[0]))}\n")
        return 2 if isinstance(unknown, EventUnknown) else 0
    for line in lines(rows):
        sys.stdout.write(json.dumps(line, ensure_ascii=False) + "\n" if options.json else as_text(line))
    return 0


def as_text(line: dict) -> str:
    """A row for people: its values in one line, tab between them."""
    return printable("\t".join("" if value is None else str(value) for value in line.values())) + "\n"


if __name__ == "__main__":
    readable_in_part()
    sys.exit(main())
