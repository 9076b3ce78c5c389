"""What organisations did: agendas, themes, corrections of hoaxes."""

import pandas as pd

from jangkau.metrics.campaigns.agenda_response import agenda_response
from jangkau.metrics.scope import Scope
from jangkau.metrics.warehouse import Warehouse

POSTED = ("on_time", "late", "day_only")
MOST_THEMES = 3


def acts(warehouse: Warehouse, scope: Scope, accounts: pd.DataFrame) -> pd.DataFrame:
    """One row an organisation with accounts. Takes the frame of organisation_accounts.

    Columns: organisation, agendas (for which an account of it was expected), agendas_posted, agendas_none (every expected
    account's exports tell all 72 hours, and none posted), agendas_unknown; latest_agenda (posted, none, unknown; blank: not
    expected at the period's latest), themes (the three commonest with their posts), hoaxes_corrected (reported ones; blank
    where there is none and not every post is told).
    """
    rows = accounts.groupby("organisation").agg(covered=("covered", "all")).reset_index()
    corrected = warehouse.ask("organisation_corrections", **scope.parameters()).set_index("organisation")["hoaxes"]
    hoaxes = rows["organisation"].map(corrected).mask(lambda counts: counts.isna() & rows["covered"], 0)
    themes = rows["organisation"].map(_commonest(organisation_themes(warehouse, scope)))
    answered = _answered(organisation_agendas(warehouse, scope, accounts))
    return rows.drop(columns="covered").assign(themes=themes, hoaxes_corrected=hoaxes).merge(answered, "left", on="organisation")


def organisation_themes(warehouse: Warehouse, scope: Scope) -> pd.DataFrame:
    """What organisations post about. Columns: organisation, theme_id, theme, kind, posts, the commonest first."""
    return warehouse.ask("organisation_themes", **scope.parameters())


def organisation_agendas(warehouse: Warehouse, scope: Scope, accounts: pd.DataFrame) -> pd.DataFrame:
    """Each organisation and each agenda for which an account of it was expected, the newest agenda first.

    Columns: organisation, event_id, agenda, starts_on, status: posted (an account did within 72 hours), none (of every expected
    account all 72 hours are told, and none did), unknown.
    """
    response = agenda_response(warehouse, scope).merge(accounts[["organisation", "account"]], on="account")
    marks = response.assign(posted=response["status"].isin(POSTED), none=response["status"] == "none")
    keys = ["organisation", "event_id", "agenda", "starts_on"]
    pairs = marks.groupby(keys).agg(posted=("posted", "any"), none=("none", "all")).reset_index()
    status = pd.Series("unknown", index=pairs.index).mask(pairs["none"], "none").mask(pairs["posted"], "posted")
    pairs = pairs.drop(columns=["posted", "none"]).assign(status=status)
    return pairs.sort_values(["starts_on", "event_id", "organisation"], ascending=[False, True, True]).reset_index(drop=True)


def _answered(pairs: pd.DataFrame) -> pd.DataFrame:
    """How many agendas each organisation answered, and the latest of all."""
    did = {f"agendas_{name}": (pairs["status"] == name).astype(int) for name in ("posted", "none", "unknown")}
    counts = pairs[["organisation"]].assign(agendas=1, **did).groupby("organisation").sum().reset_index()
    latest = pairs[pairs["event_id"] == pairs["event_id"].iloc[0]] if len(pairs) else pairs
    return counts.merge(latest[["organisation", "status"]].rename(columns={"status": "latest_agenda"}), "left", on="organisation")


def _commonest(themes: pd.DataFrame) -> dict[str, str]:
    """Each organisation's commonest themes with their posts, in words."""
    first = themes.groupby("organisation").head(MOST_THEMES)
    named = first["theme"] + " (" + first["posts"].astype(str) + ")"
    return named.groupby(first["organisation"]).agg("; ".join).to_dict()
