"""Each organisation of a scope: its posts against the fewest expected, against its own past and its like, and what it did."""

import pandas as pd

from jangkau.metrics.account.growth import growth
from jangkau.metrics.kept import kept
from jangkau.metrics.organisations.acts import acts
from jangkau.metrics.organisations.pace import pace
from jangkau.metrics.scope import Scope
from jangkau.metrics.warehouse import Warehouse

STATES = ("below", "unknown", "met", "no_minimum", "no_account")  # in the order in which they are looked after
FEWEST_PEERS = 3  # fewer of one kind have no middle


@kept
def organisations(warehouse: Warehouse, scope: Scope) -> pd.DataFrame:
    """Every organisation of the list, or that an account names, those that want looking after first; never by size.

    Columns: organisation, name, kind (blank: not on the list), listed, level, province_code, regency_code, region,
    posts_per_week (the fewest that the office expects of all its accounts together), accounts (active in the period), posts
    (known; each account's post counts), weeks (in which it had an account), weeks_met, weeks_below (every post is told, and
    they are too few), weeks_unknown; whole (every post of the period is told), a_week (posts a week, blank unless whole);
    usual_posts, habit (below, within, above: against its own equally long periods before, as `usual`); those of acts();
    followers (not people: one may follow several), growth (the median of its accounts, a week); state (below: in some week;
    unknown: nobody can tell of some week; met: in every week; no_minimum; no_account); peers (of its kind and level, with
    a_week), peers_a_week (their median).
    """
    rows = warehouse.ask("organisations", **scope.parameters())
    accounts = organisation_accounts(warehouse, scope)
    rates = growth(warehouse, scope).set_index("account")["growth"]
    sums = accounts.assign(growth=accounts["account"].map(rates)).groupby("organisation")
    grown = sums.agg(followers=("followers", lambda totals: totals.sum(min_count=1)), growth=("growth", "median"))
    for part in (pace(warehouse, scope, rows), acts(warehouse, scope, accounts), grown.reset_index()):
        rows = rows.merge(part, "left", on="organisation")
    rows = _with_peers(rows.assign(state=_states(rows)))
    place = rows["state"].map({state: place for place, state in enumerate(STATES)})
    short = rows["weeks_below"].fillna(0)
    return (
        rows.assign(place=place, short=-short)
        .sort_values(["place", "short", "name"])
        .drop(columns=["place", "short"])
        .reset_index(drop=True)
    )


def organisation_accounts(warehouse: Warehouse, scope: Scope) -> pd.DataFrame:
    """The accounts of organisations. Columns: organisation, account, name, handle, platform, owner, level, regency_code, region,
    posts (blank: nothing is told), covered (its exports tell every post of the period), followers."""
    return warehouse.ask("organisation_accounts", **scope.parameters())


def organisation_kinds(organisations: pd.DataFrame) -> pd.DataFrame:
    """How many organisations of each kind are in each state, and what they did about the latest agenda.

    Takes the frame of organisations(). Columns: kind (blank: not on the list), organisations, with_minimum, met, below, unknown,
    no_minimum, no_account, agenda_posted, agenda_none, agenda_unknown.
    """
    counts = organisations[["kind"]].assign(
        organisations=1, with_minimum=organisations["state"].isin(["met", "below", "unknown"]).astype(int),
        **{state: (organisations["state"] == state).astype(int) for state in STATES},
        **{f"agenda_{did}": (organisations["latest_agenda"] == did).astype(int) for did in ("posted", "none", "unknown")},
    )  # fmt: skip
    return counts.groupby("kind", dropna=False).sum().reset_index()


def _states(rows: pd.DataFrame) -> pd.Series:
    """What is to be said of each against its minimum; what nobody can tell is never called too few."""
    state = pd.Series("met", index=rows.index).mask(rows["weeks_unknown"] > 0, "unknown").mask(rows["weeks_below"] > 0, "below")
    return state.mask(rows["posts_per_week"].isna(), "no_minimum").mask(rows["accounts"] == 0, "no_account")


def _with_peers(rows: pd.DataFrame) -> pd.DataFrame:
    """How often the others of the same kind and level post, where there are enough of them to tell."""
    like = rows.groupby(["kind", "level"])["a_week"]
    peers = like.transform("count").fillna(0).astype(int)
    return rows.assign(peers=peers, peers_a_week=like.transform("median").where(peers >= FEWEST_PEERS))
