"""The lake where an office's versions are kept for several machines: a DuckLake with its catalogue in PostgreSQL.

WAREHOUSE_URL=ducklake:postgres:CONNECTION turns it on; the data files lie in WAREHOUSE_FILES, a folder that all machines see or
s3://bucket/prefix, below the schema's name, else in the data folder's lake/; WAREHOUSE_SCHEMA names the office's schema in the
catalogue where machines see the data folder under different paths. Pages read no lake: they read the version that was brought
from it (brought.py).
"""

import hashlib
import os
import re
from dataclasses import dataclass, field
from typing import NamedTuple
from urllib.parse import parse_qsl, unquote, urlsplit

import duckdb

from jangkau.warehouse.folders import Folders
from jangkau.warehouse.places import READS, SharedFolder, in_a_lake, place_of
from jangkau.warehouse.trouble import Trouble

PREFIX = "ducklake:postgres:"
# Seconds and milliseconds after which PostgreSQL counts as away, also where the network swallows everything.
PATIENCE = {"connect_timeout": "10", "keepalives_idle": "30", "keepalives_interval": "10", "keepalives_count": "3",
            "tcp_user_timeout": "60000", "options": "-c lock_timeout=60s"}  # fmt: skip
OPTION = re.compile(r"(\w+)\s*=\s*(?:'((?:[^'\\]|\\.)*)'|(\S*))")


class Edition(NamedTuple):
    """A version that stands in a lake, and the mark that no other publication bears."""

    version: int
    mark: str

    @classmethod
    def of(cls, message: str) -> "Edition":
        """What its commit was given as a message."""
        version, mark = message.split(" ", 1)
        return cls(int(version), mark)

    @property
    def message(self) -> str:
        return f"{self.version:06d} {self.mark}"


@dataclass(frozen=True)
class Lake:
    """Where an office's lake is. options: how PostgreSQL is reached, without the password."""

    options: tuple[tuple[str, str], ...]
    password: str | None = field(repr=False)
    schema: str
    files: str

    @property
    def url(self) -> str:
        """How it is named to people: no secret in it."""
        known = dict(self.options)
        return f"{known.get('dbname', '')}@{known.get('host', 'localhost')}:{known.get('port', '5432')}/{self.schema}"

    @property
    def in_a_bucket(self) -> bool:
        """Whether its data files lie in an S3 bucket."""
        return self.files.startswith("s3:")

    @property
    def number(self) -> int:
        """The number of this office's lock in PostgreSQL."""
        return int.from_bytes(hashlib.sha256(self.schema.encode()).digest()[:7])


def lake_of(folders: Folders) -> Lake | None:
    """An office's lake; None where its versions are files alone. Raises Trouble where the address cannot be understood."""
    address = os.environ.get(READS, "")
    if not in_a_lake(address):
        return None
    if not address.startswith(PREFIX):
        raise Trouble("lake_address", PREFIX)
    options = PATIENCE | options_of(address.removeprefix(PREFIX))
    password = options.pop("password", None)
    data = str(folders.data.resolve())
    schema = os.environ.get("WAREHOUSE_SCHEMA") or f"jangkau_{hashlib.sha256(data.encode()).hexdigest()[:12]}"
    return Lake(tuple(options.items()), password, schema, _files_of(folders, schema))


def _files_of(folders: Folders, schema: str) -> str:
    """Where the data files lie. Several offices may name the same place: tidying takes whatever this lake does not know there."""
    named = os.environ.get("WAREHOUSE_FILES")
    if not named:
        return f"{folders.data.resolve() / 'lake'}/"
    if "://" in named:
        place = place_of(named)
        named = str(place.folder) if isinstance(place, SharedFolder) else place.url
    return f"{named.rstrip('/')}/{schema}/"


def options_of(connection: str) -> dict[str, str]:
    """What a connection string of PostgreSQL says, in either of its two forms.

    >>> options_of("dbname=jangkau host=/run/pg password='a b'")
    {'dbname': 'jangkau', 'host': '/run/pg', 'password': 'a b'}
    >>> options_of("postgresql://ani:p%40ss@db:5433/jangkau?sslmode=require")
    {'dbname': 'jangkau', 'host': 'db', 'port': '5433', 'user': 'ani', 'password': 'p@ss', 'sslmode': 'require'}
    """
    if re.match(r"postgres(?:ql)?://", connection):
        url = urlsplit(connection)
        named = {"dbname": url.path.lstrip("/"), "host": url.hostname, "port": url.port, "user": url.username,
                 "password": url.password}  # fmt: skip
        return {name: unquote(str(value)) for name, value in named.items() if value} | dict(parse_qsl(url.query))
    return {name: re.sub(r"\\(.)", r"\1", quoted) if quoted else plain for name, quoted, plain in OPTION.findall(connection)}


def quoted(value: str) -> str:
    """A text as a literal of SQL, where a statement takes no parameter."""
    return "'" + value.replace("'", "''") + "'"


def edition_of(connection: duckdb.DuckDBPyConnection, database: str) -> Edition | None:
    """What a database tells of its version; without a mark where it was never in a lake."""
    try:
        facts = dict(connection.execute(f'SELECT name, value FROM "{database}".meta').fetchall())
    except duckdb.CatalogException:
        return None
    return Edition(int(facts["version"]), facts.get("mark", "")) if "version" in facts else None
