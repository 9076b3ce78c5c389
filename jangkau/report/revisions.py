"""What corrected data change in a published week: both values, and when."""

import json
from dataclasses import dataclass, replace
from datetime import date
from math import isclose

from jangkau.report.edition import Edition
from jangkau.warehouse.forgotten import is_stand_in


@dataclass(frozen=True)
class Revision:
    """One number: which (kind, name, field), as it was published and as it is now. None: not told."""

    kind: str
    name: str
    field: str
    before: float | str | None
    now: float | str | None


@dataclass(frozen=True)
class Standing:
    """Where a week stands: sementara (number 0), terbit, or direvisi, with the days of publishing and of the correction.

    sentence: what the sentence of the week is now made of (sentence_values); empty where the edition's own still holds.
    """

    number: int = 0
    published_on: date | None = None
    revised_on: date | None = None
    revisions: tuple[Revision, ...] = ()
    sentence: str = ""

    @property
    def name(self) -> str:
        """The key of its word."""
        return "provisional" if not self.number else "revised" if self.revisions else "published"


KINDS = (
    "figure",
    "region",
    "voice",
    "account",
    "post",
    "agenda",
    "leverage",
    "meetup",
    "coverage",
)  # in the order of their naming
LISTS = {
    "figure": ("figures", "name", ("low", "high", "change")),
    "region": ("regions", "code", ("state", "low", "high", "change")),
    "voice": ("voice", "owner", ("share", "middle")),
    "account": ("accounts", "account", ("total", "times")),
    "post": ("posts", "post_id", ("interactions", "score")),
    "agenda": ("agendas", "event_id", ("on_time", "late", "counted")),
    "leverage": ("levers", "event_id", ("leverage",)),
}
SENTENCE = ("measure", "whole", "headline", "event", "figures", "moves", "standing_out")
COVERED = ("regencies_with_data", "accounts_with_data", "accounts_registered")


def numbers(edition: Edition) -> dict[tuple[str, str, str], float | str | None]:
    """Every number of an edition by kind, name and field."""
    values = {
        (kind, str(row[key]), field): row[field]
        for kind, (listed, key, fields) in LISTS.items()
        for row in getattr(edition, listed) or ()
        for field in fields
    }
    values |= {("coverage", "coverage", field): edition.coverage[field] for field in COVERED}
    if edition.meetup:
        values["meetup", edition.meetup["event_id"], "verdict"] = edition.meetup["verdict"]
    return values


def sentence_values(edition: Edition) -> str:
    """What the sentence of a week is made of, as text, so that a standing can be told from another."""
    return json.dumps({name: getattr(edition, name) for name in SENTENCE})


def resaid(edition: Edition, standing: Standing) -> Edition:
    """The edition with the sentence that corrected data make of the week."""
    return replace(edition, **json.loads(standing.sentence)) if standing.sentence else edition


def revisions(published: Edition, now: Edition) -> tuple[Revision, ...]:
    """The published numbers that data now tell otherwise; a row that has entered or left a list is among them.

    A list that the edition did not have yet when it was published is no revision, nor is what newer definitions count otherwise.
    """
    if published.definitions != now.definitions:
        return ()
    before, after = numbers(published), numbers(now)
    untold = {kind for kind, (listed, *_) in LISTS.items() if getattr(published, listed) is None}
    untold |= {"account"} if published.ranked_by_habit != now.ranked_by_habit else set()
    before, after = ({key: value for key, value in edition.items() if key[0] not in untold} for edition in (before, after))
    before = {key: value for key, value in before.items() if not is_stand_in(key[1])}
    keys = sorted(dict.fromkeys([*before, *after]), key=lambda key: KINDS.index(key[0]))
    return tuple(Revision(*key, before.get(key), after.get(key)) for key in keys if not same(before.get(key), after.get(key)))


def same(first: float | str | None, second: float | str | None) -> bool:
    """Equal but for the last digits, in which sums of the same numbers may differ."""
    if isinstance(first, int | float) and isinstance(second, int | float):
        return isclose(first, second, rel_tol=1e-9, abs_tol=1e-12)
    return first == second
