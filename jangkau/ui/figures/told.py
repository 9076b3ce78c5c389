"""A page told without a browser, as its reader would see it: what stands on it, in its order.

The page's own script runs, with its guard, its filters and its words; so every figure of every page can be asked for.
"""

import asyncio
import json
import threading
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode
from uuid import uuid4

from streamlit import runtime
from streamlit.proto.ClientState_pb2 import ContextInfo
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime.fragment import MemoryFragmentStorage
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.pages_manager import PagesManager
from streamlit.runtime.scriptrunner import RerunData, ScriptRunner, ScriptRunnerEvent
from streamlit.runtime.scriptrunner.script_cache import ScriptCache
from streamlit.runtime.state import SessionState

from jangkau.metrics.shelf import pinned
from jangkau.ui.unfolded import UNFOLDED

FRAME = Path(__file__).parents[1] / "app.py"
PATIENCE = 60  # seconds for a page
Reader = dict[str, str | bool | dict[str, str] | None]  # what the door says of who asks, as Streamlit takes it
AT_ONCE = threading.BoundedSemaphore(2)  # pages told at the same time: readers of the dashboard come first


@dataclass(frozen=True)
class Part:
    """Something that stands on a page: a piece of HTML, or a figure with its name and text alternative."""

    html: str
    figure: str = ""
    alt: str = ""


class Teller(ScriptRunner):
    """Runs the dashboard's script once, over one version of the data, and keeps what it shows."""

    def __init__(self, asked: RerunData, reader: Reader, version: str) -> None:
        self.version, self.ended = version, threading.Event()
        self.parts: dict[tuple[int, ...], Part] = {}
        self.loop, cache = asyncio.new_event_loop(), ScriptCache()
        state = SessionState()
        state[UNFOLDED] = True
        super().__init__(
            session_id=f"figure-{uuid4().hex}",
            main_script_path=str(FRAME),
            session_state=state,
            uploaded_file_mgr=MemoryUploadedFileManager("/nowhere"),
            script_cache=cache,
            initial_rerun_data=asked,
            user_info=reader,
            fragment_storage=MemoryFragmentStorage(),
            pages_manager=PagesManager(str(FRAME), cache),
            event_loop=self.loop,
        )
        self.on_event.connect(self.heard, weak=False)

    def heard(self, sender: ScriptRunner | None, event: ScriptRunnerEvent, **about: object) -> None:
        """Keep what the page shows; what a run showed that began anew is past."""
        message = about.get("forward_msg")
        if event == ScriptRunnerEvent.SCRIPT_STARTED:
            self.parts.clear()
        elif event == ScriptRunnerEvent.SHUTDOWN:
            self.ended.set()
        elif isinstance(message, ForwardMsg) and (part := part_of(message)):
            self.parts[tuple(message.metadata.delta_path)] = part

    def _run_script_thread(self) -> None:
        with pinned(self.version):
            super()._run_script_thread()

    def told(self) -> list[Part]:
        """What stands on the page, from its top to its end."""
        with AT_ONCE:
            self.start()
            if not self.ended.wait(PATIENCE):
                self.request_stop()
                self.ended.wait(PATIENCE)
        files = runtime.get_instance().media_file_mgr
        files.clear_session_refs(self._session_id)
        files.remove_orphaned_files()
        return [part for _, part in sorted(self.parts.items())]


def part_of(message: ForwardMsg) -> Part | None:
    """What a message puts on the page, where that is a piece of HTML or a figure."""
    if message.WhichOneof("type") != "delta":
        return None
    element = message.delta.new_element
    kind = element.WhichOneof("type")
    if kind == "html":
        return Part(element.html.body)
    if kind == "bidi_component" and element.bidi_component.component_name == "jangkau.drawn":
        data = json.loads(element.bidi_component.json)
        return Part(data["html"], data["name"], data["alt"])
    return None


def page_told(page: str, asked: dict[str, str], dark: bool, reader: Reader, version: str) -> list[Part]:
    """What stands on a page for this reader: `asked` is its address, `reader` what the door says of who asks."""
    context = ContextInfo(color_scheme="dark" if dark else "light", url=f"http://localhost/{page}")
    return Teller(RerunData(query_string=urlencode(asked), page_name=page, context_info=context), reader, version).told()
