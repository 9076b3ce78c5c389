"""Single sign-on by OpenID Connect: Google Workspace, Keycloak, Entra, the SSO of a province. Only the invited come in."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from jangkau.access.people import Refused, address, invitation_for, person_of, welcome
from jangkau.access.roles import Person
from jangkau.access.store import Access


@dataclass(frozen=True)
class Sso:
    """A provider, as JANGKAU_OIDC (its issuer), _CLIENT, _SECRET and _NAME (what its button says) tell of it."""

    issuer: str
    client: str
    secret: str
    name: str

    @staticmethod
    def of_environment() -> "Sso | None":
        """The provider of this office; None where it has none."""
        given = {name: os.environ.get(f"JANGKAU_OIDC{name}", "") for name in ("", "_CLIENT", "_SECRET", "_NAME")}
        return Sso(given[""].rstrip("/"), given["_CLIENT"], given["_SECRET"], given["_NAME"] or "SSO") if given[""] else None

    async def to_provider(self, request: Request, back: str) -> Response:
        """The way to the provider, and from there to `back`. Raises Refused where it does not answer."""
        with silence_refused():
            return await self._client().authorize_redirect(request, back)

    async def claims(self, request: Request) -> dict:
        """What the provider says of whoever comes back from it. Raises Refused."""
        with silence_refused():
            return dict((await self._client().authorize_access_token(request))["userinfo"])

    def _client(self):
        """The code flow with PKCE, state and nonce. Loaded when it is first asked for: it takes a second."""
        from authlib.integrations.starlette_client import OAuth

        registered = OAuth()
        registered.register(
            "sso", server_metadata_url=f"{self.issuer}/.well-known/openid-configuration", client_id=self.client,
            client_secret=self.secret, client_kwargs={"scope": "openid email profile", "code_challenge_method": "S256"},
        )  # fmt: skip
        return registered.sso


@contextmanager
def silence_refused() -> Iterator[None]:
    """Whatever keeps the provider's answer from being one is refused in the same words."""
    from authlib.integrations.base_client import OAuthError
    from httpx2 import HTTPError
    from joserfc.errors import JoseError

    try:
        yield
    except (OAuthError, HTTPError, JoseError, ValueError, KeyError) as wrong:
        raise Refused("sso") from wrong


def known_by(access: Access, claims: dict) -> Person:
    """The person whom the provider names, if they were invited. Raises Refused.

    Known before: by the provider's own name for them. Else by their address, which the provider must have verified.
    """
    subject = f"{claims['iss']} {claims['sub']}"
    if (row := access.row("person_by_subject", subject=subject)) and row["state"] == "active":
        return person_of(row)
    if claims.get("email_verified") is not True:
        raise Refused("unverified")
    email = address(str(claims.get("email", "")))
    row = access.row("person", email=email)
    if row and row["state"] == "active" and row["subject"] is None:
        access.change("bind_subject", email=email, subject=subject)
        return person_of(row)
    invited = invitation_for(access, email)
    if invited is None:
        raise Refused("not_invited", email=email)
    return welcome(access, invited, str(claims.get("name", "")), subject=subject)
