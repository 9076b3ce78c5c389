"""What real export files say, read a second time and without the importers: straight from the bytes, format by format."""

import csv
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from pathlib import Path
from zoneinfo import ZoneInfo

import openpyxl

WIB, PACIFIC = ZoneInfo("Asia/Jakarta"), ZoneInfo("America/Los_Angeles")
BLANK = {"", "-", "--", "nan", "undefined"}
LOADED_AT = datetime(2026, 7, 1)  # when all the files are loaded: after the last day that any of them tells
EXPORTED = date(2026, 3, 1)  # when the files of TikTok Studio were made, which their zip's name would have told

Days = dict[str, dict[date, int | None]]  # metric -> day -> value


@dataclass
class Told:
    """What one file says: its days by metric, or its posts as id -> (views, likes, day published)."""

    days: Days = field(default_factory=dict)
    posts: dict[str, tuple[int | None, int | None, date | None]] = field(default_factory=dict)
    shares: int = 0  # lines of shares of an audience

    @property
    def rows(self) -> int:
        """How many rows of the file count."""
        return self.shares or len(self.posts) or max(len(days) for days in self.days.values())


def count(text: str) -> int | None:
    return None if text.strip().lower() in BLANK else int(float(text))


def wib(moment: datetime) -> date:
    return moment.astimezone(WIB).date()


def rows_of(path: Path, encoding: str = "utf-8-sig", delimiter: str = ",") -> list[dict[str, str]]:
    return list(csv.DictReader(path.read_text(encoding).splitlines(keepends=True), delimiter=delimiter))


# Meta: title -> platform (None: either) and metric
BLOCKS = {
    "Follows": ("facebook", "new_follows"), "Facebook follows": ("facebook", "new_follows"),
    "Instagram follows": ("instagram", "new_follows"), "Reach": ("instagram", "reach"),
    "Facebook reach": ("facebook", "reach"), "Instagram reach": ("instagram", "reach"), "Viewers": ("facebook", "reach"),
    "Views": (None, "views"), "Content interactions": (None, "interactions"), "Facebook visits": ("facebook", "profile_visits"),
    "Instagram profile visits": ("instagram", "profile_visits"), "Facebook link clicks": ("facebook", "link_clicks"),
    "Instagram link clicks": ("instagram", "link_clicks"),
}  # fmt: skip


def meta_blocks(path: Path) -> Iterable[tuple[str, dict[date, int | None]]]:
    """Every block's title and its days."""
    if path.suffix == ".xlsx":
        sheet = openpyxl.load_workbook(BytesIO(path.read_bytes())).active
        lines = [[str(cell) for cell in row if cell is not None] for row in sheet.iter_rows(values_only=True)]
    else:
        content = path.read_bytes()
        text = content.decode("utf-16" if content[:2] == b"\xff\xfe" else "ascii")
        lines = [
            [cell.strip('"') for cell in line.replace("\t", ";").replace('","', ";").split(";")] for line in text.split("\n")
        ]
        lines = [[cell.strip() for cell in line if cell.strip()] for line in lines]
    title, days = None, {}
    for line in lines:
        if len(line) == 1 and not line[0].startswith("sep="):
            if days:
                yield title, days
            title, days = line[0], {}
        elif line and line[0][:2] == "20":
            days[date.fromisoformat(line[0][:10])] = count(line[1])
    yield title, days


def meta_daily(path: Path, platform: str) -> Told:
    told = Told()
    for title, days in meta_blocks(path):
        of, metric = BLOCKS[title]
        if of in (None, platform):
            assert metric not in told.days
            told.days[metric] = days
    return told


def by_day(day: Callable[[dict], date], columns: dict[str, str], rows: list[dict[str, str]]) -> Told:
    return Told({metric: {day(row): count(row[column]) for row in rows} for metric, column in columns.items()})


def tiktok_studio(path: Path, columns: dict[str, str]) -> Told:
    """A year of days without a year: one a row, the last of them the newest that its name allows before the export."""
    rows = rows_of(path)
    last = next(day for back in range(370) if f"{(day := EXPORTED - timedelta(days=back)):%B} {day.day}" == rows[-1]["Date"])
    days = {id(row): last - timedelta(days=len(rows) - 1 - place) for place, row in enumerate(rows)}
    assert all(row["Date"] == f"{days[id(row)]:%B} {days[id(row)].day}" for row in rows), "days are missing in between"
    return by_day(lambda row: days[id(row)], columns, rows)


def iso(row: dict[str, str]) -> date:
    return date.fromisoformat(row["Date"].replace("/", "-"))


def x_overview(path: Path) -> Told:
    rows = rows_of(path)
    columns = {
        "views": "Impressions", "likes": "Likes", "interactions": "Engagements", "saves": "Bookmarks", "shares": "Shares",
        "new_follows": "New follows", "comments": "Replies", "profile_visits": "Profile visits", "posts": "Create Post",
    }  # fmt: skip
    told = by_day(lambda row: datetime.strptime(row["Date"], "%a, %b %d, %Y").date(), columns, rows)
    lost = by_day(lambda row: datetime.strptime(row["Date"], "%a, %b %d, %Y").date(), {"lost": "Unfollows"}, rows).days["lost"]
    told.days["net_follows"] = {day: gained - lost[day] for day, gained in told.days["new_follows"].items()}
    return told


def youtube_totals(path: Path, pattern: str) -> Told:
    rows = rows_of(path)
    columns = {metric: name for metric, name in (("views", "Views"), ("net_follows", "Subscribers")) if name in rows[0]}
    return by_day(lambda row: datetime.strptime(row["Date"], pattern).date(), columns, rows)


def meta_posts(path: Path, likes: str, own: str = "") -> Told:
    """Posts of Instagram or Facebook, Pacific times; without the rows that Meta failed to fill in."""
    told = Told()
    videos_alone = (
        path.read_text("utf-8-sig").split("\n", 1)[0].split(",").count("Views") > 1
    )  # then 0 is no count of a post's views
    for row in rows_of(path):
        if row["Date"] == "Lifetime" and row["Publish time"] and (not own or row["Account username"] == own):
            at = datetime.strptime(row["Publish time"], "%m/%d/%Y %H:%M").replace(tzinfo=PACIFIC)
            views = count(row.get("Views", ""))
            told.posts[row["Post ID"]] = views or (None if videos_alone else views), count(row[likes]), wib(at)
    return told


def tiktok_posts(path: Path, views: str, likes: str) -> Told:
    told = Told()
    for row in rows_of(path):
        video = row["Video link"].split("/")[-1]
        told.posts[video] = count(row[views]), count(row[likes]), wib(datetime.fromtimestamp(int(video) >> 32, UTC))
    return told


def x_posts(path: Path) -> Told:
    told = Told()
    for row in rows_of(path):
        if "Tweet id" in row:
            post, views, likes = row["Tweet id"], row["impressions"], row["likes"]
        else:
            post, views, likes = row["Post id"], row["Impressions"], row["Likes"]
        at = datetime.fromtimestamp(((int(post) >> 22) + 1288834974657) / 1000, UTC)
        told.posts[post] = count(views), count(likes), wib(at)
    return told


def youtube_table(path: Path) -> Told:
    told = Told()
    for row in rows_of(path):
        if len(video := row["Content"].strip()) == 11:  # Excel keeps a space before those that begin with a hyphen
            text = row["Video publish time"]
            day = datetime.strptime(text, "%b %d, %Y").date() if text else None
            told.posts[video] = count(row["Views"]), None, day
    return told


def meta_audience(path: Path, platform: str) -> Told:
    """Lines of ages, of places and of places in a row, of one platform; what Excel made days of does not count."""
    content = path.read_bytes()
    text = content.decode("utf-16" if content.startswith(b"\xff\xfe") else "utf-8", errors="replace")
    lines, other = 0, False
    for row in csv.reader(text.splitlines(), delimiter=max(",;\t", key=text.count)):
        cells = [cell.strip() for cell in row if cell.strip()]
        if len(cells) == 1 and cells[0].split()[0] in ("Facebook", "Instagram"):
            other = not cells[0].lower().startswith(platform)
        shares = [cell for cell in cells if re.fullmatch(r"\d{1,3}(\.\d+)?%?", cell)]
        age = bool(cells) and re.fullmatch(r"\d\d-\d\d|65\+", cells[0])
        told = len(shares) == len(cells) > 1 or (age and len(shares) == len(cells) - 1) or "".join(cells).endswith("%")
        lines += bool(told) and not other
    return Told(shares=lines)


TIKTOK_BUSINESS = {"new_follows": "New followers", "reach": "Reached audience"}
READERS: dict[str, Callable[[Path, str], Told]] = {
    "meta_daily": lambda path, account: meta_daily(path, account.split(":")[0]),
    "instagram_posts": lambda path, account: meta_posts(path, "Likes", account.split(":")[1]),
    "facebook_posts": lambda path, account: meta_posts(path, "Reactions"),
    "tiktok_overview": lambda path, account: tiktok_studio(path, {
        "views": "Video Views", "profile_visits": "Profile Views", "likes": "Likes", "comments": "Comments", "shares": "Shares"}),
    "tiktok_viewers": lambda path, account: tiktok_studio(path, {"reach": "Total Viewers"}),
    "tiktok_follower_history": lambda path, account: tiktok_studio(path, {"followers": "Followers"}),
    "tiktok_content": lambda path, account: tiktok_posts(path, "Total views", "Total likes"),
    "tiktok_business_overview": lambda path, account: by_day(iso, {
        **TIKTOK_BUSINESS, "views": "Video views", "profile_visits": "Profile views", "likes": "Likes", "shares": "Shares",
        "comments": "Comments", "net_follows": "Net growth"}, rows_of(path)),
    "tiktok_business_audience": lambda path, account: by_day(
        iso, {**TIKTOK_BUSINESS, "followers": "Total followers"}, rows_of(path)),
    "tiktok_business_content": lambda path, account: tiktok_posts(path, "Video views", "Likes"),
    "x_overview": lambda path, account: x_overview(path),
    "x_content": lambda path, account: x_posts(path),
    "x_legacy_posts": lambda path, account: x_posts(path),
    "x_legacy_daily": lambda path, account: by_day(iso, {
        "views": "impressions", "interactions": "engagements", "likes": "likes", "comments": "replies", "shares": "retweets",
        "new_follows": "follows", "profile_visits": "user profile clicks", "link_clicks": "url clicks",
        "posts": "Tweets published"}, rows_of(path)),
    "youtube_totals": lambda path, account: youtube_totals(path, "%m/%d/%Y" if "Deanout" in str(path) else "%d-%m-%Y"),
    "youtube_table": lambda path, account: youtube_table(path),
    "meta_audience": lambda path, account: meta_audience(path, account.split(":")[0]),
    "tiktok_audience": lambda path, account: Told(shares=sum(row["Distribution"] != "" for row in rows_of(path)
                                                             if "Others" not in row.values())),
    "youtube_viewers": lambda path, account: Told(shares=len(rows_of(path))),
    "linkedin_followers": lambda path, account: by_day(iso, {"new_follows": "Total followers"}, rows_of(path)),
}  # fmt: skip
