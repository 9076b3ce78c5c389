"""Accounts over time, told as text."""

import pandas as pd

from jangkau.charts.account.account_lines import account_lines, ticks
from jangkau.charts.palette import LIGHT
from jangkau.locales import speaker
from tests.chart_text import plotly, told
from tests.warehouse_builder import weeks_before

SAY = speaker("id")


def series(**accounts: dict[int, float]) -> pd.DataFrame:
    return pd.DataFrame(
        [
            {
                "account": f"instagram:{name}",
                "handle": name,
                "platform": "instagram",
                "week": pd.Timestamp(weeks_before(ago)),
                "owner": "community" if name.startswith("info") else "government",
                "total": total,
            }
            for name, values in accounts.items()
            for ago, total in values.items()
        ]
    )


def test_a_week_without_a_value_is_a_gap():
    drawn = plotly(account_lines(series(pemkab={3: 10, 2: 12, 0: 9}), "reach", SAY, LIGHT))
    (line,) = drawn.data
    assert [None if pd.isna(value) else value for value in line.y] == [10, 12, None, 9]
    assert line.connectgaps is False


def test_lines_are_named_at_their_end_and_owners_differ_by_mark():
    figure = account_lines(series(pemkab={1: 100, 0: 200}, infokita={1: 50, 0: 195}), "reach", SAY, LIGHT)
    drawn = plotly(figure)
    assert told(figure).splitlines() == [
        "320 high",
        "instagram:pemkab · 2 lines+markers",
        "instagram:infokita · 2 lines+markers",
        "xaxis: Des 2021",
        "yaxis: 0, 50, 100, 150, 200, 250",
        "note: @pemkab IG",
        "note: @infokita IG",
    ]
    assert [trace.marker.symbol for trace in drawn.data] == ["circle", "square"]
    high, low = (note.y / 250 * 320 + note.yshift for note in drawn.layout.annotations)
    assert high - low >= 16, "the two names do not touch"


def test_only_the_six_largest_are_drawn():
    drawn = plotly(account_lines(series(**{f"a{number}": {0: number} for number in range(9)}), "views", SAY, LIGHT))
    assert [trace.name for trace in drawn.data] == [f"instagram:a{number}" for number in (8, 7, 6, 5, 4, 3)]


def test_a_handle_is_never_markup():
    drawn = plotly(account_lines(series(**{"<b>x</b>": {0: 1}}), "reach", SAY, LIGHT))
    assert drawn.layout.annotations[0].text == "@&lt;b&gt;x&lt;/b&gt; IG"


def test_ticks_are_round_and_cover_the_highest():
    for highest in (0.4, 1, 3, 7, 19, 230, 4120, 999999):
        values, words = ticks(highest, SAY)
        assert values[0] == 0 and values[-1] >= highest and 2 <= len(values) <= 7 and len(words) == len(values)
    assert ticks(0, SAY) == ([0.0], ["0"])


def test_plotly_knows_every_property_that_is_drawn():
    assert plotly(account_lines(series(pemkab={1: 1, 0: 2}), "reach", SAY, LIGHT)).data
