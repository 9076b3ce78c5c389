"""A panel seen through one window: how much each account outgrew its trend, and whom it is compared with."""

from dataclasses import dataclass, replace

import numpy as np

from jangkau.metrics.meetup.guests import strata
from jangkau.metrics.meetup.long_difference import Window, excess_growth
from jangkau.metrics.meetup.panel import Panel
from jangkau.metrics.meetup.sample import Sample


@dataclass(frozen=True, eq=False)
class Compared:
    """A panel seen through one window: y, whom each account is compared with (-1: left out) and why it is left out."""

    panel: Panel
    y: np.ndarray
    foretold: np.ndarray
    group: np.ndarray
    why: np.ndarray

    @property
    def used(self) -> np.ndarray:
        return self.group >= 0

    @property
    def attending(self) -> np.ndarray:
        return (self.panel.accounts["role"] == "attendee").to_numpy()

    def among(self, present: np.ndarray) -> "Compared":
        """As if these accounts, and only these, had their values."""
        group, _ = strata(self.panel.accounts, present)
        return replace(self, y=np.where(np.isnan(self.y), 0.0, self.y), group=group)

    def sample(self, kept: np.ndarray | None = None) -> Sample:
        """What the estimate is made from; `kept` narrows it, and groups that lose one side go."""
        used = self.used if kept is None else self.used & kept
        for side in (self.attending, ~self.attending):
            used = used & np.isin(self.group, self.group[used & side])
        accounts = self.panel.accounts
        code = accounts["regency_code"].to_numpy()[used]
        return Sample.of(self.y[used], self.attending[used], self.group[used], code, self.foretold[used])


def compared(panel: Panel, window: Window) -> Compared:
    """Every account's growth above its trend in a window, and whom it is compared with."""
    y, foretold, gone = excess_growth(panel, window)
    group, alone = strata(panel.accounts, (gone == "") & (panel.accounts["role"] != "").to_numpy())
    told = panel.accounts["why"].to_numpy()
    return Compared(panel, y, foretold, group, np.where(told != "", told, np.where(gone != "", gone, alone)))
