"""Who stands beside whom, who is left out and why, and every account before and after the meetup, in words."""

import pandas as pd

from jangkau.findings.meetup.answers import Answers
from jangkau.findings.meetup.verdict import signed_pct
from jangkau.locales import Say
from jangkau.metrics.meetup.described import COMPARABLE


def left_out_counted(row, say: Say) -> str:
    """How many accounts, and how many of them came."""
    return say(f"meetup.left_out.counted{'.came' if row.came else ''}", n=int(row.every), came=say.number(row.came))


def who(answers: Answers, say: Say) -> list[str]:
    """The two sides in words: how many, on which platforms, and what makes them comparable."""
    answer = answers.effect()
    counts = {"attendee": answer.n_attendees, "comparison": answer.n_comparison}
    if answer.verdict not in COMPARABLE:
        how = "alone" if answer.verdict == "no_comparison" else "would"
        return [say(f"meetup.who.{role}.{how}", n=counts[role]) for role in counts]
    accounts = answers.accounts()
    used, lines = accounts[accounts["used"].astype(bool)], []
    for role in counts:
        platforms = used.loc[used["role"] == role, "platform"].value_counts()
        counted_on = ((say(f"platform.{name}"), int(count)) for name, count in platforms.items())
        by_platform = say.listed([say("meetup.who.on", platform=platform, n=count) for platform, count in counted_on])
        which = f"{role}.again" if role == "attendee" and answer.again else role
        lines.append(say(f"meetup.who.{which}", n=counts[role], platforms=f" ({by_platform})" if by_platform else ""))
    provincial = int(used["regency_code"].isna().sum())
    return [*lines, say("meetup.who.province", n=provincial)] if provincial else lines


def sided(answers: Answers) -> pd.DataFrame:
    """The accounts of the panel with the side they are on, those with a value before first, the largest first."""
    accounts = answers.accounts()
    counts = accounts["used"].astype(bool) if answers.effect().verdict in COMPARABLE else accounts["role"] != ""
    side = accounts["role"].where(counts, "left_out")
    more = (" " + accounts[column].fillna("").astype(str) for column in ("name", "regency"))
    rows = accounts.assign(side=side, words=sum(more, accounts["account"]).str.casefold())
    rows = rows[~rows["why"].isin(["unregistered", "other_province"])]
    return rows.sort_values("before", ascending=False, na_position="last")


def home(row, say: Say) -> str:
    """Its kabupaten or kota, or that it serves the whole province."""
    return row.regency if isinstance(row.regency, str) else say("meetup.home.province") if pd.isna(row.regency_code) else ""


def called(row, say: Say) -> str:
    """An account's handle and platform."""
    return say("meetup.account", handle=row.handle, platform=say(f"platform.{row.platform}.short"))


def changed(row, say: Say) -> str:
    """From how many to how many, and by how many per cent."""
    if pd.isna(row.before) or pd.isna(row.after):
        return say("meetup.accounts.unknown")
    amounts = {"before": say.number(row.before), "after": say.number(row.after)}
    if not row.before:
        return say("meetup.accounts.from_to", **amounts)
    change = signed_pct(100 * (row.after / row.before - 1), say)
    return say("meetup.accounts.changed", change=change, **amounts)
