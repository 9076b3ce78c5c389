"""Which province and which quarter or year the page is about; the choices live in the address."""

from jangkau.findings.target.period import term_titled
from jangkau.locales import Say
from jangkau.metrics.target.achieved import achieved, data_until
from jangkau.metrics.target.period import Period, period_named, quarter_of, year_of
from jangkau.metrics.warehouse import Warehouse
from jangkau.metrics.weeks import provinces
from jangkau.ui.choices import choices


def chosen(warehouse: Warehouse, say: Say) -> tuple[str, Period] | None:
    """The province and the period; None where the office has no week at all."""
    with choices(say) as row:
        names = dict(provinces(warehouse)[["code", "name"]].itertuples(index=False))
        if not names:
            return None
        province = row.choice("province", list(names), lambda code: names[code])
        until = data_until(warehouse, province)
        if until is None:
            return None
        newest = (quarter_of(until), year_of(until))
        aimed = {period_named(name) for name in achieved(warehouse, province)["period"]}
        periods = sorted({*aimed, *newest}, key=lambda period: (period.week, -period.weeks), reverse=True)
        known = [period for period in periods if period in aimed and period.known(until)]
        usual = newest[0] if newest[0] in aimed or not known else known[0]
        names_of_periods = {period.name: term_titled(period, say) for period in periods}
        name = row.choice("term", list(names_of_periods), lambda name: names_of_periods[name], usual.name)
    return province, period_named(name)
