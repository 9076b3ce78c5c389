"""What real panels have that a clean one has not: each a kind of trouble whose truth is known."""

from dataclasses import dataclass, field, replace

import numpy as np

AREAS = 5  # Bakorwil


@dataclass(frozen=True, eq=False)
class Drawn:
    """A panel being made: one entry an account, log followers a week. owner: government? hidden: a kind nobody registers."""

    size: np.ndarray
    growth: np.ndarray
    platform: np.ndarray
    owner: np.ndarray
    regency: np.ndarray
    hidden: np.ndarray
    levels: np.ndarray
    weeks: np.ndarray
    came: np.ndarray = field(default_factory=lambda: np.zeros(0, dtype=bool))
    organisation: np.ndarray = field(default_factory=lambda: np.zeros(0, dtype=int))  # -1: of none

    @property
    def area(self) -> np.ndarray:
        """Each account's Bakorwil: neighbouring regencies. Accounts of the whole province are in none (-1)."""
        return np.where(self.regency < 0, -1, self.regency * AREAS // (self.regency.max() + 1))

    def added(self, more: np.ndarray) -> "Drawn":
        return replace(self, levels=self.levels + more)

    def ramp(self, first: int = 0, last: int = 7) -> np.ndarray:
        """0 before the week `first`, 1 from `last` on, a value a week."""
        return np.clip((self.weeks - first + 1) / (last - first + 1), 0, 1)


@dataclass(frozen=True)
class Trouble:
    """Nothing is wrong. `season`: one that the calendar knows begins in the meetup's second week."""

    season: bool = field(default=False, kw_only=True)

    def wish(self, drawn: Drawn) -> np.ndarray:
        """How much likelier each account comes (log odds, or nearly)."""
        return 0.3 * (drawn.size - 9) + (drawn.growth - 0.0033) / 0.0013

    def befall(self, drawn: Drawn, chance: np.random.Generator) -> Drawn:
        """The panel with what befell it."""
        return drawn


@dataclass(frozen=True)
class OwnersSeason(Trouble):
    """A season lifts community accounts; of the government's few stay away."""

    lift: float = 0.03

    def wish(self, drawn: Drawn) -> np.ndarray:
        return super().wish(drawn) + 3.5 * drawn.owner

    def befall(self, drawn: Drawn, chance: np.random.Generator) -> Drawn:
        return drawn.added(self.lift * np.outer(drawn.owner == 0, drawn.ramp(1, 5)))


@dataclass(frozen=True)
class HiddenSeason(Trouble):
    """A season lifts a kind of account that is not registered as one, and that comes likelier."""

    lift: float = 0.04

    def wish(self, drawn: Drawn) -> np.ndarray:
        return super().wish(drawn) + 2.0 * drawn.hidden

    def befall(self, drawn: Drawn, chance: np.random.Generator) -> Drawn:
        return drawn.added(self.lift * np.outer(drawn.hidden, drawn.ramp(1, 5)))


@dataclass(frozen=True)
class FavoursLarge(Trouble):
    """A platform changes its ways in favour of large accounts, which come likelier."""

    lift: float = 0.013  # a unit of log followers

    def wish(self, drawn: Drawn) -> np.ndarray:
        return 1.2 * (drawn.size - 9)

    def befall(self, drawn: Drawn, chance: np.random.Generator) -> Drawn:
        return drawn.added(self.lift * np.outer(drawn.size - 9, drawn.ramp(0, 4)))


@dataclass(frozen=True)
class Bought(Trouble):
    """Some attendees buy followers: within a week, or little by little."""

    buyers: int = 4
    bought: float = 1.0
    over: int = 1
    comparison: bool = False

    def befall(self, drawn: Drawn, chance: np.random.Generator) -> Drawn:
        buyers = chance.choice(np.flatnonzero(drawn.came != self.comparison), self.buyers, replace=False)
        more = np.zeros_like(drawn.levels)
        for buyer in buyers:
            week = int(chance.integers(0, 7 - self.over + 1))
            more[buyer] = self.bought * drawn.ramp(week, week + self.over - 1)
        return drawn.added(more)


@dataclass(frozen=True)
class Purge(Trouble):
    """The platform removes false followers in one week: of 20 % of the comparison, of 5 % of the attendees."""

    removed: float = 0.13
    comparison: float = 0.2
    attendees: float = 0.05

    def befall(self, drawn: Drawn, chance: np.random.Generator) -> Drawn:
        hit = chance.random(len(drawn.came)) < np.where(drawn.came, self.attendees, self.comparison)
        depth = self.removed * chance.uniform(0.6, 1.4, len(hit)) * hit
        return drawn.added(-np.outer(depth, drawn.weeks >= 3))


@dataclass(frozen=True)
class Lost(Trouble):
    """Those that did worst on one side stop sending exports."""

    share: float = 0.3
    comparison: bool = False

    def befall(self, drawn: Drawn, chance: np.random.Generator) -> Drawn:
        side = np.flatnonzero(drawn.came != self.comparison)
        gained = drawn.levels[:, drawn.weeks == 7] - drawn.levels[:, drawn.weeks == -1]
        worst = side[np.argsort(gained[side, 0])[: round(self.share * len(side))]]
        levels = drawn.levels.copy()
        levels[np.ix_(worst, np.flatnonzero(drawn.weeks >= 3))] = np.nan
        return replace(drawn, levels=levels)


@dataclass(frozen=True)
class AreaShocks(Trouble):
    """Only some Bakorwil are invited, and each Bakorwil has good and bad times of its own."""

    invited: int = 1
    shock: float = 0.012

    def wish(self, drawn: Drawn) -> np.ndarray:
        return super().wish(drawn) + np.where(drawn.area < self.invited, 0, -50)

    def befall(self, drawn: Drawn, chance: np.random.Generator) -> Drawn:
        shocks = np.append(chance.normal(0, self.shock, AREAS), 0)
        shocks[-1] = shocks[:-1].mean()  # who serves the whole province feels a part of each
        return drawn.added(np.outer(shocks[drawn.area], drawn.ramp(0, 7)))


@dataclass(frozen=True)
class Spillover(Trouble):
    """A part of the effect reaches the other accounts of a regency that sent someone."""

    rise: float = 0.08
    share: float = 0.5

    def befall(self, drawn: Drawn, chance: np.random.Generator) -> Drawn:
        near = np.isin(drawn.regency, drawn.regency[drawn.came]) & ~drawn.came & (drawn.regency >= 0)
        return drawn.added(self.share * self.rise * np.outer(near, drawn.ramp(0, 7)))


@dataclass(frozen=True)
class Uneven(Trouble):
    """Half of the attendees get twice the effect, the others none."""

    rise: float = 0.08

    def befall(self, drawn: Drawn, chance: np.random.Generator) -> Drawn:
        seats, more = chance.permutation(np.flatnonzero(drawn.came)), np.zeros(len(drawn.came))
        more[seats] = np.where(np.arange(len(seats)) % 2, self.rise, -self.rise)
        return drawn.added(np.outer(more, drawn.ramp(0, 7)))


@dataclass(frozen=True)
class Ragged(Trouble):
    """Leaps as heavy-tailed as life, a tenth of the weeks missing, large totals told in round thousands."""

    def befall(self, drawn: Drawn, chance: np.random.Generator) -> Drawn:
        viral = np.cumsum(0.004 * chance.standard_t(3, drawn.levels.shape), axis=1)
        totals = np.exp(drawn.levels + viral)
        totals = np.where(totals >= 10_000, np.rint(totals / 100) * 100, np.rint(totals))
        return replace(drawn, levels=np.where(chance.random(totals.shape) < 0.1, np.nan, np.log(np.maximum(totals, 1))))
