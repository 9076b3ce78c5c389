"""What a file cannot say of itself: whose it is, and when it was exported. Asked beside the file."""

from datetime import date
from pathlib import Path

import streamlit as st

from etl.keep.mappings import ASKED
from etl.keep.preview import Preview, Registered
from etl.messages import reason
from etl.model import Account, Issue
from etl.read.cells import CellRefused
from etl.receipt import Answer
from jangkau.locales import Say
from jangkau.ui.text import plain
from jangkau.ui.upload.cards import head, paragraph, put_away_button
from jangkau.ui.upload.desk import DOUBTS, Desk, Laid, question
from jangkau.ui.upload.mapping import mapping_form
from jangkau.ui.upload.words import account_said, sample_said, what_it_is
from jangkau.warehouse.vocabulary import PLATFORMS

ASKED_HERE = ("account_needed", "account_two", "export_date_needed")  # what contradicts is said by etl.messages
OTHER = "other"
FIRST_EXPORT = date(2010, 1, 1)


def question_card(desk: Desk, laid: Laid, asking: list[Laid], registered: dict[str, Registered], today: date, say: Say) -> None:
    """One file's question, what is known of the file, and the answer's widgets."""
    placed, preview = laid
    number, glimpse = placed.number, desk.glimpses.get(placed.path)
    with st.container(border=True, key=f"file-{number}", gap="small"):
        what = what_it_is(known_of(preview, glimpse), say)
        st.html(f'<div class="file">{head(placed.label, what)}{_asked(preview, glimpse, say)}</div>')
        account, exported_on = None, None
        code = question(preview)
        mapped = code in ASKED
        whose_asked = code not in ("export_date_needed", "figure_needed") and not mapped
        when_asked = date_asked(preview, glimpse)
        figure = (
            mapping_form(number, preview, desk.answers.get(placed.path, Answer()).figure, registered, say) if mapped else None
        )
        with st.container(horizontal=True, gap="small", vertical_alignment="bottom"):
            if whose_asked:
                account = _account(desk, number, preview, registered, say)
            if when_asked:
                exported_on = st.date_input(
                    say("upload.ask.date"), None, FIRST_EXPORT, today, key=f"exported-{number}", format="DD/MM/YYYY", width=200
                )
            figure = _figure(number, preview, say) if code == "figure_needed" else figure
            button, put_away = st.empty(), st.container(width="content")
        sure = code in DOUBTS and st.checkbox(say("upload.ask.sure"), key=f"sure-{number}")
        alike = [other for other, other_preview in asking if other.path != placed.path and _alike(other_preview, preview)]
        also = bool(alike) and st.checkbox(
            say("upload.ask.also", n=len(alike), files=plain(say.listed([other.label for other in alike]))), key=f"also-{number}"
        )
        paths = [placed.path, *(other.path for other in alike if also)]
        missing = (
            (whose_asked and not account)
            or (when_asked and not exported_on)
            or ((code == "figure_needed" or mapped) and not figure)
        )
        button.button(
            say("upload.ask.use"), key=f"answer-{number}", type="primary", disabled=bool(missing and not sure),
            on_click=_answer, args=(desk, paths, Answer(account, exported_on, figure, sure)),
        )  # fmt: skip
        with put_away:
            put_away_button(desk, laid, say)


def known_of(preview: Preview, glimpse: Preview | None) -> Preview:
    """The file with the period that a first look into it gave."""
    if glimpse is None or not glimpse.period:
        return preview
    return Preview(preview.path, preview.file, preview.state, importer=preview.importer, period=glimpse.period)


def _asked(preview: Preview, glimpse: Preview | None, say: Say) -> str:
    """The question in words, and a first value so that a person recognises the file."""
    code = question(preview)
    if code in ASKED:
        asked = say(f"upload.map.{code}")
    elif code in ASKED_HERE and not (code == "account_needed" and preview.issues[0].column):
        names = [say(f"platform.{name}") for name in preview.platforms]
        if code == "account_needed" and date_asked(preview, glimpse):
            code = "account_and_date"
        several = ".several" if code == "account_needed" and len(names) > 1 else ""
        accounts = say.listed([account_said(account, say) for account in preview.named])
        asked = say(f"upload.ask.{code}{several}", platforms=" / ".join(names), accounts=accounts)
    else:
        asked = reason(preview.issues[0], say)
    seen = [sample_said(sample, say) for sample in (glimpse.samples if glimpse else ())]
    return paragraph(asked, "file-why") + (paragraph(say("upload.ask.glimpse", samples="; ".join(seen))) if seen else "")


def date_asked(preview: Preview, glimpse: Preview | None) -> bool:
    """Whether the day of the export is asked, now or as soon as the account is known."""
    return any(look is not None and question(look) == "export_date_needed" for look in (preview, glimpse))


def _alike(first: Preview, other: Preview) -> bool:
    return (question(first), first.platforms, first.named) == (question(other), other.platforms, other.named)


def _account(desk: Desk, number: int, preview: Preview, registered: dict[str, Registered], say: Say) -> Account | None:
    """The account chosen from those known; where it is not among them, it is typed, in a field of its own."""
    options = accounts_offered(desk, preview, registered)
    if options:
        chosen = st.selectbox(
            say("upload.ask.account"), [*options, OTHER], index=None, key=f"whose-{number}", width=380,
            format_func=lambda account: offered_said(account, registered, say), placeholder=say("upload.ask.placeholder"),
        )  # fmt: skip
        if chosen != OTHER:
            return Account.of(*chosen.split(":", 1)) if chosen else None
    platforms = preview.platforms or PLATFORMS
    platform: str | None = platforms[0]
    if len(platforms) > 1:
        platform = st.segmented_control(
            say("filter.platform"), platforms, key=f"platform-{number}", format_func=lambda name: say(f"platform.{name}")
        )
    written = st.text_input(
        say("upload.ask.handle"), key=f"handle-{number}", placeholder=say("upload.ask.handle.example"), max_chars=200, width=260
    )
    return typed_account(written or "", platform, say)


def _figure(number: int, preview: Preview, say: Say) -> str | None:
    """Which of the figures that the file may hold it holds."""
    possible = (preview.issues[0].value or "").split(", ")
    return st.selectbox(
        say("upload.ask.figure"), possible, index=None, key=f"figure-{number}", width=260,
        format_func=lambda metric: say(f"metric.{metric}"), placeholder=say("upload.ask.figure.placeholder"),
    )  # fmt: skip


def accounts_offered(desk: Desk, preview: Preview, registered: dict[str, Registered]) -> list[str]:
    """The accounts a file may belong to: those it names, those of the other files on the desk, the registered ones."""
    on_desk = {other.account for other in desk.previews.values() if other.account}
    on_desk |= {str(answer.chosen) for answer in desk.answers.values() if answer.chosen}
    possible = [*preview.named, *sorted(on_desk), *registered]
    platforms = preview.platforms or PLATFORMS
    return [account for account in dict.fromkeys(possible) if account.partition(":")[0] in platforms]


def offered_said(account: str, registered: dict[str, Registered], say: Say) -> str:
    """An account as it is offered, with its registered name where it has one; last, another one."""
    if account == OTHER:
        return say("upload.ask.other")
    name = registered[account].name if account in registered else ""
    called = account_said(account, say)
    return f"{called} ({name})" if name and name != account.partition(":")[2] else called


def typed_account(text: str, platform: str | None, say: Say) -> Account | None:
    """The account that was typed; why not, below the field, where it cannot be read."""
    if not platform or not text.strip():
        return None
    try:
        return Account.typed(platform, text)
    except CellRefused as refusal:
        st.caption(plain(reason(Issue(None, None, text, refusal.code), say)))
        return None


def _answer(desk: Desk, paths: list[Path], said: Answer) -> None:
    """Note the answer; what was not asked this time stays as it was answered before."""
    for path in paths:
        before = desk.answers.get(path, Answer())
        desk.answer([path], Answer(
            said.chosen or before.chosen, said.exported_on or before.exported_on, said.figure or before.figure,
            said.sure or before.sure,
        ))  # fmt: skip
