"""Which kabupaten and kota moved the whole, and what stands behind it."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from jangkau.metrics.kept import kept
from jangkau.metrics.reach.change import regency_periods
from jangkau.metrics.scope import Scope
from jangkau.metrics.usual import LOOKED_BACK, UsualRange, expected_by_chance, usual_before
from jangkau.metrics.warehouse import Warehouse
from jangkau.metrics.week.comparable_accounts import comparable_line
from jangkau.metrics.week.events_between import struck
from jangkau.metrics.week.sole_account import SoleAccount, sole_account

EACH_WAY = 2
SILENT_DAYS = 7
MOVE = ["code", "way", "change", "difference", "total_before", "accounts_compared", "usual_low", "usual_high", "unusual",
        "sole_account", "change_without"]  # fmt: skip
NUMBERS = ("change", "difference", "total_before", "usual_low", "usual_high", "change_without")
KINDS: dict[str, type | str] = {**dict.fromkeys(NUMBERS, float), "code": "str", "way": "str", "unusual": bool}


@dataclass(frozen=True)
class StandingOut:
    """How many regions are beyond their own habit, of how many that have one, and how many would be if nothing had changed."""

    unusual: int
    judged: int
    by_chance: int


def movers(warehouse: Warehouse, scope: Scope, metric: str, events: pd.DataFrame, each_way: int = EACH_WAY) -> pd.DataFrame:
    """The regions that rose and fell most, over comparable accounts: those beyond their own habit first, then by amount.

    `events`: the frame of events_between for the days that may explain a move. Columns: code, label, way (up, down), change
    (a share of one), difference (in the metric), total_before, accounts_compared, usual_low, usual_high (of the region's
    changes before), unusual (beyond it), sole_account (the account that turns the change), change_without (it),
    reason (shock, eased, meetup, silent, post, account, none), event,
    account, platform, handle, owner, account_total, account_before, days_silent, account_change, and of the post most people
    saw: post_id, permalink, caption, kind, post_reach, post_views, post_interactions.
    """
    moved = region_moves(warehouse, scope, metric)
    regions = warehouse.ask("regions", province=scope.province)
    chosen = moved.groupby("way", sort=False).head(each_way).merge(regions[["code", "label"]], on="code")
    moves = chosen.merge(_leading(comparable_line(warehouse, scope, metric)[0]), "left", on=["code", "way"])
    asked = tuple(moves["account"].dropna())
    moves = moves.merge(warehouse.ask("mover_accounts", accounts=asked, **scope.parameters()), "left", on="account")
    moves["account_change"] = moves["account_total"] / moves["account_before"].where(moves["account_before"] > 0) - 1
    struck_by = _struck(events, regions)
    moves["event"] = [struck_by.get(code) for code in moves["code"]]
    by_id = {event.event_id: event for event in events.itertuples()}
    return moves.assign(reason=[_reason(row, by_id.get(row.event), scope) for row in moves.itertuples()])


@kept
def region_moves(warehouse: Warehouse, scope: Scope, metric: str) -> pd.DataFrame:
    """Every region's change against the period before, those beyond their own habit first, then the largest difference.

    Columns: code, way, change, difference, total_before, accounts_compared, usual_low, usual_high, unusual, sole_account,
    change_without.
    """
    periods = regency_periods(warehouse, scope, metric, LOOKED_BACK + 1)
    week = pd.Timestamp(scope.week)
    now = periods[(periods["week"] == week) & periods["change"].notna()]
    changes = periods[periods["code"].isin(now["code"])].set_index("week").groupby("code")["change"]
    usual = {code: usual_before(region, week, scope.weeks) for code, region in changes}
    accounts, _ = comparable_line(warehouse, scope, metric)
    soles = {code: sole_account(rows, usual.get(code)) for code, rows in accounts.groupby("code")}
    rows = [_move(region, usual.get(region.code), soles.get(region.code)) for region in now.itertuples()]
    moves = pd.DataFrame(rows, columns=MOVE).astype(KINDS)
    moves = moves[moves["difference"] != 0].assign(size=moves["difference"].abs())
    ordered = moves.sort_values(["way", "unusual", "size", "code"], ascending=[False, False, False, True])
    return ordered[MOVE].reset_index(drop=True)


def standing_out(moves: pd.DataFrame) -> StandingOut:
    """How many regions of region_moves lie beyond their own habit, of how many with one, and how many would by chance."""
    judged = int(moves["usual_low"].notna().sum())
    return StandingOut(int(moves["unusual"].sum()), judged, expected_by_chance(judged))


def _move(region, usual: UsualRange | None, sole: SoleAccount | None) -> dict:
    """A region's row; a move against its own range is not unusual: less of a fall than usual is still a fall."""
    difference = region.total - region.total_before
    side = usual.side(region.change) if usual else "within"
    return {
        "code": region.code, "way": "up" if difference > 0 else "down", "change": region.change, "difference": difference,
        "total_before": region.total_before, "accounts_compared": region.accounts_compared,
        "usual_low": usual.low if usual else None, "usual_high": usual.high if usual else None,
        "unusual": side == ("above" if difference > 0 else "below"),
        "sole_account": sole.account if sole else None, "change_without": sole.without if sole else None,
    }  # fmt: skip


def _leading(accounts: pd.DataFrame) -> pd.DataFrame:
    """The account of each region that moved most, either way. Columns: code, way, account, account_total, account_before."""
    difference = accounts["total"] - accounts["total_before"]
    rows = accounts.assign(way=np.where(difference > 0, "up", "down"), size=difference.abs())[difference != 0]
    rows = rows.sort_values(["size", "account"], ascending=[False, True]).drop_duplicates(["code", "way"])
    return rows.rename(columns={"total": "account_total", "total_before": "account_before"})[
        ["code", "way", "account", "account_total", "account_before"]
    ]


def _struck(events: pd.DataFrame, regions: pd.DataFrame) -> dict[str, str]:
    """The event that took place in a region: a shock before a meetup; agendas and campaigns are everyday work."""
    events_by_code: dict[str, str] = {}
    for kind in ("meetup", "shock"):
        for event in events[events["kind"] == kind].iloc[::-1].itertuples():
            events_by_code |= dict.fromkeys(struck(event, regions), event.event_id)
    return events_by_code


def _reason(move, event, scope: Scope) -> str:
    """What is shown behind a move, the first that holds. What a shock has raised falls again when it is over: eased."""
    if event and move.way == "up":
        return event.kind
    if event and event.kind == "shock":
        return "eased" if pd.Timestamp(event.starts_on).date() < scope.first_week else "shock"
    if pd.isna(move.account):
        return "none"
    if move.way == "down" and pd.notna(move.days_silent) and move.days_silent >= SILENT_DAYS:
        return "silent"
    return "post" if move.way == "up" and pd.notna(move.post_id) else "account"
