"""Whether the question was settled before the meetup, and what a follower cost, in words."""

from jangkau.findings.meetup.kinds import kind
from jangkau.locales import Say
from jangkau.metrics.meetup.answer import EVERYONE, MeetupEffect
from jangkau.metrics.meetup.cost import cost
from jangkau.metrics.meetup.plan import settled


def settled_said(answer: MeetupEffect, say: Say) -> str:
    """The frozen question with its fingerprint, or that there was none."""
    everyone = answer.group == EVERYONE and not answer.again
    stands = settled(answer.occasion, answer.outcome, answer.horizon, everyone)
    if stands.plan is None:
        return say("meetup.settled.none")
    plan = stands.plan
    return say(f"meetup.settled.{stands.state}", day=say.day(plan.frozen_on), fingerprint=plan.fingerprint, n=plan.invited,
               outcome=say(f"meetup.outcome.{plan.outcome}"), weeks=say("meetup.after", n=plan.horizon))  # fmt: skip


def cost_said(answer: MeetupEffect, say: Say) -> str:
    """Rupiah for an additional follower; why not where it is refused; "" where no cost is on record."""
    if not answer.occasion.cost_rupiah:
        return ""
    amount, per_view = rupiah(answer.occasion.cost_rupiah, say), cost(answer)
    if per_view is None:
        why = "outcome" if answer.outcome != "followers" else "unjudged" if kind(answer) == "unjudged" else "unproven"
        return say(f"meetup.cost.{why}", amount=amount)
    usual, best, worst = (rupiah(price, say) for price in per_view.per_follower)
    return say("meetup.cost", amount=amount, usual=usual, best=best, worst=worst, n=per_view.accounts)


def rupiah(amount: float, say: Say) -> str:
    """Money in whole rupiah."""
    return say("meetup.rupiah", amount=say.number(amount))
