"""How far an office has come, and what its warehouse says of itself."""

from datetime import date, datetime

import pandas as pd

from jangkau.metrics.warehouse import Warehouse
from jangkau.warehouse import vocabulary


def facts(warehouse: Warehouse) -> dict[str, str]:
    """What the warehouse says of itself (version, fingerprint, made_with, demo, unread: a count of imports), and the definitions
    that its numbers follow."""
    return dict(warehouse.ask("meta").itertuples(index=False)) | {"definitions": str(vocabulary.DEFINITIONS_VERSION)}


def unread(warehouse: Warehouse) -> list[str]:
    """The files whose archived bytes are damaged: what they said is out of every number until they are loaded again."""
    return list(warehouse.ask("unread")["file_name"])


def progress(warehouse: Warehouse, province: str | None = None) -> pd.Series:
    """How far the office, or a province of it, has come: accounts_registered, exports_loaded, weeks_with_data."""
    return warehouse.ask("office", province=province).iloc[0]


def data_changed_at(warehouse: Warehouse, first: date, last: date) -> datetime | None:
    """When the data behind some days were last loaded, withdrawn or put back (UTC); None where no import is known."""
    moment = warehouse.ask("data_changed", first=first, last=last)["changed_at"].iloc[0]
    return None if pd.isna(moment) else moment.to_pydatetime()
