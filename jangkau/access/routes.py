"""The plain addresses of the door."""

from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from jangkau.access.answers import PAGES, style
from jangkau.access.invited import Entrance
from jangkau.access.sign_in import Preview, no_preview
from jangkau.access.site import Site
from jangkau.access.sso import Sso
from jangkau.access.store import Access

KEPT = {"Cache-Control": "public, max-age=3600"}


def a_style(request: Request) -> Response:
    """The rules of the pages."""
    return Response(style(), headers=KEPT, media_type="text/css")


def a_script(request: Request) -> Response:
    """What asks a device for its passkey."""
    return Response(Path(PAGES / "passkey.js").read_bytes(), headers=KEPT, media_type="text/javascript")


def routes(access: Access, site: Site, sso: Sso | None, preview: Preview = no_preview) -> list[Route]:
    """Every plain address of the door; door.ANONYMOUS lists them for those who are not signed in."""
    entrance = Entrance(access, site)
    entrance.sso, entrance.preview = sso, preview
    both = ["GET", "POST"]
    return [
        Route("/masuk", entrance.sign_in, methods=both),
        Route("/masuk/gaya.css", a_style),
        Route("/masuk/passkey.js", a_script),
        Route("/masuk/passkey/tantangan", entrance.passkey_asked, methods=["POST"]),
        Route("/masuk/passkey", entrance.passkey_signed, methods=["POST"]),
        Route("/keluar", entrance.sign_out, methods=both),
        Route("/undangan/{token}", entrance.invitation, methods=both),
        Route("/undangan/{token}/passkey/tantangan", entrance.passkey_wanted, methods=["POST"]),
        Route("/undangan/{token}/passkey", entrance.passkey_made, methods=["POST"]),
        Route("/oidc/masuk", entrance.sso_asked),
        Route("/oidc/kembali", entrance.sso_back),
    ]
