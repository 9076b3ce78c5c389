"""What an additional follower cost: only where an effect is stated, and with its interval."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from jangkau.metrics.meetup.answer import MeetupEffect


@dataclass(frozen=True)
class Cost:
    """rupiah: of the event. additional, per_follower: as the effect says, low and high as the ends of its interval say.

    Counted over the attendees in the estimate alone: of the others nothing is known, so the true price is rather lower.
    """

    rupiah: int
    accounts: int
    additional: float
    low: float
    high: float

    @property
    def per_follower(self) -> tuple[float, float, float]:
        """The rupiah for a follower: by the effect, at the best and at the worst that remains possible."""
        return self.rupiah / self.additional, self.rupiah / self.high, self.rupiah / self.low


def cost(answer: MeetupEffect) -> Cost | None:
    """None where no cost is on record, or the verdict states no rise of followers."""
    rupiah, stated = answer.occasion.cost_rupiah, answer.stated
    if not rupiah or answer.outcome != "followers" or stated is None or stated.effect_pct is None or stated.low_pct <= 0:
        return None
    mine = answer.comparison.used & answer.comparison.attending
    after = np.exp(answer.comparison.panel.week(answer.horizon - 1)[mine])
    followers = float(np.nansum(after))
    gained = [followers * (1 - 1 / (1 + pct / 100)) for pct in (stated.effect_pct, stated.low_pct, stated.high_pct)]
    return Cost(int(rupiah), int(mine.sum()), *gained)


def cost_row(answer: MeetupEffect) -> pd.DataFrame:
    """One row. Columns: verdict, cost_rupiah, accounts, additional, rupiah_per_follower, low and high (blank where refused)."""
    cost_known = cost(answer)
    named = ("rupiah_per_follower", "low", "high")
    prices = dict(zip(named, cost_known.per_follower, strict=True)) if cost_known else dict.fromkeys(named)
    about = {"verdict": answer.verdict, "cost_rupiah": answer.occasion.cost_rupiah}
    counted = {"accounts": cost_known and cost_known.accounts, "additional": cost_known and cost_known.additional}
    return pd.DataFrame([about | counted | prices], dtype=object)
