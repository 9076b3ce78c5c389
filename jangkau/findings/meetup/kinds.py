"""The verdict in three kinds that a head of office reads at once, and what the simulations say of such an answer."""

from jangkau.findings.meetup.verdict import Judged
from jangkau.locales import Say
from jangkau.metrics.meetup.answer import MeetupEffect
from jangkau.metrics.meetup.inference import Estimate
from jangkau.metrics.meetup.wild import FEW

JUDGED = ("effect", "unsure")


def kind(answer: Judged) -> str:
    """worked: an effect above nought; unproven: an answer that states none, or a lower growth; unjudged: no answer."""
    if answer.verdict not in JUDGED:
        return "unjudged"
    effect = answer.stated.effect_pct if answer.stated else None
    return "worked" if effect is not None and effect > 0 else "unproven"


def warnings(answer: MeetupEffect, say: Say) -> list[str]:
    """What a reader must know of an answer of this kind, from the simulations; nothing where there is no answer."""
    main = answer.estimate
    return [] if main is None else [say(f"meetup.warning.{code}") for code in warned(answer, main)]


def warned(answer: MeetupEffect, main: Estimate) -> list[str]:
    """Which warnings, the weightiest first."""
    codes = ["turned"] if answer.verdict == "effect" else []
    codes += ["unchecked"] if answer.placebo is None else []
    codes += ["small"] if main.n_regencies < FEW else []
    return codes + (["cautious"] if any(reason.code == "growth_before" for reason in answer.reasons) else [])
