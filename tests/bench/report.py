"""What a benchmark found beside what is wanted of it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Finding:
    """One measured number and the most it may be, None where it only tells. `unit`: "x" for a ratio, "s", "MB"."""

    what: str
    measured: float
    target: float | None
    unit: str
    detail: str = ""

    @property
    def met(self) -> bool:
        return self.target is None or self.measured <= self.target

    def line(self) -> str:
        """One line of the table."""
        verdict = "" if self.target is None else "ok" if self.met else "MISSED"
        measured, target = f"{self.measured:.2f} {self.unit}", "" if self.target is None else f"≤ {self.target:g} {self.unit}"
        return f"{self.what:<40} {measured:>14} {target:>10}  {verdict:<7} {self.detail}"
