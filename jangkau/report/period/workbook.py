"""A period's report as a workbook: a sheet for each of its lists, in the reader's words, numbers unrounded."""

from collections.abc import Iterable, Mapping
from datetime import date

from jangkau.findings.table_file import xlsx_of
from jangkau.findings.target.lines import about_said
from jangkau.findings.target.period import term_said
from jangkau.locales import Say
from jangkau.report.period.edition import PeriodEdition

SHEETS = {
    "targets": ("about", "target", "amount", "share", "state", "cases", "told", "whole", "coverage", "foreseen", "low", "high",
                "tried", "hit", "source"),
    "weeks": ("week", "views", "accounts", "registered"),
    "regions": ("code", "label", "state", "then", "now", "accounts_with_data", "accounts_registered"),
    "meetups": ("name", "starts_on", "accounts_came", "verdict"),
    "agendas": ("agenda", "starts_on", "expected", "on_time", "late", "none", "no_data", "counted", "on_time_share"),
    "hoaxes": ("title", "reported_at", "state", "hours"),
}  # fmt: skip
DAYS = ("week", "starts_on", "reported_at")


def workbook(edition: PeriodEdition, say: Say) -> bytes:
    """The bytes of the workbook."""
    sheets: dict[str, Iterable[Iterable]] = {
        say(f"letter.sheet.{name}"): [
            [say(f"letter.cell.{column}") for column in columns],
            *([cell(name, column, row, edition, say) for column in columns] for row in getattr(edition, name)),
        ]
        for name, columns in SHEETS.items()
    }
    about = [
        (say("letter.sheet.about"), term_said(edition.period, say)), (edition.province, edition.province_name),
        (say("letter.sheet.definitions"), edition.definitions), (say("letter.sheet.fingerprint"), edition.fingerprint),
        *([(say("demo.badge"), say("demo.explained"))] if edition.demo else []),
    ]  # fmt: skip
    return xlsx_of(sheets | {say("letter.sheet.about"): about})


def cell(sheet: str, column: str, row: Mapping, edition: PeriodEdition, say: Say) -> object:
    """A value as the sheet holds it: days as days, states in words, numbers as they are."""
    if column == "about":
        return about_said(row, edition.province, say)
    value = row[column]
    if value is not None and column in DAYS:
        return date.fromisoformat(value)
    if value is not None and column in ("state", "verdict"):
        keys = {"targets": f"target.state.{value}", "regions": f"report.value.{value}",
                "meetups": f"report.value.{value}", "hoaxes": f"letter.hoax.{value}"}  # fmt: skip
        return say(keys[sheet])
    return value
