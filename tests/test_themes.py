"""Which posts speak of which theme: letters, words, phrases and hashtags; kept up to date and out of the fingerprint."""

import sys
import unicodedata
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.demo.captions import bold
from etl.keep.snapshots import reading
from etl.keep.undo import rebuild, withdraw
from etl.load import load
from etl.registry.register import load_registry
from etl.status import status
from jangkau.metrics.campaigns.dry_run import caught
from jangkau.metrics.campaigns.theme_share import theme_share
from jangkau.metrics.scope import Scope
from jangkau.metrics.shelf import reading as snapshot
from jangkau.warehouse.captions import CODES, plain_words, read_caption, tag_key
from jangkau.warehouse.folders import Folders
from jangkau.warehouse.patterns import patterns_in
from tests.made import order
from tests.warehouse_builder import Builder

HEADER = (
    "Post ID,Account ID,Account username,Account name,Description,Duration (sec),Publish time,Permalink,Post type,"
    "Data comment,Date,Views,Reach,Likes,Shares,Follows,Comments,Saves\n"
)


def finds(pattern: str, caption: str, platform: str = "instagram") -> bool:
    """Whether one pattern is found in a caption, as the database looks for it."""
    (sought,) = patterns_in(pattern)
    read = read_caption(caption, platform)
    return sought.tag in read.tags if sought.tag else sought.anchor in read.words.split(" ") and sought.words in read.words


@pytest.mark.parametrize(
    ("pattern", "caption"),
    [
        ("hoaks", "HOAKS! Pesan berantai"), ("hoaks", "hoaks-hoaks lama"), ("hoaks", "(hoaks)"), ("hoaks", "#Hoaks"),
        ("jatim bangkit", "Jatim   Bangkit!"), ("jatim bangkit", "jatim\nbangkit"), ("jatim bangkit", "𝗝𝗮𝘁𝗶𝗺 𝗕𝗮𝗻𝗴𝗸𝗶𝘁"),
        ("jatim bangkit", "𝕁𝕒𝕥𝕚𝕞 ｂａｎｇｋｉｔ"), ("jatim bangkit", "#Jatim #Bangkit"), ("Jatim Bangkit", "jatim-bangkit"),
        ("kuliner khas", "Kulinér khâs"), ("kulinér", "kuliner"), ("jumat", "Jum'at"), ("jum'at", "jumat"),
        ("#JatimBangkit", "ayo #jatimbangkit"), ("#JatimBangkit", "#Jatim_Bangkit"), ("#JatimBangkit", "#a#JATIMBANGKIT"),
        ("#JatimBangkit", "＃JatimBangkit"), ("#jatim", "#𝗝𝗮𝘁𝗶𝗺"), ("liburan ke jatim saja", "Liburan ke Jatim saja."),
        ("covid 19", "COVID-19"), ("wisata", "1️⃣Wisata"), ("wisata", "①Wisata"), ("wisata", "❶ Wisata²"), ("wisata", "ℹ️Wisata"),
        ("wisata", "Ⓜ️Wisata"), ("jatim", "Jatim™"), ("jatim", "Ⓙⓐⓣⓘⓜ"), ("wisata", "ᴡɪꜱᴀᴛᴀ"), ("wisata", "🅆🄸🅂🄰🅃🄰"),
        ("wisata", "🆆🅸🆂🅰🆃🅰"),
        ("wisata", "\u3164Wisata"), ("jumat", "Jum`at"), ("jumat", "Jum‘at"), ("jumat", "Jum´at"), ("jumat", "Jumʿat"),
        ("umkm", "UMKM &amp; wisata"), ("#wisata", "UMKM &#wisata"), ("#wisata", "https://s.id/abc👉#Wisata"),
        ("#jatimbangkit", "(https://s.id/abc)#JatimBangkit"), ("kota", "Kab.Kediri/Kota"),
        ("#ꦲꦏ꧀ꦱꦫꦗꦮ", "#ꦲꦏ꧀ꦱꦫꦗꦮ"), ("#wisata", "awww...#wisata"),
    ],
)  # fmt: skip
def test_is_found(pattern: str, caption: str) -> None:
    assert finds(pattern, caption)


@pytest.mark.parametrize(
    ("pattern", "caption"),
    [
        ("hoaks", "antihoaks"), ("hoaks", "hoaksnya"), ("jatim bangkit", "#JatimBangkit"), ("#JatimBangkit", "Jatim Bangkit"),
        ("#jatim", "#jatimbangkit"), ("#jatim", "jatim"), ("pasar murah", "Pasar. Murah"), ("pasar murah", "pasar, murah"),
        ("pasar murah", "pasar sangat murah"), ("wisata", "@wisata.jatim"), ("wisata", "https://wisata.example/"),
        ("#peta", "https://a.example/#peta"), ("wisata", "daftar: s.id/wisata"), ("wisata", "surel wisata@jatim.example"),
        ("#wisata", "#️⃣Wisata"), ("amp", "a &amp; b"),
        ("jatim", "https://a.example/?a=1&region=jatim ; pasar"), ("ꦗꦮ", "ꦗꦮꦴ"), ("#39", "it&#39;s"), ("wisata", ""),
    ],
)  # fmt: skip
def test_is_not_found(pattern: str, caption: str) -> None:
    assert not finds(pattern, caption)


@pytest.mark.parametrize(
    ("caption", "platform", "handles"),
    [
        ("Bersama @Kominfo.Jatim.", "instagram", ("kominfo.jatim",)), ("@a @A @b", "x", ("a", "b")),
        ("surel humas@jatim.example", "instagram", ()), ("@kominfo-jatim", "instagram", ("kominfo",)),
        ("@kominfo-jatim", "youtube", ("kominfo-jatim",)), ("-@kominfo.jatim hadir", "instagram", ("kominfo.jatim",)),
        ("Dok.@humas.jatim", "instagram", ("humas.jatim",)), ("bersama...@kominfo.jatim", "instagram", ("kominfo.jatim",)),
        ("@humasjatim.@kominfo.jatim", "instagram", ("humasjatim", "kominfo.jatim")),
        (".@KominfoJatim hadir", "x", ("kominfojatim",)),
        ("kasih @KominfoJatim.Sampai", "x", ("kominfojatim",)), ("@kominfojatim...wisata", "instagram", ("kominfojatim",)),
        ("＠kominfojatim", "x", ("kominfojatim",)), ("lihat tiktok.com/@kominfojatim", "tiktok", ()),
        ("(@pemkab_x)", "x", ("pemkab_x",)), ("@", "x", ()),
    ],
)  # fmt: skip
def test_handles(caption: str, platform: str, handles: tuple[str, ...]) -> None:
    assert read_caption(caption, platform).handles == handles


words = st.text(st.sampled_from("abcdefgxyz"), min_size=1, max_size=6)


@given(st.lists(words, min_size=1, max_size=4), st.lists(words, max_size=5), st.lists(words, max_size=5))
def test_a_phrase_is_found_wherever_it_stands_and_however_it_is_set(phrase: list[str], left: list[str], right: list[str]) -> None:
    text = " ".join([*left, *phrase, *right])
    pattern = " ".join(phrase)
    for set_as in (text, text.upper(), bold(text), "\n".join(text.split())):
        assert finds(pattern, set_as)
    assert not finds("q" + pattern, text)


@given(st.text(), st.sampled_from(["instagram", "youtube", "x"]))
def test_any_text_can_be_read_twice_with_the_same_outcome(text: str, platform: str) -> None:
    read = read_caption(text, platform)
    assert read.words.startswith(" ") and read.words.endswith(" ")
    assert plain_words(read.words) == read.words or "." in read.words
    assert all(tag_key(spelled) == key for key, spelled in read.tags.items())


def posts(path: Path, *captions: str, username: str = "contoh") -> Path:
    """An Instagram export, a post a day at noon (WIB) from 1 December 2021 on."""
    rows = [
        f'{17900000000000001 + day},1,{username},C,"{caption}",0,12/{day + 1:02d}/2021 01:00,'
        f"https://www.instagram.com/p/{day}/,IG image,,Lifetime,{100 * (day + 1)},50,3,1,0,2,1\n"
        for day, caption in enumerate(captions)
    ]
    path.write_text("\ufeff" + HEADER + "".join(rows), encoding="utf-8")
    return path


def registry(folders: Folders, tmp_path: Path, content: str, text: str) -> None:
    path = tmp_path / f"{content}-{abs(hash(text))}.csv"
    path.write_text(text, encoding="utf-8")
    assert load_registry(folders, content, path, order()).state == "loaded"


def matches(folders: Folders) -> list[tuple]:
    with reading(folders) as connection:
        return connection.execute("SELECT content, id, right(post_id, 1), matched FROM post_matches ORDER BY ALL").fetchall()


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    folders = Folders(tmp_path / "data")
    registry(folders, tmp_path, "themes", "theme_id,name,patterns\nt,T,vaksin|#AyoVaksin\nu,U,pasar murah\n")
    load(folders, [posts(tmp_path / "p.csv", "Vaksin besok #ayovaksin", "Pasar murah", "Libur")], order())
    return folders


def test_matches_follow_posts_and_patterns(folders: Folders, tmp_path: Path) -> None:
    first = [("theme", "t", "1", "vaksin | #AyoVaksin"), ("theme", "u", "2", "pasar murah")]
    assert matches(folders) == first
    before = status(folders)["fingerprint"]
    registry(folders, tmp_path, "themes", "theme_id,name,patterns\nu,U,libur\n")
    assert matches(folders) == [first[0], ("theme", "u", "3", "libur")]
    registry(folders, tmp_path, "events", "event_id,kind,name,starts_on,patterns\ne,agenda,E,2021-12-01,besok\n")
    assert ("event", "e", "1", "besok") in matches(folders)
    assert status(folders)["fingerprint"] == before
    registry(folders, tmp_path, "themes", "theme_id,name,patterns,removed\nt,,,ya\n")
    assert [found[1] for found in matches(folders)] == ["e", "u"]


def test_a_caption_that_changes_is_read_again(folders: Folders, tmp_path: Path) -> None:
    later = order()
    changed = posts(tmp_path / "Dec-01-2021_Dec-31-2021_1.csv", "Vaksin besok #ayovaksin", "Libur", "Pasar murah", "vaksin")
    receipt = load(folders, [changed], later)[0]
    after = [("theme", "t", "1", "vaksin | #AyoVaksin"), ("theme", "t", "4", "vaksin"), ("theme", "u", "3", "pasar murah")]
    assert matches(folders) == after
    rebuild(folders)
    assert matches(folders) == after
    withdraw(folders, receipt.import_id, order())
    assert matches(folders) == [after[0], ("theme", "u", "2", "pasar murah")]


def test_nothing_stays_of_a_withdrawn_file(folders: Folders) -> None:
    with reading(folders) as connection:
        (import_id,) = connection.execute("SELECT import_id FROM imports WHERE content = 'export'").fetchone()
    withdraw(folders, import_id, order())
    with reading(folders) as connection:
        for table in ("post_words", "post_hashtags", "post_mentions", "post_matches", "post_spans", "shared_posts"):
            assert connection.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,)


def test_a_dry_run_says_what_would_be_caught(folders: Folders) -> None:
    patterns = [(found.written, found.tag, found.words) for found in patterns_in("#ayovaksin|libur|tidak ada")]
    with snapshot(folders.data) as warehouse:
        found = caught(warehouse, patterns, limit=1)
    assert found[["pattern", "posts", "accounts"]].values.tolist() == [["#ayovaksin", 1, 1], ["libur", 1, 1], ["tidak ada", 0, 0]]
    assert [[shown["caption"] for shown in shown] for shown in found["examples"]] == [["Vaksin besok #ayovaksin"], ["Libur"], []]


def test_theme_share_by_hand(folders: Folders, tmp_path: Path) -> None:
    registry(folders, tmp_path, "accounts", "platform,handle,owner,regency\ninstagram,contoh,community,Banyuwangi\n")
    scope = Scope("35", week=datetime(2021, 11, 29).date())
    with snapshot(folders.data) as warehouse:
        found = theme_share(warehouse, scope).set_index("theme_id")
        by_region = theme_share(warehouse, scope, by_week=True, by_regency=True)
        assert theme_share(warehouse, Scope("35", owner="government", week=scope.week)).empty
    told = ["posts", "posts_all", "views", "reach_low", "reach_high", "interactions"]
    assert found.loc["t", told].tolist() == [1, 3, 100, 50, 50, 6], "interactions: 3 likes, 2 comments, 1 share; the save is none"
    assert found.loc["u", "views_share"] == pytest.approx(200 / 600)
    assert by_region[["region", "posts", "posts_all"]].values.tolist() == [["Kabupaten Banyuwangi", 1, 3]] * 2


def test_a_post_made_together_is_kept_with_whom(tmp_path: Path) -> None:
    folders = Folders(tmp_path / "data")
    own = posts(tmp_path / "own.csv", "satu").read_text("utf-8")
    other = posts(tmp_path / "other.csv", "dua", "tiga", username="mitra")
    row = other.read_text("utf-8").splitlines()[2].replace(",200,50,", ",200,,")
    (tmp_path / "own.csv").write_text(own + row + "\n", encoding="utf-8")
    (receipt,) = load(folders, [tmp_path / "own.csv"], order())
    assert (receipt.loaded, receipt.ignored) == (1, 1)
    with reading(folders) as connection:
        found = connection.execute("SELECT made_by, right(post_id, 1), published_on::VARCHAR FROM shared_posts").fetchall()
    assert found == [("instagram:mitra", "2", "2021-12-02")]


def test_a_post_made_together_is_told_as_its_newest_export_saw_it(tmp_path: Path) -> None:
    office = Builder(tmp_path)
    connection = office.connection
    connection.execute("INSERT INTO account_keys VALUES (1, 'instagram:a')")
    best_first = [
        (4, 2, 1, "a"),
        (3, 1, 2, "a"),
        (2, 1, 1, "b"),
        (0, 1, 1, "a"),
        (1, 1, 1, "a"),
    ]  # each beats the next in one respect
    for number, day, rows, sha in best_first:
        told = [number, datetime(2021, 12, day), rows, sha]
        connection.execute("INSERT INTO imports (import_no, as_of, rows_read, sha256) VALUES (?, ?, ?, ?)", told)
    columns = "account_id, made_by, post_id, caption, import_no"
    for place, (number, *_) in enumerate(best_first):
        for post in (place, place - 1):  # each post stands in two exports that follow one another
            row = [str(post), str(number), number]
            connection.execute(f"INSERT INTO shared_posts ({columns}) VALUES (1, 'instagram:b', ?, ?, ?)", row)
    connection.execute("INSERT INTO latest_posts (account, post_id, caption) VALUES ('instagram:a', '-1', 'own')")
    with snapshot(office.publish()) as warehouse:
        found = warehouse.connection.execute("SELECT post_id, caption FROM profile_posts ORDER BY post_id::INTEGER").fetchall()
    assert found == [("-1", "own"), ("0", "4"), ("1", "3"), ("2", "2"), ("3", "0"), ("4", "1")]


def test_no_sign_of_unicode_stands_outside_the_planes_that_are_asked() -> None:
    signs = {"Mn", "Me", "Mc", "Cf", "No", "So"}
    assert {code for code in range(128, sys.maxunicode + 1) if unicodedata.category(chr(code)) in signs} <= {*CODES}
