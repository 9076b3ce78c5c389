"""Who is invited to an event: read once, on the way in, into one form that every question understands."""

import re

from etl.model import Account
from etl.read.cells import CellRefused
from etl.registry import regions

Unread = tuple[str, str]  # a part as it is written, and the code of the reason


def invited_scope(text: str) -> tuple[str | None, tuple[Unread, ...]]:
    """The form in which a scope is kept ("kind:value;kind:value", or "all"), and the parts that cannot be read.

    Parts stand between ; | or commas: all, province:CODE, bakorwil:NAME, regency:CODE, accounts:PLATFORM:HANDLE. A name
    does for a code, and a part without a kind goes on with the kind before it. None: the event's own province.

    >>> invited_scope("regency:35.08|Kab. Jember; bakorwil:i madiun")
    ('regency:35.08;regency:35.09;bakorwil:Bakorwil I Madiun', ())
    >>> invited_scope("accounts:Instagram:@KominfoJatim, x:jatim"), invited_scope("All"), invited_scope("")
    (('accounts:instagram:kominfojatim;accounts:x:jatim', ()), ('all', ()), (None, ()))
    >>> invited_scope("semua akun; province:99")
    (None, (('semua akun', 'invited_unknown'), ('province:99', 'province_unknown')))
    """
    kind, found, unread = "", [], []
    for part in filter(None, (" ".join(part.split()) for part in re.split(r"[;|,]", text))):
        named, _, value = part.partition(":")
        if named.strip().casefold() in KINDS:
            kind = named.strip().casefold()
        else:
            value = part
        try:
            found.append(_read(kind, value.strip()))
        except CellRefused as refusal:
            unread.append((part, refusal.code))
    return "all" if "all" in found else ";".join(dict.fromkeys(found)) or None, tuple(unread)


def _read(kind: str, value: str) -> str:
    if kind == "all" and not value:
        return kind
    if kind not in READ:
        raise CellRefused("invited_unknown")
    return f"{kind}:{READ[kind](value)}"


def _account(text: str) -> str:
    try:
        account = Account.parse(text)
    except ValueError:
        raise CellRefused("invited_account_unreadable") from None
    if "/" in account.handle:
        raise CellRefused("handle_is_link")
    return str(account)


READ = {
    "province": regions.province_code, "bakorwil": regions.bakorwil, "regency": regions.regency_code, "accounts": _account,
}  # fmt: skip
KINDS = {"all", *READ}


def invited_accounts(scope: object) -> list[str]:
    """The accounts that a scope, as it is kept, invites by name.

    >>> invited_accounts("province:35;accounts:x:jatim"), invited_accounts(None)
    (['x:jatim'], [])
    """
    parts = str(scope or "").split(";")
    return [part.removeprefix("accounts:") for part in parts if part.startswith("accounts:")]
