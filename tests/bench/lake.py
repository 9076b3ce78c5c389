"""What a lake costs beside a file, in the demo's office and in others of many times its size: the pages' questions, small loads.

Processor time, by pairs: the same office's version in a file, and as another machine brought it out of the lake. PostgreSQL's own
time is not in it.
"""

import json
import os
import shutil
import statistics
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from tests import postgres
from tests.bench.cost import ACCOUNT, DAYS
from tests.bench.loading import ROOT, spent
from tests.bench.report import Finding
from tests.bench.scaled import grow
from tests.made import meta_daily, run_of

SLOWER = 1.5  # times the file's processor time for the pages' questions, at ten times the demo's size


def lake_beside_file(folder: Path, scales: list[int], turns: int) -> Iterator[Finding]:
    """Each size's office moved into a lake and brought out of it by another machine."""
    programs = postgres.binaries()
    if programs is None:
        yield Finding("a lake beside a file", 0, None, "x", "not measured: PostgreSQL is not installed")
        return
    demo = Path(os.environ.get("JANGKAU_DEMO") or folder / "demo")
    if not demo.exists():
        spent([sys.executable, "-m", "etl", "demo", "--data", str(demo)])
    with postgres.served(programs) as server:
        for times in scales:
            file = grow(demo, folder / f"file{times}", times).data
            data = Path(shutil.copytree(file, folder / f"lake{times}"))
            there = {"WAREHOUSE_URL": server.url}
            elsewhere = there | {"WAREHOUSE_CACHE": str(folder / f"cache{times}")}
            moving, _ = spent([sys.executable, "-m", "etl", "move", "lake", "--data", str(data)], there)
            whole, _ = spent(_fetch(data), elsewhere)
            yield from _questions(file, data, elsewhere, times, turns)
            yield from _small_loads(folder, file, data, there, elsewhere, times, turns)
            yield Finding(f"brought whole, office x{times}", whole, None, "s", f"moved into the lake in {moving:.1f} s")


def _questions(file: Path, data: Path, elsewhere: dict[str, str], times: int, turns: int) -> Iterator[Finding]:
    pairs = []
    for turn in range(turns):
        sides = [(file, {}), (data, elsewhere)]
        took = [_asked(*side) for side in (sides if turn % 2 else reversed(sides))]
        pairs.append(took if turn % 2 else took[::-1])
    ratio = statistics.median(lake / plain for plain, lake in pairs)
    plain, lake = (statistics.median(side) for side in zip(*pairs, strict=True))
    target = SLOWER if times == 10 else None
    yield Finding(f"pages' questions, lake / file, x{times}", ratio, target, "x", f"{lake:,.0f} / {plain:,.0f} ms, {turns} pairs")


def _small_loads(
    folder: Path, file: Path, data: Path, there: dict[str, str], elsewhere: dict[str, str], times: int, turns: int
) -> Iterator[Finding]:
    """A daily export of 28 rows into either, and what another machine takes to bring it. The first load is left out."""
    loads, bringing = [], []
    for turn in range(turns + 1):
        days = run_of(date(2023, 12, 1), *range(turn, turn + DAYS))
        export = str(meta_daily(folder / f"{times}-{turn}" / "Reach.csv", "Reach", days))
        load = [sys.executable, "-m", "etl", "load", export, "--account", ACCOUNT, "--sure", "--data"]
        loads.append((spent([*load, str(file)])[0], spent([*load, str(data)], there)[0]))
        bringing.append(spent(_fetch(data), elsewhere)[0])
    plain, lake = (statistics.median(side) for side in zip(*loads[1:], strict=True))
    yield Finding(f"a small load, lake / file, x{times}", lake / plain, None, "x", f"{lake:.2f} / {plain:.2f} s")
    yield Finding(f"a small load brought, x{times}", statistics.median(bringing[1:]), None, "s", "by another machine")


def _fetch(data: Path) -> list[str]:
    return [sys.executable, "-m", "jangkau", "fetch", "--data", str(data)]


def _asked(data: Path, environment: dict[str, str]) -> float:
    """Milliseconds of processor time that the pages' questions take together."""
    command = [sys.executable, "-m", "tests.bench.questions", str(data)]
    asked = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True, env=os.environ | environment)
    return sum(json.loads(asked.stdout).values())
