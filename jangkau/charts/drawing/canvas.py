"""What a picture is drawn on: paths of an SVG that stretches, words that keep their size, and places to touch."""

from dataclasses import dataclass, field
from html import escape, unescape
from re import split

from jangkau.charts.drawing.scales import Scale
from jangkau.charts.drawing.words import Word

SIZE = 10_000  # the SVG's own units along each side
DASHES = {"solid": "", "dash": "6 5", "dot": "1.5 4"}  # pixels
GAP = 6  # pixels between a point and the words beside it


class UnknownMark(ValueError):
    """A figure asks for something that the drawing does not know: it is refused rather than drawn by halves."""


@dataclass
class Canvas:
    """The two scales, how high the SVG is, and what has been drawn on it so far."""

    x: Scale
    y: Scale
    height: float = SIZE
    paths: list[str] = field(default_factory=list)
    words: list[Word] = field(default_factory=list)
    hits: list[list] = field(default_factory=list)
    patterns: dict[str, str] = field(default_factory=dict)

    def across(self, value, paper: bool = False) -> float:
        """A value's place from the left, 0 to 1."""
        return float(value) if paper else self.x.share(value)

    def down(self, value, paper: bool = False) -> float:
        """A value's place from the top, 0 to 1."""
        return 1 - (float(value) if paper else self.y.share(value))

    def point(self, across: float, down: float) -> tuple[int, int]:
        """A place in the SVG's units."""
        return round(across * SIZE), round(down * self.height)

    def path(self, line: str, **look) -> None:
        """A path with its look; what is None is left out."""
        attributes = "".join(
            f' {name.replace("_", "-")}="{escape(str(value))}"' for name, value in look.items() if value is not None
        )
        self.paths.append(f'<path d="{line}"{attributes}/>')

    def word(
        self, across: float, down: float, text: str, font: dict, anchors: tuple[str, str], shift: tuple = (0, 0), group: str = ""
    ) -> None:  # fmt: skip
        """Words at a place, anchored there by their left, center or right and their top, middle or bottom.

        group: of words that give way to others where there is no room.
        """
        if text:
            self.words.append(Word(across, down, safe(text), looks(font), anchors, shift, group))

    def hit(self, across: float, down: float, text: str | None, code: str | None, series: str | None = None) -> None:
        """A place that answers a pointer with words, and a click with a code; on a line, with the name of its series."""
        if text or code:
            answer = [round(across, 4), round(down, 4), safe(text or ""), code]
            self.hits.append([*answer, series] if series else answer)


def looks(font: dict) -> dict[str, str]:
    """A Plotly font as CSS."""
    shadow = font.get("shadow")
    named = {"color": font.get("color"), "font-weight": font.get("weight"), "text-shadow": shadow}
    size = {"font-size": f"{font['size']}px"} if font.get("size") else {}
    return {name: value for name, value in named.items() if value} | size


def safe(text: str) -> str:
    """Words with bold and line breaks alone as markup, whatever else they hold.

    >>> safe("<b>Batu</b><br><i>&amp;")
    '<b>Batu</b><br>&lt;i&gt;&amp;'
    """
    return "".join(
        part if part in ("<b>", "</b>", "<br>") else escape(unescape(part)) for part in split(r"(</?b>|<br>)", str(text))
    )


def many(value, count: int) -> list:
    """A value for each mark: its own list, or the same for all."""
    return list(value) if isinstance(value, list | tuple) else [value] * count


def answers(trace: dict, count: int) -> tuple[list, list]:
    """What each mark of a trace says when touched, and the code it answers with."""
    if trace.get("hoverinfo") == "skip":
        return [None] * count, [None] * count
    codes = [code[0] if isinstance(code, list | tuple) else code for code in trace.get("customdata") or [None] * count]
    texts = trace.get("hovertext") or (trace.get("text") if "text" not in trace.get("mode", "") else None)
    return many(texts, count), many(codes, count)
