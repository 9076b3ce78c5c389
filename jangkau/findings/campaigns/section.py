"""What a section of the campaigns page is about: a published version, a view, the reader's language."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Self

from jangkau.findings.period import period_name
from jangkau.findings.view import View
from jangkau.locales import Say
from jangkau.metrics.scope import Scope
from jangkau.metrics.warehouse import Warehouse
from jangkau.metrics.weeks import regencies

LONGER = 26  # weeks that are looked back where the period has no agenda or report


@dataclass(frozen=True)
class Section:
    """The version, the reader's view and language. Frames are remembered by what they are about."""

    warehouse: Warehouse
    view: View
    say: Say

    @property
    def scope(self) -> Scope:
        return self.view.scope

    @property
    def labels(self) -> dict[str, str]:
        """The short names of the province's kabupaten and kota by code."""
        return regencies(self.warehouse, self.scope.province)

    def place(self, code: object) -> str:
        """A kabupaten or kota by its code; the province where there is none."""
        return self.labels.get(code, self.view.province) if isinstance(code, str) else self.view.province

    def longer(self) -> Self:
        """The same up to the period's last day, half a year back."""
        return replace(self, view=replace(self.view, scope=replace(self.scope, weeks=max(self.scope.weeks, LONGER))))

    def kept(self, what: tuple, make: Callable):
        """What was made for this view, made once for a version."""
        return self.warehouse.drawn(("campaigns", *what, self.scope, self.say.lang), make)

    def file(self, what: str) -> str:
        """The name of a file: what it holds, where and when."""
        return f"{what}-{self.scope.province}-{period_name(self.scope)}"
