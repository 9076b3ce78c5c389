"""What a period's report says, made of its edition's values."""

from datetime import date, timedelta

from jangkau.findings.coverage import coverage_line
from jangkau.findings.meetup.latest import followed_said
from jangkau.findings.revised import revisions_said
from jangkau.findings.shares import share_with_fraction
from jangkau.findings.some import some_of
from jangkau.findings.target.amounts import amount_said
from jangkau.findings.target.headline import headline, where_not
from jangkau.findings.target.lines import Line, about_said, given, line
from jangkau.findings.target.period import term_said
from jangkau.locales import Say
from jangkau.metrics.reach.coverage import Coverage
from jangkau.report.period.edition import ENDS, PeriodEdition
from jangkau.report.revisions import Revision, Standing

REGIONS = 6  # without data or accounts that are named, beyond which they are counted
NONE = {"meetups": "no_meetup", "agendas": "no_agenda", "hoaxes": "no_hoax"}  # lists, and what a target lacks without them


def title(edition: PeriodEdition, say: Say) -> str:
    """What stands on its head."""
    return say("letter.title", period=term_said(edition.period, say))


def stamps(edition: PeriodEdition, standing: Standing, say: Say) -> list[dict[str, str]]:
    """What a reader must know before any number."""
    words = say(f"report.{standing.name}")
    words = say("report.edition", standing=words, number=standing.number) if standing.number > 1 else words
    marks = {"low": edition.low_coverage and say("report.low_coverage"), "erased": edition.erased and say("forgotten"),
             "demo": edition.demo and say("demo.badge")}  # fmt: skip
    return [{"kind": standing.name, "words": words}, *({"kind": kind, "words": mark} for kind, mark in marks.items() if mark)]


def lines(edition: PeriodEdition, say: Say) -> list[Line]:
    """The targets, each in words."""
    return [line(row, edition.province, say) for row in edition.targets]


def finding(edition: PeriodEdition, say: Say) -> dict[str, str]:
    """The sentence of the period, and where not; how targets are written down is for the page, not for a letter."""
    said = lines(edition, say)
    return {"sentence": headline(said, edition.period, say), "more": where_not(said, say) if said else ""}


def weeks(edition: PeriodEdition, say: Say) -> dict[str, str] | None:
    """What the period's weeks say: the sum, the highest and the lowest; and their line, where two weeks or more are told."""
    told = [(date.fromisoformat(week["week"]), week["views"]) for week in edition.weeks if week["views"] is not None]
    if not told:
        return None
    (low_on, low), (high_on, high) = (bound(told, key=lambda week: week[1]) for bound in (min, max))
    first, last = told[0][0], told[-1][0]
    if not high:
        return {"said": say("letter.weeks.zero", n=len(told)), "points": ""}
    if first == last:
        return {"said": say("letter.weeks.one", sum=say.short(high), day=say.short_day(first)), "points": ""}
    span = (last - first).days
    points = " ".join(f"{680 * (day - first).days / span:.1f},{88 - 80 * amount / high:.1f}" for day, amount in told)
    about = {"sum": say.short(sum(amount for _, amount in told)), "high": say.short(high), "high_on": say.short_day(high_on),
             "low": say.short(low), "low_on": say.short_day(low_on)}  # fmt: skip
    return {"points": points, "said": say("letter.weeks.said", n=len(told), **about),
            "first": say.short_day(first), "last": say.short_day(last)}  # fmt: skip


def maps_said(edition: PeriodEdition, say: Say) -> dict[str, str]:
    """What each map shows; a period that is no longer than one end of it has a single one."""
    first, last = edition.period.first_week, date.fromisoformat(edition.weeks[-1]["week"])
    span = timedelta(days=7 * min(ENDS, len(edition.weeks)) - 1)
    ends = {"then": (first, first + span), "now": (last + timedelta(days=6) - span, last + timedelta(days=6))}
    if len(edition.weeks) <= ENDS:
        return {"now": say.short_days(*ends["now"])}
    names = {name: say(f"letter.maps.{name}") for name in ends}
    return {name: f"{names[name]} · {say.short_days(*days)}" for name, days in ends.items()}


def lists(edition: PeriodEdition, say: Say) -> list[dict[str, object]]:
    """Meetups, agendas and hoaxes, those that there are."""
    rows = {"meetups": meetups(edition, say), "agendas": agendas(edition, say), "hoaxes": hoaxes(edition, say)}
    return [
        {"title": say(f"letter.{kind}"), "rows": listed} for kind, listed in rows.items() if listed
    ]  # fmt: skip


def agendas(edition: PeriodEdition, say: Say) -> list[dict[str, str]]:
    """Each agenda and how many accounts answered it on time."""
    return [
        {"name": row["agenda"], "day": say.short_day(date.fromisoformat(row["starts_on"])),
         "said": share_with_fraction(round((row["on_time_share"] or 0) * row["counted"]), row["counted"], say)}
        for row in edition.agendas
    ]  # fmt: skip


def hoaxes(edition: PeriodEdition, say: Say) -> list[dict[str, str]]:
    """Each hoax and whether it was answered."""
    return [
        {"name": row["title"], "day": say.short_day(date.fromisoformat(row["reported_at"])),
         "said": hoax_said(row["state"], row["hours"], say)}
        for row in edition.hoaxes
    ]  # fmt: skip


def hoax_said(state: str, hours: float | None, say: Say) -> str:
    """How a hoax was answered; of a late answer when, where that is known."""
    after = f"letter.hoax.{state}.after"
    return say(after, time=say.taking(hours)) if hours is not None and after in say else say(f"letter.hoax.{state}")


def meetups(edition: PeriodEdition, say: Say) -> list[dict[str, str]]:
    """Each meetup and its verdict."""
    return [said for values in edition.meetups if (said := followed_said(values, say))]


def missing(edition: PeriodEdition, say: Say) -> list[str]:
    """What the data do not tell, and of what there was none."""
    lost, said = edition.missing, list[str]()
    if lost["weeks"]:
        said.append(say("letter.missing.weeks", n=lost["weeks"]))
    if lost["silent"]:
        said.append(say("letter.missing.silent", n=lost["silent"], whole=say.number(edition.coverage["accounts_registered"])))
    for kind in ("no_data", "no_account"):
        if names := lost[kind]:
            said.append(say(f"letter.missing.{kind}", n=len(names), regions=some_of(names, say, REGIONS)))
    if lost["few"]:
        said.append(say("letter.missing.few", n=len(lost["few"])))
    said += [
        f"{each.about}: {' '.join(each.caveats)}" for each in lines(edition, say) if each.state == "unknown" and each.caveats
    ]
    lacking = {row["lacking"] for row in edition.targets}  # a target has said so already
    none = [kind for kind, without in NONE.items() if not getattr(edition, kind) and without not in lacking]
    return (said or [say("letter.missing.nothing")]) + [" ".join(say(f"letter.{kind}.none") for kind in none)] * bool(none)


def revised(edition: PeriodEdition, standing: Standing, say: Say) -> dict | None:
    """What corrected data tell otherwise, targets first, with both values; None where nothing was corrected."""
    if not standing.published_on or not standing.revised_on:
        return None
    said = [revision_said(each, edition, say) for each in standing.revisions if each.field != "now" or each.kind == "region"]
    return revisions_said([text for text in said if text], (standing.published_on, standing.revised_on), say)


def revision_said(revision: Revision, edition: PeriodEdition, say: Say) -> str:
    """A corrected number with both values."""
    before, now = (value_said(revision, value, edition, say) for value in (revision.before, revision.now))
    return say("report.revised.line", name=name_of(revision, edition, say), before=before, now=now)


def value_said(revision: Revision, value: float | str | None, edition: PeriodEdition, say: Say) -> str:
    """One of the two; a state in its word, what is not known a dash."""
    if value is None:
        return "–"
    if isinstance(value, str):
        key = {"target": f"target.state.{value}", "hoax": f"letter.hoax.{value}", "meetup": f"report.value.{value}"}
        return say.named(key.get(revision.kind, value), value)
    if revision.kind != "target":
        return say.number(value)
    cases = next((given(row["cases"]) for row in edition.targets if row["key"] == revision.name), None)
    return amount_said(revision.name.split("|")[0], value, cases if revision.field == "amount" else None, say)


def name_of(revision: Revision, edition: PeriodEdition, say: Say) -> str:
    """What a corrected number is of."""
    if revision.kind == "target":
        row = next((row for row in edition.targets if row["key"] == revision.name), None)
        about = about_said(row, edition.province, say) if row else revision.name
        return say(f"letter.revised.{revision.field}", about=about)
    if revision.kind == "coverage":
        return say("letter.revised.coverage")
    if revision.kind == "week":
        return say("letter.revised.week", day=say.short_day(date.fromisoformat(revision.name)))
    keys = {"region": ("regions", "code", "label"), "meetup": ("meetups", "event_id", "name"),
            "agenda": ("agendas", "event_id", "agenda"), "hoax": ("hoaxes", "hoax_id", "title")}  # fmt: skip
    listed, key, called = keys[revision.kind]
    return next((row[called] for row in getattr(edition, listed) if row[key] == revision.name), revision.name)


def foot(edition: PeriodEdition, say: Say) -> dict[str, str]:
    """How much of the whole the numbers rest on, and from which data."""
    until = edition.coverage["data_until"]
    covered = Coverage(**edition.coverage | {"data_until": until and date.fromisoformat(until)})
    return {
        "coverage": coverage_line(covered, edition.definitions, say),
        "data": say("letter.data", mark=edition.fingerprint[:12]),
    }
