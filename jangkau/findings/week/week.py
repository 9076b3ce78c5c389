"""A week with everything that is said of it: asked once, told by the overview and by the report."""

from dataclasses import dataclass, replace

import pandas as pd

from jangkau.findings.view import View
from jangkau.metrics.kept import kept
from jangkau.metrics.reach.ranking import ranked_regions, sure_leader
from jangkau.metrics.reach.reach import MEASURES
from jangkau.metrics.warehouse import Warehouse
from jangkau.metrics.week.events_between import events_between
from jangkau.metrics.week.headline import Headline, headline
from jangkau.metrics.week.key_figures import key_figures, lead, levels, whole_week
from jangkau.metrics.week.movers import StandingOut, movers, region_moves, standing_out


@dataclass(frozen=True)
class Week:
    """A view with its leading measure, and the frames of key_figures, levels, regency_reach, events_between and movers.

    `whole`: whether the last week's days are in. `recent`: events that may explain a change. `past`: those of the lines.
    `standing_out`: the regions beyond their habit, of all.
    """

    view: View
    figures: pd.DataFrame
    lines: dict[str, pd.Series]
    whole: bool
    regions: pd.DataFrame
    around: pd.DataFrame
    recent: pd.DataFrame
    past: pd.DataFrame
    moved: pd.DataFrame
    headline: Headline
    standing_out: StandingOut | None = None


@kept
def week_of(warehouse: Warehouse, view: View) -> Week:
    """The week, or longer period, of a view; worked out once for each published version, and never changed by its readers."""
    scope = view.scope
    figures, whole = key_figures(warehouse, scope), whole_week(warehouse, scope)
    view = replace(view, measure=MEASURES[lead(figures)])
    lines = {name: levels(warehouse, scope, name) for name in figures["name"]}
    begun = min((line.index[0].date() for line in lines.values() if len(line)), default=scope.first_week)
    recent = events_between(warehouse, scope, scope.before().first_week, scope.sunday)
    past = events_between(warehouse, scope, begun, scope.sunday)
    moved = movers(warehouse, scope, view.measure.metric, recent)
    regions = ranked_regions(warehouse, scope, view.measure)
    around = regions if scope.regency is None else ranked_regions(warehouse, replace(scope, regency=None), view.measure)
    sentence = headline(figures.iloc[0], moved, sure_leader(regions), whole)
    out = standing_out(region_moves(warehouse, scope, view.measure.metric))
    return Week(view, figures, lines, whole, regions, around, recent, past, moved, sentence, out)
