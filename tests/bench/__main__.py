"""Every benchmark in one run: `make bench`, or `python -m tests.bench --only sheet --rows 1000000` for a trial.

Prints what was measured beside its target; exit 1 where a target is missed.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Callable, Iterable
from functools import partial
from itertools import chain
from pathlib import Path

from tests.bench.answers import answers
from tests.bench.cost import small_load
from tests.bench.crowd import PAGES, crowd
from tests.bench.lake import lake
from tests.bench.loading import demo, large_sheet, small_files
from tests.bench.meetup import meetup_effect
from tests.bench.national import national
from tests.bench.pages import page_beside_empty
from tests.bench.readers import readers
from tests.bench.report import Finding
from tests.bench.themes import classified
from tests.bench.weekly import five_outputs, leaflet

Bench = Callable[[Path, argparse.Namespace], Iterable[Finding]]


def timed_page(name: str, folder: Path, options: argparse.Namespace) -> list[Finding]:
    return page_beside_empty(folder, name, options.accounts, options.weeks)


BENCHES: dict[str, Bench] = {
    "sheet": lambda folder, options: large_sheet(folder, options.rows, options.turns),
    "files": lambda folder, options: small_files(folder, options.files),
    "cost": lambda folder, options: small_load(folder, options.scale, options.turns),
    "lake": lambda folder, options: lake(folder, options.scale, options.turns),
    "crowd": lambda folder, options: crowd(folder, options.people, options.minutes, options.dashboards),
    "readers": lambda folder, options: readers(folder, options.readers, options.minutes, options.dashboards),
    "national": lambda folder, options: chain.from_iterable(national(folder, millions) for millions in options.scale),
    "answers": lambda folder, options: answers(folder),
    "demo": lambda folder, options: demo(folder),
    "weekly": lambda folder, options: five_outputs(folder),
    "leaflet": lambda folder, options: leaflet(folder),
    "themes": lambda folder, options: classified(folder, options.posts, options.patterns),
    "meetup": lambda folder, options: meetup_effect(folder, options.accounts, options.weeks),
    **{name: partial(timed_page, name) for name in PAGES},
}


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--only", choices=BENCHES, nargs="+", default=list(BENCHES), help="these benchmarks alone")
    parser.add_argument("--rows", type=int, default=10_000_000, help="rows of the large sheet")
    parser.add_argument("--turns", type=int, default=3, help="turns of each side")
    parser.add_argument("--files", type=int, default=2_000, help="small files")
    parser.add_argument(
        "--scale",
        type=int,
        nargs="+",
        default=[1, 10],
        help="offices of so many times the demo's; national: so many million account-days",
    )
    parser.add_argument("--posts", type=int, default=500_000, help="posts to look for themes in")
    parser.add_argument("--patterns", type=int, default=200, help="patterns to look for in them")
    parser.add_argument("--accounts", type=int, default=25_000, help="accounts behind the timed page")
    parser.add_argument("--people", type=int, default=30, help="people who choose something at once")
    parser.add_argument("--readers", type=int, default=100, help="people who read published pages at once")
    parser.add_argument("--dashboards", type=int, default=os.cpu_count() or 1, help="dashboards that they share, one a core")
    parser.add_argument("--minutes", type=float, default=4, help="how long they do")
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
