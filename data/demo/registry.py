"""The demo's registry files, as an analyst uploads them: accounts, organisations, events, attendance, themes, hoaxes, targets."""

from collections.abc import Collection, Iterable, Iterator
from datetime import date, timedelta
from pathlib import Path

from data.demo.account import DemoAccount
from data.demo.attendance import attendance
from data.demo.calendar import FIRST, LAST
from data.demo.events import HERE, event_rows, rows
from data.demo.files import table, write_file

ACCOUNTS = ("platform", "handle", "name", "owner", "regency_code", "province_code", "organisation", "active_from", "active_to",
            "checked_on")  # fmt: skip
ORGANISATIONS = ("organisation", "kind", "regency_code", "province_code", "posts_per_week")
KINDS = {  # how an invented organisation's name begins -> its kind, and the fewest posts a week that its office expects
    "Pemprov": ("diskominfo", 5), "Pemkab": ("diskominfo", 3), "Pemkot": ("diskominfo", 3), "Kominfo": ("diskominfo", 3),
    "Dinas": ("opd", 2), "Kabar": ("homeless_media", None), "Info": ("homeless_media", None),
}  # fmt: skip


def registry(accounts: Collection[DemoAccount], folder: Path) -> dict[str, Path]:
    """What each registry file is -> where it lies."""
    keys = {account.key for account in accounts if account.registered}
    came = [(event, *key.split(":")) for event, present in attendance().items() for key in present if key in keys]
    columns = list(rows("agendas.csv")[0])
    tables: dict[str, list] = {
        "accounts": [ACCOUNTS, *(_account(account) for account in accounts if account.registered)],
        "organisations": [ORGANISATIONS, *_organisations(account for account in accounts if account.registered)],
        "events": [columns, *([event.get(name) for name in columns] for event in event_rows())],
        "attendance": [("event_id", "platform", "handle"), *came],
    }
    written = {name: write_file(folder / f"{name}.csv", table(lines)) for name, lines in tables.items()}
    given = ("themes", "hoaxes", "targets")
    return written | {name: write_file(folder / f"{name}.csv", (HERE / f"{name}.csv").read_bytes()) for name in given}


def _organisations(accounts: Iterable[DemoAccount]) -> Iterator[tuple]:
    """Each organisation once, with the kind that its name tells."""
    for name, account in {account.organisation: account for account in accounts}.items():
        kind, minimum = KINDS.get(name.split()[0], ("community", None))
        yield name, kind, account.place.code if account.place else "", "" if account.place else account.province, minimum


def _account(account: DemoAccount) -> tuple:
    """One line; a few accounts were never checked, some long ago."""
    begins = account.spans[0][0] if account.spans else FIRST
    checked: date | None = LAST - timedelta(days=12)
    if account.says(0.06, "never checked"):
        checked = None
    elif account.says(0.12, "checked long ago"):
        checked = date(2022, 12, 15)
    return (
        account.platform, account.handle, account.name, account.owner, account.place.code if account.place else "",
        "" if account.place else account.province, account.organisation, begins if begins > FIRST else "",
        LAST - timedelta(days=90) if account.says(0.01, "closed") and account.silent_from else "", checked,
    )  # fmt: skip
