"""Published weeks at plain addresses, as HTML that needs no script: a phone shows one long before a Streamlit page is there.

/laporan    the published weeks
/laporan/2021-W49?province=35    one of them
/laporan/2021-Q4?province=35    a quarter; /laporan/2021 a year
/laporan/berkas/2021-W49/35/1/NAME    a file of one of them
"""

from collections.abc import Callable
from functools import lru_cache, wraps

from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from jangkau.addresses import at
from jangkau.locales import LANGUAGES, Say, speaker
from jangkau.report.caption import address_of_week
from jangkau.report.check import remarks
from jangkau.report.edition import Edition, Refused
from jangkau.report.frozen import Reports
from jangkau.report.index import index, notice, withdrawn
from jangkau.report.ledger import Published
from jangkau.report.outputs import TYPES, kind_of
from jangkau.report.page import Report, html
from jangkau.report.period.page import letter
from jangkau.report.period.standing import published_period
from jangkau.report.preview import with_tags
from jangkau.report.revisions import Standing
from jangkau.report.weekly import invented, published, standing_known
from jangkau.ui.previews import ROUTES as PICTURES
from jangkau.ui.previews import entry_asked, lines_of
from jangkau.warehouse.folders import data_folder

ALLOWED = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; frame-ancestors 'self'"
GONE = 410
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


def answering(answer: Callable[[Request, Reports, Say], Response]) -> Callable[[Request], Response]:
    """An answer; where a file is damaged, which one it is."""

    @wraps(answer)
    def asked(request: Request) -> Response:
        say = language_of(request)
        try:
            return answer(request, Reports(data_folder()), say)
        except Refused as refused:
            return answered(notice(say("report.index.refused"), refused.said(say), say), 503)

    return asked


@answering
def list_of_weeks(request: Request, reports: Reports, say: Say) -> Response:
    """The published weeks."""
    entries = [(entry, standing_known(reports, entry)) for entry in reports.latest()]
    sample = {entry.key for entry, _ in entries if invented(reports, entry)}
    return answered(with_tags(index(entries, say, remarks(reports, say), sample), lines_of(way_of(request), request)))


@answering
def leaflet(request: Request, reports: Reports, say: Say) -> Response:
    """One published week, quarter or year."""
    entry = asked_for(request, reports)
    if entry is None:
        return not_there(reports, say)
    if entry.withdrawn_at:
        return answered(withdrawn(entry, say), GONE)
    page = letter_of(entry, say) if entry.of_period else leaflet_of(entry, say)
    own = address_of_week(entry.week, entry.place, "/", say)  # one for a week, however it was asked for
    return answered(with_tags(page, lines_of(own, request)))


def leaflet_of(entry: Published, say: Say) -> str:
    """The page of a published week."""
    report = published(data_folder(), entry)
    return drawn(report.edition.as_json(), report.standing, report.note, report.leaflet, say.lang)


def letter_of(entry: Published, say: Say) -> str:
    """The page of a published quarter or year."""
    return letter(published_period(data_folder(), entry), say)


def asked_for(request: Request, reports: Reports) -> Published | None:
    """The newest publishing of the week and place in the address; of a week alone, its first place."""
    week, asked = request.path_params["week"], request.query_params
    return entry_asked(reports.latest(), week, asked.get("province"), asked.get("bakorwil"))


def way_of(request: Request) -> str:
    """The address that is asked for, below the dashboard's own."""
    return request.url.path + (f"?{request.url.query}" if request.url.query else "")


def not_there(reports: Reports, say: Say) -> HTMLResponse:
    """What is said where nothing is published; a line that cannot be read may be the reason."""
    words = say("report.index.none", list=at("/laporan"))
    return answered(notice(say("report.index.none.title"), words, say, remarks(reports, say)), 404)


@lru_cache(maxsize=256)
def drawn(values: str, standing: Standing, note: str, leaflet: str, lang: str) -> str:
    """The page of an edition's values as they stand, drawn once."""
    return html(Report(Edition.from_json(values), standing, note, leaflet), speaker(lang))


@answering
def a_file(request: Request, reports: Reports, say: Say) -> Response:
    """A file of a publishing, by the names that the ledger knows, as it was published."""
    *asked, name = (request.path_params[part] for part in ("week", "place", "number", "name"))
    for entry in reports.visible():
        if [entry.week, entry.place.key, str(entry.number)] == asked and name in entry.files:
            if entry.withdrawn_at:
                return answered(withdrawn(entry, say), GONE)
            reports.file(entry, name)
            return FileResponse(reports.at(entry) / name, headers=HEADERS, media_type=TYPES[kind_of(name)], filename=name)
    return not_there(reports, say)


def to_list(request: Request) -> Response:
    """The list's address with a slash at its end."""
    return RedirectResponse(at("/laporan"), 308, HEADERS)


ROUTES = [
    *PICTURES,
    Route("/laporan", list_of_weeks),
    Route("/laporan/", to_list),
    Route("/laporan/{week}", leaflet),
    Route("/laporan/berkas/{week}/{place}/{number}/{name}", a_file),
]
