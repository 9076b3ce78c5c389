"""Published weeks at plain addresses, as HTML that needs no script: a phone shows one long before a Streamlit page is there.

/laporan    the published weeks
/laporan/2021-W49?province=35    one of them
/laporan/berkas/2021-W49/35/1/NAME    a file of one of them
"""

from functools import lru_cache
from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from jangkau.locales import LANGUAGES, Say, speaker
from jangkau.metrics.warehouse import data_folder
from jangkau.report.edition import Edition
from jangkau.report.frozen import VALUES, Published, Reports
from jangkau.report.index import index, notice
from jangkau.report.outputs import TYPES, kind_of
from jangkau.report.page import Told, html
from jangkau.report.revisions import Standing
from jangkau.report.weekly import published, standing_known

ALLOWED = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; frame-ancestors 'self'"
HEADERS = {
    "Cache-Control": "no-cache",
    "Content-Security-Policy": ALLOWED,
    "X-Content-Type-Options": "nosniff",
}


def language_of(request: Request) -> Say:
    """The reader's translator, by the address."""
    lang = request.query_params.get("lang")
    return speaker(lang if lang in LANGUAGES else LANGUAGES[0])


def answered(page: str, status: int = 200) -> HTMLResponse:
    """A page of ours."""
    return HTMLResponse(page, status, HEADERS)


def list_of_weeks(request: Request) -> Response:
    """The published weeks."""
    say = language_of(request)
    reports = Reports(data_folder())
    return answered(index([(entry, standing_known(reports, entry)) for entry in reports.latest()], say))


def leaflet(request: Request) -> Response:
    """One published week; the list where the address names none."""
    say, reports = language_of(request), Reports(data_folder())
    entry = asked_for(request, reports)
    if entry is None:
        return answered(notice(say("report.index.none.title"), say("report.index.none"), say), 404)
    standing = published(data_folder(), entry).standing
    return answered(drawn(reports.at(entry), entry.note, standing, say.lang))


def asked_for(request: Request, reports: Reports) -> Published | None:
    """The newest publishing of the week and place in the address; of a week alone, its first place."""
    week, asked = request.path_params["week"], request.query_params
    found = [entry for entry in reports.latest() if entry.week == week]
    if "province" in asked:
        found = [entry for entry in found if (entry.province, entry.bakorwil) == (asked["province"], asked.get("bakorwil"))]
    return found[0] if found else None


@lru_cache(maxsize=256)
def drawn(folder: Path, note: str, standing: Standing, lang: str) -> str:
    """The page of a publishing as it stands, drawn once."""
    edition = Edition.from_json((folder / VALUES).read_text(encoding="utf-8"))
    return html(Told(edition, standing, note), speaker(lang))


def a_file(request: Request) -> Response:
    """A file of a publishing, by the names that the ledger knows."""
    say, asked = language_of(request), request.path_params
    reports = Reports(data_folder())
    for entry in reports.visible():
        if (entry.week, entry.place.key, str(entry.number)) == (asked["week"], asked["place"], asked["number"]) and asked[
            "name"
        ] in entry.files:
            return FileResponse(
                reports.at(entry) / asked["name"], media_type=TYPES[kind_of(asked["name"])], filename=asked["name"]
            )
    return answered(notice(say("report.index.none.title"), say("report.index.none"), say), 404)


def to_list(request: Request) -> Response:
    """The list's address with a slash at its end."""
    return RedirectResponse("/laporan", 308)


ROUTES = [
    Route("/laporan", list_of_weeks),
    Route("/laporan/", to_list),
    Route("/laporan/{week}", leaflet),
    Route("/laporan/berkas/{week}/{place}/{number}/{name}", a_file),
]
