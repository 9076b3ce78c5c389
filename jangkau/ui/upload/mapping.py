"""An office's own sheet, mapped: what each column holds, whom each name stands for, and the formats that are remembered."""

from collections.abc import Callable

import streamlit as st

from etl.keep.mappings import OwnFormat, forget, own_formats, remember_again
from etl.keep.previewed import Preview
from etl.keep.registered import Registered
from etl.messages import reason
from etl.model import Account, Issue
from etl.read.cells import CellRefused
from etl.read.mapping import DAYS, FIGURES, LEFT_OUT, ROLES, Mapping, name_asked
from jangkau.locales import Say
from jangkau.ui.text import plain, plain_html
from jangkau.ui.upload.words import account_said
from jangkau.warehouse.folders import Folders
from jangkau.warehouse.vocabulary import METRICS, PLATFORMS


def mapping_form(number: int, preview: Preview, before: str | None, registered: dict[str, Registered], say: Say) -> str | None:
    """What is asked of one file's columns or names; the mapping, with what was said before, once all is answered."""
    issue, known = preview.issues[0], Mapping.read(before)
    asked = [line for line in (issue.value or "").split("\n") if line]
    accounts = sorted(registered)
    if issue.code == "names_needed":
        return _names(number, asked, known, accounts, say)
    if issue.code == "mapping_short":
        roles = {name: str(known.column(name)) if known and known.column(name) else "?" for name in asked}
        return _columns(number, roles, known, accounts, say)
    return _columns(number, dict(line.rpartition("=")[::2] for line in asked), known, accounts, say)


def _columns(number: int, proposed: dict[str, str], known: Mapping | None, accounts: list[str], say: Say) -> str | None:
    """A line a column: its role, and the account where it holds an account's figures."""
    chosen: dict[str, tuple[str | None, str]] = {}
    for place, (name, guess) in enumerate(proposed.items()):
        role, _, hint = guess.partition("@")
        left, right = st.columns(2, vertical_alignment="bottom")
        options = [*ROLES, *FIGURES]
        with left:
            picked = st.selectbox(
                say("upload.map.column", name=plain(say("upload.map.days") if name == DAYS else name)), options,
                index=options.index(role) if role in options else None, key=f"role-{number}-{place}",
                format_func=lambda option: _role_said(option, say), placeholder=say("upload.map.choose"),
            )  # fmt: skip
        chosen[name] = picked, hint
        if picked in METRICS and name != DAYS and not _labelled(proposed, number):
            with right:
                chosen[name] = picked, _account(f"of-{number}-{place}", name, hint, accounts, say) or ""
    needs_account = not _labelled(proposed, number)
    if any(role is None for role, _ in chosen.values()):
        return None
    if needs_account and any(
        role in METRICS and name != DAYS and ":" not in who.strip(":") for name, (role, who) in chosen.items()
    ):
        return None
    parts = [
        f"{name}={role}@{who}" if who.strip(":") and ":" in who.strip(":") else f"{name}={role}"
        for name, (role, who) in chosen.items()
    ]
    return _said(parts, [], known, say)


def _labelled(proposed: dict[str, str], number: int) -> bool:
    """Whether rows name their accounts, or are posts: then a column of figures needs none."""
    roles = (
        st.session_state.get(f"role-{number}-{place}") or guess.partition("@")[0] for place, guess in enumerate(proposed.values())
    )
    return bool({"account", "platform", "caption", "link"} & set(roles))


def _names(number: int, asked: list[str], known: Mapping | None, accounts: list[str], say: Say) -> str | None:
    """A line a name: the account that it stands for, or that it is left out."""
    given = []
    for place, wanted in enumerate(asked):
        name, platform = name_asked(wanted)
        called = (
            say("upload.map.all", platform=say(f"platform.{platform}") if platform else "").strip() if name == DAYS else wanted
        )
        hint = f"{platform}:" if platform else ""
        given.append((name, _account(f"name-{number}-{place}", called, hint, accounts, say, LEFT_OUT)))
    if any(account is None for _, account in given):
        return None
    return _said([], [f"{name}={account}" for name, account in given], known, say)


def _account(key: str, name: str, hint: str, accounts: list[str], say: Say, *further: str) -> str | None:
    """An account of the hinted platform, chosen or typed; why not, below, where it cannot be read."""
    options = [account for account in accounts if account.startswith(hint)]
    written = st.selectbox(
        say("upload.map.account", name=plain(name)), [*options, *further], index=None, key=key, accept_new_options=True,
        format_func=lambda option: _offered(option, say),
        placeholder=say("upload.map.account.choose"),
    )  # fmt: skip
    if not written or written == LEFT_OUT:
        return written
    try:
        return str(Account.parse(written if ":" in written else hint + written))
    except CellRefused as refusal:
        st.caption(plain(reason(Issue(None, None, written, refusal.code), say)))
        return None


def _offered(option: str, say: Say) -> str:
    """An account as people write it; what is being typed as it is."""
    if option == LEFT_OUT:
        return say("upload.map.left_out")
    return account_said(option, say) if option.partition(":")[0] in PLATFORMS else option


def _said(columns: list[str], names: list[str], known: Mapping | None, say: Say) -> str | None:
    try:
        return Mapping.of(columns, names).beside(known).text()
    except CellRefused as refusal:
        st.caption(plain(reason(Issue(None, None, None, refusal.code), say)))
        return None


def _role_said(role: str, say: Say) -> str:
    if role in ROLES:
        return say(f"upload.map.role.{role}")
    return say.named(f"metric.{role}", role)


def own_formats_list(folders: Folders, say: Say) -> None:
    """The remembered formats, each with the way to forget it, and back."""
    known = own_formats(folders)
    if not known:
        return
    with st.expander(say("upload.formats", n=len(known)), icon=":material/table_view:"):
        st.caption(say("upload.formats.how"))
        for own in known:
            _own_format(folders, own, say)


def _own_format(folders: Folders, own: OwnFormat, say: Say) -> None:
    assignments = [f"{name}={column}" for name, column in own.mapping.columns.items()]
    assignments += [f"{name}={account}" for name, accounts in own.mapping.names.items() for account in accounts]
    words, button = st.columns([4, 1], vertical_alignment="center")
    words.html(f"<p>{plain_html('; '.join(assignments))}</p>")
    change, key = (remember_again, "upload.formats.restore") if own.forgotten else (forget, "upload.formats.forget")
    button.button(say(key), key=f"format-{own.id}-{own.forgotten}", on_click=_changed, args=(change, folders, own.id))


def _changed(change: Callable[[Folders, str], bool], folders: Folders, id: str) -> None:
    """Forget or remember; where somebody else was quicker there is nothing to do."""
    change(folders, id)
