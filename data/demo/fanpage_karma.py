"""Fanpage Karma, a third-party tool: one workbook for a few West Java accounts in 2023, many profiles in one table."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

from openpyxl import Workbook

from data.demo.account import DemoAccount
from data.demo.calendar import LAST, place_of
from data.demo.files import Export, workbook_bytes, write_file
from data.demo.meta_daily import TOOL_FROM, sends_charts
from data.demo.series import days_of

PROFILES = 6
HEADER = ("Date", "Profile", "Network", "Fans", "Number of Likes", "Number of comments", "Reach per day", "Views per day",
          "Profile-ID", "Link")  # fmt: skip
SITES = {"instagram": "https://www.instagram.com/", "facebook": "https://www.facebook.com/"}


def of_the_tool(accounts: list[DemoAccount]) -> list[DemoAccount]:
    """The accounts whose year 2023 comes from the tool instead of from Meta."""
    fit = [a for a in accounts if a.province == "32" and a.platform in SITES and a.place and len(a.spans) == 1
           and a.spans[0][0] < date(2022, 1, 1) and a.spans[0][1] == LAST and not a.silent_from
           and sends_charts(a)]  # fmt: skip
    return fit[:: max(1, len(fit) // PROFILES)][:PROFILES]


def fanpage_karma(accounts: list[DemoAccount], folder: Path) -> Iterator[Export]:
    """Four lines about the report, a header, a row a profile and day; fans are counted at 00:00 UTC of the day."""
    if not accounts:
        return
    book = Workbook()
    sheet = book.active
    sheet.title = "Profile table"
    for line in (("Report", "Jabar Contoh"), ("Metrics", "Profile table"), ("Period", "Jan 1, 2023 - Dec 31, 2023"),
                 ("Created", "Jan 1, 2024"), HEADER):  # fmt: skip
        sheet.append(line)
    for day in (TOOL_FROM + timedelta(days=number) for number in range((LAST - TOOL_FROM).days + 1)):
        for account in accounts:
            sheet.append(_row(account, day))
    noon = datetime(2023, 12, 31)
    sheet.append((noon, "Jabar Contoh", "Threads", 10, 0, 0, "-", "-", "77", None))
    sheet.append((noon, "jabar.contoh", "MySpace", 1, 0, 0, "-", "-", "78", None))
    path = write_file(folder / "fanpage-karma-jabar-2023.xlsx", workbook_bytes(book))
    yield Export(path, refused=("platform_unknown",))


def _row(account: DemoAccount, day: date) -> tuple:
    """One profile's day; a dash where the tool knows nothing."""
    days, place = days_of(account), place_of(day)
    counts = [int(column[place]) for column in (days.likes, days.comments, days.reach, days.views)]
    reach = "-" if account.platform == "instagram" and day.day == 29 else counts[2]
    return (
        datetime(day.year, day.month, day.day), account.name, account.platform.upper(), int(days.followers[place - 1]),
        counts[0], counts[1], reach, counts[3], str(place), f"{SITES[account.platform]}{account.handle}",
    )  # fmt: skip
