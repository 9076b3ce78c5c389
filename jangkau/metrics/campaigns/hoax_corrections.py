"""How soon hoaxes are corrected, how far corrections reach, and which regions have none."""

from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from jangkau.metrics.campaigns.years import together
from jangkau.metrics.kept import kept
from jangkau.metrics.scope import Place, Scope
from jangkau.metrics.survival import half_time, kaplan_meier
from jangkau.metrics.warehouse import Warehouse

GOAL_HOURS = 3
LOOKED_AT = 30 * 24  # hours after a report in which a post corrects it
HOAX = ("disinformation", "misinformation")  # the categories that call for a correction


@dataclass(frozen=True)
class CorrectionShare:
    """How many hoaxes were corrected within the goal, of how many; share is None where none was reported."""

    met: int
    reported: int
    median_hours: float | None  # until half were corrected, the unanswered kept in; None where half never were

    @property
    def share(self) -> float | None:
        return self.met / self.reported if self.reported else None


@kept
def hoax_corrections(warehouse: Warehouse, scope: Scope) -> pd.DataFrame:
    """Each hoax report of the period in the province, the newest first, and its correction.

    Columns: hoax_id, title, category (disinformation, misinformation, news, clarification), status (as the report says:
    clarified, not_clarified, pending), reported_at, clarified_at (UTC), province_code, regency_code, region (blank where
    the report names none), source, first_post_at, first_account, permalink, posts, accounts, regions (of posts that correct
    it: its patterns and a theme of the kind hoax, in the 30 days after the report), views, reach_low (the largest single
    post), reach_high (the sum: not unique people), posts_with_reach, corrected_at (the report's own moment or the first
    such post, whichever came first), hours, watched_hours (until the period's end, at most 30 days),
    counted (disinformation and misinformation), state: met (within three hours),
    late, untimed (said to be clarified, nobody tells when), not_clarified, pending.
    """
    years = range(scope.sunday.year, scope.first_week.year - 1, -1)
    reports = together([_year(warehouse, scope.place, year) for year in years])
    within = reports["reported_on"].between(pd.Timestamp(scope.first_week), pd.Timestamp(scope.sunday))
    reports = reports[within].drop(columns="reported_on").reset_index(drop=True)
    ends = pd.Timestamp(scope.sunday) + pd.to_timedelta(24 - reports.pop("utc_hours"), unit="h")
    looked_at = ((ends - reports["reported_at"]).dt.total_seconds() / 3600).clip(0, LOOKED_AT)
    state = reports["status"].replace({"clarified": "untimed"}).astype(object)
    state = state.mask(reports["hours"] > GOAL_HOURS, "late").mask(reports["hours"] <= GOAL_HOURS, "met")
    watched = np.fmax(looked_at, reports["hours"])
    return reports.assign(watched_hours=watched, counted=reports["category"].isin(HOAX), state=state)


def _year(warehouse: Warehouse, place: Place, year: int) -> pd.DataFrame:
    """What every period of a year shares."""
    days = {"first_day": date(year, 1, 1), "last_day": date(year, 12, 31)}
    return warehouse.ask("hoax_corrections", **place.parameters(), **days)


def correction_posts(warehouse: Warehouse, scope: Scope, hoax_id: str, limit: int = 50) -> pd.DataFrame:
    """The posts that hoax_corrections counts for one report, whenever they were published, the most seen first.

    Columns: as metrics.theme_share.theme_posts; matched holds what was found of the report's patterns.
    """
    return warehouse.ask("correction_posts", hoax=hoax_id, limit=limit, **scope.parameters())


def correction_share(corrections: pd.DataFrame) -> CorrectionShare:
    """Of hoax_corrections: how many of those counted met the goal. Pending, untimed and not clarified ones did not.

    The median is Kaplan and Meier's: one that was not answered counts for as long as it was looked at, so that silence never
    makes the answer look quick. One said to be clarified without a moment is left out of it.
    """
    counted = corrections[corrections["counted"]]
    timed = counted[counted["state"] != "untimed"]
    median = half_time(kaplan_meier(timed["hours"].astype(float), timed["watched_hours"].astype(float)))
    return CorrectionShare(int((counted["state"] == "met").sum()), len(counted), median)


def correction_regions(warehouse: Warehouse, scope: Scope) -> pd.DataFrame:
    """What the accounts of each kabupaten and kota published on themes of the kind hoax in the period.

    Columns: regency_code, region, population, posts, accounts, views, reach_low (the largest single post), reach_high
    (the sum: not unique people), posts_with_reach, accounts_covered (their exports tell every post of the period),
    accounts_registered, state: value, none (none, and every account covered), none_seen (none among those covered),
    no_data (no account covered), no_account.
    """
    return warehouse.ask("correction_regions", **scope.parameters())
