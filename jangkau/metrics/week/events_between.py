"""Events that touch a span of days: what a time series shows beside its values."""

from datetime import date

import pandas as pd

from jangkau.metrics.kept import kept
from jangkau.metrics.scope import Place
from jangkau.metrics.warehouse import Warehouse


@kept
def events_between(warehouse: Warehouse, scope: Place, first: date, last: date) -> pd.DataFrame:
    """The events that touch any day from first to last and concern the scope, oldest first.

    An event concerns a Bakorwil or a kabupaten where it was held, where it was invited to, or where its whole province was.
    Columns: event_id, kind (meetup, agenda, campaign, shock), name, starts_on, ends_on (the same day where none is told),
    date_precision (day, month), province_code, host_regency_code, host (its name), invited_scope, participants, place.
    """
    events = warehouse.ask("province_events", province=scope.province)  # few, and asked about for every week anew
    events = events[(events["starts_on"] <= pd.Timestamp(last)) & (events["ends_on"] >= pd.Timestamp(first))].reset_index(
        drop=True
    )
    if events.empty or not (scope.regency or scope.bakorwil):
        return events
    regions = warehouse.ask("regions", province=scope.province)
    wanted = regions["code"] == scope.regency if scope.regency else regions["bakorwil"] == scope.bakorwil
    codes = set(regions.loc[wanted, "code"])
    return events[[bool(codes & reached(event, regions)) for event in events.itertuples()]].reset_index(drop=True)


def reached(event, regions: pd.DataFrame) -> set[str]:
    """The codes of the kabupaten and kota that an event concerns: its host, and all whom its scope names.

    A scope is as etl/registry/invited.py keeps it. Without host and without scope, and where all are invited: every one.
    """
    host = {event.host_regency_code} if isinstance(event.host_regency_code, str) else set()
    parts = set(event.invited_scope.split(";")) if isinstance(event.invited_scope, str) else set()
    if "all" in parts or not (host or parts):
        return set(regions["code"])
    columns = {"province": "province_code", "bakorwil": "bakorwil", "regency": "code"}
    named = [(f"{kind}:" + regions[column].astype("string")).isin(parts) for kind, column in columns.items()]
    return host.union(*(regions.loc[invited, "code"] for invited in named))


def struck(event, regions: pd.DataFrame) -> set[str]:
    """The kabupaten and kota where an event took place: of a shock all that it reached, of the others their host."""
    if event.kind == "shock":
        return reached(event, regions)
    return {event.host_regency_code} if isinstance(event.host_regency_code, str) else set()
