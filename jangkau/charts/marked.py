"""A figure's numbers as a table, for whoever wants to draw it otherwise: one row a mark that has something to say."""

from html import unescape
from re import sub

import pandas as pd

from jangkau.charts.drawing.canvas import answers
from jangkau.charts.theme import Figure


def marked_rows(figure: Figure, say) -> pd.DataFrame:
    """The marks of a figure: series, what the mark stands at on both axes, and what it says when touched.

    Days are days and numbers are numbers; of a surface (land, a circle) there is no place, only its words.
    """
    rows = [row for trace in figure["data"] for row in rows_of(trace, series_said(trace.get("name"), say))]
    table = pd.DataFrame(rows, columns=["series", "x", "y", "words"])
    table["x"] = days(table["x"])
    blank = [name for name in ("series", "x", "y") if table[name].isna().all()]
    names = {name: say(f"chart.column.{name}") for name in table}
    return table.drop(columns=blank).rename(columns=names)


def series_said(name: str | None, say) -> str | None:
    """What a series is called: an owner, all accounts, an account; None for what is a name among ourselves."""
    if name and ":" in name:
        return "@" + name.partition(":")[2]
    return say(f"chart.series.{name}") if name and f"chart.series.{name}" in say else None


def rows_of(trace: dict, series: str | None) -> list[tuple]:
    """One trace's marks."""
    if trace.get("hoverinfo") == "skip":
        return []
    if trace.get("fill") == "toself":
        texts, _ = answers(trace, 1)
        return [(None, None, None, bare(texts[0]))] if texts[0] else []
    count = len(trace.get("x", ()))
    texts, _ = answers(trace, count)
    return [
        (series, x, y, bare(text))
        for x, y, text in zip(trace["x"], trace["y"], texts, strict=True)
        if text and x is not None and y is not None
    ]


def bare(text: str | None) -> str:
    """Words without their markup.

    >>> bare("<b>Batu</b><br>1,2 jt &amp; naik")
    'Batu · 1,2 jt & naik'
    """
    return unescape(sub(r"<[^>]+>", "", sub(r"<br>", " · ", text or "")))


def days(values: pd.Series) -> pd.Series:
    """Days in ISO form as days; everything else as it is."""
    written = values.dropna().map(lambda value: isinstance(value, str) and value[:4].isdigit() and value[4:5] == "-")
    return pd.to_datetime(values, errors="coerce").dt.date if len(written) and written.all() else values
