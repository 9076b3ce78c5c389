"""What the report says above, between and below its lists, made of an edition's values."""

from datetime import timedelta

from jangkau.findings.coverage import coverage_line
from jangkau.findings.period import period_said
from jangkau.findings.reach.legend import legend_nothing, legend_steps
from jangkau.findings.reach.sentences import province_level_said, remarks
from jangkau.findings.revised import ChangedAmount, Ends, amount_in_full, amount_revised, revision_said, revisions_said
from jangkau.findings.shares import enough
from jangkau.findings.week.answers import answers_lines
from jangkau.findings.week.figures import accounts_said, amount_said, change_said, level_said
from jangkau.findings.week.message import week_message
from jangkau.findings.week.sentences import posting_known
from jangkau.locales import Say
from jangkau.metrics.week.answers import Answers
from jangkau.report.edition import Edition, frame
from jangkau.report.revisions import Standing, resaid


def title(edition: Edition, say: Say) -> str:
    """The document's title."""
    return say("report.document", place=edition.place_name, period=period_said(edition.view().scope, say))


def head(edition: Edition, say: Say) -> dict[str, str]:
    """Whose report, of when."""
    week, ends = say.week(edition.monday), (edition.monday, edition.monday + timedelta(days=6))
    return {"brand": say("report.brand", place=edition.place_name), "period": f"{week} · {say.days(*ends)}",
            "short": f"{week} · {say.short_days(*ends)}"}  # fmt: skip


def stamps(edition: Edition, standing: Standing, say: Say) -> list[dict[str, str]]:
    """What a reader must know before any number: how settled it is, how much of the whole, whether it is invented."""
    words = say(f"report.{standing.name}")
    if standing.number > 1:
        words = say("report.edition", standing=words, number=standing.number)
    stamped = [{"kind": standing.name, "words": words}]
    stamped += [{"kind": "low", "words": say("report.low_coverage")}] if edition.low_coverage else []
    stamped += [{"kind": "erased", "words": say("forgotten")}] if edition.erased else []
    return stamped + ([{"kind": "demo", "words": say("demo.badge")}] if edition.demo else [])


def finding(edition: Edition, standing: Standing, say: Say) -> dict[str, str]:
    """The sentence of the week as data tell it now, what it is compared with, and the sentence that was published."""
    now, published = week_message(resaid(edition, standing).as_week(), say), week_message(edition.as_week(), say)
    before = say("report.revised.sentence", sentence=published.sentence) if now.sentence != published.sentence else ""
    return {"sentence": now.sentence, "compared": now.caveat, "before": before}


def cards(edition: Edition, standing: Standing, say: Say) -> list[dict[str, str]]:
    """The key figures with their change, and what a revised one is now; where some are known, those alone."""
    amounts = changed_amounts(edition, standing)
    figures = []
    rows = frame(edition.figures)
    known = rows["high"].notna() | rows["name"].isin([name for kind, name in amounts if kind == "figure"])
    for _, figure in (rows[known] if known.any() else rows).iterrows():
        moved, usual = change_said(figure, edition.whole, say)
        against = say("overview.change.week") if moved else ""
        name, now = figure["name"], amounts.get(("figure", figure["name"]))
        revised = say("report.now", amount=amount_in_full(now.now, say)) if now else ""
        label = say("report.posting" if name == "posting" else f"overview.card.{name}")
        few = accounts_said(figure, say) if not enough(figure.get("accounts") or 0) else ""
        rests = " · ".join(filter(None, [accounts_said(figure, say), level_said(figure, edition.whole, say)]))
        figures.append({"name": name, "label": label, "moved": moved, "amount": amount_said(figure, say), "against": against,
                        "usual": usual, "revised": revised, "rests": rests, "few": few})  # fmt: skip
    return figures


def around(edition: Edition, say: Say, palette) -> dict:
    """The map's title, unit and legend."""
    regions = frame(edition.regions)
    valued = regions.loc[regions["high"] > 0, "high"]  # zero is no step of the scale
    return {
        "title": say("report.where", measure=say(f"measure.{edition.measure}"), week=say.week(edition.monday).lower()),
        "unit": say("report.where.unit", unit=say(f"measure.{edition.measure}.unit")),
        "steps": legend_steps(regions, say, palette),
        "ends": [say.short(end) for end in (valued.min(), valued.max())] if len(valued) else [],
        "nothing": legend_nothing(regions, say),
        "legend": say("reach.legend"),
    }


def foot(edition: Edition, say: Say) -> dict:
    """Coverage, what a careful reader should know, sources."""
    regions, view = frame(edition.regions), edition.view()
    careful = [posting_known(frame(edition.figures), say), *remarks(regions, view, say)]
    own = province_level_said(frame([edition.own]).iloc[0], view, say)
    return {"coverage": coverage_line(edition.covered, edition.definitions, say), "own": own,
            "remarks": [line for line in careful if line], "source": say("report.source"), "sources": say("source.line"),
            "fingerprint": say("report.fingerprint", mark=edition.fingerprint[:12])}  # fmt: skip


def answers(edition: Edition, say: Say) -> str:
    """How often hoaxes and agendas were answered in time; empty where the edition does not tell or nothing was asked."""
    lines = answers_lines(Answers(**edition.answers), say) if edition.answers else []
    return " · ".join(f"{label}: {amount}" for label, amount, _ in lines)


def revised(edition: Edition, standing: Standing, say: Say) -> dict | None:
    """What was corrected after publishing; None where nothing was. A change of few accounts is told by its amount alone."""
    if not standing.published_on or not standing.revised_on:
        return None
    regions = {region["code"]: region["label"] for region in edition.regions}
    few = {("figure", row["name"]) for row in edition.figures if not enough(row["accounts_compared"] or 0)}
    few |= {("region", row["code"]) for row in edition.regions if not enough(row["accounts_with_data"])}
    lines = [amount_revised(amount, regions, say) for amount in changed_amounts(edition, standing).values()]
    lines += [
        revision_said(revision, regions, say)
        for revision in standing.revisions
        if revision.field not in ("low", "high") and (revision.field != "change" or (revision.kind, revision.name) not in few)
    ]
    return revisions_said(lines, (standing.published_on, standing.revised_on), say)


def changed_amounts(edition: Edition, standing: Standing) -> dict[tuple[str, str], ChangedAmount]:
    """The figures and regions whose amount was corrected, whole: a range is told against a range."""
    rows = {("figure", row["name"]): row for row in edition.figures} | {("region", row["code"]): row for row in edition.regions}
    before: dict[tuple[str, str], dict] = {}
    now: dict[tuple[str, str], dict] = {}
    for revision in standing.revisions:
        if revision.field in ("low", "high"):
            key = revision.kind, revision.name
            before.setdefault(key, dict(rows.get(key, {})))[revision.field] = revision.before
            now.setdefault(key, dict(rows.get(key, {})))[revision.field] = revision.now
    return {key: ChangedAmount(*key, ends(before[key]), ends(now[key])) for key in now}


def ends(row: dict) -> Ends:
    """From where to where an amount reaches."""
    return row.get("low"), row.get("high")
