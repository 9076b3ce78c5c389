"""A post's caption as a row has room for it."""


def excerpt(caption: object, letters: int = 70) -> str:
    """The beginning of a caption, cut at a word; empty where there is none."""
    text = " ".join(str(caption).split()) if isinstance(caption, str) else ""
    return text if len(text) <= letters else text[: letters - 1].rsplit(" ", 1)[0] + "…"
