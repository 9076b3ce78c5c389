"""A list of guests and the registry: what is exact, what is offered, what nobody knows, and what no list may do."""

import pytest

from etl.registry.attendance_list import guest, guests
from etl.registry.attendance_match import Match, Registry, matched

KNOWN = Registry({
    "instagram:infojember": "Info Jember", "tiktok:infojember": "Info Jember",
    "instagram:kominfo.bwi": "Dinas Kominfo Banyuwangi",
    "x:jatimpemprov": "Pemprov Jatim", "instagram:suarakediri": "Suara Kediri", "instagram:=cmd": "=cmd()",
})  # fmt: skip


def guest_row(text: str, platform: str | None = None) -> Match:
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
    match = guest_row(text)
    assert match.exact and match.candidates == (account,)


def test_namesakes_on_several_platforms_are_all_offered_and_none_is_taken():
    match = guest_row("@infojember")
    assert not match.exact and match.kind == "several" and match.candidates == ("instagram:infojember", "tiktok:infojember")


def test_a_handle_of_another_platform_is_offered_only():
    match = guest_row("@jatimpemprov", "instagram")
    assert match.kind == "several" and match.candidates == ("x:jatimpemprov",) and not match.exact


def test_a_word_that_may_be_a_name_is_not_taken_for_a_handle():
    assert guest_row("suarakediri").kind == "several" and not guest_row("suarakediri").exact
    assert guest_row("@suarakediri").exact


def test_a_name_is_offered_never_taken():
    match = guest_row("dinas kominfo, BANYUWANGI")
    assert match.kind == "name" and match.candidates == ("instagram:kominfo.bwi",) and not match.exact
    assert guest_row("Info Jember").kind == "several" and len(guest_row("Info Jember").candidates) == 2


def test_what_is_spelled_alike_is_offered_the_likest_first():
    match = guest_row("@infojembr")
    assert match.kind == "near" and set(match.candidates[:2]) == {"instagram:infojember", "tiktok:infojember"}
    assert guest_row("@infojembr", "tiktok").candidates[0] == "tiktok:infojember"


def test_nothing_found_offers_nothing():
    assert guest_row("Warung Bu Siti") == Match(guest(2, "Warung Bu Siti"), "nothing")


def test_a_link_to_a_post_names_no_account():
    link = "https://www.instagram.com/p/abc/"
    assert guest(2, link).handle == "" and guest_row(link).kind == "nothing"


def records(*rows: list[str]) -> list[tuple[int, list[str]]]:
    return list(enumerate(rows, 1))


def test_columns_are_found_by_their_names_and_a_platforms_own_column_names_it():
    match = guests(records(["No", "Nama", "Instagram", "TikTok"], ["1", "Info Jember", "@infojember", "infojember"],
                           ["2", "Suara Kediri", "", "-"], ["3", "", "kominfo.bwi, @suarakediri", ""]))  # fmt: skip
    assert [(guest_row.line, guest_row.handle or guest_row.said, guest_row.platform) for guest_row in match] == [
        (2, "infojember", "instagram"), (2, "infojember", "tiktok"), (3, "Suara Kediri", None),
        (4, "kominfo.bwi", "instagram"), (4, "suarakediri", "instagram"),
    ]  # fmt: skip


def test_a_column_of_platforms_goes_with_the_handles_beside_it():
    match = guests(records(["Platform", "Akun"], ["IG", "infojember"], ["tiktok", "@infojember"]))
    assert [match.candidates for match in matched(match, KNOWN)] == [("instagram:infojember",), ("tiktok:infojember",)]
    assert all(match.exact for match in matched(match, KNOWN))


def test_a_list_without_a_header_is_read_by_its_first_words():
    match = guests(records(["1", "@kominfo.bwi"], ["2", "Suara Kediri"], ["3", "@kominfo.bwi"]))
    assert [(guest_row.line, guest_row.said) for guest_row in match] == [(1, "@kominfo.bwi"), (2, "Suara Kediri")]


def test_formulas_are_only_words():
    match = guests(records(["Nama"], ['=HYPERLINK("x")'], ["=cmd|' /C calc'!A0"]))
    assert [guest_row.said for guest_row in match] == ['=HYPERLINK("x")', "=cmd|' /C calc'!A0"]
    assert all(match.kind in ("near", "nothing") for match in matched(match, KNOWN))


def test_an_empty_list_names_nobody():
    assert guests([]) == [] and guests(records(["Nama"])) == []


def test_a_large_registry_has_a_candidate_for_each():
    large = Registry({f"instagram:akun{number:05d}": f"Komunitas {number}" for number in range(20_000)})
    assert all(match.candidates for match in matched([guest(2, f"@akn{number:05d}") for number in range(50)], large))
