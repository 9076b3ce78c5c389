"""/grafik/PAGE/FIGURE?…&v=000042 (with .png or .svg, or as a page): a figure as its reader may see it.

The same guard as the page's, the page's own choices, and one version of the data; where that is gone, so it is said.
"""

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from jangkau.access.roles import ANYBODY, Person
from jangkau.addresses import at
from jangkau.charts.palette import DARK, LIGHT
from jangkau.locales import LANGUAGES, Say, speaker
from jangkau.metrics.shelf import VersionGone, pinned, reading
from jangkau.metrics.warehouse import NoWarehouse, WarehouseLost
from jangkau.report.addresses import plain_address
from jangkau.report.edition import Refused
from jangkau.report.page import font
from jangkau.ui.figures.address import NAME, PINNED
from jangkau.ui.figures.plate import Plate, css, environment, plate_of, plate_page
from jangkau.ui.figures.printed import KINDS, printed
from jangkau.ui.figures.told import Reader, page_told
from jangkau.ui.reader import may_open

PAGES = {path.stem for path in (Path(__file__).parents[3] / "pages").glob("*.py")}
LETTERS = "/app/static/fonts/inter-latin-wght-normal.woff2"
HEADERS = {
    "Cache-Control": "no-cache",
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; "
    "frame-ancestors 'self'",
}


@dataclass(frozen=True)
class Asked:
    """What an address asks for: a figure of a page, as what (page, png, svg), with which choices, by whom."""

    page: str
    figure: str
    kind: str
    choices: tuple[tuple[str, str], ...]
    dark: bool
    say: Say
    person: Person
    session: str

    @property
    def version(self) -> str:
        return dict(self.choices).get(PINNED, "")

    def address(self, kind: str = "", **choices: str) -> str:
        """The address of the same figure, as something else or with other choices."""
        figure = f"{self.figure}.{kind}" if kind else self.figure
        theme = {"theme": "dark"} if self.dark else {}
        return plain_address("grafik", self.page, figure, asked={**dict(self.choices), **theme, **choices})


def asked_of(request: Request) -> Asked:
    """What a request asks for."""
    page, figure = request.path_params["page"], request.path_params["figure"]
    stem, _, kind = figure.rpartition(".")
    choices = dict(request.query_params)
    dark, lang = choices.pop("theme", "") == "dark", choices.get("lang", "")
    say = speaker(lang if lang in LANGUAGES else LANGUAGES[0])
    name, kind = (stem, kind) if kind in KINDS else (figure, "")
    person, session = getattr(request.state, "person", ANYBODY), getattr(request.state, "session", "")
    return Asked(page, name, kind, tuple(sorted(choices.items())), dark, say, person, session)


def a_figure(request: Request) -> Response:
    """The figure, or why it is not to be had."""
    asked = asked_of(request)
    if not may_open(asked.person, asked.page):
        return refusal("not_yours", 403, asked)
    if asked.page not in PAGES or not NAME.fullmatch(asked.figure):
        return refusal("none", 404, asked)
    try:
        with reading() as warehouse:
            newest = warehouse.version
        if not asked.version:
            return RedirectResponse(asked.address(asked.kind, v=newest), 307, HEADERS)
        with pinned(asked.version):
            return answered(asked)
    except VersionGone:
        return refusal("gone", 410, asked, newest=asked.address(asked.kind, v=newest))
    except WarehouseLost as lost:
        return page_of(asked, 503, lost.trouble.said(asked.say))
    except NoWarehouse:
        return refusal("none", 404, asked)
    except Refused as refused:
        return page_of(asked, 503, refused.said(asked.say))


def answered(asked: Asked) -> Response:
    """The figure from the version that the address names. Raises VersionGone, NoWarehouse, Refused."""
    with reading() as warehouse:
        about = ("figure", asked.page, asked.figure, asked.choices, asked.dark, asked.person.standing)
        plate = warehouse.remembered(about, lambda: plate_told(asked))
        if plate is None:
            return refusal("none", 404, asked)
        if not asked.kind:
            return HTMLResponse(shown(plate, asked, ways(asked)), headers=HEADERS)
        content = warehouse.remembered((*about, asked.kind), lambda: printed(shown(plate, asked, ()), asked.kind))
    name = f"jangkau-{asked.figure}-{asked.version}.{asked.kind}"
    return Response(
        content, headers={**HEADERS, "Content-Disposition": f'inline; filename="{name}"'}, media_type=KINDS[asked.kind]
    )


def plate_told(asked: Asked) -> Plate | None:
    """The figure as its page tells it for this reader."""
    choices = {name: value for name, value in asked.choices if name != PINNED}
    who: Reader = {"session": asked.session, "standing": quote(asked.person.standing)}
    parts = page_told(asked.page, choices, asked.dark, who, asked.version)
    return plate_of(parts, asked.figure, asked.say)


def shown(plate: Plate, asked: Asked, around: tuple[tuple[str, str], ...]) -> str:
    """The figure's page, with the version of the data that it shows."""
    version = asked.say("figure.version", version=asked.version)
    return plate_page(plate, asked.say, asked.dark, version=version, ways=around, font=font())


def ways(asked: Asked) -> tuple[tuple[str, str], ...]:
    """Where a reader may go from here: the files, and the page itself."""
    choices = {name: value for name, value in asked.choices if name != PINNED}
    files = [(asked.address(kind), kind.upper()) for kind in ("png", "svg")]
    return (*files, (plain_address(asked.page, asked=choices), asked.say("figure.page")))


def refusal(code: str, status: int, asked: Asked, newest: str = "") -> Response:
    """A page that says why there is no figure, and the way on."""
    way = (newest, asked.say("figure.gone.newest")) if newest else (at("/"), asked.say("figure.home"))
    return page_of(asked, status, asked.say(f"figure.{code}", version=asked.version), way)


def page_of(asked: Asked, status: int, text: str, way: tuple[str, str] | None = None) -> Response:
    """A page of one sentence."""
    template = environment().get_template("notice.html.j2")
    page = template.render(say=asked.say, text=text, way=way, font=at(LETTERS), css=css(DARK if asked.dark else LIGHT))
    return HTMLResponse(page, status, HEADERS)


ROUTES = [Route("/grafik/{page}/{figure}", a_figure)]
