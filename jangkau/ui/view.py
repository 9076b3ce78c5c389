"""What a page or a report is about. It knows no Streamlit."""

from dataclasses import dataclass

from jangkau.metrics.reach.reach import Measure
from jangkau.metrics.scope import Scope


@dataclass(frozen=True)
class View:
    """What the page shows: whose numbers, and which measure; `province` and `region` are names, region None for all."""

    scope: Scope
    measure: Measure
    province: str
    region: str | None = None

    @property
    def place(self) -> str:
        """The narrowest place that the view is about, by name."""
        return self.region or self.scope.bakorwil or self.province
