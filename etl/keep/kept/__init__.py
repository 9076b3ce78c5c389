"""Everything that archive and warehouse hold of one account, table by table, as it stands there."""

from dataclasses import dataclass
from pathlib import Path

from etl.keep.snapshots import is_published, reading
from jangkau.warehouse.engine import text
from jangkau.warehouse.folders import Folders

SQL = Path(__file__).parent
TABLES = ("days", "posts", "shared", "registry", "imports")


@dataclass(frozen=True)
class Kept:
    """One kind of thing that is kept: its name, the names of its columns, its rows."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple, ...]


def kept_of(folders: Folders, account: str) -> list[Kept]:
    """Daily figures, posts, posts made with others, lines of registry files, and files that came in."""
    if not is_published(folders):
        return [Kept(name, (), ()) for name in TABLES]
    with reading(folders) as connection:
        tables = []
        for name in TABLES:
            answer = connection.execute(text(SQL / f"{name}.sql"), {"account": account})
            tables.append(Kept(name, tuple(column[0] for column in answer.description), tuple(answer.fetchall())))
        return tables


def known_accounts(folders: Folders) -> list[str]:
    """Every account of which archive and warehouse keep anything."""
    if not is_published(folders):
        return []
    with reading(folders) as connection:
        return [account for (account,) in connection.execute(text(SQL / "accounts.sql")).fetchall()]
