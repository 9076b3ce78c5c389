"""Receipts and issues in the reader's language: what happened, where, and the way out."""

from collections.abc import Iterator

from etl.model import Issue
from etl.read.importers import importer_of
from etl.read.mapping import DAYS
from etl.receipt import Receipt
from jangkau.locales import Say

CELL, HEADER = 80, 300  # characters of a file that a message shows
ABOUT_THE_HEADER = {
    "format_unknown", "columns_missing", "export_columns_missing", "figure_unnamed", "lines_above",
}  # their column names what is missing, their value is the header  # fmt: skip


def format_said(name: str | None, say: Say) -> str:
    """What people call a format or a registry list: the catalogue's words, else the format's own title."""
    if not name:
        return ""
    importer = importer_of(name)
    return say.named(f"format.{name}", importer.format().title if importer else name)


def rule_said(rule: str, say: Say) -> str:
    """A rule by which rows are set aside."""
    return say.named(f"rule.{rule}", rule.replace("_", " "))


def receipt_line(receipt: Receipt, say: Say) -> str:
    """One line for one file: what became of it and of its rows."""
    return say(
        f"receipt.{receipt.state}", file=receipt.file, importer=format_said(receipt.importer, say),
        account=receipt.account or "", read=say.number(receipt.rows_read), loaded=say.number(receipt.loaded),
        ignored=say.number(receipt.ignored), refused=say.number(receipt.refused), id=receipt.import_id or "",
    )  # fmt: skip


def issue_lines(receipt: Receipt, say: Say, most: int = 20) -> Iterator[str]:
    """The first issues in words, then how many more there are, then the accounts to register."""
    for issue in receipt.issues[:most]:
        yield issue_text(issue, say)
    if len(receipt.issues) > most:
        yield say("issue.more", n=len(receipt.issues) - most)
    for account in receipt.unregistered:
        yield say("issue.not_registered", account=account)


def issue_text(issue: Issue, say: Say) -> str:
    """Where it is, what was found, and what to do about it."""
    if not issue.line:
        return reason(issue, say)
    if not issue.column or issue.code in ABOUT_THE_HEADER:
        return say("issue.line", line=issue.line) + reason(issue, say)
    return say("issue.place", line=issue.line, column=issue.column) + reason(issue, say)


def reason(issue: Issue, say: Say) -> str:
    """What was found and the way out, where the place is said elsewhere."""
    column, value = issue.column or "", shortened(issue.value, HEADER if issue.code in ABOUT_THE_HEADER else CELL)
    if issue.code == "format_unknown":
        if not column:
            return say("issue.format_unlike", value=value)
        nearest, _, missing = column.partition(": ")
        column = f"{format_said(nearest, say)}: {missing}"
    if issue.code == "account_needed":
        value = say.listed([say.named(f"platform.{name}", name) for name in value.split(", ")])
    if issue.code == "account_needed" and column:
        return say("issue.account_needed.named", name=column, value=value)
    if issue.code == "export_date_needed" and not column:
        return say("issue.export_date_needed.list")
    if issue.code == "export_date_needed" and column == DAYS:
        return say("issue.export_date_needed.sheet", value=value)
    if issue.code == "lines_above":
        column = format_said(column, say)
    if issue.code == "nothing_kept":
        column = rule_said(column, say)
    if issue.code == "figure_needed":
        value = say.listed([say.named(f"metric.{name}", name) for name in value.split(", ")])
    if issue.code in ("mapping_needed", "mapping_short", "names_needed"):
        value = shortened("; ".join((issue.value or "").split("\n")), HEADER)
    if issue.code == "two_formats":
        value = say.listed([format_said(name, say) for name in value.split(", ")])
    others, _, key = value.partition(" · ") if issue.code == "typed_two_values" else ("", "", value)
    return say(f"issue.{issue.code}", column=column, value=key, others=others)


def shortened(value: str | None, most: int = CELL) -> str:
    """A cell's text on one line, cut where it is long."""
    text = " ".join((value or "").split())
    return text if len(text) <= most else text[: most - 1] + "…"
