"""The pages' questions on a machine that brings its versions from a lake, beside the file of the machine that wrote them.

Processor time of processes of their own, without PostgreSQL's: of each question the median of some turns, both by turns.
"""

import shutil
import statistics
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from jangkau.warehouse.folders import Folders
from tests import postgres
from tests.bench.cost import ACCOUNT, DAYS, asked_of, office_of
from tests.bench.loading import spent
from tests.bench.report import Finding
from tests.made import meta_daily, run_of

BESIDE = 1.5  # times what the questions cost on the file, at ten times the demo's office


def lake(folder: Path, scales: list[int], turns: int) -> Iterator[Finding]:
    """What is asked, written and brought in lakes of each size."""
    programs = postgres.binaries()
    if programs is None:
        yield Finding("lake: PostgreSQL is not installed", 0, None, "")
        return
    with postgres.served(programs) as server:
        for times in scales:
            yield from _beside_its_file(folder, times, turns, server.url)


def _beside_its_file(folder: Path, times: int, turns: int, url: str) -> Iterator[Finding]:
    data, office = folder / f"lake-x{times}", Folders(office_of(folder, times))
    shutil.copytree(office.archive, data / "archive")
    (data / "warehouse").mkdir()
    shutil.copyfile(office.snapshot(office.version), Folders(data).snapshot(office.version))
    (data / "warehouse" / "CURRENT").write_text(f"{office.version:06d}")
    here = {"WAREHOUSE_URL": url}
    there = here | {"WAREHOUSE_CACHE": str(folder / f"there-x{times}")}
    python, to = sys.executable, ["--data", str(data)]
    fetch = [python, "-m", "jangkau", "fetch", *to]
    export = str(meta_daily(folder / f"lake-{times}" / "Reach.csv", "Reach", run_of(date(2023, 12, 1), *range(DAYS))))
    for what, command, machine in (
        ("everything written", [python, "-m", "etl", "move", "lake", *to], here),
        ("everything brought", fetch, there),
        ("a small load", [python, "-m", "etl", "load", export, "--account", ACCOUNT, *to], here),
        ("a small load, brought", fetch, there),
    ):
        seconds, megabytes = spent(command, **machine)
        yield Finding(f"lake: {what}, office x{times}", seconds, None, "s", f"{megabytes:,.0f} MB")
    asked = [(asked_of(data), asked_of(data, **there)) for _ in range(turns)]
    of_file, of_lake = ({name: statistics.median(turn[side][name] for turn in asked) for name in asked[0][0]} for side in (0, 1))
    slowest = sorted(of_file, key=lambda name: of_file[name] - of_lake[name])[:3]
    detail = ", ".join(f"{name} {of_lake[name]:.0f} / {of_file[name]:.0f} ms" for name in slowest)
    ratio = sum(of_lake.values()) / sum(of_file.values())
    yield Finding(f"lake: {len(of_file)} questions / file, office x{times}", ratio, BESIDE if times == 10 else None, "x", detail)
