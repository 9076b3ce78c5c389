"""The way to an export on each platform, step by step: where on its page to press, and the words beside the drawing."""

from jangkau.locales import Say

WAYS = {  # platform -> its steps, each of a kind that pages/sketches.html.j2 draws
    "meta": ("site", "menu", "date", "export"),
    "tiktok": ("site", "menu", "date", "export"),
    "youtube": ("site", "menu", "tab", "export"),
    "x": ("site", "menu", "date", "export"),
    "linkedin": ("site", "menu", "tab", "export"),
}
META = ("instagram", "facebook")


def way_of(account: str) -> str:
    """Under which name the way of an account's platform stands."""
    platform = account.partition(":")[0]
    return "meta" if platform in META else platform


def steps(account: str, say: Say) -> list[tuple[str, str, str]]:
    """Kind, what stands on the button there, and what to do."""
    name = way_of(account)
    return [(kind, say(f"inbox.way.{name}.{kind}"), say(f"inbox.step.{name}.{kind}")) for kind in WAYS.get(name, ())]


def words(account: str, say: Say) -> list[str]:
    """What to mind besides."""
    name = way_of(account)
    return [f"{say(f'upload.where.{name}')} {say(f'upload.where.{name}.how')}"]
