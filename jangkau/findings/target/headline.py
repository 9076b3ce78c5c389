"""The sentence above targets: how many were met, which not, and what nobody can tell yet."""

from collections.abc import Sequence

from jangkau.findings.some import some_of
from jangkau.findings.target.lines import Line
from jangkau.findings.target.period import term_said
from jangkau.locales import Say
from jangkau.metrics.target.period import Period

NAMED = 3  # targets that are named, beyond which they are counted


def headline(lines: Sequence[Line], period: Period, say: Say) -> str:
    """Did we meet the target."""
    when, met = term_said(period, say), sum(line.state == "met" for line in lines)
    if not lines:
        return say("target.title.none", period=when)
    if not any(line.state in ("met", "missed") for line in lines):
        return say("target.title.open", n=len(lines), period=when)
    if len(lines) == 1:
        return say(f"target.title.one.{lines[0].state}", period=when)
    if met == len(lines):
        return say("target.title.all", n=met, period=when)
    return say("target.title", met=say.number(met), n=len(lines), period=when)


def where_not(lines: Sequence[Line], say: Say) -> str:
    """Where not, and what cannot be told."""
    parts = []
    for key, states in (("missed", ("missed",)), ("running", ("running",)), ("untold", ("unclear", "unknown"))):
        named = [
            line.about + (f" ({line.share})" if line.share and key == "missed" else "") for line in lines if line.state in states
        ]
        if named:
            parts.append(say(f"target.lead.{key}", targets=some_of(named, say, NAMED)))
    return " ".join(parts) or say("target.lead.all" if lines else "target.lead.none")
