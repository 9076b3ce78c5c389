"""Where the dots of a swarm stand: at their value, and above one another where many have nearly the same."""

from collections import Counter
from math import ceil

SWARM, DOT, COLUMNS = 86, 7, 64  # pixels high, a dot's size, and how many dots stand beside one another
FULL = SWARM // (DOT + 1)
WIDEST = 3  # columns to either side that a pile may spread


def packed(values: list[float], span: tuple[float, float]) -> tuple[list[float], list[float]]:
    """Across (on the axis) and above the lane's middle (pixels), for values in rising order on an axis of that span."""
    width = (span[1] - span[0]) / COLUMNS
    placed = apart([round((value - span[0]) / width) for value in values])
    heights = Counter(column for column, _ in placed)
    step = min(DOT + 1, (SWARM - DOT) / max(max(heights.values(), default=1) - 1, 1))
    met: Counter = Counter()
    above = []
    for column, _ in placed:
        above.append(step * (met[column] - (heights[column] - 1) / 2))
        met[column] += 1
    return [value + shift * width for value, (_, shift) in zip(values, placed, strict=True)], above


def apart(columns: list[int]) -> list[tuple[int, int]]:
    """Column and shift of each dot; a pile too high for the lane (many accounts with 1 post) spreads where its sides are free.

    >>> apart([3, 3, 9])
    [(3, 0), (3, 0), (9, 0)]
    >>> sorted(set(apart([5] * 25)))
    [(4, -1), (5, 0), (6, 1)]
    """
    heights, placed = Counter(columns), []
    for column, many in sorted(heights.items()):
        side = min(ceil(many / FULL) // 2, WIDEST)
        free = not any(heights[column + step] for step in range(-2 * side, 2 * side + 1) if step)
        shifts = range(-side, side + 1) if free else [0]
        placed += [(column + shift, shift) for number in range(many) for shift in [shifts[number * len(shifts) // many]]]
    return placed
