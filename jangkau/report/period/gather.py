"""A period's edition from the warehouse: every number of the report, asked once."""

from dataclasses import replace
from datetime import date, timedelta

import pandas as pd

from jangkau.findings.meetup.latest import meetups_followed
from jangkau.metrics.campaigns.agenda_response import agenda_response, response_shares
from jangkau.metrics.campaigns.hoax_corrections import hoax_corrections
from jangkau.metrics.kept import kept
from jangkau.metrics.office import facts
from jangkau.metrics.reach.coverage import coverage
from jangkau.metrics.reach.reach import MEASURES, regency_reach
from jangkau.metrics.scope import Scope
from jangkau.metrics.target.achieved import achieved, data_until
from jangkau.metrics.target.period import Period
from jangkau.metrics.warehouse import Warehouse
from jangkau.metrics.weeks import provinces
from jangkau.report.edition import Place, Refused
from jangkau.report.gather import AGENDA, REGION, plain, rows
from jangkau.report.period.edition import ENDS, PeriodEdition

VIEWS = MEASURES["views"]
HOAX = ("hoax_id", "title", "state", "hours", "reported_at", "counted")
MAPPED = (*(name for name in REGION if name not in ("change", "rank", "rank_from", "rank_to", "accounts_compared")), "type")


@kept
def period_edition(warehouse: Warehouse, place: Place, period: Period) -> PeriodEdition:
    """What the warehouse says of a period and province today. Raises Refused where there is nothing at all to tell."""
    names = dict(provinces(warehouse)[["code", "name"]].itertuples(index=False))
    if place.province not in names:
        raise Refused("no_province", province=place.province)
    until = data_until(warehouse, place.province)
    if until is None or not period.known(until):
        raise Refused("no_data", place=names[place.province], week=period.name)
    scope, known = period.scope(place.province, until), facts(warehouse)
    whole = regency_reach(warehouse, scope, VIEWS)
    weeks = weeks_of(warehouse, scope)
    targets = achieved(warehouse, place.province, None, period.name)
    if not sum(week["accounts"] for week in weeks) and targets["amount"].isna().all():
        raise Refused("no_data", place=names[place.province], week=period.name)
    response = agenda_response(warehouse, scope)
    agendas = rows(response_shares(response, ["event_id", "agenda", "starts_on"]), AGENDA) if len(response) else []
    return PeriodEdition(
        period.name, place.province, names[place.province],
        targets=[row | {"key": key_of(row)} for row in rows(targets, tuple(targets.columns))],
        weeks=weeks,
        regions=regions_of(warehouse, scope),
        meetups=meetups_followed(warehouse, place.province, scope.first_week, scope.sunday, until),
        agendas=agendas,
        hoaxes=rows(counted(hoax_corrections(warehouse, scope)), HOAX),
        missing=missing(whole, weeks, period, until),
        coverage=plain(vars(coverage(warehouse, scope, VIEWS.metric, whole))),
        definitions=known["definitions"],
        fingerprint=known["fingerprint"],
        demo=known.get("demo") == "true",
    )  # fmt: skip


def key_of(row: dict) -> str:
    """What tells a target from the others of its period."""
    return "|".join((row["measure"], row["place"], row["organisation"] or ""))


def counted(hoaxes: pd.DataFrame) -> pd.DataFrame:
    """The reports that call for a correction."""
    return hoaxes[hoaxes["counted"]]


def weeks_of(warehouse: Warehouse, scope: Scope) -> list[dict]:
    """The period's weeks: the views of each, and the accounts that told."""
    about = scope.parameters() | {"organisation": None, "since": scope.first_week}
    told = warehouse.ask("target_weeks", metric=VIEWS.metric, **about).rename(columns={"total": "views"})
    return rows(told, ("week", "views", "accounts", "registered"))


def regions_of(warehouse: Warehouse, scope: Scope) -> list[dict]:
    """Every kabupaten and kota: its views in the first weeks of the period and in the last ones."""
    span = min(ENDS, scope.weeks)
    first = replace(scope, week=scope.first_week + timedelta(weeks=span - 1), weeks=span)
    then, now = (regency_reach(warehouse, part, VIEWS) for part in (first, replace(scope, weeks=span)))
    earlier = {row["code"]: row for row in rows(then, MAPPED)}
    return [
        row | {"then": earlier[row["code"]]["high"], "now": row["high"], "at_first": earlier[row["code"]]}
        for row in rows(now, MAPPED)
    ]


def missing(regions: pd.DataFrame, weeks: list[dict], period: Period, until: date) -> dict:
    """What the data do not tell: weeks that are not in, regions without data or accounts, weeks with few accounts."""
    return {
        "weeks": period.weeks - period.known(until),
        "no_data": regions.loc[regions["state"] == "no_data", "label"].tolist(),
        "no_account": regions.loc[regions["state"] == "no_account", "label"].tolist(),
        "silent": int((regions["accounts_registered"] - regions["accounts_with_data"]).sum()),
        "few": [week["week"] for week in weeks if 2 * week["accounts"] < week["registered"]],
    }
