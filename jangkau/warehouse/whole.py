"""A file of one's own written whole or not at all."""

import os
from pathlib import Path


def write_whole(path: Path, content: bytes, mode: int = 0o666) -> None:
    """Write beside the file, sync it, and put it in its place. mode: who may read it, as far as the umask lets them."""
    path.parent.mkdir(parents=True, exist_ok=True)
    arriving = path.with_suffix(".arriving")
    arriving.unlink(missing_ok=True)
    arriving.touch(mode)
    with arriving.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    arriving.replace(path)
