"""A post as a row shows it: its caption as there is room for it, its address where a link may lead there."""


def excerpt(caption: object, letters: int = 70) -> str:
    """The beginning of a caption, cut at a word; empty where there is none."""
    text = " ".join(str(caption).split()) if isinstance(caption, str) else ""
    return text if len(text) <= letters else text[: letters - 1].rsplit(" ", 1)[0] + "…"


def web_address(address: object) -> str:
    """An address that a link may lead to; empty where it leads to no web page, but would run or open something.

    >>> web_address("HTTPS://x.id/p"), web_address("javascript:alert(1)"), web_address(None)
    ('HTTPS://x.id/p', '', '')
    """
    return address if isinstance(address, str) and address.lower().startswith(("https://", "http://")) else ""
