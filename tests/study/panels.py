"""Invented panels whose truth is known: accounts with trends of their own, and a meetup that adds a known rise."""

from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from jangkau.metrics.meetup.panel import FIRST, LAST, Panel
from tests.study.disturbed import Drawn, Trouble

RISEN_AFTER = 7  # weeks until the rise is whole
NOISE, SHARED, LOCAL = 0.005, 0.002, 0.001  # log units a week: an account's own, its platform's, its regency's
PLATFORMS = ("instagram", "facebook", "tiktok")


@dataclass(frozen=True)
class World:
    """How a panel is made.

    attend: random; growers (larger accounts and those with the faster trend come likelier), seen (those that grew most in
    the 26 weeks that the trend is measured over), regencies (whole ones), or province (growers, and mostly those that serve the
    whole province). burst: attendees gain this much in the seven weeks before. turn: log units a week by which attendees'
    growth quickens `turned` weeks before, for good. provincial: the share of accounts that serve the whole province;
    province_shock: what moves them all alike, log units a week. organisations: so many, each of `members` accounts, that share
    `organisation_shock` (log units a week), wherever they are or (`at_home`) side by side; the other accounts are of none.
    With attend `organisations` whole ones came, those of none as chance has it; `absent` of each one's accounts stayed away.
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
    provincial: float = 0.0
    province_shock: float = LOCAL
    organisations: int = 0
    members: int = 6
    organisation_shock: float = 0.004
    at_home: bool = False
    absent: float = 0.0
    trouble: Trouble | None = None

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
        regency, levels = self._of_the_province(seed, regency, levels)
        organisation, levels = self._of_organisations(seed, levels)
        kinds = np.random.default_rng([20220403, seed])
        owner, hidden = (kinds.random(self.accounts) < share for share in (0.25 * bool(self.trouble), 0.3))
        drawn = Drawn(size, growth, platform, owner, regency, hidden, levels, weeks, organisation=organisation)
        drawn = replace(drawn, came=self._came(chance, drawn))
        drawn = drawn.added(drawn.came[:, None] * self._added(weeks))
        if self.trouble:
            drawn = self.trouble.befall(drawn, kinds)
        known = (weeks >= -self.weeks_before) & (weeks < self.weeks_after)
        totals = np.rint(np.exp(np.where(known, drawn.levels, np.nan)))
        return Panel(self._accounts(drawn), np.log(np.maximum(totals, 1)))

    def _of_the_province(self, seed: int, regency: np.ndarray, levels: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """With some accounts at home in no regency (-1), and what moves all of those alike."""
        chance = np.random.default_rng([20231204, seed])
        of_it = chance.random(self.accounts) < self.provincial
        moved = np.cumsum(chance.normal(0, self.province_shock, levels.shape[1]))
        return np.where(of_it, -1, regency), levels + np.outer(of_it, moved)

    def _of_organisations(self, seed: int, levels: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Which accounts are of which organisation, and with what moves those of each alike."""
        chance = np.random.default_rng([20241204, seed])
        seats = np.arange(self.accounts) if self.at_home else chance.permutation(self.accounts)
        organisation = np.where(seats < self.organisations * self.members, seats // self.members, -1)
        moved = np.cumsum(chance.normal(0, self.organisation_shock, (self.organisations + 1, levels.shape[1])), axis=1)
        return organisation, levels + np.where(organisation[:, None] < 0, 0, moved[organisation])

    def _came(self, chance: np.random.Generator, drawn: Drawn) -> np.ndarray:
        lots = chance.gumbel(0, 1, self.accounts)
        if self.attend == "regencies":
            whole = chance.permutation(self.regencies)[: round(self.attendees / self.accounts * self.regencies)]
            return np.isin(drawn.regency, whole)
        if self.attend == "organisations":
            lots += 99 * chance.permutation(self.organisations + 1)[drawn.organisation] * (drawn.organisation >= 0)
            lots -= 99_999 * (chance.random(self.accounts) < self.absent)
        came = np.zeros(self.accounts, dtype=bool)
        came[np.argsort(-(self._wish(drawn) + lots))[: self.attendees]] = True
        return came

    def _wish(self, drawn: Drawn) -> np.ndarray:
        if self.trouble:
            return self.trouble.wish(drawn)
        if self.attend == "seen":
            seen = drawn.levels[:, -9 - FIRST] - drawn.levels[:, -35 - FIRST]
            return (seen - seen.mean()) / seen.std()
        if self.attend in ("growers", "province"):
            return Trouble().wish(drawn) + 3.0 * (self.attend == "province") * (drawn.regency < 0)
        return np.zeros(self.accounts)

    def _added(self, weeks: np.ndarray) -> np.ndarray:
        """What an attendee's log followers have more than they would, a value a week."""
        return (
            self.rise * np.clip(weeks / RISEN_AFTER, 0, 1) + self.burst * np.clip((weeks + 8) / 7, 0, 1)
            + self.turn * np.maximum(weeks + self.turned, 0)
        )  # fmt: skip

    def _accounts(self, drawn: Drawn) -> pd.DataFrame:
        names, came = np.array(PLATFORMS)[drawn.platform], drawn.came
        return pd.DataFrame({
            "account": [f"{name}:akun{number:05d}" for number, name in enumerate(names)], "platform": names,
            "owner": np.where(drawn.owner, "government", "community"), "province_code": "35",
            "regency_code": [None if code < 0 else f"35.{code + 1:02d}" for code in drawn.regency],
            "bakorwil": [f"Bakorwil {area + 1}" if self.regencies > 20 and area >= 0 else None for area in drawn.area],
            "organisation": [None if number < 0 else f"org{number:03d}" for number in drawn.organisation],
            "role": np.where(came, "attendee", "comparison"), "came": came, "why": "", "cut": LAST + 1,
            "first_known": float(-self.weeks_before), "last_known": float(self.weeks_after - 1),
        })  # fmt: skip
