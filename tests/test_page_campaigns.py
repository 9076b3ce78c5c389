"""Campaigns & Agendas as Streamlit runs it: every section empty, full, in both languages, and with texts that are no markup."""

import json
import re
from datetime import datetime, timedelta
from html import unescape
from pathlib import Path

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from jangkau.findings.campaigns.late import BEHIND, Late, reminder
from jangkau.findings.shares import FEWEST
from jangkau.locales import speaker
from tests.pages import choose, choose_late, chosen, markup, row_of
from tests.test_collaboration import Office
from tests.warehouse_builder import MONDAY, ROOT

PAGE = str(ROOT / "pages" / "campaigns.py")
SECTIONS = ("themes", "agenda", "hoax", "carry", "hashtags", "hours")
REGISTERED = {"themes": "themes", "agenda": "events", "hoax": "hoaxes"}  # the list that a section without anything leads to
GOV, COM, FAR = "instagram:gov", "instagram:com", "instagram:far"
STARTS = datetime(2021, 12, 7, 2, 0)  # 09:00 WIB on Tuesday
NASTY = "<script>alert('x')</script> **tebal** [t](javascript:alert(1))"
SCRIPT = 'javascript:alert("x")'


@pytest.fixture
def office(tmp_path: Path, monkeypatch) -> Office:
    monkeypatch.setenv("JANGKAU_DATA", str(tmp_path))
    made = Office(tmp_path)
    made.week(GOV, "reach", 10, 5)  # a week to look at
    return made


def opened(section: str, **address: str) -> AppTest:
    page = AppTest.from_file(PAGE, default_timeout=60)
    for name, value in {"section": section, **address}.items():
        page.query_params[name] = value
    return page.run()


def title(page: AppTest) -> str:
    assert not page.exception
    return page.title[0].value.replace("\\", "").replace("\xa0", " ")


def html(page: AppTest) -> str:
    said = markup(page)
    return re.sub(r"<style>.*?</style>", " ", said, flags=re.DOTALL)


def words(page: AppTest) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html(page))).split())


def agenda(office: Office, event_id: str = "a", day=MONDAY + timedelta(days=1), kind: str = "agenda") -> None:
    columns = "event_id, kind, name, starts_on, starts_at, ends_on, date_precision, patterns, province_code"
    office.connection.execute(
        f"INSERT INTO events ({columns}) VALUES (?, ?, ?, ?, ?, ?, 'day', 'x', '35')",
        [event_id, kind, "Pasar Murah", day, STARTS if kind == "agenda" else None, day],
    )


def covered(office: Office, *accounts: str) -> None:
    for account in accounts:
        office.add("post_spans", account, datetime(2021, 11, 1), datetime(2021, 12, 20))


def full(office: Office) -> None:
    """What filled() makes, published."""
    filled(office)
    office.publish()


def filled(office: Office) -> None:
    """Two themes, an agenda, three hoax reports, mentions both ways, hashtags; post texts that would run as markup."""
    office.connection.execute("INSERT INTO themes VALUES ('w', 'Wisata', 'promotion', 'x', 1), ('k', 'Koreksi', 'hoax', 'x', 1)")
    agenda(office)
    covered(office, GOV, COM)
    about = (("theme", "w"), ("event", "a"))
    office.says(
        GOV, about=about, names=(COM,), tags=(("naik", "Naik"),), published_at=STARTS + timedelta(hours=2), views=10, reach=4
    )
    office.says(COM, about=(("theme", "w"),), names=(GOV,), tags=(("naik", "naik"),), views=500, reach=40)
    office.says(COM, about=(("theme", "k"), ("hoax", "h")), published_at=STARTS + timedelta(hours=1), views=9, reach=3)
    office.made += 1
    office.post(FAR, "n", published_on=MONDAY, caption=NASTY, permalink=SCRIPT, views=900, likes=1, comments=1)
    office.add("post_matches", "theme", "w", FAR, "n", MONDAY, "<i>wisata</i>")
    for key in ("h", "late", "open"):
        office.add("hoaxes", key, f"Kabar {key}", "disinformation", "pending", STARTS, None, "35", None, "x", None, 1)


@pytest.mark.parametrize("lang", ["id", "en"])
@pytest.mark.parametrize("section", SECTIONS)
def test_every_section_opens_where_nothing_is_known_of_posts(office, section, lang):
    office.publish()
    page = opened(section, lang=lang)
    assert title(page)
    assert "0 dari 38 daerah · 0 dari 3 akun" in words(page) or lang == "en"
    assert section not in REGISTERED or f"tab={REGISTERED[section]}" in html(page)


@pytest.mark.parametrize("lang", ["id", "en"])
@pytest.mark.parametrize("section", SECTIONS)
def test_every_section_opens_full(office, section, lang):
    full(office)
    assert title(opened(section, lang=lang))


@pytest.mark.parametrize(
    "share, economy, finding",
    [
        ("posts", 0, "Tema terbesar: Wisata, 40% unggahan komunitas dan 60% unggahan pemerintah"),
        ("posts", 5, "Tema terbesar komunitas: Ekonomi (50% unggahan); pemerintah: Wisata (60%)"),
        ("views", 5, "Tema terbesar: Wisata, 87% tayangan komunitas dan 60% tayangan pemerintah"),
    ],
)
def test_the_largest_theme_of_either_side_by_the_measure_chosen(office, share, economy, finding):
    office.connection.execute(
        "INSERT INTO themes VALUES ('w', 'Wisata', 'promotion', 'x', 1), ('e', 'Ekonomi', 'economy', 'y', 1)"
    )
    for number in range(10):
        office.says(GOV, about=(("theme", "w"),) if number < 6 else (), views=10)
        about = (("theme", "w"),) if number < 4 else (("theme", "e"),) if number < 4 + economy else ()
        office.says(COM, about=about, views=100 if number < 4 else 10)
    office.publish()
    assert title(opened("themes", share=share)) == finding


@pytest.mark.parametrize(
    "section, lang, finding",
    [
        ("themes", "id", "Baru 4 unggahan berteks pada pekan 49, 6–12 Desember 2021: terlalu sedikit untuk sebuah porsi"),
        ("themes", "en", "Only 4 posts with a text in week 49, 6–12 December 2021: too few for a share"),
        ("agenda", "id", "1 dari 2 akun mengunggah tentang Pasar Murah dalam 24 jam"),
        ("agenda", "en", "1 of 2 accounts posted about Pasar Murah within 24 hours"),
        ("hoax", "id", "1 dari 3 hoaks diklarifikasi dalam tiga jam"),
        ("carry", "id", "Komunitas mengangkat konten pemerintah 1 kali, pemerintah mengangkat konten komunitas 1 kali"),
        (
            "carry",
            "en",
            "The community amplified government content 1 time, the government amplified community content 1 time",
        ),
        ("hashtags", "id", "Tagar yang paling banyak dipakai bersama: #Naik, 2 akun"),
    ],
)
def test_the_finding_worked_out_by_hand(office, section, lang, finding):
    full(office)
    assert title(opened(section, lang=lang)) == finding


def test_a_share_can_be_worked_out_again_and_the_counts_add_up_to_all_who_were_invited(office):
    office.account("instagram:short", "35.10")
    office.says("instagram:short", about=(("event", "a"),), published_at=STARTS + timedelta(hours=1))
    full(office)
    said = words(opened("agenda"))
    assert "Dari 2 kesempatan (akun × agenda) yang datanya lengkap: 1 tepat waktu, 0 terlambat, 1 tidak mengunggah" in said
    assert "2 lainnya belum bisa dinilai; tidak dihitung sebagai “tidak mengunggah”." in said
    assert "1 dari 2 akun yang datanya lengkap mengunggah dalam 24 jam, 1 dalam 72 jam (2 belum diketahui)." in said
    assert "tidak ikut dihitung 2: 1 belum ada data · 1 mengunggah tetapi datanya belum lengkap" in said
    assert "Tepat waktu: pemerintah 1 dari 1, komunitas 0 dari 1." in said


@pytest.mark.parametrize(
    "agendas, finding",
    [(1, "40% akun mengunggah tentang Pasar Murah dalam 24 jam"), (2, "20% akun mengunggah dalam 24 jam pada 2 agenda")],
)
def test_from_ten_answers_on_a_share_is_told(office, agendas, finding):
    for number in range(agendas):
        agenda(office, f"a{number}")
    for number in range(10):
        office.account(f"x:{number}", "35.10")
        covered(office, f"x:{number}")
        if number < 4:
            office.says(f"x:{number}", about=(("event", "a0"),), published_at=STARTS + timedelta(hours=2))
    office.publish()
    assert title(opened("agenda")) == finding


def test_the_page_opens_on_agendas_and_names_who_has_not_joined_with_a_text_for_them(office):
    agenda(office)
    covered(office, GOV, COM)
    office.says(GOV, about=(("event", "a"),), published_at=STARTS + timedelta(hours=30))
    office.publish()
    page = opened("")
    told = words(page)
    assert "Siapa yang belum ikut" in told
    silent, late = (account.partition(":")[2] for account in (COM, GOV))
    assert told.index(f"@{silent}") < told.index(f"@{late}"), "who has not posted at all stands first"
    assert not page.code, "made when it is opened: its script alone is 443 kB"
    page.session_state["campaigns-late"] = True
    page.run()
    assert f"@{silent}" in page.code[0].value and f"@{late}" not in page.code[0].value and "Pasar Murah" in page.code[0].value


@pytest.mark.parametrize("status", BEHIND)
def test_one_name_on_several_platforms_is_written_to_once(status):
    rows = pd.DataFrame({"handle": ["kabar", "info", "kabar"], "status": status})
    text = reminder(Late("Pasar Murah", MONDAY, rows), speaker("id"))
    assert text.count("@kabar") == text.count("@info") == 1


def test_whose_exports_do_not_cover_the_days_is_not_called_late(office):
    agenda(office)
    office.publish()
    page = opened("agenda")
    assert title(page) and "Siapa yang belum ikut" not in words(page) and not page.code


def test_agendas_of_half_a_year_stand_in_for_a_period_without_any_and_the_title_says_so(office):
    covered(office, GOV)
    agenda(office, day=MONDAY - timedelta(days=30))
    office.publish()
    assert title(opened("agenda")) == (
        "Tidak ada agenda yang dapat dinilai pada periode ini. "
        "26 pekan terakhir: 0 dari 1 akun mengunggah tentang Pasar Murah dalam 24 jam"
    )


def many(office: Office, count: int) -> None:
    """So many agendas in half a year, a campaign, and forty-one accounts, so that regions stand in the rows."""
    for number in range(38):
        office.account(f"x:{number}", "35.71" if number % 2 else "35.10", owner="community")
    for number in range(count):
        agenda(office, f"a{number}", MONDAY - timedelta(days=10 * number))
    agenda(office, "k", kind="campaign")
    office.says(GOV, MONDAY + timedelta(days=1), (("event", "k"),))
    covered(office, "x:0", "x:1")
    office.week(GOV, "reach", 10, 5, week=MONDAY - timedelta(weeks=19))
    office.says("x:0", about=(("event", "a0"),), published_at=STARTS + timedelta(hours=1))
    office.publish()


HALF_A_YEAR = {"period": "custom", "from": "2021-W30", "to": "2021-W49"}


def test_no_agenda_or_campaign_is_left_out_in_silence(office):
    many(office, 13)
    page = opened("agenda", **HALF_A_YEAR)
    assert not page.exception
    said, marked = words(page), html(page)
    assert "5 agenda lebih lama" in said and marked.count("<details>") == 1
    assert "kampanye: respons tidak dihitung" in said.split("5 agenda lebih lama")[1]
    for number in range(1, 14):
        assert f"<b>{number}</b> Pasar Murah" in marked
    assert "Tidak tergambar: 7 agenda yang lebih lama (7 Pasar Murah," in said


@pytest.mark.parametrize(("agendas", "named"), [(1, False), (FEWEST - 1, False), (FEWEST, True)])
def test_a_region_is_named_never_on_time_only_after_enough_answers(office, agendas, named):
    many(office, agendas)
    never = "Dari akun yang bisa dinilai, tak satu pun tepat waktu di 1 daerah: Kota Kediri."
    assert (never in words(opened("agenda", **HALF_A_YEAR))) == named


def test_a_region_shows_how_many_were_on_time_of_those_one_can_tell_of(office):
    many(office, 1)
    page = opened("agenda")
    assert title(page) == "1 dari 2 akun mengunggah tentang Pasar Murah dalam 24 jam"
    assert "✓ 1/1" in drawn(page) and "–?" in drawn(page)
    assert drawn(page).index(">Kota Kediri<") < drawn(page).index(">Banyuwangi<"), "the lowest share stands on top"


def drawn(page: AppTest) -> str:
    """The pictures of a page."""
    return " ".join(json.loads(element.proto.json).get("html", "") for element in page.get("bidi_component"))


def test_an_account_keeps_its_platform_however_long_its_handle(office):
    for platform in ("instagram", "tiktok"):
        office.account(f"{platform}:kabarlumajang.contoh.resmi", "35.08")
    agenda(office)
    office.publish()
    said = drawn(opened("agenda"))
    assert "@kabarlumajang.co… IG" in said and "@kabarlumajan… TikTok" in said


def test_the_posts_of_an_agenda_lie_within_its_72_hours(office):
    agenda(office)
    for caption, hours in (("kemarin", -20), ("siang", 3), ("pekan depan", 90)):
        office.says(GOV, about=(("event", "a"),), published_at=STARTS + timedelta(hours=hours))
        office.connection.execute("UPDATE latest_posts SET caption = ? WHERE post_id = ?", [caption, str(office.made)])
    office.publish()
    said = words(opened("agenda"))
    assert "siang" in said and "kemarin" not in said and "pekan depan" not in said


def test_the_footer_tells_how_far_exports_reach_also_without_a_post(office):
    agenda(office)
    covered(office, GOV)
    office.publish()
    assert "1 dari 38 daerah · 1 dari 3 akun · data s.d. 12 Des 2021" in words(opened("agenda"))


def test_delivered_leverage_stands_beside_its_agenda(office):
    agenda(office)
    agenda(office, "k", kind="campaign")
    for account, reach in ((GOV, 100), (COM, 300)):
        office.says(
            account,
            MONDAY + timedelta(days=1),
            (("event", "a"), ("event", "k")),
            published_at=STARTS + timedelta(hours=1),
            reach=reach,
            views=4 * reach if account == COM else reach,
        )
    office.publish()
    said = words(opened("agenda"))
    assert (
        "Tayangan komunitas 12 kali pemerintah (jangkauan: 3 kali) ● 1 unggahan pemerintah" in said
        and "kampanye: respons tidak dihitung" in said
    )


def test_other_peoples_words_are_text_and_only_web_addresses_are_links(office):
    full(office)
    page = opened("themes")
    assert "<script>" not in html(page) and "&lt;script&gt;" in html(page)
    assert "javascript:" not in html(page).replace("[t](javascript:alert(1))", "")
    assert "<mark>&lt;i&gt;wisata&lt;/i&gt;</mark>" in html(page), "what was found in the post"


def test_pending_hoaxes_count_as_unmet_and_regions_without_corrections_are_named(office):
    full(office)
    said = words(opened("hoax"))
    assert "2 belum diklarifikasi (dihitung belum memenuhi sasaran)." in said
    assert "Lebih dari separuh hoaks belum dijawab, jadi belum ada median waktu respons." in said, "the silent stay in: 1 of 3"


def test_regions_surely_without_corrections_stand_apart_from_those_nobody_can_tell_of(office):
    filled(office)
    office.account("instagram:all", "35.78")
    covered(office, "instagram:all")
    office.publish()
    said = words(opened("hoax"))
    assert "1 daerah tanpa klarifikasi: Kota Surabaya" in said
    assert "1 daerah belum diketahui, data unggahannya belum lengkap: Kota Kediri" in said


def test_the_map_of_corrections_tells_views_or_reach(office):
    full(office)
    assert "Terbesar: Banyuwangi (9 tayangan)." in words(opened("hoax"))
    assert "Terbesar: Banyuwangi (3 jangkauan)." in words(opened("hoax", seen="reach"))


@pytest.mark.parametrize("corrected", [True, False])
def test_a_map_stands_only_where_a_region_corrected_something(office, corrected):
    filled(office)
    office.account("instagram:unknown", "35.78")
    if not corrected:
        office.connection.execute("DELETE FROM post_matches WHERE content = 'theme' AND id = 'k'")
    office.publish()
    page = opened("hoax")
    assert "belum lengkap" in words(page) and not page.exception
    drawn = " ".join(element.proto.json for element in page.main if "json" in dir(element.proto))
    assert ("campaigns-corrections" in drawn) == corrected


def test_posts_of_a_report_from_before_it_are_not_shown(office):
    filled(office)
    office.says(COM, MONDAY - timedelta(days=9), about=(("theme", "k"), ("hoax", "h")), views=777)
    office.publish()
    said = html(opened("hoax"))
    assert '<td class="score">9<' in said and "777" not in said


def test_the_hours_in_words_name_each_report(office):
    full(office)
    alts = " ".join(element.proto.json for element in opened("hoax").main if "json" in dir(element.proto))
    assert "Kabar h: 1 jam, dalam tiga jam; Kabar late: belum" in alts


def test_isolated_accounts_are_named_and_those_without_data_are_not(office):
    full(office)
    said = words(opened("carry"))
    assert "1 akun tanpa ikatan dengan akun lain" in said and "Kota Kediri (1) ■ @far IG" in said
    assert "1 dari 3 akun tanpa ikatan dengan akun lain" in said


def test_a_side_that_the_filter_leaves_out_is_not_zero(office):
    full(office)
    page = opened("carry", owner="government")
    assert title(page) == "Pemerintah mengangkat konten komunitas 1 kali"
    assert "Akun komunitas tidak termasuk saringan ini." in words(page)


def test_a_side_without_data_is_not_zero(office):
    covered(office, GOV)
    office.says(GOV, names=(COM,))
    office.publish()
    page = opened("carry")
    assert title(page) == "Pemerintah mengangkat konten komunitas 1 kali"
    assert "Akun komunitas: belum ada data unggahan." in words(page)


def test_a_side_that_has_data_and_carried_nobody_is_said_so_in_words(office):
    covered(office, GOV)
    office.says(GOV)
    office.publish()
    assert title(opened("carry")) == "Pemerintah belum mengangkat konten komunitas"


def test_without_any_posts_nothing_is_said_of_who_stands_alone(office):
    office.publish()
    said = words(opened("carry"))
    assert "belum saling menyebut" not in said and "Pemerintah → komunitas" not in said


def test_regions_have_one_style_of_names(office):
    office.says(FAR, names=(COM,))
    office.publish()
    said = words(opened("carry"))
    assert "→ ■ @com IG Banyuwangi" in said and "Kabupaten Banyuwangi" not in said


def test_the_matrix_of_ties_stands_beside_many_pairs_and_lives_in_the_address(office):
    for number in range(1, 14):
        office.account(f"instagram:d{number}", f"35.{number:02d}")
        office.says(f"instagram:d{number}", names=(FAR,))
    office.publish()
    assert chosen(opened("carry", ties="matrix"))["ties"] == "matrix"
    assert "Baris mengangkat kolom" in words(opened("carry", ties="matrix"))
    assert "12 dari 13 pasangan daerah" in words(opened("carry"))


def test_counts_of_hashtags_meet_and_those_gone_are_not_counted_among_them(office):
    for account in (GOV, COM, FAR):
        office.says(account, MONDAY - timedelta(days=3), tags=(("lama", "Lama"),))
        for _ in range(2):
            office.says(account, tags=(("naik", "Naik"),))
        office.says(account, tags=(("bersama", "Bersama"),))
    office.says(GOV, tags=(("sendiri", "Sendiri"),))
    office.publish()
    page = opened("hashtags")
    said = words(page)
    assert title(page) == "Tagar dengan kenaikan tertinggi: #Naik, dari 0 ke 6 unggahan"
    assert "2 tagar dipakai bersama, 1 di antaranya naik, 1 dipakai satu akun saja." in said
    assert "hilang" not in said.partition("Naik atau hilang")[0]


def test_hashtags_of_a_period_before_without_data_cannot_be_compared(office):
    for account in (GOV, COM):
        for _ in range(3):
            office.says(account, tags=(("naik", "Naik"),))
    office.publish()
    page = opened("hashtags")
    said = words(page)
    assert title(page) == "Tagar yang paling banyak dipakai bersama: #Naik, 2 akun"
    assert "Belum bisa dibandingkan: tidak ada akun yang datanya mencakup pekan 48" in said
    assert "Hanya dipakai satu akun" not in said, "no part for what there is none of"


@pytest.mark.parametrize("posts, finding", [(0, "Belum ada unggahan berteks"), (1, "Belum ada tagar yang dipakai bersama")])
def test_no_posts_and_no_hashtags_are_told_apart(office, posts, finding):
    for _ in range(posts):
        office.says(GOV)
    office.publish()
    assert title(opened("hashtags")).startswith(finding)


def test_a_long_period_before_is_told_with_both_years(office):
    for week in range(1, 30):
        office.week(GOV, "reach", 10, 5, week=MONDAY - timedelta(weeks=week))
    office.says(GOV, tags=(("naik", "Naik"),))
    office.publish()
    said = words(opened("hashtags", period="custom", **{"from": "2021-W20", "to": "2021-W49"}))
    assert "30 pekan sebelumnya (19 Oktober 2020 – 16 Mei 2021)" in said


def test_the_share_of_views_lives_in_the_address(office):
    full(office)
    assert "ties" not in chosen(opened("carry", ties="matrix")), "few pairs need no matrix"
    page = opened("themes", share="views", theme="k")
    assert chosen(page)["share"] == "views" and chosen(page)["theme"] == "k"


def test_nonsense_in_the_address_falls_back(office):
    full(office)
    page = opened("<b>", theme="x", share="y", ties="z", agenda="q", meetup="m")
    assert title(page).startswith("1 dari 2 akun") and chosen(page)["section"] == "agenda"


def test_the_section_that_is_open_is_kept_in_the_address(office):
    full(office)
    page = opened("themes")
    choose(page, "section", "carry")
    assert page.query_params["section"] in ("carry", ["carry"]) and not page.exception


@pytest.mark.parametrize("section", SECTIONS)
def test_every_table_opens(office, section):
    full(office)
    page = opened(section)
    for table in page.expander:
        page.session_state[f"table-{table.label}"] = True
    page.run()
    assert not page.exception and page.table


def test_a_meetup_without_agendas_on_both_sides_is_not_drawn(office):
    agenda(office)
    covered(office, GOV, COM)
    agenda(office, "m", MONDAY - timedelta(days=20), kind="meetup")
    office.connection.execute("INSERT INTO attendance VALUES ('m', ?, 1)", [GOV])
    office.publish()
    page = opened("agenda")
    said = words(page)
    assert "Sebelum dan sesudah pertemuan" in said and "Belum bisa dibandingkan" in said
    assert "sebelum –" not in said and "campaigns-around" not in keys(page)


def test_before_and_after_opens_on_the_latest_meetup_before_the_end_of_the_period(office):
    covered(office, GOV, COM)
    for event_id, days in (("old", -25), ("m", -5), ("future", 30)):
        agenda(office, event_id, MONDAY + timedelta(days=days), kind="meetup")
        office.connection.execute("INSERT INTO attendance VALUES (?, ?, 1)", [event_id, GOV])
    agenda(office, "before", MONDAY - timedelta(days=15))
    agenda(office)
    office.publish()
    page = opened("agenda")
    assert chosen(page)["meetup"] == "m" and "campaigns-around" not in keys(page), "nought and nought"
    said = words(page)
    assert "Akun yang hadir: sebelum 0 dari 1, sesudah 0 dari 1." in said
    assert "Ini pengamatan, bukan bukti sebab-akibat" in said


def keys(page: AppTest) -> str:
    """The names of the pictures of a page."""
    return " ".join(element.proto.id for element in page.get("bidi_component"))


def test_where_an_agenda_has_not_arrived_stands_beside_what_nobody_knows(office):
    agenda(office)
    covered(office, GOV, COM, FAR)
    office.says(FAR, about=(("event", "a"),), published_at=STARTS + timedelta(hours=2))
    office.publish()
    page = opened("agenda")
    assert not page.exception and "Belum sampai di 1 daerah, 1,8" in words(page)
    assert "sampai di 1 daerah" in words(page) and "tidak ada akun terdaftar di 36 daerah" in words(page)
    assert "Banyuwangi" in words(page) and "belum ada riwayat" in words(page)


def test_hours_are_not_judged_of_a_few_posts(office):
    full(office)
    page = opened("hours")
    assert title(page) == "Unggahan belum cukup untuk menilai jam" and "sedikitnya 300" in words(page)


def test_ties_over_time_name_what_they_rest_on(office):
    full(office)
    page = opened("carry", week="2021-W52")
    assert "Ikatan dari triwulan ke triwulan" in words(
        page
    ) and "hanya sebutan dan kolaborasi di akun yang mengirim ekspor" in words(page)


def test_no_line_parts_a_day_in_the_pages_sentence(office):
    full(office)
    assert "6–12\xa0Desember\xa02021" in opened("themes").title[0].value


def test_a_choice_in_a_section_that_was_left_meanwhile_changes_nothing(office):
    full(office)
    page = opened("themes")
    share = row_of(page, "share")
    choose(page, "section", "agenda")
    assert not choose_late(page, share, "share", "views").exception
    assert "share" not in page.query_params
