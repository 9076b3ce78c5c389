"""/sehat: whether readers see what they should, for whatever watches over the server. No signing in, and no secret told.

{"ok": true, "version": "000042", "age": 3600}    age: seconds since that version was published; both null in an empty office
{"ok": true, …, "reason": "elsewhere_unreachable"}    readers see this version, and it may not be the newest of its bucket
{"ok": false, "reason": "snapshot_broken"}        with status 503; the pages and `python -m etl verify` say more
{"ok": false, "reason": "access_broken"}          the file of people cannot be read: nobody gets in
"""

import time
from pathlib import Path

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from etl.keep.snapshots import outdated, reading, trouble_of
from jangkau.access.store import Access
from jangkau.warehouse.folders import Folders, data_folder
from jangkau.warehouse.following import trouble_elsewhere
from jangkau.warehouse.lake import lake_of
from jangkau.warehouse.sending import unsent
from jangkau.warehouse.standing import standing
from jangkau.warehouse.trouble import Trouble, disk_trouble

PUBLISHED = "SELECT value FROM meta WHERE name = 'version'"


def health(request: Request) -> Response:
    """How the office stands, looked at anew with every question."""
    try:
        return JSONResponse({"ok": True} | looked_at(data_folder()), headers={"Cache-Control": "no-store"})
    except Trouble as trouble:
        return JSONResponse({"ok": False, "reason": trouble.code}, 503, {"Cache-Control": "no-store"})


def looked_at(data: Path) -> dict:
    """The version that CURRENT names, opened, and its age. Raises Trouble: also where an earlier program has made it."""
    folders = Folders(data)
    if not data.is_dir():
        raise Trouble("no_data_folder", data)
    with disk_trouble(data):
        late, _ = trouble_of(folders), Access(data).begun
        if late and not (late.code == "snapshot_behind" and lake_of(folders)):  # what another machine published is on its way
            raise late
        version, elsewhere = standing(folders).version, trouble_elsewhere(data)
        if version is None:
            if elsewhere:
                raise elsewhere
            return {"version": None, "age": None}
        with reading(folders) as connection:
            if outdated(folders):
                raise Trouble("outdated", folders.snapshot(version))
            published = connection.execute(PUBLISHED).fetchone()
        age = time.time() - folders.snapshot(version).stat().st_mtime
    behind = elsewhere or late or unsent(folders)
    return {"version": published and published[0], "age": max(0, round(age))} | ({"reason": behind.code} if behind else {})


ROUTES = [Route("/sehat", health)]
