"""What a draft has been given and its database does not have yet: rows held in Python until they are many."""

import json
from collections.abc import Callable, Mapping

from etl.keep.doubts import Gathered
from etl.model import DayValue, Issue
from etl.read.reading import Reading
from etl.registry.files import RegistryReading
from jangkau.warehouse.vocabulary import POST_MEASURES

NOTES = ("ignored_rows", "issues", "counted_by")  # tables in which an import's rows stand in the place of earlier ones of its own
MANY = 200_000  # values that are held; a post weighs as much as ten
Numbered = Callable[[str], int]  # an account's number


class Staged:
    """Rows by the table that they go to. numbered: gives an account's number."""

    def __init__(self, numbered: Numbered) -> None:
        self._numbered = numbered
        self._days: list[tuple] = []
        self._posts: list[tuple] = []
        self._shared: list[tuple] = []
        self._audience: list[tuple] = []
        self._registry: list[tuple] = []
        self._notes: dict[str, list[tuple]] = {table: [] for table in NOTES}
        self.noted: list[int] = []  # the imports whose notes are among the rows
        self._gathered = Gathered()

    def room_for(self, rows: int) -> bool:
        """Whether so many values more may be held: a series is never cut in two."""
        return len(self._days) + rows <= MANY

    @property
    def full(self) -> bool:
        return len(self._days) > MANY or len(self._posts) > MANY // 10

    @property
    def much(self) -> bool:
        """Whether all cores are worth their while."""
        return len(self._days) > MANY // 4

    def gathered(self) -> Gathered:
        """The values, by what they are."""
        self._gathered.follow(self._days)
        return self._gathered

    def reading(self, reading: Reading, import_no: int, full: Callable[[], None]) -> None:
        """Take what an export says, row by row; `full` is asked where that is more than is held."""
        settled_until = reading.settled_until
        if account := reading.account:
            number = self._numbered(str(account))
            self._shared += [(number, str(shared.made_by), *shared[1:], import_no) for shared in reading.shared]
        for row in reading.rows:
            self._audience += [(self._numbered(str(share.account)), *share[1:], import_no) for share in row.audience]
            for value in row.days:
                self.value(value, value.day > settled_until, import_no)
            if post := row.post:
                self._posts.append((
                    self._numbered(str(post.account)), post.post_id, reading.as_of, post.published_at, post.published_on,
                    post.permalink, post.kind, post.caption, *(post.measures.get(name) for name in POST_MEASURES),
                    post.collab, import_no, row.line,
                ))  # fmt: skip
            if self.full:
                full()

    def value(self, value: DayValue, provisional: bool, import_no: int) -> None:
        """Take one value of one account, day and metric."""
        number = self._numbered(str(value.account))
        self._days.append((number, value.day, value.metric, value.value, value.observed, provisional, import_no))

    def registry(self, reading: RegistryReading, import_no: int) -> None:
        """Take the lines of a registry file."""
        self._registry += [
            (import_no, line.line, reading.content, line.key, json.dumps(line.fields, ensure_ascii=False))
            for line in reading.lines
        ]

    def note(self, import_no: int, ignored: dict, issues: tuple[Issue, ...], counting: Mapping[str, int]) -> None:
        """Take which rules set rows aside, what a person should look at, and how metrics are counted."""
        self.noted.append(import_no)
        self._notes["ignored_rows"] += [(import_no, rule, rows) for rule, rows in ignored.items()]
        self._notes["issues"] += [(import_no, *issue) for issue in issues]
        self._notes["counted_by"] += [(import_no, metric, breaks) for metric, breaks in counting.items()]

    def posting(self) -> set[int]:
        """The accounts whose posts are among the rows."""
        return {row[0] for rows in (self._posts, self._shared) for row in rows}

    def touched(self) -> set[int]:
        """The accounts whose values or posts are among the rows."""
        return self.posting() | {row[0] for row in self._days}

    def tables(self) -> dict[str, list[tuple]]:
        """All rows by their table, in the order in which they are to be inserted."""
        return {"registry_rows": self._registry, "shared_posts": self._shared, "audience_shares": self._audience,
                **self._notes, "staged": self._days, "posts": self._posts}  # fmt: skip

    def clear(self) -> None:
        """The database has them now."""
        for rows in self.tables().values():
            rows.clear()
        self.noted.clear()
        self._gathered.clear()
