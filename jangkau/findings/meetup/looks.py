"""What was looked at before the answer: eleven lines for analysts, and the same in three for everyone."""

from dataclasses import replace

from jangkau.findings.meetup.checks import Check
from jangkau.findings.meetup.verdict import p_said, pct
from jangkau.locales import Say
from jangkau.metrics.meetup.answer import MeetupEffect
from jangkau.metrics.meetup.checks import Check as Look
from jangkau.metrics.meetup.checks import checks

GROUPS = {
    "enough": ("accounts", "lost"),
    "alike": ("gate", "comparison", "balance"),
    "besides": ("shocks", "seasons", "bakorwil", "spillover", "steps", "purges"),
}
WORST = ("refuses", "warning", "not_recorded", "ok")
ESSENTIAL = ("accounts", "gate", "shocks")  # of a group: not looked at, the group is not well either
COUNTED = {"shocks": "regencies"}  # by which of its numbers a look's words are in the singular
ALLOWED_FOR = ("balance", "steps", "purges")  # warnings that the estimate takes into account: for analysts


def every_look(answer: MeetupEffect, say: Say) -> list[Check]:
    """Each look, a line."""
    return [look_said(look, say) for look in looked(answer)]


def three_looks(answer: MeetupEffect, say: Say) -> list[Check]:
    """A line a group: how its worst look stands, and what that is."""
    looks = {look.code: look for look in looked(answer)}
    lines = []
    for group, codes in GROUPS.items():
        counted = [looks[code] for code in codes if counts(looks[code])]
        worst = min(counted, key=lambda look: WORST.index(look.state))
        lines.append(Check(worst.state, say(f"meetup.three.{group}"), line_said(worst, say)))
    return lines


def looked(answer: MeetupEffect) -> list[Look]:
    """The looks; where there was nobody to lose, whether anybody was lost is not known."""
    nobody = {"of_attendees": 0, "of_comparison": 0}
    return [replace(look, state="not_recorded") if look.code == "lost" and nobody.items() <= look.numbers.items() else look
            for look in checks(answer)]  # fmt: skip


def counts(look: Look) -> bool:
    """Whether a look has a say in its group's line."""
    if look.state == "not_recorded":
        return look.code in ESSENTIAL
    return look.state != "warning" or look.code not in ALLOWED_FOR


def look_said(look: Look, say: Say) -> Check:
    """One look with its own title."""
    return Check(look.state, say(f"meetup.look.{look.code}"), line_said(look, say))


def line_said(look: Look, say: Say) -> str:
    """What a look found; where the words for its state do not differ, those for well."""
    key = f"meetup.look.{look.code}.{shade(look)}"
    words, count = filled(look.numbers, say), look.numbers.get(COUNTED.get(look.code, ""))
    return say(key if key in say else f"meetup.look.{look.code}.ok", **words | ({"n": count} if count is not None else {}))


def shade(look: Look) -> str:
    """The state, told more closely where its words differ: rare totals, a season that lifts nobody, a gate that had its weeks."""
    if look.code == "seasons" and look.state == "ok" and look.numbers["seasons"]:
        return "calm"
    if look.code == "accounts" and look.numbers["spacing"]:
        return "sparse"
    if look.code == "gate" and look.state == "not_recorded":
        before, needed = (float(look.numbers[name] or 0) for name in ("weeks_before", "needed"))
        return "not_reached" if before >= needed else look.state
    return look.state


def filled(numbers: dict, say: Say) -> dict[str, str]:
    """A look's numbers as its line writes them: counts, shares and p-values alike; a dash where there is none."""
    return {name: number_said(name, value, say) for name, value in numbers.items()}


def number_said(name: str, value: float | str | None, say: Say) -> str:
    """One of them."""
    if value is None:
        return "–"
    if isinstance(value, str):
        return value
    if name == "p":
        return p_said(value, say)
    return say.number(value) if isinstance(value, int) else pct(value, say)
