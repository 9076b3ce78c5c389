"""Which week of which place the weekly report is about; the choices live in the address."""

from datetime import date

from jangkau.locales import Say
from jangkau.metrics.warehouse import Warehouse
from jangkau.metrics.weeks import bakorwils, provinces, week_to_open, weeks
from jangkau.report.edition import Place
from jangkau.ui.choices import choices
from jangkau.ui.filters import ALL, narrowed
from jangkau.ui.period import a_week


def chosen(warehouse: Warehouse, say: Say) -> tuple[list[Place], date] | None:
    """The places (one, or every province) and the Monday of the week; None where the office has no week at all."""
    with choices(say) as row:
        names = dict(provinces(warehouse)[["code", "name"]].itertuples(index=False))
        options = [*names, ALL] if len(names) > 1 else list(names)
        province = row.choice("province", options, lambda code: names.get(code, say("report.page.all")))
        codes = list(names) if province == ALL else [province]
        available = max((weeks(warehouse, code) for code in codes), key=len)
        usual = week_to_open(available)
        if usual is None:
            return None
        monday, _ = a_week([week.date() for week in reversed(available["week"])], usual, row)
        areas = [] if province == ALL else bakorwils(warehouse, province)
        area = narrowed("bakorwil", areas, row, str, ("bakorwil",))
    return [Place(code, area) for code in codes], monday
