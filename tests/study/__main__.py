"""The meetup estimate tried on invented panels: `make study` writes docs/MEETUP_STUDY.md; 1 where a target is missed."""

import argparse
import sys
import time
from pathlib import Path

from tests.study.panels import World
from tests.study.results import Result, studied, thin_answers

SUMMARY = Path(__file__).parents[2] / "metrics" / "MEETUP_STUDY.md"
SEEDS = 150
RISE = 0.08
HELD = {  # what the targets are held against: the truth lies within what the estimate is made for
    "random": World(), "growers": World("growers"), "whole regencies": World("regencies"),
    "random, +8 %": World(rise=RISE), "growers, +8 %": World("growers", rise=RISE),
    "whole regencies, +8 %": World("regencies", rise=RISE),
    "growers, +2 %": World("growers", rise=0.02), "few (12 of 48), +8 %": World("growers", RISE, accounts=48, attendees=12),
    "short (22 weeks before), +8 %": World("growers", RISE, weeks_before=22),
}  # fmt: skip
HARD = {  # what the estimate is not made for: what the gate and the second estimate make of it
    "by growth just seen": World("seen"), "by growth just seen, +8 %": World("seen", rise=RISE),
    "burst before": World("growers", burst=0.03), "burst before, +8 %": World("growers", RISE, burst=0.03),
    "growth turned 10 weeks before": World(turn=0.002), "growth turned 4 weeks before": World(turn=0.002, turned=4),
    "growth turned that very week": World(turn=0.002, turned=0),
}  # fmt: skip
THIN = {
    "6 attendees": World(rise=RISE, attendees=6), "15 comparison accounts": World(rise=RISE, accounts=60, attendees=45),
    "9 regencies": World(rise=RISE, regencies=9), "19 weeks before": World(rise=RISE, weeks_before=19),
    "5 weeks after": World(rise=RISE, weeks_after=5), "14 whole regencies": World("regencies", RISE, regencies=14),
    "everyone came": World(rise=RISE, attendees=240),
}  # fmt: skip
HEADER = (
    "| accounts that came | truth % | bias pp | interval covers % | both tests find % | effect % | unsure % | diverging % "
    "| false alarms % |\n|---|---|---|---|---|---|---|---|---|"
)


def row(name: str, found: Result) -> str:
    """One line of a table."""
    stated = [found.share_of(verdict) for verdict in ("effect", "unsure", "diverging")]
    alarms = f"{100 * stated[0]:.1f}" if found.truth == 0 else "–"
    numbers = " | ".join(f"{100 * share:.1f}" for share in (found.covered, found.found, *stated))
    return f"| {name} | {found.truth_pct:.1f} | {found.bias_pp:+.2f} | {numbers} | {alarms} |"


def missed(name: str, found: Result) -> list[str]:
    """Which targets a scenario misses."""
    targets = {
        f"bias {found.bias_pp:+.2f} pp": abs(found.bias_pp) < 0.5,
        f"coverage {100 * found.covered:.1f} %": 0.90 <= found.covered <= 0.99,
        f"false alarms {100 * found.share_of('effect'):.1f} %": found.truth != 0 or found.share_of("effect") < 0.08,
    }
    return [f"{name}: {what}" for what, met in targets.items() if not met]


def summary(held: dict[str, Result], hard: dict[str, Result], thin: dict[str, float], seeds: int, missing: list[str]) -> str:
    """The page that is kept."""
    template = (Path(__file__).parent / "summary.md").read_text(encoding="utf-8")
    return template.format(
        seeds=seeds, header=HEADER, held="\n".join(row(name, found) for name, found in held.items()),
        hard="\n".join(row(name, found) for name, found in hard.items()),
        thin="\n".join(f"| {name} | {100 * share:.0f} |" for name, share in thin.items()),
        targets="Every target is met." if not missing else "Missed: " + "; ".join(missing) + ".",
    )  # fmt: skip


def main() -> int:
    """Run every world and keep the summary."""
    parser = argparse.ArgumentParser(prog="python -m tests.study", description=__doc__)
    parser.add_argument("--seeds", type=int, default=SEEDS)
    parser.add_argument("--out", type=Path, default=SUMMARY)
    options = parser.parse_args()
    began = time.perf_counter()
    held, hard = ({name: studied(world, options.seeds) for name, world in worlds.items()} for worlds in (HELD, HARD))
    thin = {name: thin_answers(world, options.seeds // 4) for name, world in THIN.items()}
    missing = [line for name, found in held.items() for line in missed(name, found)]
    missing += [f"{name}: answered" for name, share in thin.items() if share < 1]
    text = summary(held, hard, thin, options.seeds, missing)
    options.out.write_text(text, encoding="utf-8")
    sys.stdout.write(f"{text}\n{time.perf_counter() - began:.0f} s, written to {options.out}\n")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
