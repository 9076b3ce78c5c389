"""A hundred people who read published weeks, each opening another page every few seconds while files are loaded.

`python -m tests.bench --only readers --readers 100 --minutes 4` for a trial.
"""

import asyncio
import random
import time
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit

from jangkau.locales import speaker
from jangkau.metrics.scope import week_named
from jangkau.report.edition import Place
from jangkau.report.outputs import WITHOUT_BROWSER
from jangkau.report.publishing import publish
from tests.bench.crowd import EVERY, Crowd, dashboards, together, told_of
from tests.bench.loading import demo_office
from tests.bench.report import Finding

WEEKS, PROVINCES = ("2023-W46", "2023-W47", "2023-W48"), ("35", "32")
PUBLISHED = datetime(2024, 1, 2, 3)


def published(data: Path) -> list[str]:
    """Some weeks of two provinces, published; their addresses, and that of their list."""
    say = speaker("id")
    for week in WEEKS:
        for province in PROVINCES:
            publish(data, Place(province), week_named(week), say, "bench", PUBLISHED, kinds=WITHOUT_BROWSER)
    return ["/laporan", *(f"/laporan/{week}?province={province}" for week in WEEKS for province in PROVINCES)]


async def fetched(address: str, path: str) -> str:
    """What a page answers, read to its end; raises where it is none."""
    host = urlsplit(address)
    reader, writer = await asyncio.open_connection(host.hostname, host.port)
    try:
        writer.write(f"GET {path} HTTP/1.1\r\nHost: {host.netloc}\r\nAccept-Encoding: gzip\r\nConnection: close\r\n\r\n".encode())
        answer = await reader.read()
    finally:
        writer.close()
    status = answer.partition(b"\r\n")[0].decode()
    if " 200 " not in status:
        raise RuntimeError(f"{path}: {status}")
    return status


async def reading(address: str, paths: list[str], number: int, until: float, crowd: Crowd) -> None:
    """One person: a page, a while, another page."""
    chance = random.Random(number)
    await asyncio.sleep(chance.uniform(0, EVERY))
    while time.monotonic() < until:
        began = time.monotonic()
        try:
            await fetched(address, chance.choice(paths))
        except (OSError, RuntimeError) as wrong:
            crowd.errors.append(str(wrong))
        crowd.answers.append(time.monotonic() - began)
        await asyncio.sleep(chance.uniform(0.5, 1.5) * EVERY)


def readers(folder: Path, people: int, minutes: float, count: int) -> list[Finding]:
    """So many readers of published weeks of the demo's office for so many minutes, loads going on; `count` dashboards."""
    data = demo_office(folder)
    paths = published(data)
    with dashboards(data, count) as (addresses, servers):
        until = time.monotonic() + minutes * 60
        seen = Crowd()
        visits = [reading(addresses[number % count], paths, number, until, seen) for number in range(people)]
        asyncio.run(together(visits, seen, until, servers, data, folder))
    return told_of("readers", "pages", seen, people, minutes)
