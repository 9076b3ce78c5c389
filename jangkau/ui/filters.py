"""What the reader narrows a page to. The choices live in the address, so that a link shows the same view."""

from collections.abc import Callable

from jangkau.findings.view import View
from jangkau.locales import Say
from jangkau.metrics.reach.reach import MEASURES, usual_measure
from jangkau.metrics.scope import Scope
from jangkau.metrics.warehouse import Warehouse
from jangkau.metrics.weeks import bakorwils, provinces, regencies
from jangkau.ui.choices import Row, choices, miss
from jangkau.ui.period import KINDS, Period, period_choice
from jangkau.warehouse.vocabulary import OWNERS, PLATFORMS

ALL = "all"
EVERY = ("province", "measure", "period", "platform", "owner", "bakorwil", "region")


def view(warehouse: Warehouse, say: Say, only: tuple[str, ...] = EVERY) -> View | None:
    """The row of filters that a page asks for, and what they say; None without any week in the province.

    Those that it does not ask for are not applied, but stay kept for the other pages.
    """
    names = dict(provinces(warehouse)[["code", "name"]].itertuples(index=False))
    labels: dict[str, Callable[[str], str]] = {
        "measure": lambda name: say(f"measure.{name}"),
        "platform": lambda name: say(f"platform.{name}"),
        "owner": lambda name: say(f"owner.{name}"),
    }
    with choices(say) as row:
        province = row.choice("province", list(names), lambda code: names[code])
        usual = usual_measure(warehouse, province)
        measure = row.choice("measure", list(MEASURES), labels["measure"], usual) if "measure" in only else usual
        period = period_choice(warehouse, province, row)
        platform = narrowed("platform", PLATFORMS, row, labels["platform"], only)
        owner = narrowed("owner", OWNERS, row, labels["owner"], only)
        area = narrowed("bakorwil", bakorwils(warehouse, province), row, str, only)
        places = regencies(warehouse, province, area)
        labels |= {"bakorwil": str, "region": lambda code: places[code]}
        region = narrowed("region", list(places), row, labels["region"], only)
        if period is None:
            return None
        in_force = {"platform": platform, "owner": owner, "bakorwil": area, "region": region}
        chips(row, period, {name: labels[name](value) for name, value in in_force.items() if value})
    scope = Scope(province, area, region, platform, owner, week=period.week, weeks=period.weeks)
    return View(scope, MEASURES[measure], names[province], places.get(region) if region else None)


def narrowed(name: str, options, row: Row, label, only: tuple[str, ...]) -> str | None:
    """A choice of one or all (None); no box where there is nothing to choose from or the page does not ask."""
    if name not in only:
        return None
    if not options:
        miss(name)
        return None
    everything = row.say(f"filter.{name}.all")
    chosen = row.choice(name, [ALL, *options], lambda option: everything if option == ALL else label(option))
    return None if chosen == ALL else chosen


def chips(row: Row, period: Period, in_force: dict[str, str]) -> None:
    """What is set beyond the usual, each taken off again with one press, and the way to the newest whole week."""
    off = {name: (ALL, words) for name, words in in_force.items()}
    if period.kind != KINDS[0]:
        off = {"period": (KINDS[0], row.say(f"period.{period.kind}"))} | off
    for name, (value, words) in off.items():
        row.chip(name, value, f"{words} ✕", row.say("filter.off", what=row.say(f"filter.{name}"), value=words))
    if period.kind == KINDS[0] and period.week_name != period.newest_whole:
        row.chip("week", period.newest_whole, row.say("filter.week.newest_whole"))
