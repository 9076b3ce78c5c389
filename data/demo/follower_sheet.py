"""Our own weekly sheet of totals, which an analyst types on Sunday evenings: one file a province and half-year."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from data.demo.account import DemoAccount
from data.demo.calendar import SUNDAYS, place_of
from data.demo.files import Export, table, write_file
from data.demo.places import PROVINCE_SLUGS
from data.demo.series import days_of

HALVES = [(year, half) for year in (2020, 2021, 2022, 2023) for half in (1, 2)][1:]
SHORT_FORMS_UNTIL = date(2022, 7, 1)  # Jambi copied totals from the screen until then: "10,6 rb"


def follower_sheets(province: str, accounts: list[DemoAccount], folder: Path) -> Iterator[Export]:
    """The sheets of one province. Jambi's have Indonesian headers, semicolons and days first."""
    for year, half in HALVES:
        weeks = [day for day in SUNDAYS if day.year == year and (day.month > 6) == (half == 2) and day >= SUNDAYS[1]]
        rows = [(day, account.platform, account.handle, _typed(account, day))
                for day in weeks for account in accounts if _stands(account, day)]  # fmt: skip
        if not rows:
            continue
        dirt = _dirt(rows) if (province, year, half) == ("32", 2022, 2) else []
        header = ("date", "platform", "handle", "followers")
        text = table([header, *rows, *dirt])
        if province == "15":
            cells = [(f"{day:%d/%m/%Y}", *rest) for day, *rest in rows]
            text = table([("tanggal", "platform", "handle", "pengikut"), *cells], "\r\n", ";")
        name = f"pengikut-{PROVINCE_SLUGS[province]}-{year}-{half}.csv"
        refused = ("excel_number", "platform_unknown") if dirt else ()
        yield Export(write_file(folder / name, text), refused=refused)


def _stands(account: DemoAccount, day: date) -> bool:
    """Whether the sheet tells of the account that week; some cells stay empty in every sheet (_typed)."""
    return any(first <= day <= last for first, last in account.spans)


def _typed(account: DemoAccount, day: date) -> str:
    """The total as it was typed; now and then the analyst forgot one."""
    total = int(days_of(account).followers[place_of(day)])
    if (day.toordinal() // 7 + total) % 41 == 0:
        return ""
    if account.province == "15" and day < SHORT_FORMS_UNTIL and total >= 10_000:
        return f"{total / 1000:.1f} rb".replace(".", ",")
    return str(total)


def _dirt(rows: list[tuple]) -> list[tuple]:
    """A total that Excel has shortened, a platform that is none, and a row that stands twice."""
    day, platform, handle, _ = rows[-1]
    return [(day, "facebook", "wargasalahketik.contoh", "1,2E+04"), (day, "threads", handle, "4210"), rows[-1]]
