"""A page over the published version: behind the door, and told again by itself when one of its filters changes."""

from collections.abc import Callable

import streamlit as st

from jangkau.access.roles import Role
from jangkau.findings.view import View
from jangkau.metrics.office import facts
from jangkau.metrics.shelf import reading
from jangkau.metrics.warehouse import NoWarehouse, Warehouse
from jangkau.ui.empty import NothingYet, empty_office
from jangkau.ui.filters import view
from jangkau.ui.guard import admitted
from jangkau.ui.parts import demo_badge
from jangkau.ui.session import language
from jangkau.ui.standing import nothing_lost
from jangkau.ui.turns import turn


@st.fragment
def opened(name: str, page: Callable[[Warehouse], None]) -> None:
    """Show the page, or what it waits for. What stands around it is not told again with every filter."""
    admitted(Role.CONTRIBUTOR)  # the page itself has asked for more, where it must
    say = language()
    try:
        with nothing_lost(say), turn(), reading() as warehouse:
            page(warehouse)
    except (NoWarehouse, NothingYet):
        empty_office(name, say)


def viewed(page: Callable[[Warehouse, View, dict[str, str]], None], filters: tuple[str, ...]) -> Callable[[Warehouse], None]:
    """A page over a view: the demo's badge, the filters that it asks for. Raises NothingYet where no week can be shown.

    The page is given the warehouse, the view and the office's facts.
    """

    def shown(warehouse: Warehouse) -> None:
        say, known = language(), facts(warehouse)
        demo_badge(known, say)
        chosen = view(warehouse, say, filters)
        if chosen is None:
            raise NothingYet
        page(warehouse, chosen, known)

    return shown
