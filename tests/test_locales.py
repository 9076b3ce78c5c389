"""Both languages say everything, in the same words' places, and nothing that nobody asks for."""

import ast
import re
from datetime import date
from decimal import Decimal
from pathlib import Path
from string import Formatter

import pytest

from jangkau.locales import LANGUAGES, speaker
from jangkau.locales.catalogue import catalogue, domains, messages_in

ROOT = Path(__file__).parent.parent
SPEAKING = ("jangkau", "pages", "etl")
IN_TEMPLATE = re.compile(r"""say\("([a-z_.0-9]+)"[,)]""")
NOUNS = "accounts|regencies|regions|posts|weeks|hours|days|files|rows|agendas|imports"
COUNTED = rf"(?<!of )(?<!to )(?<!/)\b1 (?!of\b)(?:[a-z]+ )?(?:{NOUNS})\b"
WORDS = {"leader", "other", "share", "fraction", "cross_region", "times"}  # what is filled in there is no count
ELSEWHERE = ("issues", "cli", "breaks")  # said through codes of importers and files: their own tests look after them


def placeholders(form: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(form) if name}


def asked() -> tuple[set[str], set[str]]:
    """Keys written out in the code, and the beginnings of those put together from a prefix."""
    keys, beginnings = set(), set()
    for folder in SPEAKING:
        for path in (ROOT / folder).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text())):
                if isinstance(node, ast.Constant) and isinstance(node.value, str):
                    keys.add(node.value)
                elif isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant):
                    beginnings.add(node.values[0].value)
    return keys | in_templates(), {beginning for beginning in beginnings if re.fullmatch(r"[a-z_0-9]+\.[a-z_.0-9]*", beginning)}


def in_templates() -> set[str]:
    """Keys given to say("…") in templates."""
    return {key for path in (ROOT / "jangkau").rglob("*.j2") for key in IN_TEMPLATE.findall(path.read_text())}


def said_literally() -> set[str]:
    """Keys given to say("…") as they are."""
    found = in_templates()
    for folder in SPEAKING:
        for path in (ROOT / folder).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text())):
                if (
                    isinstance(node, ast.Call)
                    and isinstance(node.func, ast.Name)
                    and node.func.id == "say"
                    and node.args
                    and isinstance(node.args[0], ast.Constant)
                ):
                    found.add(node.args[0].value)
    return found


def test_both_catalogues_have_the_same_files_and_keys():
    names = [[path.name for path in domains(lang)] for lang in LANGUAGES]
    assert names[0] == names[1]
    keys = [set(catalogue(lang).messages) for lang in LANGUAGES]
    assert keys[0] == keys[1]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_message_is_empty_or_has_other_placeholders(lang):
    first = catalogue(LANGUAGES[0]).messages
    for key, forms in catalogue(lang).messages.items():
        assert all(form.strip() for form in forms), key
        for form in forms:
            assert placeholders(form) == placeholders(first[key][0]), key


def test_plurals_have_as_many_forms_as_the_language():
    for lang, count in (("id", 1), ("en", 2)):
        for path in domains(lang):
            plural = set(re.findall(r'msgid_plural "(.+)"', path.read_text()))
            messages, _ = messages_in(path, lang)
            assert {key for key in plural if len(messages[key]) != count} == set()


def test_no_sentence_counts_many_of_one():
    """Every number that a message counts by comes before its noun with both forms: "1 regencies" is nobody's English."""
    for key, forms in catalogue("en").messages.items():
        values = {name: "so" if name in WORDS else "1" for form in forms for name in placeholders(form)} | {"n": 1}
        said = speaker("en")(key, **values)
        assert not re.search(COUNTED, said), (key, said)


def test_every_key_that_the_code_says_exists():
    assert said_literally() - set(catalogue("id").messages) == set()


def test_every_key_is_said_somewhere():
    keys, beginnings = asked()
    own = {key for path in domains("id") if path.stem not in ELSEWHERE for key in messages_in(path, "id")[0]}
    unsaid = {key for key in own if key not in keys and not any(key.startswith(begun) for begun in beginnings)}
    assert unsaid == set()


def test_numbers_are_written_as_the_language_writes_them():
    say, tell = speaker("id"), speaker("en")
    assert (say.number(1234567), tell.number(1234567)) == ("1.234.567", "1,234,567")
    assert (say.short(263000), tell.short(263000)) == ("263\N{NO-BREAK SPACE}rb", "263K")
    assert [say.short(value) for value in (0, 950, 1234, 12400)] == [
        "0",
        "950",
        "1,2\N{NO-BREAK SPACE}rb",
        "12\N{NO-BREAK SPACE}rb",
    ]
    assert say.between(1.2e6, 3.9e6) == "1,2–3,9\N{NO-BREAK SPACE}jt"
    assert say.between(950, 1200) == "950–1.200" and say.between(54.4, 1940) == "54–1.900"
    assert say.between(0, 1200) == "0–1,2\N{NO-BREAK SPACE}rb"
    assert say.between(127e3, 4.1e6) == "127\N{NO-BREAK SPACE}rb–4,1\N{NO-BREAK SPACE}jt"
    assert [say.short(value) for value in (0.034, 6.25, 999960)] == ["0,034", "6,3", "1\N{NO-BREAK SPACE}jt"]
    assert (say.percent(0.184), say.percent(0.004), say.signed(-0.05)) == ("18%", "0,4%", "−5%")


def test_days_are_written_as_the_language_writes_them():
    say = speaker("id")
    assert say.day(date(2021, 12, 4)) == "4 Desember 2021"
    assert say.days(date(2021, 12, 6), date(2021, 12, 12)) == "6–12 Desember 2021"
    assert say.days(date(2021, 11, 29), date(2021, 12, 5)) == "29 November – 5 Desember 2021"
    assert say.days(date(2021, 12, 27), date(2022, 1, 2)) == "27 Desember 2021 – 2 Januari 2022"
    assert say.short_days(date(2021, 12, 27), date(2022, 1, 2)) == "27 Des – 2 Jan 2022"
    assert say.short_days(date(2021, 8, 16), date(2022, 1, 31)) == "16 Agu 2021 – 31 Jan 2022"
    assert say.week(date(2021, 12, 6)) == "Pekan 49"
    assert speaker("en").day(date(2021, 12, 4)) == "4 December 2021"


def test_long_times_are_told_as_people_tell_them():
    say, tell = speaker("id"), speaker("en")
    assert [say.lasting(days) for days in (0, 1, 60, 61, 730, 731, 2039)] == [
        "0 hari", "1 hari", "60 hari", "2 bulan", "23 bulan", "2 tahun", "5 tahun"]  # fmt: skip
    assert [tell.lasting(days) for days in (1, 75, 1000)] == ["1 day", "2 months", "2 years"]
    assert [say.taking(hours) for hours in (2.4, 72, 100, 2039)] == ["2,4 jam", "72 jam", "4 hari", "2 bulan"]
    assert tell.taking(1) == "1 hour"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_message_counts_the_days_since_something(lang):
    """A backlog grows to thousands of days: `lasting` says them."""
    counted = re.compile(r"\{\w+\} (?:(?:hari|jam) (?:yang )?lalu|(?:hours?|days?) ago)")
    assert [key for key, forms in catalogue(lang).messages.items() if any(map(counted.search, forms))] == []


def test_plural_forms_follow_the_number():
    tell = speaker("en")
    assert "1 account " in tell("reach.compared", n=1, before="week 48")
    assert "1,200 accounts " in tell("reach.compared", n=1200, before="week 48")


def test_an_unknown_key_or_language_is_an_error():
    with pytest.raises(KeyError):
        speaker("id")("no.such.key")
    with pytest.raises(ValueError):
        speaker("fr")


def test_of_the_only_one_there_is_the_count_says_it_all():
    say, tell = speaker("id"), speaker("en")
    assert say("report.card.coverage", n=1, whole=1) == "1 akun ada datanya"
    assert tell("report.card.coverage", n=1, whole=1) == "Data of 1 account"
    assert say("report.card.coverage", n=1, whole=38) == "1 dari 38 akun ada datanya"
    assert (
        say("report.card.coverage", n="11", whole=1).startswith("11 dari 1 ") and say("share.of", part=1, whole=1) == "1 dari 1"
    )


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_half_goes_up_as_in_a_spreadsheet_and_nothing_bears_no_sign(lang: str) -> None:
    say = speaker(lang)
    assert [say.number(value) for value in (0.5, 1.5, 2.5, -2.5)] == ["1", "2", "3", "−3"]
    assert [say.percent(share) for share in (0.125, 0.135, 0.285, -0.125)] == ["13%", "14%", "29%", "−13%"]
    assert say.decimal(0.25) == say.decimal(0.3) and say.decimal(-0.04) == say.decimal(0)
    assert {say.signed(share) for share in (0.0004, 0, -0.0004)} == {"0%"}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_parts_of_a_whole_make_it_up(lang: str) -> None:
    say = speaker(lang)
    for thousandths in range(1001):
        share = thousandths / 1000
        for shares in ([share, 1 - share], [share, (1 - share) / 2, (1 - share) / 2]):
            told = [Decimal(part.rstrip("%").replace(",", ".")) for part in say.parts(shares)]
            assert sum(told) == 100, (shares, told)
            assert all(abs(part - Decimal(100 * share)) < 1 for part, share in zip(told, shares, strict=True)), (shares, told)
    assert say.parts([0.5, 0.5]) == ["50%", "50%"] and say.parts([]) == []


def test_a_short_number_is_the_nearest_that_its_figures_can_tell() -> None:
    """Rounded once: 1.348 is 1,3 rb, though 1.350, its three figures, would be 1,4 rb."""
    say = speaker("id")
    for value in (*range(1000, 20_000, 7), *range(10**6, 10**7, 7919), 12_450, 99_960, 999_960):
        told, _, unit = say.short(value).partition("\N{NO-BREAK SPACE}")
        size = {"rb": 1000, "jt": 10**6}[unit]
        decimals = len(told.partition(",")[2]) or (told[1:] == "" and 1)
        assert abs(Decimal(told.replace(",", ".")) * size - value) <= Decimal(size) / 10**decimals / 2, (value, told, unit)
