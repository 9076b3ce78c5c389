"""A process's way to its office's lake: DuckDB with DuckLake's catalogue in PostgreSQL attached, and the keys to its files.

Passwords and keys are handed over as secrets of the connection: neither the catalogue nor a message of a failure holds them.
"""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import urlsplit

import duckdb

from jangkau.warehouse.bucket import keys_of
from jangkau.warehouse.lake import PREFIX, Edition, Lake, quoted
from jangkau.warehouse.trouble import Trouble

# Rows of a small load go into the catalogue, without a file of their own. To write them there costs their number squared: 10,000
# take 2 s of processor time, 45,000 take 47; a thousand take less than a file.
INLINED = 1_000
CONFIG: dict[str, str | bool | int | float | list[str]] = {"memory_limit": "1200MB", "autoinstall_known_extensions": "false"}
GONE = "404"  # a file that was cleaned away since its name was read


class Catalogue:
    """A process's way to one lake: a database of its own, in which the lake is `lake` and its PostgreSQL `pg`."""

    def __init__(self, lake: Lake) -> None:
        self.lake = lake
        self.connection = duckdb.connect(config=CONFIG)
        with reaching(lake):
            self._attach()

    def _attach(self) -> None:
        lake = self.lake
        for name in ("postgres_scanner", "ducklake", *(["httpfs"] if lake.in_a_bucket else [])):
            self.connection.execute(f"LOAD {quoted(str(extension(name)))}")
        if lake.in_a_bucket:
            self.connection.execute(_secret_of(lake.files))
        secret = f", PASSWORD {quoted(lake.password)}" if lake.password else ""
        self.connection.execute(f"CREATE SECRET catalogue (TYPE postgres{secret})")
        address = " ".join(f"{name}={_libpq(value)}" for name, value in lake.options)
        self.connection.execute(f"ATTACH {quoted(address)} AS pg (TYPE postgres, SECRET catalogue, SCHEMA {quoted(lake.schema)})")
        with self.connection.cursor() as cursor, whole(cursor):  # an empty lake is made by one machine, while others wait
            cursor.execute("FROM postgres_query('pg', ?)", [f"SELECT pg_advisory_xact_lock(-{lake.number})::TEXT"]).fetchall()
            self._attach_lake(address)

    def _attach_lake(self, address: str) -> None:
        lake = self.lake
        self.connection.execute(
            f"ATTACH {quoted(f'{PREFIX}{address}')} AS lake (DATA_PATH {quoted(lake.files)}, OVERRIDE_DATA_PATH true, "
            f"METADATA_SCHEMA {quoted(lake.schema)}, META_SECRET 'catalogue', DATA_INLINING_ROW_LIMIT {INLINED})"
        )

    def newest(self) -> Edition | None:
        """The version that was published last; None where none ever was. One question to PostgreSQL, and none to the lake."""
        changes = f'"{self.lake.schema}".ducklake_snapshot_changes'
        asked = f"SELECT commit_message FROM {changes} WHERE commit_message IS NOT NULL ORDER BY snapshot_id DESC LIMIT 1"
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


def _libpq(value: str) -> str:
    return "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'"


def _secret_of(files: str) -> str:
    """The keys to a bucket, for what lies below this prefix. Raises Trouble where the environment names none."""
    keys = keys_of(files)
    told = {"KEY_ID": keys.key, "SECRET": keys.secret, "SESSION_TOKEN": keys.token, "REGION": keys.region, "SCOPE": files}
    if keys.endpoint:
        address = urlsplit(keys.endpoint)
        told |= {"ENDPOINT": f"{address.netloc}{address.path.rstrip('/')}", "URL_STYLE": "path"}
        told |= {"USE_SSL": str(address.scheme == "https").lower()}
    return f"CREATE SECRET files (TYPE s3, {', '.join(f'{name} {quoted(value)}' for name, value in told.items() if value)})"


def extension(name: str) -> Path:
    """Where an extension of the database lies that came as a package. Raises Trouble where it is not installed."""
    package = find_spec(f"duckdb_extension_{name}")
    for place in (package and package.submodule_search_locations) or []:
        path = Path(place) / "extensions" / f"v{duckdb.__version__}" / f"{name}.duckdb_extension"
        if path.exists():
            return path
    raise Trouble("lake_extension", f"duckdb-extension-{name.replace('_', '-')}=={duckdb.__version__}")


@contextmanager
def reaching(lake: Lake) -> Iterator[None]:
    """A catalogue or bucket that cannot be reached as Trouble with its place: what the driver says may hold more than that."""
    try:
        yield
    except duckdb.Error as error:
        if lake.in_a_bucket and (why := _bucket_said(str(error))):
            raise Trouble("elsewhere_unreachable", lake.files, why=why) from None
        if not unreachable(error) and not _cut(lake):
            raise
        raise Trouble("lake_unreachable", lake.url) from None


def unreachable(error: duckdb.Error) -> bool:
    """Whether PostgreSQL did not answer, or closed the door."""
    said = ("Unable to connect", "connection to server", "server closed the connection", "terminating connection",
            "no connection to the server", "SSL connection", "could not connect", "starting up", "shutting down",
            "lock timeout")  # fmt: skip
    return any(words in str(error) for words in said)


def _bucket_said(message: str) -> str | None:
    """The number of a bucket's refusal, HTTP where it did not answer; None for a failure that is none of its.

    >>> _bucket_said("HTTP Error: HTTP GET error reading 's3://b/x' (HTTP 403 Forbidden)")
    '403'
    >>> _bucket_said("Could not connect to server error for HTTP PUT to 'http://127.0.0.1:9/x'"), _bucket_said("Conflict")
    ('HTTP', None)
    """
    number = re.search(r"\(HTTP (?:code )?(\d{3})", message)
    return number[1] if number else "HTTP" if "HTTP" in message else None


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


def _cut(lake: Lake) -> bool:
    """Whether this process's way to a lake ends nowhere: what fails on it then says anything at all."""
    way = _ways.get(os.getpid())
    return way is not None and way.lake == lake and not way.answers()


# By process: one that was forked must not close the connections of the one that it came from, nor wait for its threads.
_ways: dict[int, Catalogue] = {}


def catalogue(lake: Lake) -> Catalogue:
    """The way to a lake that this process keeps open; a new one where it was cut. Raises Trouble."""
    way = _ways.get(os.getpid())
    if way is None or way.lake != lake or not way.answers():
        way = _ways[os.getpid()] = Catalogue(lake)
    return way
