"""Student's t distribution, without the second that importing a library for it would take."""

from functools import lru_cache
from math import exp, inf, lgamma, log

TINY = 1e-300


def two_sided(t: float, degrees: float) -> float:
    """The probability of a value at least as far from zero as t.

    >>> round(two_sided(2.0, 10), 6), round(two_sided(0, 3), 6)
    (0.073388, 1.0)
    """
    return _beta_share(degrees / 2, 0.5, degrees / (degrees + t * t)) if t else 1.0


@lru_cache
def critical(degrees: int, level: float = 0.95) -> float:
    """How many standard errors a two-sided interval of that level reaches to each side.

    >>> round(critical(11), 4), round(critical(37), 4)
    (2.201, 2.0262)
    """
    low, high = 0.0, 1.0
    while two_sided(high, degrees) > 1 - level:
        high *= 2
    for _ in range(100):
        middle = (low + high) / 2
        low, high = (middle, high) if two_sided(middle, degrees) > 1 - level else (low, middle)
    return (low + high) / 2


def _beta_share(a: float, b: float, x: float) -> float:
    """The regularised incomplete beta function, by its continued fraction (Abramowitz and Stegun 26.5.8)."""
    if x <= 0 or x >= 1:
        return float(x >= 1)
    if x > (a + 1) / (a + b + 2):
        return 1 - _beta_share(b, a, 1 - x)
    front = exp(lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log(1 - x)) / a
    return front / _continued(a, b, x)


def _continued(a: float, b: float, x: float) -> float:
    """The fraction's denominator, evaluated from the top (Lentz)."""
    value, c, d = 1.0, 1.0, 0.0
    for step in range(1, 400):
        m = step // 2
        term = m * (b - m) * x / ((a + step - 1) * (a + step)) if step % 2 == 0 else (
            -(a + m) * (a + b + m) * x / ((a + step - 1) * (a + step))
        )  # fmt: skip
        d = 1 / ((1 + term * d) or TINY)
        c = (1 + term / c) or TINY
        value *= c * d
        if abs(c * d - 1) < 1e-15:
            break
    return value


def ratio(effect: float, error: float) -> float:
    """Effect over its standard error; endless where the error is nothing and the effect is not."""
    return effect / error if error else (inf if effect else 0.0)
