"""A loader in a process of its own, killed at a random moment, or its catalogue: `python -m tests.lake_kills --kills 100`."""

import argparse
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from etl.keep.ledger import read_ledger
from etl.load import load
from etl.status import status
from jangkau.warehouse.brought import bring
from jangkau.warehouse.folders import Folders
from jangkau.warehouse.lake import lake_of
from tests import postgres
from tests.made import meta_daily, order

LONGEST = 3.0  # seconds into a load at which something is killed
LIMIT = 120  # seconds after which a loader that has not ended counts as hanging
LOADER = """
import sys
from pathlib import Path
from etl.load import load
from jangkau.warehouse.brought import bring
from jangkau.warehouse.folders import Folders
from jangkau.warehouse.lake import lake_of
from tests.made import order
sys.stdout.write("ready\\n"); sys.stdout.flush()
for path in sys.argv[2:]:
    load(Folders(Path(sys.argv[1])), [Path(path)], order())
    sys.stdout.write("loaded\\n"); sys.stdout.flush()
"""


def loader(data: Path, paths: list[Path], **environment: str) -> subprocess.Popen:
    """Loads one file after another, and says so; it is ready to begin when this returns."""
    arguments = [sys.executable, "-c", LOADER, str(data), *map(str, paths)]
    process = subprocess.Popen(arguments, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
                               env=os.environ | environment)  # fmt: skip
    assert process.stdout is not None and process.stdout.readline() == "ready\n"
    return process


def export(folder: Path, number: int) -> Path:
    """A week of one account; no two are alike."""
    monday = date(2021, 1, 4) + timedelta(weeks=number)
    return meta_daily(
        folder / str(number) / "Reach.csv", "Reach", {monday + timedelta(days=at): number * 7 + at for at in range(7)}
    )


def turn(data: Path, root: Path, number: int, chance: random.Random, server: postgres.Server) -> str | None:
    """Kill a loader or its catalogue while it loads a file, load the file again: what is lost or doubled then."""
    folders, file = Folders(data), export(root, number)
    process = loader(data, [file])
    time.sleep(chance.random() * LONGEST)
    if chance.random() < 0.5:
        process.kill()
        process.wait(LIMIT)
    else:
        server.kill()
        process.wait(LIMIT)
        server.start()
    load(folders, [file], order())
    seen, lines = status(folders), [entry["import_id"] for entry in read_ledger(folders).entries]
    right = {"imports": number + 1, "account_days": 7 * (number + 1)}
    wrong = {name: seen[name] for name, value in right.items() if seen[name] != value}
    if len(lines) != number + 1 or len(set(lines)) != number + 1:
        wrong["ledger"] = len(lines)
    return json.dumps(wrong) if wrong else None


def turns(root: Path, kills: int, chance: random.Random, server: postgres.Server) -> Iterator[str | None]:
    """One turn after another: what is wrong after each; what another machine brings in the end is what stands here."""
    for number in range(kills):
        yield turn(root / "data", root, number, chance, server)
    folders, before = Folders(root / "data"), status(Folders(root / "data"))
    shutil.rmtree(folders.warehouse)
    lake = lake_of(folders)
    yield None if lake and bring(folders, lake) and status(folders) == before else "the lake holds something else"


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.lake_kills", description=__doc__)
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    programs, chance, lost = postgres.binaries(), random.Random(options.seed), 0
    if programs is None:
        sys.stdout.write("PostgreSQL is not installed: apt-get install postgresql\n")
        return 1
    with postgres.served(programs) as server, tempfile.TemporaryDirectory() as folder:
        os.environ["WAREHOUSE_URL"] = server.url
        for number, wrong in enumerate(turns(Path(folder), options.kills, chance, server)):
            lost += bool(wrong)
            sys.stdout.write(f"kill {number}: {wrong}\n" if wrong else "")
    sys.stdout.write(f"{options.kills} kills, {lost} with something lost or doubled\n")
    return 1 if lost else 0


if __name__ == "__main__":
    sys.exit(main())
