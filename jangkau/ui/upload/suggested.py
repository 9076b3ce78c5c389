"""Whose a file may be: handles and names in its folders and in its own name suggest an account. A person says yes or no."""

import re
from collections.abc import Iterable
from pathlib import PurePosixPath

from etl.model import Account
from etl.read.calendar_names import BY_HAND, month_named
from etl.read.cells import CellRefused
from jangkau.warehouse.handles import platform_of

SHORTEST = 4  # letters of a handle that is looked for inside a name


def suggested(label: str, platforms: Iterable[str], accounts: Iterable[str], names: dict[str, str]) -> Account | None:
    """The account that a file's way speaks of; None where none is spoken of, or more than one.

    platforms: of which the file may be; accounts: those known, by number; names: what they are called in reports.

    >>> known, names = ["instagram:kominfo_a", "tiktok:kominfo_a", "instagram:kominfo"], {"instagram:kominfo": "Dinas Kominfo"}
    >>> [str(suggested(way, ["instagram"], known, names)) for way in ("kominfo_a/2025-03/Views.csv", "Dinas Kominfo/Views.csv")]
    ['instagram:kominfo_a', 'instagram:kominfo']
    >>> str(suggested("kiriman.zip/Kominfo_A views maret.csv", ["instagram"], known, names))
    'instagram:kominfo_a'
    >>> str(suggested("baru.id/Maret 2025/ig/Views.csv", ["instagram", "facebook"], known, names))
    'instagram:baru.id'
    >>> suggested("kominfo_a/Views.csv", ["instagram", "tiktok"], known, names), suggested("A/Views.csv", ["x"], known, names)
    (None, None)
    """
    way = PurePosixPath(label)
    folders, name = [folder for folder in way.parts[:-1] if not folder.endswith(".zip")], way.stem
    possible = _platforms([*folders, name], set(platforms))
    known = [account for account in accounts if account.partition(":")[0] in possible]
    for folder in reversed(folders):
        if called := [
            account for account in known if folder.casefold().lstrip("@") in (_handle(account), names.get(account, "").casefold())
        ]:
            return _only(called)
    text = "/".join([*folders, name]).casefold()
    if spoken := [account for account in known if _bounded(_handle(account), text)]:
        longest = max(len(_handle(account)) for account in spoken)
        return _only([account for account in spoken if len(_handle(account)) == longest])
    return _new(folders, name, possible)


def _platforms(parts: list[str], platforms: set[str]) -> set[str]:
    """The platforms that a file may be of, by what it is and by the words on its way."""
    words = {word for part in parts for word in re.split(r"[^a-z]+", part.casefold())}
    named = {platform for word in words if (platform := platform_of(word))} & platforms
    return named if len(named) == 1 else platforms


def _new(folders: list[str], name: str, possible: set[str]) -> Account | None:
    """An account that nobody knows yet: written with its @, or the folder that holds a folder of a month."""
    written = [match[1] for part in [name, *reversed(folders)] for match in re.finditer(r"(?:^|[\s_(-])@([\w.]+)", part)]
    own = [folder for folder in folders if not platform_of(folder)]
    month = next((place for place, folder in enumerate(own) if place and is_month(folder)), None)
    handles = written or ([own[month - 1]] if month else [])
    if not handles or len(possible) != 1:
        return None
    (platform,) = possible
    try:
        return Account.typed(platform, handles[0])
    except CellRefused:
        return None


def is_month(folder: str) -> bool:
    """Whether a folder is called after a month.

    >>> [is_month(folder) for folder in ("2025-03", "03", "Maret", "mar 2025", "Maret_25", "202503", "kominfo", "13", "12 akun")]
    [True, True, True, True, True, True, False, False, False]
    """
    words = re.findall(r"[^\W\d_]+|\d+", folder.casefold())
    months = [month_named(word, BY_HAND) for word in words if not word.isdecimal()]
    if months:
        return all(months)
    return bool(re.fullmatch(r"(?:20\d\d[-_. ]?)?(?:0?[1-9]|1[0-2])(?:[-_. ]20\d\d)?", folder.strip()))


def _handle(account: str) -> str:
    return account.partition(":")[2]


def _bounded(handle: str, text: str) -> bool:
    return len(handle) >= SHORTEST and re.search(rf"(?<![a-z0-9]){re.escape(handle)}(?![a-z0-9])", text) is not None


def _only(accounts: list[str]) -> Account | None:
    return Account.of(*accounts[0].split(":", 1)) if len(accounts) == 1 else None
