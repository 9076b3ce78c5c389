"""The two numbers that matter in a week: what was to be answered, then what left its habit, then the others in turn."""

from dataclasses import dataclass
from datetime import date

import pandas as pd

from jangkau.findings.shares import enough
from jangkau.findings.week.answers import ON_TIME_HOURS, agendas_said, hoaxes_said
from jangkau.findings.week.figures import amount_said, change_said
from jangkau.locales import Say
from jangkau.metrics.campaigns.hoax_corrections import GOAL_HOURS
from jangkau.metrics.usual import UsualRange
from jangkau.metrics.week.answers import Answers


@dataclass(frozen=True)
class Number:
    """A number with its label and the line below it. `share`: how much of a whole it is, None where it is no part of one."""

    name: str
    label: str
    amount: str
    note: str
    share: float | None = None


def numbers_of(figures: pd.DataFrame, answers: Answers | None, whole: bool, monday: date, say: Say) -> list[Number]:
    """Every number that the week tells, those that matter most first."""
    figures_known = [figure for _, figure in figures.iterrows() if pd.notna(figure["high"])]
    unusual = [figure for figure in figures_known if whole and left_habit(figure)]
    quiet = [figure for figure in figures_known if not any(figure is other for other in unusual)]
    turn = monday.toordinal() // 7 % max(len(quiet), 1)
    ordered = [*unusual, *quiet[turn:], *quiet[:turn]]
    return [*answered(answers, say), *(figure_number(figure, whole, say) for figure in ordered)]


def answered(answers: Answers | None, say: Say) -> list[Number]:
    """Hoaxes and agendas of the week; nothing where there were none."""
    if answers is None:
        return []
    numbers = []
    if answers.hoaxes:
        label = say("report.number.hoaxes", hours=GOAL_HOURS)
        numbers.append(Number("hoaxes", label, hoaxes_said(answers, say), "", answers.hoaxes_met / answers.hoaxes))
    if counted := answers.agenda_counted:
        share = say.percent(answers.agenda_on_time / counted)
        note = share if enough(counted) else ""
        label = say("report.number.agendas", hours=ON_TIME_HOURS)
        numbers.append(Number("agendas", label, agendas_said(answers, say), note, answers.agenda_on_time / counted))
    return numbers


def left_habit(figure: pd.Series) -> bool:
    """Whether a figure's change is beyond what is usual of it."""
    if pd.isna(figure["change"]) or pd.isna(figure["usual_low"]):
        return False
    return UsualRange(figure["usual_low"], figure["usual_high"]).side(figure["change"]) != "within"


def figure_number(figure: pd.Series, whole: bool, say: Say) -> Number:
    """A key figure with its change."""
    moved, usual = change_said(figure, whole, say)
    label = say("report.posting" if figure["name"] == "posting" else f"overview.card.{figure['name']}")
    return Number(figure["name"], label, amount_said(figure, say), " · ".join(filter(None, (moved, usual))))
