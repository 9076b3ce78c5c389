"""Files that hold the rows of several accounts of one's own: each account gets its own, and nobody the others'."""

from pathlib import Path

import pytest

from etl.messages import issue_text
from etl.read.reading import Reading, Stopped
from jangkau.locales import LANGUAGES, speaker
from tests.readings import answered, told

SAMPLES = Path(__file__).parent / "samples"
PAGES = SAMPLES / "facebook_posts" / "two_pages.csv"
UNNAMED = SAMPLES / "facebook_posts" / "two_pages_without_names.csv"
ACCOUNTS = SAMPLES / "instagram_posts" / "two_accounts_with_reach.csv"
COLLABS = SAMPLES / "instagram_posts" / "collab_rows_of_other_accounts.csv"
BY_DAY = SAMPLES / "instagram_posts" / "figures_by_day.csv"


def captions(answer: Reading | Stopped) -> list[str | None]:
    assert isinstance(answer, Reading)
    return [row.post.caption for row in answer.rows if row.post]


def test_a_file_of_two_pages_asks_whose_it_is_and_gives_each_its_own() -> None:
    assert told(answered(PAGES, None)) == "account_two"
    ours, theirs = (answered(PAGES, f"facebook:{name}") for name in ("kominfo.contoh", "kabar.contoh"))
    assert captions(ours) == ["Satu", "Dua", "Tiga"] and captions(theirs) == ["Empat", "Lima"]
    for answer, aside in ((ours, 2), (theirs, 3)):
        assert isinstance(answer, Reading) and answer.ignored == {"row_of_other_account": aside} and answer.refused == 1


def test_pages_that_the_links_do_not_name_are_known_by_their_numbers_or_not_at_all() -> None:
    assert told(answered(UNNAMED, "facebook:kabar.contoh")) == "pages_two"
    assert captions(answered(UNNAMED, "facebook:100060000000002")) == ["Empat"]


def test_another_account_of_ones_own_is_no_partner_of_a_collaboration() -> None:
    ours, shared = answered(ACCOUNTS, "instagram:kominfo.contoh"), answered(COLLABS, None)
    assert isinstance(ours, Reading) and not ours.shared and ours.ignored == {"row_of_other_account": 1}
    assert isinstance(shared, Reading) and shared.shared and "row_of_other_account" not in shared.ignored


def test_figures_by_day_are_no_lifetime_figures(tmp_path: Path) -> None:
    text = BY_DAY.read_text(encoding="utf-8")
    for day in ("01/05/2026", "2026-01-05", "Jan 5, 2026"):
        path = tmp_path / "x.csv"
        path.write_text(text.replace(",01/05/2026,", f',"{day}",').rpartition("1790")[0], encoding="utf-8")  # one row a post
        assert told(answered(path, "instagram:kominfo.contoh")) == "posts_by_day"
    for word in ("Lifetime", "Sepanjang Masa", "-", ""):
        path.write_text(text.replace(",01/05/2026,", f",{word},").rpartition("1790")[0], encoding="utf-8")
        assert isinstance(told(answered(path, "instagram:kominfo.contoh")), dict)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_refusal_names_what_was_found_and_the_way_out(lang: str) -> None:
    say = speaker(lang)
    for path, account, named in ((UNNAMED, "facebook:a", "100060000000002"), (BY_DAY, None, "01/05/2026")):
        (issue,) = answered(path, account).issues
        assert named in issue_text(issue, say) and say(f"issue.{issue.code}", value="", column="", others="") != issue.code
