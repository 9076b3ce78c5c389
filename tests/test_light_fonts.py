"""The small fonts that pages are given: every symbol that a page can show is drawn, and the large ones are asked for no more."""

import asyncio

from fontTools.ttLib import TTFont

from jangkau.ui.light_fonts import FONTS, LightFonts, small
from tests.symbols import OURS, THEIRS, drawn_in, named, original


def test_every_symbol_that_a_script_names_is_drawn():
    missing = (named() & drawn_in(original())) - drawn_in(TTFont(OURS))
    assert not missing, f"python -m tests.symbols makes the font anew: {sorted(missing)}"
    assert {"keyboard_arrow_down", "error", "download"} <= drawn_in(TTFont(OURS))


def test_streamlit_still_names_its_fonts_so():
    asked = [small(f"/static/media/{file.name}") for file in THEIRS.glob("media/*.woff2")]
    assert sorted(filter(None, asked)) == sorted(FONTS.values())
    assert OURS.stat().st_size < 30_000


def test_an_address_leads_to_the_small_font_and_a_browser_keeps_that():
    led, headers = asked("/static/media/MaterialSymbols-Rounded.nEdyypZU.woff2")
    assert led == 307 and headers["location"].startswith("../../app/static/fonts/symbols.woff2?")
    assert asked("/app/static/fonts/symbols.woff2") == (200, {"cache-control": "public, max-age=86400"})
    assert asked("/app/static/fonts/none.woff2", 404) == (404, {})
    assert asked("/static/js/index.js") == (200, {})


def asked(path: str, status: int = 200) -> tuple[int, dict[str, str]]:
    """The status and the headers that an address is answered with, where the dashboard would answer with this status."""
    answers = []

    async def dashboard(scope, receive, send):
        await send({"type": "http.response.start", "status": status, "headers": []})

    async def send(message):
        answers.append(message)

    asyncio.run(LightFonts(dashboard)({"type": "http", "path": path}, None, send))
    return answers[0]["status"], {name.decode(): value.decode() for name, value in answers[0]["headers"]}
