"""Desks that last: kept on disk a folder a person, until they are loaded or emptied, at most as long as desks are kept.

desk/<hash of whose it is>/desk.json                 which files lie there, and what was answered
desk/<hash of whose it is>/<number>/<folder>/<name>  the bytes, as they came
"""

import json
import shutil
import time
from datetime import date
from hashlib import sha256
from pathlib import Path
from threading import Lock

from etl.model import Account, Issue
from etl.receipt import Answer
from jangkau.access.people import DAY
from jangkau.access.retention import days
from jangkau.ui.upload.desk import Desk, Placed
from jangkau.warehouse.whole import write_whole

NOTE = "desk.json"
_open: dict[Path, Desk] = {}  # of this process: all tabs of a person work at one desk
_opening = Lock()


def desks_folder(data: Path) -> Path:
    """Where an office's desks are."""
    return data / "desk"


def desk_of(data: Path, whose: str) -> Desk:
    """The desk of whoever bears this key, as it was left. Nobody finds it who does not have the key."""
    room = desks_folder(data) / sha256(whose.encode()).hexdigest()[:32]
    with _opening:
        if room not in _open or (_open[room].files and not room.exists()):
            sweep_desks(data)
            _open[room] = _laid_out(room)
        return _cleared(_open[room])


def sweep_desks(data: Path) -> None:
    """Take away what has lain too long, and desks on which nothing lies."""
    for room in list(desks_folder(data).glob("*")):
        if (room / NOTE).exists():
            _cleared(_open.get(room) or _laid_out(room))
        elif _too_long(room.stat().st_mtime):
            shutil.rmtree(room, ignore_errors=True)


def _cleared(desk: Desk) -> Desk:
    """The desk without what has lain too long."""
    if old := [path for path, placed in list(desk.files.items()) if _too_long(placed.at)]:
        desk.put_away(old)
    return desk


def _too_long(at: float) -> bool:
    """Whether what has lain since a moment has lain longer than desks are kept."""
    return bool(days("desk")) and time.time() - at > days("desk") * DAY


def _laid_out(room: Path) -> Desk:
    """A desk as its note tells, without the files that are gone; an empty one where there is none that can be read."""
    desk = Desk(room, _note)
    try:
        note = json.loads((room / NOTE).read_text(encoding="utf-8"))
        lines = [_placed(room, line) for line in note["files"]]
    except (FileNotFoundError, ValueError, KeyError, TypeError, AttributeError):
        return desk
    desk.who = str(note.get("who") or "")
    for placed, answer in lines:
        desk.placed_so_far = max(desk.placed_so_far, placed.number)
        if placed.refused or (placed.path.is_file() and placed.path.resolve().is_relative_to(room.resolve())):
            desk.lay(placed)
            if answer:
                desk.answers[placed.path] = answer
    return desk


def _note(desk: Desk) -> None:
    """Write down what lies on a desk, whole or not at all; a desk without files leaves nothing."""
    if not desk.files:
        shutil.rmtree(desk.room, ignore_errors=True)
        return
    lines = [_line(desk, placed) for placed in list(desk.files.values())]
    desk.room.mkdir(parents=True, exist_ok=True, mode=0o700)
    write_whole(desk.room / NOTE, json.dumps({"files": lines, "who": desk.who}, default=str).encode(), 0o600)


def _line(desk: Desk, placed: Placed) -> dict:
    answer = desk.answers.get(placed.path)
    said = [str(answer.chosen or ""), str(answer.exported_on or ""), answer.figure, answer.sure] if answer else None
    return {
        "path": str(placed.path.relative_to(desk.room)), "label": placed.label, "sha256": placed.sha256, "at": placed.at,
        "number": placed.number, "refused": placed.refused, "answer": said,
    }  # fmt: skip


def _placed(room: Path, line: dict) -> tuple[Placed, Answer | None]:
    refused = Issue(*line["refused"]) if line["refused"] else None
    placed = Placed(line["number"], room / line["path"], line["label"], line["sha256"], line["at"], refused)
    if not line["answer"]:
        return placed, None
    account, exported_on, figure, sure = line["answer"]
    chosen = Account.of(*account.split(":", 1)) if account else None
    return placed, Answer(chosen, date.fromisoformat(exported_on) if exported_on else None, figure, sure)
