"""The whole warehouse moved into a lake, or out of one into a file, and counted there anew."""

import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import duckdb

from etl.keep.draft import Draft
from etl.keep.store import drafting
from etl.status import status
from jangkau.warehouse import vocabulary
from jangkau.warehouse.brought import bring, fetch_whole, held
from jangkau.warehouse.catalogue import Catalogue, catalogue
from jangkau.warehouse.engine import ready
from jangkau.warehouse.folders import Folders
from jangkau.warehouse.lake import Lake


@dataclass(frozen=True)
class Moved:
    """What stands there now. same: whether the facts, counted anew, have the fingerprint that was told of them."""

    version: str | None
    fingerprint: str | None
    same: bool


def moved(folders: Folders, lake: Lake, into_it: bool, waiting: Callable[[], None]) -> Moved:
    """Publish everything into the lake where it does not hold this very version, else bring its newest one. Raises Trouble."""
    if into_it and status(folders)["version"]:
        with drafting(folders, waiting) as draft:
            draft.changed = catalogue(lake).newest() != held(folders)
    bring(folders, lake)
    told = status(folders)
    same = told["version"] is None or told["fingerprint"] == _counted(folders, catalogue(lake) if into_it else None)
    return Moved(told["version"], told["fingerprint"], same)


def _counted(folders: Folders, way: Catalogue | None) -> str:
    """The fingerprint of the facts themselves, in a copy of the lake, or of the file that is here."""
    with tempfile.TemporaryDirectory(dir=folders.warehouse) as place:
        copy = Path(place) / "counted.duckdb"
        if way:
            fetch_whole(way, copy)
        else:
            shutil.copyfile(folders.snapshot(folders.version), copy)
        with duckdb.connect(str(copy)) as connection:
            draft = Draft(ready(connection))
            connection.execute("INSERT INTO touched SELECT account_id FROM account_keys")
            ((fingerprint,),) = draft.run("fingerprint", observed=list(vocabulary.OBSERVED)).fetchall()
    return str(fingerprint)
