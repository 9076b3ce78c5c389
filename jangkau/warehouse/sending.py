"""Each version sent elsewhere after it was published here: the snapshot, its seal, then CURRENT, so that no reader meets half.

What could not be sent stays said until it is, and is sent with the next version or by `python -m jangkau send`.
"""

import json
import os
from contextlib import suppress
from hashlib import file_digest
from pathlib import Path

from filelock import FileLock, Timeout

from jangkau.warehouse.folders import Folders
from jangkau.warehouse.places import CURRENT, Place, place_of, sent_to
from jangkau.warehouse.standing import standing
from jangkau.warehouse.trouble import Trouble, disk_trouble
from jangkau.warehouse.whole import write_whole

KEEP = 3  # versions that stay for readers who are still fetching them
KINDS = ("duckdb", "seal")
WAITS = 600  # seconds for another who is sending


def send(folders: Folders, place: Place) -> int:
    """Send the version that stands here, if it is not there already; returns it. Raises Trouble; readers keep what they have."""
    with disk_trouble(folders.warehouse), _alone(folders, place):
        version = standing(folders).version
        if version is None:
            raise Trouble("nothing_to_send", folders.data)
        there = pointed_at(place)
        if there is not None and there > version:
            raise Trouble("elsewhere_newer", place.url, there=there, here=version)
        sealed = seal_of(folders.snapshot(version))
        if there != version or place.read(seal_name(version)) != sealed:
            place.send(snapshot_name(version), folders.snapshot(version))
            place.write(seal_name(version), sealed)
            place.write(CURRENT, f"{version:06d}\n".encode())
        _tidied(place, version)
        return version


def send_published(folders: Folders) -> None:
    """After a version was published here: send it, or keep why not."""
    url = sent_to()
    if not url:
        return
    about: dict[str, object] = {"url": url}
    try:
        about["version"] = send(folders, place_of(url))
    except Trouble as trouble:
        about["why"] = {"code": trouble.code, "place": trouble.place, **trouble.about}
    with suppress(OSError):  # then it counts as not sent
        write_whole(_kept(folders), json.dumps(about, default=str).encode())


def unsent(folders: Folders) -> Trouble | None:
    """Why the version that stands here is not what readers elsewhere see, as far as was noted here; None where it is."""
    url = sent_to()
    if not url:
        return None
    version, about = folders.version, {}
    with suppress(OSError, ValueError):
        about = json.loads(_kept(folders).read_bytes())
    if not version or (about.get("url") == url and about.get("version") == version):
        return None
    why = about.get("why") if about.get("url") == url else None
    if why and why["code"] != "elsewhere_unreachable":
        return Trouble(why.pop("code"), why.pop("place"), **why)
    reason = {"why": why["why"]} if why else {}
    return Trouble("not_sent_failed" if why else "not_sent", _without_secrets(url), version=version, **reason)


def pointed_at(place: Place) -> int | None:
    """The version that CURRENT names there; None where nothing was sent. Raises Trouble."""
    written = (place.read(CURRENT) or b"").strip()
    return int(written) if written.isdigit() else None


def seal_of(path: Path) -> bytes:
    """What a fetched file must come to: its SHA-256 and its length."""
    with path.open("rb") as file:
        return f"{file_digest(file, 'sha256').hexdigest()} {os.fstat(file.fileno()).st_size}\n".encode()


def snapshot_name(version: int) -> str:
    return f"{version:06d}.duckdb"


def seal_name(version: int) -> str:
    return f"{version:06d}.seal"


def _tidied(place: Place, version: int) -> None:
    """Take away old versions, and those whose sender was killed before CURRENT named them."""
    parts = {name: name.partition(".") for name in place.names()}
    files = {name: int(stem) for name, (stem, _, kind) in parts.items() if kind in KINDS and stem.isdigit()}
    kept = sorted((number for number in set(files.values()) if number <= version), reverse=True)[:KEEP]
    for name, number in files.items():
        if number not in kept:
            place.remove(name)


def _alone(folders: Folders, place: Place) -> FileLock:
    """One sender at a time. Raises Trouble where another does not come to an end."""
    lock = FileLock(folders.warehouse / ".sending")
    try:
        lock.acquire(timeout=WAITS)
    except Timeout:
        raise Trouble("elsewhere_unreachable", place.url, why="Timeout") from None
    return lock


def _kept(folders: Folders) -> Path:
    return folders.warehouse / ".sent"


def _without_secrets(url: str) -> str:
    try:
        return place_of(url).url
    except Trouble as trouble:
        return trouble.place
