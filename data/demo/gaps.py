"""What is missing in the demo on purpose: places without data, late joiners, weeks without an export, silent accounts.

East Java's weeks around December 2021 stay whole, so that the known rise can be found.
"""

from dataclasses import replace
from datetime import date

from data.demo.account import DemoAccount
from data.demo.calendar import FIRST, LAST, Span

NO_DATA = {"32.13", "15.72"}
ZERO_FROM = {"15.09": date(2023, 7, 1)}
OVERDUE_FROM = {"35.11": date(2023, 11, 19), "35.29": date(2023, 10, 22), "15.04": date(2023, 12, 3)}


def planned(account: DemoAccount) -> DemoAccount:
    """The account with the days that its exports cover, and from when it is silent."""
    code = account.place.code if account.place else ""
    if code in NO_DATA or account.says(0.02, "never exported"):
        return replace(account, spans=())
    last = OVERDUE_FROM.get(code, LAST)
    first = FIRST
    if account.says(0.07, "late joiner"):
        first = date(2022, 5, 2)
    elif account.province == "15":
        first = date(2021, 1, 4)
    if account.says(0.04, "overdue"):
        last = min(last, date(2023, 11, 26))
    spans: tuple[Span, ...] = ((first, last),)
    if account.says(0.08, "gap"):
        spans = ((first, date(2022, 8, 7)), (date(2022, 9, 26), last))
    silent = date(2023, 9, 1) if account.says(0.05, "silent") else ZERO_FROM.get(code)
    return replace(account, spans=spans, silent_from=silent, zero_from=ZERO_FROM.get(code))
