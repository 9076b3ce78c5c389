"""Which kabupaten and kota moved the whole, and what stands behind it."""

import pandas as pd

from jangkau.metrics.reach.change import FEWEST_PERIODS, USUAL_PERIODS, regency_periods
from jangkau.metrics.scope import Scope
from jangkau.metrics.warehouse import Warehouse
from jangkau.metrics.week.events_between import struck

EACH_WAY = 2
SILENT_DAYS = 7


def movers(warehouse: Warehouse, scope: Scope, metric: str, events: pd.DataFrame, each_way: int = EACH_WAY) -> pd.DataFrame:
    """The regions that rose and fell most, over comparable accounts: those beyond their own habit first, then by amount.

    `events`: the frame of events_between for the days that may explain a move. Columns: code, label, way (up, down), change
    (a share of one), difference (in the metric), accounts_compared, usual_low, usual_high (the middle half of the region's
    twelve periods before), unusual (beyond that half), reason (shock, eased, meetup, silent, post, account, none), event,
    account, platform, handle, owner, days_silent, account_change, and of the post most people saw: post_id, permalink, caption,
    kind, post_reach, post_views, post_interactions.
    """
    moved = region_moves(warehouse, scope, metric)
    regions = warehouse.ask("regions", province=scope.province)
    chosen = moved.groupby("way", sort=False).head(each_way).merge(regions[["code", "label"]], on="code")
    accounts = warehouse.ask("mover_accounts", metric=metric, **scope.parameters()).drop(columns="difference")
    moves = chosen.merge(accounts, "left", on=["code", "way"])
    moves["account_change"] = moves["account_total"] / moves["account_before"].where(moves["account_before"] > 0) - 1
    struck_by = _struck(events, regions)
    moves["event"] = [struck_by.get(code) for code in moves["code"]]
    known = {event.event_id: event for event in events.itertuples()}
    return moves.assign(reason=[_reason(row, known.get(row.event), scope) for row in moves.itertuples()])


def region_moves(warehouse: Warehouse, scope: Scope, metric: str) -> pd.DataFrame:
    """Every region's change against the period before, those beyond their own habit first, then the largest difference.

    Columns: code, way, change, difference, accounts_compared, usual_low, usual_high, unusual.
    """
    periods = regency_periods(warehouse, scope, metric, USUAL_PERIODS + 1)
    week = pd.Timestamp(scope.week)
    now = periods[(periods["week"] == week) & periods["change"].notna()].copy()
    usual = periods[periods["week"] < week].dropna(subset="change").groupby("code")["change"]
    enough = usual.count().loc[lambda count: count >= FEWEST_PERIODS].index
    now["usual_low"] = now["code"].map(usual.quantile(0.25).reindex(enough)).astype(float)
    now["usual_high"] = now["code"].map(usual.quantile(0.75).reindex(enough)).astype(float)
    now["difference"] = now["total"] - now["total_before"]
    now = now[now["difference"] != 0]
    now["way"] = (now["difference"] > 0).map({True: "up", False: "down"}).astype(object)
    rising, falling = now["change"] > now["usual_high"], now["change"] < now["usual_low"]
    now["unusual"] = (rising & (now["way"] == "up")) | (falling & (now["way"] == "down"))
    now["size"] = now["difference"].abs()
    ordered = now.sort_values(["way", "unusual", "size", "code"], ascending=[False, False, False, True])
    columns = ["code", "way", "change", "difference", "accounts_compared", "usual_low", "usual_high", "unusual"]
    return ordered[columns].reset_index(drop=True)


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
