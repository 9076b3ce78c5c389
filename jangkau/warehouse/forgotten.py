"""What stands in the place of a name that was erased on request: a word that nobody can lead back to whoever bore it."""

import re
import secrets

FORGOTTEN = "forgotten"  # the state of an import whose bytes were erased
STAND_IN = re.compile(r"(?:\w+:)?@?dihapus_[0-9a-f]{12}")


def stand_in() -> str:
    """A new one, in the form of a handle; it is drawn, not worked out of the name."""
    return f"dihapus_{secrets.token_hex(6)}"


def is_stand_in(text: object) -> bool:
    """Whether a handle, an account or a name stands for one that was erased.

    >>> is_stand_in("instagram:dihapus_0123456789ab"), is_stand_in("@dihapus_0123456789ab"), is_stand_in("dihapus_semua")
    (True, True, False)
    """
    return STAND_IN.fullmatch(str(text or "")) is not None


def named(platform: str, handle: str) -> re.Pattern[str]:
    """How a text names an account: "instagram:kominfo", "@kominfo", or the link to its profile; the handle is group 1.

    >>> texts = ("halo @Kominfo!", "@kominfojatim", "instagram:kominfo", "kominfo.jatim", "@kominfo.")
    >>> [bool(named("instagram", "kominfo").search(text)) for text in texts]
    [True, False, True, False, True]
    """
    before = rf"(?<![\w.])@|{re.escape(platform)}:@?|{re.escape(platform)}\.com/(?:@|company/|in/|c/|user/)?"
    return re.compile(rf"(?:{before})({re.escape(handle)})(?!\.?[\w-])", re.IGNORECASE)
