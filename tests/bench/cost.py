"""What a small file costs in the demo's office and in others of many times its size: looked at, loaded, withdrawn, asked for.

Costs are processor time, which others on the machine hardly change, beside the smallest office's and beside what the bare
database takes to do as little to the same file. An office's first loads are left out: its drafts are whole copies yet. A file is
looked at, with all that may be doubted of it, in a process that has imported what the dashboard has; all else is a command from
its start to its end. Offices are grown anew, which takes ten minutes for a hundred times the demo's; JANGKAU_OFFICES names a
folder where they stay.
"""

import json
import os
import shutil
import statistics
import subprocess
import sys
from collections import defaultdict
from datetime import date
from pathlib import Path

from jangkau.warehouse.folders import Folders
from tests.bench.loading import ROOT, apart, spent
from tests.bench.report import Finding
from tests.bench.scaled import grow
from tests.made import meta_daily, run_of

ACCOUNT = "instagram:pemprovjatim.contoh"
DAYS = 28
FIRST = 2  # turns, of two versions each, until an old snapshot can be the next draft
LARGER = 1.5  # times what it costs in the demo's office, at ten times its size
ALL_QUESTIONS = 1.2
SECONDS = {"load": 3.0, "withdraw": 3.0, "preview": 1.0}  # at most, at a hundred times its size
MEGABYTES = 700
MILLISECONDS = {10: 300, 100: 1000}  # for one question

PREVIEW = """
import sys, time
from pathlib import Path
import pandas, pyarrow
from etl.keep.preview import preview
from etl.model import Account
from etl.receipt import Answer
from jangkau.warehouse.folders import Folders
data, path = map(Path, sys.argv[1:3])
began = time.process_time()
(seen,) = preview(Folders(data), [path], {path: Answer(Account.parse(sys.argv[3]))})
assert seen.state == "fresh", seen
print(time.process_time() - began)
"""
PUBLISH = """
import sys
from pathlib import Path
from etl.__main__ import WithoutPandas
sys.meta_path.insert(0, WithoutPandas())  # as the commands do
from etl.keep.store import drafting
from jangkau.warehouse.folders import Folders
with drafting(Folders(Path(sys.argv[1]))) as draft:
    draft.changed = True
"""
BARE = """
import sys, duckdb
with duckdb.connect(sys.argv[1]) as connection:
    connection.execute("INSERT INTO day_values FROM day_values LIMIT 28")
    connection.execute("CHECKPOINT")
"""

Costs = dict[tuple[str, int], list[float]]


def small_load(folder: Path, scales: list[int], turns: int) -> list[Finding]:
    """A daily export of 28 rows, turn by turn in offices of each size; ratios to the smallest."""
    offices = {times: office_of(folder, times) for times in scales}
    seconds: Costs = defaultdict(list)
    memory: Costs = defaultdict(list)
    for turn in range(FIRST + turns):
        for times, data in offices.items():
            for what, took, most in _turn(folder, data, turn):
                if turn >= FIRST:
                    seconds[what, times].append(took)
                    memory[what, times].append(most)
    findings = [_cost(what, times, seconds, memory, min(scales)) for what, times in seconds]
    findings += [_disk(times, data) for times, data in offices.items()]
    return findings + _questions(offices, min(scales))


def office_of(folder: Path, times: int) -> Path:
    """The demo's office so many times over; one that lies in JANGKAU_OFFICES already is used as it is there."""
    kept = Path(os.environ.get("JANGKAU_OFFICES") or folder)
    demo, office = Path(os.environ.get("JANGKAU_DEMO") or kept / "demo"), kept / f"x{times}"
    if not office.exists():
        if not demo.exists():
            spent([sys.executable, "-m", "etl", "demo", "--data", str(demo)])
        grow(demo, office, times)
    return office


def _turn(folder: Path, data: Path, turn: int) -> list[tuple[str, float, float]]:
    """What is done, its seconds of processor time and the most memory it held, in MB."""
    newest = _newest(data)["import_no"]  # by which each turn's numbers are others
    days = run_of(date(2023, 12, 1), *range(newest, newest + DAYS))
    export = str(meta_daily(folder / f"{turn}-{data.name}" / "Reach.csv", "Reach", days))
    python, to = sys.executable, ["--data", str(data)]
    costs = [
        ("preview", *_told([python, "-c", PREVIEW, str(data), export, ACCOUNT])),
        ("load", *spent([python, "-m", "etl", "load", export, "--account", ACCOUNT, *to])),
        ("withdraw", *spent([python, "-m", "etl", "withdraw", _newest(data)["import_id"], *to])),
        ("publish", *spent([python, "-c", PUBLISH, str(data)])),
        ("status", *spent([python, "-m", "etl", "status", *to])),
    ]
    if turn == FIRST:
        folders, bare = Folders(data), data / "bare.duckdb"
        shutil.copyfile(folders.snapshot(folders.version), bare)
        costs.append(("bare database", *spent([python, "-c", BARE, str(bare)])))
        bare.unlink()
    return costs


def _told(command: list[str]) -> tuple[float, float]:
    """The seconds that a command tells itself, and the most memory it held in MB."""
    _, memory, told = apart(command)
    return float(told), memory


def _cost(what: str, times: int, seconds: Costs, memory: Costs, first: int) -> Finding:
    took, least = (statistics.median(seconds[what, size]) for size in (times, first))
    beside = took / statistics.median(seconds["bare database", times])
    most, bound = max(memory[what, times]), SECONDS.get(what)
    detail = f"{took:.2f} s of processor time, {most:,.0f} MB, {beside:.1f} x the bare database"
    if times == 100 and bound:
        return Finding(
            f"{what}, office x{times}, {most:.0f} of {MEGABYTES} MB", took, bound if most < MEGABYTES else 0, "s", detail
        )
    target = LARGER if times == 10 and bound else None
    return Finding(f"{what}, office x{times} / x{first}", took / least, target, "x", detail)


def _disk(times: int, data: Path) -> Finding:
    folders = Folders(data)
    one = folders.snapshot(folders.version).stat().st_size
    whole = sum(path.stat().st_size for path in folders.warehouse.iterdir())
    return Finding(f"disk, office x{times}", whole / 1e6, None, "MB", f"{whole / one:.1f} x its newest version")


def _questions(offices: dict[int, Path], first: int) -> list[Finding]:
    """The questions of the pages together, and the one that costs most."""
    asked = {}
    for times, data in offices.items():
        asked[times] = asked_of(data)
    findings = []
    for times, costs in asked.items():
        together, least = (sum(asked[size].values()) for size in (times, first))
        target = ALL_QUESTIONS if times == 10 else None
        detail = f"{together:,.0f} ms of processor time"
        findings.append(Finding(f"{len(costs)} questions, office x{times} / x{first}", together / least, target, "x", detail))
        dearest = sorted(costs, key=lambda name: -costs[name])
        bound = MILLISECONDS.get(times)
        rest = ", ".join(f"{name} {costs[name]:.0f}" for name in dearest[1:6])
        findings.append(
            Finding(f"dearest question, office x{times}", costs[dearest[0]], bound, "ms", f"{dearest[0]}; then {rest}")
        )
    return findings


def asked_of(data: Path, **environment: str) -> dict[str, float]:
    """The milliseconds of each question, asked by a process of its own."""
    command, told = [sys.executable, "-m", "tests.bench.questions", str(data)], {**os.environ, **environment}
    return json.loads(subprocess.run(command, cwd=ROOT, env=told, capture_output=True, text=True, check=True).stdout)


def _newest(data: Path) -> dict:
    """The line of the import that came last."""
    return json.loads(Folders(data).ledger.read_bytes().splitlines()[-1])
