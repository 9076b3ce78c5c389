"""The wild cluster bootstrap: an inference made for few regencies, where errors clustered by them are too small.

Cameron, Gelbach and Miller (2008), the null imposed, with Webb's six points: five regencies make 7,776 different draws.
"""

import numpy as np

from jangkau.metrics.meetup.regression import Fitted

FEW = 12  # regencies, below which it takes the place of the clustered error's t
DRAWS, SEED = 1999, 20220403
WEBB = np.sqrt(np.array([0.5, 1.0, 1.5]))
STEPS = 30  # halvings of the interval's search


class WildBootstrap:
    """The regencies' scores of a regression, ready to be asked about any effect."""

    def __init__(self, fit: Fitted, draws: int = DRAWS, seed: int = SEED) -> None:
        self.effect, self.spread = fit.effect, float((fit.d * fit.d).sum())
        places = fit.home[:, None] == np.arange(fit.home.max() + 1)
        self.own = (places * (fit.d * fit.d)[:, None]).sum(axis=0)
        self.of_y, self.of_d = (places.T @ (fit.d[:, None] * fit.cleared(places * part[:, None])) for part in (fit.y, fit.d))
        points = np.concatenate([-WEBB, WEBB])
        self.lots = np.random.default_rng(seed).choice(points, (places.shape[1], draws))

    def _t(self, scores: np.ndarray, effect: np.ndarray) -> np.ndarray:
        """Effects over their clustered errors, but for a constant; scores: regencies x draws."""
        left = scores - self.own[:, None] * effect
        with np.errstate(divide="ignore", invalid="ignore"):
            return np.abs(effect) / np.sqrt((left * left).sum(axis=0))

    def p(self, null: float = 0.0) -> float:
        """How often chance alone takes the estimate at least as far from `null`, in its own errors."""
        scores = self.of_y - null * self.of_d
        drawn = scores @ self.lots
        effects = drawn.sum(axis=0) / self.spread
        observed = scores.sum(axis=1, keepdims=True)
        observed_t = self._t(observed, observed.sum(axis=0) / self.spread)
        return float((1 + (self._t(drawn, effects) >= observed_t * (1 - 1e-9)).sum()) / (1 + len(effects)))

    def interval(self, error: float, level: float = 0.95) -> tuple[float, float]:
        """The effects that are not rejected, sought outward from the estimate."""
        return self._end(-error, 1 - level), self._end(error, 1 - level)

    def _end(self, step: float, below: float) -> float:
        inside, outside = 0.0, step
        for _ in range(STEPS):
            if self.p(self.effect + outside) < below:
                break
            inside, outside = outside, 2 * outside
        else:
            return self.effect + outside
        for _ in range(STEPS):
            middle = (inside + outside) / 2
            inside, outside = (inside, middle) if self.p(self.effect + middle) < below else (middle, outside)
        return self.effect + outside
