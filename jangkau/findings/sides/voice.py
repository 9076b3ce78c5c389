"""Share of voice as the report says it: both shares of all interactions, and the account in the middle of each side."""

from math import isnan

from jangkau.locales import Say


def voice_said(voice: list[dict], say: Say) -> dict:
    """The title, both sides with their shares (where there are none, why), and the middles.

    voice: share_of_voice with registered and middle.
    """
    sides = [{"owner": owner, "name": say(f"owner.{owner}"), "share": share} for owner, share in shares_said(voice, say)]
    return {"title": say("report.sides"), "unit": say("report.sides.unit"), "sides": sides,
            "none": "" if sides else none_said(voice, say), "middles": middles_said(voice, say)}  # fmt: skip


def middles_said(voice: list[dict], say: Say) -> str:
    """The account in the middle of each side; of a side alone its own, and of one account that account."""
    none = say("state.no_data")
    middles = {side["owner"]: none if side["middle"] is None else say.short(round(side["middle"])) for side in voice}
    there = [side for side in voice if side["registered"]]
    if len(there) == 1:
        alone, key = there[0], "report.sides.middle.only" if there[0]["registered"] == 1 else "report.sides.middle.alone"
        owner, have = say(f"owner.{alone['owner']}").lower(), say.number(alone["accounts"])
        return say(key, owner=owner, middle=middles[alone["owner"]], have=have, n=alone["registered"])
    counts = {f"{side['owner']}_{name}": say.number(side[key]) for side in voice
              for name, key in (("have", "accounts"), ("all", "registered"))}  # fmt: skip
    return say("report.sides.middle", **middles, **counts)


def none_said(voice: list[dict], say: Say) -> str:
    """Why there are no shares: one side alone is known, or neither."""
    known = [side["owner"] for side in voice if side["share"] is not None]
    return say("report.sides.alone", owner=say(f"owner.{known[0]}").lower()) if known else say("report.sides.none")


def shared(voice: list[dict]) -> bool:
    """Whether both sides have a share: of one side alone it is always the whole, and says nothing."""
    return all(side["share"] is not None and not isnan(side["share"]) for side in voice)


def shares_said(voice: list[dict], say: Say) -> list[tuple[str, str]]:
    """Each side and its share of all interactions; together they are 100%. Empty where a side has none."""
    if not shared(voice):
        return []
    return list(zip([side["owner"] for side in voice], say.parts([side["share"] for side in voice]), strict=True))


def voice_described(voice: list[dict], say: Say) -> str:
    """The bar in words."""
    sides = [f"{say('owner.' + owner)} {share}" for owner, share in shares_said(voice, say)]
    return ", ".join([say("report.sides.unit"), *sides])
