"""What the pictures of government and community share: their marks, how a value is said, and where it stands on the axis."""

from math import ceil, floor, log10

SYMBOLS = {"government": "circle", "community": "square", "press": "diamond"}
SHARES = ("growth", "er_followers", "er_views", "er_reach")
STEPS = (1, 2, 2.5, 5, 10)


def said(value: float, measure: str, say) -> str:
    """A value in words: an amount in two or three figures, a share as a percentage."""
    return percent(value, say) if measure in SHARES else say.short(round(value) if value >= 10 else value)


def percent(share: float, say) -> str:
    """A share of one with one decimal: 1,9%; below 1% with two: 0,26%."""
    return say("compare.percent", amount=hundredths(share, say))


def signed_percent(share: float, say) -> str:
    """The same with its sign: +1,9%, −0,26%."""
    return ("+" if share > 0 else "") + percent(share, say)


def hundredths(share: float, say) -> str:
    """A share times 100, small ones with two decimals."""
    return say.decimal(100 * share, 1 if abs(share) >= 0.00995 else 2) if share else say.number(0)


def times(ratio: float, say) -> str:
    """How many times: 2,3 kali, and whole from ten on."""
    return say("compare.times", amount=say.short(round(ratio, 1) if ratio < 10 else round(ratio)))


def place(value: float, measure: str) -> float:
    """Where a value stands: amounts by the logarithm of 1 + amount, so that zero has a place; shares as they are."""
    return value if measure in SHARES else log10(1 + value)


def axis(low: float, high: float, measure: str, say) -> dict:
    """Range and ticks that hold the values from low to high."""
    values = share_ticks(low, high) if measure in SHARES else amount_ticks(low, high)
    ends = [place(value, measure) for value in values]
    words = say.percents(values) if measure in SHARES else say.ticks(values)
    return {"range": [ends[0], ends[-1]], "tickvals": ends, "ticktext": words}


def amount_ticks(low: float, high: float) -> list[float]:
    """Tens around the values, with twos and fives between where there is room.

    >>> amount_ticks(130, 45_000), amount_ticks(0, 3), amount_ticks(0, 0), amount_ticks(1200, 1900)
    ([100, 1000, 10000, 100000], [0, 1, 2, 5], [0, 1], [1000, 2000])
    """
    first = 10 ** floor(log10(low)) if low >= 1 else 0
    fine = [step * 10**power for power in range(max(ceil(log10(high + 1)), 0) + 1) for step in (1, 2, 5)]
    ticks = [0] * (first == 0) + [value for value in fine if value >= first]
    end = next(place for place, value in enumerate(ticks) if value >= max(high, 1) and place)
    ticks = ticks[: end + 1]
    if len(ticks) <= 6:
        return ticks
    tens = [value for value in ticks if value == 0 or str(value).strip("0") == "1"]
    return tens if tens[-1] >= high else [*tens, 10 * tens[-1]]


def share_ticks(low: float, high: float) -> list[float]:
    """Round shares around the values, zero always among them.

    >>> share_ticks(0.004, 0.043), share_ticks(-0.012, 0.02), share_ticks(0, 0)
    ([0.0, 0.02, 0.04, 0.06], [-0.02, -0.01, 0.0, 0.01, 0.02], [0.0, 0.01])
    """
    low, high = min(low, 0), max(high, 0)
    rough = (high - low) / 4 or 0.01
    unit = 10.0 ** floor(log10(rough))
    step = next(unit * factor for factor in STEPS if unit * factor >= rough * 0.999)
    return [round(step * count, 9) for count in range(floor(low / step + 1e-9), max(ceil(high / step - 1e-9), 1) + 1)]
