"""What should be done this week: named actions from rules that the page shows."""

from dataclasses import dataclass

import pandas as pd

from jangkau.metrics.campaigns.agenda_response import agenda_response, response_shares
from jangkau.metrics.campaigns.hoax_corrections import hoax_corrections
from jangkau.metrics.kept import kept
from jangkau.metrics.scope import Scope
from jangkau.metrics.warehouse import Warehouse

SHOWN = 3


@dataclass(frozen=True)
class Task:
    """One action: its rule, and the regions or accounts it names, those with most followers first.

    `named` has the columns code, label for regions, account, platform, handle, owner for accounts, and title
    for hoaxes and agendas.
    """

    rule: str
    named: pd.DataFrame


RULES = (
    "hoaxes_unanswered",
    "agendas_missed",
    "regions_without_posts",
    "silent",
    "overdue",
    "followers_old",
    "regions_without_accounts",
)


@kept
def to_do(warehouse: Warehouse, scope: Scope) -> list[Task]:
    """What each rule finds, in the order of RULES; a rule that finds nothing has an empty table.

    Looked at from the period's last day. regions_without_posts: kabupaten and kota whose accounts' data tell of posts in the
    period, and of none. silent: accounts whose data cover the last 14 days and hold no post. overdue: accounts without any
    number on the last 14 days. followers_old: accounts that are heard of, without a follower total of the last 14 days.
    regions_without_accounts: kabupaten and kota where no account in scope is registered; none where the office looks after a
    single one. hoaxes_unanswered: reports of the period that call for a correction and have none.
    agendas_missed: agendas whose 72 hours ended in the period, about which under half of the accounts that can be judged posted
    within 24 hours, the fewest first.
    """
    rows = warehouse.ask("to_do", **scope.parameters())
    named_by_rule = {rule: named.drop(columns="rule").reset_index(drop=True) for rule, named in rows.groupby("rule")}
    regions, none = _regions(warehouse, scope), rows.iloc[:0]
    quiet, registered, looked_after = (
        named_by_rule.get(rule, none)["regency_code"] for rule in ("regions_without_posts", "registered", "looked_after")
    )
    named_by_rule["regions_without_posts"] = regions[regions["code"].isin(quiet)]
    of_one = len(looked_after) == 1  # a kabupaten's own office registers nobody elsewhere
    named_by_rule["regions_without_accounts"] = regions[~regions["code"].isin(registered) & ~of_one]
    named_by_rule |= {"hoaxes_unanswered": _hoaxes(warehouse, scope), "agendas_missed": _agendas(warehouse, scope)}
    return [Task(rule, named_by_rule.get(rule, none)) for rule in RULES]


def foremost(tasks: list[Task]) -> list[Task]:
    """The first three that find something."""
    return [task for task in tasks if len(task.named)][:SHOWN]


def task_rows(tasks: list[Task]) -> pd.DataFrame:
    """All that the rules find, a row each. Columns: rule, name (a region's label or an account)."""
    rows = [(task.rule, name) for task in tasks for name in task.named[_bears(task.named)]]
    return pd.DataFrame(rows, columns=["rule", "name"])


def _bears(named: pd.DataFrame) -> str:
    return next(column for column in ("label", "title", "account") if column in named)


def _hoaxes(warehouse: Warehouse, scope: Scope) -> pd.DataFrame:
    reports = hoax_corrections(warehouse, scope)
    return reports.loc[reports["counted"] & reports["state"].isin(["pending", "not_clarified"]), ["title"]]


def _agendas(warehouse: Warehouse, scope: Scope) -> pd.DataFrame:
    shares = response_shares(agenda_response(warehouse, scope), ["event_id", "agenda"])
    missed = shares[(shares["counted"] > 0) & (shares["counted_on_time"] < shares["counted"] / 2)]
    return missed.sort_values(["on_time_share", "event_id"]).rename(columns={"agenda": "title"})[["title"]]


def _regions(warehouse: Warehouse, scope: Scope) -> pd.DataFrame:
    regions = warehouse.ask("regions", province=scope.province)
    if scope.regency:
        return regions[regions["code"] == scope.regency]
    return regions if scope.bakorwil is None else regions[regions["bakorwil"] == scope.bakorwil]
