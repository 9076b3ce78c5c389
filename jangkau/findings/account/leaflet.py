"""Rapor akun: what the admin of an account is given back, in words: habit, best posts, agendas, standing, what is missing."""

from dataclasses import dataclass
from datetime import date, timedelta

import pandas as pd

from jangkau.findings.account.owed import NOTHING, owed_in
from jangkau.findings.account.sentences import who_said
from jangkau.findings.account.ways import steps, words
from jangkau.findings.captions import excerpt
from jangkau.findings.shares import fraction_said
from jangkau.findings.week.posts import score_said
from jangkau.locales import Say
from jangkau.metrics.account.account_bands import AGENDA_WEEKS, PEERS, WEEKS, account_bands
from jangkau.metrics.account.account_view import account_card
from jangkau.metrics.campaigns.agenda_response import agenda_response_between
from jangkau.metrics.office import facts
from jangkau.metrics.scope import Scope
from jangkau.metrics.warehouse import Warehouse
from jangkau.metrics.week.post_performance import account_scores

BEST, AGENDAS = 3, 5


@dataclass(frozen=True)
class AccountLeaflet:
    """One account's leaflet in words. numbers: (label, amount, what it rests on), the amount None where nobody told."""

    account: str
    handle: str
    whose: str
    period: str
    numbers: tuple[tuple[str, str | None, str], ...]
    standing: tuple[tuple[str, str], ...]
    standing_note: str
    best: tuple[tuple[str, str, str], ...]
    agendas: tuple[tuple[str, str], ...]
    missing: str
    overdue: bool
    steps: tuple[str, ...]
    mind: tuple[str, ...]
    demo: bool
    definitions: str

    @property
    def nothing(self) -> bool:
        """Whether nothing is known of the account in these weeks."""
        return all(amount is None for _, amount, _ in self.numbers) and not (self.best or self.agendas or self.standing)


def account_leaflet(warehouse: Warehouse, account: str, monday: date, today: date, say: Say) -> AccountLeaflet | None:
    """The leaflet of a registered account for the twelve weeks up to a week; None where it is not registered."""
    card = account_card(warehouse, account)
    if card is None or not card["registered"]:
        return None
    scope = Scope(card["province_code"], week=monday)
    first = scope.sunday - timedelta(weeks=WEEKS) + timedelta(days=1)
    bands = account_bands(warehouse, scope)
    own = bands[bands["account"] == account].set_index("measure")
    since = scope.sunday - timedelta(weeks=AGENDA_WEEKS)
    response = agenda_response_between(warehouse, scope, since, scope.sunday)
    response = response[response["account"] == account].iloc[::-1]
    due = owed_in(warehouse, today).get(account, NOTHING)
    about = facts(warehouse)
    return AccountLeaflet(
        account=account, handle=f"@{card['handle']}", whose=" · ".join(who_said(card, say)),
        period=say.days(first, scope.sunday), numbers=numbers(card, own, response, first, say), standing=standing(own, say),
        standing_note=standing_note(own, say), best=best(account_scores(warehouse, account, first, scope.sunday), say),
        agendas=tuple((say(f"campaign.state.{row.status}"), f"{row.agenda}, {say.short_day(row.starts_on)}")
                      for row in response.head(AGENDAS).itertuples()),
        missing=due.said(say), overdue=due.overdue, steps=how(account, say),
        mind=tuple(words(account, say)), demo=about.get("demo") == "true",
        definitions=about["definitions"],
    )  # fmt: skip


def numbers(
    card: pd.Series, own: pd.DataFrame, response: pd.DataFrame, first: date, say: Say
) -> tuple[tuple[str, str | None, str], ...]:
    """Posts a week, views of the middle post, agendas answered, followers; None of what is not known."""
    posts = int(own["posts"].iloc[0]) if len(own) else 0
    unheard = not posts and (not card["posts"] or pd.Timestamp(card["last_on"]).date() < first)  # no file tells of any day
    counted = response[response["covered"] & response["timed"]]
    views = own["value"].get("views", float("nan"))
    followed = pd.notna(card["followers"])
    answered = fraction_said(int(counted["answered"].sum()), len(counted), say) if len(counted) else None
    return (
        (say("leaflet.posts"), None, say("leaflet.posts.none")) if unheard else
        (say("leaflet.posts"), say.decimal(posts / WEEKS), say("leaflet.posts.rests", n=posts, weeks=say.number(WEEKS))),
        (say("leaflet.views"), None if pd.isna(views) else say.short(views), say("leaflet.views.rests")),
        (say("leaflet.agendas"), answered, say(f"leaflet.agendas.{'rests' if len(counted) else 'unknown'}", n=AGENDA_WEEKS)),
        (say("leaflet.followers"), say.short(card["followers"]) if followed else None,
         say.short_day(card["followers_on"]) if followed else say("leaflet.followers.none")),
    )  # fmt: skip


def standing(own: pd.DataFrame, say: Say) -> tuple[tuple[str, str], ...]:
    """The band of each measure in words, those without one left out."""
    rows = own[own["band"].notna()] if len(own) else own
    return tuple((say(f"leaflet.measure.{row.Index}"), say(f"leaflet.band.{row.band}")) for row in rows.itertuples())


def standing_note(own: pd.DataFrame, say: Say) -> str:
    """Among whom it stands; why nothing is said, where nothing is."""
    rows = own[own["band"].notna()] if len(own) else own
    if rows.empty:
        return say("leaflet.standing.none", n=PEERS)
    last = rows.iloc[-1]
    like = " · ".join(say(f"{'platform' if name == 'platform' else 'owner'}.{last[name]}") for name in last["group"].split("+"))
    return say("leaflet.standing.note", like=like, n=int(rows["peers"].min()))


def best(posts: pd.DataFrame, say: Say) -> tuple[tuple[str, str, str], ...]:
    """The posts that did best against the account's own habit; without a habit, those with most interactions."""
    rows = posts[posts["interactions"].notna()].head(BEST)
    return tuple(
        (
            score_said(row, say) if pd.notna(row.score) else say("leaflet.interactions", n=int(row.interactions)),
            excerpt(row.caption, 110) or say("leaflet.no_caption"),
            say.short_day(row.published_on),
        )
        for row in rows.itertuples()
    )


def how(account: str, say: Say) -> tuple[str, ...]:
    """The way to the missing export, step by step."""
    return tuple(text for _, _, text in steps(account, say))
