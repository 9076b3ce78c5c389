"""Many people at once, each choosing something every few seconds while files are loaded, in the browser's own protocol.

`make load`, or `python -m tests.bench --only crowd --people 30 --minutes 4` for a trial. Sessions and loads are counted: a number
that does not tell how many stood behind it tells nothing.
"""

import asyncio
import os
import random
import statistics
import sys
import time
from collections.abc import Coroutine, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.asyncio.client import ClientConnection, connect

from tests.bench.loading import demo_office
from tests.bench.report import Finding
from tests.browser.conftest import serving
from tests.made import meta_daily, run_of
from tests.pages import ROW, choosing, offered

PAGES = ("overview", "reach", "compare", "campaigns", "meetups")
EVERY = 5.0  # seconds between two choices of a person
LOADED_EVERY = 7.0  # seconds between two loads: 35 in four minutes
HALF, MOST = 0.5, 1.5  # seconds within which half of the answers, and 95 of 100, are to come
GROWTH = 1.25  # times the memory of the middle that may be in use at the end
ACCOUNT = "instagram:pemprovjatim.contoh"


@dataclass
class Crowd:
    """What all people together saw: seconds to each answer, what went wrong, and the megabytes that the server held."""

    answers: list[float] = field(default_factory=list)
    opened: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    memory: list[float] = field(default_factory=list)
    loads: int = 0


@dataclass(frozen=True)
class Box:
    """A box that something is chosen in: by the identifier of what it stands in, and in a row of choices by its name."""

    of: str
    name: str = ""


@dataclass
class Visitor:
    """One person: a socket, the address, and the boxes that stand on the page: Streamlit's own, and those of the row of choices.

    options: by box, what may be chosen in it. chosen: what is, of Streamlit's own boxes.
    """

    socket: ClientConnection
    page: str
    chance: random.Random
    script: str = ""
    address: str = ""
    options: dict[Box, list[str]] = field(default_factory=dict)
    chosen: dict[Box, str] = field(default_factory=dict)
    fragments: dict[str, str] = field(default_factory=dict)

    async def run(self, fragment: str = "", pressed: WidgetState | None = None) -> str | None:
        """Have the script run, as a browser asks for it; the exception that stands on the page afterwards, if any."""
        asked = BackMsg()
        asked.rerun_script.query_string = self.address
        asked.rerun_script.page_name = self.page if not self.script else ""
        asked.rerun_script.page_script_hash = self.script
        asked.rerun_script.fragment_id = fragment
        asked.rerun_script.context_info.timezone = "Asia/Jakarta"
        states = asked.rerun_script.widget_states.widgets
        states.extend(WidgetState(id=box.of, string_value=value) for box, value in self.chosen.items() if not box.name)
        states.extend([pressed] if pressed else [])
        await self.socket.send(asked.SerializeToString())
        drawn_anew = {of for of, within in self.fragments.items() if fragment in ("", within)}
        self.options = {box: options for box, options in self.options.items() if box.of not in drawn_anew}
        wrong = None
        while True:
            told = ForwardMsg()
            told.ParseFromString(await self.socket.recv())
            kind = told.WhichOneof("type")
            if kind == "new_session":
                self.script = told.new_session.page_script_hash
            elif kind == "navigation":
                self.script = told.navigation.page_script_hash or self.script
            elif kind == "page_info_changed":
                self.address = told.page_info_changed.query_string
            elif kind == "delta":
                wrong = self._see(told.delta) or wrong
            elif kind == "script_finished" and told.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN:
                return wrong

    def _see(self, delta) -> str | None:
        element = delta.new_element
        if element.WhichOneof("type") == "exception":
            return f"{element.exception.type}: {element.exception.message}"
        if element.WhichOneof("type") == "selectbox":
            box = Box(element.selectbox.id)
            self.options[box], self.fragments[box.of] = list(element.selectbox.options), delta.fragment_id
            if element.selectbox.set_value or box not in self.chosen:
                default = element.selectbox.default if element.selectbox.HasField("default") else None
                self.chosen[box] = element.selectbox.raw_value or ("" if default is None else self.options[box][default])
        if element.WhichOneof("type") == "bidi_component" and element.bidi_component.component_name == ROW:
            row = element.bidi_component
            self.fragments[row.id] = delta.fragment_id
            self.options = {box: options for box, options in self.options.items() if box.of != row.id}
            for told in offered(row)["boxes"]:
                box = Box(row.id, told["name"])
                self.options[box] = [option["name"] for option in told["options"]]
                self.chosen[box] = told["value"]
        return None

    async def choose(self) -> str | None:
        """Something else in one of the boxes; the exception that stands on the page afterwards, if any."""
        box = self.chance.choice([box for box, options in self.options.items() if len(options) > 1])
        value = self.chance.choice([option for option in self.options[box] if option != self.chosen.get(box)])
        self.chosen[box] = value
        return await self.run(self.fragments[box.of], choosing(box.of, box.name, value) if box.name else None)


async def visiting(address: str, number: int, until: float, crowd: Crowd) -> None:
    """One person's visit: opens a page, then chooses until the time is over."""
    chance = random.Random(number)
    await asyncio.sleep(chance.uniform(0, EVERY))
    async with connect(f"{address.replace('http', 'ws')}/_stcore/stream", subprotocols=["streamlit"], max_size=None) as socket:
        visitor = Visitor(socket, PAGES[number % len(PAGES)], chance)
        began = time.monotonic()
        _note(crowd, visitor, await visitor.run())
        crowd.opened.append(time.monotonic() - began)
        while time.monotonic() < until:
            await asyncio.sleep(chance.uniform(0.5, 1.5) * EVERY)
            began = time.monotonic()
            _note(crowd, visitor, await visitor.choose())
            crowd.answers.append(time.monotonic() - began)


def _note(crowd: Crowd, visitor: Visitor, wrong: str | None) -> None:
    if wrong:
        crowd.errors.append(f"{visitor.page}: {wrong}")


async def loading(data: Path, folder: Path, until: float, crowd: Crowd) -> None:
    """Small files, one after the other, by the command line: each publishes a version."""
    while time.monotonic() + LOADED_EVERY < until:
        began = time.monotonic()
        export = meta_daily(
            folder / str(crowd.loads) / "Reach.csv", "Reach", run_of(date(2023, 12, 1), *range(crowd.loads, crowd.loads + 28))
        )
        command = [sys.executable, "-m", "etl", "load", str(export), "--account", ACCOUNT, "--sure", "--data", str(data)]
        process = await asyncio.create_subprocess_exec(
            *command, stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.DEVNULL
        )
        if await process.wait():
            crowd.errors.append(f"load {crowd.loads} ended with {process.returncode}")
        crowd.loads += 1
        await asyncio.sleep(max(0.0, LOADED_EVERY - (time.monotonic() - began)))


def worked(server: int) -> float:
    """Seconds that a process has worked until now."""
    fields = Path(f"/proc/{server}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def held(server: int) -> float:
    """MiB that a process holds."""
    return int(Path(f"/proc/{server}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 2**20


async def watching(servers: list[int], until: float, crowd: Crowd) -> None:
    """The servers' memory together, once a second."""
    while time.monotonic() < until:
        crowd.memory.append(sum(map(held, servers)) * 2**20 / 1e6)
        await asyncio.sleep(1)


async def together(
    visits: list[Coroutine[None, None, None]], crowd: Crowd, until: float, servers: list[int], data: Path, folder: Path
) -> None:
    """Everything that a crowd sees until then, loads going on; what ends a visit counts as an error."""
    ended = await asyncio.gather(
        *visits, loading(data, folder, until, crowd), watching(servers, until, crowd), return_exceptions=True
    )
    crowd.errors += [repr(wrong) for wrong in ended if isinstance(wrong, BaseException)]


@contextmanager
def dashboards(data: Path, count: int) -> Iterator[tuple[list[str], list[int]]]:
    """So many dashboards over one data folder, as behind a proxy that keeps a reader with one. Gives addresses and processes."""
    with ExitStack() as stack:
        both = [stack.enter_context(serving(data)) for _ in range(count)]
        yield [address for address, _ in both], [server for _, server in both]


def crowd(folder: Path, people: int, minutes: float, count: int) -> list[Finding]:
    """So many people on the demo's office for so many minutes, loads going on; `count` dashboards."""
    data = demo_office(folder)
    with dashboards(data, count) as (addresses, servers):
        seen, until = Crowd(), time.monotonic() + minutes * 60
        visits = [visiting(addresses[number % count], number, until, seen) for number in range(people)]
        began = sum(map(worked, servers))
        asyncio.run(together(visits, seen, until, servers, data, folder))
        spent = (sum(map(worked, servers)) - began) / max(len(seen.answers), 1)
    opened = Finding("crowd: half of the pages opened within", statistics.median(seen.opened), None, "s")
    each = Finding("crowd: the processor's time, by answer", spent, None, "s", "opening and all that new versions cost included")
    return [*told_of("crowd", "choices", seen, people, minutes), opened, each]


def told_of(name: str, what: str, seen: Crowd, people: int, minutes: float) -> list[Finding]:
    """What a crowd saw, with how many stood behind it."""
    cuts = statistics.quantiles(seen.answers, n=20)
    counted = f"{people} sessions, {len(seen.answers)} {what}, {seen.loads} loads in {minutes:g} min"
    middle = statistics.median(seen.memory[len(seen.memory) // 3 : 2 * len(seen.memory) // 3])
    last = statistics.median(seen.memory[-(len(seen.memory) // 10) :])
    held = f"{seen.memory[0]:.0f} to {max(seen.memory):.0f} MB"
    return [
        Finding(f"{name}: half of the answers within", statistics.median(seen.answers), HALF, "s", counted),
        Finding(f"{name}: 95 of 100 answers within", cuts[-1], MOST, "s", f"the slowest {max(seen.answers):.1f} s"),
        Finding(f"{name}: errors", len(seen.errors), 0, "", "; ".join(sorted(set(seen.errors)))[:300]),
        Finding(f"{name}: memory at the end / middle", last / middle, GROWTH, "x", held),
    ]
