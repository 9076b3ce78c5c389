"""Whose account it is and what is known of it, in words."""

import pandas as pd

from jangkau.findings.period import moment_said
from jangkau.locales import Say


def who_said(card: pd.Series, say: Say) -> list[str]:
    """Whose account it is, as far as the registry tells."""
    if not card["registered"]:
        return [say(f"platform.{card['platform']}"), say("account.unregistered")]
    parts = [say(f"platform.{card['platform']}"), say(f"owner.{card['owner']}"), *card[["name", "organisation", "region"]]]
    return [part for part in dict.fromkeys(parts) if isinstance(part, str) and part and part != card["handle"]]


def when_said(card: pd.Series, say: Say) -> list[str]:
    """What is known of it and until when."""
    sentences = []
    if pd.notna(card["followers"]):
        sentences.append(say("account.followers", amount=say.number(card["followers"]), day=say.short_day(card["followers_on"])))
    if pd.notna(card["last_on"]):
        sentences.append(say("account.until", first=say.short_day(card["first_on"]), last=say.short_day(card["last_on"])))
    if pd.notna(card["last_published_on"]):
        sentences.append(say("account.last_post", n=int(card["posts"]), day=say.short_day(card["last_published_on"])))
    return sentences


def exported_said(file, say: Say) -> str:
    """When the platform made the file, as far as it tells."""
    if pd.notna(file.exported_at):
        return moment_said(file.exported_at, say)
    return say.short_day(file.exported_on) if pd.notna(file.exported_on) else say("account.export.unknown")


def level_said(values: pd.Series, grain: str, say: Say) -> str:
    """Values that show nothing in a picture: one alone, or zero all along. `grain`: day or week."""
    if len(values) == 1:
        return say("account.single", value=say.number(values.iloc[0]))
    return say(f"account.zero.{grain}", n=len(values))
