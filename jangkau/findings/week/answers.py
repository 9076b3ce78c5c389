"""What the first page and the report say of hoaxes and agendas: counts, and nothing where none was."""

from jangkau.findings.shares import fraction_said
from jangkau.locales import Say
from jangkau.metrics.campaigns.hoax_corrections import GOAL_HOURS
from jangkau.metrics.week.answers import Answers

ON_TIME_HOURS = 24


def hoaxes_said(answers: Answers, say: Say) -> str:
    """How many hoaxes were answered in time, of how many: 0 dari 2; empty where none was reported."""
    return fraction_said(answers.hoaxes_met, answers.hoaxes, say) if answers.hoaxes else ""


def agendas_said(answers: Answers, say: Say) -> str:
    """How many answers to agendas were on time, of those that can be judged: 63 dari 203; empty where none can be."""
    return fraction_said(answers.agenda_on_time, answers.agenda_counted, say) if answers.agenda_counted else ""


def answers_lines(answers: Answers, say: Say) -> list[tuple[str, str, str]]:
    """A label and its count each, with the definition of both: hoaks dijawab ≤ 3 jam, 0 dari 2, correction_time."""
    lines = [
        (say("overview.answers.hoaxes", hours=GOAL_HOURS), hoaxes_said(answers, say), "correction_time"),
        (say("overview.answers.agendas", hours=ON_TIME_HOURS), agendas_said(answers, say), "agenda_response"),
    ]
    return [line for line in lines if line[1]]
