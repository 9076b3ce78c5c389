"""What the report says above, between and below its lists, made of an edition's values."""

from datetime import timedelta

from jangkau.locales import Say
from jangkau.report.edition import Edition, frame
from jangkau.report.revised_words import number
from jangkau.report.revisions import Standing
from jangkau.ui.coverage_words import coverage_line
from jangkau.ui.period_words import period_said
from jangkau.ui.reach.words import legend_nothing, legend_steps, remarks
from jangkau.ui.week_words import amount_said, change_said, compared, posting_known, sentence


def title(told: Edition, say: Say) -> str:
    """The document's title."""
    return say("report.document", place=told.place_name, period=period_said(told.view().scope, say))


def head(told: Edition, say: Say) -> dict[str, str]:
    """Whose report, of when."""
    week, ends = say.week(told.monday), (told.monday, told.monday + timedelta(days=6))
    return {"brand": say("report.brand", place=told.place_name), "period": f"{week} · {say.days(*ends)}",
            "short": f"{week} · {say.short_days(*ends)}"}  # fmt: skip


def stamps(told: Edition, standing: Standing, say: Say) -> list[dict[str, str]]:
    """What a reader must know before any number: how settled it is, how much of the whole, whether it is invented."""
    words = say(f"report.{standing.name}")
    if standing.number > 1:
        words = say("report.edition", standing=words, number=standing.number)
    found = [{"kind": standing.name, "words": words}]
    found += [{"kind": "low", "words": say("report.low_coverage")}] if told.low_coverage else []
    return found + ([{"kind": "demo", "words": say("demo.badge")}] if told.demo else [])


def finding(told: Edition, say: Say) -> dict[str, str]:
    """The sentence of the week, and what it is compared with."""
    week = told.told_week()
    return {"sentence": sentence(week, say), "compared": compared(week, say)}


def cards(told: Edition, standing: Standing, say: Say) -> list[dict[str, str]]:
    """The key figures with their change, and what a revised one is now."""
    now = {one.name: one.now for one in standing.revisions if (one.kind, one.field) == ("figure", "high")}
    found = []
    for _, figure in frame(told.figures).iterrows():
        moved, usual = change_said(figure, told.whole, say)
        against = say("overview.change.week") if moved else ""
        revised = say("report.now", amount=number(now[figure["name"]], say)) if figure["name"] in now else ""
        name = figure["name"]
        label = say("report.posting" if name == "posting" else f"overview.card.{name}")
        found.append({"name": name, "label": label, "moved": moved,
                      "amount": amount_said(figure, say), "against": against, "usual": usual, "revised": revised})  # fmt: skip
    return found


def around(told: Edition, say: Say, palette) -> dict:
    """The map's title, unit and legend."""
    regions = frame(told.regions)
    return {
        "title": say("report.where", measure=say(f"measure.{told.measure}.inline"), week=say.week(told.monday).lower()),
        "unit": say("report.where.unit", unit=say(f"measure.{told.measure}.unit")),
        "steps": legend_steps(regions, say, palette),
        "ends": [say.short(end) for end in (regions["high"].min(), regions["high"].max())]
        if regions["high"].notna().any()
        else [],
        "nothing": legend_nothing(regions, say),
        "legend": say("reach.legend"),
    }


def sides(told: Edition, say: Say) -> dict:
    """Government against community: shares, and the account in the middle of each."""
    found = [
        {"owner": side["owner"], "name": say(f"owner.{side['owner']}"),
         "share": "–" if side["share"] is None else say.percent(side["share"])}
        for side in told.voice
    ]  # fmt: skip
    middles = {side["owner"]: "–" if side["middle"] is None else say.short(round(side["middle"])) for side in told.voice}
    counts = {f"{side['owner']}_{name}": say.number(side[key]) for side in told.voice
              for name, key in (("have", "accounts"), ("all", "registered"))}  # fmt: skip
    return {"title": say("report.sides"), "unit": say("report.sides.unit"), "sides": found,
            "told": say("report.sides.middle", **middles, **counts)}  # fmt: skip


def foot(told: Edition, say: Say) -> dict:
    """Coverage, what a careful reader should know, sources."""
    regions, view = frame(told.regions), told.view()
    careful = [posting_known(frame(told.figures), say), *remarks(regions, frame([told.own]).iloc[0], view, say)]
    return {"coverage": coverage_line(told.covered, told.definitions, say), "remarks": [line for line in careful if line],
            "source": say("report.source"), "sources": say("source.line"),
            "fingerprint": say("report.fingerprint", mark=told.fingerprint[:12])}  # fmt: skip
