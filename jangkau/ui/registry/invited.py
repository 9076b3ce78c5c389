"""Who is invited to an event, to choose from and in words."""

from etl.registry.invited import invited_scope
from etl.registry.regions import bakorwils, provinces, regencies
from jangkau.locales import Say
from jangkau.ui.registry.lists import region_name


def invitations() -> list[str]:
    """All that can be chosen, as a scope's parts are kept: everyone, provinces, Bakorwil, kabupaten and kota."""
    kinds = {"province": sorted(provinces()), "bakorwil": bakorwils(), "regency": sorted(regencies())}
    return ["all", *(f"{kind}:{name}" for kind, names in kinds.items() for name in names)]


def part_said(part: str, say: Say) -> str:
    """One part of a scope in words; one that cannot be read as it is written."""
    kind, _, value = part.partition(":")
    if kind == "all":
        return say("registry.invited.all")
    if kind == "province":
        return say("meetup.invited.province", province=region_name(value) or value)
    return region_name(value) or value or part


def scope_said(scope: str, say: Say) -> str:
    """A whole scope in words; one that cannot be read as it is written."""
    kept, unread = invited_scope(scope)
    return scope if unread or not kept else say.listed([part_said(part, say) for part in kept.split(";")])
