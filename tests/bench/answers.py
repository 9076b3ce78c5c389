"""What an answer costs the processor on each page beside an empty Streamlit page, in one run, in the browser's own protocol.

The seconds are those that the server's process worked, so that they hold on a busy machine too; turn by turn with the empty page.
"""

import asyncio
import random
from collections.abc import Coroutine
from pathlib import Path

from websockets.asyncio.client import connect

from tests.bench.crowd import PAGES, Visitor, held, worked
from tests.bench.loading import demo_office
from tests.bench.report import Finding
from tests.browser.conftest import serving

EMPTY = Path(__file__).parent / "empty.py"
TURNS = 12
FIRST = 0.3  # seconds of an answer that nobody has seen: thirty people who choose every five seconds then fit on two cores
HELD = 250  # MiB of the process with one viewer


async def visited(address: str, server: int, page: str, turns: int) -> tuple[float, float]:
    """One viewer's visit, the same choices each time: the seconds that opening and an answer took the server."""
    async with connect(f"{address.replace('http', 'ws')}/_stcore/stream", subprotocols=["streamlit"], max_size=None) as socket:
        visitor, began = Visitor(socket, page, random.Random(page)), worked(server)
        await told(visitor.run())
        opened = worked(server) - began
        for _ in range(turns):
            await told(visitor.choose())
        return opened, (worked(server) - began - opened) / turns


async def told(answer: Coroutine[None, None, str | None]) -> None:
    """Wait for an answer that is no error."""
    if wrong := await answer:
        raise RuntimeError(wrong)


def answers(folder: Path, turns: int = TURNS) -> list[Finding]:
    """Every page's answers on the demo's office, seen by nobody before and then by a second reader; and the process's size."""
    data = demo_office(folder)
    findings = []
    with serving(data) as (address, server), serving(folder, EMPTY) as (empty_at, empty_server):
        asyncio.run(visited(empty_at, empty_server, "", turns))
        for number, page in enumerate(PAGES):
            opened, first = asyncio.run(visited(address, server, page, turns))
            if number == 0:
                findings.append(Finding("process with one viewer", held(server), HELD, "MiB", f"opening it: {opened:.2f} s"))
            _, empty = asyncio.run(visited(empty_at, empty_server, "", turns))
            _, again = asyncio.run(visited(address, server, page, turns))
            beside, times = f"an empty page: {empty:.3f} s", f"{again / empty:.0f}"
            findings.append(Finding(f"{page}: an answer that nobody has seen", first, FIRST, "s", f"of the processor; {beside}"))
            findings.append(Finding(f"{page}: the same for a second reader", again, FIRST, "s", f"{times} x {beside}"))
    return findings
