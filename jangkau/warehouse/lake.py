"""The lake where an office's versions are kept for several machines: a DuckLake with its catalogue in PostgreSQL.

WAREHOUSE_URL=ducklake:postgres:CONNECTION turns it on; the data files lie in WAREHOUSE_FILES, a folder that all machines see,
else in the data folder's lake/; WAREHOUSE_SCHEMA names the office's schema in the catalogue where machines see the data folder
under different paths. Pages read no lake: they read the version that was brought from it (brought.py).
"""

import hashlib
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple
from urllib.parse import parse_qsl, unquote, urlsplit

import duckdb

from jangkau.warehouse.folders import Folders
from jangkau.warehouse.places import READS, in_a_lake
from jangkau.warehouse.trouble import Trouble

PREFIX = "ducklake:postgres:"
EXTENSIONS = ("postgres_scanner", "ducklake")
INLINED = 50_000  # rows of a small load go into the catalogue, without a file of their own
MEMORY = "1200MB"
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
    password: str | None
    schema: str
    files: str

    @property
    def url(self) -> str:
        """How it is named to people: no secret in it."""
        known = dict(self.options)
        return f"{known.get('dbname', '')}@{known.get('host', 'localhost')}:{known.get('port', '5432')}/{self.schema}"

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
    files = os.environ.get("WAREHOUSE_FILES") or str(folders.data.resolve() / "lake")
    return Lake(tuple(options.items()), password, schema, files.rstrip("/") + "/")


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


class Catalogue:
    """A process's way to one lake: a database of its own, in which the lake is `lake` and its PostgreSQL `pg`."""

    def __init__(self, lake: Lake) -> None:
        self.lake = lake
        self.connection = duckdb.connect(config={"memory_limit": MEMORY, "autoinstall_known_extensions": "false"})
        with reaching(lake):
            self._attach()

    def _attach(self) -> None:
        lake = self.lake
        for name in EXTENSIONS:
            self.connection.execute(f"LOAD {quoted(str(extension(name)))}")
        secret = f", PASSWORD {quoted(lake.password)}" if lake.password else ""
        self.connection.execute(f"CREATE SECRET catalogue (TYPE postgres{secret})")
        address = " ".join(f"{name}={_libpq(value)}" for name, value in lake.options)
        self.connection.execute(f"ATTACH {quoted(address)} AS pg (TYPE postgres, SECRET catalogue)")
        self.connection.execute(
            f"ATTACH {quoted(f'{PREFIX}{address}')} AS lake (DATA_PATH {quoted(lake.files)}, OVERRIDE_DATA_PATH true, "
            f"METADATA_SCHEMA {quoted(lake.schema)}, META_SECRET 'catalogue', DATA_INLINING_ROW_LIMIT {INLINED})"
        )

    def newest(self) -> Edition | None:
        """The version that was published last; None where none ever was. One question to PostgreSQL, and none to the lake."""
        asked = f"SELECT commit_message FROM {self.lake.schema}.ducklake_snapshot_changes WHERE commit_message IS NOT NULL"
        asked += " ORDER BY snapshot_id DESC LIMIT 1"
        with reaching(self.lake), self.connection.cursor() as cursor:
            told = cursor.execute("FROM postgres_query('pg', ?)", [asked]).fetchall()
        return Edition.of(told[0][0]) if told else None

    def answers(self) -> bool:
        """Whether PostgreSQL is still at the other end: a connection that was cut stays cut."""
        try:
            with self.connection.cursor() as cursor:
                return bool(cursor.execute("FROM postgres_query('pg', 'SELECT 1')").fetchall())
        except duckdb.Error:
            return False


def edition_of(connection: duckdb.DuckDBPyConnection, database: str) -> Edition | None:
    """What a database tells of its version; without a mark where it was never in a lake."""
    try:
        facts = dict(connection.execute(f'SELECT name, value FROM "{database}".meta').fetchall())
    except duckdb.CatalogException:
        return None
    return Edition(int(facts["version"]), facts.get("mark", "")) if "version" in facts else None


def _libpq(value: str) -> str:
    return "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'"


def extension(name: str) -> Path:
    """Where an extension of the database lies that came as a package. Raises Trouble where it is not installed."""
    site = Path(duckdb.__file__).parent.parent
    path = site / f"duckdb_extension_{name}" / "extensions" / f"v{duckdb.__version__}" / f"{name}.duckdb_extension"
    if not path.exists():
        raise Trouble("lake_extension", f"duckdb-extension-{name.replace('_', '-')}=={duckdb.__version__}")
    return path


@contextmanager
def reaching(lake: Lake) -> Iterator[None]:
    """A catalogue that cannot be reached as Trouble with its place; what the driver says may hold more than people should see."""
    try:
        yield
    except duckdb.Error as error:
        if not unreachable(error):
            raise
        raise Trouble("lake_unreachable", lake.url) from None


def unreachable(error: duckdb.Error) -> bool:
    """Whether PostgreSQL did not answer, or closed the door."""
    said = ("Unable to connect", "connection to server", "server closed the connection", "terminating connection",
            "no connection to the server", "SSL connection", "could not connect", "starting up", "shutting down",
            "lock timeout")  # fmt: skip
    return any(words in str(error) for words in said)


@contextmanager
def whole(cursor: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """All that the block does, or nothing of it; what it reads of a lake is of one version."""
    cursor.execute("BEGIN")
    try:
        yield
        cursor.execute("COMMIT")
    except BaseException:
        with suppress(duckdb.Error):  # the way may be cut: then the database has done so itself
            cursor.execute("ROLLBACK")
        raise


# By process: one that was forked must not close the connections of the one that it came from, nor wait for its threads.
_ways: dict[int, Catalogue] = {}


def catalogue(lake: Lake) -> Catalogue:
    """The way to a lake that this process keeps open; a new one where it was cut. Raises Trouble."""
    way = _ways.get(os.getpid())
    if way is None or way.lake != lake or not way.answers():
        way = _ways[os.getpid()] = Catalogue(lake)
    return way
