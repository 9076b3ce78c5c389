"""A small office around one meetup, made by hand: accounts with weekly follower totals, and who came."""

from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd

from tests.warehouse_builder import Builder

WEEK = date(2021, 11, 29)  # the meetup's own: it was on Saturday and Sunday
MEETUP = {"event_id": "temu", "kind": "meetup", "name": "Temu", "starts_on": date(2021, 12, 4), "ends_on": date(2021, 12, 5),
          "date_precision": "day", "province_code": "35", "invited_scope": "province:35"}  # fmt: skip

ACCOUNTS = """
INSERT INTO accounts (account, platform, handle, name, owner, level, province_code, regency_code, import_no)
SELECT account, split_part(account, ':', 1), split_part(account, ':', 2), account, 'community',
  CASE WHEN regency_code IS NULL THEN 'province' ELSE 'regency' END, '35', regency_code, 1
FROM made_accounts
"""
WEEKS = """
INSERT INTO account_weeks
SELECT $week::DATE + 7 * week::INTEGER, account, 'followers', total, total, 1, 0, 0, false, age::INTEGER, 'days', 0
FROM made_weeks
"""


class Office:
    """accounts: attendees first. Each grows by a trend of its own and by chance; attendees rise by `rise` over seven weeks.

    Every account is at home in one of `regencies`; set one to None, and it serves the whole province."""

    def __init__(
        self, data: Path, attendees: int = 30, comparison: int = 60, regencies: int = 20, before: int = 44, after: int = 16,
        rise: float = 0.08, burst: float = 0.0, seed: int = 1, noise: float = 0.004, platform: str = "instagram",
    ) -> None:  # fmt: skip
        self.builder = Builder(data)
        self.weeks = np.arange(-before, after)
        self.names = [f"{platform}:akun{number:03d}" for number in range(attendees + comparison)]
        chance = np.random.default_rng(seed)
        came = np.arange(len(self.names)) < attendees
        steps = chance.normal(0.003, noise, (len(self.names), len(self.weeks))) + chance.normal(0, 0.001, (len(self.names), 1))
        added = rise * np.clip(self.weeks / 7, 0, 1) + burst * np.clip((self.weeks + 8) / 7, 0, 1)
        levels = chance.normal(9, 1, (len(self.names), 1)) + np.cumsum(steps, axis=1) + np.outer(came, added)
        self.totals = np.rint(np.exp(levels))
        self.ages = np.zeros_like(self.totals)  # days since the total was told: from 7 on it was carried over
        self.regencies = [f"35.{1 + number % regencies:02d}" for number in range(len(self.names))]
        self.attending = self.names[:attendees]

    def event(self, event_id: str = "temu", came: list[str] | None = None, **more) -> None:
        """A meetup (or with kind="shock" something else), and who came."""
        row = {**MEETUP, "event_id": event_id, **more}
        places = ", ".join("?" * len(row))
        self.builder.connection.execute(f"INSERT INTO events ({', '.join(row)}) VALUES ({places})", list(row.values()))
        listed = pd.DataFrame({"account": pd.Series(came or [], dtype=str)})  # noqa: F841
        self.builder.connection.execute("INSERT INTO attendance SELECT $event, account, 1 FROM listed", {"event": event_id})

    def publish(self, register: bool = True) -> Path:
        """Register every account, write its weeks and publish."""
        accounts = pd.DataFrame({"account": self.names, "regency_code": self.regencies})
        weeks = pd.DataFrame({"account": np.repeat(self.names, len(self.weeks)), "week": np.tile(self.weeks, len(self.names)),
                              "total": self.totals.ravel(), "age": self.ages.ravel()}).dropna()  # fmt: skip
        self.builder.connection.register("made_accounts", accounts.iloc[: None if register else 0])
        self.builder.connection.register("made_weeks", weeks)
        self.builder.connection.execute(ACCOUNTS)
        self.builder.connection.execute(WEEKS, {"week": WEEK})
        return self.builder.publish()
