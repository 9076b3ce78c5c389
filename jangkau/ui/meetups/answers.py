"""The answers as the page draws them: each figure once for a choice, a language and its colours."""

from collections.abc import Callable

from jangkau.charts.drawing.drawing import drawing
from jangkau.charts.theme import Figure
from jangkau.findings.meetup.answers import Answers
from jangkau.locales import Say
from jangkau.ui.drawn import Picture
from jangkau.ui.session import palette


class PageAnswers(Answers):
    """What the page asks for, about one choice."""

    def drawn(self, name: str, figure: Callable[[], Figure], say: Say) -> Picture:
        """A figure as it is drawn, in the reader's language and colours."""
        html = self.kept(f"drawn {name}", lambda: drawing(figure()), (self.asked, say.lang, palette()))
        return Picture(html, figure)
