"""Who is registered, as the newest snapshot tells it."""

from typing import NamedTuple

from etl.keep.snapshots import is_published, reading
from jangkau.warehouse.folders import Folders


class Registered(NamedTuple):
    """A registered account's name and place; without a regency it stands at province level."""

    name: str
    province_code: str
    regency_code: str | None
    organisation: str | None = None


def registered(folders: Folders) -> dict[str, Registered]:
    """Every registered account, with its name and place; empty in an empty office."""
    if not is_published(folders):
        return {}
    query = "SELECT account, name, province_code, regency_code, organisation FROM accounts ORDER BY account"
    with reading(folders) as connection:
        return {account: Registered(*place) for account, *place in connection.execute(query).fetchall()}
