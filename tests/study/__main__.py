"""The meetup estimate tried on invented panels: `make study` writes docs/MEETUP_STUDY.md; 1 where a target is missed."""

import argparse
import sys
import time
from concurrent.futures import Executor, ProcessPoolExecutor
from itertools import repeat
from math import isnan
from pathlib import Path

from tests.study.hostile import ADVERSE, OPEN, ORGANISED
from tests.study.panels import World
from tests.study.results import Result, refused_share, studied
from tests.study.worlds import BEYOND, FRIENDLY, OWN, PROVINCIAL, SMALL, THIN, TROUBLED

SUMMARY = Path(__file__).parents[2] / "docs" / "MEETUP_STUDY.md"
SEEDS = 100
TABLES = {"friendly": FRIENDLY, "troubled": TROUBLED, "own": OWN, "small": SMALL, "provincial": PROVINCIAL,
          "organised": ORGANISED, "adverse": ADVERSE, "beyond": BEYOND | OPEN}  # fmt: skip
DOUBTED = ("organised", "adverse")  # where a range is told for what one number cannot be: its middle is held to nothing
ENOUGH = 10  # answers, below which a share of them says nothing
HEADER = (
    "| panel | truth % | effect % | unsure % | refused % | bias pp | interval covers % | false effect % | what refused |\n"
    "|---|---|---|---|---|---|---|---|---|"
)


def row(name: str, result: Result) -> str:
    """One line of a table."""
    stated = [f"{100 * share:.0f}" for share in (result.share_of("effect"), result.share_of("unsure"), result.refused)]
    measured = ["–", "–"] if isnan(result.bias_pp) else [f"{result.bias_pp:+.2f}", f"{100 * result.covered:.0f}"]
    alarms = stated[0] if result.truth == 0 else "–"
    why = ", ".join(f"{code} {count}" for code, count in result.reasons.most_common(3))
    return f"| {name} | {result.truth_pct:.1f} | {' | '.join((*stated, *measured, alarms))} | {why} |"


def missed(name: str, result: Result, doubted: bool = False) -> list[str]:
    """Which targets a row misses; of answers too few to say, only the false effects count; of doubted ones not the bias."""
    measured = len(result.intervals) >= ENOUGH
    targets = {
        f"bias {result.bias_pp:+.2f} pp": doubted or not measured or abs(result.bias_pp) < 0.5,
        f"coverage {100 * result.covered:.0f} %": not measured or result.covered >= 0.90,
        f"false effects {100 * result.share_of('effect'):.0f} %": result.truth != 0 or result.share_of("effect") < 0.08,
    }
    return [f"{name}: {what}" for what, met in targets.items() if not met]


def table(worlds: dict[str, World], seeds: int, pool: Executor) -> dict[str, Result]:
    """Every world of a table, each said as soon as it is known."""
    results = {}
    for name, result in zip(worlds, pool.map(studied, worlds.values(), repeat(seeds)), strict=True):
        results[name] = result
        sys.stdout.write(f"{row(name, results[name])}\n")
        sys.stdout.flush()
    return results


def summary(tables: dict[str, dict[str, Result]], thin: dict[str, float], seeds: int, missing: list[str]) -> str:
    """The page that is kept."""
    template = (Path(__file__).parent / "summary.md").read_text(encoding="utf-8")
    rows = {name: "\n".join(row(*each) for each in results.items()) for name, results in tables.items()}
    return template.format(
        seeds=seeds, header=HEADER, **rows, thin="\n".join(f"| {name} | {100 * share:.0f} |" for name, share in thin.items()),
        targets="Every target is met." if not missing else "Missed: " + "; ".join(missing) + ".",
    )  # fmt: skip


def main() -> int:
    """Run every world and keep the summary."""
    parser = argparse.ArgumentParser(prog="python -m tests.study", description=__doc__)
    parser.add_argument("--seeds", type=int, default=SEEDS)
    parser.add_argument("--out", type=Path, default=SUMMARY)
    options = parser.parse_args()
    began = time.perf_counter()
    with ProcessPoolExecutor() as pool:
        results = {name: table(worlds, options.seeds, pool) for name, worlds in TABLES.items()}
    thin = {name: refused_share(world, max(1, options.seeds // 10)) for name, world in THIN.items()}
    missing = [
        line for name in TABLES if name != "beyond" for each in results[name].items() for line in missed(*each, name in DOUBTED)
    ]
    missing += [f"{name}: answered" for name, share in thin.items() if share < 1]
    options.out.write_text(summary(results, thin, options.seeds, missing), encoding="utf-8")
    sys.stdout.write(f"{'; '.join(missing) or 'every target met'}\n{time.perf_counter() - began:.0f} s, in {options.out}\n")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
