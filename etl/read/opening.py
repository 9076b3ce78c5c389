"""Files, folders and zips as people hand them over: every file in them, or why one cannot be opened."""

import os
from collections.abc import Iterator
from pathlib import Path

from etl.model import FileRefused
from etl.read.source import UNREADABLE, Source
from etl.read.zips import Opened, is_zip, readable, unzip


def open_paths(paths: list[Path], into: Path) -> Iterator[Opened]:
    """Every file in files, folders and zips; a zip's members are unpacked into `into`. What is refused comes as (name, why)."""
    for path in paths:
        if path.is_dir():
            yield from _open_folder(path, into)
        else:
            yield from _open(path, path.name, into)


def _open_folder(folder: Path, into: Path) -> Iterator[Opened]:
    """Every file of a folder that is not hidden, by name; a folder within it that cannot be entered is named."""
    closed: list[OSError] = []
    inside = [
        Path(place) / name for place, _, names in os.walk(folder, onerror=closed.append) for name in names if name[0] != "."
    ]
    for failure in closed:
        yield _unreadable(Path(failure.filename).name, failure)
    for path in sorted(inside):
        yield from _open(path, str(path.relative_to(folder)), into)


def _open(path: Path, label: str, into: Path) -> Iterator[Opened]:
    try:
        zipped = is_zip(path)
    except OSError as failure:
        if failure.errno not in UNREADABLE:
            raise
        yield _unreadable(label, failure)
        return
    if zipped:
        yield from unzip(path, into)
    else:
        yield Source(path, readable(path.name), readable(path.resolve().parent.name), readable(label))


def _unreadable(label: str, failure: OSError) -> tuple[str, FileRefused]:
    return readable(label), FileRefused("file_unreadable", value=failure.strerror)
