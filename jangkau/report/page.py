"""An edition as HTML: the one page that becomes the leaflet, both pictures and the PDF."""

import re
from base64 import b64encode
from dataclasses import asdict, dataclass
from functools import lru_cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from jangkau.charts.palette import LIGHT
from jangkau.charts.reach.boundaries import boundaries
from jangkau.findings.campaigns.acts import acts
from jangkau.findings.meetup.latest import followed_said
from jangkau.findings.sides.voice import voice_said
from jangkau.locales import Say
from jangkau.report import listed, words
from jangkau.report.edition import Edition, Refused
from jangkau.report.figures import drawings, sparks
from jangkau.report.picture import Picture, of_edition
from jangkau.report.revisions import Standing
from jangkau.warehouse.forgotten import STAND_IN

HERE = Path(__file__).parent
FONT = HERE.parent / "ui" / "static" / "fonts" / "inter-latin-wght-normal.woff2"
STEPS = {"palest": LIGHT.sequential[0], "step": LIGHT.sequential[1], "middle": LIGHT.sequential[2], "deep": LIGHT.sequential[-1]}
# Signs that the report's font has no letters for: drawn, and said in words to those who read or copy the text.
SIGNS = {"▲": ("M0 9 5 1 10 9Z", "up"), "▼": ("M0 1 5 9 10 1Z", "down"),
         "≥": ("M1 1 9 4.5 1 8M1 9.6H9", "least"), "≤": ("M9 1 1 4.5 9 8M9 9.6H1", "within")}  # fmt: skip


@dataclass(frozen=True)
class Report:
    """A report as it is to be shown: the edition, where it stands, and the analyst's note.

    leaflet: the page as it was published, where it was published by other definitions: its words stay what they were.
    """

    edition: Edition
    standing: Standing = Standing()
    note: str = ""
    leaflet: str = ""


def html(report: Report, say: Say, form: str = "leaflet") -> str:
    """The whole page, which needs nothing but itself. Raises Refused where a figure or the font is missing."""
    if report.leaflet and form == "leaflet":
        return forgotten_said(report.leaflet, say)
    if form == "portrait":
        return picture_page(of_edition(report.edition, report.standing, say), say)
    return whole_page("sheet.html.j2", say, css(), **contents(report, say, form), form=form)


def picture_page(picture: Picture, say: Say) -> str:
    """A picture as a page that needs nothing but itself. Raises Refused."""
    return whole_page("picture.html.j2", say, css() + rules("picture.css"), title=picture.title, picture=picture)


def whole_page(part: str, say: Say, style: str, **context) -> str:
    """A page around one part, its font within it."""
    template = environment().get_template("weekly.html.j2")
    page = template.render(**context, part=part, say=say, signs=lambda text: signs(text, say), css=style, font=font())
    return forgotten_said(page, say)


def sheet(report: Report, say: Say, form: str) -> str:
    """The report's own part of the page, with its rules, for a place where the font is already there."""
    if report.leaflet:
        return forgotten_said("".join(re.findall(r"<style>.*?</style>|<main\b.*</main>", report.leaflet, re.DOTALL)), say)
    template = environment().get_template("sheet.html.j2")
    part = template.render(**contents(report, say, form), say=say, signs=lambda text: signs(text, say), form=form)
    return f"<style>{css()}</style>" + forgotten_said(part, say)


def forgotten_said(text: str, say: Say) -> str:
    """A page with words where the names stood of who was forgotten."""
    return STAND_IN.sub(say("forgotten"), text)


def contents(report: Report, say: Say, form: str) -> dict:
    """Everything that the template shows, in words and drawings."""
    edition, standing = report.edition, report.standing
    return {
        "title": words.title(edition, say),
        "head": words.head(edition, say),
        "stamps": words.stamps(edition, standing, say),
        "finding": words.finding(edition, standing, say),
        "cards": words.cards(edition, standing, say),
        "around": words.around(edition, say, LIGHT),
        "sides": voice_said(edition.voice, say),
        "accounts": listed.accounts(edition, say),
        "posts": listed.posts(edition, say, form),
        "meetup": followed_said(edition.meetup, say),
        "answers": words.answers(edition, say),
        "acts": acts(edition.agendas, edition.levers, say),
        "revised": words.revised(edition, standing, say),
        "note": report.note.strip(),
        "foot": words.foot(edition, say),
        "drawn": drawings(edition, say),
        "shape": f"{boundaries(edition.province).shape:.3f}",
        "sparks": sparks(edition.lines),
    }


@lru_cache
def environment() -> Environment:
    """Jinja2 with every word escaped, and an error for every word that is missing."""
    return Environment(
        loader=FileSystemLoader(HERE), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )


@lru_cache
def rules(name: str) -> Markup:
    """The rules of a file beside this one."""
    return Markup((HERE / name).read_text())


@lru_cache
def css() -> Markup:
    """The rules of the report and of the drawings in it, and the colours of the palette."""
    colours = {name: value for name, value in asdict(LIGHT).items() if isinstance(value, str)} | STEPS
    variables = "".join(f"--{name.replace('_', '-')}:{colour};" for name, colour in colours.items())
    drawing = (HERE.parent / "charts" / "drawing.css").read_text()
    return Markup(f".report,.index{{{variables}}}{drawing}{rules('report.css')}")


@lru_cache
def font() -> Markup:
    """The report's one font as an address of its own bytes. Raises Refused where it is missing."""
    try:
        letters = b64encode(FONT.read_bytes()).decode()
    except OSError as error:
        raise Refused("font", why=str(error)) from error
    return Markup(f"data:font/woff2;base64,{letters}")


def signs(text: str, say: Say) -> Markup:
    """A text whose arrows are drawn; the words for them are there too, unseen."""

    def drawn(match: re.Match) -> str:
        path, word = SIGNS[match[0]]
        kind = "line" if word in ("least", "within") else "filled"
        said = f'<span class="said">{escape(say(f"report.sign.{word}"))}</span>'
        return f'<svg class="sign {kind}" viewBox="0 0 10 10" aria-hidden="true"><path d="{path}"/></svg>{said}'

    return Markup(re.sub(f"[{''.join(SIGNS)}]", drawn, str(escape(text))))
