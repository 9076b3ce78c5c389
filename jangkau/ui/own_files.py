"""Downloads and uploads belong to the page that they were made on: others get nothing, and nobody once the page is closed.

Streamlit hands out whatever name of a file is known. Which page holds which file it keeps to itself; it is read here alone.
"""

from collections.abc import Callable
from functools import wraps

from starlette.requests import HTTPConnection
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit import runtime
from streamlit.runtime.media_file_manager import MediaFileManager

MEDIA, UPLOADS = "/media/", "/_stcore/upload_file/"
MADE = "_jangkau_made"  # of a manager of files: file -> the page on whose click it was made


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
    """Whether a page shows a file, or has made it on a click."""
    files = runtime.get_instance().media_file_mgr
    return file in files._files_by_session_and_coord.get(page, {}).values() or getattr(files, MADE, {}).get(file) == page


def noting(files: MediaFileManager) -> None:
    """From now on, remember on whose click a file was made."""
    if hasattr(files, MADE):
        return
    made: dict[str, str] = {}
    setattr(files, MADE, made)
    setattr(files, "execute_deferred", noted(files, files.execute_deferred, made))  # noqa: B010  (no method of ours)


def noted(files: MediaFileManager, execute: Callable[[str], str], made: dict[str, str]) -> Callable[[str], str]:
    """Making a file, with a note of the page."""

    @wraps(execute)
    def executed(file_id: str) -> str:
        page = str(files._deferred_callables[file_id]["session_id"]) if file_id in files._deferred_callables else ""
        address = execute(file_id)
        made[address.rpartition("/")[2].partition(".")[0]] = page
        return address

    return executed
