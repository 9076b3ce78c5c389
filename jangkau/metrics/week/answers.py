"""What the accounts answered in the period: hoaxes within three hours, agendas within a day."""

from dataclasses import dataclass

from jangkau.metrics.campaigns.agenda_response import agenda_response, response_shares
from jangkau.metrics.campaigns.hoax_corrections import correction_share, hoax_corrections
from jangkau.metrics.kept import kept
from jangkau.metrics.scope import Scope
from jangkau.metrics.warehouse import Warehouse


@dataclass(frozen=True)
class Answers:
    """Hoaxes met within the goal of those reported; pairs of account and agenda on time of those that can be judged.

    agendas: how many had their 72 hours end in the period.
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
    """What the first page and the weekly report say of the scope's period."""
    hoaxes = correction_share(hoax_corrections(warehouse, scope))
    response = agenda_response(warehouse, scope)
    whole = response_shares(response.assign(all=1), ["all"])
    return Answers(
        hoaxes.met, hoaxes.reported, hoaxes.median_hours, int(response["event_id"].nunique()),
        int(whole["counted_on_time"].sum()), int(whole["counted"].sum()),
    )  # fmt: skip
