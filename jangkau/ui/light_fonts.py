"""Small fonts in the place of three large ones that Streamlit asks for on every page.

Its symbols are four thousand (376 kB), of which pages show about a hundred; its Source Sans (171 kB, and 139 kB slanted) is asked
for before the theme says Inter, and shows nothing. A browser keeps the small ones for a day.
"""

from hashlib import sha256
from pathlib import Path

from starlette.datastructures import MutableHeaders
from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LARGE, SMALL = "/static/media/", "/app/static/fonts/"
INTER = "inter-latin-wght-normal.woff2"
FONTS = {"MaterialSymbols-Rounded": "symbols.woff2", "SourceSansVF-Upright": INTER, "SourceSansVF-Italic": INTER}
HERE = Path(__file__).parent / "static" / "fonts"
HOUR, DAY = ({"Cache-Control": f"public, max-age={seconds}"} for seconds in (3_600, 86_400))


class LightFonts:
    """Leads from the address of a large font to the small one beside the theme's."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.versions = {font: sha256((HERE / font).read_bytes()).hexdigest()[:8] for font in FONTS.values()}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return await self.app(scope, receive, send)
        if font := small(scope["path"]):
            asked = f"?{self.versions[font]}" if font == FONTS["MaterialSymbols-Rounded"] else ""  # the theme asks without
            return await RedirectResponse(f"../..{SMALL}{font}{asked}", headers=HOUR)(scope, receive, send)

        async def kept(message: Message) -> None:
            if message["type"] == "http.response.start" and SMALL in scope["path"] and message["status"] == 200:
                MutableHeaders(raw=message["headers"]).update(DAY)
            await send(message)

        return await self.app(scope, receive, kept)


def small(path: str) -> str | None:
    """The small font for an address; None where the address is of something else.

    >>> small("/static/media/MaterialSymbols-Rounded.nEdyypZU.woff2"), small("/static/js/index.js")
    ('symbols.woff2', None)
    """
    return FONTS.get(path.rpartition("/")[2].partition(".")[0]) if LARGE in path else None
