"""How a question is asked: which options mean anything to it, and what they make of it."""

from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from datetime import date

import pandas as pd

from jangkau.metrics.account.account_days import account_known
from jangkau.metrics.campaigns.agenda_response import agenda_posts, agenda_response_between
from jangkau.metrics.campaigns.hoax_corrections import correction_share, hoax_corrections
from jangkau.metrics.campaigns.partnership import partnership_around
from jangkau.metrics.campaigns.response_time import response_around
from jangkau.metrics.meetup.invitations import SEATS
from jangkau.metrics.office import facts, progress
from jangkau.metrics.reach.coverage import coverage
from jangkau.metrics.reach.reach import Measure, regency_reach
from jangkau.metrics.registry.attendance import attendance
from jangkau.metrics.registry.registered import looked_at, of_scope, registered
from jangkau.metrics.scope import HOME, Place, Scope
from jangkau.metrics.sides.compare_accounts import compare_accounts
from jangkau.metrics.target.achieved import achieved
from jangkau.metrics.target.track import target_track
from jangkau.metrics.warehouse import Warehouse
from jangkau.metrics.week.events_between import events_between
from jangkau.metrics.week.key_figures import key_figures, lead
from jangkau.metrics.week.movers import movers, region_moves, standing_out
from jangkau.metrics.weeks import provinces, weeks

PLACE, WHO = ("province", "bakorwil", "regency"), ("platform", "owner")
DAYS = ("week", "first", "last")
SCOPE = (*PLACE, *WHO, *DAYS)
SIDES = (*PLACE, "platform", *DAYS)  # of both owners: what they are compared by
MEETUP = ("event", "province", "bakorwil", *WHO)
OCCASION = ("event", "province", "horizon")
INVITED = (*SCOPE, "seats", "must", "without")


@dataclass(frozen=True)
class Asked:
    """A question's particulars: a place, with its weeks where it has any, and a measure, or an account and days.

    today: where nothing else tells a day.
    """

    place: Place
    measure: Measure
    account: str | None = None
    first: date | None = None
    last: date | None = None
    event: str | None = None
    outcome: str = "followers"
    horizon: int = 8
    today: date = date.max
    again: bool = False
    seats: int = SEATS
    must: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    period: str | None = None

    @property
    def scope(self) -> Scope:
        """The place over the weeks asked about. Raises LookupError where it has none."""
        if isinstance(self.place, Scope):
            return self.place
        raise LookupError(f"no week has data in province {self.place.province}")


@dataclass(frozen=True)
class Question:
    """How a question is answered, and which options mean anything to it.

    everywhere: without --province it is about every province, else about HOME and about one week or more.
    """

    answer: Callable[[Warehouse, Asked], pd.DataFrame]
    takes: tuple[str, ...] = SCOPE
    everywhere: bool = False

    def __call__(self, warehouse: Warehouse, asked: Asked) -> pd.DataFrame:
        return self.answer(warehouse, asked)


def of_account(answer: Callable) -> Callable[[Warehouse, Asked], pd.DataFrame]:
    def asked_of_account(warehouse: Warehouse, asked: Asked) -> pd.DataFrame:
        if asked.account and not account_known(warehouse, asked.account):
            raise LookupError(f"no file named the account {asked.account} and it is not registered")
        return of_scope(warehouse, answer(warehouse, asked.account, asked.first, asked.last), asked.place)

    return asked_of_account


def of_week(answer: Callable) -> Callable[[Warehouse, Asked], pd.DataFrame]:
    def asked_of_week(warehouse: Warehouse, asked: Asked) -> pd.DataFrame:
        return answer(warehouse, asked.scope, asked.measure)

    return asked_of_week


def coverage_of(warehouse: Warehouse, scope: Scope, measure: Measure) -> pd.DataFrame:
    regions = regency_reach(warehouse, scope, measure)
    return pd.DataFrame([asdict(coverage(warehouse, scope, measure.metric, regions))])


def movers_of(warehouse: Warehouse, scope: Scope, measure: Measure) -> pd.DataFrame:
    recent = events_between(warehouse, scope, scope.before().first_week, scope.sunday)
    return movers(warehouse, scope, lead(key_figures(warehouse, scope)), recent)


def standing_out_of(warehouse: Warehouse, scope: Scope, measure: Measure) -> pd.DataFrame:
    moves = region_moves(warehouse, scope, lead(key_figures(warehouse, scope)))
    return pd.DataFrame([asdict(standing_out(moves))])


def of_accounts(answer: Callable[[pd.DataFrame], pd.DataFrame]) -> Callable[[Warehouse, Asked], pd.DataFrame]:
    return of_week(lambda warehouse, scope, measure: answer(compare_accounts(warehouse, scope)))


def weeks_between(warehouse: Warehouse, asked: Asked) -> pd.DataFrame:
    available = weeks(warehouse, asked.place.province or HOME)
    first, last = pd.Timestamp(asked.first or date.min), pd.Timestamp(asked.last or date.max)
    return available[available["week"].between(first, last)]


def of_days(answer: Callable) -> Callable[[Warehouse, Asked], pd.DataFrame]:
    return of_week(lambda warehouse, scope, measure: answer(warehouse, scope))


def agendas_answered(warehouse: Warehouse, asked: Asked) -> pd.DataFrame:
    return agenda_response_between(warehouse, asked.place, asked.first or date.min, asked.last or asked.scope.sunday)


def correction_share_of(warehouse: Warehouse, scope: Scope) -> pd.DataFrame:
    answered = correction_share(hoax_corrections(warehouse, scope))
    return pd.DataFrame([{**asdict(answered), "share": answered.share}])


def of_response(answer: Callable[[pd.DataFrame], pd.DataFrame]) -> Callable[[Warehouse, Asked], pd.DataFrame]:
    return lambda warehouse, asked: answer(agendas_answered(warehouse, asked))


def agenda_posts_of(warehouse: Warehouse, asked: Asked) -> pd.DataFrame:
    if asked.event is None:
        raise LookupError("name an agenda with --event; `python -m jangkau metrics agenda_totals` lists them")
    closing = warehouse.ask("messages_closing", kind="agenda").set_index("event_id")["closes_on"]
    closes = closing[asked.event].date() if asked.event in closing else date.min  # no other agenda is asked about
    near = replace(asked, first=max(closes, asked.first or date.min), last=min(closes, asked.last or asked.scope.sunday))
    return agenda_posts(warehouse, agendas_answered(warehouse, near), asked.event)


def response_around_of(warehouse: Warehouse, asked: Asked) -> pd.DataFrame:
    return response_around(warehouse, asked.place, meetup_named(asked))


def partnership_around_of(warehouse: Warehouse, asked: Asked) -> pd.DataFrame:
    return partnership_around(warehouse, asked.place, meetup_named(asked))


def meetup_named(asked: Asked) -> str:
    if asked.event is None:
        raise LookupError("name an event with --event; `python -m jangkau metrics meetups` lists them")
    return asked.event


def registered_of(warehouse: Warehouse, asked: Asked) -> pd.DataFrame:
    place = asked.place
    accounts = registered(warehouse, asked.last or looked_at(warehouse, asked.today))
    return where(
        accounts, province_code=place.province, bakorwil=place.bakorwil, region_code=place.regency, platform=place.platform,
        owner=place.owner,
    )  # fmt: skip


def targets_of(warehouse: Warehouse, asked: Asked) -> pd.DataFrame:
    return achieved(warehouse, asked.place.province or HOME, asked.place.regency, asked.period)


def target_track_of(warehouse: Warehouse, asked: Asked) -> pd.DataFrame:
    return target_track(warehouse, asked.place.province or HOME, asked.place.regency, asked.period)


def attendance_of(warehouse: Warehouse, asked: Asked) -> pd.DataFrame:
    return of_scope(warehouse, attendance(warehouse, asked.event), asked.place)


def provinces_named(warehouse: Warehouse, asked: Asked) -> pd.DataFrame:
    return where(provinces(warehouse), code=asked.place.province)


def office_facts(warehouse: Warehouse, asked: Asked) -> pd.DataFrame:
    return pd.DataFrame([{**facts(warehouse), **progress(warehouse, asked.place.province)}])


def where(rows: pd.DataFrame, **wanted: str | None) -> pd.DataFrame:
    """The rows that bear what is wanted; None means any."""
    for column, value in wanted.items():
        if value is not None:
            rows = rows[rows[column] == value]
    return rows.reset_index(drop=True)
