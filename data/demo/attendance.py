"""Who came to the meetups: invented, since the true lists are not public.

What is built into the demo, and what an honest estimate can say of it:
- ejsn-2021 (4 and 5 December 2021): 98 or so accounts from all 38 places in East Java, the larger and faster-growing
  ones likelier. Their followers rise by RISE (log scale) over the seven Sundays after that of the meetup and stay there;
  they also post somewhat more. The trend-adjusted estimate (8 weeks after, 26 before) finds about +8 %, with the
  accounts left out that bought followers or were purged in these weeks (series.py).
- silih-tulungan-2020 (11 November 2020): about 50 accounts in West Java, and no rise at all. The demo begins 19 weeks
  before, fewer than an estimate needs, so the honest verdict is "not enough data".
- kopilaborasi-2020 (October 2020, day unknown): about 20 accounts of Bakorwil I Madiun, no rise, too early as well.
- bimtek-jambi-2023 (14 June 2023): about 15 accounts in Jambi, no rise in followers; afterwards they answer more agendas.
"""

from collections.abc import Callable
from datetime import date
from functools import cache

import numpy as np

from data.demo.account import DemoAccount
from data.demo.accounts import accounts
from data.demo.calendar import SUNDAYS
from data.demo.chance import stream

RISE = 0.08  # log scale: exp(0.08) - 1 = 8.3 %
RISEN_AFTER = 7  # Sundays after that of the meetup
EJSN_SUNDAY = SUNDAYS.index(date(2021, 12, 5))
BUSIER = 1.25  # times as many posts in the first weeks after the meetup, fading away
MADIUN = "Bakorwil I Madiun"


@cache
def attendance() -> dict[str, tuple[str, ...]]:
    """Event -> keys of the accounts that came. Organisations come whole, with all their accounts."""
    return {
        "ejsn-2021": _came("ejsn-2021", 98, lambda account: account.province == "35", everywhere=True),
        "silih-tulungan-2020": _came("silih-tulungan-2020", 50, lambda account: account.province == "32"),
        "kopilaborasi-2020": _came("kopilaborasi-2020", 20, lambda a: a.place is not None and a.place.bakorwil == MADIUN),
        "bimtek-jambi-2023": _came("bimtek-jambi-2023", 15, lambda account: account.province == "15"),
    }


def _came(event: str, seats: int, invited: Callable[[DemoAccount], bool], everywhere: bool = False) -> tuple[str, ...]:
    """Accounts of the organisations that wished most to come; with `everywhere`, at least one from each place."""
    groups: dict[tuple[str, str], list[DemoAccount]] = {}
    for account in accounts():
        if account.registered and account.place and invited(account):
            groups.setdefault((account.place.code, account.organisation), []).append(account)
    wishes = {group: _wish(event, members) for group, members in groups.items()}
    order = sorted(groups, key=lambda group: -wishes[group])
    if everywhere:
        firsts = {code: next(group for group in order if group[0] == code) for code, _ in order}
        order = [*firsts.values(), *(group for group in order if group not in firsts.values())]
    came: list[str] = []
    for group in order:
        if len(came) < seats:
            came += [account.key for account in groups[group]]
    return tuple(sorted(came))


def _wish(event: str, members: list[DemoAccount]) -> float:
    """Larger and faster-growing organisations are likelier to come, as in life."""
    home = members[0].place.code if members[0].place else ""
    size = float(np.mean([np.log(account.start) for account in members])) - 9
    growth = float(np.mean([account.growth for account in members])) - 0.0033
    return 0.3 * size + 250 * growth + float(stream(event, members[0].organisation, home).gumbel())


def came(event: str, account: DemoAccount) -> bool:
    """Whether an account came to an event."""
    return account.key in attendance()[event]


def rise(account: DemoAccount) -> np.ndarray:
    """What ejsn-2021 added to the account's log followers, a value a Sunday."""
    weeks_after = np.arange(len(SUNDAYS)) - EJSN_SUNDAY
    return RISE * np.clip(weeks_after / RISEN_AFTER, 0, 1) * came("ejsn-2021", account)


def busier(account: DemoAccount) -> np.ndarray:
    """How many times its usual number of posts an attendee of ejsn-2021 makes, a value a week ending on a Sunday."""
    weeks_after = np.arange(len(SUNDAYS)) - EJSN_SUNDAY
    more = (BUSIER - 1) * np.clip(1 - (weeks_after - 8) / 12, 0, 1) * (weeks_after > 0)
    return 1 + more * came("ejsn-2021", account)
