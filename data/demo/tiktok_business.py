"""TikTok Business Suite: an overview with reach, and every video; `--` and `NAN` where it knows nothing."""

from collections.abc import Iterator
from pathlib import Path

from data.demo.account import DemoAccount
from data.demo.calendar import DAYS, Span, cut, within
from data.demo.files import Export, table, write_file
from data.demo.posts import posts_of
from data.demo.series import Days, days_of
from data.demo.tiktok_studio import video_link

OVERVIEW = (
    "Date", "Video views", "Reached audience", "Profile views", "Likes", "Shares", "Comments", "Phone number clicks ",
    "Leads submission", "Net growth", "New followers", "Lost followers",
)  # fmt: skip
CONTENT = ("Video title", "Video link", "Post time", "Video views", "Likes", "Comments", "Shares", "Add to Favorites")


SENDS_OVERVIEW = 0.5  # share of accounts


def tiktok_business(account: DemoAccount, folder: Path) -> Iterator[Export]:
    """A list of videos for each span, and from some accounts an overview, which does not say whose it is."""
    for number, span in enumerate(account.spans, start=1):
        if account.says(SENDS_OVERVIEW, "sends the overview"):
            overview = table([OVERVIEW, *_overview(days_of(account), span)])
            yield Export(write_file(folder / f"Overview_{number}.csv", overview, "utf-8-sig"), account.key)
        videos = [
            (post.text, video_link(account, post), f"{post.at:%Y/%m/%d %H:%M:%S}", post.views, post.likes, post.comments,
             post.shares, post.saves)
            for post in reversed(posts_of(account)) if within(post.at, (span,))
        ]  # fmt: skip
        if videos:
            yield Export(write_file(folder / f"Content_{number}.csv", table([CONTENT, *videos]), "utf-8-sig"))


def _overview(days: Days, span: Span) -> Iterator[tuple]:
    """One row a day, with the marks for what is missing."""
    columns = (days.views, days.reach, days.visits, days.likes, days.shares, days.comments, days.gained, days.lost)
    lists = [column[cut(span)].tolist() for column in columns]
    for place, (day, views, reach, visits, likes, shares, comments, gained, lost) in enumerate(
        zip(DAYS[cut(span)], *lists, strict=True)
    ):
        seen = "NAN" if place % 120 == 0 else reach
        said = "--" if place % 210 == 5 else comments
        yield (f"{day:%Y/%m/%d}", views, seen, visits, likes, shares, said, 0, 0, gained - lost, gained, lost)
