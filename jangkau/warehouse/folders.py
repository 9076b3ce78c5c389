"""Where an office's data lie: archive/ and warehouse/, their snapshots, and CURRENT that names one."""

import os
from dataclasses import dataclass
from pathlib import Path

REPOSITORY = Path(__file__).parents[2]


def data_folder() -> Path:
    """Where the data lie: JANGKAU_DATA, or the project's own data/."""
    return Path(os.environ.get("JANGKAU_DATA") or REPOSITORY / "data")


def current_version(data: Path) -> str | None:
    """The version that CURRENT names, as it names its file; None in an empty office."""
    try:
        return Folders(data).current.read_text().strip() or None
    except FileNotFoundError:
        return None


@dataclass(frozen=True)
class Folders:
    """Where an office's data lie."""

    data: Path

    @property
    def archive(self) -> Path:
        return self.data / "archive"

    @property
    def warehouse(self) -> Path:
        return self.data / "warehouse"

    @property
    def current(self) -> Path:
        return self.warehouse / "CURRENT"

    @property
    def ledger(self) -> Path:
        return self.archive / "ledger.jsonl"

    @property
    def version(self) -> int:
        """The version that readers see; 0 in an empty office."""
        return int(current_version(self.data) or 0)

    def snapshot(self, version: int) -> Path:
        return self.warehouse / f"{version:06d}.duckdb"

    def archived(self, digest: str) -> Path:
        return self.archive / digest[:2] / digest
