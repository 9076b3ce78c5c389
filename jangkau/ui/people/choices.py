"""The boxes in which a role and its limit are chosen."""

import streamlit as st

from jangkau.access.roles import LIMITED, Role
from jangkau.locales import Say
from jangkau.metrics.warehouse import NoWarehouse, reading
from jangkau.metrics.weeks import provinces

EVERYWHERE = ""


def role_and_limit(
    key: str, role: str, province: str | None, account: str | None, say: Say
) -> tuple[Role, str | None, str | None]:
    """The role, and the province or account that it is held to."""
    roles = list(reversed(Role))
    chosen = st.selectbox(
        say("people.role"), roles, roles.index(Role(role)), key=f"role-{key}", format_func=lambda one: say(f"people.role.{one}")
    )
    where = account_of = None
    if chosen in LIMITED:
        named = {EVERYWHERE: say("people.everywhere")} | known_provinces()
        options = list(named | ({province: province} if province and province not in named else {}))
        place = options.index(province) if province else 0
        where = st.selectbox(
            say("filter.province"), options, place, key=f"province-{key}", format_func=lambda code: named.get(code, code)
        )
    elif chosen is Role.CONTRIBUTOR:
        account_of = st.text_input(say("people.account"), account or "", key=f"account-{key}", placeholder="instagram:namaakun")
    return chosen, where or None, (account_of or "").strip() or None


def known_provinces() -> dict[str, str]:
    """The provinces of the office by code; none in an empty one."""
    try:
        with reading() as warehouse:
            return dict(provinces(warehouse)[["code", "name"]].itertuples(index=False))
    except NoWarehouse:
        return {}
