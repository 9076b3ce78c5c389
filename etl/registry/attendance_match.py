"""Who on a list of guests is which registered account: what is exact, what may be meant, what nobody knows."""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property

from etl.registry.attendance_list import Guest

NEAR, SHORTLIST, CANDIDATES = 0.62, 40, 5  # likeness from which on it is offered; how many are compared, and shown


@dataclass(frozen=True)
class Match:
    """What the registry knows of a guest. kind: handle (this very account, no doubt), name (one account bears exactly this
    name), several (namesakes on several platforms, or accounts of one name), near (spelled alike) or nothing."""

    guest: Guest
    kind: str
    candidates: tuple[str, ...] = ()

    @property
    def exact(self) -> bool:
        """Whether nobody has to be asked."""
        return self.kind == "handle"


def plain_name(text: str) -> str:
    """A name without case, accents, marks and doubled spaces.

    >>> plain_name("  Dinas KOMINFO, Kab. Jémber "), plain_name("@Info.Jember_id")
    ('dinas kominfo kab jember', 'info jember id')
    """
    bare = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().casefold()
    return " ".join(re.findall(r"[a-z0-9]+", bare))


class Registry:
    """The registered accounts ("platform:handle" and name), ready to be asked for by handle, name or likeness."""

    def __init__(self, names: Mapping[str, str]):
        self.names = dict(names)

    @cached_property
    def by_handle(self) -> dict[str, list[str]]:
        """Each handle's accounts, on however many platforms."""
        return _grouped((account.partition(":")[2], account) for account in self.names)

    @cached_property
    def by_name(self) -> dict[str, list[str]]:
        """Each name's accounts."""
        return _grouped((plain_name(name), account) for account, name in self.names.items() if plain_name(name))

    @cached_property
    def by_piece(self) -> dict[str, list[str]]:
        """The accounts in whose handle or name three letters in a row stand."""
        return _grouped((piece, account) for account in self.names for piece in self._pieces(account))

    def _spellings(self, account: str) -> tuple[str, ...]:
        return tuple(plain_name(text).replace(" ", "") for text in (account.partition(":")[2], self.names[account]))

    def _pieces(self, account: str) -> set[str]:
        return {piece for spelling in self._spellings(account) for piece in pieces(spelling)}

    def alike(self, text: str, platform: str | None) -> tuple[str, ...]:
        """The accounts spelled most like a text, the likest first; of one platform where it is told."""
        sought = plain_name(text).replace(" ", "")
        shared = Counter(account for piece in pieces(sought) for account in self.by_piece.get(piece, ()))
        scored = []
        for account, _ in shared.most_common(SHORTLIST):
            score = max(SequenceMatcher(None, sought, spelling).ratio() for spelling in self._spellings(account))
            if score >= NEAR:
                scored.append((not platform or account.startswith(f"{platform}:"), score, account))
        return tuple(account for *_, account in sorted(scored, key=lambda one: (-one[0], -one[1], one[2]))[:CANDIDATES])


def pieces(text: str) -> set[str]:
    """Three letters in a row, wherever they stand.

    >>> sorted(pieces("jember"))
    ['ber', 'emb', 'jem', 'mbe']
    """
    return {text[place : place + 3] for place in range(len(text) - 2)}


def _grouped(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for key, account in pairs:
        found[key].append(account)
    return dict(found)


def matched(guests: Iterable[Guest], registry: Registry) -> list[Match]:
    """Each guest with what the registry knows of it. Only a handle that stands for one account alone is exact."""
    return [_match(guest, registry) for guest in guests]


def _match(guest: Guest, registry: Registry) -> Match:
    accounts = registry.by_handle.get(guest.handle, []) if guest.handle else []
    told = [account for account in accounts if account.startswith(f"{guest.platform}:")]
    if told:
        return Match(guest, "handle", tuple(told))
    if accounts:  # the platform is not told, or is another: one account is exact only where nothing contradicts it
        alone = len(accounts) == 1 and not guest.platform and guest.certain
        return Match(guest, "handle" if alone else "several", tuple(sorted(accounts)))
    named = registry.by_name.get(plain_name(guest.said), [])
    if named:
        return Match(guest, "name" if len(named) == 1 else "several", tuple(sorted(named)))
    near = registry.alike(guest.handle or guest.said, guest.platform)
    return Match(guest, "near" if near else "nothing", near)
