"""What a link to the dashboard shows in a message: of the list of weeks, of one week, of any page.

Whoever reads the preview has not signed in: they see published pictures alone. JANGKAU_PREVIEWS=off shows them none.
"""

import os
import re
from contextlib import suppress
from urllib.parse import parse_qs, urlsplit

from markupsafe import Markup
from starlette.requests import HTTPConnection, Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from jangkau.access.site import Site
from jangkau.locales import LANGUAGES, Say, speaker
from jangkau.metrics.limit import EVERYTHING, limited
from jangkau.report.edition import Refused
from jangkau.report.frozen import Reports
from jangkau.report.ledger import Published
from jangkau.report.preview import Preview, preview_of, preview_of_week, published_picture, tags
from jangkau.warehouse.folders import data_folder

WEEK = re.compile(r"/laporan/(\d{4}-W\d{2})")
PICTURE = {"Cache-Control": "public, max-age=3600", "X-Content-Type-Options": "nosniff"}


def given() -> bool:
    """Whether this office lets messages show what it has published."""
    return os.environ.get("JANGKAU_PREVIEWS", "on") != "off"


def base_of(request: HTTPConnection) -> str:
    """The beginning of our addresses: JANGKAU_ADDRESS, else the name that the reader came by, which the door has checked."""
    site = Site.of_environment(None)
    return site.base(request) if site.address or "host" in request.headers else ""


def entry_asked(entries: list[Published], week: str, province: str | None, bakorwil: str | None) -> Published | None:
    """The publishing of a week and place among these; of a week alone, its first place."""
    entries = [entry for entry in entries if entry.week == week]
    if province is not None:
        entries = [entry for entry in entries if (entry.province, entry.bakorwil) == (province, bakorwil)]
    return entries[0] if entries else None


def lines_of(way: str, request: HTTPConnection) -> Markup:
    """The lines for an address of ours (path and query), from what the one who asks may see."""
    path, asked = urlsplit(way).path, {name: values[0] for name, values in parse_qs(urlsplit(way).query).items()}
    lang = asked.get("lang")
    say, base = speaker(lang if lang in LANGUAGES else LANGUAGES[0]), base_of(request)
    return tags(preview_at(path, asked, say), base + way, base, say)


def preview_at(path: str, asked: dict[str, str], say: Say) -> Preview:
    """The preview of an address; of what is not published, the program's own."""
    office = Preview(say("preview.title"), say("preview.office"))
    if not given():
        return office
    with suppress(Refused):
        reports = Reports(data_folder())
        entries = reports.latest()
        if week := WEEK.fullmatch(path):
            entry = entry_asked(entries, week[1], asked.get("province"), asked.get("bakorwil"))
            return (entry and preview_of_week(reports, entry, say)) or office
        if path == "/laporan":
            return preview_of(entries, say("report.index.title"), say("preview.office"))
        return preview_of(entries, office.title, office.description)
    return office


def lines_for_anybody(way: str, request: HTTPConnection) -> Markup:
    """The lines at the door, for an address that somebody asks for who has not signed in."""
    with limited(EVERYTHING):
        return lines_of(way, request)


def a_picture(request: Request) -> Response:
    """A published picture by its SHA-256, for whoever has a link's preview: as long as its week holds."""
    with suppress(Refused):
        content = published_picture(Reports(data_folder()), request.path_params["digest"]) if given() else None
        if content:
            return Response(content, headers=PICTURE, media_type="image/png")
    return PlainTextResponse("not there", 404, PICTURE | {"Cache-Control": "no-store"})


ROUTES = [Route("/laporan/gambar/{digest}", a_picture)]
