"""What the accounts answered in the period: hoaxes within three hours, agendas within a day."""

from dataclasses import dataclass
from datetime import timedelta

from jangkau.metrics.campaigns.agenda_response import agenda_response_between, response_shares
from jangkau.metrics.campaigns.hoax_corrections import correction_share, hoax_corrections
from jangkau.metrics.kept import kept
from jangkau.metrics.scope import Scope
from jangkau.metrics.warehouse import Warehouse

JUDGED_DAYS = 3  # an agenda can be judged when its 72 hours are over


@dataclass(frozen=True)
class Answers:
    """Hoaxes met within the goal of those reported; pairs of account and agenda on time of those that can be judged.

    agendas: those whose 72 hours ended in the period, for only then can they be judged.
    median_hours: until half of the hoaxes were corrected, None where half never were.
    """

    hoaxes_met: int
    hoaxes: int
    median_hours: float | None
    agendas: int
    agenda_on_time: int
    agenda_counted: int


@kept
def answers(warehouse: Warehouse, scope: Scope) -> Answers:
    """The scope's period: the hoaxes that were reported in it, the agendas that were to be answered by its end."""
    hoaxes = correction_share(hoax_corrections(warehouse, scope))
    first, last = (day - timedelta(days=JUDGED_DAYS) for day in (scope.first_week, scope.sunday))
    response = agenda_response_between(warehouse, scope, first, last)
    whole = response_shares(response.assign(all=1), ["all"])
    return Answers(
        hoaxes.met, hoaxes.reported, hoaxes.median_hours, int(response["event_id"].nunique()),
        int(whole["counted_on_time"].sum()), int(whole["counted"].sum()),
    )  # fmt: skip
