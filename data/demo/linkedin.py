"""LinkedIn, followers of a page: what came new each day. The original is an .xls; these were saved as CSV by the page's owner."""

from collections.abc import Iterator
from pathlib import Path

from data.demo.account import DemoAccount
from data.demo.calendar import DAYS, cut, unix
from data.demo.files import Export, table, write_file
from data.demo.series import days_of

HEADER = ("Date", "Sponsored followers", "Organic followers", "Auto-invited followers", "Total followers")


def linkedin(account: DemoAccount, folder: Path) -> Iterator[Export]:
    """One file a span; its name tells the page and the moment."""
    for span in account.spans:
        gained = days_of(account).gained[cut(span)].tolist()
        rows = [(day, 0, count, 0, count) for day, count in zip(DAYS[cut(span)], gained, strict=True)]
        name = f"{account.handle}_followers_{unix(span[1], 9, 30)}000.csv"
        yield Export(write_file(folder / name, table([HEADER, *rows])))
