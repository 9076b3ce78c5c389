"""What an office forgets leaves its lake: the catalogue in PostgreSQL, where small loads lie as rows, and the files beside it."""

import os
import subprocess
from datetime import datetime
from pathlib import Path

from jangkau.ui.privacy.forget import ACCOUNT, asked_for, forget
from jangkau.warehouse.folders import Folders
from tests.forgetful import OWN, office
from tests.postgres import DATABASE, PASSWORD, USER, Server

WORDS = ("instagram:warung.contoh", "Warung Bu Contoh", "Soto rahasia", "Berdua kita")
NOW = datetime(2026, 1, 6, 2, 0)


def dumped(server: Server) -> str:
    """Everything that the catalogue holds, as PostgreSQL itself writes it down."""
    command = [server.programs / "pg_dump", "-h", "127.0.0.1", "-p", str(server.port), "-U", USER, DATABASE]
    return subprocess.run(command, env=os.environ | {"PGPASSWORD": PASSWORD}, check=True, capture_output=True, text=True).stdout


def told(server: Server) -> list[str]:
    """The words that stand there: among the columns' bounds as they are, in rows byte by byte."""
    everything = dumped(server)
    return [word for word in WORDS if word in everything or word.encode().hex() in everything]


def test_nothing_of_a_forgotten_account_stays_in_the_catalogue(lake_url: str, catalogue_server: Server, tmp_path: Path) -> None:
    folders = office(Folders(tmp_path / "data"), tmp_path)
    assert told(catalogue_server) == list(WORDS)
    forget(folders.data, asked_for(folders.data, ACCOUNT, str(OWN), "Pengelola", NOW), "cli")
    assert told(catalogue_server) == []
