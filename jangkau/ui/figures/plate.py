"""A figure alone: the drawing with what the page says around it, as a page that needs no script."""

import re
from dataclasses import asdict, dataclass
from functools import lru_cache
from html import unescape
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from jangkau.addresses import at
from jangkau.charts.palette import DARK, LIGHT, Palette
from jangkau.locales import Say
from jangkau.ui.campaigns.section import rules
from jangkau.ui.figures.told import Part
from jangkau.ui.parts import read

HERE = Path(__file__).parent
HEADING = '<h2 class="chart">'
UNIT = re.compile(r'<p class="unit">(.*?)</p>', re.S)
FOOT = re.compile(r'<p class="foot">(.*?)</p>', re.S)
MARK = re.compile(r'<p class="demo[^"]*"[^>]*>(.*?)</p>', re.S)
EVENTS = re.compile(r'<p class="events-title">[^<]*</p><ol.*?</ol>', re.S)
# What marks and numbers stand for.
KEYS = re.compile(rf'<div class="legend".*?</div></div>|<div class="states".*?</div>|{EVENTS.pattern}', re.S)
NUMBER = re.compile(r"◆\s*\d")  # an event's, above a figure
TAG = re.compile(r"<[^>]+>")


@dataclass(frozen=True)
class Plate:
    """What stands on it. html: the drawing. legends: what its marks and numbers stand for, as the page has it."""

    title: str
    unit: str
    html: str
    alt: str
    legends: tuple[str, ...]
    feet: tuple[str, ...]
    marks: tuple[str, ...]


def plate_of(parts: list[Part], figure: str, say: Say) -> Plate | None:
    """A figure of a page with what belongs to it; None where the page does not show it."""
    place = next((place for place, part in enumerate(parts) if part.figure == figure), None)
    if place is None:
        return None
    about, below = around(parts, place)
    whole = words(parts)
    numbers = EVENTS.findall(whole) if NUMBER.search(parts[place].html) else []  # a page may say them once for several figures
    return Plate(
        unescape(about.partition("<")[0]).strip(), next(iter(texts(UNIT, about)), ""), parts[place].html, parts[place].alt,
        tuple(KEYS.findall(about + below) or numbers), feet(parts, say), tuple(texts(MARK, whole)),
    )  # fmt: skip


def around(parts: list[Part], place: int) -> tuple[str, str]:
    """What stands from a figure's heading to the figure, and from there to the next heading, in however many pieces. HTML."""
    above, below = words(parts[:place]), words(parts[place:])
    return above.rpartition(HEADING)[2] if HEADING in above else "", below.partition(HEADING)[0]


def words(parts: list[Part]) -> str:
    """What parts say beside their figures. HTML."""
    return "".join(part.html for part in parts if not part.figure)


def feet(parts: list[Part], say: Say) -> tuple[str, ...]:
    """The page's coverage and its source: the first and the last of the lines that end it."""
    lines = [texts(FOOT, part.html) for part in parts if not part.figure]
    ending = next((line for line in reversed(lines) if line and line[-1] == say("source.line")), [say("source.line")])
    return tuple(dict.fromkeys([ending[0], ending[-1]]))


def texts(kind: re.Pattern, html: str) -> list[str]:
    """The words of every piece of a kind."""
    return [unescape(TAG.sub("", piece)).strip() for piece in kind.findall(html)]


def plate_page(plate: Plate, say: Say, dark: bool, **about: object) -> str:
    """The figure's page."""
    colours = DARK if dark else LIGHT
    template = environment().get_template("figure.html.j2")
    legends = [Markup(legend) for legend in plate.legends]
    return template.render(
        plate=plate, drawing=Markup(plate.html), legends=legends, say=say, css=css(colours), dark=dark, **about
    )  # fmt: skip


@lru_cache
def css(colours: Palette) -> Markup:
    """The rules of the dashboard's figures, in a theme's colours."""
    named = {name: value for name, value in asdict(colours).items() if isinstance(value, str)} | {"palest": colours.sequential[0]}
    variables = "".join(f"--{name.replace('_', '-')}:{colour};" for name, colour in named.items())
    around = f"{rules(colours)}{read('style.css')}{read('figures/figure.css')}"
    return Markup(f":root{{{variables}}}{read('../charts/drawing.css')}{around}")


@lru_cache
def environment() -> Environment:
    """The templates, in which every value is text."""
    pages = Environment(loader=FileSystemLoader(HERE), autoescape=True, undefined=StrictUndefined, trim_blocks=True)
    pages.globals["at"] = at
    return pages
