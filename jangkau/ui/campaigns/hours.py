"""Posting hours: whether they make a difference, held against each account's other posts."""

from jangkau.charts.campaigns.hour_effects import hour_effects
from jangkau.findings.campaigns.hours import hour_rows, hours_alt, hours_basis, hours_headline
from jangkau.metrics.account.posting_hours import posting_hours
from jangkau.metrics.campaigns.post_coverage import post_coverage
from jangkau.ui.campaigns.section import PageSection, lines
from jangkau.ui.parts import finding, heading, table
from jangkau.ui.session import palette


def hours(section: PageSection) -> tuple:
    """The whole section; gives its coverage and further notes."""
    say, rows = section.say, posting_hours(section.warehouse, section.scope)
    finding(hours_headline(rows, say), hours_basis(rows, section.view.place, say))
    judged = rows[rows["judged"]]
    if len(judged):
        heading(say("hours.chart"), say("hours.chart.unit"), "posting_hours", say)
        section.picture(("hours-effect",), lambda: hour_effects(judged, say, palette()), lambda: hours_alt(judged, say))
        lines("foot", say("hours.chart.note"))
    table(say("hours.table"), lambda: hour_rows(rows, say), lambda: rows, section.file("jam-unggah"), say)
    return post_coverage(section.warehouse, section.scope), [say("hours.rules")]
