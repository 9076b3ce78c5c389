"""What the report says above, between and below its lists, made of an edition's values."""

from datetime import timedelta

from jangkau.findings.coverage import coverage_line
from jangkau.findings.period import period_said
from jangkau.findings.reach.legend import legend_nothing, legend_steps
from jangkau.findings.reach.sentences import remarks
from jangkau.findings.revised import number_in_full, revisions_said
from jangkau.findings.week.figures import amount_said, change_said
from jangkau.findings.week.sentences import posting_known, week_comparison, week_headline
from jangkau.locales import Say
from jangkau.report.edition import Edition, frame
from jangkau.report.revisions import Standing


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
    return stamped + ([{"kind": "demo", "words": say("demo.badge")}] if edition.demo else [])


def finding(edition: Edition, say: Say) -> dict[str, str]:
    """The sentence of the week, and what it is compared with."""
    week = edition.as_week()
    return {"sentence": week_headline(week, say), "compared": week_comparison(week, say)}


def cards(edition: Edition, standing: Standing, say: Say) -> list[dict[str, str]]:
    """The key figures with their change, and what a revised one is now."""
    now = {
        revision.name: revision.now for revision in standing.revisions if (revision.kind, revision.field) == ("figure", "high")
    }
    figures = []
    for _, figure in frame(edition.figures).iterrows():
        moved, usual = change_said(figure, edition.whole, say)
        against = say("overview.change.week") if moved else ""
        revised = say("report.now", amount=number_in_full(now[figure["name"]], say)) if figure["name"] in now else ""
        name = figure["name"]
        label = say("report.posting" if name == "posting" else f"overview.card.{name}")
        figures.append({"name": name, "label": label, "moved": moved,
                      "amount": amount_said(figure, say), "against": against, "usual": usual, "revised": revised})  # fmt: skip
    return figures


def around(edition: Edition, say: Say, palette) -> dict:
    """The map's title, unit and legend."""
    regions = frame(edition.regions)
    return {
        "title": say("report.where", measure=say(f"measure.{edition.measure}.inline"), week=say.week(edition.monday).lower()),
        "unit": say("report.where.unit", unit=say(f"measure.{edition.measure}.unit")),
        "steps": legend_steps(regions, say, palette),
        "ends": [say.short(end) for end in (regions["high"].min(), regions["high"].max())]
        if regions["high"].notna().any()
        else [],
        "nothing": legend_nothing(regions, say),
        "legend": say("reach.legend"),
    }


def foot(edition: Edition, say: Say) -> dict:
    """Coverage, what a careful reader should know, sources."""
    regions, view = frame(edition.regions), edition.view()
    careful = [posting_known(frame(edition.figures), say), *remarks(regions, frame([edition.own]).iloc[0], view, say)]
    return {"coverage": coverage_line(edition.covered, edition.definitions, say), "remarks": [line for line in careful if line],
            "source": say("report.source"), "sources": say("source.line"),
            "fingerprint": say("report.fingerprint", mark=edition.fingerprint[:12])}  # fmt: skip


def revised(edition: Edition, standing: Standing, say: Say) -> dict | None:
    """What was corrected after publishing; None where nothing was."""
    regions = {region["code"]: region["label"] for region in edition.regions}
    if not standing.published_on or not standing.revised_on:
        return None
    return revisions_said(standing.revisions, (standing.published_on, standing.revised_on), regions, say)
