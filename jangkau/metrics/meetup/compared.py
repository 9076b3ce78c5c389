"""A panel seen through one window: how much each account outgrew its trend, and whom it is compared with."""

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import pandas as pd

from jangkau.metrics.meetup.counts import counted_before_and_after
from jangkau.metrics.meetup.guests import strata
from jangkau.metrics.meetup.leaps import MAD
from jangkau.metrics.meetup.long_difference import Window, excess_growth
from jangkau.metrics.meetup.panel import Panel, homes, organisations
from jangkau.metrics.meetup.sample import Sample, group_mean, share_within

CLIPPED = 4.0  # usual deviations from the middle of an account's side, beyond which y is no more believed
AREA_ONLY, UNLIKELY = 0.85, 0.001  # of attendance's variance within Bakorwil, below which it went by them; the test's level
MANY = 60  # accounts, from which on a curve in size and the Bakorwil are held equal too


@dataclass(frozen=True, eq=False)
class Compared:
    """A panel seen through one window: y, whom each account is compared with (-1: left out) and why it is left out.

    size: log followers in the week before. before: of counts, the mean before the meetup; y is then the mean after.
    """

    panel: Panel
    y: np.ndarray
    foretold: np.ndarray
    group: np.ndarray
    why: np.ndarray
    size: np.ndarray | None = None
    before: np.ndarray | None = None

    @property
    def used(self) -> np.ndarray:
        return self.group >= 0

    @cached_property
    def attending(self) -> np.ndarray:
        return (self.panel.accounts["role"] == "attendee").to_numpy()

    @cached_property
    def in_regency(self) -> np.ndarray:
        """Which accounts are at home in a regency; the others serve their whole province."""
        return self.panel.accounts["regency_code"].notna().to_numpy()

    @cached_property
    def area(self) -> np.ndarray:
        """Each account's Bakorwil as a number; 0 for every one where none is recorded, -1 for those of the whole province."""
        named = self.panel.accounts.get("bakorwil", pd.Series("", index=self.panel.accounts.index))
        return pd.factorize(named.astype("string").fillna("").where(self.in_regency))[0]

    def by_area(self, used: np.ndarray) -> bool:
        """Whether who came went by Bakorwil. Accounts of the whole province belong to none, and say nothing of it."""
        mine = used & self.in_regency
        return by_area(self.attending[mine], self.area[mine])

    def among(self, present: np.ndarray) -> "Compared":
        """As if these accounts, and only these, had their values."""
        group, _ = strata(self.panel.accounts, present)
        size, before = (None if values is None else _filled(values) for values in (self.size, self.before))
        return replace(self, group=group, y=_filled(self.y), foretold=_filled(self.foretold), size=size, before=before)

    def both_sides(self, mask: np.ndarray | None = None) -> np.ndarray:
        """The used accounts (of those kept) whose group has both sides among them."""
        used = self.used if mask is None else self.used & mask
        for side in (self.attending, ~self.attending):
            used = used & np.isin(self.group, self.group[used & side])
        return used

    def sample(self, mask: np.ndarray | None = None) -> Sample:
        """What the estimate is made from; `mask` narrows it, and groups that lose one side go."""
        used = self.both_sides(mask)
        attended, group, area = self.attending[used], self.group[used], self.area[used]
        apart = self.by_area(used)
        sized = None if self.size is None else self.size[used]
        before = None if self.before is None else self.before[used]
        y = self.y[used] if before is not None else clipped(self.y[used], group, attended)
        beside = held_equal(sized, group, area if apart or len(y) >= MANY else np.zeros(len(y)))
        cell = group * (area.max(initial=0) + 2) + area if apart else None
        home, run_by = (number(self.panel.accounts)[used] for number in (homes, organisations))
        return Sample.of(y, attended, group, home, self.foretold[used], beside, cell, before, self.in_regency[used], run_by)


def by_area(attended: np.ndarray, area: np.ndarray) -> bool:
    """Whether who came went by Bakorwil, as where only some were invited, and more than by chance."""
    from scipy.special import fdtri

    places, count = len(np.unique(area)), len(area)
    within = share_within(attended, area)
    if places < 2 or within >= AREA_ONLY:
        return False
    between = (count - 1 - within * (count - places)) / (places - 1)
    return within <= 0 or between / within > float(fdtri(places - 1, count - places, 1 - UNLIKELY))


def held_equal(size: np.ndarray | None, group: np.ndarray, area: np.ndarray) -> np.ndarray:
    """A column each: size (with a curve where accounts are many) less its group's mean, and the Bakorwil.

    An account of the whole province stands in every Bakorwil by as much as the others do.
    """
    placed = area[area >= 0]
    columns = [np.where(area < 0, (placed == number).mean(), area == number) for number in np.unique(placed)[1:]]
    if size is not None and len(size):
        own = size - group_mean(size, pd.factorize(group)[0])
        columns += [own, own * own] if len(size) >= MANY else [own]
    return np.column_stack(columns).astype(float) if columns else np.zeros((len(group), 0))


def clipped(y: np.ndarray, group: np.ndarray, attended: np.ndarray) -> np.ndarray:
    """y drawn in to CLIPPED usual deviations from the middle of its own side: what one account did must not speak for all."""
    if not len(y):
        return y
    cell, drawn_in = 2 * group + attended, y.copy()
    middle = pd.Series(y).groupby(cell).transform("median").to_numpy()
    size = np.bincount(cell)[cell]
    for side in (attended, ~attended):  # the effect may scatter attendees more than the others
        off = np.abs(y - middle)[side & (size > 2)]
        reach = CLIPPED * MAD * float(np.median(off)) if len(off) > 4 else 0.0
        if reach > 0:
            drawn_in[side] = np.clip(y, middle - reach, middle + reach)[side]
    return drawn_in


def compared(panel: Panel, window: Window) -> Compared:
    """Every account's growth above its trend in a window, and whom it is compared with. Of counts: before and after."""
    if panel.outcome == "followers":
        (y, foretold, gone), before, size = excess_growth(panel, window), None, _size(panel, window)
    else:
        (y, before, gone), size = counted_before_and_after(panel, window), None
        foretold = np.zeros(len(y))
    group, alone = strata(panel.accounts, (gone == "") & (panel.accounts["role"] != "").to_numpy())
    reasons = panel.accounts["why"].to_numpy()
    why = np.where(reasons != "", reasons, np.where(gone != "", gone, alone))
    return Compared(panel, y, foretold, group, why, size, before)


def _size(panel: Panel, window: Window) -> np.ndarray:
    """Log followers around the window's base, by the latest told of the three weeks that its growth may begin with."""
    value = panel.week(window.base).copy()
    for week in (window.base - 1, window.base - 2):
        value = np.where(np.isnan(value), panel.week(week), value)
    return value


def _filled(values: np.ndarray) -> np.ndarray:
    return np.where(np.isnan(values), 0.0, values)
