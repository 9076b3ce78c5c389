"""How a question about a meetup is asked: it names one, of the province asked about."""

from collections.abc import Callable
from datetime import date

import pandas as pd

from jangkau.metrics.asking import Asked, where
from jangkau.metrics.meetup.answer import Group, MeetupEffect
from jangkau.metrics.meetup.description import Description, description
from jangkau.metrics.meetup.effect import meetup_effect
from jangkau.metrics.meetup.invitations import Invitations, meetup_invitations
from jangkau.metrics.meetup.meetups import meetups
from jangkau.metrics.meetup.panel import EventUnknown
from jangkau.metrics.warehouse import Warehouse


def of_meetup(answer: Callable) -> Callable[[Warehouse, Asked], pd.DataFrame]:
    def asked_of_meetup(warehouse: Warehouse, asked: Asked) -> pd.DataFrame:
        if asked.event is None:
            raise LookupError("name an event with --event; `python -m jangkau metrics meetups` lists them")
        held_there(warehouse, asked)
        group = Group(asked.place.owner, asked.place.platform, asked.place.bakorwil)
        return answer(warehouse, asked, group)

    return asked_of_meetup


def of_effect(part: Callable[[MeetupEffect], pd.DataFrame]) -> Callable[[Warehouse, Asked], pd.DataFrame]:
    return of_meetup(
        lambda warehouse, asked, group: part(
            meetup_effect(warehouse, asked.event, asked.outcome, asked.horizon, group, asked.again)
        )
    )


def of_description(part: Callable[[Description], pd.DataFrame]) -> Callable[[Warehouse, Asked], pd.DataFrame]:
    return of_meetup(lambda warehouse, asked, group: part(description(warehouse, asked.event, asked.horizon)))


def of_invitations(part: Callable[[Invitations], pd.DataFrame]) -> Callable[[Warehouse, Asked], pd.DataFrame]:
    def asked_of_invitations(warehouse: Warehouse, asked: Asked) -> pd.DataFrame:
        return part(meetup_invitations(warehouse, asked.scope, asked.seats, asked.must, asked.without))

    return asked_of_invitations


def held_there(warehouse: Warehouse, asked: Asked) -> None:
    """Raise EventUnknown where the meetup asked about is not one of the province asked about."""
    held = meetups(warehouse).set_index("event_id")["province_code"].get(asked.event)
    if asked.place.province and held and held != asked.place.province:
        raise EventUnknown(f"{asked.event} is a meetup of province {held}")


def meetups_held(warehouse: Warehouse, asked: Asked) -> pd.DataFrame:
    held, place = meetups(warehouse), asked.place
    held = held[
        held["starts_on"].le(pd.Timestamp(asked.last or date.max)) & held["ends_on"].ge(pd.Timestamp(asked.first or date.min))
    ]
    return where(held, province_code=place.province, host_regency_code=place.regency)
