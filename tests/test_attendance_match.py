"""A list of guests and the registry: what is exact, what is offered, what nobody knows, and what no list may do."""

import pytest

from etl.registry.attendance_list import guest, guests
from etl.registry.attendance_match import Match, Registry, matched

KNOWN = Registry({
    "instagram:infojember": "Info Jember", "tiktok:infojember": "Info Jember",
    "instagram:kominfo.bwi": "Dinas Kominfo Banyuwangi",
    "x:jatimpemprov": "Pemprov Jatim", "instagram:suarakediri": "Suara Kediri", "instagram:=cmd": "=cmd()",
})  # fmt: skip


def one(text: str, platform: str | None = None) -> Match:
    return matched([guest(2, text, platform)], KNOWN)[0]


@pytest.mark.parametrize(
    ("text", "account"),
    [
        ("@kominfo.bwi", "instagram:kominfo.bwi"),
        ("'@kominfo.bwi", "instagram:kominfo.bwi"),
        ("@KOMINFO.BWI ", "instagram:kominfo.bwi"),
        ("https://www.instagram.com/kominfo.bwi/?hl=id", "instagram:kominfo.bwi"),
        ("instagram.com/infojember", "instagram:infojember"),
        ("https://www.tiktok.com/@infojember", "tiktok:infojember"),
        ("https://twitter.com/JatimPemprov/status/1", "x:jatimpemprov"),
        ("https://x.com/jatimpemprov", "x:jatimpemprov"),
        ("IG: infojember", "instagram:infojember"),
        ("infojember (TikTok)", "tiktok:infojember"),
    ],
)
def test_a_handle_that_stands_for_one_account_is_exact(text, account):
    found = one(text)
    assert found.exact and found.candidates == (account,)


def test_namesakes_on_several_platforms_are_all_offered_and_none_is_taken():
    found = one("@infojember")
    assert not found.exact and found.kind == "several" and found.candidates == ("instagram:infojember", "tiktok:infojember")


def test_a_handle_of_another_platform_is_offered_only():
    found = one("@jatimpemprov", "instagram")
    assert found.kind == "several" and found.candidates == ("x:jatimpemprov",) and not found.exact


def test_a_word_that_may_be_a_name_is_not_taken_for_a_handle():
    assert one("suarakediri").kind == "several" and not one("suarakediri").exact
    assert one("@suarakediri").exact


def test_a_name_is_offered_never_taken():
    found = one("dinas kominfo, BANYUWANGI")
    assert found.kind == "name" and found.candidates == ("instagram:kominfo.bwi",) and not found.exact
    assert one("Info Jember").kind == "several" and len(one("Info Jember").candidates) == 2


def test_what_is_spelled_alike_is_offered_the_likest_first():
    found = one("@infojembr")
    assert found.kind == "near" and set(found.candidates[:2]) == {"instagram:infojember", "tiktok:infojember"}
    assert one("@infojembr", "tiktok").candidates[0] == "tiktok:infojember"


def test_nothing_found_offers_nothing():
    assert one("Warung Bu Siti") == Match(guest(2, "Warung Bu Siti"), "nothing")


def test_a_link_to_a_post_names_no_account():
    assert guest(2, "https://www.instagram.com/p/abc/").handle == "" and one("https://www.instagram.com/p/abc/").kind == "nothing"


def records(*rows: list[str]) -> list[tuple[int, list[str]]]:
    return list(enumerate(rows, 1))


def test_columns_are_found_by_their_names_and_a_platforms_own_column_names_it():
    found = guests(records(["No", "Nama", "Instagram", "TikTok"], ["1", "Info Jember", "@infojember", "infojember"],
                           ["2", "Suara Kediri", "", "-"], ["3", "", "kominfo.bwi, @suarakediri", ""]))  # fmt: skip
    assert [(one.line, one.handle or one.said, one.platform) for one in found] == [
        (2, "infojember", "instagram"), (2, "infojember", "tiktok"), (3, "Suara Kediri", None),
        (4, "kominfo.bwi", "instagram"), (4, "suarakediri", "instagram"),
    ]  # fmt: skip


def test_a_column_of_platforms_goes_with_the_handles_beside_it():
    found = guests(records(["Platform", "Akun"], ["IG", "infojember"], ["tiktok", "@infojember"]))
    assert [match.candidates for match in matched(found, KNOWN)] == [("instagram:infojember",), ("tiktok:infojember",)]
    assert all(match.exact for match in matched(found, KNOWN))


def test_a_list_without_a_header_is_read_by_its_first_words():
    found = guests(records(["1", "@kominfo.bwi"], ["2", "Suara Kediri"], ["3", "@kominfo.bwi"]))
    assert [(one.line, one.said) for one in found] == [(1, "@kominfo.bwi"), (2, "Suara Kediri")]


def test_formulas_are_only_words():
    found = guests(records(["Nama"], ['=HYPERLINK("x")'], ["=cmd|' /C calc'!A0"]))
    assert [one.said for one in found] == ['=HYPERLINK("x")', "=cmd|' /C calc'!A0"]
    assert all(match.kind in ("near", "nothing") for match in matched(found, KNOWN))


def test_an_empty_list_names_nobody():
    assert guests([]) == [] and guests(records(["Nama"])) == []


def test_a_large_registry_has_a_candidate_for_each():
    large = Registry({f"instagram:akun{number:05d}": f"Komunitas {number}" for number in range(20_000)})
    assert all(match.candidates for match in matched([guest(2, f"@akn{number:05d}") for number in range(50)], large))
