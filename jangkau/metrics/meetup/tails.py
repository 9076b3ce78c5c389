"""Tails of the distributions that tests need. scipy is imported late: a second that only an estimate pays."""

from functools import lru_cache
from math import exp, expm1, inf


def per_cent(growth: float) -> float:
    """A growth on the log scale in per cent; without end where no number is large enough.

    >>> round(per_cent(0.1), 2), per_cent(-1e6), per_cent(1e6)
    (10.52, -100.0, inf)
    """
    try:
        return 100 * expm1(growth)
    except OverflowError:
        return inf


def two_sided(t: float, degrees: float) -> float:
    """The probability of a value at least as far from zero as t, by Student's distribution.

    >>> round(two_sided(2.0, 10), 6), two_sided(0, 3), two_sided(float("inf"), 3)
    (0.073388, 1.0, 0.0)
    """
    from scipy.special import stdtr

    return float(2 * stdtr(degrees, -abs(t)))


@lru_cache
def critical(degrees: int, level: float = 0.95) -> float:
    """How many standard errors a two-sided interval of that level reaches to each side.

    >>> round(critical(11), 4), round(critical(37), 4)
    (2.201, 2.0262)
    """
    from scipy.special import stdtrit

    return float(stdtrit(degrees, (1 + level) / 2))


def shares_differ(few: int, of_few: int, many: int, of_many: int) -> float:
    """Fisher's exact test, twice the smaller tail: could so unequal shares of two sides be chance?

    >>> round(shares_differ(4, 12, 0, 36), 4), shares_differ(3, 30, 3, 30)
    (0.0051, 1.0)
    """
    from scipy.special import gammaln

    def ways(n: int, k: int) -> float:
        return gammaln(n + 1) - gammaln(k + 1) - gammaln(n - k + 1)

    hit, total = few + many, of_few + of_many
    chances = {
        k: exp(ways(of_few, k) + ways(of_many, hit - k) - ways(total, hit))
        for k in range(max(0, hit - of_many), min(hit, of_few) + 1)
    }
    lower = sum(chance for k, chance in chances.items() if k <= few)
    return float(min(1.0, 2 * min(lower, 1 - lower + chances[few])))


def ratio(effect: float, error: float) -> float:
    """Effect over its standard error; endless where the error is nothing and the effect is not."""
    return effect / error if error else (inf if effect else 0.0)
