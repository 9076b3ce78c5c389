"""The checks as a page shows them, a line each: a code, how it stands, and the numbers it rests on."""

from dataclasses import dataclass, field

import numpy as np

from jangkau.metrics.meetup.answer import MeetupEffect
from jangkau.metrics.meetup.examined import Examined
from jangkau.metrics.meetup.long_difference import CHECKED

STATES = ("ok", "warning", "refuses", "not_recorded")  # the last: nobody recorded it, or it could not be looked at
ALONE = 0.2  # of the attendees in the estimate: as many without a counterpart of their owner and platform are worth a word
CHECKS = (
    "accounts", "lost", "steps", "purges", "seasons", "shocks", "balance", "bakorwil", "spillover", "comparison", "gate",
)  # fmt: skip
REFUSING = {
    "lost": ("lost_accounts",), "steps": ("leaps",), "balance": ("size_apart",), "bakorwil": ("bakorwil_invited",),
    "comparison": ("comparison_disturbed", "season"), "seasons": ("season",), "gate": ("placebo_rejects",),
    "accounts": ("attendees", "comparison", "regencies", "regencies_attending", "weeks_before", "weeks_after", "spacing",
                 "everyone_attended", "comparison_without_data", "comparison_of_other_kind", "date_known_to_month",
                 "no_variation"),
}  # fmt: skip


@dataclass(frozen=True)
class Check:
    """One check. numbers: what its line is filled with, by name (shares and gaps as fractions, names as text)."""

    code: str
    state: str
    numbers: dict[str, int | float | str | None] = field(default_factory=dict)


def checks(answer: MeetupEffect) -> tuple[Check, ...]:
    """Every check of CHECKS, in that order."""
    examined = answer.examined
    refusing = {reason.code for reason in answer.reasons}
    looks = {name: look(answer, examined) for name, look in LOOKS.items()}
    refused = {name for name, codes in REFUSING.items() if refusing & set(codes)}
    return tuple(Check(name, "refuses" if name in refused else state, numbers) for name, (state, numbers) in looks.items())


def _accounts(answer: MeetupEffect, examined: Examined) -> tuple[str, dict]:
    alone = int(np.isin(answer.comparison.why, ("owner_without_comparison", "platform_without_comparison")).sum())
    return "warning" if alone > ALONE * answer.n_attendees else "ok", {
        "alone": alone, "attendees": answer.n_attendees, "comparison": answer.n_comparison, "regencies": answer.n_regencies,
        "weeks_before": answer.weeks_before, "weeks_after": answer.weeks_after, "smallest_pct": answer.mde_pct,
        "spacing": answer.spacing,
    }  # fmt: skip


def _lost(answer: MeetupEffect, examined: Examined) -> tuple[str, dict]:
    lost = examined.lost
    if lost is None:
        return "not_recorded", {}
    numbers = {"attendees": lost.attendees, "of_attendees": lost.of_attendees, "comparison": lost.comparison,
               "of_comparison": lost.of_comparison, "p": lost.p}  # fmt: skip
    return "warning" if lost.many else "ok", numbers


def _steps(answer: MeetupEffect, examined: Examined) -> tuple[str, dict]:
    if examined.leaps is None or answer.outcome != "followers":
        return "not_recorded", {}
    numbers = {"accounts": answer.n_attendees + answer.n_comparison, "leapt": examined.leaps.leapt,
               "leapt_attendees": examined.leaps.leapt_attendees}  # fmt: skip
    return "warning" if examined.leaps.leapt else "ok", numbers


def _purges(answer: MeetupEffect, examined: Examined) -> tuple[str, dict]:
    if examined.leaps is None or answer.outcome != "followers":
        return "not_recorded", {}
    weeks = examined.leaps.purge_weeks
    numbers = {"purges": len(weeks), "accounts": examined.leaps.purged, "attendees": examined.leaps.purged_attendees,
               "first_week": weeks[0] if weeks else None}  # fmt: skip
    return "warning" if weeks else "ok", numbers


def _seasons(answer: MeetupEffect, examined: Examined) -> tuple[str, dict]:
    if examined.seasons is None:
        return "not_recorded", {}
    stirring = [season for season in examined.seasons if season.stirring] or list(examined.seasons)
    first = stirring[0] if stirring else None
    numbers = {
        "seasons": len(examined.seasons), "name": first and first.name, "season_id": first and first.season_id,
        "first_week": first and first.first_week, "last_week": first and first.last_week,
        "approximate": sum(season.date_precision == "approximate" for season in examined.seasons),
    }  # fmt: skip
    return "warning" if any(season.stirring for season in examined.seasons) else "ok", numbers


def _shocks(answer: MeetupEffect, examined: Examined) -> tuple[str, dict]:
    if not answer.shocks:
        return "not_recorded", {"shocks": 0}
    first = answer.shocks[0]
    doubted = {reason.event for reason in answer.reasons}
    numbers = {"shocks": len(answer.shocks), "name": first.name, "event_id": first.event_id, "regencies": len(first.regencies)}
    calm = answer.stated and not doubted & {shock.event_id for shock in answer.shocks} and answer.without_shocks is not None
    return "ok" if calm else "warning", numbers


def _balance(answer: MeetupEffect, examined: Examined) -> tuple[str, dict]:
    if examined.balance is None:
        return "not_recorded", {}
    return "ok" if examined.balance.alike else "warning", vars(examined.balance)


def _bakorwil(answer: MeetupEffect, examined: Examined) -> tuple[str, dict]:
    areas = examined.areas
    if areas is None or areas.recorded < 2:
        return "not_recorded", {"bakorwil": 0 if areas is None else areas.recorded}
    numbers = {"bakorwil": areas.recorded, "attending": areas.attending, "attendees_mixed": areas.attendees_mixed,
               "comparison_mixed": areas.comparison_mixed}  # fmt: skip
    return "warning" if areas.by_area else "ok", numbers


def _spillover(answer: MeetupEffect, examined: Examined) -> tuple[str, dict]:
    spilt = examined.spillover
    if spilt is None:
        return "not_recorded", {}
    numbers = {"neighbours": spilt.neighbours, "elsewhere": spilt.elsewhere,
               "difference_pct": spilt.difference_pct if spilt.difference == spilt.difference else None}  # fmt: skip
    if spilt.clear:
        return "warning", numbers
    return "ok" if spilt.compared else "not_recorded", numbers


def _comparison(answer: MeetupEffect, examined: Examined) -> tuple[str, dict]:
    if examined.scatter is None:
        return "not_recorded", {}
    return "ok", {"ratio": examined.scatter.ratio, "errors": examined.scatter.errors, "accounts": examined.scatter.accounts}


def _gate(answer: MeetupEffect, examined: Examined) -> tuple[str, dict]:
    numbers = {"p": answer.placebo_p, "weeks_before": answer.weeks_before, "needed": CHECKED}
    return ("not_recorded" if answer.placebo is None else "ok"), numbers


LOOKS = dict(zip(CHECKS, (
    _accounts, _lost, _steps, _purges, _seasons, _shocks, _balance, _bakorwil, _spillover, _comparison, _gate
), strict=True))  # fmt: skip
