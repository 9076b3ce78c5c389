"""Everything that the comparison of government and community shows for one scope, worked out once."""

from dataclasses import dataclass, replace

import pandas as pd

from jangkau.metrics.kept import kept
from jangkau.metrics.reach.coverage import Coverage
from jangkau.metrics.scope import Scope
from jangkau.metrics.sides.compare import compare, share_of_voice
from jangkau.metrics.sides.compare_accounts import compare_accounts
from jangkau.metrics.sides.compared_measures import COMPARED
from jangkau.metrics.sides.concentration import concentration
from jangkau.metrics.sides.fair_set import fair_set
from jangkau.metrics.sides.gap import Gap, gap
from jangkau.metrics.sides.leverage import potential_leverage
from jangkau.metrics.warehouse import Warehouse
from jangkau.warehouse.vocabulary import SIDES

# whose last day tells how far the data of a measure go, where that is not the metric of the same name
READ_FROM = {"growth": "followers", "er_followers": "likes", "er_views": "likes", "er_reach": "likes"}


@dataclass(frozen=True)
class Sides:
    """Frames and figures as compare_accounts, compare, fair_set, share_of_voice, concentration and potential_leverage give.

    `sides` and `counted` are the rows of spread and fair again, to look up: by measure and owner, and by measure.
    """

    accounts: pd.DataFrame
    spread: pd.DataFrame
    fair: pd.DataFrame
    voice: pd.DataFrame
    carried: pd.DataFrame
    potential: dict
    gaps: dict[str, Gap | None]
    sides: dict[str, dict[str, dict]]
    counted: dict[str, dict]

    def told(self) -> list[str]:
        """The measures that an account of either side tells, in the usual order."""
        return [name for name, row in self.counted.items() if any(row[owner] for owner in SIDES)]

    def usual(self) -> str:
        """The measure to open on: the first that both sides' files carry, else one side's, else that which leads."""
        compared = [name for name, row in self.counted.items() if row["compared"]]
        return next(iter([*compared, *self.told(), *COMPARED]))


def sides(warehouse: Warehouse, scope: Scope) -> Sides:
    """Both sides of a scope. Its owner is not looked at."""
    return _sides(warehouse, replace(scope, owner=None))


@kept
def _sides(warehouse: Warehouse, scope: Scope) -> Sides:
    accounts = compare_accounts(warehouse, scope)
    spread, fair = compare(accounts), fair_set(accounts)
    sides: dict[str, dict[str, dict]] = {name: {} for name in COMPARED}
    for row in spread.to_dict("records"):
        sides[row["measure"]][row["owner"]] = row
    return Sides(
        accounts,
        spread,
        fair,
        share_of_voice(accounts),
        concentration(accounts),
        potential_leverage(accounts),
        {name: gap(accounts, name) for name in COMPARED},
        sides,
        {row["measure"]: row for row in fair.to_dict("records")},
    )


def sides_coverage(warehouse: Warehouse, scope: Scope, compared: Sides, regencies: pd.DataFrame, measure: str) -> Coverage:
    """The coverage of a measure over both sides. `regencies`: the frame of compare_regencies for the same scope."""
    about = replace(scope, owner=None).parameters() | {"metric": READ_FROM.get(measure, measure)}
    until = warehouse.ask("data_until", **about)["data_until"].iloc[0]
    return Coverage(
        int((regencies["state"] != "none").sum()),
        len(regencies),
        int(compared.accounts[measure].notna().sum()),
        len(compared.accounts),
        None if pd.isna(until) else until.date(),
    )
