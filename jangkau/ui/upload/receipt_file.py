"""The receipt of a batch as a file: account by account what came, what became of it, and what is still missing.

It is meant for whoever sent the files: in their words, one line a file or a thing that is missing, nothing runs in a spreadsheet.
"""

from datetime import date, timedelta

import pandas as pd

from etl.keep.entries import Entry
from etl.keep.history import as_csv, issues_of
from etl.messages import format_said, reason
from jangkau.locales import Say
from jangkau.metrics.account.account_days import account_days
from jangkau.metrics.account.account_view import account_card, account_gaps
from jangkau.metrics.shelf import reading
from jangkau.metrics.warehouse import NoWarehouse, Warehouse
from jangkau.ui.inbox.owed import NOTHING, owed
from jangkau.ui.inbox.sketches import way_of
from jangkau.ui.session import today
from jangkau.ui.upload.table import Row, note_said, period_of
from jangkau.ui.upload.words import account_said, period_said
from jangkau.warehouse.folders import Folders

LOOKED_BACK = timedelta(days=90)  # in which days without a value are told
GAPS = 3  # that are told of an account
DAILY = {"reach", "views", "impressions"}  # one of them is what an account's days are known by
Line = tuple[str, ...]  # account, file, what it is, period, what became of it, rows loaded, rows refused, what is still to do
COLUMNS = ("account", "name", "format", "period", "became", "loaded", "refused", "missing")


def receipt_file(folders: Folders, entries: tuple[Entry, ...], left: list[Row], say: Say) -> bytes:
    """The file. left: what lies on the desk still, because it asks something or cannot be read."""
    lines = [_came(folders, entry, say) for entry in entries] + [_stayed(row, say) for row in left]
    accounts = {entry["account"] for entry in entries if entry["account"]} | {row.account for row in left if row.account}
    lines += [_missing(account, gap, say) for account in accounts for gap in missing(account, say)]
    header = [say(f"desk.receipt.{name}") for name in COLUMNS]
    return as_csv(header, [list(line) for line in sorted(lines, key=lambda line: (line[0], not line[1], line[1]))])


def _came(folders: Folders, entry: Entry, say: Say) -> Line:
    whose = account_said(entry["account"], say) if entry["account"] else say("upload.several_accounts")
    refused = [issue for issue in issues_of(folders, entry["import_no"]) if issue.refused] if entry["refused"] else []
    todo = say("desk.receipt.rows_refused", n=entry["refused"], why=reason(refused[0], say)) if refused else ""
    period = period_said(entry["period_from"], entry["period_to"], say)
    became = say(f"desk.receipt.is.{entry['state']}")
    counts = (str(entry["loaded"]), str(entry["refused"]))
    return (whose, entry["file_name"], format_said(entry["importer"], say), period, became, *counts, todo)


def _stayed(row: Row, say: Say) -> Line:
    whose = account_said(row.account, say) if row.account else ""
    first, last = period_of(row)
    period = period_said(first, last, say)
    what = format_said(row.preview.importer, say)
    return (whose, row.placed.label, what, period, say("desk.receipt.is.waiting"), "0", "", note_said(row, say))


def _missing(account: str, gap: str, say: Say) -> Line:
    return (account_said(account, say), "", "", "", say("desk.receipt.still"), "", "", gap)


def missing(account: str, say: Say) -> list[str]:
    """What an account's admin should send next, each in a sentence; nothing where all is there."""
    due = owed(today()).get(account, NOTHING).said(say)
    try:
        with reading() as warehouse:
            card = account_card(warehouse, account)
            if card is None or pd.isna(card["last_on"]):
                return [due]
            last = pd.Timestamp(card["last_on"]).date()
            return [due, *_gaps(warehouse, account, last, say), *_never(warehouse, account, card, say)]
    except NoWarehouse:
        return []


def _gaps(warehouse: Warehouse, account: str, last: date, say: Say) -> list[str]:
    """The newest runs of days that lie between others and have no value."""
    gaps = account_gaps(warehouse, account, last - LOOKED_BACK, last)
    runs = gaps.groupby(["gap_from", "gap_to"], sort=False)["metric"].agg(list).head(GAPS)
    return [
        say("desk.missing.gap", period=period_said(first.date(), until.date(), say), what=say.listed(_called(metrics, say)))
        for (first, until), metrics in runs.items()
    ]  # fmt: skip


def _called(metrics: list[str], say: Say) -> list[str]:
    return [say.named(f"metric.{metric}", metric) for metric in metrics]


def _never(warehouse: Warehouse, account: str, card: pd.Series, say: Say) -> list[str]:
    """The kinds of figures that no export of the account has told yet, and where they are found."""
    metrics = set(account_days(warehouse, account)["metric"])
    there = {"days": bool(metrics & DAILY), "posts": bool(card["posts"]), "followers": pd.notna(card["followers"])}
    how = say(f"upload.where.{way_of(account)}.how")
    return [say(f"desk.missing.{kind}", how=how) for kind, known in there.items() if not known]
