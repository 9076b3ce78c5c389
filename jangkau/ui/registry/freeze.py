"""A meetup's question frozen before it happens, through the registry's own door: for the page and for the command line."""

import argparse
import json
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import pandas as pd

from etl.messages import reason
from etl.model import Issue
from etl.receipt import Order, Receipt
from etl.registry.contents import EVENTS
from jangkau.locales import Say, speaker
from jangkau.metrics.registry.attendance import invited
from jangkau.metrics.registry.registered import registered, registered_events
from jangkau.metrics.shelf import reading
from jangkau.metrics.warehouse import NoWarehouse, Warehouse, WarehouseLost
from jangkau.terminal import at_keyboard
from jangkau.ui.registry.files import Office, entered
from jangkau.ui.registry.lists import cells_of, text
from jangkau.warehouse.folders import Folders, data_folder
from jangkau.warehouse.plan import OUTCOMES, Plan, frozen


class TooLate(LookupError):
    """A meetup that has begun: nothing can be settled beforehand any more."""


def plan_for(warehouse: Warehouse, event: dict, outcome: str, horizon: int, day: date) -> Plan:
    """The question as it would be frozen today. Raises TooLate."""
    if pd.Timestamp(event["starts_on"]).date() <= day:
        raise TooLate(event["event_id"])
    accounts = registered(warehouse, day)
    known = accounts[accounts["registered"]]
    scope = text(event["invited_scope"]) or None
    count = int(invited(known, scope, text(event["province_code"]) or None).sum())
    return frozen(event["event_id"], scope, outcome, horizon, day, count)


def keep_plan(office: Office, event: dict, plan: Plan, say: Say) -> Receipt | tuple[Issue, ...]:
    """The event with its plan; undone as every other change is."""
    return keep_event(office, event | {"plan": str(plan)}, say)


def keep_event(office: Office, event: dict, say: Say) -> Receipt | tuple[Issue, ...]:
    """An event as it is to be, whole; why where it is refused."""
    return entered(office, EVENTS, [cells_of(EVENTS, event)], (), say)


def main(arguments: list[str]) -> int:
    """`python -m jangkau freeze EVENT`: 0 where it is frozen, 1 where it is refused."""
    command = argparse.ArgumentParser(prog="python -m jangkau freeze", description=speaker("id")("meetup.freeze.cli"))
    command.add_argument("event", metavar="EVENT")
    command.add_argument("--outcome", choices=OUTCOMES, default=OUTCOMES[0])
    command.add_argument("--horizon", type=int, default=8, metavar="WEEKS")
    command.add_argument("--data", type=Path, default=None)
    options = command.parse_args(arguments)
    folder, say, moment = options.data or data_folder(), speaker("id"), datetime.now(UTC).replace(tzinfo=None)
    try:
        return freeze(options, folder, moment, say)
    except WarehouseLost as lost:
        raise lost.trouble from lost
    except NoWarehouse:
        sys.stderr.write(say("meetup.freeze.unknown", event=options.event) + "\n")
        return 1


def freeze(options: argparse.Namespace, folder: Path, moment: datetime, say: Say) -> int:
    """The same of an office that has data. Raises NoWarehouse."""
    with reading(folder) as warehouse:
        rows = registered_events(warehouse)
        known = {row["event_id"]: row for row in rows[rows["kind"] == "meetup"].to_dict("records")}
        if options.event not in known:
            sys.stderr.write(say("meetup.freeze.unknown", event=options.event) + "\n")
            return 1
        try:
            plan = plan_for(warehouse, known[options.event], options.outcome, options.horizon, moment.date())
        except TooLate:
            sys.stderr.write(say("meetup.freeze.late", event=options.event) + "\n")
            return 1
    result = keep_plan(Office(Folders(folder), Order(at_keyboard(), moment)), known[options.event], plan, say)
    if not isinstance(result, Receipt):
        sys.stderr.write("".join(f"{issue.column}: {reason(issue, say)}\n" for issue in result))
        return 1
    sys.stdout.write(json.dumps({"import_id": result.import_id, **vars(plan)}, default=str) + "\n")
    return 0
