"""The boxes in which a role and its limit are chosen."""

import streamlit as st

from jangkau.access.roles import LIMITED, Person, Role
from jangkau.locales import Say
from jangkau.metrics.registry.organisations_known import organisations_known
from jangkau.metrics.shelf import reading
from jangkau.metrics.warehouse import NoWarehouse
from jangkau.ui.people.words import known_provinces

EVERYWHERE = ""


def role_and_limit(key: str, now: Person, say: Say) -> Person:
    """The role, and the province, organisation or account that it is held to; of a person as they are now."""
    roles = list(reversed(Role))
    chosen = st.selectbox(
        say("people.role"), roles, roles.index(now.role), key=f"role-{key}", format_func=lambda role: say(f"people.role.{role}")
    )
    province = organisation = account = None
    if chosen in LIMITED:
        everywhere, everyone = {EVERYWHERE: say("people.everywhere")}, {EVERYWHERE: say("people.every_organisation")}
        province = limit_box(f"province-{key}", say("filter.province"), everywhere | known_provinces(), now.province)
        organisations = known_organisations()
        if organisations or now.organisation:
            named = everyone | organisations
            organisation = limit_box(f"organisation-{key}", say("people.organisation"), named, now.organisation)
    elif chosen is Role.CONTRIBUTOR:
        typed = st.text_input(say("people.account"), now.account or "", key=f"account-{key}", placeholder="instagram:namaakun")
        account = (typed or "").strip() or None
    return Person(now.email, now.name, chosen, province, account, organisation)


def limit_box(key: str, label: str, named: dict[str, str], now: str | None) -> str | None:
    """A limit that is chosen of those there are, or was chosen before; None for none."""
    options = list(named | ({now: now} if now and now not in named else {}))
    place = options.index(now) if now else 0
    return st.selectbox(label, options, place, key=key, format_func=lambda option: named.get(option, option)) or None


def known_organisations() -> dict[str, str]:
    """The organisations that registered accounts belong to; none in an empty office."""
    try:
        with reading() as warehouse:
            return {name: name for name in organisations_known(warehouse)["organisation"]}
    except NoWarehouse:
        return {}
