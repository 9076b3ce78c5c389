"""How an account is called before a reader; its key (instagram:namaakun) stands in files and commands alone."""

from jangkau.locales import Say


def account_named(account: str, say: Say) -> str:
    """An account by its platform and handle: Instagram @namaakun."""
    platform, _, handle = account.partition(":")
    return f"{say(f'platform.{platform}')} @{one_line(handle)}"


def one_line(text: object) -> str:
    """A name from the registry without line breaks and other signs that cannot be seen."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in str(text)).split())
