"""What every answer tells the browser not to do."""

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from jangkau.access.site import Site

# Streamlit's page: its own scripts, the one line of script in its index.html, and styles that it writes while it runs.
STREAMLIT = (
    "default-src 'self'; script-src 'self' 'wasm-unsafe-eval' blob: {scripts}; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; media-src 'self' data: blob:; connect-src 'self' data: blob:; "
    "worker-src 'self' blob:; frame-src 'self' blob: data:; object-src 'none'; base-uri 'self'; form-action 'self'; "
    "frame-ancestors 'none'"
)
ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
YEAR = 365 * 24 * 60 * 60


class Headers:
    """Adds what an answer does not say itself."""

    def __init__(self, app: ASGIApp, site: Site, scripts: tuple[str, ...] = ()) -> None:
        self.app = app
        always = ALWAYS | {"Content-Security-Policy": STREAMLIT.format(scripts=" ".join(scripts))}
        self.always = always | ({"Strict-Transport-Security": f"max-age={YEAR}"} if site.secure else {})

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def telling(message: Message) -> None:
            if message["type"] in ("http.response.start", "websocket.http.response.start"):
                headers = MutableHeaders(raw=message.setdefault("headers", []))
                for name, value in self.always.items():
                    headers.setdefault(name, value)
                if "cache-control" not in headers:
                    headers["Cache-Control"] = "no-store"
            await send(message)

        await self.app(scope, receive, telling)
