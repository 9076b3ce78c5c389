"""Invented panels whose truth is known: accounts with trends of their own, and a meetup that adds a known rise."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from jangkau.metrics.meetup.panel import FIRST, LAST, Panel

RISEN_AFTER = 7  # weeks until the rise is whole
NOISE, SHARED, LOCAL = 0.005, 0.002, 0.001  # log units a week: an account's own, its platform's, its regency's
PLATFORMS = ("instagram", "facebook", "tiktok")


@dataclass(frozen=True)
class World:
    """How a panel is made.

    attend: random; growers (larger accounts and those with the faster trend come likelier), seen (those that grew most in
    the 26 weeks that the trend is measured over), or regencies (whole ones). burst: attendees gain this much in the seven
    weeks before. turn: log units a week by which attendees' growth quickens `turned` weeks before, for good.
    """

    attend: str = "random"
    rise: float = 0.0
    burst: float = 0.0
    turn: float = 0.0
    turned: int = 10
    accounts: int = 240
    attendees: int = 80
    regencies: int = 38
    weeks_before: int = 60
    weeks_after: int = 26

    def panel(self, seed: int) -> Panel:
        """One drawing of it."""
        chance = np.random.default_rng([20211204, seed])
        regency = np.sort(np.arange(self.accounts) % self.regencies)
        platform = chance.integers(0, len(PLATFORMS), self.accounts)
        size, growth = chance.normal(9, 1, self.accounts), chance.normal(0.0033, 0.0013, self.accounts)
        weeks = np.arange(FIRST, LAST + 1)
        steps = chance.normal(0, NOISE, (self.accounts, len(weeks)))
        steps += chance.normal(0, SHARED, (len(PLATFORMS), len(weeks)))[platform]
        steps += chance.normal(0, LOCAL, (self.regencies, len(weeks)))[regency] + growth[:, None]
        levels = size[:, None] + np.cumsum(steps, axis=1)
        came = self._came(chance, size, growth, levels, regency)
        levels += came[:, None] * self._added(weeks)
        totals = np.rint(np.exp(levels))
        told = (weeks >= -self.weeks_before) & (weeks < self.weeks_after)
        return Panel(self._accounts(came, platform, regency), np.where(told, np.log(np.maximum(totals, 1)), np.nan))

    def _came(self, chance: np.random.Generator, size: np.ndarray, growth: np.ndarray, levels: np.ndarray, regency: np.ndarray):
        lots = chance.gumbel(0, 1, len(size))
        if self.attend == "regencies":
            return np.isin(regency, chance.permutation(self.regencies)[: round(self.attendees / self.accounts * self.regencies)])
        seen = levels[:, -9 - FIRST] - levels[:, -35 - FIRST]
        wish = {"random": 0 * size, "growers": 0.3 * (size - 9) + 1.0 * (growth - 0.0033) / 0.0013,
                "seen": 1.0 * (seen - seen.mean()) / seen.std()}[self.attend]  # fmt: skip
        came = np.zeros(len(size), dtype=bool)
        came[np.argsort(-(wish + lots))[: self.attendees]] = True
        return came

    def _added(self, weeks: np.ndarray) -> np.ndarray:
        """What an attendee's log followers have more than they would, a value a week."""
        return (
            self.rise * np.clip(weeks / RISEN_AFTER, 0, 1) + self.burst * np.clip((weeks + 8) / 7, 0, 1)
            + self.turn * np.maximum(weeks + self.turned, 0)
        )  # fmt: skip

    def _accounts(self, came: np.ndarray, platform: np.ndarray, regency: np.ndarray) -> pd.DataFrame:
        names = np.array(PLATFORMS)[platform]
        return pd.DataFrame({
            "account": [f"{name}:akun{number:05d}" for number, name in enumerate(names)], "platform": names,
            "owner": "community", "province_code": "35", "regency_code": [f"35.{code + 1:02d}" for code in regency],
            "role": np.where(came, "attendee", "comparison"), "came": came, "why": "", "cut": LAST + 1,
            "first_told": float(-self.weeks_before), "last_told": float(self.weeks_after - 1),
        })  # fmt: skip
