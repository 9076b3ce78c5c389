"""What places are called, and who is invited from where."""

import csv
from functools import cache
from pathlib import Path

from jangkau.locales import Say

REGENCIES = Path(__file__).parents[2] / "data" / "reference" / "regencies.csv"
NAMED = 3  # accounts invited by name, beyond which they are counted


@cache
def names() -> dict[str, str]:
    """The full name of every kabupaten, kota and province by its code."""
    with REGENCIES.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return {row["province_code"]: row["province"] for row in rows} | {row["code"]: row["name"] for row in rows}


def place_name(code: object) -> str:
    """A kabupaten, kota or province by its code; "" where there is none."""
    return names().get(code, "") if isinstance(code, str) else ""


def invited_said(scope: object, say: Say) -> str:
    """Who is invited, in words, by a scope as it is kept: "all", or kind:value;kind:value."""
    if not isinstance(scope, str) or not scope.strip():
        return say("meetup.invited.unknown")
    parts = scope.split(";")
    accounts = [part for part in parts if part.startswith("accounts:")]
    if len(accounts) <= NAMED:
        return say.listed([invited_part(part, say) for part in parts])
    others = [invited_part(part, say) for part in parts if part not in accounts]
    return say.listed([*others, say("meetup.invited.accounts", n=len(accounts))])


def invited_part(part: str, say: Say) -> str:
    """One part of a scope; one that cannot be read as it is written."""
    kind, _, value = part.partition(":")
    platform, _, handle = value.partition(":")
    if kind == "all":
        return say("registry.invited.all")
    if kind == "province":
        return say("meetup.invited.province", province=place_name(value) or value)
    if kind == "accounts" and handle:
        return f"{say(f'platform.{platform}')} @{handle}" if f"platform.{platform}" in say else f"@{handle}"
    return place_name(value) or value or part
