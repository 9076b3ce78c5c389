"""What the page of organisations is narrowed to: a kind; and the one whose accounts are looked at."""

import pandas as pd

from jangkau.locales import Say
from jangkau.ui.choices import one_of
from jangkau.warehouse.vocabulary import ORGANISATION_KINDS

ALL, KIND, CHOSEN = "all", "organisation_kind", "organisation"


def of_kind(rows: pd.DataFrame, say: Say) -> pd.DataFrame:
    """The organisations of the kind that is chosen with a button; no buttons where there is one kind alone."""
    kinds = [kind for kind in ORGANISATION_KINDS if (rows["kind"] == kind).any()]
    if len(kinds) < 2:
        return rows
    words = {ALL: say("organisation.kinds.all")} | {kind: say(f"organisation.kind.{kind}") for kind in kinds}
    chosen = one_of(KIND, list(words), say, words.__getitem__, "organisation.kinds", segments=True)
    return rows if chosen == ALL else rows[rows["kind"] == chosen].reset_index(drop=True)


def chosen_of(rows: pd.DataFrame, say: Say) -> str | None:
    """The organisation whose accounts are shown; kept in the address."""
    words = {"": say("organisation.choose")} | dict(zip(rows["organisation"], rows["name"], strict=True))
    return one_of(CHOSEN, list(words), say, words.__getitem__, "organisation.head.name", width=420) or None
