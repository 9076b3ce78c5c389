"""When a share is said in per cent, and when counts alone: the one rule for every share of answers."""

import pandas as pd

from jangkau.locales import Say
from jangkau.warehouse.vocabulary import FEWEST_OF_SHARE as FEWEST
from jangkau.warehouse.vocabulary import MOST_TIMES


def enough(whole: float) -> bool:
    """Whether so many answers carry a share in per cent."""
    return whole >= FEWEST


def in_amounts(share: float, accounts: float | None) -> bool:
    """Whether a change is told in absolute numbers: it rests on under ten accounts, or is more than tenfold."""
    return abs(share) > MOST_TIMES or accounts is None or pd.isna(accounts) or not enough(accounts)


def too_few(whole: pd.Series) -> pd.Series:
    """Where there are answers, but not enough of them: a mark that says so stands beside each such share."""
    return (whole > 0) & (whole < FEWEST)


def share_said(part: float, whole: float, say: Say) -> str:
    """A share of answers: in per cent from ten on, below that how many of how many, a dash of none: 68%, 2 dari 3, –."""
    if not whole:
        return "–"
    return say.percent(part / whole) if enough(whole) else fraction_said(part, whole, say)


def fraction_said(part: float, whole: float, say: Say) -> str:
    """How many of how many: 62 dari 222."""
    return say("share.of", part=say.number(part), whole=say.number(whole))


def share_with_fraction(part: float, whole: float, say: Say) -> str:
    """A share with what it is of: 28% (62 dari 222); the fraction alone where the share may not be said, a dash of none."""
    if not enough(whole):
        return share_said(part, whole, say)
    return say("share.with_fraction", share=share_said(part, whole, say), fraction=fraction_said(part, whole, say))
