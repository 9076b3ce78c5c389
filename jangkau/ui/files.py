"""The kinds of file that numbers are given away as, each made when it is asked for."""

from collections.abc import Callable

import pandas as pd

from jangkau.findings.table_file import XLSX, csv_file, parquet_file, xlsx_file
from jangkau.locales import Say
from jangkau.metrics.definitions import DEFINITIONS
from jangkau.warehouse.vocabulary import DEFINITIONS_VERSION


def files(filed: Callable[[], pd.DataFrame], say: Say) -> dict[str, tuple[Callable[[], bytes], str]]:
    """The kinds of file that a table is given away as: how each is made, and what it is."""
    return {
        "xlsx": (lambda: xlsx_file(filed(), meanings(say), (say("table.sheet"), say("table.meanings"))), XLSX),
        "csv": (lambda: csv_file(filed()), "text/csv"),
        "parquet": (lambda: parquet_file(filed()), "application/vnd.apache.parquet"),
    }


def meanings(say: Say) -> list[tuple[str, ...]]:
    """The sheet that says what the numbers mean, by which definitions, and where they come from."""
    rows = [tuple(say(f"about.{entry.name}{part}") for part in ("", ".what", ".why")) for entry in DEFINITIONS]
    head = (say("table.meanings.name"), say("table.meanings.what"), say("table.meanings.why"))
    version = (say("table.meanings.version"), str(DEFINITIONS_VERSION), "")
    return [head, *rows, version, (say("table.meanings.source"), say("source.line"), "")]
