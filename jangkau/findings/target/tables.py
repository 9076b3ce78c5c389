"""The targets as a table: in the reader's words, and as a file."""

from collections.abc import Sequence

import pandas as pd

from jangkau.findings.target.lines import Line
from jangkau.locales import Say


def targets_shown(lines: Sequence[Line], say: Say) -> pd.DataFrame:
    """In words."""
    return pd.DataFrame(
        {
            say("letter.column.about"): [line.about for line in lines],
            say("letter.column.goal"): [line.goal for line in lines],
            say("letter.column.reached"): [line.reached for line in lines],
            say("letter.column.share"): [line.share or "–" for line in lines],
            say("letter.column.state"): [line.stands for line in lines],
        }
    )


def targets_filed(found: pd.DataFrame) -> pd.DataFrame:
    """The same, unrounded: the frame of metrics.target.achieved."""
    return found
