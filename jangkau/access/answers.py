"""The plain pages of the door: drawn on the server, without anything from elsewhere."""

import hmac
import json
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from urllib.parse import parse_qs, parse_qsl, urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response

from jangkau.access.audit import Book
from jangkau.access.door import cookie_name
from jangkau.access.roles import Person
from jangkau.access.sessions import LASTS, begin, end
from jangkau.access.site import Site, place
from jangkau.access.store import Access, digest, token
from jangkau.addresses import at, is_ours
from jangkau.charts.palette import DARK, LIGHT, Palette
from jangkau.locales import LANGUAGES, Say, speaker

PAGES = Path(__file__).parent / "pages"
FORM = "jangkau_formulir"  # the cookie that a form must come back with
LONGEST_FORM, LONGEST_WAY = 16 << 10, 2000  # bytes of a form, letters of an address
HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; font-src 'self'; "
    "img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "Referrer-Policy": "same-origin",  # with none at all, a browser sends our own forms without their origin
    "X-Robots-Tag": "noindex",
}


class Unreadable(Exception):
    """What was sent is no form of ours."""


@lru_cache
def environment() -> Environment:
    """The templates, in which every value is text and every address of ours is made by `at`."""
    pages = Environment(loader=FileSystemLoader(PAGES), autoescape=True, undefined=StrictUndefined, trim_blocks=True)
    pages.globals["at"] = at
    return pages


@lru_cache
def style() -> str:
    """The rules of the pages, in the colours of the palette."""
    dark = f"@media (prefers-color-scheme: dark) {{ :root {{ {colours(DARK)} }} }}"
    return f":root {{ {colours(LIGHT)} }}\n{dark}\n" + (PAGES / "door.css").read_text(encoding="utf-8")


def colours(palette: Palette) -> str:
    """A theme's colours as CSS variables."""
    return " ".join(
        f"--{name}: {getattr(palette, name)};" for name in ("ground", "ink", "muted", "line", "wash", "accent", "warning")
    )


def way_back(text: str) -> str:
    """Where somebody wanted to go, as a browser asks for it; the beginning where that is no place of ours.

    >>> way_back("/compare?province=32"), way_back("//elsewhere.id"), way_back("https://elsewhere.id")
    ('/compare?province=32', '/', '/')
    """
    ours = (
        text.startswith("/")
        and not text.startswith("//")
        and "\\" not in text
        and text.isprintable()
        and len(text) <= LONGEST_WAY
        and is_ours(text)
    )
    return text if ours else at("/")


def language(request: Request) -> Say:
    """The reader's translator: the address says it, or the address that they wanted to go to."""
    asked = dict(parse_qsl(urlsplit(request.query_params.get("ke", "")).query)) | dict(request.query_params)
    return speaker(asked.get("lang") if asked.get("lang") in LANGUAGES else LANGUAGES[0])


class Desk:
    """What every page of the door needs: the people, the site, the book, and the form's token."""

    def __init__(self, access: Access, site: Site) -> None:
        self.access, self.site, self.book = access, site, Book(access)
        self.cookie = cookie_name(site)

    def page(self, request: Request, name: str, status: int = 200, /, **fields: object) -> Response:
        """A page of the door, with the token that its form must bring back."""
        say, carried = language(request), request.cookies.get(FORM) or token()
        about = {"say": say, "form": self.form_token(carried) if self.access.exists else "", "languages": LANGUAGES, **fields}
        answer = HTMLResponse(environment().get_template(f"{name}.html.j2").render(about), status, HEADERS)
        answer.set_cookie(FORM, carried, httponly=True, samesite="lax", secure=self.over_https(request))
        return answer

    def notice(self, request: Request, code: str, status: int, **words: object) -> Response:
        """A page that says one thing."""
        say = language(request)
        title, text = say(f"access.{code}.title"), say(f"access.{code}", **words)
        return self.page(request, "notice", status, title=title, text=text, command=None, way=(at("/"), say("access.onward")))

    def form_token(self, carried: str) -> str:
        """What a form must bring back to a browser with this cookie."""
        return hmac.new(self.access.secret("form_secret"), carried.encode(), sha256).hexdigest()

    async def sent(self, request: Request) -> dict:
        """What a form or a script of ours sends. Raises Unreadable where it is not ours, or too long."""
        body = b""
        async for part in request.stream():
            body += part
            if len(body) > LONGEST_FORM:
                raise Unreadable
        try:
            if request.headers.get("content-type", "").startswith("application/json"):
                answers = json.loads(body)
            else:
                answers = {name: values[0] for name, values in parse_qs(body.decode(), max_num_fields=12).items()}
        except ValueError as wrong:
            raise Unreadable from wrong
        carried = request.cookies.get(FORM, "")
        if not isinstance(answers, dict) or not carried or not self.access.exists:
            raise Unreadable
        if not hmac.compare_digest(str(answers.get("form", "")).encode(), self.form_token(carried).encode()):
            raise Unreadable
        return answers

    def let_in(self, request: Request, person: Person, back: str, how: str) -> Response:
        """Begin a session and go where they wanted to go: a script is told where."""
        if earlier := request.cookies.get(self.cookie):
            end(self.access, digest(earlier))
        self.book.write(person.email, place(request), "sign_in", how=how)
        to = way_back(back)
        by_script = request.headers.get("content-type", "").startswith("application/json")
        answer = JSONResponse({"to": to}) if by_script else RedirectResponse(to, 303)
        begun = begin(self.access, person, place(request))
        answer.set_cookie(self.cookie, begun, LASTS, httponly=True, samesite="lax", secure=self.over_https(request))
        return answer

    def over_https(self, request: Request) -> bool:
        """Whether cookies may ask for https."""
        return self.site.secure or request.url.scheme == "https"
