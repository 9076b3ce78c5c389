"""Where an office's data lie: archive/ and warehouse/, their snapshots, and CURRENT that names one."""

import os
from dataclasses import dataclass
from pathlib import Path

from jangkau.warehouse.places import READS, shared_warehouse

REPOSITORY = Path(__file__).parents[2]
LONGEST = 10  # digits: a longer number is no version


def data_folder() -> Path:
    """Where the data lie: JANGKAU_DATA, or the project's own data/."""
    return Path(os.environ.get("JANGKAU_DATA") or REPOSITORY / "data")


@dataclass(frozen=True)
class Folders:
    """Where an office's data lie."""

    data: Path

    @property
    def archive(self) -> Path:
        return self.data / "archive"

    @property
    def warehouse(self) -> Path:
        """The versions that this machine opens; those of a warehouse elsewhere in WAREHOUSE_CACHE, where it is set."""
        apart = os.environ.get("WAREHOUSE_CACHE") if os.environ.get(READS) else None
        return shared_warehouse() or (Path(apart) if apart else self.data / "warehouse")

    @property
    def current(self) -> Path:
        return self.warehouse / "CURRENT"

    @property
    def ledger(self) -> Path:
        return self.archive / "ledger.jsonl"

    @property
    def pointed(self) -> int | None:
        """The version that CURRENT names; None where it is missing, empty or garbled."""
        try:
            written = self.current.read_bytes().strip()
        except FileNotFoundError:
            return None
        return int(written) if written.isdigit() and len(written) < LONGEST else None

    @property
    def snapshots(self) -> list[int]:
        """The versions whose files are there, the newest first."""
        return sorted((int(path.stem) for path in self.warehouse.glob("[0-9]*.duckdb") if path.stem.isdigit()), reverse=True)

    @property
    def version(self) -> int:
        """The version that readers see: the one that CURRENT names, else the newest there is; 0 where there is none."""
        pointed, there = self.pointed, self.snapshots
        return pointed if pointed in there else next(iter(there), 0)

    def snapshot(self, version: int) -> Path:
        return self.warehouse / f"{version:06d}.duckdb"

    def archived(self, digest: str) -> Path:
        return self.archive / digest[:2] / digest
