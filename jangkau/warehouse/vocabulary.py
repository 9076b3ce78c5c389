"""The words that loading and measuring share: each stands here, and nowhere else."""

from typing import NamedTuple
from zoneinfo import ZoneInfo

DEFINITIONS_VERSION = 2  # of METRICS.md; ask for it as vocabulary.DEFINITIONS_VERSION, so that there is one at any moment

PLATFORMS = ("instagram", "facebook", "tiktok", "youtube", "x", "linkedin")
SIDES = ("government", "community")  # what is compared: the press is of neither side
OWNERS = (*SIDES, "press")
MARKS = dict(zip(OWNERS, "●■◆", strict=True))  # what tells the owners apart without colour
LEVELS = ("regency", "province")
ORGANISATION_KINDS = ("diskominfo", "opd", "kecamatan", "bumd", "media", "community", "homeless_media")
EVENT_KINDS = ("meetup", "agenda", "campaign", "shock")
HOAX_CATEGORIES = ("disinformation", "misinformation", "news", "clarification")
TARGET_MEASURES = (
    "followers_growth", "views", "agenda_response", "hoax_response", "accounts_active", "meetup_attendance",
)  # fmt: skip
TARGET_SHARES = ("followers_growth", "agenda_response", "hoax_response")  # told in per cent
HOAX_STATUSES = ("clarified", "not_clarified", "pending")

STALE_DAYS = 14  # a follower total older than this tells nothing of the day; an account unheard of for as long is overdue
FEWEST_OF_SHARE = 10  # answers, accounts, posts: of fewer a share says little, one more or less would turn it around
MOST_TIMES = 10  # a change beyond ten times is told in absolute numbers
HABIT_POSTS = 20  # fewer posts make no habit
HABIT_INTERACTIONS = 10  # a smaller habit is none: one like more would make a record


class Metric(NamedTuple):
    """kind: how it may be added up: a stock, a flow, or a unique count (only its largest value is surely people)."""

    kind: str
    unit: str


METRICS = {
    "followers": Metric("stock", "people"),
    "new_follows": Metric("flow", "people"),
    "net_follows": Metric("flow", "people"),
    "reach": Metric("unique", "people"),
    "views": Metric("flow", "times"),
    "impressions": Metric("flow", "times"),
    "profile_visits": Metric("flow", "times"),
    "interactions": Metric("flow", "times"),  # likes + comments + shares; as a daily value of a file: see content_interactions
    "content_interactions": Metric("flow", "times"),  # the platform's own total, with saves, clicks or replies in it
    "link_clicks": Metric("flow", "times"),
    "likes": Metric("flow", "times"),
    "comments": Metric("flow", "times"),
    "shares": Metric("flow", "times"),
    "saves": Metric("flow", "times"),
    "posts": Metric("flow", "posts"),
    "reach_7d": Metric("unique", "people"),  # what the platform itself shows for the seven days up to a day
    "reach_28d": Metric("unique", "people"),
}
METRIC_KINDS = {name: metric.kind for name, metric in METRICS.items()}
OBSERVED = ("reported", "rounded", "missing")
DIMENSIONS = ("age", "gender", "age_gender", "city", "country")  # by which an audience is parted
BASES = ("followers", "views")  # whose shares they are
POST_MEASURES = ("views", "reach", "impressions", "likes", "comments", "shares", "saves", "follows", "clicks")


class Zone(NamedTuple):
    """One of Indonesia's three zones, none of which has a summer time."""

    name: str
    utc_hours: int
    provinces: tuple[str, ...]  # by their two digits; WIB is every other one


# Keppres 41/1987; the provinces of Papua that were made in 2022 keep Papua's.
ZONES = (
    Zone("WITA", 8, ("51", "52", "53", "63", "64", "65", "71", "72", "73", "74", "75", "76")),
    Zone("WIT", 9, ("81", "82", "91", "92", "93", "94", "95", "96")),
)
WIB = ZoneInfo("Asia/Jakarta")


def metric_rows() -> list[tuple[str, str, str, int]]:
    """What metric_kinds holds: metric, kind, unit, and its place in the vocabulary."""
    return [(name, metric.kind, metric.unit, place) for place, (name, metric) in enumerate(METRICS.items())]


def zone_rows() -> list[tuple[str, str, int]]:
    """What province_zones holds: the provinces whose days are not those of WIB."""
    return [(code, zone.name, zone.utc_hours) for zone in ZONES for code in zone.provinces]
