"""What `python -m jangkau metrics` can be asked, by name."""

from dataclasses import asdict

import pandas as pd

from jangkau.metrics.account.account_audience import account_audience
from jangkau.metrics.account.account_bands import account_bands
from jangkau.metrics.account.account_days import account_days
from jangkau.metrics.account.account_habit import account_habit
from jangkau.metrics.account.account_series import account_series
from jangkau.metrics.account.growth import growth
from jangkau.metrics.account.posting_hours import posting_hours
from jangkau.metrics.account.posts import posts
from jangkau.metrics.asking import (
    DAYS,
    INVITED,
    MEETUP,
    OCCASION,
    PLACE,
    SCOPE,
    SIDES,
    WHO,
    Question,
    agenda_posts_of,
    agendas_answered,
    attendance_of,
    correction_share_of,
    coverage_of,
    movers_of,
    of_account,
    of_accounts,
    of_days,
    of_response,
    of_week,
    office_facts,
    partnership_around_of,
    provinces_named,
    registered_of,
    response_around_of,
    standing_out_of,
    target_track_of,
    targets_of,
    weeks_between,
)
from jangkau.metrics.campaigns.agenda_response import response_matrix, response_shares
from jangkau.metrics.campaigns.delivered_leverage import delivered_leverage
from jangkau.metrics.campaigns.hashtags import hashtags
from jangkau.metrics.campaigns.hoax_corrections import correction_regions, hoax_corrections
from jangkau.metrics.campaigns.mentions import carried, carried_regions, mentions, ties
from jangkau.metrics.campaigns.partnership import partnership
from jangkau.metrics.campaigns.post_coverage import post_coverage
from jangkau.metrics.campaigns.response_time import response_curve, response_time
from jangkau.metrics.campaigns.taglines import taglines
from jangkau.metrics.campaigns.theme_share import theme_grid, theme_share
from jangkau.metrics.campaigns.undelivered import could_carry, undelivered, undelivered_totals
from jangkau.metrics.definitions import definitions
from jangkau.metrics.meetup.asking import meetups_held, of_description, of_effect, of_invitations, of_meetup
from jangkau.metrics.meetup.cost import cost_row
from jangkau.metrics.meetup.needed import meetup_needed
from jangkau.metrics.meetup.plan import meetup_plan
from jangkau.metrics.meetup.retention import retention
from jangkau.metrics.meetup.rows import check_rows, effect_row, retention_rows
from jangkau.metrics.organisations.acts import organisation_agendas, organisation_themes
from jangkau.metrics.organisations.organisations import organisation_accounts, organisation_kinds, organisations
from jangkau.metrics.reach.change import comparable_periods, regency_changes
from jangkau.metrics.reach.coverage import province_level
from jangkau.metrics.reach.index import reach_index
from jangkau.metrics.reach.province_compare import province_compare, province_platforms
from jangkau.metrics.reach.ranking import ranking
from jangkau.metrics.reach.reach import regency_reach
from jangkau.metrics.reach.region_year import region_year
from jangkau.metrics.reach.trend import trend
from jangkau.metrics.reach.unmatched import unmatched
from jangkau.metrics.scope import HOME
from jangkau.metrics.sides.compare import compare, share_of_voice
from jangkau.metrics.sides.compare_accounts import compare_accounts
from jangkau.metrics.sides.compare_regencies import compare_regencies_all, rank_bands_all
from jangkau.metrics.sides.concentration import concentration
from jangkau.metrics.sides.fair_set import fair_set
from jangkau.metrics.sides.gap import gaps
from jangkau.metrics.sides.leverage import leverage
from jangkau.metrics.usual import LOOKED_BACK
from jangkau.metrics.week.answers import answers
from jangkau.metrics.week.events_between import events_between
from jangkau.metrics.week.key_figures import key_figures
from jangkau.metrics.week.post_performance import posts_of_the_week
from jangkau.metrics.week.to_do import task_rows, to_do

QUESTIONS: dict[str, Question] = {
    "account_days": Question(of_account(account_days), ("account", *SCOPE), everywhere=True),
    "account_audience": Question(
        of_account(lambda warehouse, account, first, last: account_audience(warehouse, account)),
        ("account", *PLACE, *WHO),
        everywhere=True,
    ),
    "posts": Question(of_account(posts), ("account", *SCOPE), everywhere=True),
    "reach": Question(of_week(regency_reach), ("measure", *SCOPE)),
    "ranking": Question(of_week(ranking), ("measure", *SCOPE)),
    "changes": Question(
        of_week(lambda warehouse, scope, measure: regency_changes(warehouse, scope, measure.metric)), ("measure", *SCOPE)
    ),
    "comparable_weeks": Question(
        of_week(lambda warehouse, scope, measure: comparable_periods(warehouse, scope, measure.metric, LOOKED_BACK + 1)),
        ("measure", *SCOPE),
    ),
    "reach_index": Question(of_days(reach_index)),
    "region_year": Question(of_week(region_year), ("measure", *SCOPE)),
    "trend": Question(of_week(lambda warehouse, scope, measure: trend(warehouse, scope, measure.metric)), ("measure", *SCOPE)),
    "account_habit": Question(of_week(lambda warehouse, scope, measure: account_habit(warehouse, scope))),
    "account_bands": Question(of_days(account_bands)),
    "account_series": Question(
        of_week(lambda warehouse, scope, measure: account_series(warehouse, scope, measure.metric)), ("measure", *SCOPE)
    ),
    "coverage": Question(of_week(coverage_of), ("measure", *SCOPE)),
    "province_level": Question(
        of_week(lambda warehouse, scope, measure: pd.DataFrame([province_level(warehouse, scope, measure.metric)])),
        ("measure", "province", *WHO, *DAYS),
    ),
    "compare": Question(of_accounts(compare), SIDES),
    "gap": Question(of_accounts(gaps), SIDES),
    "fair_set": Question(of_accounts(fair_set), SIDES),
    "share_of_voice": Question(of_accounts(share_of_voice), SIDES),
    "concentration": Question(of_accounts(concentration), SIDES),
    "growth": Question(
        of_week(
            lambda warehouse, scope, measure: growth(warehouse, scope).merge(
                compare_accounts(warehouse, scope)[["account", "platform", "owner"]], on="account"
            )
        ),
        SIDES,
    ),
    "leverage": Question(of_week(lambda warehouse, scope, measure: leverage(warehouse, scope)), SIDES),
    "compare_regencies": Question(of_week(lambda warehouse, scope, measure: compare_regencies_all(warehouse, scope)), SIDES),
    "rank_bands": Question(of_week(lambda warehouse, scope, measure: rank_bands_all(warehouse, scope)), SIDES),
    "unmatched": Question(
        of_week(lambda warehouse, scope, measure: unmatched(warehouse, scope)), ("province", "platform", *DAYS)
    ),
    "key_figures": Question(of_week(lambda warehouse, scope, measure: key_figures(warehouse, scope))),
    "answers": Question(of_days(lambda warehouse, scope: pd.DataFrame([asdict(answers(warehouse, scope))]))),
    "regions_standing_out": Question(of_week(standing_out_of)),
    "movers": Question(of_week(movers_of)),
    "to_do": Question(of_week(lambda warehouse, scope, measure: task_rows(to_do(warehouse, scope)))),
    "posts_of_the_week": Question(of_week(lambda warehouse, scope, measure: posts_of_the_week(warehouse, scope))),
    "events": Question(
        of_week(lambda warehouse, scope, measure: events_between(warehouse, scope, scope.first_week, scope.sunday)),
        (*PLACE, *DAYS),
    ),
    "definitions": Question(lambda warehouse, asked: definitions(), (), everywhere=True),
    "weeks": Question(weeks_between, ("province", *DAYS)),
    "provinces": Question(provinces_named, ("province",), everywhere=True),
    "meetups": Question(meetups_held, ("province", "regency", *DAYS), everywhere=True),
    "meetup_effect": Question(of_effect(effect_row), (*MEETUP, "outcome", "horizon", "again"), everywhere=True),
    "meetup_checks": Question(of_effect(check_rows), (*MEETUP, "outcome", "horizon", "again"), everywhere=True),
    "meetup_description": Question(of_description(lambda description: description.sides), OCCASION, everywhere=True),
    "meetup_who": Question(
        of_description(lambda description: pd.DataFrame([asdict(description.who)])), OCCASION, everywhere=True
    ),
    "meetup_regencies": Question(of_description(lambda description: description.regencies), OCCASION, everywhere=True),
    "meetup_posting": Question(of_description(lambda description: description.weeks), OCCASION, everywhere=True),
    "meetup_accounts": Question(of_description(lambda description: description.accounts), OCCASION, everywhere=True),
    "meetup_needed": Question(
        lambda warehouse, asked: meetup_needed(warehouse, asked.place.province or HOME, asked.horizon), ("province", "horizon")
    ),
    "meetup_invitations": Question(of_invitations(lambda invitations: invitations.accounts), INVITED),
    "meetup_invited_regencies": Question(of_invitations(lambda invitations: invitations.regencies), INVITED),
    "meetup_invited_themes": Question(of_invitations(lambda invitations: invitations.themes), INVITED),
    "meetup_plan": Question(
        of_meetup(lambda warehouse, asked, group: meetup_plan(warehouse, asked.event, asked.outcome, asked.horizon)),
        ("event", "province", "outcome", "horizon"),
        everywhere=True,
    ),
    "meetup_cost": Question(of_effect(cost_row), (*MEETUP, "horizon"), everywhere=True),
    "retention": Question(
        of_meetup(lambda warehouse, asked, group: retention_rows(retention(warehouse, asked.event, group))),
        MEETUP,
        everywhere=True,
    ),
    "agenda_response": Question(agendas_answered),
    "agenda_shares": Question(of_response(lambda response: response_shares(response, ["event_id", "owner"]))),
    "agenda_totals": Question(of_response(lambda response: response_shares(response, ["event_id", "agenda", "starts_on"]))),
    "agenda_posts": Question(agenda_posts_of, ("event", *SCOPE)),
    "response_matrix": Question(of_response(response_matrix)),
    "response_curve": Question(of_response(response_curve)),
    "response_time": Question(of_days(response_time)),
    "response_around": Question(response_around_of, ("event", *PLACE, *WHO)),
    "theme_share": Question(of_days(theme_share)),
    "theme_weeks": Question(of_days(lambda warehouse, scope: theme_grid(warehouse, scope, by_week=True))),
    "theme_regions": Question(of_days(lambda warehouse, scope: theme_grid(warehouse, scope, by_regency=True))),
    "post_coverage": Question(of_days(lambda warehouse, scope: pd.DataFrame([asdict(post_coverage(warehouse, scope))]))),
    "hoax_corrections": Question(of_days(hoax_corrections)),
    "correction_share": Question(of_days(correction_share_of)),
    "correction_regions": Question(of_days(correction_regions)),
    "mentions": Question(of_days(mentions)),
    "carried": Question(of_days(lambda warehouse, scope: carried(mentions(warehouse, scope)))),
    "carried_regions": Question(of_days(lambda warehouse, scope: carried_regions(mentions(warehouse, scope)))),
    "ties": Question(of_days(ties)),
    "partnership": Question(of_days(partnership)),
    "partnership_around": Question(partnership_around_of, ("event", *PLACE, *WHO)),
    "undelivered": Question(of_days(undelivered)),
    "undelivered_totals": Question(of_days(lambda warehouse, scope: undelivered_totals(undelivered(warehouse, scope)))),
    "could_carry": Question(of_days(could_carry)),
    "posting_hours": Question(of_days(posting_hours)),
    "hashtags": Question(of_days(hashtags)),
    "delivered_leverage": Question(of_days(delivered_leverage)),
    "taglines": Question(of_days(taglines)),
    "province_compare": Question(of_days(province_compare), (*WHO, *DAYS)),
    "province_platforms": Question(of_days(province_platforms), (*WHO, *DAYS)),
    "organisations": Question(of_days(organisations)),
    "organisation_kinds": Question(of_days(lambda warehouse, scope: organisation_kinds(organisations(warehouse, scope)))),
    "organisation_accounts": Question(of_days(organisation_accounts)),
    "organisation_themes": Question(of_days(organisation_themes)),
    "organisation_agendas": Question(
        of_days(lambda warehouse, scope: organisation_agendas(warehouse, scope, organisation_accounts(warehouse, scope)))
    ),
    "targets": Question(targets_of, ("province", "regency", "period")),
    "target_track": Question(target_track_of, ("province", "regency", "period")),
    "registered": Question(registered_of, (*PLACE, *WHO, "week", "last"), everywhere=True),
    "attendance": Question(attendance_of, ("event", *PLACE, *WHO), everywhere=True),
    "office": Question(office_facts, ("province",), everywhere=True),
}
