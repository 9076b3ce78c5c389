"""Who responded to a week's agendas, and what the community added to them and to the campaigns that ran, in words."""

import re
from datetime import date

from jangkau.findings.campaigns.agenda import agenda_said
from jangkau.findings.campaigns.leverage import leverage_amount, leverage_known, leverage_said
from jangkau.locales import Say
from jangkau.warehouse.vocabulary import SIDES

Act = dict[str, str]  # its name, and what is said of it


def acts(agendas: list[dict], levers: list[dict] | None, say: Say) -> list[Act]:
    """The agendas that were to be answered in the week, then the campaigns that ran. Rows as an edition keeps them."""
    by_event = {row["event_id"]: row for row in levers or ()}
    campaigns = [row for row in by_event.values() if row["kind"] == "campaign"]
    return [agenda_act(row, by_event.get(row["event_id"]), say) for row in agendas] + [
        campaign_act(row, say) for row in campaigns
    ]


def agenda_act(row: dict, lever: dict | None, say: Say) -> Act:
    """An agenda's sentence, and how often the community was seen with it."""
    added = f" {leverage_said(lever, say)}." if lever and leverage_known(lever) else ""
    name = say("report.agenda", name=row["agenda"], when=say.short_day(date.fromisoformat(row["starts_on"])))
    return {"name": name, "said": f"{agenda_said(row, say)}{added}"}


def campaign_act(row: dict, say: Say) -> Act:
    """How often the community was seen with a campaign beside the government, up to the week's end."""
    first, last = (date.fromisoformat(row[name]) for name in ("starts_on", "ends_on"))
    name = re.sub(r"^kampanye\s+", "", row["event"], flags=re.IGNORECASE)
    return {"name": say("report.campaign", name=name, days=say.short_days(first, last)), "said": campaign_said(row, say)}


def campaign_said(row: dict, say: Say) -> str:
    """The ratio and on how many posts it rests, or that none can be told."""
    if not leverage_known(row):
        return say("report.campaign.unknown", n=sum(row[f"{owner}_posts"] for owner in SIDES))
    posts = sum(row[f"{owner}_posts_with_views"] for owner in SIDES)
    return say("report.campaign.told", n=posts, times=leverage_amount(row, say))
