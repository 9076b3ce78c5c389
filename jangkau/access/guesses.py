"""Guessing is slow: after a few failures about one person or from one place, nothing is answered for a while."""

from jangkau.access.store import Access

WINDOW = 15 * 60  # seconds
MOST = {
    "here": 10,
    "person": 60,
    "place": 50,
}  # failures: of a person from one place, of a person, from a place


def names(place: str, email: str | None = None) -> dict[str, str]:
    """What a guess is counted under."""
    counters = {"place": f"place {place}"}
    if email:
        counters |= {"here": f"here {place} {email}", "person": f"person {email}"}
    return counters


def too_many(access: Access, place: str, email: str | None = None) -> bool:
    """Whether nothing is answered here for now."""
    since = access.now() - WINDOW
    return any(access.count("guesses", about=about, since=since) >= MOST[kind] for kind, about in names(place, email).items())


def failed(access: Access, place: str, email: str | None = None) -> None:
    """Count a failure; what no longer counts is swept out."""
    if access.exists:
        with access.changing() as change:
            change("sweep_guesses", since=access.now() - WINDOW)
            for about in names(place, email).values():
                change("guessed", about=about)


def came_in(access: Access, place: str, email: str) -> None:
    """Who has come in may mistype again."""
    access.change("forgive", about=names(place, email)["here"])
