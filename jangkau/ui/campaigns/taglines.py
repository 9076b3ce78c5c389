"""Regions and their own taglines, below the themes."""

from jangkau.findings.campaigns.taglines import tagline_rows, taglines_said
from jangkau.findings.period import period_said
from jangkau.findings.sides.tables import dated
from jangkau.metrics.campaigns.taglines import taglines
from jangkau.ui.campaigns.section import PageSection, lines
from jangkau.ui.parts import heading, table


def region_taglines(section: PageSection) -> None:
    """How many regions have one and use it, and all of them in a table."""
    say = section.say
    rows = section.kept(("taglines",), lambda: taglines(section.warehouse, section.scope))
    heading(say("tagline.title"), say("tagline.unit", period=period_said(section.scope, say)), "taglines", say)
    lines("said", taglines_said(rows, say))
    table(
        say("tagline.table"),
        lambda: tagline_rows(rows, say),
        lambda: dated(rows, section.view),
        section.file("tagline"),
        say,
    )
