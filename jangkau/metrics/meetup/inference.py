"""An effect with its uncertainty, twice: errors clustered by regency, and attendance dealt out anew."""

from dataclasses import dataclass
from math import expm1, isnan, nan, sqrt

import numpy as np

from jangkau.metrics.meetup.permutation import DRAWS, SEED, permuted
from jangkau.metrics.meetup.sample import NOTHING, Sample
from jangkau.metrics.meetup.student import critical, ratio, two_sided

POWERED = 2.8  # standard errors: what an 80 % chance of finding takes at the 5 % level


@dataclass(frozen=True)
class Estimate:
    """An effect `horizon` weeks after, on the log scale, over so many accounts; *_pct are per cent."""

    horizon: int
    effect: float
    error: float
    low: float
    high: float
    p_cluster: float
    p_permutation: float
    n_attendees: int
    n_comparison: int
    n_regencies: int
    n_regencies_attending: int
    whole_regencies: bool

    effect_pct = property(lambda self: 100 * expm1(self.effect))
    low_pct = property(lambda self: 100 * expm1(self.low))
    high_pct = property(lambda self: 100 * expm1(self.high))

    @property
    def mde_pct(self) -> float:
        """The smallest effect, in per cent, that these data would have found four times out of five."""
        return 100 * expm1(POWERED * self.error)

    @property
    def varied(self) -> bool:
        """Whether there was anything to tell apart: data without any difference are no evidence."""
        return self.error > NOTHING or abs(self.effect) > NOTHING

    @property
    def found(self) -> bool:
        """Whether both ways of asking agree that it is more than chance."""
        return self.varied and self.p_cluster < 0.05 and self.p_permutation < 0.05

    def borne_out(self, other: "Estimate") -> bool:
        """Whether another way of estimating finds it too."""
        return other.p_cluster < 0.05 and other.effect * self.effect > 0


def estimate(sample: Sample, horizon: int, draws: int = DRAWS, seed: int = SEED) -> Estimate:
    """y on attendance with a dummy a group; CR1 errors by regency, t with clusters - 1 degrees of freedom."""
    d = sample.within(sample.attended)
    effect = float((d * sample.y).sum() / (d * d).sum())
    left = sample.within(sample.y) - effect * d
    return _told(sample, horizon, effect, _clustered_error(sample, d, left), permuted(sample, draws, seed))


def same_growth(sample: Sample, horizon: int) -> Estimate | None:
    """The other way to allow for earlier growth: compare accounts that had grown alike (it is a regressor, not taken off).

    Taking the trend off is right where attendance goes with how an account grows for good; comparing like with like is right
    where it goes with how it happened to grow. An effect lies between the two. It has no permutation.
    """
    d, growth, foretold = (sample.within(part) for part in (sample.attended, sample.y + sample.foretold, sample.foretold))
    if (foretold * foretold).sum() < NOTHING:
        return None
    d, growth = (part - foretold * (part * foretold).sum() / (foretold * foretold).sum() for part in (d, growth))
    if (d * d).sum() < NOTHING:
        return None
    effect = float((d * growth).sum() / (d * d).sum())
    return _told(sample, horizon, effect, _clustered_error(sample, d, growth - effect * d, regressors=2), nan)


def _told(sample: Sample, horizon: int, effect: float, error: float, p_permutation: float) -> Estimate:
    regencies = int(sample.regency.max()) + 1
    reach = critical(max(regencies - 1, 1)) * error
    settled = effect if abs(effect) > NOTHING else 0.0
    return Estimate(
        horizon, effect, error, effect - reach, effect + reach,
        1.0 if isnan(error) else two_sided(ratio(settled, error), regencies - 1), p_permutation,
        int(sample.attended.sum()), int((~sample.attended).sum()), regencies,
        len(np.unique(sample.regency[sample.attended])), sample.whole_regencies,
    )  # fmt: skip


def _clustered_error(sample: Sample, d: np.ndarray, left: np.ndarray, regressors: int = 1) -> float:
    """CR1; none (nan) with one regency or no degree of freedom, 0 where nothing but rounding is left."""
    regencies, count = int(sample.regency.max()) + 1, len(d)
    free = count - int(sample.group.max()) - 1 - regressors
    if regencies < 2 or free < 1:
        return nan
    scores = np.bincount(sample.regency, d * left)
    small = regencies / (regencies - 1) * (count - 1) / free
    error = sqrt(small * float((scores * scores).sum())) / float((d * d).sum())
    return error if error > NOTHING else 0.0
