"""Signing in with a password, and out again."""

from collections.abc import Callable

from starlette.requests import HTTPConnection, Request
from starlette.responses import RedirectResponse, Response

from jangkau.access import guesses
from jangkau.access.answers import Desk, Unreadable, language, way_back
from jangkau.access.passkeys import at_a_name
from jangkau.access.passwords import known_by
from jangkau.access.people import Refused, address
from jangkau.access.sessions import end, signed_in
from jangkau.access.site import place
from jangkau.access.sso import Sso
from jangkau.access.store import digest
from jangkau.addresses import at

Preview = Callable[[str, HTTPConnection], str]


def no_preview(way: str, request: HTTPConnection) -> str:
    """Where nothing is to be shown of an address."""
    return ""


class SignIn(Desk):
    """The way in for who has been here before."""

    sso: Sso | None = None
    preview: Preview = staticmethod(no_preview)  # the lines that a message reads of the address behind the door

    async def sign_in(self, request: Request) -> Response:
        """The sign-in page; what it sends."""
        if not self.access.begun:
            return RedirectResponse(at("/"), 303) if self.site.direct(request) else self.not_begun(request)
        if request.method != "POST":
            return self.offered(request, request.query_params.get("ke", "/"))
        try:
            form = await self.sent(request)
        except Unreadable:
            return self.offered(request, "/", "stale", 403)
        back, email = str(form.get("ke", "/")), str(form.get("email", ""))[:254]
        try:
            email = address(email)
        except Refused:
            return self.offered(request, back, "wrong", 403)
        if guesses.too_many(self.access, place(request), email):
            return self.offered(request, back, "slow", 429)
        person = await known_by(self.access, email, str(form.get("password", "")))
        if person is None:
            guesses.failed(self.access, place(request), email)
            self.book.write(email, place(request), "sign_in_refused", how="password")
            return self.offered(request, back, "wrong", 403)
        guesses.came_in(self.access, place(request), email)
        return self.let_in(request, person, back, "password")

    def offered(self, request: Request, back: str, why: str | None = None, status: int = 200, **words: object) -> Response:
        """The sign-in page, with what went wrong."""
        say = language(request)
        return self.page(
            request, "sign_in", status, ke=way_back(back), why=why and say(f"access.why.{why}", **words),
            sso=self.sso and self.sso.name, passkeys=at_a_name(self.site.base(request)),
            preview=self.preview(way_back(back), request),
        )  # fmt: skip

    def not_begun(self, request: Request) -> Response:
        """Nobody has been invited, and this is not the machine itself: how to begin."""
        say = language(request)
        notice = {"title": say("access.not_begun.title"), "text": say("access.not_begun"), "way": None}
        return self.page(request, "notice", 503, command=say("access.not_begun.command"), **notice)

    async def sign_out(self, request: Request) -> Response:
        """Ask, and then end the session."""
        say, carried = language(request), request.cookies.get(self.cookie, "")
        person = signed_in(self.access, digest(carried)) if carried else None
        if request.method == "POST" and person:
            try:
                await self.sent(request)
            except Unreadable:
                return self.page(request, "sign_out", 403, person=person)
            end(self.access, digest(carried))
            self.book.write(person.email, place(request), "sign_out")
            person = None
        if person:
            return self.page(request, "sign_out", person=person)
        notice = {"title": say("access.signed_out.title"), "text": say("access.signed_out"), "command": None}
        answer = self.page(request, "notice", way=(at("/masuk"), say("access.sign_in.again")), **notice)
        answer.delete_cookie(self.cookie, secure=self.over_https(request), httponly=True, samesite="lax")
        answer.headers["Clear-Site-Data"] = '"cache"'
        return answer
