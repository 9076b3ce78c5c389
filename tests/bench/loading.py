"""How fast files go in: a follower sheet of millions of rows beside the database's own reading, and many small files."""

import json
import os
import shutil
import statistics
import subprocess
import sys
import time
from datetime import date, timedelta
from pathlib import Path

import duckdb

from tests.bench.report import Finding
from tests.made import meta_daily, run_of

ROOT = Path(__file__).parents[2]
DAYS = 365

# One row: an account and day of the sheet, with a total that grows by the day.
SHEET = """
COPY (
  SELECT (DATE '2021-01-01' + (n % $days)::INTEGER)::VARCHAR AS date,
    ['instagram', 'facebook', 'tiktok', 'youtube', 'x', 'linkedin'][1 + (n // $days) % 6] AS platform,
    'akun' || (n // $days) AS handle, 1000 + (n // $days) % 90000 + 3 * (n % $days) AS followers
  FROM range($rows) AS numbers (n)
  ORDER BY hash(n // 1000)
) TO '{path}' (HEADER, DELIMITER ',')
"""
READ_CSV = """
import sys, duckdb
path, database = sys.argv[1:]
with duckdb.connect(database) as connection:
    connection.execute("CREATE TABLE sheet AS SELECT * FROM read_csv($path)", {"path": path})
    connection.execute("CHECKPOINT")
"""

BEGIN = """
import json, resource, subprocess, sys
done = subprocess.run(sys.argv[1:], stdout=subprocess.PIPE)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
sys.stdout.buffer.write(done.stdout)
print()
print(json.dumps([done.returncode, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024]))
"""


def demo_office(folder: Path) -> Path:
    """The demo's office in a folder: a copy of the one that JANGKAU_BENCH_DEMO names, else made now. Returns the data folder."""
    data, at_hand = folder / "data", os.environ.get("JANGKAU_BENCH_DEMO")
    if at_hand:
        shutil.copytree(at_hand, data)
    else:
        ran([sys.executable, "-m", "etl", "demo", "--data", str(data)])
    return data


def ran(command: list[str]) -> tuple[float, float]:
    """Run a command to its end: seconds it took, and the most memory it held in MB. Raises where it fails."""
    began = time.perf_counter()
    _, memory = spent(command)
    return time.perf_counter() - began, memory


def spent(command: list[str], **environment: str) -> tuple[float, float]:
    """Run a command to its end: seconds of processor time, and the most memory it held in MB. Raises where it fails."""
    seconds, memory, _ = apart(command, **environment)
    return seconds, memory


def apart(command: list[str], **environment: str) -> tuple[float, float, str]:
    """The same, and what it printed. A small process begins it: Linux counts as a command's own what its parent held."""
    begun = [sys.executable, "-S", "-c", BEGIN, *command]
    told = {**os.environ, "JANGKAU_LANG": "en", **environment}
    ended = subprocess.run(begun, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True, env=told)
    printed, _, used = ended.stdout.rstrip("\n").rpartition("\n")
    code, seconds, memory = json.loads(used)
    if code:
        raise subprocess.CalledProcessError(code, command)
    return seconds, memory, printed


def large_sheet(folder: Path, rows: int, turns: int = 3) -> list[Finding]:
    """A follower sheet, end to end, beside DuckDB's read_csv of the same file into a new database, turn by turn."""
    sheet = folder / "sheet.csv"
    duckdb.execute(SHEET.format(path=sheet), {"rows": rows, "days": DAYS})
    seconds: dict[str, list[float]] = {"loading": [], "read_csv": []}
    most = 0.0
    for turn in range(turns):
        data, database = folder / f"data{turn}", folder / f"bare{turn}.duckdb"
        took, memory = ran([sys.executable, "-m", "etl", "load", str(sheet), "--data", str(data)])
        seconds["loading"].append(took)
        most = max(most, memory)
        seconds["read_csv"].append(ran([sys.executable, "-c", READ_CSV, str(sheet), str(database)])[0])
        _check(data, rows)
        for left in (*data.rglob("*"), database):
            if left.is_file():
                left.unlink()
    ours, bare = (statistics.median(took) for took in seconds.values())
    size = f"{rows:,} rows, {sheet.stat().st_size / 1e6:,.0f} MB"
    sheet.unlink()
    return [
        Finding("large sheet / read_csv", ours / bare, 4, "x", f"{ours:.1f} s / {bare:.1f} s, {size}"),
        Finding("large sheet, peak memory", most, 2048, "MB"),
    ]


def _check(data: Path, rows: int) -> None:
    version = (data / "warehouse" / "CURRENT").read_text().strip()
    with duckdb.connect(str(data / "warehouse" / f"{version}.duckdb"), read_only=True) as connection:
        (found,) = connection.execute("SELECT count(*) FROM day_values").fetchone()
    if found != rows:
        raise AssertionError(f"{found} of {rows} rows were loaded")


def small_files(folder: Path, files: int) -> list[Finding]:
    """Many small Meta exports of many days, in one loading."""
    exports = folder / "exports"
    titles = ("Reach", "Views", "Content interactions", "Instagram follows")
    for number in range(files):
        first = date(2021, 1, 1) + timedelta(days=28 * (number // len(titles)))
        days = run_of(first, *(number + day for day in range(28)))
        meta_daily(exports / f"{number:05d}" / f"{titles[number % len(titles)]}.csv", titles[number % len(titles)], days)
    command = ["load", str(exports), "--account", "instagram:contoh", "--data", str(folder / "many"), "--json"]
    took, memory = ran([sys.executable, "-m", "etl", *command])
    _check(folder / "many", 28 * files)
    return [Finding(f"{files:,} small Meta files in one load", took, 60, "s", f"{memory:,.0f} MB at most")]


def demo(folder: Path) -> list[Finding]:
    """The invented demo, written and loaded through the importers."""
    took, memory = ran([sys.executable, "-m", "etl", "demo", "--data", str(folder / "demo")])
    return [Finding("demo, written and loaded", took, 60, "s", f"{memory:,.0f} MB")]
