"""Downloads and uploads belong to the page that they were made on: others get nothing, and nobody once the page is closed.

Streamlit hands out whatever name of a file is known. Which page holds which file it keeps to itself; it is read here alone.
"""

from dataclasses import dataclass, field
from functools import wraps

from starlette.requests import HTTPConnection
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit import runtime
from streamlit.runtime.media_file_manager import MediaFileManager, _get_session_id

MEDIA, UPLOADS = "/media/", "/_stcore/upload_file/"
NOTES = "_jangkau_notes"  # of a manager of files


@dataclass
class Notes:
    """Of files that Streamlit no longer counts as a page's: what was made on a click there, and what its last run showed."""

    made: dict[str, str] = field(default_factory=dict)  # file -> page
    visible: dict[str, set[str]] = field(default_factory=dict)  # page -> files


class OwnFiles:
    """Stands behind the door, which has said whose session asks ("" while it stands open)."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket" and runtime.exists():
            noting(runtime.get_instance().media_file_mgr)
        if scope["type"] == "http" and not allowed(scope["path"], getattr(HTTPConnection(scope).state, "session", "")):
            return await PlainTextResponse("not there", 404)(scope, receive, send)
        return await self.app(scope, receive, send)


def allowed(path: str, session: str) -> bool:
    """Whether an address is open to somebody: every one that is of no page, and those of their own pages."""
    if path.startswith(MEDIA):
        file = path.removeprefix(MEDIA).partition(".")[0]
        return any(holds(page, file) for page in pages_of(session))
    if path.startswith(UPLOADS):
        return path.removeprefix(UPLOADS).partition("/")[0] in pages_of(session)
    return True


def pages_of(session: str) -> list[str]:
    """The pages that are open in a session of the door, as Streamlit calls them."""
    if not runtime.exists():
        return []
    open_pages = runtime.get_instance()._session_mgr.list_active_sessions()
    return [page.session.id for page in open_pages if page.session._user_info.get("session", "") == session]


def holds(page: str, file: str) -> bool:
    """Whether a page shows a file, did so until its script began to run again, or has made it on a click."""
    files = runtime.get_instance().media_file_mgr
    notes = getattr(files, NOTES, Notes())
    files_now = files._files_by_session_and_coord.get(page, {}).values()
    return file in files_now or file in notes.visible.get(page, ()) or notes.made.get(file) == page


def noting(files: MediaFileManager) -> None:
    """From now on, note on whose click a file is made, and what a page showed when its script begins to run again."""
    if hasattr(files, NOTES):
        return
    notes, make, clear = Notes(), files.execute_deferred, files.clear_session_refs

    @wraps(make)
    def made(file_id: str) -> str:
        page = files._deferred_callables[file_id]["session_id"] if file_id in files._deferred_callables else ""
        address = make(file_id)
        notes.made[address.rpartition("/")[2].partition(".")[0]] = str(page)
        return address

    @wraps(clear)
    def cleared(session_id: str | None = None) -> None:
        if session_id is None:  # a run begins; with a name, the page is closed
            page = _get_session_id()
            notes.visible[page] = set(files._files_by_session_and_coord.get(page, {}).values())
        else:
            notes.visible.pop(session_id, None)
            notes.made = {file: page for file, page in notes.made.items() if page != session_id}
        clear(session_id)

    for name, value in ((NOTES, notes), ("execute_deferred", made), ("clear_session_refs", cleared)):
        setattr(files, name, value)
