"""Whom to invite: a list that covers every regency and theme, as long as there are seats."""

from dataclasses import dataclass

import pandas as pd

from jangkau.metrics.scope import Scope
from jangkau.metrics.warehouse import Warehouse

SEATS = 100
QUARTER = 0.25  # of a regency's views: what it is brought to before views alone decide
LOOKED_AT = 26  # weeks of posts


@dataclass(frozen=True, eq=False)
class Invitations:
    """accounts: order, account, regency, why (must, blank_regency, blank_theme, weak_regency, views), views, share (of all
    views, with those before). regencies: regency_code, region, accounts, invited, views, views_invited, share. themes: theme_id,
    invited.

    How far the audiences of two accounts overlap is not known: views are no people, and shares of views no shares of people.
    """

    accounts: pd.DataFrame
    regencies: pd.DataFrame
    themes: pd.DataFrame


def invitations(
    views: pd.DataFrame, seats: int = SEATS, must: tuple[str, ...] = (), without: tuple[str, ...] = ()
) -> Invitations:
    """Greedy over the frame of invitation_views.sql: whoever fills a blank regency or theme, then lifts the weakest regency
    to a quarter of its views, then has most views. must come first, without never; ties go to more views, then the name.
    Accounts of the whole province fill no regency."""
    homes = views.drop_duplicates("account").set_index("account")
    total = views[views["theme_id"].isna()].groupby("account")["views"].sum().reindex(homes.index, fill_value=0)
    spoken = views[views["theme_id"].notna() & (views["views"] > 0)]
    themes = spoken.groupby("account")["theme_id"].agg(frozenset).reindex(homes.index)
    themes = {account: own if isinstance(own, frozenset) else frozenset() for account, own in themes.items()}
    room = _Room(total.to_dict(), homes["regency_code"].dropna().to_dict(), themes)
    for account in must:
        if account in room.views and account not in without and len(room.rows) < seats:
            room.seat(account, "must")
    free = [account for account in sorted(homes.index, key=lambda account: (-total[account], account)) if account not in without]
    while len(room.rows) < seats and (following := room.best(free)):
        room.seat(*following)
    rows = pd.DataFrame(room.rows, columns=["account", "why", "views", "share"])
    rows.insert(0, "order", range(1, len(rows) + 1))
    about = homes.drop(columns=["theme_id", "views"]).reset_index()
    accounts = rows.merge(about, on="account", how="left")
    every = pd.DataFrame({"theme_id": sorted(set().union(*themes.values()) if themes else ())})
    counts = {theme: sum(theme in themes[account] for account in rows["account"]) for theme in every["theme_id"]}
    return Invitations(
        accounts, _covered(homes, total, set(rows["account"])), every.assign(invited=every["theme_id"].map(counts))
    )


class _Room:
    """Who has a seat, and what is still blank."""

    def __init__(self, views: dict, regency: dict, themes: dict) -> None:
        self.views, self.regency, self.themes = views, regency, themes
        self.rows: list[tuple[str, str, int, float]] = []
        self.blank, self.unspoken = set(regency.values()), set().union(*themes.values()) if themes else set()
        self.whole = pd.Series(views).groupby(pd.Series(regency)).sum().to_dict() if views else {}
        self.carried, self.every, self.sum = dict.fromkeys(self.whole, 0), max(1, sum(views.values())), 0
        self.seated: set[str] = set()

    def seat(self, account: str, why: str) -> None:
        if account in self.seated:
            return
        code = self.regency.get(account)
        self.seated.add(account)
        self.blank.discard(code)
        self.unspoken -= self.themes[account]
        if code:
            self.carried[code] += self.views[account]
        self.sum += self.views[account]
        self.rows.append((account, why, self.views[account], self.sum / self.every))

    def best(self, free: list[str]) -> tuple[str, str] | None:
        """The next to invite and why; free: in the order of their views."""
        left = [account for account in free if account not in self.seated]
        filling = [account for account in left if self.regency.get(account) in self.blank or self.themes[account] & self.unspoken]
        if filling:
            chosen = max(
                filling, key=lambda account: (self.regency.get(account) in self.blank) + len(self.themes[account] & self.unspoken)
            )
            return chosen, "blank_regency" if self.regency.get(chosen) in self.blank else "blank_theme"
        weak = [account for account in left if self.views[account] and self._share(account) < QUARTER]
        if weak:
            return min(weak, key=self._share), "weak_regency"
        return (left[0], "views") if left and self.views[left[0]] else None

    def _share(self, account: str) -> float:
        """What of the views of its regency is carried; all where it has none to lift."""
        code = self.regency.get(account)
        return self.carried[code] / max(1, self.whole[code]) if code else 1.0


def _covered(homes: pd.DataFrame, total: pd.Series, invited: set[str]) -> pd.DataFrame:
    """Each regency: what of its views the invited carry. share is blank where nobody there was viewed."""
    frame = homes[["regency_code", "region"]].assign(views=total, came=homes.index.isin(list(invited)))
    frame["views_invited"] = frame["views"].where(frame["came"], 0)
    covered = (
        frame.dropna(subset="regency_code")
        .groupby(["regency_code", "region"], as_index=False, dropna=False)
        .agg(accounts=("came", "size"), invited=("came", "sum"), views=("views", "sum"), views_invited=("views_invited", "sum"))
    )
    return covered.assign(share=covered["views_invited"] / covered["views"].where(covered["views"] > 0))


def meetup_invitations(
    warehouse: Warehouse, scope: Scope, seats: int = SEATS, must: tuple[str, ...] = (), without: tuple[str, ...] = ()
) -> Invitations:
    """The list for a province, by the posts of the 26 weeks up to the scope's last."""
    period = Scope(scope.province, week=scope.week, weeks=LOOKED_AT)
    return invitations(warehouse.ask("invitation_views", **period.parameters()), seats, must, without)
