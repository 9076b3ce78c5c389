"""The dashboard's own address: JANGKAU_ADDRESS as readers type it, else whatever loopback name they came by."""

import os
from dataclasses import dataclass
from urllib.parse import urlsplit

from starlette.requests import HTTPConnection

from jangkau.addresses import whole

LOOPBACK = ("localhost", "127.0.0.1", "[::1]", "::1")
FORWARDED = ("forwarded", "x-forwarded-for", "x-forwarded-host", "x-real-ip", "via")  # somebody else came by way of a proxy


@dataclass(frozen=True)
class Site:
    """Where readers find the dashboard. sheltered: the server listens to this machine alone."""

    address: str = ""
    sheltered: bool = True

    @staticmethod
    def of_environment(listens_on: str | None) -> "Site":
        """The site of this process, and the address it listens on (None: on every one)."""
        address = whole(os.environ.get("JANGKAU_ADDRESS", ""))
        return Site(address, (listens_on or "") in LOOPBACK and (urlsplit(address).hostname or "localhost") in LOOPBACK)

    @property
    def secure(self) -> bool:
        """Whether readers come by https."""
        return self.address.startswith("https:")

    @property
    def hosts(self) -> list[str]:
        """The names under which the dashboard answers."""
        named = urlsplit(self.address).hostname
        if not named:
            return list(LOOPBACK) if self.sheltered else ["*"]
        return [*LOOPBACK, f"[{named}]" if ":" in named else named]

    def base(self, request: HTTPConnection) -> str:
        """The beginning of every address of ours, without a slash at its end."""
        scheme = "https" if request.url.scheme in ("https", "wss") else "http"
        return self.address or whole(f"{scheme}://{request.headers['host']}")

    def direct(self, request: HTTPConnection) -> bool:
        """Whether somebody at this very machine asks."""
        return self.sheltered and not any(name in request.headers for name in FORWARDED)


def same_site(request: HTTPConnection) -> bool:
    """Whether a page of ours sends this, as far as the browser tells; older ones tell the origin alone."""
    site, origin = request.headers.get("sec-fetch-site"), request.headers.get("origin")
    if site is not None:
        return site in ("same-origin", "none")
    return origin is None or urlsplit(origin).netloc == request.headers.get("host")


def place(request: HTTPConnection) -> str:
    """From where somebody asks."""
    return request.client.host if request.client else "-"
