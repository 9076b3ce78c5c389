"""Meta Business Suite, daily charts: UTF-16 with `sep=`, a title and a header above each block, one file a metric.

Real exports reach back two years at most; the demo's reach over all its years, to keep the files few.
"""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import numpy as np

from data.demo.account import DemoAccount
from data.demo.calendar import DAYS, LAST, Span, cut, place_of
from data.demo.files import Export, write_file
from data.demo.gaps import ZERO_FROM
from data.demo.series import LUMAJANG, Days, days_of

Series = Callable[[Days], np.ndarray]
CHARTS: dict[str, tuple[Series, float]] = {  # file name -> its series, the share of accounts that export it
    "Reach": (lambda days: days.reach, 1.0),
    "Views": (lambda days: days.views, 1.0),
    "Interactions": (lambda days: days.interactions, 0.4),
    "Follows": (lambda days: days.gained, 0.3),
    "Visits": (lambda days: days.visits, 0.2),
}
TITLES = {  # platform, file name -> the block's title in 2025, in older layouts, and in Indonesian
    ("instagram", "Reach"): ("Reach", "Instagram reach", "Jangkauan"),
    ("instagram", "Views"): ("Views", "Views", "Tayangan"),
    ("instagram", "Interactions"): ("Content interactions", "Content interactions", "Interaksi konten"),
    ("instagram", "Follows"): ("Instagram follows", "New Instagram followers", "Pengikut Instagram"),
    ("instagram", "Visits"): ("Instagram profile visits", "Instagram profile visits", "Kunjungan Profil Instagram"),
    ("facebook", "Reach"): ("Viewers", "Facebook Page reach", "Jangkauan Facebook"),
    ("facebook", "Views"): ("Views", "Views", "Tayangan"),
    ("facebook", "Interactions"): ("Content interactions", "Content interactions", "Interaksi konten"),
    ("facebook", "Follows"): ("Follows", "Facebook Page new likes", "Pengikut Facebook"),
    ("facebook", "Visits"): ("Facebook visits", "Facebook Page visits", "Kunjungan Facebook"),
}  # fmt: skip
SENDS_CHARTS = 0.42  # share of accounts whose analyst sends daily charts at all; the others send the list of posts alone
INDONESIAN, SUMMER_TIME, LEAVES_OUT, IN_TWO = 0.4, 0.05, 0.5, 0.03  # shares of accounts
TOOL_FROM = date(2023, 1, 1)  # from here on a third-party tool tells of some accounts (fanpage_karma.py)


def meta_daily(account: DemoAccount, others: list[DemoAccount], folder: Path, in_the_tool: bool) -> Iterator[Export]:
    """The charts of one account, one file a metric and span; a page and its Instagram account may share a file."""
    partner = next((a for a in others if a.platform == "facebook" and a.organisation == account.organisation
                    and a.place == account.place and a.spans), None)  # fmt: skip
    spans = tuple((first, TOOL_FROM) for first, last in account.spans) if in_the_tool else account.spans
    for chart, (_, share) in CHARTS.items():
        if account.says(share, chart):
            for number, span in enumerate(_overlapping(account, chart, spans)):
                blocks = [_block(account, chart, span, number)]
                if partner and account.platform == "instagram" and chart == "Follows":
                    blocks.insert(0, _block(partner, chart, span, number))
                text = "sep=,\n" + "\n".join(blocks) + "\n"
                name = f"{chart} ({number}).csv" if number else f"{chart}.csv"
                yield Export(write_file(folder / name, b"\xff\xfe" + text.encode("utf-16-le")), account.key)


def sends_charts(account: DemoAccount) -> bool:
    """Lumajang, the place of true zeros, the provinces and the unregistered always do."""
    return account.place is None or account.place.code in {LUMAJANG, *ZERO_FROM} or account.says(SENDS_CHARTS, "sends charts")


def _overlapping(account: DemoAccount, chart: str, spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """Some accounts export twice, with half a year in both files: the newer one counts there."""
    if chart == "Views" and len(spans) == 1 and spans[0][0] < date(2022, 1, 1) and account.says(IN_TWO, "exports twice"):
        return ((spans[0][0], date(2022, 6, 30)), (date(2022, 1, 1), spans[0][1]))
    return spans


def _block(account: DemoAccount, chart: str, span: Span, number: int) -> str:
    """One block: title, header, a line a day. Instagram leaves out days without new followers."""
    newest, older, indonesian = TITLES[account.platform, chart]
    local = account.says(INDONESIAN, "speaks Indonesian")
    title = indonesian if local else older if account.says(0.3, "older layout") else newest
    values = CHARTS[chart][0](days_of(account))[cut(span)]
    if number == 0 and span[1] != account.end:
        values = np.rint(values * 0.99).astype(int)  # an estimate that a later export corrects
    leaves_out = chart == "Follows" and account.platform == "instagram" and account.says(LEAVES_OUT, "leaves out")
    in_summer_time = account.says(SUMMER_TIME, "summer time")
    lines = [
        f'"{day}T{"01" if in_summer_time and day.month in (11, 12, 1, 2) else "00"}:00:00","{value}"'
        for day, value in zip(DAYS[cut(span)], values.tolist(), strict=True)
        if not (leaves_out and day.toordinal() % 9 == 0 and place_of(day) < place_of(LAST))
    ]
    return "\n".join([f'"{title}"', f'"{"Tanggal" if local else "Date"}","Primary"', *lines]) + "\n"
