"""Untuk analis: every number, check, map and table behind the answer; worked out when it is opened."""

import pandas as pd

from jangkau.locales import Say
from jangkau.ui.meetups.accounts import comparison_group
from jangkau.ui.meetups.answers import PageAnswers
from jangkau.ui.meetups.list import editions
from jangkau.ui.meetups.parts import effects, methods
from jangkau.ui.meetups.regions import regional
from jangkau.ui.meetups.retention import kept_posting
from jangkau.ui.meetups.tables import tables
from jangkau.ui.unfolded import folded


def for_analysts(answers: PageAnswers, every: pd.DataFrame, say: Say) -> None:
    """One drawer, closed at first."""
    opened = folded(say("meetup.analyst"), key="meetup-analyst", icon=":material/query_stats:")
    if not opened.open:
        return
    with opened:
        effects(answers, say)
        methods(answers, say)
        comparison_group(answers, say)
        regional(answers, say)
        kept_posting(answers, say)
        editions(answers, every, say)
        tables(answers, every, say)
