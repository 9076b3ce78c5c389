"""Target & Laporan: did we meet the target, where not, what now; and the report on the quarter or year."""

from jangkau.findings.target.headline import headline, where_not
from jangkau.findings.target.lines import line
from jangkau.findings.target.tables import targets_filed, targets_shown
from jangkau.metrics.office import facts
from jangkau.metrics.target.achieved import achieved
from jangkau.metrics.warehouse import Warehouse
from jangkau.report.edition import Place
from jangkau.ui.account.link import to_the_register
from jangkau.ui.empty import NothingYet
from jangkau.ui.guard import guard
from jangkau.ui.opened import opened
from jangkau.ui.parts import demo_badge, finding, footnotes, heading, table
from jangkau.ui.session import language
from jangkau.ui.target.choices import chosen
from jangkau.ui.target.report import report_desk
from jangkau.ui.target.rows import rows

guard("year")
say = language()


def page(warehouse: Warehouse) -> None:
    """The page over one published version."""
    known = facts(warehouse)
    demo_badge(known, say)
    asked = chosen(warehouse, say)
    if asked is None:
        raise NothingYet
    province, period = asked
    found = achieved(warehouse, province, None, period.name)
    lines = [line(row, province, say) for row in found.to_dict("records")]
    finding(headline(lines, period, say), where_not(lines, say))
    if not lines:
        to_the_register("targets", say)
    else:
        heading(say("target.rows"), say("target.rows.unit", days=say.days(period.first_week, period.scope(province).sunday)),
                "target", say)  # fmt: skip
        rows(warehouse, found, period, province, say)
        name = f"target-{period.name}-{province}"
        table(say("target.table"), lambda: targets_shown(lines, say), lambda: targets_filed(found), name, say)
    report_desk(Place(province), period, say)
    footnotes(say("target.foot", definitions=known["definitions"]), say("source.line"))


opened("year", page)
