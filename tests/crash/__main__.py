"""`make crash`: kills at every write, each followed by another damage. Prints a table; exit 1 where anything was lost."""

import argparse
import os
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from tests.crash.damage import DAMAGES
from tests.crash.turns import Turn, turns


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.crash", description=__doc__)
    parser.add_argument("--kills", type=int, default=500, help="how many")
    parser.add_argument("--seed", type=int, default=1, help="which ones")
    parser.add_argument("--workers", type=int, default=os.cpu_count(), help="how many at a time")
    options = parser.parse_args()
    began, done = time.monotonic(), []
    with tempfile.TemporaryDirectory(prefix="jangkau-crash-") as folder:
        for turn in turns(Path(folder), options.kills, options.seed, options.workers):
            done.append(turn)
            if len(done) % 50 == 0:
                say(f"{len(done)} turns after {time.monotonic() - began:.0f} s")
            if turn.problem:
                say(f"{turn.operation}, write {turn.write}, {turn.damage}: {turn.problem}")
    table(done)
    lost = sum(turn.problem is not None for turn in done)
    say(f"{sum(turn.killed for turn in done)} kills in {time.monotonic() - began:.0f} s, {lost} without a way back")
    return 1 if lost else 0


def table(done: list[Turn]) -> None:
    """Kills by operation and damage, and of each how many offices came back as stated."""
    operations = list(dict.fromkeys(turn.operation for turn in done))
    killed = Counter((turn.damage, turn.operation) for turn in done if turn.killed)
    back = Counter((turn.damage, turn.operation) for turn in done if turn.killed and not turn.problem)
    say(f"{'back / kills':<22}" + "".join(f"{name:>12}" for name in operations) + f"{'all':>12}")
    for damage in DAMAGES:
        pairs = [(back[damage, name], killed[damage, name]) for name in operations]
        pairs.append((sum(b for b, _ in pairs), sum(k for _, k in pairs)))
        say(f"{damage:<22}" + "".join(f"{f'{b} / {k}':>12}" for b, k in pairs))


def say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
