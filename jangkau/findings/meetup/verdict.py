"""The verdict as one of five sentences, what it rests on, and what its numbers are called."""

from typing import Protocol

from jangkau.findings.meetup.days import when
from jangkau.locales import Say
from jangkau.metrics.meetup.answer import MeetupEffect, Stated
from jangkau.metrics.meetup.inference import Estimate
from jangkau.metrics.meetup.verdict import Reason

LACKING = ("weeks_before", "weeks_after", "spacing", "attendees", "comparison", "regencies", "regencies_attending")
FORBIDDING = ("lost_accounts", "leaps", "bakorwil_invited", "size_apart", "season", "comparison_disturbed",
              "spillover_possible")  # fmt: skip
NEEDED = (*LACKING, "date_known_to_month", "no_variation", *FORBIDDING)
BECAUSE = ("everyone_attended", "comparison_without_data", "comparison_of_other_kind", "growth_before",
           "shock_changes_result", "shock_not_separable", "spillover")  # fmt: skip


class Judged(Protocol):
    """A verdict as far as its sentence needs it: of a meetup, or of an edition that was published."""

    @property
    def verdict(self) -> str: ...

    @property
    def horizon(self) -> int: ...

    @property
    def reasons(self) -> tuple[Reason, ...]: ...

    @property
    def stated(self) -> Stated | None: ...


def pct(value: float, say: Say) -> str:
    """Per cent with one decimal, never a negative nought."""
    return say.decimal(round(value, 1) + 0.0)


def signed_pct(value: float, say: Say) -> str:
    """The same with its sign and the per cent."""
    return say("meetup.percent", amount=("+" if round(value, 1) > 0 else "") + pct(value, say))


def between_pct(low: float, high: float, say: Say) -> str:
    """An interval: 7,9 s.d. 8,8%."""
    return say("meetup.range", low=pct(low, say), high=pct(high, say))


def verdict_said(answer: Judged, say: Say) -> str:
    """One of the five answers, in one sentence."""
    if answer.stated:
        return stated_said(answer.stated, answer.horizon, say)
    if answer.verdict == "not_enough":
        lacking = [needed(reason, say) for reason in answer.reasons if reason.code in NEEDED]
        return say("meetup.verdict.not_enough", n=say.listed(lacking))
    if answer.verdict == "no_comparison" and untold(answer):
        return say("meetup.verdict.untold")
    return say(f"meetup.verdict.{answer.verdict}")


def stated_said(stated: Stated, horizon: int, say: Say) -> str:
    """The effect with its interval, or the interval alone."""
    effect, low, high = stated.effect_pct, stated.low_pct, stated.high_pct
    if effect is None:
        return say("meetup.verdict.unsure", a=pct(low, say), b=pct(high, say))
    if effect < 0:
        ends = {"a": pct(-high, say), "b": pct(-low, say)}
        return say("meetup.verdict.effect.less", x=pct(-effect, say), n=horizon, **ends)
    return say("meetup.verdict.effect", x=pct(effect, say), n=horizon, a=pct(low, say), b=pct(high, say))


def verdict_name(answer: MeetupEffect, say: Say) -> str:
    """The answer in two or three words, for a row of a table."""
    return say(f"meetup.verdict.{answer.verdict}.short")


def needed(reason: Reason, say: Say) -> str:
    """What is needed, and how much of it there is."""
    if reason.code == "season":
        return say("meetup.needed.season", season=reason.name)
    if reason.short_of:
        have, least = map(say.number, reason.short_of)
        if reason.code == "spacing":
            return say("meetup.needed.spacing", have=have)
        return say(f"meetup.needed.{reason.code}", needed=least, have=have)
    return say(f"meetup.needed.{reason.code}")


def rests_on(answer: MeetupEffect, say: Say) -> str:
    """Below the sentence: the outcome, the smallest effect that could have been found, the meetup; then why, where it is open."""
    about = answer.occasion
    parts = [say(f"meetup.outcome.{answer.outcome}.log")]
    if answer.mde_pct is not None:
        parts.append(say("meetup.smallest", x=pct(answer.mde_pct, say)))
    parts += [say("meetup.again")] if answer.again else []
    parts.append(say("meetup.which", name=about.name, when=when(about, say)))
    return " · ".join(parts)


def because(answer: MeetupEffect, say: Say) -> list[str]:
    """What the reader should know before anything else: a month without a day, everyone came, an effect that is doubted."""
    codes = [reason for reason in answer.reasons if reason.code in BECAUSE]
    names = {shock.event_id: shock.name for shock in answer.shocks}
    sentences = [say(f"meetup.because.{reason.code}", shock=names.get(reason.event or "", "")) for reason in codes]
    if not answer.occasion.exact:
        sentences.insert(0, say("meetup.because.month", month=say.long_month(answer.occasion.starts_on)))
    if answer.verdict == "no_comparison":
        if untold(answer):
            return [*sentences[: not answer.occasion.exact], say(f"meetup.because.untold.{answer.outcome}")]
        lacking = [needed(reason, say) for reason in answer.reasons if reason.code in LACKING]
        sentences += [say("meetup.because.also", needed=say.listed(lacking))] if lacking else []
    return sentences


def untold(answer: Judged) -> bool:
    """Whether nobody tells of the outcome in any week around the meetup: then it is no matter of who is compared."""
    weeks = [reason.short_of for reason in answer.reasons if reason.code in ("weeks_before", "weeks_after")]
    return len(weeks) == 2 and not any(counted and counted[0] for counted in weeks)


def estimate_said(estimate: Estimate, stated: bool, say: Say) -> str:
    """An estimate at a row's end: the effect with its interval, or the interval alone where no effect may be told."""
    ends = between_pct(estimate.low_pct, estimate.high_pct, say)
    return say("meetup.effect.said", effect=signed_pct(estimate.effect_pct, say), interval=ends) if stated else ends


def unit_said(answer: MeetupEffect, say: Say) -> str:
    """What the index is made of."""
    return say("meetup.picture.unit", outcome=say(f"meetup.outcome.{answer.outcome}"))


def p_said(p: float, say: Say) -> str:
    """A p-value in three decimals, and not nought."""
    return say("meetup.p.least") if p < 0.001 else say("meetup.p", p=say.decimal(p, 2 if p >= 0.1 else 3))
