"""The questions by their names, which tables each reads, and whether two published versions hold the same rows in a table."""

import re
from contextlib import closing
from functools import lru_cache
from pathlib import Path

import duckdb

from jangkau.warehouse.engine import MACROS, SCHEMA, text

HERE = Path(__file__).parent
PARAMETER = re.compile(r"\$(\w+)")
NAMED = re.compile(r"\bCREATE (?:OR REPLACE )?(?:TEMP )?(TABLE|VIEW|MACRO) (\w+)")
COMMENT, WORD = re.compile(r"--.*"), re.compile(r"\w+")
LOOKED_THROUGH = 2_000_000  # rows: a larger table counts as changed without a look, which would cost more than it saves
COUNT = "SELECT count(*) FROM {}"
CONTENT = "SELECT sum(hash(held)::HUGEINT) FROM {} AS held"


@lru_cache
def question_files() -> dict[str, Path]:
    """The questions by name: each lies beside the metric that asks it."""
    return {path.stem: path for path in HERE.rglob("*.sql") if path.stem != "narrowed"}


@lru_cache
def question(name: str) -> tuple[str, frozenset[str]]:
    """The SQL of a question, by the name of its file, and the parameters that it names."""
    sql = question_files()[name].read_text()
    return sql, frozenset(PARAMETER.findall(sql))


@lru_cache(maxsize=1024)
def tables_of(sql: str) -> frozenset[str]:
    """The tables that are named in a question, or in the macros and views that it uses. A column of such a name counts, too."""
    found: set[str] = set()
    waiting, written = [sql], _written()
    while waiting:
        for name in set(WORD.findall(COMMENT.sub("", waiting.pop()))) & written.keys() - found:
            found.add(name)
            waiting.append(written[name])
    return frozenset(name for name in found if not written[name])


@lru_cache
def _written() -> dict[str, str]:
    """The SQL behind each view and macro by its name; for a table, nothing."""
    texts = {}
    for path in (SCHEMA, MACROS):
        places = list(NAMED.finditer(text(path)))
        ends = [*(place.start() for place in places[1:]), None]
        for place, end in zip(places, ends, strict=True):
            texts[place[2]] = "" if place[1] == "TABLE" else text(path)[place.end() : end]
    return texts


class Contents:
    """What one version's tables hold, each counted and summed up once, when it is first compared with another version's."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self._connection = connection
        self._looked: dict[str, int] = {}

    def same_rows(self, other: "Contents", table: str) -> bool:
        """Whether a table holds the same rows in both versions; a large one is not looked through."""
        counts = [side._value(COUNT.format(table)) for side in (self, other)]
        if counts[0] != counts[1] or counts[0] > LOOKED_THROUGH:
            return False
        return self._value(CONTENT.format(table)) == other._value(CONTENT.format(table))

    def _value(self, sql: str) -> int:
        """The whole number that a question of one value is answered with; 0 where there is none."""
        if sql not in self._looked:
            with closing(self._connection.cursor()) as cursor:
                row = cursor.execute(sql).fetchone()
            self._looked[sql] = int(row[0]) if row and row[0] is not None else 0
        return self._looked[sql]
