"""Who still posts as was its habit, beside the comparison, in words."""

from jangkau.findings.meetup.verdict import pct
from jangkau.findings.shares import enough, fraction_said, share_said
from jangkau.locales import Say
from jangkau.metrics.meetup.retention import Retention, Still

SAID = 8  # weeks after which the sentence looks


def retention_said(survival: Retention, say: Say) -> str:
    """Eight weeks later: both sides, and whether they differ by more than chance."""
    sides = {still.role: still for still in survival.stills if still.weeks == SAID and still.share is not None}
    if len(sides) < 2:
        return say("meetup.retention.one_sided")
    attendees, comparison = sides["attendee"], sides["comparison"]
    percents = enough(attendees.accounts) and enough(comparison.accounts)
    words = share_said if percents else fraction_said
    sentence = say(
        "meetup.retention.said" if percents else "meetup.retention.said.few",
        attendees=words(attendees.still, attendees.accounts, say),
        comparison=words(comparison.still, comparison.accounts, say),
    )
    difference = next((difference for difference in survival.differences if difference.horizon == SAID), None)
    if difference is None:
        return f"{sentence} {say('meetup.retention.few')}"
    ends = {"a": pct(100 * difference.low, say), "b": pct(100 * difference.high, say)}
    return f"{sentence} {say('meetup.retention.clear' if difference.significant else 'meetup.retention.unsure', **ends)}"


def still_said(still: Still, say: Say) -> str:
    """A share with its interval; of fewer than ten accounts how many of how many, a dash of none."""
    share = share_said(still.still, still.accounts, say)
    if still.low is None or still.high is None or not enough(still.accounts):
        return share
    return say("meetup.share.touched", share=share, low=say.percent(still.low), high=say.percent(still.high))


def shares_described(survival: Retention, say: Say) -> str:
    """The shares in words."""
    parts = [
        say("meetup.retention.alt.part", role=say(f"meetup.role.{still.role}"), n=still.weeks,
            share=share_said(still.still, still.accounts, say))
        for still in survival.stills if still.share is not None
    ]  # fmt: skip
    return say("meetup.retention.alt", parts=say.listed(parts))


def curve_described(survival: Retention, say: Say) -> str:
    """The curve in words: whose it is, and what falls in it."""
    roles = [role for role in ("attendee", "comparison") if (survival.curve["role"] == role).any()]
    return say("meetup.retention.curve.alt", sides=say.listed([say(f"meetup.role.{role}") for role in roles]))
