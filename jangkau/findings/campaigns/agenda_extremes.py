"""What the matrix of agendas says in words: who was on time least and most often, and how many cells bear which answer."""

import pandas as pd

from jangkau.charts.campaigns.agenda_matrix import STATES
from jangkau.findings.shares import FEWEST
from jangkau.locales import Say

NAMED, ENDS = 6, 3


def extremes(cells: pd.DataFrame, kind: str, say: Say) -> list[str]:
    """Who never posted in time, or least often, and who most often: the matrix in a sentence or two."""
    rows = cells.groupby("row", sort=False).agg(
        label=("name", "first"), share=("share", "first"), part=("counted_on_time", "sum"), n=("counted", "sum")
    )
    judged = rows[rows["n"] >= FEWEST]  # one answer of one is no record
    never, some = judged[judged["part"] == 0], judged[judged["part"] > 0]
    sentences = [named(never, f"campaign.matrix.never.{kind}", say)] if len(never) else []
    if len(some) > 2 * ENDS:
        sentences += [] if len(never) else [say("campaign.matrix.least", names=fractions(some.head(ENDS), say))]
        sentences += [say("campaign.matrix.most", names=fractions(some[::-1].head(ENDS), say))]
    return sentences


def named(rows: pd.DataFrame, key: str, say: Say) -> str:
    """How many rows, and the first of them by name."""
    names, rest = list(rows["label"].head(NAMED)), len(rows) - NAMED
    return say(key, n=len(rows), names=say.listed([*names, say("campaign.matrix.more", n=rest)] if rest > 0 else names))


def fractions(rows: pd.DataFrame, say: Say) -> str:
    """Rows with their fractions on time."""
    return say.listed(
        [say("campaign.matrix.fraction", name=row.label, part=say.number(row.part), n=int(row.n)) for row in rows.itertuples()]
    )


def states_said(cells: pd.DataFrame, say: Say) -> str:
    """How many cells bear which answer."""
    counts = cells["status"].value_counts()
    answers = [
        say("campaign.matrix.alt.part", state=say(f"campaign.state.{state}"), n=int(counts[state]))
        for state in STATES
        if state in counts
    ]
    return say("campaign.matrix.alt", counts=say.listed(answers))
