"""What Meta Business Suite's four content exports share: one row a piece of content, lifetime counts, Pacific times."""

import re
from collections.abc import Iterator
from datetime import date

from etl.model import FileRefused, Issue, Row
from etl.read import moments
from etl.read.calendar_names import month_named
from etl.read.cells import CellRefused
from etl.read.importers.base import named, refused
from etl.read.importers.context import Context
from etl.read.importers.header import Columns, Header, Names
from etl.read.importers.office_words import is_day
from etl.read.importers.posts import PostTable, Published
from etl.read.source import Source

# Kinds of content in English and Indonesian, in lower case. Facebook's Indonesian names are by analogy.
KINDS = {
    "ig reel": "reel", "reel ig": "reel", "reel": "reel", "reels": "reel",
    "ig image": "image", "gambar ig": "image", "image": "image", "gambar": "image",
    "photo": "image", "photos": "image", "foto": "image",
    "ig carousel": "carousel", "carousel ig": "carousel", "carousel": "carousel", "multi-photo": "carousel",
    "ig story": "story", "cerita ig": "story", "story": "story", "stories": "story", "cerita": "story",
    "ig video": "video", "video ig": "video", "video": "video", "videos": "video",
    "link": "link", "links": "link", "tautan": "link", "text": "text", "teks": "text",
}  # fmt: skip

VIEWS: Names = ("Views", "Tayangan")
VIEWERS: Names = ("Viewers", "Penonton")
REACH: Names = ("Reach", "Jangkauan")
COMMENTS: Names = ("Comments", "Komentar")
SHARES: Names = ("Shares", "Frekuensi dibagikan")
IMPRESSIONS: Names = ("Impressions", "Impresi")
LINK_CLICKS: Names = ("Link clicks", "Klik tautan")
DURATION: Names = ("Duration (sec)", "Duration (secs)", "Durasi (detik)")
LIFETIME: Names = ("Date", "Tanggal")
TITLE: Names = ("Title", "Judul")


class MetaContent(PostTable):
    """One row a piece of content. Publish times are US Pacific, month first, in every language of the export.

    Figures are those of a post's whole life; an export by day has others, which do not add up to them.
    """

    post_id: Names = ("Post ID", "ID Postingan")
    link: Names = ("Permalink",)
    caption: Names = ("Description", "Deskripsi")
    kind: Names = ("Post type", "Jenis postingan")
    kinds = KINDS
    published_column: Names = ("Publish time", "Waktu penerbitan")
    owner_column: Names = ()
    remark: Names = ("Data comment", "Komentar data")
    left_aside = re.compile(r"(?!)")  # known columns that come in any number; none here

    def counting(self, source: Source) -> dict[str, int]:
        """A column of views never held impressions; one of viewers never reach."""
        header = self.header(source)
        counted = {"views": VIEWS, "reach": VIEWERS}
        read = {measure: header.place(self.reads[measure]) for measure in counted}
        return {measure: 1 for measure, names in counted.items() if header.has(names) and header.place(names) == read[measure]}

    def columns(self) -> Columns:
        return (*super().columns(), self.remark)

    def published(self, text: str, post_id: str, context: Context) -> Published:
        return Published.moment(moments.moment(text, "%m/%d/%Y %H:%M", moments.PACIFIC))

    def id_of(self, record: list[str], header: Header) -> str:
        post_id = super().id_of(record, header)
        if not post_id.isdecimal():
            raise CellRefused("id_unreadable")
        return post_id

    def notes(self, source: Source) -> list[Issue]:
        header = self.header(source)
        views = [header.cell(record, VIEWS) for _, record in self.body(source)] if len(header.places(VIEWS)) > 1 else []
        blank = [Issue(self.header_record(source)[0], header.called(VIEWS), None, "views_of_videos", refused=False)]
        return super().notes(source) + (blank if "0" in views else [])

    def measure(self, name: str, record: list[str], header: Header) -> int | None:
        """Where the column of views stands twice, 0 is that of videos alone: posts that were reached have it too."""
        counted = super().measure(name, record, header)
        return None if name == "views" and counted == 0 and len(header.places(VIEWS)) > 1 else counted

    def _row(self, line: int, record: list[str], header: Header, context: Context) -> Row:
        """A row that Meta itself failed to fill in is refused as such, before anything else is made of it."""
        remark = header.cell(record, self.remark)
        if remark.casefold().startswith("an error occurred"):
            return refused(line, header.called(self.remark), remark, "platform_error")
        if is_day(day := header.cell(record, LIFETIME)):
            raise FileRefused("posts_by_day", header.called(LIFETIME), day, line)
        try:
            self.id_of(record, header)
        except CellRefused as refusal:
            code = "platform_error" if refusal.code == "id_missing" else refusal.code
            return refused(line, header.called(self.post_id), header.cell(record, self.post_id) or remark, code)
        if not header.cell(record, self.published_column):
            return refused(line, header.called(self.published_column), remark, "platform_error")
        return super()._row(line, record, header, context)

    def knows(self, column: str) -> bool:
        return super().knows(column) or bool(self.left_aside.search(column))

    def period(self, source: Source) -> tuple[date, date] | None:
        """The period in the file's name: Jan-01-2026_Jun-29-2026_<number>.csv."""
        name = named(source, r"([A-Z][a-z]{2})-(\d{2})-(\d{4})_([A-Z][a-z]{2})-(\d{2})-(\d{4})")
        if not name:
            return None
        month, day, year, to_month, to_day, to_year = name.groups()
        try:
            return (
                date(int(year), month_named(month) or 0, int(day)),
                date(int(to_year), month_named(to_month) or 0, int(to_day)),
            )
        except ValueError:
            return None

    def owner_id(self, source: Source) -> str | None:
        numbers = {number for (number,) in self.cells_of(source, self.owner_column) if number} if self.owner_column else set()
        return numbers.pop() if len(numbers) == 1 else None

    def cells_of(self, source: Source, *columns: Names) -> Iterator[tuple[str, ...]]:
        """Some columns' cells, row by row."""
        header = self.header(source)
        for _, record in self.body(source):
            yield tuple(header.cell(record, names) for names in columns)
