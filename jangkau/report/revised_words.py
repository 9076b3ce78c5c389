"""What was corrected after publishing, in words: every number in full, as it was and as it is."""

from jangkau.locales import Say
from jangkau.report.edition import Edition
from jangkau.report.revisions import Revision, Standing

SHOWN = 4  # revisions in words; the others are counted


def revised(told: Edition, standing: Standing, say: Say) -> dict | None:
    """What was corrected after publishing: the numbers as they were published and as they are now."""
    if not standing.revisions:
        return None
    labels = {region["code"]: region["label"] for region in told.regions}
    said = [revision(one, labels, told.measure, say) for one in standing.revisions if one.field != "low"]
    title = say("report.revised.title", day=say.short_day(standing.revised_on), published=say.short_day(standing.published_on))
    more = say("report.revised.more", n=len(said) - SHOWN) if len(said) > SHOWN else ""
    return {"title": title, "told": said[:SHOWN], "more": more}


def revision(one: Revision, labels: dict[str, str], measure: str, say: Say) -> str:
    """One corrected number, both values in full."""
    if one.kind in ("figure", "region", "voice"):
        name = {"figure": lambda: say(f"overview.card.{one.name}"), "region": lambda: labels.get(one.name, one.name),
                "voice": lambda: say(f"owner.{one.name}")}[one.kind]()  # fmt: skip
    else:
        name = say(f"report.revised.{one.kind}", name=one.name.partition(":")[2] or one.name)
    share = one.field in ("change", "share", "times", "score", "leverage") and (one.kind, one.name) != ("figure", "posting")
    before, now = (value_said(value, one.field if share else "", say) for value in (one.before, one.now))
    what = {"change": say("report.field.change"), "times": say("report.field.times"), "score": say("report.field.times"),
            "share": say("report.field.share")}.get(one.field, "")  # fmt: skip
    return say("report.revised.one", name=" ".join(filter(None, [name, what])), before=before, now=now)


def value_said(value: float | str | None, field: str, say: Say) -> str:
    """A value in full; what is not told is said so."""
    if value is None:
        return "–"
    if isinstance(value, str):
        return say(f"report.value.{value}")
    if field in ("times", "score", "leverage"):
        return times(value, say)
    return percent(value, say) if field else number(value, say)


def percent(share: float, say: Say) -> str:
    """A share of one with a decimal, so that a small correction shows."""
    return say("compare.percent", amount=say.decimal(100 * share))


def number(value: float | None, say: Say) -> str:
    """A number in full."""
    return "–" if value is None else say.number(value)


def times(ratio: float, say: Say) -> str:
    """How many times what is usual: 1,1×, and whole from ten on."""
    return say("overview.score", score=say.decimal(ratio, 1 if ratio < 10 else 0))
