"""May this number be trusted? Each check with its mark, what it asks, and what the data answer."""

from dataclasses import dataclass

from jangkau.findings.meetup.verdict import LACKING, between_pct, estimate_said, needed, p_said
from jangkau.findings.places import place_name
from jangkau.locales import Say
from jangkau.metrics.meetup.answer import MeetupEffect
from jangkau.metrics.meetup.inference import Estimate
from jangkau.metrics.meetup.long_difference import CHECKED

NAMED = 3


@dataclass(frozen=True)
class Check:
    """One check: ok, care or open (could not be looked at)."""

    state: str
    asks: str
    answer: str


def checks(answer: MeetupEffect, say: Say) -> list[Check]:
    """In the order in which a careful reader asks."""
    numbers = enough(answer, say)
    if answer.verdict in ("no_comparison", "not_enough"):
        return [numbers, *shocks(answer, say)]
    return [parallel(answer, say), *agreeing(answer, say), *shocks(answer, say), numbers]


def enough(answer: MeetupEffect, say: Say) -> Check:
    """Whether there are accounts, regencies and weeks enough."""
    lacking = [needed(reason, say) for reason in answer.reasons if reason.code in (*LACKING, "date_known_to_month")]
    counts = say(
        "meetup.check.counts", attendees=say.number(answer.n_attendees), comparison=say.number(answer.n_comparison),
        regencies=say.number(answer.n_regencies), before=say.number(answer.weeks_before), after=say.number(answer.weeks_after),
    )  # fmt: skip
    if answer.verdict == "no_comparison":
        return Check("care", say("meetup.check.comparison.none"), counts)
    if lacking:
        return Check(
            "care", say("meetup.check.enough.not"), say("meetup.check.needed", needed=say.listed(lacking), counts=counts)
        )
    return Check("ok", say("meetup.check.enough"), counts)


def parallel(answer: MeetupEffect, say: Say) -> Check:
    """The gate: the same estimate eight weeks earlier, when there was nothing to find."""
    if answer.placebo_p is None:
        words = say("meetup.check.placebo.open", needed=say.number(CHECKED), have=say.number(answer.weeks_before))
        return Check("open", say("meetup.check.placebo.unknown"), words)
    words = say("meetup.check.placebo.p", p=p_said(answer.placebo_p, say))
    if answer.verdict == "diverging":
        return Check("care", say("meetup.check.placebo.rejects"), words)
    return Check("ok", say("meetup.check.placebo"), words)


def agreeing(answer: MeetupEffect, say: Say) -> list[Check]:
    """The two ways of asking for chance, and the comparison of accounts that had grown alike."""
    main = answer.estimate
    if main is None:
        return []
    both = (main.p_cluster < 0.05) == (main.p_permutation < 0.05)
    words = say("meetup.check.ways.p", cluster=p_said(main.p_cluster, say), permutation=p_said(main.p_permutation, say))
    checked = [Check("ok" if both else "care", say(f"meetup.check.ways{'' if both else '.not'}"), words)]
    alike = answer.same_growth
    if alike and any(reason.code == "growth_before" for reason in answer.reasons):
        checked.append(Check("care", say("meetup.check.alike.not"), amount(answer, alike, say)))
    return checked


def amount(answer: MeetupEffect, estimate: Estimate, say: Say) -> str:
    """An estimate in the words that the verdict allows."""
    return estimate_said(estimate, answer.verdict == "effect", say)


def shocks(answer: MeetupEffect, say: Say) -> list[Check]:
    """What else happened, and the effect with and without the regencies hit."""
    if not answer.shocks:
        return [Check("open", say("meetup.check.shock.none"), say("meetup.check.shock.none.what"))]  # nobody may have entered any
    checked = []
    for shock in answer.shocks:
        hit = say.listed([place_name(code) for code in shock.regencies[:NAMED]])
        more = say("meetup.check.shock.more", n=len(shock.regencies) - NAMED) if len(shock.regencies) > NAMED else ""
        if shock.everywhere:
            words = say("meetup.check.shock.everywhere")
        elif answer.estimate and answer.without_shocks:
            words = say("meetup.check.shock.both", all=between_pct(*pair(answer.estimate), say), regencies=f"{hit}{more}",
                       without=between_pct(*pair(answer.without_shocks), say))  # fmt: skip
            if answer.verdict == "effect":
                words = say("meetup.check.shock.both", all=amount(answer, answer.estimate, say), regencies=f"{hit}{more}",
                           without=amount(answer, answer.without_shocks, say))  # fmt: skip
        else:
            words = say("meetup.check.shock.hit", regencies=f"{hit}{more}")
        day = say.month(shock.starts_on) if shock.date_precision == "month" else say.short_day(shock.starts_on)
        checked.append(Check("care", say("meetup.check.shock", shock=shock.name, day=day), words))
    return checked


def pair(estimate: Estimate) -> tuple[float, float]:
    """An estimate's interval in per cent."""
    return estimate.low_pct, estimate.high_pct
