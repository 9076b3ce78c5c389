"""Messages that are ready to be pasted, one a person: an export that is due, an agenda that calls, thanks after a meetup."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

import pandas as pd

from jangkau.findings.account.named import account_named, one_line
from jangkau.findings.account.owed import NOTHING, owed_in
from jangkau.findings.campaigns.undelivered import CARRIERS
from jangkau.locales import Say
from jangkau.metrics.campaigns.agenda_response import agenda_response_between
from jangkau.metrics.campaigns.undelivered import could_carry
from jangkau.metrics.meetup.meetups import meetups
from jangkau.metrics.registry.attendance import attendance
from jangkau.metrics.registry.registered import registered
from jangkau.metrics.scope import Place, Scope
from jangkau.metrics.warehouse import Warehouse

KINDS = ("overdue", "agenda", "carry", "thanks")
AHEAD, CARRY_WEEKS, THANKED = 7, 2, 14  # days ahead; weeks back; days after a meetup
AN_AGENDA = timedelta(days=3)  # from its start until it is counted


@dataclass(frozen=True)
class Letter:
    """A message to the admin of one account. about: what it is about, in a few words."""

    kind: str
    account: str
    about: str
    text: str


def letters(warehouse: Warehouse, province: str, monday: date, today: date, say: Say) -> list[Letter]:
    """The messages of a day: whose export is due, who is asked to post about an agenda that begins within seven days or could
    carry one of the two weeks up to the week's end, who came to a meetup in the 14 days up to it. Only to active accounts."""
    accounts = registered(warehouse, today)
    gone = accounts["active_to"] < pd.Timestamp(monday)
    to = accounts[accounts["registered"] & (accounts["province_code"] == province) & ~gone]
    known = set(to["account"])
    scope = Scope(province, week=monday, weeks=CARRY_WEEKS)
    made = [*overdue(warehouse, to, today, say), *called(warehouse, province, today, say), *carriers(warehouse, scope, say),
            *thanked(warehouse, scope, say)]  # fmt: skip
    return [letter for letter in made if letter.account in known]


def overdue(warehouse: Warehouse, accounts: pd.DataFrame, today: date, say: Say) -> Iterator[Letter]:
    """Reminders, those longest without data first: the words of the letter box."""
    due = owed_in(warehouse, today)
    owing = [(account, due.get(account, NOTHING)) for account in accounts["account"]]
    for account, owed in sorted(owing, key=lambda pair: pair[1].last or date.min):
        if owed.overdue:
            text = say("inbox.remind.message", account=account_named(account, say), owed=owed.said(say))
            yield Letter("overdue", account, owed.told(say), text)


def called(warehouse: Warehouse, province: str, today: date, say: Say) -> Iterator[Letter]:
    """Calls to those whom an agenda expects that begins today or within seven days."""
    first = today + AN_AGENDA
    coming = agenda_response_between(warehouse, Place(province), first, first + timedelta(days=AHEAD))
    for row in coming.itertuples():
        about = {"agenda": one_line(row.agenda), "day": say.day(row.starts_on)}
        text = say("message.agenda", account=account_named(row.account, say), **about)
        yield Letter("agenda", str(row.account), say("delivery.message", **about), text)


def carriers(warehouse: Warehouse, scope: Scope, say: Say) -> Iterator[Letter]:
    """Calls to the first accounts of each region that an agenda or campaign has surely not reached."""
    rows = could_carry(warehouse, scope)
    for row in rows[rows["place"] <= CARRIERS].itertuples():
        about = {"agenda": one_line(row.agenda), "region": row.region}
        text = say("message.carry", account=account_named(row.account, say), **about)
        yield Letter("carry", str(row.account), say("message.carry.about", **about), text)


def thanked(warehouse: Warehouse, scope: Scope, say: Say) -> Iterator[Letter]:
    """Thanks to those who came to a meetup of the province."""
    held = meetups(warehouse)
    ended = held["ends_on"].between(pd.Timestamp(scope.sunday - timedelta(days=THANKED - 1)), pd.Timestamp(scope.sunday))
    for meetup in held[ended & (held["province_code"] == scope.province)].itertuples():
        for account in attendance(warehouse, meetup.event_id)["account"]:
            about = {"meetup": one_line(meetup.name), "day": say.day(meetup.starts_on)}
            text = say("message.thanks", account=account_named(account, say), **about)
            yield Letter("thanks", account, say("message.thanks.about", **about), text)


def letters_filed(letters: list[Letter], say: Say) -> pd.DataFrame:
    """All messages for a file."""
    columns = ("message.column.kind", "column.account", "message.column.about", "message.column.text")
    rows = [
        (say(f"message.kind.{letter.kind}"), account_named(letter.account, say), letter.about, letter.text) for letter in letters
    ]
    return pd.DataFrame(rows, columns=[say(column) for column in columns])
