"""TikTok Studio: a zip a tab, named after range, moment and handle; dates without a year, `undefined` for the newest days."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zlib import crc32

from babel import Locale

from data.demo.account import DemoAccount
from data.demo.calendar import DAYS, WIB, Span, cut, place_of, unix
from data.demo.files import Export, all_quoted, write_file, zipped
from data.demo.posts import DemoPost, posts_of
from data.demo.series import Days, days_of

LONGEST = 365  # rows in one export
LAG = 2  # newest days that TikTok does not know yet
VIDEOS = 15  # rows of the Content tab: a selection
SENDS_VIEWERS = 0.5  # share of accounts
MONTHS = {language: Locale(language).months["format"]["wide"] for language in ("en", "id")}
NOT_KNOWN_YET = 20  # the first days of the first FollowerHistory


def tiktok_studio(account: DemoAccount, folder: Path) -> Iterator[Export]:
    """Overview, Followers and (some) Viewers once a year or so, Content twice a year."""
    days = days_of(account)
    for span in (part for whole in account.spans for part in _ranges(whole)):
        tail = f"{span[0]}_{_moment(account, span[1])}_{account.handle}.zip"
        tabs = {"Overview": {"Overview.csv": _overview(account, days, span)}, "Followers": _followers_tab(account, days, span)}
        if account.says(SENDS_VIEWERS, "sends the viewers"):
            tabs["Viewers"] = {"Viewers.csv": _viewers(account, days, span)}
        for tab, members in tabs.items():
            content = {name: "\ufeff" + text for name, text in members.items()}
            yield Export(write_file(folder / f"{tab}_{tail}", zipped(content)))
    for last in [date(year, month, 30) for year in (2021, 2022, 2023) for month in (6, 12)]:
        before = [post for post in posts_of(account) if post.at.astimezone(WIB).date() <= last][-VIDEOS:]
        if before:
            name = f"Content_{last - timedelta(days=180)}_{_moment(account, last)}_{account.handle}.zip"
            yield Export(write_file(folder / name, zipped({"Content.csv": "\ufeff" + _content(account, before, last)})))


def _followers_tab(account: DemoAccount, days: Days, span: Span) -> dict[str, str]:
    """The history, and in the newest export who the followers are."""
    history = {"FollowerHistory.csv": _followers(account, days, span)}
    breakdown = {"FollowerGender.csv": _gender(account), "FollowerTopTerritories.csv": _territories()}
    return history | breakdown if span[1] == account.end else history


def _ranges(span: Span) -> Iterator[Span]:
    """Ranges of a year at most; each begins a little before the last one ended, whose newest days it fills in."""
    first, end = span
    while True:
        last = min(end, first + timedelta(days=LONGEST - 1))
        yield first, last
        if last == end:
            return
        first = last - timedelta(days=6)


def _moment(account: DemoAccount, last: date) -> int:
    """Seconds since 1970 of an export made in the afternoon of its last day."""
    return unix(last, 8, crc32(account.key.encode()) % 3_600)


def _spoken(day: date, account: DemoAccount) -> str:
    """A day as TikTok writes it in one of three interfaces: "February 28", "28 February", "28 Februari"."""
    style = crc32(account.handle.encode()) % 3
    name = MONTHS["id" if style == 2 else "en"][day.month]
    return f"{name} {day.day}" if style == 0 else f"{day.day} {name}"


def _dated(account: DemoAccount, span: Span, *columns: list) -> list[tuple]:
    return [(_spoken(day, account), *cells) for day, *cells in zip(DAYS[cut(span)], *columns, strict=True)]


def _overview(account: DemoAccount, days: Days, span: Span) -> str:
    columns = [column[cut(span)].tolist() for column in (days.views, days.visits, days.likes, days.comments, days.shares)]
    columns[3] = [-1 if number % 97 == 96 else count for number, count in enumerate(columns[3])]  # not available
    header = ("Date", "Video Views", "Profile Views", "Likes", "Comments", "Shares")
    return all_quoted([header, *_dated(account, span, *columns)])


def _viewers(account: DemoAccount, days: Days, span: Span) -> str:
    """Where the total is undefined, the zeros beside it are not real."""
    total: list = days.reach[cut(span)].tolist()
    new = [count // 3 for count in total]
    returning = [count - part for count, part in zip(total, new, strict=True)]
    total[-LAG:], new[-LAG:], returning[-LAG:] = ["undefined"] * LAG, [0] * LAG, [0] * LAG
    header = ("Date", "Total Viewers", "New Viewers", "Returning Viewers")
    return all_quoted([header, *_dated(account, span, total, new, returning)])


def _followers(account: DemoAccount, days: Days, span: Span) -> str:
    levels: list = days.followers[cut(span)].tolist()
    before = [days.followers[max(0, place_of(span[0]) - 1)].item(), *levels[:-1]]
    steps: list = [level - earlier for level, earlier in zip(levels, before, strict=True)]
    if span[0] == account.spans[0][0] and account.says(0.5, "history begins late"):
        levels[:NOT_KNOWN_YET] = steps[:NOT_KNOWN_YET] = ["undefined"] * NOT_KNOWN_YET
    header = ("Date", "Followers", "Difference in followers from previous day")
    return all_quoted([header, *_dated(account, span, levels, steps)])


def _gender(account: DemoAccount) -> str:
    women = 40 + crc32(account.key.encode()) % 20
    return all_quoted([("Gender", "Distribution"), ("Female", women / 100), ("Male", (100 - women) / 100)])


def _territories() -> str:
    return all_quoted([("Top territories", "Distribution"), ("ID", 0.94), ("MY", 0.03), ("Others", 0.03)])


def _content(account: DemoAccount, videos: list[DemoPost], exported: date) -> str:
    header = ("Time", "Video title", "Video link", "Post time", "Total likes", "Total comments", "Total shares", "Total views")
    return all_quoted([header, *(
        (_spoken(exported, account), post.text, video_link(account, post), _spoken(post.at.astimezone(WIB).date(), account),
         post.likes, post.comments, post.shares, post.views)
        for post in reversed(videos)
    )])  # fmt: skip


def video_link(account: DemoAccount, post: DemoPost) -> str:
    """A video's link; the upper bits of its number are the second at which it appeared."""
    number = int(post.at.timestamp()) << 32 | crc32(f"{account.key}{post.number}".encode())
    assert datetime.fromtimestamp(number >> 32, UTC) == post.at
    return f"https://www.tiktok.com/@{account.handle}/video/{number}"
