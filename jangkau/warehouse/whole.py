"""A file of one's own written whole or not at all."""

import os
from collections.abc import Iterable
from pathlib import Path


def write_whole(path: Path, content: bytes, mode: int = 0o666) -> None:
    """Write beside the file, sync it, and put it in its place. mode: who may read it, as far as the umask lets them."""
    write_pieces(path, (content,), mode)


def write_pieces(path: Path, pieces: Iterable[bytes], mode: int = 0o666) -> None:
    """The same for what is long, a piece at a time; the pieces may come from the file itself."""
    path.parent.mkdir(parents=True, exist_ok=True)
    arriving = path.with_suffix(".arriving")
    arriving.unlink(missing_ok=True)
    arriving.touch(mode)
    try:
        with arriving.open("wb") as file:
            file.writelines(pieces)
            file.flush()
            os.fsync(file.fileno())
        arriving.replace(path)
    finally:
        arriving.unlink(missing_ok=True)  # a disk that is full keeps no half of it
