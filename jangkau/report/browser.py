"""Headless Chromium: a page of ours as a picture or PDF, looked over before it is kept. It never touches the network."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from jangkau.report.edition import Refused

if TYPE_CHECKING:  # 17 MiB of a dashboard that seldom prints: loaded by whoever does
    from playwright.sync_api import Browser, Page

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# The same letters and colours on every run: no graphics card, no hinting by the screen, no profile of colours.
LOOKS = ("--disable-gpu", "--font-render-hinting=none", "--disable-lcd-text", "--force-color-profile=srgb", "--hide-scrollbars")
# No address leads anywhere, an IP address neither: a page's hint to connect early goes past "offline".
FLAGS = (*LOOKS, "--host-resolver-rules=MAP * ~NOTFOUND")
SCALE = 2  # pixels of a picture for each CSS pixel
PATIENCE = 30_000  # milliseconds
LOOKED_OVER = (Path(__file__).parent / "look_over.js").read_text()


@dataclass(frozen=True)
class Size:
    """How large a form is, and its smallest letter, in CSS pixels."""

    width: int
    height: int
    smallest: float


PHONE, LETTER = 390, 11  # pixels: how wide a picture is on a phone, and the smallest letter that is read there
SIZES = {"portrait": Size(540, 675, LETTER * 540 / PHONE), "slide": Size(960, 540, 10), "a4": Size(794, 1122, 10)}


def chromium() -> str | None:
    """A browser on this machine: JANGKAU_CHROMIUM, one on the PATH, else Playwright's own; None where there is none."""
    named = os.environ.get("JANGKAU_CHROMIUM")
    if named is not None:
        return named if Path(named).is_file() else None
    path = next(filter(None, map(shutil.which, NAMES)), None)
    if path:
        return path
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
    return own if Path(own).is_file() else None


@contextmanager
def browsing(scripts: bool = False) -> Iterator["Page"]:
    """A browser's one page for as long as the block lasts, gone afterwards whatever happens. Raises Refused without one.

    scripts: what we have evaluated there waits for pictures and files, which a page without scripts never tells of.
    """
    from playwright.sync_api import Error, sync_playwright

    path = chromium()
    if path is None:
        raise Refused("no_browser")
    try:
        with sync_playwright() as playwright:
            browser = started(playwright.chromium, path)
            try:
                yield blank(browser, scripts)
            finally:
                browser.close()
    except Error as error:
        raise Refused("browser", why=str(error).strip().splitlines()[0]) from error


def started(kind, path: str) -> "Browser":
    """In Chromium's own sandbox, which root may not use and some containers do not have: what is drawn is ours alone."""
    from playwright.sync_api import Error

    options = {"executable_path": path, "timeout": PATIENCE}
    if os.geteuid() == 0:
        return kind.launch(args=[*FLAGS, "--no-sandbox"], **options)
    try:
        return kind.launch(args=list(FLAGS), chromium_sandbox=True, **options)
    except Error:
        return kind.launch(args=[*FLAGS, "--no-sandbox"], **options)


def blank(browser: "Browser", scripts: bool = False) -> "Page":
    """An empty page, cut off from every network, in which no script runs but ours."""
    context = browser.new_context(
        device_scale_factor=SCALE, locale="id-ID", offline=True, java_script_enabled=scripts, color_scheme="light",
        reduced_motion="reduce",
    )  # fmt: skip
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    return page


def show(page: "Page", html: str, form: str) -> None:
    """A page of ours at its size, with its font loaded and looked over. Raises Refused where something is not as it must be."""
    size = SIZES[form]
    page.set_viewport_size({"width": size.width, "height": size.height})
    page.set_content(html, wait_until="load")
    refuse(page.evaluate(LOOKED_OVER, size.smallest), form)


def refuse(seen: dict, form: str) -> None:
    """Raise Refused for the first thing that a reader would miss: the font, a mark, a readable letter, a word in its place."""
    if not seen["font"]:
        raise Refused("font", why="document.fonts")
    for figure in seen["figures"]:
        if figure["marks"] != figure["wanted"]:
            raise Refused("marks", **figure)
    if seen["small"]:
        raise Refused("letters", form=form, where="; ".join(seen["small"][:3]))
    if seen["misplaced"]:
        raise Refused("fit", form=form, where="; ".join(seen["misplaced"][:3]))


def picture(page: "Page", html: str, form: str) -> bytes:
    """A PNG of the form's size."""
    show(page, html, form)
    return page.screenshot(type="png", animations="disabled", caret="hide")


def document(page: "Page", html: str) -> bytes:
    """A PDF of A4, as Chromium writes it."""
    show(page, html, "a4")
    return page.pdf(prefer_css_page_size=True, print_background=True, tagged=True)


def flowing(page: "Page", html: str) -> bytes:
    """A PDF over as many sheets of A4 as the words take."""
    page.set_content(html, wait_until="load")
    return page.pdf(format="A4", print_background=True, tagged=True)
