"""The bar above the table: one answer for all the files that are marked, or for all that still ask."""

from collections.abc import Iterable
from datetime import date
from functools import partial

import streamlit as st

from etl.keep.mappings import ASKED
from etl.keep.registered import Registered
from etl.messages import reason
from etl.model import Account, Issue
from etl.read.cells import CellRefused
from etl.receipt import Answer
from jangkau.locales import Say
from jangkau.ui.text import plain, plain_html
from jangkau.ui.upload.desk import Desk
from jangkau.ui.upload.mapping import mapping_form
from jangkau.ui.upload.states import DOUBTS, WHOSE
from jangkau.ui.upload.table import SOUGHT, TURN, Row, asked
from jangkau.ui.upload.words import account_said
from jangkau.warehouse.vocabulary import PLATFORMS

FIRST_EXPORT = date(2010, 1, 1)
TYPED, WHY = "desk-typed", "desk-why"  # a handle whose platform is still asked; why the last one was not taken
REASONS = 5  # that are told before somebody says that they are sure


def answer_bar(desk: Desk, rows: list[Row], marked: list[Row], known: dict[str, Registered], today: date, say: Say) -> None:
    """What can be answered for the marked files; where none is marked, for all that are shown and still ask."""
    aimed = marked or [row for row in rows if row.group == "asking"]
    if not aimed:
        return
    turn = st.session_state.get(TURN, 0)
    with st.container(border=True, key="desk-bar", gap="small"):
        st.html(f'<p class="file-why">{plain_html(aim_said(aimed, bool(marked), say))}</p>')
        with st.container(horizontal=True, gap="small", vertical_alignment="bottom"):
            if marked or any(row.question in WHOSE for row in aimed):
                _whose(desk, aimed, known, turn, say)
            if days := [row for row in aimed if row.asks_day]:
                key = f"desk-day-{turn}"
                st.date_input(
                    say("upload.ask.date"), None, FIRST_EXPORT, today, key=key, format="DD/MM/YYYY", width=200,
                    on_change=lambda: _said(desk, days, Answer(exported_on=st.session_state[key])),
                )  # fmt: skip
            if figures := [row for row in aimed if row.question == "figure_needed"]:
                _figure(desk, figures, turn, say)
            if marked:
                _of_marked(desk, marked, say)
        for row in [row for row in aimed if row.question in ASKED][:1]:
            _mapped(desk, row, known, say)
        if why := st.session_state.get(WHY):
            st.warning(plain(why), icon=":material/info:")
        if marked:
            _sure(desk, [row for row in marked if row.question in DOUBTS], say)


def aim_said(aimed: list[Row], marked: bool, say: Say) -> str:
    """For which files an answer counts; for one alone, what it asks."""
    if len(aimed) == 1:
        question = asked(aimed[0], say) if aimed[0].group == "asking" else ""
        return f"{aimed[0].placed.label}: {question}" if question else aimed[0].placed.label
    return say("desk.aim.marked" if marked else "desk.aim.asking", n=len(aimed))


def _mapped(desk: Desk, row: Row, known: dict[str, Registered], say: Say) -> None:
    """What the columns or names of one of the office's own sheets mean."""
    before, number = desk.answers.get(row.path, Answer()).figure, row.placed.number
    st.html(f'<p class="file-why"><b>{plain_html(row.placed.label)}</b></p>')
    mapping = mapping_form(number, row.preview, before, known, say)
    st.button(
        say("upload.ask.use"), key=f"mapped-{number}", type="primary", disabled=mapping is None,
        on_click=lambda: _said(desk, [row], Answer(figure=mapping)),
    )  # fmt: skip


def _whose(desk: Desk, aimed: list[Row], known: dict[str, Registered], turn: int, say: Say) -> None:
    """The account: chosen, or typed as a handle or a link; what is typed counts at once."""
    key, typed = f"desk-whose-{turn}", st.session_state.get(TYPED)
    st.selectbox(
        say("upload.ask.account"), accounts_offered(desk, aimed, known), index=None, key=key, width=380, accept_new_options=True,
        format_func=lambda account: offered_said(account, known, say), placeholder=say("desk.ask.account"),
        on_change=lambda: whose_said(desk, aimed, st.session_state[key] or "", say),
    )  # fmt: skip
    if typed:
        key = f"desk-platform-{turn}"
        st.segmented_control(
            say("desk.ask.platform", handle=plain(typed)), platforms_of(aimed), key=key,
            format_func=lambda name: say(f"platform.{name}"),
            on_change=lambda: whose_said(desk, aimed, f"{st.session_state[key]}:{typed}", say),
        )  # fmt: skip


def whose_said(desk: Desk, aimed: list[Row], text: str, say: Say) -> None:
    """Take an account for all the files that may be of its platform; say why where none can be taken."""
    platforms = platforms_of(aimed)
    try:
        account = account_of(text, platforms)
    except CellRefused as refusal:
        st.session_state[WHY] = reason(Issue(None, None, text, refusal.code), say)
        return
    if account is None:
        st.session_state[TYPED] = text
        return
    fitting = [row for row in aimed if account.platform in (row.preview.platforms or PLATFORMS)]
    _said(desk, fitting, Answer(account))
    if left := len(aimed) - len(fitting):
        st.session_state[WHY] = say("desk.not_fitting", n=left, platform=say(f"platform.{account.platform}"))


def account_of(text: str, platforms: list[str]) -> Account | None:
    """The account that was chosen or typed; None where its platform is still open. Raises CellRefused.

    >>> account_of("@Kominfo", ["instagram"]), account_of("@kominfo", ["instagram", "facebook"])
    (Account(platform='instagram', handle='kominfo'), None)
    """
    platform, colon, handle = text.partition(":")
    if colon and (platform.strip().lower() in PLATFORMS or handle.startswith("//")):
        return Account.parse(text)
    if len(platforms) == 1:
        return Account.typed(platforms[0], text)
    link_or_handle = text.strip()
    if "/" in link_or_handle:
        return Account.parse(link_or_handle)
    Account.typed(platforms[0], link_or_handle)  # one that no platform allows is refused before its platform is asked
    return None


def platforms_of(rows: Iterable[Row]) -> list[str]:
    """The platforms that all of the files may be of; where there is none, those that some may be of."""
    sets = [set(row.preview.platforms or PLATFORMS) for row in rows]
    common = set.intersection(*sets) or set.union(*sets)
    return [platform for platform in PLATFORMS if platform in common]


def accounts_offered(desk: Desk, aimed: list[Row], known: dict[str, Registered]) -> list[str]:
    """The accounts the files may belong to: those they name, those of the other files on the desk, the registered ones."""
    possible = [*(name for row in aimed for name in row.preview.named), *sorted(desk.accounts()), *known]
    platforms = {platform for row in aimed for platform in row.preview.platforms or PLATFORMS}
    return [account for account in dict.fromkeys(possible) if account.partition(":")[0] in platforms]


def offered_said(account: str, known: dict[str, Registered], say: Say) -> str:
    """An account as it is offered, with its registered name where it has one."""
    if account.partition(":")[0] not in PLATFORMS:
        return account
    name = known[account].name if account in known else ""
    called = account_said(account, say)
    return f"{called} ({name})" if name and name != account.partition(":")[2] else called


def _figure(desk: Desk, rows: list[Row], turn: int, say: Say) -> None:
    """Which of the figures that the files may hold they hold."""
    key, possible = f"desk-figure-{turn}", (rows[0].preview.issues[0].value or "").split(", ")
    alike = [row for row in rows if row.preview.issues[0].value == rows[0].preview.issues[0].value]
    st.selectbox(
        say("upload.ask.figure"), possible, index=None, key=key, width=260, format_func=lambda metric: say(f"metric.{metric}"),
        placeholder=say("upload.ask.figure.placeholder"),
        on_change=lambda: _said(desk, alike, Answer(figure=st.session_state[key])),
    )  # fmt: skip


def _of_marked(desk: Desk, marked: list[Row], say: Say) -> None:
    """What only marked files can have done to them: taken off the desk, asked anew."""
    paths = [row.path for row in marked]
    if any(path in desk.answers for path in paths):
        st.button(say("upload.answer.change"), key="desk-ask-again", on_click=partial(_turned, desk.ask_again, paths))
    st.button(say("desk.put_away", n=len(paths)), key="desk-put-away", on_click=partial(_turned, desk.put_away, paths))


def _sure(desk: Desk, doubted: list[Row], say: Say) -> None:
    """The way past a doubt, below what speaks for it."""
    if not doubted:
        return
    if len(doubted) > 1:
        lines = "".join(f"<li>{plain_html(row.placed.label)}: {plain_html(asked(row, say))}</li>" for row in doubted[:REASONS])
        st.html(f'<ul class="refused">{lines}</ul>')
    st.button(
        say("desk.sure", n=len(doubted)), key="desk-sure", icon=":material/check:",
        on_click=lambda: _said(desk, doubted, Answer(sure=True)),
    )  # fmt: skip


def _said(desk: Desk, rows: list[Row], answer: Answer) -> None:
    _turned(desk.answer, {row.path: answer for row in rows if answer != Answer()})


def _turned(change, about) -> None:
    """Do it; marks, half-typed answers and the words that were sought are over."""
    change(about)
    if st.session_state.get(SOUGHT):
        st.session_state[SOUGHT] = ""
    st.session_state[TURN] = st.session_state.get(TURN, 0) + 1
    for name in (TYPED, WHY):
        st.session_state.pop(name, None)


def take_offers(desk: Desk, rows: list[Row]) -> None:
    """The offered accounts, said yes to."""
    _turned(desk.answer, {row.path: Answer(row.offered) for row in rows if row.offered})


def clear(desk: Desk) -> None:
    """Everything off the desk."""
    _turned(desk.put_away, list(desk.files))
