"""The posts of the week, or of an account, as a table and as a file."""

import pandas as pd

from jangkau.findings.period import period_name
from jangkau.findings.reach.tables import regions_filed, regions_shown
from jangkau.findings.view import View
from jangkau.findings.week.posts import post_rows, posts_filed
from jangkau.findings.week.week import Week
from jangkau.locales import Say
from jangkau.ui.parts import table


def regions_table(week: Week, say: Say) -> None:
    """All regions of the map, as on the page that ranks them."""
    name = f"{week.view.measure.name}-{week.view.scope.province}-{period_name(week.view.scope)}"
    regions, view = week.regions, week.view
    table(say("reach.table"), lambda: regions_shown(regions, view, say), lambda: regions_filed(regions, view, say), name, say)


def posts_table(posts: pd.DataFrame, view: View, say: Say) -> None:
    """All posts of the period with their scores."""
    name = f"unggahan-{view.scope.province}-{period_name(view.scope)}"
    table(say("overview.posts.table"), lambda: post_rows(posts, say), lambda: posts_filed(posts, say), name, say)
