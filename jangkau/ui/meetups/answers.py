"""The answers as the page draws them: each figure once for a choice, a language and its colours."""

from collections.abc import Callable

from jangkau.charts.theme import Figure
from jangkau.findings.meetup.answers import Answers
from jangkau.locales import Say
from jangkau.ui.drawn import compared, drawn_or_told
from jangkau.ui.session import palette


class PageAnswers(Answers):
    """What the page asks for, about one choice."""

    def show(self, name: str, figure: Callable[[], Figure], alt: str, say: Say, words: str | None = None) -> None:
        """A figure in the reader's language and colours; where it compares nothing, the words (the alternative, where none are
        given)."""
        drawn = self.kept(f"drawn {name}", lambda: drawn_or_told(figure(), alt, words), (self.asked, say.lang, palette()))
        compared(drawn, figure, f"meetup-{name}")
