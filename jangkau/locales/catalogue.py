"""The gettext catalogues as they lie on disk, read with Babel at run time."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from gettext import c2py
from pathlib import Path

from babel.messages.pofile import read_po

LOCALES = Path(__file__).parent
Forms = tuple[str, ...]


@dataclass(frozen=True)
class Catalogue:
    """The messages of one language: key to its forms (one, or one per plural), and the rule that picks a form."""

    lang: str
    messages: Mapping[str, Forms]
    plural_form: Callable[[int], int]


def domains(lang: str) -> list[Path]:
    """The language's files, one a page or topic, in the order of their names."""
    return sorted((LOCALES / lang / "LC_MESSAGES").glob("*.po"))


def messages_in(path: Path, lang: str) -> tuple[dict[str, Forms], str]:
    """One file's messages and its plural rule. Raises KeyError where the file gives a key twice."""
    with path.open("rb") as file:
        catalog = read_po(file, locale=lang, abort_invalid=True)
    messages: dict[str, Forms] = {}
    for message in catalog:
        (key, *_), forms = parts(message.id), parts(message.string)
        if key:
            messages[key] = forms
    return messages, catalog.plural_expr


def parts(text: str | Iterable[str] | None) -> Forms:
    """A key or a message with its plural forms, one where it has none."""
    return (text or "",) if text is None or isinstance(text, str) else tuple(text)


@lru_cache
def catalogue(lang: str) -> Catalogue:
    """All domains of a language merged. Raises KeyError where two files give the same key."""
    merged: dict[str, Forms] = {}
    plural = "0"
    for path in domains(lang):
        messages, plural = messages_in(path, lang)
        if twice := merged.keys() & messages.keys():
            raise KeyError(f"{path.name} repeats {sorted(twice)}")
        merged |= messages
    return Catalogue(lang, merged, c2py(plural))
