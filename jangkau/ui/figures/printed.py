"""A figure's page as SVG or PNG: the very drawing that "Unduh gambar" makes, made here in a headless browser."""

from base64 import b64decode
from threading import Lock

from jangkau.report.browser import browsing
from jangkau.ui.parts import read

KINDS = {"svg": "image/svg+xml", "png": "image/png"}
AT_A_TIME = Lock()  # one browser: it takes more memory than all the rest
TAKEN = """async (kind) => {{
{picture}
  await document.fonts.load("16px Inter");
  const drawn = await asSvg(document.querySelector(".drawn"), kind === "png" ? SCALE : 1);
  if (kind === "svg") return drawn.text;
  const bytes = new Uint8Array(await (await asPng(drawn)).arrayBuffer());
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}}"""


def printed(html: str, kind: str) -> bytes:
    """The figure of a page as a file. Raises Refused where there is no browser, or it fails."""
    with AT_A_TIME, browsing(scripts=True) as page:
        page.set_viewport_size({"width": 960, "height": 720})
        page.set_content(html, wait_until="load")
        taken = page.evaluate(TAKEN.format(picture=read("picture.js")), kind)
    return taken.encode() if kind == "svg" else b64decode(taken)
