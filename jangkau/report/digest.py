"""The digest of a Monday: the week's sentence, what is to be done, whom to write to; as text and as HTML."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from jangkau.findings.account.named import account_named
from jangkau.findings.account.owed import OVERDUE
from jangkau.findings.messages import KINDS, Letter, letters
from jangkau.findings.view import View
from jangkau.findings.week.message import week_message
from jangkau.findings.week.tasks import errand_said, errands
from jangkau.findings.week.week import week_of
from jangkau.locales import Say
from jangkau.metrics.office import facts
from jangkau.metrics.reach.reach import MEASURES
from jangkau.metrics.scope import Scope, week_name
from jangkau.metrics.shelf import reading
from jangkau.metrics.warehouse import NoWarehouse, Warehouse, WarehouseLost
from jangkau.metrics.week.to_do import to_do
from jangkau.metrics.weeks import provinces, week_to_open, weeks
from jangkau.report.edition import Refused
from jangkau.report.page import css, whole_page

LISTED = 10  # accounts of a kind that are named


@dataclass(frozen=True)
class Digest:
    """What is sent on a Monday: a subject of one line, a plain text, a page; and what its files are called."""

    name: str
    subject: str
    text: str
    html: str


@dataclass(frozen=True)
class Part:
    """A heading and its lines."""

    title: str
    lines: tuple[str, ...]


def digest(data: Path, province: str, monday: date | None, today: date, say: Say) -> Digest:
    """The digest of a province's week: the one given, else the newest. Raises Refused."""
    try:
        with reading(data) as warehouse:
            names = dict(provinces(warehouse)[["code", "name"]].itertuples(index=False))
            if province not in names:
                raise Refused("no_province", province=province)
            week = monday or week_to_open(weeks(warehouse, province))
            if week is None:
                raise Refused("no_data", place=province, week="-")
            return written(warehouse, province, names[province], week, today, say)
    except NoWarehouse as none:
        raise Refused("lost" if isinstance(none, WarehouseLost) else "empty", data=data) from None


def written(warehouse: Warehouse, province: str, place: str, monday: date, today: date, say: Say) -> Digest:
    """The same of one published version."""
    scope = Scope(province, week=monday)
    message = week_message(week_of(warehouse, View(scope, MEASURES["reach"], place)), say)
    made = letters(warehouse, province, monday, today, say)
    parts = [Part(say("digest.week", days=say.days(scope.first_week, scope.sunday)), (message.sentence, message.caveat))]
    if tasks := errands(to_do(warehouse, scope)):
        parts.append(Part(say("digest.tasks"), tuple(errand_said(task, say) for task in tasks)))
    parts += [part for kind in KINDS if (part := to_write(kind, made, say))]
    subject = say("digest.subject", place=place, week=say.week(monday), year=monday.isocalendar().year)
    stamp = say("demo.badge") if facts(warehouse).get("demo") == "true" else ""
    foot = say("digest.foot", definitions=facts(warehouse)["definitions"])
    page = whole_page("digest.html.j2", say, css(), title=subject, stamp=stamp, parts=parts, foot=foot)
    lang = "" if say.lang == "id" else f"-{say.lang}"
    name = f"jangkau-{week_name(monday)}-{province}-ringkasan{lang}"
    return Digest(name, f"{stamp}: {subject}" if stamp else subject, as_text(subject, stamp, parts, foot), page)


def to_write(kind: str, made: list[Letter], say: Say) -> Part | None:
    """How many messages of a kind there are to send, and to whom; None where there is none."""
    of_kind = [letter for letter in made if letter.kind == kind]
    if not of_kind:
        return None
    named = [f"{account_named(letter.account, say)}: {letter.about}" for letter in of_kind[:LISTED]]
    more = [say("digest.more", n=len(of_kind) - LISTED)] if len(of_kind) > LISTED else []
    return Part(say(f"digest.{kind}", n=len(of_kind), days=OVERDUE), (*named, *more))


def as_text(subject: str, stamp: str, parts: list[Part], foot: str) -> str:
    """The digest as plain text, as WhatsApp shows it."""
    blocks = [f"*{subject}*", *([stamp] if stamp else [])]
    blocks += ["\n".join([f"*{part.title}*", *(f"- {line}" for line in part.lines if line)]) for part in parts]
    return "\n\n".join([*blocks, foot]) + "\n"
