"""Everything that a week's report says, as plain values: what is laid out, and frozen when the week is published."""

import json
import re
from dataclasses import asdict, dataclass, field
from datetime import date

import pandas as pd

from jangkau.findings.coverage import low_coverage
from jangkau.findings.view import View
from jangkau.findings.week.tasks import Errand
from jangkau.findings.week.week import Week
from jangkau.metrics.reach.coverage import Coverage
from jangkau.metrics.reach.reach import MEASURES
from jangkau.metrics.scope import Scope, week_named
from jangkau.metrics.week.headline import Headline
from jangkau.metrics.week.movers import StandingOut
from jangkau.trouble import Trouble


class Refused(Trouble):
    """Why no report is made: a code of locales (report.refused.CODE) and what its words name."""

    def __init__(self, code: str, **about: object) -> None:
        super().__init__(code, str(about.get("folder") or about.get("file") or ""), **about)

    def said(self, say) -> str:
        """The reason with the way out, in the reader's language."""
        return say(f"report.refused.{self.code}", **self.about)


@dataclass(frozen=True)
class Place:
    """What a report is about: a province, or one Bakorwil of it."""

    province: str
    bakorwil: str | None = None

    @property
    def key(self) -> str:
        """Its name in a folder and a file: 35, or 35-bakorwil-i-madiun."""
        return "-".join(filter(None, [self.province, re.sub(r"\W+", "-", (self.bakorwil or "").lower()).strip("-")]))

    def scope(self, monday: date) -> Scope:
        """All its accounts in one week."""
        return Scope(self.province, self.bakorwil, week=monday)


@dataclass(frozen=True)
class Edition:
    """A week of a place. Lists hold rows of the frames that metrics give, as numbers and words, missing as None.

    figures: key_figures. regions: ranked_regions. voice: share_of_voice with registered and middle (the median account).
    accounts: account_habit. posts: posts_of_the_week. agendas: response_shares. levers: delivered_leverage, answers: Answers
    moves: movers with event_name, standing_out: StandingOut, errands: what should be done
    (None: published before they were told). meetup: verdict and what it names.
    erased: what stands in for who was forgotten since.
    """

    province: str
    bakorwil: str | None
    province_name: str
    week: str
    measure: str
    whole: bool
    headline: dict
    event: str
    figures: list[dict]
    lines: dict[str, list[float]]
    regions: list[dict]
    own: dict
    voice: list[dict]
    accounts: list[dict]
    posts: list[dict]
    agendas: list[dict]
    coverage: dict
    definitions: str
    fingerprint: str
    demo: bool
    meetup: dict | None = field(default=None)
    levers: list[dict] | None = field(default=None)
    answers: dict | None = field(default=None)
    moves: list[dict] | None = field(default=None)
    standing_out: dict | None = field(default=None)
    errands: list[Errand] | None = field(default=None)
    erased: list[str] = field(default_factory=list)

    @property
    def place(self) -> Place:
        return Place(self.province, self.bakorwil)

    @property
    def place_name(self) -> str:
        """As it is said in a title: Jawa Timur, or Bakorwil I Madiun."""
        return self.bakorwil or self.province_name

    @property
    def ranked_by_habit(self) -> bool:
        """Whether its accounts are those that most exceeded their habit: before, they were the most seen ones."""
        return self.moves is not None

    @property
    def monday(self) -> date:
        return week_named(self.week)

    @property
    def covered(self) -> Coverage:
        """How much of the whole the numbers rest on."""
        until = self.coverage["data_until"]
        return Coverage(**self.coverage | {"data_until": until and date.fromisoformat(until)})

    @property
    def low_coverage(self) -> bool:
        """Whether fewer than half of the accounts or of the regions have data."""
        return low_coverage(self.covered)

    def view(self) -> View:
        """What it is about, as pages say it."""
        return View(self.place.scope(self.monday), MEASURES[self.measure], self.province_name)

    def as_week(self) -> Week:
        """The week as the overview's sentences take it."""
        headline = Headline(**self.headline)
        moved = frame(self.moves or [])
        events = [(headline.event, self.event), *((move["event"], move["event_name"]) for move in self.moves or ())]
        recent = pd.DataFrame(events, columns=["event_id", "name"])
        out = StandingOut(**self.standing_out) if self.standing_out else None
        none = pd.DataFrame()
        regions = frame(self.regions)
        return Week(self.view(), frame(self.figures), {}, self.whole, regions, regions, recent, none, moved, headline, out)

    def as_json(self) -> str:
        """Its values for a file."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=1)

    @staticmethod
    def from_json(text: str) -> "Edition":
        """The values of a file again."""
        return Edition(**json.loads(text))


def frame(rows: list[dict]) -> pd.DataFrame:
    """Rows as a frame whose missing numbers are NaN, as metrics give them."""
    return pd.DataFrame(rows).astype(object).where(lambda cells: cells.notna(), float("nan")).infer_objects()
