"""The list of published weeks, and a notice, as HTML that needs no script."""

from collections.abc import Collection, Iterable

from jangkau.addresses import at
from jangkau.findings.target.period import reported_said
from jangkau.locales import LANGUAGES, Say
from jangkau.report.addresses import plain_address
from jangkau.report.caption import address_of_week
from jangkau.report.ledger import Published, wib
from jangkau.report.outputs import kind_of
from jangkau.report.page import css, environment, font


def index(
    entries: list[tuple[Published, str]], say: Say, remarks: Iterable[str] = (), invented: Collection[tuple[str, str, int]] = ()
) -> str:
    """A row for each published week and place, with where it stands (a word's key), its files, and what else is to be said.

    invented: the keys of those that tell of the sample data.
    """
    rows = [row(entry, standing, say) | {"invented": entry.key in invented} for entry, standing in entries]
    return drawn(say, title=say("report.index.title"), rows=rows, remarks=remarks)


def row(entry: Published, standing: str, say: Say) -> dict:
    """What the list says of a publishing."""
    return {
        "address": address_of_week(entry.week, entry.place, at(""), say),
        "week": reported_said(entry.week, say),
        "year": int(entry.week[:4]),
        "place": entry.place_name,
        "standing": say(f"report.{standing}"),
        "kind": standing,
        "published": say("report.index.published", day=say.short_day(wib(entry.moment)), number=entry.number),
        "withdrawn": withdrawn_said(entry, say),
        "files": files_of(entry, say),
    }


def files_of(entry: Published, say: Say) -> list[dict[str, str]]:
    """The files that are given out; of a publishing that was withdrawn, none."""
    given = () if entry.withdrawn_at else entry.files
    return [{"address": file_address(entry, name), "name": say(f"report.file.{kind_of(name)}")} for name in given]


def withdrawn_said(entry: Published, say: Say) -> str:
    """When and why it was withdrawn; empty where it holds."""
    day = entry.withdrawn_on
    return say("report.withdrawn.why", day=say.short_day(day), reason=entry.reason) if day else ""


def withdrawn(entry: Published, say: Say) -> str:
    """The page in the place of a week that was withdrawn: when and why, and nothing of what it said."""
    title = say("report.withdrawn.title", week=reported_said(entry.week, say), place=entry.place_name)
    return notice(title, withdrawn_said(entry, say), say, [say("report.withdrawn.what")])


def file_address(entry: Published, name: str) -> str:
    """Where a file of a publishing lies."""
    return plain_address("laporan", "berkas", entry.week, entry.place.key, str(entry.number), name)


def notice(title: str, text: str, say: Say, remarks: Iterable[str] = ()) -> str:
    """A page that says one thing, then what else is to be said."""
    weeks = plain_address("laporan", asked={"lang": None if say.lang == LANGUAGES[0] else say.lang})
    return drawn(say, title=title, rows=None, text=text, list=weeks, remarks=remarks)


def drawn(say: Say, **contents) -> str:
    """The page of the list, which needs nothing but itself."""
    return environment().get_template("index.html.j2").render(say=say, css=css(), font=font(), **contents)
