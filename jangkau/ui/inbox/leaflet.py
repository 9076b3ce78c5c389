"""Rapor akun behind an account's private address: the one at which its exports are sent, closed and ending with it."""

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from jangkau.access import guesses
from jangkau.access.answers import Desk, language
from jangkau.access.boxes import box_of
from jangkau.access.site import Site, place
from jangkau.access.store import Access
from jangkau.addresses import at
from jangkau.findings.account.leaflet import AccountLeaflet
from jangkau.locales import Say
from jangkau.metrics.limit import EVERYTHING, limited
from jangkau.metrics.warehouse import WarehouseLost
from jangkau.report.account_leaflet import leaflet_of, leaflet_page
from jangkau.ui.session import today
from jangkau.warehouse.folders import data_folder

HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex",
}


class LeafletDesk(Desk):
    """What the private addresses of leaflets answer."""

    async def rapor(self, request: Request) -> Response:
        """The leaflet of the address's account; whoever guesses learns nothing, and not often."""
        if guesses.too_many(self.access, place(request)):
            return self.notice(request, "box_over", 404)
        token = request.path_params["token"]
        box = box_of(self.access, token)
        if box is None:
            guesses.failed(self.access, place(request))
            return self.notice(request, "box_over", 404)
        say = language(request)
        try:
            leaflet = await run_in_threadpool(made, box.account, say)
        except WarehouseLost:
            return self.notice(request, "leaflet_lost", 503)
        if leaflet is None:
            return self.notice(request, "leaflet_none", 404)
        page = leaflet_page(leaflet, say, sending=at(f"/kirim/{token}") + f"?lang={say.lang}")
        return HTMLResponse(page, 200, HEADERS)


def made(account: str, say: Say) -> AccountLeaflet | None:
    """An account's leaflet: it is held against others of its like, who are not named in it."""
    with limited(EVERYTHING):
        return leaflet_of(data_folder(), account, today(), say)


def routes(access: Access, site: Site) -> list[Route]:
    """The addresses of leaflets."""
    return [Route("/rapor/{token}", LeafletDesk(access, site).rapor)]
