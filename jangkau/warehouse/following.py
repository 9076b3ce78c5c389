"""A dashboard whose warehouse lies in a bucket or a lake: each new version is fetched once, whole, and only then read.

Readers open the copy on their own disk. Where the bucket or the lake is slow or gone they keep the version they have.
"""

import threading
from pathlib import Path

from filelock import FileLock

from jangkau.warehouse.brought import bring
from jangkau.warehouse.folders import Folders
from jangkau.warehouse.lake import Lake, lake_of
from jangkau.warehouse.places import Place, place_of, read_from, shared_warehouse
from jangkau.warehouse.sending import pointed_at, seal_name, seal_of, snapshot_name
from jangkau.warehouse.standing import intact
from jangkau.warehouse.trouble import Trouble, disk_trouble
from jangkau.warehouse.whole import write_whole

EVERY = 5.0  # seconds between two looks
KEEP = 2  # versions beside the newest, for readers who still hold them
LOOKS = 3  # how often a fetch begins anew while one version after another is sent


def fetch(folders: Folders, place: Place) -> int:
    """Bring the data folder to the version that a place names; returns it. Raises Trouble: then what stands here stays."""
    folders.warehouse.mkdir(parents=True, exist_ok=True)
    with disk_trouble(folders.warehouse), FileLock(folders.warehouse / ".fetching"):
        for left in folders.warehouse.glob("*.arriving"):
            left.unlink()
        for _ in range(LOOKS):
            version = pointed_at(place)
            if version is None:
                raise Trouble("elsewhere_empty", place.url)
            if _brought(folders, place, version):
                if folders.pointed != version:
                    write_whole(folders.current, f"{version:06d}\n".encode())
                _tidied(folders, version)
                return version
        raise Trouble("elsewhere_damaged", place.url, version=version)


def _brought(folders: Folders, place: Place, version: int) -> bool:
    """Whether a version is here as it was sent; False where it is not there any more, or came damaged."""
    path, seal = folders.snapshot(version), folders.warehouse / seal_name(version)
    sealed = place.read(seal_name(version))
    if sealed is None:
        return False
    if seal.exists() and seal.read_bytes() == sealed and intact(path):
        return True
    arriving = path.with_suffix(".arriving")
    if not place.fetch(snapshot_name(version), arriving) or seal_of(arriving) != sealed:
        arriving.unlink(missing_ok=True)
        return False
    seal.unlink(missing_ok=True)
    arriving.replace(path)
    write_whole(seal, sealed)
    return True


def _tidied(folders: Folders, version: int) -> None:
    others = [number for number in folders.snapshots if number != version]
    for old in [number for number in others if number > version] + [number for number in others if number < version][KEEP:]:
        folders.snapshot(old).unlink(missing_ok=True)
        (folders.warehouse / seal_name(old)).unlink(missing_ok=True)


def brought_from(place: Place | Lake, folders: Folders) -> int | None:
    """Bring the data folder to the newest version of a bucket or a lake; returns it, None for a lake that is empty."""
    return bring(folders, place) if isinstance(place, Lake) else fetch(folders, place)


class Follower:
    """Looks again and again for a newer version, beside the pages."""

    def __init__(self, data: Path, place: Place | Lake, every: float = EVERY) -> None:
        self.folders, self.place, self.every = Folders(data), place, every
        self.trouble: Trouble | None = None
        self.stopping = threading.Event()

    def look(self) -> None:
        """One look; what went wrong is kept until one goes well."""
        try:
            brought_from(self.place, self.folders)
            self.trouble = None
        except Trouble as trouble:
            self.trouble = trouble

    def start(self) -> None:
        """Look once before the first page where there is nothing to read yet, then beside the pages."""
        if not self.folders.version:
            self.look()
        threading.Thread(target=self._go_on, name="follow", daemon=True).start()

    def _go_on(self) -> None:
        while not self.stopping.wait(self.every):
            self.look()


_following: dict[Path, Follower] = {}


def follow(data: Path) -> None:
    """Begin to follow the warehouse that WAREHOUSE_URL names, where it has to be fetched. Raises Trouble for a wrong address."""
    lake, url = lake_of(Folders(data)), read_from()
    if lake or (url and not shared_warehouse()):
        follower = _following[data.resolve()] = Follower(data, lake or place_of(url or ""))
        follower.start()


def trouble_elsewhere(data: Path) -> Trouble | None:
    """Why readers may not see the newest version; None where they do, or the warehouse is this office's own."""
    follower = _following.get(data.resolve())
    if follower:
        return follower.trouble
    lake, url = lake_of(Folders(data)), read_from()
    if lake:  # a command: it looks once
        follower = Follower(data, lake)
        follower.look()
        return follower.trouble
    return Trouble("elsewhere_empty", place_of(url).url) if url and not Folders(data).version else None
