"""The three outputs of a period's report, all or none: HTML, a PDF to sign, and a workbook."""

from collections.abc import Callable, Iterable

from jangkau.locales import Say
from jangkau.report.browser import browsing, document
from jangkau.report.outputs import PERIOD_ENDINGS, Output
from jangkau.report.pdf import settled
from jangkau.report.period.page import letter
from jangkau.report.period.standing import PeriodReport
from jangkau.report.period.workbook import workbook


def period_outputs(
    report: PeriodReport, say: Say, kinds: Iterable[str] = tuple(PERIOD_ENDINGS), step: Callable[[str], None] = lambda kind: None
) -> list[Output]:  # fmt: skip
    """The outputs asked for; `step` hears of each before it is made. Raises Refused."""
    made = []
    for kind in (kind for kind in PERIOD_ENDINGS if kind in set(kinds)):
        step(kind)
        made.append(Output(kind, file_name(report, kind, say), content(kind, report, say)))
    return made


def content(kind: str, report: PeriodReport, say: Say) -> bytes:
    """One of them."""
    if kind == "html":
        return letter(report, say).encode()
    if kind == "workbook":
        return workbook(report.edition, say)
    with browsing() as page:
        return settled(document(page, letter(report, say, "paper")), report.edition.period.week)


def file_name(report: PeriodReport, kind: str, say: Say) -> str:
    """What a file of the report is called."""
    lang = "" if say.lang == "id" else f"-{say.lang}"
    return f"jangkau-{report.edition.week}-{report.edition.place.key}{lang}{PERIOD_ENDINGS[kind]}"
