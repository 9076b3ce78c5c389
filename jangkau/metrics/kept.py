"""Answers that are worked out once for a published version, and taken over by the next where what they rest on is the same."""

from collections.abc import Callable
from functools import wraps

import pandas as pd

from jangkau.metrics.warehouse import Warehouse


def kept(answer: Callable) -> Callable:
    """Remember the answers of a function of (warehouse, ...) by what it was asked. A frame is the reader's own.

    It may rest on nothing but the warehouse and what it is asked.
    """

    @wraps(answer)
    def asked(warehouse: Warehouse, *about, **more):
        key = (answer.__module__, answer.__qualname__, about, tuple(more.items()))
        answered = warehouse.kept.get(key, lambda: answer(warehouse, *about, **more), lambda other: asked(other, *about, **more))
        return answered.copy(deep=False) if isinstance(answered, pd.DataFrame) else answered

    return asked
