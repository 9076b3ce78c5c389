"""The five outputs of a report, all or none: HTML, two pictures, PDF, caption."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from jangkau.findings.table_file import XLSX
from jangkau.locales import Say
from jangkau.report.browser import browsing, document, picture
from jangkau.report.caption import caption
from jangkau.report.edition import Edition
from jangkau.report.page import Report, html
from jangkau.report.pdf import settled

if TYPE_CHECKING:
    from playwright.sync_api import Page

ENDINGS = {"html": ".html", "portrait": "-1080x1350.png", "slide": "-1920x1080.png", "pdf": ".pdf", "caption": ".txt"}
PERIOD_ENDINGS = {"html": ".html", "pdf": ".pdf", "workbook": ".xlsx"}  # of a quarter or a year
EVERY_ENDING = ENDINGS | PERIOD_ENDINGS
TYPES = {"html": "text/html", "portrait": "image/png", "slide": "image/png", "pdf": "application/pdf", "caption": "text/plain",
         "workbook": XLSX}  # fmt: skip
WITHOUT_BROWSER = ("html", "caption")


@dataclass(frozen=True)
class Output:
    """One output: which of ENDINGS, its file's name, its bytes."""

    kind: str
    name: str
    content: bytes


def file_name(edition: Edition, kind: str, say: Say) -> str:
    """What a file of the report is called."""
    lang = "" if say.lang == "id" else f"-{say.lang}"
    return f"jangkau-{edition.week}-{edition.place.key}{lang}{ENDINGS[kind]}"


def kind_of(name: str) -> str:
    """Which output a file's name ends like."""
    return next(kind for kind, ending in EVERY_ENDING.items() if name.endswith(ending))


def outputs(
    report: Report,
    say: Say,
    kinds: Iterable[str] = tuple(ENDINGS),
    base: str = "",
    step: Callable[[str], None] = lambda kind: None,
) -> list[Output]:
    """The outputs asked for, in the order of ENDINGS; `step` hears of each before it is made. Raises Refused."""
    asked = [kind for kind in ENDINGS if kind in set(kinds)]
    made = {kind: plain(kind, report, say, base) for kind in asked if kind in WITHOUT_BROWSER}
    if len(made) < len(asked):
        with browsing() as page:
            for kind in asked:
                if kind not in made:
                    step(kind)
                    made[kind] = printed(page, kind, report, say)
    return [Output(kind, file_name(report.edition, kind, say), made[kind]) for kind in asked]


def plain(kind: str, report: Report, say: Say, base: str) -> bytes:
    """An output that needs no browser."""
    return (html(report, say) if kind == "html" else caption(report, say, base)).encode()


def printed(page: "Page", kind: str, report: Report, say: Say) -> bytes:
    """An output that a browser prints."""
    if kind == "pdf":
        return settled(document(page, html(report, say, "a4")), report.edition.monday)
    return picture(page, html(report, say, kind), kind)
