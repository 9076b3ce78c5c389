"""The list of published weeks, and a notice, as HTML that needs no script."""

from collections.abc import Iterable
from urllib.parse import quote

from jangkau.addresses import at
from jangkau.findings.period import week_said
from jangkau.locales import Say
from jangkau.metrics.scope import week_named
from jangkau.report.caption import address_of_week
from jangkau.report.ledger import Published
from jangkau.report.looked import wib
from jangkau.report.outputs import kind_of
from jangkau.report.page import css, environment, font


def index(entries: list[tuple[Published, str]], say: Say, remarks: Iterable[str] = ()) -> str:
    """A row for each published week and place, with where it stands (a word's key), its files, and what else is to be said."""
    rows = [row(entry, standing, say) for entry, standing in entries]
    return drawn(say, title=say("report.index.title"), rows=rows, remarks=remarks)


def row(entry: Published, standing: str, say: Say) -> dict:
    """What the list says of a publishing."""
    return {
        "address": address_of_week(entry.week, entry.place, at(""), say),
        "week": week_said(entry.week, say),
        "year": week_named(entry.week).year,
        "place": entry.place_name,
        "standing": say(f"report.{standing}"),
        "kind": standing,
        "published": say("report.index.published", day=say.short_day(wib(entry.moment)), number=entry.number),
        "files": [{"address": file_address(entry, name), "name": say(f"report.file.{kind_of(name)}")} for name in entry.files],
    }


def file_address(entry: Published, name: str) -> str:
    """Where a file of a publishing lies."""
    return at(f"/laporan/berkas/{entry.week}/{quote(entry.place.key)}/{entry.number}/{quote(name)}")


def notice(title: str, text: str, say: Say, remarks: Iterable[str] = ()) -> str:
    """A page that says one thing, then what else is to be said."""
    return drawn(say, title=title, rows=None, text=text, remarks=remarks)


def drawn(say: Say, **contents) -> str:
    """The page of the list, which needs nothing but itself."""
    return environment().get_template("index.html.j2").render(say=say, css=css(), font=font(), **contents)
