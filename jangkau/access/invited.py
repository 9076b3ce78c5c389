"""The pages behind an invitation's link, behind passkeys, and behind the single sign-on."""

import json

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from jangkau.access import guesses, passkeys, sso
from jangkau.access.answers import FORM, Unreadable, language, way_back
from jangkau.access.passwords import SHORTEST, hashed
from jangkau.access.people import Invitation, Refused, invitation, person, welcome
from jangkau.access.sign_in import SignIn
from jangkau.access.site import place
from jangkau.addresses import at


class Entrance(SignIn):
    """Every plain page of the door."""

    async def invitation(self, request: Request) -> Response:
        """An invitation, and what it sends: a name and a password."""
        invited = self._invited(request)
        if invited is None:
            return self.notice(request, "invitation_over", 410)
        if request.method != "POST":
            return self._invitation(request, invited)
        try:
            form = await self.sent(request)
            hash_kept = await hashed(str(form.get("password", "")), invited.person.email)
            newcomer = welcome(self.access, invited, str(form.get("name", "")), hash_kept)
        except Unreadable:
            return self._invitation(request, invited, "stale", 403)
        except Refused as refused:
            if refused.code == "invitation":
                return self.notice(request, "invitation_over", 410)
            return self._invitation(request, invited, refused.code, 422, **refused.about)
        self.book.write(newcomer.email, place(request), "invitation_used", role=newcomer.role)
        return self.let_in(request, newcomer, "/", "invitation")

    def _invited(self, request: Request) -> Invitation | None:
        """The invitation of the address, unless somebody is guessing."""
        if guesses.too_many(self.access, place(request)):
            return None
        invited = invitation(self.access, request.path_params["token"])
        if invited is None:
            guesses.failed(self.access, place(request))
        return invited

    def _invitation(self, request: Request, invited: Invitation, why: str | None = None, status: int = 200, **words) -> Response:
        say, known = language(request), person(self.access, invited.person.email)
        return self.page(
            request, "invitation", status, invited=invited.person, name=known.name if known else "", shortest=SHORTEST,
            why=why and say(f"access.why.{why}", **words), passkeys=passkeys.at_a_name(self.site.base(request)),
            sso=self.sso and self.sso.name, path=at(request.url.path),
        )  # fmt: skip

    async def passkey_wanted(self, request: Request) -> Response:
        """What the device must sign to be registered."""
        invited, carried = self._invited(request), request.cookies.get(FORM)
        if invited is None or not carried:
            return self._failed(request, "passkey")
        return json_answer(passkeys.to_register(self.access, self.site.base(request), carried, invited.person))

    async def passkey_made(self, request: Request) -> Response:
        """The device's passkey, and with it the person."""
        invited = self._invited(request)
        try:
            form, carried = await self.sent(request), request.cookies.get(FORM, "")
            if invited is None:
                raise Refused("passkey")
            name = str(form.get("name", ""))
            credential = form.get("credential", {})
            newcomer = passkeys.registered(self.access, self.site.base(request), carried, credential, invited, name)
        except (Refused, Unreadable):
            return self._failed(request, "passkey")
        self.book.write(newcomer.email, place(request), "invitation_used", role=newcomer.role)
        return self.let_in(request, newcomer, "/", "passkey")

    async def passkey_asked(self, request: Request) -> Response:
        """What a device must sign to come in."""
        carried = request.cookies.get(FORM)
        if not carried or not self.access.exists or guesses.too_many(self.access, place(request)):
            return self._failed(request, "passkey")
        return json_answer(passkeys.to_sign_in(self.access, self.site.base(request), carried))

    async def passkey_signed(self, request: Request) -> Response:
        """The device's signature, and with it the way in."""
        try:
            form = await self.sent(request)
            credential = form.get("credential", {})
            signed_in = passkeys.known_by(self.access, self.site.base(request), request.cookies.get(FORM, ""), credential)
        except (Refused, Unreadable):
            guesses.failed(self.access, place(request))
            self.book.write("-", place(request), "sign_in_refused", how="passkey")
            return self._failed(request, "passkey")
        return self.let_in(request, signed_in, str(form.get("ke", "/")), "passkey")

    def _failed(self, request: Request, why: str) -> Response:
        return JSONResponse({"why": language(request)(f"access.why.{why}")}, 403)

    async def sso_asked(self, request: Request) -> Response:
        """To the provider, and remember where they wanted to go."""
        if self.sso is None:
            return self.notice(request, "no_sso", 404)
        request.session["ke"] = way_back(request.query_params.get("ke", "/"))
        try:
            return await self.sso.to_provider(request, f"{self.site.base(request)}/oidc/kembali")
        except Refused as refused:
            return self.offered(request, request.session["ke"], refused.code, 502)

    async def sso_back(self, request: Request) -> Response:
        """Back from the provider, who says who it is."""
        if self.sso is None:
            return self.notice(request, "no_sso", 404)
        try:
            signed_in = sso.known_by(self.access, await self.sso.claims(request))
        except Refused as refused:
            guesses.failed(self.access, place(request))
            self.book.write(str(refused.about.get("email", "-")), place(request), "sign_in_refused", how="sso", why=refused.code)
            return self.offered(request, "/", refused.code, 403, **refused.about)
        return self.let_in(request, signed_in, request.session.pop("ke", "/"), "sso")


def json_answer(text: str) -> Response:
    """A text that is JSON already."""
    return JSONResponse(json.loads(text))
