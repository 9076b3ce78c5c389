"""The translator that is handed to charts and pages: sentences, numbers and days in the reader's language."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from numbers import Real
from string import Formatter

from babel.lists import format_list
from babel.numbers import format_decimal, format_percent

from jangkau.locales.catalogue import Catalogue, catalogue
from jangkau.locales.written import MINUS, compact, dated, fine, rounded, scaled, signed, written

LANGUAGES = ("id", "en")
NO_BREAK = "\N{NO-BREAK SPACE}"
EN_DASH = "\N{EN DASH}"
WRITTEN_OUT = 10_000
MOST_HOURS, DAYS_OF_A_YEAR = 100, 365.25  # as many hours and more are told in days
UNITS = (("days", 1, 61), ("months", 30.44, 731))  # what a length is told in, the days of one, and up to how many days


class Counting(Formatter):
    """Fills in a message; {files:file|files} is a number and what it counts, for sentences that count more than `n`."""

    def format_field(self, value: object, format_spec: str) -> str:
        one, parted, many = format_spec.partition("|")
        return f"{value} {one if str(value) == '1' else many}" if parted else super().format_field(value, format_spec)


COUNTING = Counting()
ONE_OF_ONE = {"id": "1 dari 1 ", "en": "1 of 1 "}  # before what is counted: of the only one there is "1 akun" says it all


@dataclass(frozen=True)
class Say:
    """Says a message by its key, and writes numbers and days, in one language."""

    lang: str
    _catalogue: Catalogue

    def __call__(self, key: str, **values: object) -> str:
        """The message with its {values} filled in; `n` picks the plural form and is written as a number."""
        forms = self._catalogue.messages[key]
        count = values.get("n")
        if not isinstance(count, Real):
            return self._wholly(filled(forms[0], values))
        number = float(count)
        form = forms[self._catalogue.plural_form(int(number))] if len(forms) > 1 else forms[0]
        return self._wholly(filled(form, values | {"n": self.number(number)}))

    def _wholly(self, text: str) -> str:
        one = ONE_OF_ONE[self.lang]
        return re.sub(rf"(?<![\d.,]){one}(?=[a-z])", "1 ", text) if one in text else text

    def __contains__(self, key: str) -> bool:
        """Whether there is such a message."""
        return key in self._catalogue.messages

    def named(self, key: str, otherwise: str) -> str:
        """The message of that key; where there is none, what the thing calls itself."""
        return self(key) if key in self else otherwise

    def number(self, value: float) -> str:
        """A whole number with separators: 1.234.567."""
        return written(int(rounded(value)), self.lang)

    def decimal(self, value: float, digits: int = 1) -> str:
        """A number with a fixed count of decimals: 2,2."""
        return signed(format_decimal(rounded(value, digits), format=f"#,##0.{'0' * digits}", locale=self.lang))

    def short(self, value: float) -> str:
        """A number in two or three figures: 263 rb, 1,2 jt; below ten with what stands behind the comma: 0,35."""
        if abs(value) < 10 and value != round(value):
            return fine(value, self.lang)
        return compact(value, self.lang)

    def between(self, low: float, high: float) -> str:
        """A range, its unit said once where both share it: 1,2–3,9 jt, and 950–1.200 rather than 950–1,2 rb."""
        first, last = self.short(low), self.short(high)
        if first == last:
            return first
        if low and last[-1:].isalpha() and not first[-1:].isalpha():
            if high < WRITTEN_OUT:
                return f"{self.number(float(f'{low:.3g}'))}{EN_DASH}{self.number(float(f'{high:.2g}'))}"
            first = fine(low / 1000, self.lang) + compact(1000.0, self.lang).removeprefix("1")
        head, gap, unit = first.partition(NO_BREAK)
        return f"{head}{EN_DASH}{last}" if gap and last.endswith(gap + unit) else f"{first}{EN_DASH}{last}"

    def ticks(self, values: Sequence[float]) -> list[str]:
        """Values along an axis, each told exactly and as short as that goes: 1,71 jt and 1,78 jt."""
        return [scaled(value, self.lang) for value in values]

    def percents(self, shares: Sequence[float]) -> list[str]:
        """Shares along an axis, each told exactly: 0%, 0,25%, 0,5%."""
        return [format_percent(round(share, 9), format="#,##0.####%", locale=self.lang).replace("-", MINUS) for share in shares]

    def percent(self, share: float) -> str:
        """A share of one as a percentage: 18%, and with a decimal below 1%: 0,4%."""
        return self._percent(rounded(share, 3 if abs(share) < 0.01 else 2))

    def parts(self, shares: Sequence[float]) -> list[str]:
        """The parts of one whole as percentages that make up 100%: with a decimal where one of them is below 1%."""
        units = 1000 if any(0 < share < 0.01 for share in shares) else 100
        exact = [rounded(share * units, 6) for share in shares]
        whole = [int(share) for share in exact]
        most = sorted(range(len(whole)), key=lambda place: whole[place] - exact[place])
        for place in most[: round(sum(exact)) - sum(whole)]:
            whole[place] += 1
        return [self._percent(Decimal(share) / units) for share in whole]

    def signed(self, share: float) -> str:
        """A change as a percentage with its sign: +18%, −4%; none of what is rounded to nothing."""
        said = self.percent(share)
        return f"+{said}" if share > 0 and any(sign in said for sign in "123456789") else said

    def _percent(self, share: Decimal) -> str:
        return signed(format_percent(share, format="#,##0.#%", locale=self.lang))

    def day(self, day: date) -> str:
        """A day in full: 4 Desember 2021."""
        return dated(day, "d MMMM y", self.lang)

    def short_day(self, day: date) -> str:
        """A day in little room: 4 Des 2021."""
        return dated(day, "d MMM y", self.lang)

    def month(self, day: date) -> str:
        """A month in little room: Des 2021."""
        return dated(day, "MMM y", self.lang)

    def long_month(self, day: date) -> str:
        """A month with its year: Desember 2021."""
        return dated(day, "MMMM y", self.lang)

    def days(self, first: date, last: date) -> str:
        """A span of days, month and year said once where they are shared: 6–12 Desember 2021."""
        return self._span(first, last, "MMMM")

    def short_days(self, first: date, last: date) -> str:
        """The same in little room: 6–12 Des 2021."""
        return self._span(first, last, "MMM")

    def _span(self, first: date, last: date, month: str) -> str:
        end = dated(last, f"d {month} y", self.lang)
        if (first.year, first.month) == (last.year, last.month):
            return f"{first.day}{EN_DASH}{end}"
        year_said = first.year != last.year and (month == "MMMM" or (last - first).days > 7)  # a week's year is told once
        return f"{dated(first, f'd {month} y' if year_said else f'd {month}', self.lang)} {EN_DASH} {end}"

    def week(self, day: date) -> str:
        """The ISO week that a day lies in: Pekan 49."""
        return self("week.numbered", week=day.isocalendar().week)

    def lasting(self, days: float) -> str:
        """How long some days are to somebody who hears of them: 12 hari, 3 bulan, 5 tahun."""
        unit, whole = next(((unit, whole) for unit, whole, most in UNITS if days < most), ("years", DAYS_OF_A_YEAR))
        return self(f"lasting.{unit}", n=int(days / whole))

    def taking(self, hours: float) -> str:
        """How long some hours are: 2,4 jam, 12 hari."""
        return self("lasting.hours", hours=self.short(hours)) if hours < MOST_HOURS else self.lasting(hours / 24)

    def listed(self, names: list[str]) -> str:
        """Names in a row: Sampang, Pamekasan, dan Pacitan."""
        return format_list(names, locale=self.lang) if names else ""


def filled(form: str, values: Mapping[str, object]) -> str:
    """A form of a message with its values; most count nothing, and are filled in faster without Counting."""
    return COUNTING.vformat(form, (), values) if "|" in form else form.format(**values)


@lru_cache
def speaker(lang: str) -> Say:
    """The translator of a language: id or en."""
    if lang not in LANGUAGES:
        raise ValueError(lang)
    return Say(lang, catalogue(lang))
