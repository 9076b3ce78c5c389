"""Who has not posted about an agenda in time, and what may be written to them."""

from dataclasses import dataclass
from datetime import date

import pandas as pd

from jangkau.locales import Say

BEHIND = ("none", "late")  # in the order in which they are asked


@dataclass(frozen=True)
class Late:
    """An agenda with the accounts that surely missed its first day: rows of agenda_response, those without any post first."""

    agenda: str
    starts_on: date
    accounts: pd.DataFrame

    def of(self, status: str) -> list[str]:
        """The handles of those that posted late, or not at all."""
        return self.accounts.loc[self.accounts["status"] == status, "handle"].tolist()


def late(response: pd.DataFrame) -> Late | None:
    """The newest agenda that some account surely missed; None where nobody did. Whose exports tell too little is no latecomer."""
    missed = response[response["covered"] & response["timed"] & response["status"].isin(BEHIND)]
    if missed.empty:
        return None
    newest = missed.sort_values("starts_on", ascending=False, kind="stable").iloc[0]
    rows = missed[missed["event_id"] == newest["event_id"]]
    order = rows.assign(place=rows["status"].map(BEHIND.index)).sort_values(["place", "owner", "handle"])
    return Late(newest["agenda"], newest["starts_on"], order.drop(columns="place").reset_index(drop=True))


def late_said(missed: Late, say: Say) -> str:
    """How many missed it, and how."""
    counts = {status: len(missed.of(status)) for status in BEHIND}
    parts = [say(f"campaign.count.{status}", n=count) for status, count in counts.items() if count]
    return say("campaign.late.unit", agenda=missed.agenda, day=say.day(missed.starts_on), counts=" · ".join(parts))


def reminder(missed: Late, say: Say) -> str:
    """A message to those that have not posted, else to those that posted late: ready to be sent, nothing in it is a reproach."""
    status = BEHIND[0] if missed.of(BEHIND[0]) else BEHIND[1]
    named = say.listed([f"@{handle}" for handle in dict.fromkeys(missed.of(status))])  # one name may stand on several platforms
    return say(f"campaign.late.text.{status}", accounts=named, agenda=missed.agenda, day=say.day(missed.starts_on))
