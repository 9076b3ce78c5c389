"""What was asked of the accounts, and how often it was answered in time: hoaxes within three hours, agendas within 24."""

from dataclasses import dataclass

from jangkau.findings.shares import fraction_said
from jangkau.locales import Say


@dataclass(frozen=True)
class Answered:
    """How many of how many: hoaxes corrected within three hours of those reported, accounts that posted about an agenda within
    24 hours of those whose exports cover it."""

    hoaxes_met: int
    hoaxes_reported: int
    agendas_on_time: int
    agendas_counted: int


def answered_said(answered: Answered, say: Say) -> list[str]:
    """A line for hoaxes and one for agendas, each only where there was something to answer."""
    lines = []
    if answered.hoaxes_reported:
        lines.append(say("report.answered.hoaxes", share=fraction_said(answered.hoaxes_met, answered.hoaxes_reported, say)))
    if answered.agendas_counted:
        lines.append(say("report.answered.agendas", share=fraction_said(answered.agendas_on_time, answered.agendas_counted, say)))
    return lines
