"""Where a value lies on an axis, from 0 to 1: linear, logarithmic, days and categories."""

from dataclasses import dataclass, field
from datetime import datetime
from math import log10

DAY = 86_400.0


@dataclass(frozen=True)
class Scale:
    """One axis of a figure: what kind it is, its range, and for categories their order."""

    kind: str
    first: float
    last: float
    places: dict = field(default_factory=dict, hash=False)

    def number(self, value) -> float:
        """A value in the axis's own unit: itself, its logarithm, seconds, or its place among the categories."""
        if self.kind == "category":
            return float(self.places.get(value, value if isinstance(value, int | float) else float("nan")))
        if self.kind == "date":
            return moment(value)
        return log10(value) if self.kind == "log" else float(value)

    def share(self, value) -> float:
        """How far along the axis a value lies: 0 at its beginning, 1 at its end."""
        return (self.number(value) - self.first) / (self.last - self.first)

    def step(self, width: float) -> float:
        """A width in the axis's unit as a share of its length; never negative."""
        return abs(width / (self.last - self.first))


def scale(axis: dict, values: list) -> Scale:
    """The scale of an axis. Its range must be given: a figure that leaves it to the viewer is not the same for all."""
    kind = axis.get("type", "linear")
    places = {value: place for place, value in enumerate(dict.fromkeys(values))} if kind == "category" else {}
    first, last = (moment(end) if kind == "date" else float(end) for end in axis["range"])
    return Scale(kind, first, last, places)


def moment(day) -> float:
    """A day or moment in ISO form as seconds.

    >>> moment("2021-12-05") - moment("2021-12-04") == DAY
    True
    """
    read = datetime.fromisoformat(str(day))
    return read.toordinal() * DAY + read.hour * 3600 + read.minute * 60 + read.second
