"""Caddy before dashboards, on a free loopback port."""

import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.browser.conftest import START, free_port

CADDY = shutil.which("caddy")
needs_caddy = pytest.mark.skipif(not CADDY, reason="no Caddy on this machine: apt-get install caddy")


@contextmanager
def caddy(folder: Path, site: str) -> Iterator[str]:
    """Caddy before what its file says; gives its address."""
    port = free_port()
    file = folder / "Caddyfile"
    file.write_text(f"{{\nadmin off\nauto_https off\n}}\nhttp://127.0.0.1:{port} {{\n{site}\n}}\n")
    process = subprocess.Popen([str(CADDY), "run", "--config", str(file)], stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    try:
        until = time.monotonic() + START
        while not listens(port):
            assert process.poll() is None and time.monotonic() < until, "Caddy did not start"
            time.sleep(0.1)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(30)


def listens(port: int) -> bool:
    with socket.socket() as asking:
        return asking.connect_ex(("127.0.0.1", port)) == 0


def port_of(address: str) -> int:
    return int(address.rpartition(":")[2])
