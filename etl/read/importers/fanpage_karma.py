"""Fanpage Karma, daily table of many profiles: four lines about the report, then one row a profile and day."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date, timedelta

from etl.model import Account, DayValue, FileRefused, Row
from etl.read import cells, dates
from etl.read.cells import CellRefused
from etl.read.importers.base import attempt, below_zero, refused
from etl.read.importers.context import Context
from etl.read.importers.header import Columns, Header, Names, cell, header_place, too_long
from etl.read.importers.tables import Table
from etl.read.mapping import DAYS, Mapping, name_told
from etl.read.records import Records, plain
from etl.read.source import Source
from jangkau.warehouse.vocabulary import PLATFORMS

DAY: Names = ("Date", "Tanggal")
PROFILE: Names = ("Profile", "Profil")
NETWORK: Names = ("Network", "Social network")  # some reports hold both `network` and `Network`
LINK: Names = ("Link", "Profile link")
# What no other suite writes: the lines about the report, and some of its columns.
LINES = {"report", "metrics", "period", "created", "generated"}
OWN: tuple[Names, ...] = (
    ("Profile-ID",), ("Page Performance Index",), ("Profile Performance Index",), ("Post interaction",),
    ("Post interaction rate",), ("Number of posts",), ("Number of Likes",), ("Number of comments",), ("Number of fans",),
    ("Number of followers",), ("Number of Reactions, Comments & Shares",), ("Reactions, Comments & Shares",),
)  # fmt: skip
HEADER_WITHIN = 10  # records: four lines about the report stand above it
NETWORKS = {name: name for name in PLATFORMS} | {"twitter": "x", "x (twitter)": "x", "linkedin company": "linkedin"}
NETWORKS_NOT_KEPT = {"threads", "pinterest", "bluesky"}


class FanpageKarma(Table):
    """Names account and network in each row. Followers are counted at 00:00 UTC: the total of the day before."""

    name = "fanpage_karma"
    reading = 3  # files that were joined, and days of two orders
    tells_every_day = True
    names_accounts = True
    mapped = True
    typed = True  # a table comes as xlsx; whoever makes a text of it does so by hand
    needs = (DAY, PROFILE, NETWORK)
    never = (("Message",), ("Message-ID",), ("Post-ID",))  # these mark a report of posts
    reads = {
        "followers": ("Followers", "Follower", "Fans", "Number of followers", "Number of fans", "Total followers"),
        "reach": ("Reach", "Reach per day"), "views": ("Views", "Views per day", "Video views"),
        "impressions": ("Impressions", "Impressions per day"), "profile_visits": ("Profile views", "Profile visits"),
        "interactions": ( "Number of Reactions, Comments & Shares", "Reactions, Comments & Shares",
        "Total Reactions, Comments, Shares", "Number of interactions", "Interactions", ),
        "likes": ("Number of Likes", "Likes", "Reactions"), "comments": ("Number of comments", "Comments"),
        "shares": ("Number of shares", "Shares"), "saves": ("Number of saves", "Saves"),
        "posts": ("Number of posts", "Posts"),
    }  # fmt: skip
    ignores = (
        LINK, ("Profile-ID",), ("Image Link",), ("External Links",), ("Engagement",), ("Post interaction",),
        ("Post interaction rate",), ("Posts per day",), ("Page Performance Index",), ("Profile Performance Index",),
        ("Growth",), ("Average Weekly Growth",),
    )  # fmt: skip

    def identify(self, source: Source) -> bool:
        header = self.header(source)
        metrics = any(map(header.has, self.reads.values()))
        return metrics and is_karma(source, header) and all(map(header.has, self.needs)) and not any(map(header.has, self.never))

    @property
    def keys(self) -> Columns:
        """Some reports hold both `network` and `Network`, of which each row says the one that is ours."""
        return (DAY, PROFILE)

    def above(self, source: Source) -> int:
        return header_place(source, self.needs, HEADER_WITHIN)

    def platforms(self, source: Source) -> set[str]:
        return set(PLATFORMS)

    def answered(self, figure: str | None, chosen: Account | None) -> str | None:
        return by_choice(figure, chosen)

    def skip(self, record: list[str], header: Header) -> str | None:
        if header.cell(record, PROFILE).endswith("(Comparison period)"):
            return "comparison_period"
        return "platform_not_kept" if header.cell(record, NETWORK).lower() in NETWORKS_NOT_KEPT else None

    def rows(self, source: Source, context: Context) -> Iterator[Row]:
        header = self.header(source)
        ask_for_names(self.body(source), header, context)
        texts = [header.cell(record, DAY) for _, record in self.body(source)]
        try:
            day_of = dates.day_reader(texts)
        except CellRefused as refusal:
            raise FileRefused(refusal.code, header.called(DAY), refusal.value or texts[0]) from None
        for line, record in self.body(source):
            rule = self.skip(record, header)
            yield Row(line, ignored=rule) if rule else self._row(line, record, header, day_of, context)

    def _row(self, line: int, record: list[str], header: Header, day_of: Callable[[str], date], context: Context) -> Row:
        if too_long(record, header):
            return refused(line, None, None, "row_too_long")
        day = attempt(day_of, header.cell(record, DAY))
        if isinstance(day, CellRefused):
            return refused(line, header.called(DAY), header.cell(record, DAY), day.code)
        if day > context.last_day:
            return refused(line, header.called(DAY), header.cell(record, DAY), "day_ahead")
        network = network_of(record, header)
        if network is None:
            return refused(line, header.called(NETWORK), cell(record, header.places(NETWORK)[0]), "platform_unknown")
        profile = header.cell(record, PROFILE)
        account = account_in(record, header, network, context)
        if account is None:
            return refused(line, header.called(PROFILE), profile, "handle_not_told" if profile else "handle_missing")
        values = []
        for metric, names in self.reads.items():
            if header.has(names):
                value = attempt(_count, header.cell(record, names))
                if isinstance(value, CellRefused):
                    return refused(line, header.called(names), header.cell(record, names), value.code)
                if below_zero(value, metric, self):
                    return refused(line, header.called(names), header.cell(record, names), "count_below_zero")
                of = day - timedelta(days=1) if metric == "followers" else day
                values.append(DayValue(account, of, metric, value, "missing" if value is None else "reported"))
        return Row(line, days=tuple(values))


def is_karma(source: Source, header: Header) -> bool:
    """Whether a table is Fanpage Karma's: lines about the report above it, or columns that are its own."""
    lines = {plain(record[0]).casefold().rstrip(":") for _, record in source.records[:HEADER_WITHIN] if record}
    return len(lines & LINES) > 1 or any(map(header.has, OWN))


def network_of(record: list[str], header: Header) -> str | None:
    """Our platform, where all the network columns that say one agree."""
    networks = {record[place].strip().lower() for place in header.places(NETWORK) if place < len(record)}
    platforms = {NETWORKS[name] for name in networks if name in NETWORKS}
    return platforms.pop() if len(platforms) == 1 else None


def account_in(record: list[str], header: Header, network: str, context: Context) -> Account | None:
    """Whose a row is: by the profile's link or handle, else by what a person says of its name."""
    profile = header.cell(record, PROFILE)
    handle = handle_in(profile, header.cell(record, LINK))
    return Account.of(network, handle) if handle else context.named(profile, network)


def ask_for_names(body: Records, header: Header, context: Context) -> None:
    """Raises FileRefused where rows hold display names alone, of which nobody has said whose they are."""
    seen: dict[tuple[str, str], bool] = {}
    for _, record in body:
        profile, network = header.cell(record, PROFILE), network_of(record, header)
        if profile and network and (profile, network) not in seen:
            seen[profile, network] = account_in(record, header, network, context) is not None
    networks = Counter(network for _, network in seen)
    alone = all(networks[network] == 1 or not _by_choice_alone(name, network, context) for name, network in seen)
    if seen and (not any(seen.values()) or not alone):
        names = [name_told(name, network) for (name, network), known in seen.items() if not known or not alone]
        raise FileRefused("names_needed", value="\n".join(names))


def _by_choice_alone(name: str, network: str, context: Context) -> bool:
    """Whether only a chosen account, and not its own name, says whose a profile is."""
    mapping = Mapping.read(context.figure)
    return mapping is not None and mapping.account(name, network) is None and mapping.account(DAYS, network) is not None


def by_choice(figure: str | None, chosen: Account | None) -> str | None:
    """A chosen account is that of the only profile that a report holds of its platform."""
    return Mapping(names={DAYS: (chosen,)}).text() if chosen and not figure else figure


def handle_in(profile: str, link: str) -> str | None:
    """The handle in the profile's link, else the profile itself where it is one word; a display name is no handle.

    >>> handle_in("Kominfo Contoh", "https://www.instagram.com/kominfo.contoh/"), handle_in("@kabarcontoh", "")
    ('kominfo.contoh', '@kabarcontoh')
    >>> handle_in("Kominfo Contoh", "")
    """
    address = re.match(r"https?://[^/]+/(?:company/|c/|user/|@)?([\w.\-]+)/?(?:$|[?#])", link)
    if address and not address[1].isdecimal() and address[1] != "profile.php":
        return address[1]
    return profile if re.fullmatch(r"@?[\w.\-]+", profile) else None


def _count(text: str) -> int | None:
    """A whole number, also where the spreadsheet keeps it in a date's or a time's clothes.

    >>> _count("1913-09-08"), _count("00:00:00"), _count("-"), _count("1204")
    (5000, 0, None, 1204)
    """
    if text == "00:00:00":
        return 0
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        if text == "1900-02-28":
            raise CellRefused("excel_date")
        from openpyxl.utils.datetime import to_excel

        return int(to_excel(date.fromisoformat(text)))
    return cells.count(text)
