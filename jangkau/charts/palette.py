"""All colours, on light and on dark ground. Text keeps 4.5 : 1 against its ground, marks 3 : 1."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Palette:
    """The colours of one theme; `sequential` runs from the least to the most."""

    ground: str
    ink: str
    muted: str
    line: str
    wash: str
    accent: str
    sequential: tuple[str, ...]
    government: str
    community: str
    community_words: str  # the same as text: a mark may be lighter than a letter
    press: str
    comparison: str
    warning: str
    no_data: str
    outline: str

    def owner(self, owner: str) -> str:
        """The colour of government, community or press."""
        return {"government": self.government, "community": self.community, "press": self.press}[owner]

    def words(self, owner: str) -> str:
        """The colour of words about government, community or press."""
        return {"government": self.government, "community": self.community_words, "press": self.press}[owner]

    def on(self, colour: str) -> str:
        """The ink that reads best on a colour: this theme's text or its ground."""
        return max((self.ink, self.ground), key=lambda text: contrast(text, colour))


def contrast(colour: str, ground: str) -> float:
    """The contrast of two colours as WCAG 2 counts it, 1 to 21."""
    lighter, darker = sorted((luminance(colour), luminance(ground)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    """A colour's relative luminance, 0 to 1; the colour as #RRGGBB."""
    shares = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def faded(colour: str, share: float) -> str:
    """A colour of #RRGGBB that lets through what lies below it; `share` of it stays.

    >>> faded("#0F6E73", 0.5)
    'rgba(15,110,115,0.5)'
    """
    red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return f"rgba({red},{green},{blue},{share})"


LIGHT = Palette(
    ground="#FFFFFF",
    ink="#12262B",
    muted="#5B6B70",
    line="#D8E0E1",
    wash="#F5F8F8",
    accent="#0F6E73",
    sequential=("#E3F1EF", "#BBDDD8", "#86C0BB", "#4F9C9B", "#21737A", "#0B4650"),
    government="#2F5F9E",
    community="#D97B1F",
    community_words="#A6590B",
    press="#6B4A9A",
    comparison="#6F7F85",
    warning="#8A3B00",
    no_data="#7C8B8F",
    outline="#7C8B8F",
)

DARK = Palette(
    ground="#0E1A1D",
    ink="#E6EEEE",
    muted="#9DB0B4",
    line="#2B3D42",
    wash="#15252A",
    accent="#54BDB8",
    sequential=("#1C3B40", "#22565B", "#2A6F73", "#459A9A", "#7CC3BE", "#D0EFEB"),
    government="#7FAAE3",
    community="#EE9A48",
    community_words="#EE9A48",
    press="#C3A2E8",
    comparison="#8FA1A6",
    warning="#F2AE7E",
    no_data="#7E9196",
    outline="#7E9196",
)
