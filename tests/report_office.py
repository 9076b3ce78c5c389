"""An office whose report is worked out by hand: the overview's two regions, and the other thirty-six without accounts."""

from datetime import date, datetime
from pathlib import Path

from tests.test_page_overview import fill
from tests.warehouse_builder import MONDAY, Builder, weeks_before

FORMS = ("leaflet", "portrait", "slide", "a4")  # that a report is laid out in
NOW = datetime(2021, 12, 13, 2, 0)  # Monday morning, 09.00 WIB


def report_office(data: Path, version: str = "000001", fingerprint: str = "f" * 64, factor: float = 1, demo: bool = True) -> Path:
    """Lumajang and Surabaya over ten weeks, the last of them Semeru's; `factor`: how much Lumajang has in the last week."""
    office = Builder(data, version, demo=demo)
    fill(office)
    for handle, last in (("lmj", 30000), ("sby", 9000)):
        for ago in range(10):
            office.week(f"instagram:{handle}", "views", last if ago == 0 else 10000, week=weeks_before(ago))
    office.connection.execute("UPDATE meta SET value = ? WHERE name = 'fingerprint'", [fingerprint])
    change = "UPDATE account_weeks SET total = total * ?, largest = largest * ? WHERE account = 'instagram:lmj' AND week = ?"
    office.connection.execute(change, [factor, factor, MONDAY])
    office.connection.execute(
        "INSERT INTO events (event_id, kind, name, starts_on, ends_on, date_precision, province_code, invited_scope) "
        "VALUES ('temu', 'meetup', 'Temu Admin', DATE '2021-12-04', DATE '2021-12-05', 'day', '35', 'province:35')"
    )
    office.connection.execute(
        "INSERT INTO imports (import_no, import_id, loaded_at, state) VALUES (1, 'x', ?, 'loaded')", [datetime(2022, 1, 3, 1, 0)]
    )
    return office.publish()


def half_covered(data: Path) -> Path:
    """Ten registered accounts of which one has data."""
    office = Builder(data)
    for number in range(10):
        office.account(f"instagram:a{number}", f"35.{number + 1:02d}")
    office.week("instagram:a0", "reach", 70, 10)
    return office.publish()


WEEK = "2021-W49"
DAY = date(2021, 12, 13)
