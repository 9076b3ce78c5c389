"""An edition from the warehouse: every number of the report, asked once."""

from dataclasses import asdict
from datetime import date, datetime
from typing import Any

import pandas as pd

from jangkau.findings.meetup.latest import latest_meetup
from jangkau.findings.view import View
from jangkau.findings.week.tasks import errands
from jangkau.findings.week.week import Week, week_of
from jangkau.metrics.account.account_habit import account_habit
from jangkau.metrics.campaigns.agenda_response import agenda_response, response_shares
from jangkau.metrics.campaigns.delivered_leverage import delivered_leverage
from jangkau.metrics.kept import kept
from jangkau.metrics.office import facts
from jangkau.metrics.reach.coverage import coverage, province_level
from jangkau.metrics.reach.reach import MEASURES
from jangkau.metrics.scope import Scope, week_name
from jangkau.metrics.sides.compare import centre
from jangkau.metrics.sides.sides import Sides, sides
from jangkau.metrics.warehouse import Warehouse
from jangkau.metrics.week.answers import answers
from jangkau.metrics.week.post_performance import best_of, posts_of_the_week
from jangkau.metrics.week.to_do import to_do
from jangkau.metrics.weeks import provinces
from jangkau.report.edition import Edition, Place, Refused

TOP = 5
FIGURE = ("name", "low", "high", "whole", "change", "accounts_compared", "usual_low", "usual_high", "accounts", "difference",
          "total_before", "level", "sole_account", "change_without")  # fmt: skip
REGION = ("code", "label", "state", "low", "high", "change", "rank", "accounts_with_data", "accounts_registered",
          "accounts_by_posts", "provisional", "thin", "largest_share", "rank_from", "rank_to", "accounts_compared")  # fmt: skip
ACCOUNT = ("account", "platform", "handle", "owner", "regency_code", "total", "habit", "times")
POST = ("account", "platform", "handle", "owner", "post_id", "permalink", "caption", "published_on", "interactions",
        "habit", "score", "basis")  # fmt: skip
AGENDA = ("event_id", "agenda", "starts_on", "expected", "on_time", "late", "none", "no_data", "counted",
          "on_time_share", "answered_share")  # fmt: skip
MOVE = ("code", "label", "way", "change", "difference", "total_before", "accounts_compared", "usual_low", "usual_high", "unusual",
        "reason", "event")  # fmt: skip
LEVER = ("event_id", "kind", "event", "starts_on", "ends_on", "leverage", "reach_leverage_low", "reach_leverage_high",
         "government_posts", "community_posts", "government_posts_with_views", "community_posts_with_views")  # fmt: skip


@kept
def edition_of(warehouse: Warehouse, place: Place, monday: date) -> Edition:
    """What the warehouse says of a week and place today. Raises Refused where there is nothing at all to tell."""
    names = dict(provinces(warehouse)[["code", "name"]].itertuples(index=False))
    if place.province not in names:
        raise Refused("no_province", province=place.province)
    scope = place.scope(monday)
    week = week_of(warehouse, View(scope, MEASURES["reach"], names[place.province]))
    metric = week.view.measure.metric
    covered = coverage(warehouse, scope, metric, week.regions)
    if not covered.accounts_with_data and week.figures["high"].isna().all():
        raise Refused("no_data", place=place.bakorwil or names[place.province], week=week_name(monday))
    known, posts, answered = facts(warehouse), posts_of_the_week(warehouse, scope), agendas(warehouse, scope)
    return Edition(
        place.province, place.bakorwil, names[place.province], week_name(monday), week.view.measure.name, week.whole,
        headline=plain(vars(week.headline)),
        event=event_name(week),
        figures=rows(week.figures.head(4), FIGURE),
        lines={name: plain(list(levels)) for name, levels in week.lines.items()},
        regions=rows(week.regions, REGION),
        own=plain(province_level(warehouse, scope, metric).to_dict()),
        voice=voice(sides(warehouse, scope)),
        accounts=rows(by_habit(account_habit(warehouse, scope)).head(TOP), ACCOUNT),
        posts=rows(best_of(posts).head(TOP), POST),
        agendas=answered,
        levers=rows(delivered_leverage(warehouse, scope), LEVER),
        coverage=plain(vars(covered)),
        definitions=known["definitions"],
        fingerprint=known["fingerprint"],
        demo=known.get("demo") == "true",
        meetup=latest_meetup(warehouse, place.province, monday),
        answers=asdict(answers(warehouse, scope)),
        moves=moves_of(week),
        standing_out=week.standing_out and asdict(week.standing_out),
        errands=errands(to_do(warehouse, scope)),
    )  # fmt: skip


def event_name(week: Week) -> str:
    """The name of the event that the sentence speaks of; empty where it speaks of none."""
    names = dict(zip(week.recent["event_id"], week.recent["name"], strict=True))
    return names.get(week.headline.event, "")


def moves_of(week: Week) -> list[dict]:
    """The regions that moved most, each with the name of what struck it."""
    names = dict(zip(week.recent["event_id"], week.recent["name"], strict=True))
    return [move | {"event_name": names.get(move["event"], "")} for move in rows(week.moved, MOVE)]


def by_habit(accounts: pd.DataFrame) -> pd.DataFrame:
    """The accounts that most exceeded their habit first, then those without one; of those seen by as many as the middle one is.

    By size the same account would lead every week; a very small one doubles by chance. Where no account has a habit, all by size.
    """
    seen = accounts[(accounts["total"] >= accounts["total"].median()) | accounts["times"].isna().all()]
    return seen.sort_values(["times", "total"], ascending=False, na_position="last")


def voice(both: Sides) -> list[dict]:
    """Both sides: their share of all interactions, and their account in the middle."""
    middle = both.sides["interactions"]
    return [
        plain(side | {"registered": middle[side["owner"]]["registered"], "middle": centre(middle[side["owner"]])})
        for side in both.voice.to_dict("records")
    ]


def agendas(warehouse: Warehouse, scope: Scope) -> list[dict]:
    """The agendas whose 72 hours ended in the week, with how many accounts responded."""
    response = agenda_response(warehouse, scope)
    return rows(response_shares(response, ["event_id", "agenda", "starts_on"]), AGENDA) if len(response) else []


def rows(frame: pd.DataFrame, columns: tuple[str, ...]) -> list[dict]:
    """Some columns of a frame as plain values."""
    return [plain(row) for row in frame[list(columns)].astype(object).to_dict("records")]


def plain(value: Any) -> Any:
    """A value as JSON keeps it: days in ISO form, missing as None."""
    if isinstance(value, dict):
        return {name: plain(part) for name, part in value.items()}
    if isinstance(value, list):
        return [plain(part) for part in value]
    if value is None or pd.isna(value):
        return None
    if isinstance(value, date | datetime):
        return value.isoformat()[:10]
    return value.item() if hasattr(value, "item") else value
