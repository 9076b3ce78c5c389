"""The way to a target: what was reached by the end of each week, the target, and where the period will end."""

from collections.abc import Sequence

from jangkau.charts.palette import Palette

WIDTH, HEIGHT, EDGE = 300, 84, 6  # pixels


def track(reached: Sequence[float], weeks: int, goal: float, ends: tuple[float, float] | None, palette: Palette) -> str:
    """An SVG: the line so far, a dashed line at the target, and a bar from the lowest to the highest end that is foreseen.

    reached: the amount by the end of each week that is known, of `weeks`. It has no words: they stand beside it.
    """
    amounts = [0.0, goal, *reached, *(ends or ())]
    low, high = min(amounts), max(amounts)

    def down(amount: float) -> float:
        return EDGE + (HEIGHT - 2 * EDGE) * (1 - (amount - low) / (high - low or 1))

    def across(week: int) -> float:
        return EDGE + (WIDTH - 2 * EDGE) * week / weeks

    points = [(across(number), down(amount)) for number, amount in enumerate((0.0, *reached))]
    drawn = [
        f'<path d="M{EDGE},{down(goal):.1f}H{WIDTH - EDGE}" stroke="{palette.muted}" stroke-width="1.5" stroke-dasharray="5 4"/>',
        f'<polyline points="{" ".join(f"{x:.1f},{y:.1f}" for x, y in points)}" fill="none" stroke="{palette.accent}" '
        'stroke-width="2.5" stroke-linejoin="round"/>',
        f'<circle cx="{points[-1][0]:.1f}" cy="{points[-1][1]:.1f}" r="3.5" fill="{palette.accent}"/>',
    ]
    if ends:
        (x, y), end = points[-1], across(weeks)
        fan = f"M{x:.1f},{y:.1f}L{end:.1f},{down(ends[0]):.1f}V{down(ends[1]):.1f}Z"
        drawn.insert(0, f'<path d="{fan}" fill="{palette.accent}" fill-opacity="0.22"/>')
    size = f'viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{"".join(drawn)}</svg>'
