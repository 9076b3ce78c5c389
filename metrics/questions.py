"""What `python -m metrics` can be asked, by name."""

from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import date

import pandas as pd

from metrics.account_days import account_days, account_known
from metrics.account_series import account_series
from metrics.change import USUAL_WEEKS, comparable_weeks, regency_changes
from metrics.coverage import coverage, province_level
from metrics.office import facts, progress
from metrics.posts import posts
from metrics.ranking import ranking
from metrics.reach import Measure, regency_reach
from metrics.scope import Scope
from metrics.unmatched import unmatched
from metrics.warehouse import Warehouse
from metrics.weeks import provinces, weeks


@dataclass(frozen=True)
class Asked:
    """A question's particulars: a scope and measure, or an account and days."""

    scope: Scope
    measure: Measure
    account: str | None = None
    first: date | None = None
    last: date | None = None


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


def _weeks(warehouse: Warehouse, asked: Asked) -> pd.DataFrame:
    available = weeks(warehouse, asked.scope.province)
    first, last = pd.Timestamp(asked.first or date.min), pd.Timestamp(asked.last or date.max)
    return available[available["week"].between(first, last)]


QUESTIONS: dict[str, Callable[[Warehouse, Asked], pd.DataFrame]] = {
    "account_days": _of_account(account_days),
    "posts": _of_account(posts),
    "reach": _of_week(regency_reach),
    "ranking": _of_week(lambda warehouse, scope, measure: ranking(regency_reach(warehouse, scope, measure))),
    "changes": _of_week(lambda warehouse, scope, measure: regency_changes(warehouse, scope, measure.metric)),
    "comparable_weeks": _of_week(
        lambda warehouse, scope, measure: comparable_weeks(warehouse, scope, measure.metric, USUAL_WEEKS + 1)
    ),
    "account_series": _of_week(lambda warehouse, scope, measure: account_series(warehouse, scope, measure.metric)),
    "coverage": _of_week(_coverage),
    "province_level": _of_week(
        lambda warehouse, scope, measure: pd.DataFrame([province_level(warehouse, scope, measure.metric)])
    ),
    "unmatched": _of_week(lambda warehouse, scope, measure: unmatched(warehouse, scope)),
    "weeks": _weeks,
    "provinces": lambda warehouse, asked: provinces(warehouse),
    "office": lambda warehouse, asked: pd.DataFrame([{**facts(warehouse), **progress(warehouse)}]),
}
