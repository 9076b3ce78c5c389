"""A loader in a process of its own, killed at a random moment, or its catalogue: `python -m tests.lake_kills --kills 100`."""

import argparse
import json
import os
import random
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

from etl.keep.ledger import read_ledger
from etl.load import load
from etl.status import status
from jangkau.warehouse.brought import bring
from jangkau.warehouse.folders import Folders
from jangkau.warehouse.lake import lake_of
from tests import postgres
from tests.loading import loader
from tests.made import meta_daily, order

KILLED = ("loader", "catalogue", "both")
LIMIT = 120  # seconds after which a loader that has not ended counts as hanging


def export(folder: Path, number: int) -> Path:
    """A week of one account; no two are alike."""
    monday = date(2021, 1, 4) + timedelta(weeks=number)
    return meta_daily(
        folder / str(number) / "Reach.csv", "Reach", {monday + timedelta(days=at): number * 7 + at for at in range(7)}
    )


class Turn(NamedTuple):
    """What was killed, whether the load had not ended by then, and what was lost or doubled."""

    killed: str
    cut_short: bool
    wrong: str | None


def turn(data: Path, root: Path, number: int, chance: random.Random, server: postgres.Server, longest: float) -> Turn:
    """Kill a loader, its catalogue or both while it loads a file, then load the file again."""
    folders, file, killed = Folders(data), export(root, number), chance.choice(KILLED)
    process = loader(folders, [file])
    time.sleep(chance.random() * longest)
    if killed != "loader":
        server.kill()
    if killed != "catalogue":
        process.kill()
    process.join(LIMIT)
    hangs = process.exitcode is None
    process.kill()
    if killed != "loader":
        server.start()
    load(folders, [file], order())
    seen, lines = status(folders), [entry["import_id"] for entry in read_ledger(folders).entries]
    right = {"imports": number + 1, "account_days": 7 * (number + 1)}
    wrong = {name: seen[name] for name, value in right.items() if seen[name] != value}
    if len(lines) != number + 1 or len(set(lines)) != number + 1:
        wrong["ledger"] = len(lines)
    if process.exitcode == 1:
        wrong["told no reason"] = 1
    if hangs:
        wrong["seconds"] = LIMIT
    return Turn(killed, process.exitcode != 0, json.dumps(wrong) if wrong else None)


def turns(root: Path, kills: int, chance: random.Random, server: postgres.Server) -> Iterator[Turn]:
    """One turn after another, within the time of a load; in the end another machine brings what stands here, and no more."""
    data = root / "data"
    load(Folders(data), [export(root, 0)], order())
    began = time.monotonic()
    loader(Folders(data), [export(root, 1)]).join(LIMIT)
    longest = time.monotonic() - began
    for number in range(2, kills + 2):
        yield turn(data, root, number, chance, server, longest)
    folders = Folders(data)
    before = status(folders)
    shutil.rmtree(folders.warehouse)
    lake = lake_of(folders)
    same = lake and bring(folders, lake) and status(folders) == before
    yield Turn("nothing", False, None if same else "the lake holds something else")


def counted(done: list[Turn]) -> str:
    """How many of each were killed, how many of the loads were cut short by it, and how often something was lost or doubled."""
    parts = []
    for killed in KILLED:
        cut_short = [turn.cut_short for turn in done if turn.killed == killed]
        parts.append(f"{killed} {len(cut_short)} ({sum(cut_short)} loads cut short)")
    return f"killed: {', '.join(parts)}; lost or doubled: {sum(turn.wrong is not None for turn in done)}"


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.lake_kills", description=__doc__)
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1, help="which moments: a hundred kills can be tried in parts")
    options = parser.parse_args()
    programs, chance, done = postgres.binaries(), random.Random(options.seed), []
    if programs is None:
        sys.stdout.write("PostgreSQL is not installed: apt-get install postgresql\n")
        return 1
    with postgres.served(programs) as server, tempfile.TemporaryDirectory() as folder:
        os.environ["WAREHOUSE_URL"] = server.url
        for number, tried in enumerate(turns(Path(folder), options.kills, chance, server)):
            done.append(tried)
            sys.stdout.write(f"kill {number}, {tried.killed}: {tried.wrong}\n" if tried.wrong else "")
            if len(done) % 10 == 0:
                sys.stdout.write(f"{counted(done)}\n")
            sys.stdout.flush()
    sys.stdout.write(f"{counted(done)}\n")
    return 1 if any(tried.wrong for tried in done) else 0


if __name__ == "__main__":
    sys.exit(main())
