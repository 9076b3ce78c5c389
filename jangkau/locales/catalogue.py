"""The gettext catalogues as they lie on disk, read with Babel at run time."""

from collections.abc import Callable, Mapping
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
    messages = {}
    for message in catalog:
        if not message.id:
            continue
        key = message.id[0] if isinstance(message.id, tuple) else message.id
        messages[key] = message.string if isinstance(message.string, tuple) else (message.string,)
    return messages, catalog.plural_expr


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
