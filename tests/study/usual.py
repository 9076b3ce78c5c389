"""How often "di luar kebiasaan" is said where nothing changed: `make study` writes docs/USUAL_STUDY.md; 1 beyond the target."""

import argparse
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pandas as pd

from etl.__main__ import main as load
from jangkau.metrics.reach.change import comparable_periods, regency_periods
from jangkau.metrics.scope import Scope
from jangkau.metrics.shelf import reading
from jangkau.metrics.usual import FALSE_ALARMS, FEWEST, LOOKED_BACK, usual_before, usual_change_range, usual_level_range
from jangkau.metrics.warehouse import Warehouse
from jangkau.metrics.week.events_between import events_between
from jangkau.metrics.weeks import provinces, weeks

SUMMARY = Path(__file__).parents[2] / "docs" / "USUAL_STUDY.md"
DRAWINGS = 600
TARGET = (0.05, 0.12)
METRICS = ("views", "interactions")
POSTING = ((0.5, 0.0), (1.0, 0.0), (3.0, 0.0), (3.0, 0.5), (10.0, 0.0), (10.0, 0.5))  # posts a week, and how unevenly
Draw = Callable[[np.random.Generator, int], np.ndarray]


def accounts(count: int, spread: float, sizes: float = 1.2) -> Draw:
    """The sum of accounts of very different size, each moving by chance about a level that stays."""
    return lambda chance, periods: np.exp(chance.normal(0, spread, (count, periods)) + chance.normal(0, sizes, (count, 1))).sum(
        axis=0
    )


def wandering(chance: np.random.Generator, periods: int) -> np.ndarray:
    """A level that goes on from where it was: each period's change is chance."""
    return np.exp(np.cumsum(chance.normal(0, 0.1, periods)))


def clinging(chance: np.random.Generator, periods: int) -> np.ndarray:
    """A level that stays, about which a movement lasts some periods."""
    moved = [0.0]
    for step in chance.normal(0, 0.1, periods - 1):
        moved.append(0.6 * moved[-1] + step)
    return np.exp(np.array(moved))


def bursting(chance: np.random.Generator, periods: int) -> np.ndarray:
    """An account one of whose posts in twelve weeks is seen far beyond the rest."""
    burst = (chance.random(periods) < 1 / 12) * chance.exponential(1.2, periods)
    return np.exp(chance.normal(0, 0.25, periods) + burst)


WORLDS: dict[str, tuple[str, Draw]] = {
    "province of 100 accounts": ("province", accounts(100, 0.6)),
    "province of 30 accounts": ("province", accounts(30, 0.6)),
    "province whose level wanders": ("province", wandering),
    "province whose movements last": ("province", clinging),
    "regency of 5 accounts": ("regency", accounts(5, 0.7)),
    "regency of 3 accounts": ("regency", accounts(3, 0.8)),
    "regency of one account": ("regency", accounts(1, 0.8)),
    "regency with bursts": ("regency", bursting),
}


def alarm(levels: np.ndarray) -> bool:
    """Whether the last change of a series is said to be unusual by those before."""
    changes = levels[1:] / levels[:-1] - 1
    usual = usual_change_range(changes[:-1])
    return usual is not None and usual.side(float(changes[-1])) != "within"


def rate(draw: Draw, earlier: int, drawings: int) -> float:
    """The share of drawings without any change in which there is an alarm."""
    return float(np.mean([alarm(draw(np.random.default_rng(seed), earlier + 2)) for seed in range(drawings)]))


def posted(a_week: float, uneven: float, earlier: int, drawings: int) -> tuple[float, float]:
    """Of organisations that post as they did: the share whose week is said to be unusual, and whose silence would be."""
    unusual, heard = [], []
    for seed in range(drawings):
        chance = np.random.default_rng(seed)
        posts = chance.poisson(a_week * np.exp(chance.normal(-(uneven**2) / 2, uneven, earlier + 1)))
        usual = usual_level_range(posts[:-1])
        assert usual is not None
        unusual.append(usual.side(float(posts[-1])) != "within")
        heard.append(usual.side(0.0) == "below")
    return float(np.mean(unusual)), float(np.mean(heard))


def judged(periods: pd.DataFrame) -> Iterator[tuple[pd.Timestamp, bool]]:
    """The weeks of one place whose usual range is known, and whether each is said to be unusual."""
    known = periods.dropna(subset="change").set_index("week")["change"].sort_index()
    for place in range(FEWEST, len(known)):
        usual = usual_before(known, known.index[place])
        if usual is not None:
            yield known.index[place], usual.side(float(known.iloc[place])) != "within"


def quiet_alarms(warehouse: Warehouse) -> Iterator[tuple[str, bool]]:
    """Each judged week of the demo without a meetup, campaign or shock in it or in the week before: level, whether unusual."""
    for province in provinces(warehouse)["code"]:
        available = weeks(warehouse, province)["week"]
        if available.empty:
            continue
        scope = Scope(province, week=available.iloc[-1].date())
        quiet = {week for week in available if not loud(warehouse, Scope(province, week=week.date()))}
        for metric in METRICS:
            whole = comparable_periods(warehouse, scope, metric, len(available))
            yield from (("province", unusual) for week, unusual in judged(whole) if week in quiet)
            for _, region in regency_periods(warehouse, scope, metric, len(available)).groupby("code"):
                yield from (("regency", unusual) for week, unusual in judged(region) if week in quiet)


def loud(warehouse: Warehouse, scope: Scope) -> bool:
    """Whether a meetup, campaign or shock touches the week or the one before."""
    events = events_between(warehouse, scope, scope.before().week, scope.sunday)
    return bool(events["kind"].isin(["meetup", "campaign", "shock"]).any())


def within(share: float) -> bool:
    return TARGET[0] <= share <= TARGET[1]


def main() -> int:
    """Measure every world and the demo, and keep the summary."""
    parser = argparse.ArgumentParser(prog="python -m tests.study.usual", description=__doc__)
    parser.add_argument("--data", type=Path, help="an office with the demo; without it one is made")
    parser.add_argument("--drawings", type=int, default=DRAWINGS)
    parser.add_argument("--out", type=Path, default=SUMMARY)
    options = parser.parse_args()
    lines, shares, missed = [], [], []
    for name, (level, draw) in WORLDS.items():
        found = [rate(draw, earlier, options.drawings) for earlier in (FEWEST, LOOKED_BACK)]
        shares += found
        missed += [name] if not within(float(np.mean(found))) else []
        lines.append(f"| {name} | {level} | {100 * found[0]:.1f} | {100 * found[1]:.1f} |")
        sys.stdout.write(f"{lines[-1]}\n")
    counts = []
    for a_week, uneven in POSTING:
        cells = [posted(a_week, uneven, earlier, options.drawings) for earlier in (FEWEST, LOOKED_BACK)]
        spread = "as chance has it" if not uneven else "unevenly"
        counts.append(f"| {a_week:g}, {spread} | " + " | ".join(f"{100 * share:.1f}" for cell in cells for share in cell) + " |")
        sys.stdout.write(f"{counts[-1]}\n")
    with tempfile.TemporaryDirectory() as made:
        data = options.data or Path(made)
        if options.data is None:
            load(["demo", "--data", made])
        with reading(data) as warehouse:
            weeks_judged = pd.DataFrame(quiet_alarms(warehouse), columns=["level", "unusual"])
    demo = []
    for level, part in weeks_judged.groupby("level", sort=False)["unusual"]:
        demo.append(f"| {level} | {len(part):,} | {100 * part.mean():.1f} |")
        missed += [f"the demo's {level} weeks"] if not within(part.mean()) else []
        shares += [part.mean()]
        sys.stdout.write(f"{demo[-1]}\n")
    text = (Path(__file__).parent / "usual.md").read_text(encoding="utf-8").format(
        drawings=options.drawings, fewest=FEWEST, most=LOOKED_BACK, worlds="\n".join(lines), demo="\n".join(demo),
        counts="\n".join(counts),
        mean=f"{100 * np.mean(shares):.1f}", stated=f"{100 * FALSE_ALARMS:.0f}",
        targets="Every target is met." if not missed else "Missed: " + "; ".join(missed) + ".",
    )  # fmt: skip
    options.out.write_text(text, encoding="utf-8")
    sys.stdout.write(f"mean {100 * np.mean(shares):.1f} %; {'; '.join(missed) or 'every target met'}; in {options.out}\n")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
