"""What a small file costs in the demo's office and in offices of many times its size: loaded, looked at, withdrawn."""

import statistics
import sys
from datetime import date
from pathlib import Path

from etl.keep.ledger import read_ledger
from jangkau.warehouse.folders import Folders
from tests.bench.loading import ran
from tests.bench.report import Finding
from tests.bench.scaled import grow
from tests.made import meta_daily, run_of

ACCOUNT = "instagram:pemprovjatim.contoh"
DAYS = 28
LARGER = 1.5  # times what it costs in the demo's office


def small_load(folder: Path, scales: list[int], turns: int) -> list[Finding]:
    """A daily export of 28 rows, by the command line, turn by turn in offices of each size; ratios to the smallest."""
    demo = folder / "demo"
    ran([sys.executable, "-m", "etl", "demo", "--data", str(demo)])
    offices = {times: grow(demo, folder / f"x{times}", times).data for times in scales}
    seconds: dict[tuple[str, int], list[float]] = {}
    memory: dict[tuple[str, int], float] = {}
    for turn in range(turns):
        for times, data in offices.items():
            days = run_of(date(2023, 12, 1), *range(turn, turn + DAYS))
            export = meta_daily(folder / f"{turn}-{times}" / "Reach.csv", "Reach", days)
            load = ["load", str(export), "--account", ACCOUNT, "--sure"]
            for what, command in (("load", load), ("withdraw", ["withdraw", "NEWEST"]), ("status", ["status"])):
                command = [_newest(data) if word == "NEWEST" else word for word in command]
                took, most = ran([sys.executable, "-m", "etl", *command, "--data", str(data)])
                seconds.setdefault((what, times), []).append(took)
                memory[what, times] = max(most, memory.get((what, times), 0))
    first = min(scales)
    findings = []
    for (what, times), all_took in seconds.items():
        took, least = statistics.median(all_took), statistics.median(seconds[what, first])
        detail = f"{took:.2f} s, {memory[what, times]:,.0f} MB"
        target = LARGER if times == 10 and what != "status" else None
        findings.append(Finding(f"{what}, office x{times} / x{first}", took / least, target, "x", detail))
    return findings


def _newest(data: Path) -> str:
    """The number of the import that came last."""
    return read_ledger(Folders(data)).entries[-1]["import_id"]
