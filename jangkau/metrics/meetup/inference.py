"""An effect with its uncertainty, twice: errors clustered by home and organisation, and attendance dealt out anew."""

from dataclasses import dataclass, replace
from math import isnan, nan

from jangkau.metrics.meetup.permutation import DRAWS, SEED, permuted
from jangkau.metrics.meetup.regression import Fitted, fitted, space_of
from jangkau.metrics.meetup.sample import NOTHING, Sample
from jangkau.metrics.meetup.tails import critical, per_cent, ratio, two_sided
from jangkau.metrics.meetup.wild import FEW, WildBootstrap

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

    effect_pct = property(lambda self: per_cent(self.effect))
    low_pct = property(lambda self: per_cent(self.low))
    high_pct = property(lambda self: per_cent(self.high))

    @property
    def mde_pct(self) -> float:
        """The smallest effect, in per cent, that these data would have found four times out of five."""
        return per_cent(POWERED * self.error)

    @property
    def varied(self) -> bool:
        """Whether there was anything to tell apart: data without any difference are no evidence."""
        return self.error > NOTHING or abs(self.effect) > NOTHING

    @property
    def significant(self) -> bool:
        """Whether both ways of asking agree that it is more than chance."""
        return self.varied and self.p_cluster < 0.05 and self.p_permutation < 0.05

    def borne_out(self, other: "Estimate") -> bool:
        """Whether another way of estimating finds it too."""
        return other.p_cluster < 0.05 and other.effect * self.effect > 0


def estimate(sample: Sample, horizon: int, draws: int = DRAWS, seed: int = SEED) -> Estimate:
    """y on attendance with a dummy a group and what is held equal; errors by home, by wild bootstrap where regencies are few."""
    return _estimate(sample, horizon, fitted(sample), permuted(sample, draws, seed))


def same_growth(sample: Sample, horizon: int) -> Estimate | None:
    """The other way to allow for earlier growth: compare accounts that had grown alike (it is a regressor, not taken off).

    Taking the trend off is right where attendance goes with how an account grows for good; comparing like with like is right
    where it goes with how it happened to grow. An effect lies between the two. It has no permutation.
    """
    if sample.before is not None:
        return None
    alike = fitted(replace(sample, y=sample.y + sample.foretold), sample.foretold)
    varies = alike.space.shape[1] > space_of(sample.nuisance).shape[1]
    return _estimate(sample, horizon, alike, nan) if varies and (alike.d**2).sum() > NOTHING else None


def estimated_by(fit: Fitted, sample: Sample, horizon: int) -> Estimate:
    """Another regression over a sample, without a permutation."""
    return _estimate(sample, horizon, fit, nan)


def _estimate(sample: Sample, horizon: int, fit: Fitted, p_permutation: float) -> Estimate:
    effect, error = fit.effect, fit.error
    degrees = max(fit.worth - 1, 1)
    reach = critical(degrees) * error
    low, high = effect - reach, effect + reach
    settled = effect if abs(effect) > NOTHING else 0.0
    p = 1.0 if isnan(error) else two_sided(ratio(settled, error), degrees)
    if sample.homes < FEW and sample.regional.all() and error > 0:
        drawn = WildBootstrap(fit)
        ends = drawn.interval(error)
        if fit.organisation is None:
            p, (low, high) = drawn.p(), ends
        else:  # it knows of homes alone
            p, low, high = max(p, drawn.p()), min(low, ends[0]), max(high, ends[1])
    return Estimate(
        horizon, effect, error, low, high, p, p_permutation, int(sample.attended.sum()), int((~sample.attended).sum()),
        sample.regencies, sample.regencies_attending, sample.whole_regencies,
    )  # fmt: skip
