"""A period's edition as a letter: the page that is published, and the PDF that is signed."""

from collections.abc import Iterable
from functools import partial

from markupsafe import Markup

from jangkau.charts.palette import LIGHT
from jangkau.charts.reach.region_map import region_map
from jangkau.charts.reach.regions import described
from jangkau.findings.target.lines import SIGNS
from jangkau.locales import Say
from jangkau.report.edition import frame
from jangkau.report.figures import Drawn, drawn, made
from jangkau.report.page import css, forgotten_said, rules, whole_page
from jangkau.report.period import words
from jangkau.report.period.edition import PeriodEdition
from jangkau.report.period.standing import PeriodReport

MEASURE = "views"


def letter(report: PeriodReport, say: Say, form: str = "leaflet") -> str:
    """The whole page, which needs nothing but itself. Raises Refused where a figure or the font is missing."""
    if report.letter:
        return forgotten_said(report.letter, say)
    style = css() + rules("period/letter.css")
    return whole_page("period/letter.html.j2", say, Markup(style), **contents(report, say), form=form)


def contents(report: PeriodReport, say: Say) -> dict:
    """Everything that the template shows, in words and drawings."""
    edition, standing = report.edition, report.standing
    ends = words.maps_said(edition, say)
    return {
        "title": words.title(edition, say), "place": edition.place_name,
        "days": say.days(edition.period.first_week, edition.period.scope(edition.province).sunday),
        "stamps": words.stamps(edition, standing, say), "finding": words.finding(edition, say),
        "revised": words.revised(edition, standing, say), "targets": words.lines(edition, say), "marks": SIGNS,
        "weeks": words.weeks(edition, say), "maps": ends, "drawn": maps(edition, ends, say),
        "lists": words.lists(edition, say),
        "missing": words.missing(edition, say), "foot": words.foot(edition, say),
    }  # fmt: skip


def maps(edition: PeriodEdition, names: Iterable[str], say: Say) -> dict[str, Drawn]:
    """Views by kabupaten and kota, then and now: those of which anything is known. Raises Refused."""
    sides = {"then": [row["at_first"] for row in edition.regions], "now": edition.regions}
    figures = {}
    for name in names:
        regions = frame(sides[name]).assign(change=float("nan"))
        if regions["high"].notna().any():
            figure = made(name, partial(region_map, regions, edition.province, MEASURE, say, LIGHT, drawn_wide=340))
            figures[name] = drawn(name, figure, described(regions, MEASURE, say))
    return figures
