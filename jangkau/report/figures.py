"""The report's figures: the dashboard's own drawings, each with how many marks it must show."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from jangkau.charts.drawing.canvas import many
from jangkau.charts.drawing.drawing import drawing
from jangkau.charts.palette import LIGHT
from jangkau.charts.reach.boundaries import Boundaries, boundaries
from jangkau.charts.reach.region_map import region_map
from jangkau.charts.reach.regions import described
from jangkau.charts.sides.voice_bar import voice_bar
from jangkau.charts.sparkline import picture, sparkline
from jangkau.charts.theme import SMALL, Figure
from jangkau.findings.sides.voice import voice_described
from jangkau.locales import Say
from jangkau.report.edition import Edition, Refused, frame

Made = TypeVar("Made")
HIGH, WIDE, LETTERS = 130, 230, 10.5  # pixels: the map in the narrowest place on a screen, the size of its names
FAILURES = (ArithmeticError, AttributeError, LookupError, OSError, TypeError, ValueError)


@dataclass(frozen=True)
class Drawn:
    """A figure's HTML, what it shows for those who cannot see it, and how many marks (paths) must be found in it."""

    html: str
    alt: str
    marks: int


def figures(edition: Edition, say: Say) -> dict[str, Figure]:
    """Every figure by its name. Raises Refused where one cannot be made: never a report with a hole."""
    return {
        "map": made("map", lambda: where(edition, say)),
        "voice": made("voice", lambda: voice_bar(frame(edition.voice), say, LIGHT)),
    }


def where(edition: Edition, say: Say) -> Figure:
    """The dashboard's map; of its names, those that stand clear of higher ones where the map is smallest."""
    wide = round(WIDE * SMALL / LETTERS)  # as wide as the map is for letters of the dashboard's size
    figure = region_map(frame(edition.regions), edition.province, edition.measure, say, LIGHT, drawn_wide=wide)
    names, land = figure["data"][-1], boundaries(edition.province)
    clear: list[int] = []
    for place in range(len(names["text"])):
        if all(apart(names, land, place, other) for other in clear):
            clear.append(place)
    font = names["textfont"] | {key: [names["textfont"][key][place] for place in clear] for key in ("color", "shadow")}
    sides = many(names["textposition"], len(names["text"]))
    listed = {key: [names[key][place] for place in clear] for key in ("x", "y", "text")}
    listed["textposition"] = [sides[place] for place in clear]
    figure["data"][-1] = names | listed | {"textfont": font | {"size": LETTERS}}
    return figure


def apart(names: dict, land: Boundaries, first: int, second: int) -> bool:
    """Whether two names on the smallest map do not touch."""
    west, east, _, _ = land.frame
    width = min(WIDE, HIGH * land.shape)
    across = abs(names["x"][first] - names["x"][second]) / (east - west) * width
    down = abs(names["y"][first] - names["y"][second]) / land.degree_ratio / (east - west) * width
    return down > 1.3 * LETTERS or across > 0.62 * LETTERS * (len(names["text"][first]) + len(names["text"][second])) / 2


def drawings(edition: Edition, say: Say) -> dict[str, Drawn]:
    """The same, drawn."""
    regions = frame(edition.regions)
    alts = {"map": described(regions, edition.measure, say), "voice": voice_described(edition.voice, say)}
    return {name: drawn(name, figure, alts[name]) for name, figure in figures(edition, say).items()}


def drawn(name: str, figure: Figure, alt: str) -> Drawn:
    """One figure with its count of marks: a path for each trace that is a surface, a circle or a bar."""
    html = made(name, lambda: drawing(figure))
    return Drawn(html, alt, sum("fill" in trace or trace["type"] == "bar" for trace in figure["data"]))


def sparks(lines: dict[str, list]) -> dict[str, str]:
    """The line beside each key figure as a picture's address; none where there are no two periods."""
    levels = {name: [level for level in line if level is not None] for name, line in lines.items()}
    return {name: made("spark", partial(spark, line)) for name, line in levels.items() if len(line) > 1}


def spark(line: list[float]) -> str:
    """One line as a picture's address."""
    return picture(sparkline(line, (), LIGHT))


def made(name: str, make: Callable[[], Made]) -> Made:
    """What is made, or the refusal that names the figure that failed."""
    try:
        return make()
    except FAILURES as error:
        raise Refused("figure", figure=name, why=f"{type(error).__name__}: {error}") from error
