"""What a person has changed in a table and not saved yet. Rows are known by their key, values compared as they are written."""

from collections.abc import Iterable
from dataclasses import dataclass, field

import pandas as pd

from jangkau.ui.registry.lists import text


@dataclass(frozen=True)
class Edits:
    """New values by key and column, and the keys of rows that are to go."""

    changed: dict[str, dict[str, object]] = field(default_factory=dict)
    removed: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.changed or self.removed)

    @property
    def keys(self) -> list[str]:
        """The rows concerned, in the order in which they were changed."""
        return [*(key for key in self.changed if key not in self.removed), *sorted(self.removed)]


def difference(before: pd.DataFrame, after: pd.DataFrame, columns: Iterable[str]) -> Edits:
    """What was changed between two frames with the keys as index; rows that are no longer there are removed."""
    changed: dict[str, dict[str, object]] = {}
    stayed = before.index.intersection(after.index, sort=False)
    for column in columns:
        old, new = before.loc[stayed, column], after.loc[stayed, column]
        for key, was, now in zip(stayed, old, new, strict=True):
            if text(was) != text(now):
                changed.setdefault(key, {})[column] = now
    return Edits(changed, frozenset(before.index.difference(after.index)))


def joined(first: Edits, then: Edits) -> Edits:
    """Both, the later one's values where both change the same."""
    changed = {key: {**first.changed.get(key, {}), **then.changed.get(key, {})} for key in {**first.changed, **then.changed}}
    return Edits(changed, first.removed | then.removed)


def laid_over(rows: pd.DataFrame, edits: Edits) -> pd.DataFrame:
    """The rows as they would be once the edits are saved."""
    kept = rows[~rows.index.isin(edits.removed)]
    concerned = [key for key in edits.changed if key in kept.index]
    if not concerned:
        return kept
    kept = kept.copy()
    for column in {column for key in concerned for column in edits.changed[key]}:
        values = {key: edits.changed[key][column] for key in concerned if column in edits.changed[key]}
        cells = kept[column].astype(object)
        for key, value in values.items():
            cells[key] = value
        kept[column] = pd.to_datetime(cells) if pd.api.types.is_datetime64_any_dtype(kept[column]) else cells
    return kept


def still_needed(edits: Edits, rows: pd.DataFrame) -> Edits:
    """The edits without those that say what the rows say anyway, and without rows that are gone."""
    changed = {}
    for key, values in edits.changed.items():
        if key in rows.index and key not in edits.removed:
            others = {column: value for column, value in values.items() if text(rows.at[key, column]) != text(value)}
            if others:
                changed[key] = others
    return Edits(changed, frozenset(key for key in edits.removed if key in rows.index))
