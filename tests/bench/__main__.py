"""Every benchmark in one run: `make bench`, or `python -m tests.bench --only sheet --rows 1000000` for a trial.

Prints what was measured beside its target; exit 1 where a target is missed.
"""

import argparse
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from tests.bench.loading import demo, large_sheet, small_files
from tests.bench.pages import reach_page
from tests.bench.report import Finding

Bench = Callable[[Path, argparse.Namespace], list[Finding]]

BENCHES: dict[str, Bench] = {
    "sheet": lambda folder, options: large_sheet(folder, options.rows, options.turns),
    "files": lambda folder, options: small_files(folder, options.files),
    "demo": lambda folder, options: demo(folder),
    "reach": lambda folder, options: reach_page(folder, options.accounts, options.weeks),
}


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--only", choices=BENCHES, nargs="+", default=list(BENCHES), help="these benchmarks alone")
    parser.add_argument("--rows", type=int, default=10_000_000, help="rows of the large sheet")
    parser.add_argument("--turns", type=int, default=3, help="turns of each side")
    parser.add_argument("--files", type=int, default=2_000, help="small files")
    parser.add_argument("--accounts", type=int, default=25_000, help="accounts behind the timed page")
    parser.add_argument("--weeks", type=int, default=156, help="weeks behind the timed page")
    options = parser.parse_args()
    met = True
    for name in options.only:
        with tempfile.TemporaryDirectory(prefix="jangkau-bench-") as folder:
            for finding in BENCHES[name](Path(folder), options):
                sys.stdout.write(finding.line() + "\n")
                sys.stdout.flush()
                met = met and finding.met
    return 0 if met else 1


if __name__ == "__main__":
    sys.exit(main())
