"""Words at the ends of lines: moved up and down as little as it takes for none to stand on another."""

from math import inf


def apart(places: dict[str, float], least: float, high: float = inf) -> dict[str, float]:
    """How far each of some words moves up, in pixels, so that they stand so far apart and between 0 and `high`.

    places: where each belongs, from the foot. Of words that belong at the same place the first stands highest.

    >>> apart({"a": 100.0, "b": 98.0}, 16)
    {'a': 7.0, 'b': -7.0}
    >>> apart({"a": 0.0, "b": 0.0, "c": 50.0}, 16, 200)
    {'a': 16.0, 'b': 0.0, 'c': 0.0}
    """
    names = sorted(places, key=lambda name: places[name], reverse=True)[::-1]
    pools: list[list[float]] = []  # of neighbours that push one another: the places of their lowest, were each alone
    for number, name in enumerate(names):
        pools.append([places[name] - number * least])
        while len(pools) > 1 and middle(pools[-1]) < middle(pools[-2]):
            pools[-2:] = [pools[-2] + pools[-1]]
    highest = max(high - (len(names) - 1) * least, 0)
    lowest = [min(max(middle(pool), 0), highest) for pool in pools for _ in pool]
    moved = {name: low + number * least - places[name] for number, (name, low) in enumerate(zip(names, lowest, strict=True))}
    return {name: moved[name] for name in places}


def middle(pool: list[float]) -> float:
    """The place that suits a pool best."""
    return sum(pool) / len(pool)
