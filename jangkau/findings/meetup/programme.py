"""Who spoke at a meetup, and about what."""

from collections.abc import Mapping

from jangkau.locales import Say


def programme(event: Mapping[str, object], say: Say) -> list[str]:
    """A line of speakers and one of topics, where the office has noted them. `event`: a row of meetups()."""
    noted = {name: event.get(name) for name in ("speakers", "topics")}
    return [
        say(f"meetup.{name}", names=say.listed([part.strip() for part in text.split(";") if part.strip()]))
        for name, text in noted.items()
        if isinstance(text, str) and text.strip(" ;")
    ]
