"""OPD & Lembaga: what organisations post against what the office expects, their own past and their like."""

from jangkau.findings.organisations.sentences import basis, headline
from jangkau.findings.organisations.tables import organisations_filed, organisations_shown
from jangkau.findings.period import period_name
from jangkau.findings.view import View
from jangkau.metrics.organisations.acts import organisation_agendas
from jangkau.metrics.organisations.organisations import organisation_accounts, organisations
from jangkau.metrics.warehouse import Warehouse
from jangkau.ui.account.link import to_the_register
from jangkau.ui.guard import guard
from jangkau.ui.opened import opened, viewed
from jangkau.ui.organisations import choices, parts
from jangkau.ui.parts import finding, footnotes, table
from jangkau.ui.session import kept, language

guard("organisations")
say = language()
FILTERS = ("province", "period", "platform", "bakorwil", "region")


def page(warehouse: Warehouse, chosen: View, known: dict[str, str]) -> None:
    """The page over one published version."""
    parts.look()
    accounts = organisation_accounts(warehouse, chosen.scope)
    agendas = organisation_agendas(warehouse, chosen.scope, accounts)
    rows = choices.of_kind(organisations(warehouse, chosen.scope), say)
    here = agendas[agendas["organisation"].isin(rows["organisation"])]
    finding(headline(rows, say), basis(rows, here, chosen, say))
    if rows.empty:
        to_the_register("organisations", say)
        footnotes(say("source.line"))
        return
    parts.kinds(warehouse, rows, chosen, str(kept(choices.KIND)), say)
    if name := choices.chosen_of(rows, say):
        parts.detail(rows.set_index("organisation", drop=False).loc[name].to_dict(), accounts, agendas, chosen, say)
    parts.listed(rows, chosen, say)
    own = accounts[accounts["organisation"].isin(rows["organisation"])]
    covered = say(
        "organisation.coverage", covered=say.number(int(own["covered"].sum())), n=len(own), definitions=known["definitions"]
    )
    footnotes(covered, say("organisation.note"), say("source.line"))
    file = f"organisasi-{chosen.scope.province}-{period_name(chosen.scope)}"
    table(
        say("organisation.table"),
        lambda: organisations_shown(rows, chosen, say),
        lambda: organisations_filed(rows, chosen),
        file,
        say,
    )


opened("organisations", viewed(page, FILTERS))
