"""YouTube Studio: a zip with the channel's days (Totals), its videos (Table data) and a chart of a few of them."""

import base64
import hashlib
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from data.demo.account import DemoAccount
from data.demo.calendar import DAYS, WIB, Span, cut, within
from data.demo.files import Export, table, write_file, zipped
from data.demo.posts import DemoPost, posts_of
from data.demo.series import days_of

TOTALS = {
    "en": ("Date", "Views", "Subscribers", "Likes", "Comments added", "Shares"),
    "id": ("Tanggal", "Penayangan", "Subscriber", "Suka", "Komentar ditambahkan", "Pembagian"),
}
TABLE = {
    "en": ("Content", "Video title", "Video publish time", "Duration", "Views", "Watch time (hours)", "Subscribers",
           "Impressions", "Impressions click-through rate (%)", "Likes", "Comments added", "Shares"),
    "id": ("Konten", "Judul video", "Waktu publikasi video", "Durasi", "Penayangan", "Waktu tonton (jam)", "Subscriber",
           "Tayangan", "Rasio klik-tayang dari tayangan (%)", "Suka", "Komentar ditambahkan", "Pembagian"),
}  # fmt: skip
TABLE_NAME = {"en": "Table data.csv", "id": "Data tabel.csv"}
CHART = ("Date", "Content", "Video title", "Video publish time", "Duration", "Views")
MOST, CHARTED = 500, 3  # rows of the table; videos in the chart
INDONESIAN, WITH_PRIVATE = 0.4, 0.15  # shares of channels


def youtube(account: DemoAccount, folder: Path) -> Iterator[Export]:
    """One zip a span, named after the period (its second day is no longer in it) and the channel's name."""
    for first, last in account.spans:
        videos = [post for post in posts_of(account) if within(post.at, ((first, last),))]
        language = "id" if account.says(INDONESIAN, "speaks Indonesian") else "en"
        members = {
            TABLE_NAME[language]: _table(account, videos, language),
            "Chart data.csv": _chart(account, videos[-CHARTED:], last),
            "Totals.csv": _totals(account, (first, last), language),
        }
        name = f"Content {first}_{last + timedelta(days=1)} {account.name.removesuffix(' (contoh)')}.zip"
        yield Export(write_file(folder / name, zipped(members)), account.key)


def _totals(account: DemoAccount, span: Span, language: str) -> str:
    """Subscribers are what a day gained less what it lost. Some people tick two metrics, some all."""
    days = days_of(account)
    ticked = 5 if account.says(0.5, "ticks all metrics") else 2
    columns = (days.views, days.gained - days.lost, days.likes, days.comments, days.shares)[:ticked]
    cells = zip(DAYS[cut(span)], *(column[cut(span)].tolist() for column in columns), strict=True)
    return table([TOTALS[language][: 1 + ticked], *cells])


def _table(account: DemoAccount, videos: list[DemoPost], language: str) -> str:
    """A total first, the most seen videos after it, a notice last where some were cut off."""
    rows = [_video(account, post) for post in sorted(videos, key=lambda post: -post.views)[:MOST]]
    views, likes = sum(post.views for post in videos), sum(post.likes // 60 for post in videos)
    total = ("Total", "", "", "", views, round(views * 0.03, 4), likes, views * 8, 4.1, "", "", "")
    notice = [("Showing top 500 results",)] if len(videos) > MOST else []
    return table([TABLE[language], total, *rows, *notice])


def _video(account: DemoAccount, post: DemoPost) -> tuple:
    """One video. A private one has lost its day."""
    private = post.number % 40 == 7 and account.says(WITH_PRIVATE, "private videos")
    title = post.text.split("#")[0].strip()[:95]
    return (
        video_id(account, post), title, "" if private else _published(post), 40 + post.number % 500, post.views,
        round(post.views * 0.03, 4), post.likes // 60, post.views * 8, round(2 + post.number % 50 / 10, 2), post.likes,
        post.comments, post.shares,
    )  # fmt: skip


def _published(post: DemoPost) -> str:
    day = post.at.astimezone(WIB).date()
    return f"{day:%b} {day.day}, {day.year}"


def _chart(account: DemoAccount, videos: list[DemoPost], last: date) -> str:
    days = [day for day in DAYS if last - timedelta(days=27) <= day <= last]
    return table([CHART, *(
        (day, video_id(account, post), post.text.split("#")[0].strip()[:95], _published(post), 60, post.views // 60)
        for day in days for post in videos
    )])  # fmt: skip


def video_id(account: DemoAccount, post: DemoPost) -> str:
    """Eleven letters, of which the first is no hyphen."""
    letters = base64.urlsafe_b64encode(hashlib.sha256(f"{account.key}{post.number}".encode()).digest()).decode()
    return "c" + letters[:10]
