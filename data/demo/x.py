"""X: the account's days, newest first, and its posts with lifetime counts; their numbers hold the moment."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from zlib import crc32

from data.demo.account import DemoAccount
from data.demo.calendar import DAYS, Span, cut, within
from data.demo.files import Export, quoted, table, write_file
from data.demo.posts import DemoPost, posts_of
from data.demo.series import days_of

OVERVIEW = ("Date", "Impressions", "Likes", "Engagements", "Bookmarks", "Shares", "New follows", "Unfollows", "Replies",
            "Reposts", "Profile visits", "Create Post", "Video views", "Media views")  # fmt: skip
CONTENT_2025 = ("Post id", "Date", "Post text", "Link", "Impressions", "Likes", "Engagements", "Bookmarks", "Share",
                "New follows", "Replies", "Reposts", "Profile visits", "Detail expands", "Url clicks", "Hashtag clicks",
                "Permalink clicks")  # fmt: skip
CONTENT_2026 = ("Post id", "Date", "Post text", "Post Link", "Impressions", "Likes", "Engagements", "Bookmarks", "Shares",
                "New follows", "Replies", "Reposts", "Profile visits", "Detail Expands", "URL Clicks", "Hashtag Clicks",
                "Permalink Clicks")  # fmt: skip
FIRST_MOMENT = 1_288_834_974_657  # milliseconds since 1970 from which post numbers count
SENDS_OVERVIEW, NAMED = 0.5, 0.5  # shares of accounts: send it at all; put the handle before the file's name


def x(account: DemoAccount, folder: Path) -> Iterator[Export]:
    """A list of posts for each span, and from some accounts an overview."""
    for number, span in enumerate(account.spans):
        own = [post for post in posts_of(account) if within(post.at, (span,))]
        if account.says(SENDS_OVERVIEW, "sends the overview"):
            handle = f"{account.handle}_" if account.says(NAMED, "names its files") else ""
            name = f"{handle}account_overview_analytics{f' ({number})' if number else ''}.csv"
            overview = ",".join(OVERVIEW) + "\n" + table(_overview(account, own, span))
            yield Export(write_file(folder / name, overview), None if handle else account.key)
        if own:
            name = f"account_analytics_content_{span[0]}_{span[1]}.csv"
            yield Export(write_file(folder / name, _content(account, own)))


def _overview(account: DemoAccount, posts: list[DemoPost], span: Span) -> list[tuple]:
    """One row a day, newest first."""
    days, published = days_of(account), Counter(post.at.date() for post in posts)
    columns = (
        days.views, days.likes, days.interactions, days.likes // 12, days.shares, days.gained, days.lost,
        days.comments, days.shares // 2, days.visits,
    )  # fmt: skip
    cells = zip(DAYS[cut(span)], *(column[cut(span)].tolist() for column in columns), strict=True)
    return [(f"{day:%a, %b} {day.day}, {day.year}", *counts, published[day], 0, 0) for day, *counts in cells][::-1]


def _content(account: DemoAccount, posts: list[DemoPost]) -> str:
    """Half the accounts exported in the layout of 2025 (CRLF, no commas in dates), half in that of 2026."""
    older = account.says(0.5, "layout of 2025")
    lines = [",".join(CONTENT_2025 if older else CONTENT_2026)]
    for post in reversed(posts):
        number = post_number(account, post)
        day = f"{post.at:%a %b %d %Y}" if older else quoted(f"{post.at:%a, %b} {post.at.day}, {post.at.year}")
        counts = (
            post.views, post.likes, post.likes + post.comments + post.shares, post.saves, post.shares, post.likes // 90,
            post.comments, post.shares // 2, post.likes // 20, post.likes // 4, post.likes // 30, 0, 0,
        )  # fmt: skip
        link = f"https://x.com/{account.handle}/status/{number}"
        lines.append(",".join([str(number), day, quoted(post.text), link, *map(str, counts)]))
    end = "\r\n" if older else "\n"
    return end.join(lines) + end


def post_number(account: DemoAccount, post: DemoPost) -> int:
    """A post's number: its moment in milliseconds above, something of its own below."""
    milliseconds = int(post.at.timestamp()) * 1_000 - FIRST_MOMENT
    return milliseconds << 22 | crc32(f"{account.key}{post.number}".encode()) % 2**22
