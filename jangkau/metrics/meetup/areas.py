"""Was one Bakorwil invited and the others not? Then what befell that Bakorwil looks like the meetup's effect."""

from dataclasses import dataclass

import numpy as np

from jangkau.metrics.meetup.compared import Compared

BESIDE = 3  # accounts of either side that a Bakorwil needs for its attendees to have somebody to be compared with


@dataclass(frozen=True)
class Areas:
    """How many Bakorwil there are and sent someone; by_area: whether attendance went by them; and the accounts in mixed ones."""

    recorded: int
    attending: int
    by_area: bool
    attendees_mixed: int
    comparison_mixed: int


def areas(comparison: Compared) -> Areas:
    """Over the accounts compared of regencies. recorded is 0 or 1 where a province has no Bakorwil, or nobody entered them."""
    used = comparison.both_sides() & comparison.in_regency
    area, came = comparison.area[used], comparison.attending[used]
    if not used.any():
        return Areas(0, 0, False, 0, 0)
    counts = np.array([np.bincount(area, side, minlength=area.max() + 1) for side in (came, ~came)])
    mixed = counts.min(axis=0) >= BESIDE
    return Areas(
        len(np.unique(area)), int((counts[0] > 0).sum()), comparison.by_area(used),
        *(int(side[mixed].sum()) for side in counts),
    )  # fmt: skip
