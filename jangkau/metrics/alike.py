"""What a function holds when it is made to work, and whether two such holdings, or two answers, are the same in every part."""

from collections.abc import Iterable
from dataclasses import dataclass, fields, is_dataclass
from datetime import date, time, timedelta
from decimal import Decimal
from enum import Enum
from functools import partial
from types import CellType, FunctionType, MethodType
from typing import Any

import numpy as np
import pandas as pd

from jangkau.locales import Say

PLAIN = (str, bytes, int, float, date, time, timedelta, Decimal, Enum, np.generic, type(None), type(pd.NaT))
OURS = "jangkau."


class Asked:
    """What questions are asked of: no part of what is held, for what it answers is counted by itself."""


@dataclass(frozen=True, eq=False)
class Held:
    """A thing of a kind and its parts, as they were at one moment."""

    kind: object
    parts: tuple


def held(thing: Any, within: tuple[int, ...] = ()) -> Any:
    """A thing as it is now: what may change later is taken down part by part; no version is held by it."""
    if isinstance(thing, (*PLAIN, Say)):
        return thing
    if isinstance(thing, Asked) or id(thing) in within:
        return None
    if isinstance(thing, set):
        return frozenset(thing)
    kind, parts = _parts(thing)
    if kind is None:
        return thing.copy(deep=False) if isinstance(thing, (pd.DataFrame, pd.Series)) else thing
    return Held(kind, tuple(held(part, (*within, id(thing))) for part in parts))


def _parts(thing: Any) -> tuple[object, Iterable[Any]]:
    """What kind of thing it is, and what it is made of; no kind where it is looked at as a whole."""
    if isinstance(thing, FunctionType):
        cells = [_content(cell) for cell in thing.__closure__ or ()]
        return thing.__code__, (*cells, *(thing.__defaults__ or ()), *(thing.__kwdefaults__ or {}).values())
    if isinstance(thing, MethodType):
        return MethodType, (thing.__func__, thing.__self__)
    if isinstance(thing, partial):
        return partial, (thing.func, *thing.args, *thing.keywords, *thing.keywords.values())
    if isinstance(thing, (list, tuple)):
        return type(thing), thing
    if isinstance(thing, dict):
        return type(thing), (*thing, *thing.values())
    if is_dataclass(thing) and not isinstance(thing, type):
        return type(thing), [getattr(thing, field.name) for field in fields(thing)]
    if type(thing).__module__.startswith(OURS) and not isinstance(thing, type):
        return type(thing), (*vars(thing), *vars(thing).values())
    return None, ()


def _content(cell: CellType) -> Any:
    try:
        return cell.cell_contents
    except ValueError:
        return None  # a name that nothing was given to yet


def alike(one: Any, other: Any) -> bool:
    """Whether two things that were taken down are the same in every part; what cannot be told counts as other.

    >>> alike(held([1, {"a": float("nan")}]), held([1, {"a": float("nan")}])), alike(held([1]), held((1,)))
    (True, False)
    """
    if one is other:
        return True
    if type(one) is not type(other):
        return False
    if isinstance(one, Held):
        return one.kind is other.kind and len(one.parts) == len(other.parts) and all(map(alike, one.parts, other.parts))
    try:
        return _same_whole(one, other)
    except (TypeError, ValueError):  # cells that cannot be compared
        return False


def _same_whole(one: Any, other: Any) -> bool:
    if isinstance(one, pd.DataFrame):
        named = one.columns.names == other.columns.names and one.index.names == other.index.names
        return named and one.equals(other)
    if isinstance(one, pd.Series):
        return one.name == other.name and one.index.names == other.index.names and one.equals(other)
    if isinstance(one, pd.Index):
        return one.names == other.names and one.equals(other)
    if isinstance(one, np.ndarray):
        return one.dtype == other.dtype and one.dtype != object and np.array_equal(one, other, equal_nan=one.dtype.kind == "f")
    return isinstance(one, (*PLAIN, frozenset)) and bool(one == other or (one != one and other != other))
