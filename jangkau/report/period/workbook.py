"""A period's report as a workbook: a sheet for each of its lists, numbers unrounded."""

from collections.abc import Iterable

from jangkau.findings.table_file import xlsx_of
from jangkau.findings.target.period import term_said
from jangkau.locales import Say
from jangkau.report.period.edition import PeriodEdition

SHEETS = {
    "targets": ("measure", "period", "place", "place_name", "organisation", "target", "amount", "share", "state", "cases", "told",
                "whole", "coverage", "foreseen", "low", "high", "tried", "hit", "source"),
    "weeks": ("week", "views", "accounts", "registered"),
    "regions": ("code", "label", "state", "then", "now", "accounts_with_data", "accounts_registered"),
    "meetups": ("event_id", "name", "starts_on", "accounts_came", "verdict"),
    "agendas": ("event_id", "agenda", "starts_on", "expected", "on_time", "late", "none", "no_data", "counted", "on_time_share"),
    "hoaxes": ("hoax_id", "title", "state", "hours"),
}  # fmt: skip


def workbook(edition: PeriodEdition, say: Say) -> bytes:
    """The bytes of the workbook."""
    sheets: dict[str, Iterable[Iterable]] = {
        say(f"letter.sheet.{name}"): [columns, *([row[column] for column in columns] for row in getattr(edition, name))]
        for name, columns in SHEETS.items()
    }
    about = [
        (say("letter.sheet.about"), term_said(edition.period, say)), (edition.province, edition.province_name),
        (say("letter.sheet.definitions"), edition.definitions), (say("letter.sheet.fingerprint"), edition.fingerprint),
        *([(say("demo.badge"), say("demo.explained"))] if edition.demo else []),
    ]  # fmt: skip
    return xlsx_of(sheets | {say("letter.sheet.about"): about})
