"""What a hostile reader would try: accounts that were moved for reasons of their own, or that tell what suits them."""

from dataclasses import dataclass, replace

import numpy as np

from tests.study.disturbed import Drawn, Trouble

HIT = 4  # every so manieth regency is hit


@dataclass(frozen=True)
class RegenciesHit(Trouble):
    """Something that nobody recorded moves every fourth regency from the meetup's second week on; its accounts come likelier."""

    lift: float = 0.03
    likelier: float = 2.0

    def wish(self, drawn: Drawn) -> np.ndarray:
        return super().wish(drawn) + self.likelier * (drawn.regency % HIT == 0)

    def befall(self, drawn: Drawn, chance: np.random.Generator) -> Drawn:
        return drawn.added(self.lift * np.outer(drawn.regency % HIT == 0, drawn.ramp(1, 4)))


@dataclass(frozen=True)
class Dip(Trouble):
    """Accounts that stood still for some weeks come likelier; then they grow as ever, or (`back`) make good what they lost."""

    first: int = -8
    last: int = -1
    depth: float = 0.02
    back: bool = False

    def wish(self, drawn: Drawn) -> np.ndarray:
        return super().wish(drawn) + 2.5 * drawn.hidden

    def befall(self, drawn: Drawn, chance: np.random.Generator) -> Drawn:
        gone = drawn.ramp(self.first, self.last) - self.back * drawn.ramp(0, 7)
        return drawn.added(-self.depth * np.outer(drawn.hidden, gone))


@dataclass(frozen=True)
class Young(Trouble):
    """Accounts some thirty weeks old, whose first growth is fading, come likelier."""

    fast: float = 0.02

    def wish(self, drawn: Drawn) -> np.ndarray:
        return super().wish(drawn) + 2.0 * drawn.hidden

    def befall(self, drawn: Drawn, chance: np.random.Generator) -> Drawn:
        born = chance.integers(-34, -26, len(drawn.came))[:, None]
        more = self.fast * 12 * (1 - np.exp(-np.maximum(drawn.weeks - born, 0) / 12))
        levels = drawn.levels + np.where(drawn.hidden[:, None], more, 0)
        return replace(drawn, levels=np.where(drawn.hidden[:, None] & (drawn.weeks < born), np.nan, levels))


@dataclass(frozen=True)
class Early(Trouble):
    """The whole of the effect begins some weeks before the meetup's: it was looked forward to, or is recorded late."""

    weeks: int = 4
    rise: float = 0.08

    def befall(self, drawn: Drawn, chance: np.random.Generator) -> Drawn:
        sooner = drawn.ramp(-self.weeks, 7 - self.weeks) - np.clip(drawn.weeks / 7, 0, 1)
        return drawn.added(self.rise * np.outer(drawn.came, sooner))


@dataclass(frozen=True)
class Faded(Trouble):
    """The meetup lifts attendees for four weeks, and then the lift is gone, or they fall below."""

    lift: float = 0.05
    below: float = 0.0

    def befall(self, drawn: Drawn, chance: np.random.Generator) -> Drawn:
        return drawn.added(np.outer(drawn.came, self.lift * drawn.ramp(0, 3) - (self.lift + self.below) * drawn.ramp(4, 7)))


@dataclass(frozen=True)
class Few(Trouble):
    """A fifth of the attendees has all of the effect."""

    share: float = 0.2
    rise: float = 0.016

    def befall(self, drawn: Drawn, chance: np.random.Generator) -> Drawn:
        seats = chance.permutation(np.flatnonzero(drawn.came))
        more = np.zeros(len(drawn.came))
        more[seats] = -self.rise
        more[seats[: round(self.share * len(seats))]] += self.rise / self.share
        return drawn.added(np.outer(more, np.clip(drawn.weeks / 7, 0, 1)))


@dataclass(frozen=True)
class Survivors(Trouble):
    """As many of both sides stop telling at the meetup: the attendees that did worst, and the best of the others."""

    share: float = 0.15
    from_week: int = 0

    def befall(self, drawn: Drawn, chance: np.random.Generator) -> Drawn:
        gained = (drawn.levels[:, drawn.weeks == 7] - drawn.levels[:, drawn.weeks == -1])[:, 0]
        levels = drawn.levels.copy()
        for side, order in ((drawn.came, gained), (~drawn.came, -gained)):
            seats = np.flatnonzero(side)
            gone = seats[np.argsort(order[seats])[: round(self.share * len(seats))]]
            levels[np.ix_(gone, np.flatnonzero(drawn.weeks >= self.from_week))] = np.nan
        return replace(drawn, levels=levels)


@dataclass(frozen=True)
class GoodWeeks(Trouble):
    """Attendees send nothing of most weeks in which they grew little."""

    skipped: float = 0.6

    def befall(self, drawn: Drawn, chance: np.random.Generator) -> Drawn:
        steps = np.diff(drawn.levels, axis=1, prepend=drawn.levels[:, :1])
        poor = (steps < np.median(steps)) & drawn.came[:, None] & (chance.random(steps.shape) < self.skipped)
        return replace(drawn, levels=np.where(poor, np.nan, drawn.levels))


@dataclass(frozen=True)
class PlatformBreaks(Trouble):
    """One platform counts otherwise from the meetup's week on, for everyone, and its accounts come likelier."""

    lift: float = 0.15

    def wish(self, drawn: Drawn) -> np.ndarray:
        return super().wish(drawn) + 1.5 * (drawn.platform == 0)

    def befall(self, drawn: Drawn, chance: np.random.Generator) -> Drawn:
        return drawn.added(self.lift * np.outer(drawn.platform == 0, drawn.weeks >= 0))


@dataclass(frozen=True)
class Contaminated(Trouble):
    """Some that came are recorded as not having come."""

    share: float = 0.15
    rise: float = 0.08

    def befall(self, drawn: Drawn, chance: np.random.Generator) -> Drawn:
        more = ~drawn.came & (chance.random(len(drawn.came)) < self.share)
        return drawn.added(self.rise * np.outer(more, np.clip(drawn.weeks / 7, 0, 1)))


@dataclass(frozen=True)
class Siblings(Trouble):
    """A part of the effect reaches the other accounts of an organisation that sent someone."""

    rise: float = 0.08
    share: float = 0.5

    def befall(self, drawn: Drawn, chance: np.random.Generator) -> Drawn:
        near = np.isin(drawn.organisation, drawn.organisation[drawn.came]) & ~drawn.came & (drawn.organisation >= 0)
        return drawn.added(self.share * self.rise * np.outer(near, np.clip(drawn.weeks / 7, 0, 1)))


@dataclass(frozen=True)
class Wild(Trouble):
    """Weekly steps by Student's t with two degrees, whose variance has no end, and one account larger than all others."""

    def befall(self, drawn: Drawn, chance: np.random.Generator) -> Drawn:
        giant = np.zeros(len(drawn.came))
        giant[chance.choice(np.flatnonzero(drawn.came))] = 1.0
        leaps = np.cumsum(0.004 * chance.standard_t(2, drawn.levels.shape), axis=1)
        return drawn.added(leaps + giant[:, None] * (7 + 0.2 * drawn.ramp(0, 7)))
