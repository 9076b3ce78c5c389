"""The list of published weeks, and a notice, as HTML that needs no script."""

from urllib.parse import quote

from jangkau.locales import Say
from jangkau.metrics.scope import week_named
from jangkau.report.caption import address_of_week
from jangkau.report.frozen import Published
from jangkau.report.outputs import kind_of
from jangkau.report.page import css, environment, font
from jangkau.report.weekly import wib
from jangkau.ui.period_words import week_said


def index(entries: list[tuple[Published, str]], say: Say) -> str:
    """A row for each published week and place, with where it stands (a word's key), and its files."""
    rows = [row(entry, standing, say) for entry, standing in entries]
    return (
        environment()
        .get_template("index.html.j2")
        .render(rows=rows, say=say, title=say("report.index.title"), css=css(), font=font())
    )


def row(entry: Published, standing: str, say: Say) -> dict:
    """What the list says of a publishing."""
    return {
        "address": address_of_week(entry.week, entry.place, "", say),
        "week": week_said(entry.week, say),
        "year": week_named(entry.week).year,
        "place": entry.place_name,
        "standing": say(f"report.{standing}"),
        "kind": standing,
        "told": say("report.index.told", day=say.short_day(wib(entry.moment)), number=entry.number),
        "files": [{"address": file_address(entry, name), "name": say(f"report.file.{kind_of(name)}")} for name in entry.files],
    }


def file_address(entry: Published, name: str) -> str:
    """Where a file of a publishing lies."""
    return f"/laporan/berkas/{entry.week}/{quote(entry.place.key)}/{entry.number}/{quote(name)}"


def notice(title: str, text: str, say: Say) -> str:
    """A page that says one thing."""
    return environment().get_template("index.html.j2").render(rows=None, say=say, title=title, text=text, css=css(), font=font())
