"""What the accounts' answers to the agendas come to: what every part of the section speaks of."""

from dataclasses import dataclass

import pandas as pd

from jangkau.metrics.campaigns.agenda_response import response_shares
from jangkau.metrics.campaigns.response_time import ResponseTime, time_to_respond
from jangkau.warehouse.vocabulary import SIDES


@dataclass(frozen=True)
class Responded:
    """Shares by agenda (the newest first), of all together, and by owner how many were on time of how many counted; how fast
    all were, and each side that can be told of.
    """

    shares: pd.DataFrame
    whole: pd.Series
    by_owner: dict[str, tuple[int, int]]
    time: ResponseTime
    sides: dict[str, ResponseTime]


def responded(response: pd.DataFrame) -> Responded:
    """What agenda_response comes to."""
    shares = response_shares(response, ["event_id", "agenda", "starts_on"]).sort_values(
        "starts_on", ascending=False, kind="stable"
    )
    whole = response_shares(response.assign(all=1), ["all"]).iloc[0]
    owners = response_shares(response, ["owner"])
    by_owner = dict(zip(owners["owner"], zip(owners["counted_on_time"], owners["counted"], strict=True), strict=True))
    times = {owner: time_to_respond(response[response["owner"] == owner]) for owner in SIDES}
    sides = {owner: time for owner, time in times.items() if time.pairs}
    return Responded(shares, whole, by_owner, time_to_respond(response), sides)
