"""Months and days of the week in words: as CLDR (Babel) has them, and the few that people write beside."""

from functools import cache, lru_cache

BY_HAND = ("id", "en")  # what people here write themselves
EXPORTED = (*BY_HAND, "es", "pt", "de", "fr", "it", "nl", "tr", "ru", "bg")  # what platforms and spreadsheets write

# What CLDR has not.
MONTHS_BESIDE = {
    "pebruari": 2, "nopember": 11,  # an older spelling that offices still write
    "agt": 8, "ags": 8,  # Agustus in short: CLDR has Agu alone
}  # fmt: skip
DAYS_BESIDE = {"ahad": 6}  # Sunday, where it is not called Minggu


@lru_cache(4096)
def month_named(word: str, languages: tuple[str, ...] = EXPORTED) -> int | None:
    """The number of the month that a word names, None where it names none.

    >>> month_named("mei"), month_named("août"), month_named("Nopember"), month_named("ocak", BY_HAND), month_named("total")
    (5, 8, 11, None, None)
    """
    return _found(word, "months", languages, MONTHS_BESIDE)


@lru_cache(4096)
def weekday_named(word: str) -> int | None:
    """The day of the week that a word names, Monday being 0; None where it names none. In the languages that people write.

    >>> weekday_named("senin"), weekday_named("sun"), weekday_named("ahad"), weekday_named("lunes")
    (0, 6, 6, None)
    """
    return _found(word, "days", BY_HAND, DAYS_BESIDE)


def _found(word: str, kind: str, languages: tuple[str, ...], beside: dict[str, int]) -> int | None:
    """What a word is the name of, in the first language that knows it. A number is no name, and loads no language."""
    if not word.isalpha():
        return None
    names = (beside, *(_names(kind, language) for language in languages))
    return next((known[word.lower()] for known in names if word.lower() in known), None)


@cache
def _names(kind: str, language: str) -> dict[str, int]:
    """A language's names, in lower case and without the dot of a short one, long and short, within a date and alone."""
    from babel import Locale  # most files have their days in numbers: these are read without it

    forms = (names for context in getattr(Locale(language), kind).values() for names in (context["wide"], context["abbreviated"]))
    return {name.lower().rstrip("."): number for names in forms for number, name in names.items()}
