"""One agenda is one sentence on the page, in the caption and in the leaflet; under ten answers in counts, as in the picture."""

import re
from datetime import timedelta
from html import unescape
from types import SimpleNamespace

import pandas as pd
import pytest

from jangkau.charts.palette import LIGHT
from jangkau.charts.sides.voice_bar import voice_bar
from jangkau.findings.campaigns.agenda import agenda_said, laid_out
from jangkau.findings.campaigns.theme_rows import theme_share_said
from jangkau.findings.campaigns.themes import dots_said
from jangkau.findings.meetup.editions import came_said
from jangkau.findings.meetup.retention import retention_said, shares_described, still_said
from jangkau.findings.shares import FEWEST, fraction_said, share_said, share_with_fraction, too_few
from jangkau.findings.sides.voice import voice_described, voice_said
from jangkau.locales import LANGUAGES, speaker
from jangkau.metrics.meetup.retention import Still
from jangkau.report.caption import caption
from jangkau.report.edition import Place
from jangkau.report.page import html
from jangkau.report.weekly import weekly
from tests.report_office import FORMS
from tests.test_page_campaigns import STARTS, agenda, covered, office, opened, words
from tests.warehouse_builder import MONDAY

__all__ = ["office"]
SAY = speaker("id")
OF = {"id": "dari", "en": "of"}


def answered(office, accounts: int, on_time: int, late: int) -> None:
    """An agenda that so many accounts were to answer, all of them judged."""
    agenda(office)
    for number in range(accounts):
        account = f"x:a{number}"
        office.account(account, "35.10", owner="community" if number % 2 else "government")
        covered(office, account)
        hours = 2 if number < on_time else 40
        if number < on_time + late:
            office.says(account, about=(("event", "a"),), published_at=STARTS + timedelta(hours=hours))
    office.publish()


def read(page: str) -> str:
    """The text of a page of ours."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", re.sub(r"<style.*?</style>", " ", page, flags=re.DOTALL))).split())


@pytest.mark.parametrize(
    "accounts, on_time, late, sentence",
    [
        (3, 2, 1, {"id": "2 dari 3 akun yang datanya lengkap mengunggah dalam 24 jam, 3 dalam 72 jam (3 belum diketahui).",
                   "en": "2 of 3 accounts with complete data posted within 24 hours, 3 within 72 (3 not known)."}),
        (10, 4, 1, {"id": "40% akun mengunggah dalam 24 jam, 50% dalam 72 jam, dari 10 akun yang datanya lengkap"
                          " (3 belum diketahui).",
                    "en": "40% of accounts posted within 24 hours, 50% within 72, of 10 accounts with complete data"
                          " (3 not known)."}),
    ],
)  # fmt: skip
@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_agenda_is_one_sentence_wherever_it_is_read(office, tmp_path, accounts, on_time, late, sentence, lang):
    answered(office, accounts, on_time, late)
    say, report = speaker(lang), weekly(tmp_path, Place("35"), MONDAY)
    page = words(opened("agenda", lang=lang))
    texts = {"page": page, "caption": caption(report, say)} | {form: read(html(report, say, form)) for form in FORMS}
    assert {name for name, text in texts.items() if sentence[lang] not in text} <= {"portrait"}, "the picture has no lists"
    assert f"{on_time} {OF[lang]} {accounts}" in texts["portrait"], "but the same counts"
    few = accounts < FEWEST
    assert {name for name, text in texts.items() if few and re.search(r"(67|100|33)%", text)} == set()


def test_page_says_counts_of_each_side_too(office):
    answered(office, 3, 2, 1)
    said = words(opened("agenda"))
    assert "Tepat waktu: pemerintah 1 dari 2, komunitas 1 dari 1." in said


@pytest.mark.parametrize("whole, few", [(FEWEST - 1, True), (FEWEST, False)])
def test_from_ten_answers_on_a_share_is_said_in_per_cent(whole, few):
    assert share_said(3, whole, SAY) == (f"3 dari {whole}" if few else "30%")
    assert share_with_fraction(3, whole, SAY) == (f"3 dari {whole}" if few else "30% (3 dari 10)")
    assert too_few(pd.Series([0, 1, whole])).tolist() == [False, True, few]
    assert (share_said(0, 0, SAY), fraction_said(0, 0, SAY)) == ("–", "0 dari 0")


@pytest.mark.parametrize("whole, few", [(FEWEST - 1, True), (FEWEST, False)])
def test_every_finding_about_answers_keeps_the_rule(whole, few):
    still = {"accounts": whole, "still": 3, "share": 3 / whole, "low": 0.1, "high": 0.6}
    kept = SimpleNamespace(stills=[Still(8, role, **still) for role in ("attendee", "comparison")], differences=())
    around = pd.DataFrame([(came, period, 3 / whole, 3, whole) for came in (True, False) for period in ("before", "after")],
                          columns=["came", "period", "on_time_share", "counted_on_time", "counted"])  # fmt: skip
    rows = laid_out(around, SimpleNamespace(say=SAY))
    theme = {"label": "Wisata", **dict.fromkeys(("government", "community"), 3 / whole)}
    theme |= {f"{owner}_{name}": count for owner in ("government", "community") for name, count in (("posts", 3), ("of", whole))}
    meetup = {"accounts_came": 3, "accounts_matched": 3, "accounts_registered": whole, "share_came": 3 / whole,
              "regencies_came": 1, "regencies_registered": 2, "participants": None}  # fmt: skip
    row = {"expected": whole, "counted": whole, "on_time_share": 3 / whole, "answered_share": 3 / whole}
    texts = [
        retention_said(kept, SAY), still_said(kept.stills[0], SAY), shares_described(kept, SAY), *rows["words"], *rows["moved"],
        theme_share_said(3 / whole, 3, whole, SAY), dots_said(pd.DataFrame([theme]), SAY), came_said(meetup, SAY)[0],
        agenda_said(row, SAY),
    ]  # fmt: skip
    assert [text for text in texts if ("%" in text) == few] == []
    assert [text for text in texts if few and f"3 dari {whole}" not in text] == []


def test_an_agenda_that_nobody_can_judge_says_so():
    row = {"expected": 3, "counted": 0, "on_time_share": None, "answered_share": None}
    assert agenda_said(row, SAY) == "belum dapat dinilai: dari 3 akun yang diharapkan belum ada yang datanya lengkap."


@pytest.mark.parametrize(("community", "said", "none"), [(0.25, ["75%", "25%"], ""), (None, [], "hanya diketahui dari")])
def test_a_share_of_voice_is_said_of_both_sides_or_of_none(community, said, none):
    sides = (("government", 1 - (community or 0), 32.0), ("community", community, None))
    known = {"accounts": 1, "registered": 2}
    voice = [{"owner": side, "share": share, "middle": middle} | known for side, share, middle in sides]
    told = voice_said(voice, speaker("id"))
    assert none in told["none"] and bool(none) == bool(told["none"])
    assert [side["share"] for side in told["sides"]] == said and "komunitas belum ada data" in told["middles"]
    assert ("%" in voice_described(voice, speaker("id"))) == (community is not None)
    assert len(voice_bar(pd.DataFrame(voice), speaker("id"), LIGHT)["data"]) == (2 if community else 0)


@pytest.mark.parametrize(
    ("registered", "said"),
    [
        (1, "Interaksi satu-satunya akun pemerintah: 32."),
        (2, "Interaksi akun pemerintah di tengah: 32, dari 1/2 akun yang ada datanya."),
    ],
)
def test_a_side_alone_stands_beside_no_dash(registered, said):
    sides = (("government", 32.0, registered), ("community", None, 0))
    voice = [{"owner": side, "share": None, "middle": middle, "accounts": 1, "registered": n} for side, middle, n in sides]
    assert voice_said(voice, speaker("id"))["middles"] == said
