"""What `python -m metrics` can be asked, by name."""

from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import date

import pandas as pd

from jangkau.metrics.account.account_days import account_days, account_known
from jangkau.metrics.account.account_habit import account_habit
from jangkau.metrics.account.account_series import account_series
from jangkau.metrics.account.growth import growth
from jangkau.metrics.account.posts import posts
from jangkau.metrics.campaigns.agenda_response import agenda_posts, agenda_response_between, response_matrix, response_shares
from jangkau.metrics.campaigns.delivered_leverage import delivered_leverage
from jangkau.metrics.campaigns.hashtags import hashtags
from jangkau.metrics.campaigns.hoax_corrections import correction_regions, correction_share, hoax_corrections
from jangkau.metrics.campaigns.mentions import carried, carried_regions, mentions, ties
from jangkau.metrics.campaigns.post_coverage import post_coverage
from jangkau.metrics.campaigns.response_time import response_around, response_curve, response_time
from jangkau.metrics.campaigns.theme_share import theme_grid, theme_share
from jangkau.metrics.definitions import definitions
from jangkau.metrics.meetup.answer import Group, MeetupEffect
from jangkau.metrics.meetup.description import Description, description
from jangkau.metrics.meetup.effect import meetup_effect
from jangkau.metrics.meetup.invitations import Invitations, meetup_invitations
from jangkau.metrics.meetup.meetups import meetups
from jangkau.metrics.meetup.needed import meetup_needed
from jangkau.metrics.meetup.retention import retention
from jangkau.metrics.meetup.told import checks_told, effect_told, retention_told
from jangkau.metrics.office import facts, progress
from jangkau.metrics.reach.change import USUAL_PERIODS, comparable_periods, regency_changes
from jangkau.metrics.reach.coverage import coverage, province_level
from jangkau.metrics.reach.ranking import ranking
from jangkau.metrics.reach.reach import Measure, regency_reach
from jangkau.metrics.reach.unmatched import unmatched
from jangkau.metrics.registry.attendance import attendance
from jangkau.metrics.registry.registered import registered
from jangkau.metrics.scope import Scope
from jangkau.metrics.sides.compare import compare, share_of_voice
from jangkau.metrics.sides.compare_accounts import compare_accounts
from jangkau.metrics.sides.compare_regencies import compare_regencies_all, rank_bands_all
from jangkau.metrics.sides.concentration import concentration
from jangkau.metrics.sides.fair_set import fair_set
from jangkau.metrics.sides.leverage import leverage
from jangkau.metrics.warehouse import Warehouse
from jangkau.metrics.week.events_between import events_between
from jangkau.metrics.week.key_figures import key_figures, lead
from jangkau.metrics.week.movers import movers
from jangkau.metrics.week.post_performance import posts_of_the_week
from jangkau.metrics.week.to_do import tasks_told, to_do
from jangkau.metrics.weeks import provinces, weeks


@dataclass(frozen=True)
class Asked:
    """A question's particulars: a scope and measure, or an account and days."""

    scope: Scope
    measure: Measure
    account: str | None = None
    first: date | None = None
    last: date | None = None
    event: str | None = None
    outcome: str = "followers"
    horizon: int = 8
    again: bool = False
    seats: int = 100
    must: tuple[str, ...] = ()
    without: tuple[str, ...] = ()


def _of_account(answer: Callable) -> Callable[[Warehouse, Asked], pd.DataFrame]:
    def asked_of_account(warehouse: Warehouse, asked: Asked) -> pd.DataFrame:
        if asked.account and not account_known(warehouse, asked.account):
            raise LookupError(f"no file named the account {asked.account} and it is not registered")
        return answer(warehouse, asked.account, asked.first, asked.last)

    return asked_of_account


def _of_week(answer: Callable) -> Callable[[Warehouse, Asked], pd.DataFrame]:
    def asked_of_week(warehouse: Warehouse, asked: Asked) -> pd.DataFrame:
        if asked.scope.week is None:
            raise LookupError(f"no week has data in province {asked.scope.province}")
        return answer(warehouse, asked.scope, asked.measure)

    return asked_of_week


def _coverage(warehouse: Warehouse, scope: Scope, measure: Measure) -> pd.DataFrame:
    regions = regency_reach(warehouse, scope, measure)
    return pd.DataFrame([asdict(coverage(warehouse, scope, measure.metric, regions))])


def _movers(warehouse: Warehouse, scope: Scope, measure: Measure) -> pd.DataFrame:
    recent = events_between(warehouse, scope, scope.before().first_week, scope.sunday)
    return movers(warehouse, scope, lead(key_figures(warehouse, scope)), recent)


def _of_accounts(answer: Callable[[pd.DataFrame], pd.DataFrame]) -> Callable[[Warehouse, Asked], pd.DataFrame]:
    return _of_week(lambda warehouse, scope, measure: answer(compare_accounts(warehouse, scope)))


def _weeks(warehouse: Warehouse, asked: Asked) -> pd.DataFrame:
    available = weeks(warehouse, asked.scope.province)
    first, last = pd.Timestamp(asked.first or date.min), pd.Timestamp(asked.last or date.max)
    return available[available["week"].between(first, last)]


def _of_days(answer: Callable) -> Callable[[Warehouse, Asked], pd.DataFrame]:
    return _of_week(lambda warehouse, scope, measure: answer(warehouse, scope))


def _agenda_response(warehouse: Warehouse, asked: Asked) -> pd.DataFrame:
    if asked.scope.week is None and asked.last is None:
        raise LookupError(f"no week has data in province {asked.scope.province}")
    return agenda_response_between(warehouse, asked.scope, asked.first or date.min, asked.last or asked.scope.sunday)


def _correction_share(warehouse: Warehouse, scope: Scope) -> pd.DataFrame:
    told = correction_share(hoax_corrections(warehouse, scope))
    return pd.DataFrame([{**asdict(told), "share": told.share}])


def _of_response(answer: Callable[[pd.DataFrame], pd.DataFrame]) -> Callable[[Warehouse, Asked], pd.DataFrame]:
    return lambda warehouse, asked: answer(_agenda_response(warehouse, asked))


def _agenda_posts(warehouse: Warehouse, asked: Asked) -> pd.DataFrame:
    if asked.event is None:
        raise LookupError("name an agenda with --event; `python -m metrics agenda_totals` lists them")
    return agenda_posts(warehouse, _agenda_response(warehouse, asked), asked.event)


def _response_around(warehouse: Warehouse, asked: Asked) -> pd.DataFrame:
    if asked.event is None:
        raise LookupError("name an event with --event; `python -m metrics meetups` lists them")
    return response_around(warehouse, asked.scope, asked.event)


def _of_meetup(answer: Callable) -> Callable[[Warehouse, Asked], pd.DataFrame]:
    def asked_of_meetup(warehouse: Warehouse, asked: Asked) -> pd.DataFrame:
        if asked.event is None:
            raise LookupError("name an event with --event; `python -m metrics meetups` lists them")
        group = Group(asked.scope.owner, asked.scope.platform, asked.scope.bakorwil)
        return answer(warehouse, asked, group)

    return asked_of_meetup


def _of_effect(told: Callable[[MeetupEffect], pd.DataFrame]) -> Callable[[Warehouse, Asked], pd.DataFrame]:
    return _of_meetup(
        lambda warehouse, asked, group: told(
            meetup_effect(warehouse, asked.event, asked.outcome, asked.horizon, group, asked.again)
        )
    )


def _of_description(part: Callable[[Description], pd.DataFrame]) -> Callable[[Warehouse, Asked], pd.DataFrame]:
    return _of_meetup(lambda warehouse, asked, group: part(description(warehouse, asked.event, asked.horizon)))


def _of_invitations(part: Callable[[Invitations], pd.DataFrame]) -> Callable[[Warehouse, Asked], pd.DataFrame]:
    def asked_of_invitations(warehouse: Warehouse, asked: Asked) -> pd.DataFrame:
        if asked.scope.week is None:
            raise LookupError(f"no week has data in province {asked.scope.province}")
        return part(meetup_invitations(warehouse, asked.scope, asked.seats, asked.must, asked.without))

    return asked_of_invitations


QUESTIONS: dict[str, Callable[[Warehouse, Asked], pd.DataFrame]] = {
    "account_days": _of_account(account_days),
    "posts": _of_account(posts),
    "reach": _of_week(regency_reach),
    "ranking": _of_week(lambda warehouse, scope, measure: ranking(regency_reach(warehouse, scope, measure))),
    "changes": _of_week(lambda warehouse, scope, measure: regency_changes(warehouse, scope, measure.metric)),
    "comparable_weeks": _of_week(
        lambda warehouse, scope, measure: comparable_periods(warehouse, scope, measure.metric, USUAL_PERIODS + 1)
    ),
    "account_habit": _of_week(lambda warehouse, scope, measure: account_habit(warehouse, scope)),
    "account_series": _of_week(lambda warehouse, scope, measure: account_series(warehouse, scope, measure.metric)),
    "coverage": _of_week(_coverage),
    "province_level": _of_week(
        lambda warehouse, scope, measure: pd.DataFrame([province_level(warehouse, scope, measure.metric)])
    ),
    "compare": _of_accounts(compare),
    "fair_set": _of_accounts(fair_set),
    "share_of_voice": _of_accounts(share_of_voice),
    "concentration": _of_accounts(concentration),
    "growth": _of_week(
        lambda warehouse, scope, measure: growth(warehouse, scope).merge(
            compare_accounts(warehouse, scope)[["account", "platform", "owner"]], on="account"
        )
    ),
    "leverage": _of_week(lambda warehouse, scope, measure: leverage(warehouse, scope)),
    "compare_regencies": _of_week(lambda warehouse, scope, measure: compare_regencies_all(warehouse, scope)),
    "rank_bands": _of_week(lambda warehouse, scope, measure: rank_bands_all(warehouse, scope)),
    "unmatched": _of_week(lambda warehouse, scope, measure: unmatched(warehouse, scope)),
    "key_figures": _of_week(lambda warehouse, scope, measure: key_figures(warehouse, scope)),
    "movers": _of_week(_movers),
    "to_do": _of_week(lambda warehouse, scope, measure: tasks_told(to_do(warehouse, scope))),
    "posts_of_the_week": _of_week(lambda warehouse, scope, measure: posts_of_the_week(warehouse, scope)),
    "events": _of_week(lambda warehouse, scope, measure: events_between(warehouse, scope, scope.first_week, scope.sunday)),
    "definitions": lambda warehouse, asked: definitions(),
    "weeks": _weeks,
    "provinces": lambda warehouse, asked: provinces(warehouse),
    "meetups": lambda warehouse, asked: meetups(warehouse),
    "meetup_effect": _of_effect(effect_told),
    "meetup_checks": _of_effect(checks_told),
    "meetup_description": _of_description(lambda found: found.sides),
    "meetup_who": _of_description(lambda found: pd.DataFrame([asdict(found.who)])),
    "meetup_regencies": _of_description(lambda found: found.regencies),
    "meetup_posting": _of_description(lambda found: found.weeks),
    "meetup_accounts": _of_description(lambda found: found.accounts),
    "meetup_needed": lambda warehouse, asked: meetup_needed(warehouse, asked.scope.province, asked.horizon),
    "meetup_invitations": _of_invitations(lambda found: found.accounts),
    "meetup_invited_regencies": _of_invitations(lambda found: found.regencies),
    "meetup_invited_themes": _of_invitations(lambda found: found.themes),
    "retention": _of_meetup(lambda warehouse, asked, group: retention_told(retention(warehouse, asked.event, group))),
    "agenda_response": _agenda_response,
    "agenda_shares": _of_response(lambda response: response_shares(response, ["event_id", "owner"])),
    "agenda_totals": _of_response(lambda response: response_shares(response, ["event_id", "agenda", "starts_on"])),
    "agenda_posts": _agenda_posts,
    "response_matrix": _of_response(response_matrix),
    "response_curve": _of_response(response_curve),
    "response_time": _of_days(response_time),
    "response_around": _response_around,
    "theme_share": _of_days(theme_share),
    "theme_weeks": _of_days(lambda warehouse, scope: theme_grid(warehouse, scope, by_week=True)),
    "theme_regions": _of_days(lambda warehouse, scope: theme_grid(warehouse, scope, by_regency=True)),
    "post_coverage": _of_days(lambda warehouse, scope: pd.DataFrame([asdict(post_coverage(warehouse, scope))])),
    "hoax_corrections": _of_days(hoax_corrections),
    "correction_share": _of_days(_correction_share),
    "correction_regions": _of_days(correction_regions),
    "mentions": _of_days(mentions),
    "carried": _of_days(lambda warehouse, scope: carried(mentions(warehouse, scope))),
    "carried_regions": _of_days(lambda warehouse, scope: carried_regions(mentions(warehouse, scope))),
    "ties": _of_days(ties),
    "hashtags": _of_days(hashtags),
    "delivered_leverage": _of_days(delivered_leverage),
    "registered": lambda warehouse, asked: registered(warehouse, asked.last or date.max),
    "attendance": lambda warehouse, asked: attendance(warehouse, asked.event),
    "office": lambda warehouse, asked: pd.DataFrame([{**facts(warehouse), **progress(warehouse)}]),
}
