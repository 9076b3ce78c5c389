"""What a person says of each entry of a guest list that the registry does not know for certain."""

import streamlit as st

from etl.registry.attendance_match import Match
from jangkau.locales import Say
from jangkau.ui.registry.choices import account_said
from jangkau.ui.text import plain, plain_html
from jangkau.warehouse.vocabulary import PLATFORMS

PAGE = 10
SKIP, AS_IS = "skip", "as_is:"


def exact_ones(exact: list[Match], say: Say) -> None:
    """What was found for certain, to be read over."""
    if not exact:
        return
    with st.expander(say("meetup.attendance.exact", n=len(exact)), key="meetup-exact"):
        rows = "".join(
            f"<li>{plain_html(match.guest.said)} → {plain_html(account_said(match.candidates[0], say))}</li>" for match in exact
        )
        st.html(f'<ul class="who">{rows}</ul>')


def options(match: Match) -> list[str]:
    """The accounts that may be meant, the handle as it is written where its platform is told, and to leave it out."""
    guest = match.guest
    own = [f"{AS_IS}{guest.platform}:{guest.handle}"] if guest.handle and guest.platform in PLATFORMS else []
    return [*match.candidates, *own, SKIP]


def option_said(option: str, say: Say) -> str:
    """An answer in words."""
    if option == SKIP:
        return say("meetup.attendance.skip")
    if option.startswith(AS_IS):
        return say("meetup.attendance.as_is", account=account_said(option.removeprefix(AS_IS), say))
    return account_said(option, say)


def ask(asked: list[Match], about: str, say: Say) -> list[str] | None:
    """The accounts that are meant, once every entry is answered; None until then. Nothing is chosen beforehand."""
    if not asked:
        return []
    answers: dict[int, list[str]] = st.session_state.setdefault(f"meetup.answers.{about}", {})
    st.warning(say("meetup.attendance.ask", n=len(asked)), icon=":material/help:")
    rest = st.checkbox(say("meetup.attendance.skip_rest", n=len(asked) - len(answers)), key=f"meetup.rest.{about}")
    pages = -(-len(asked) // PAGE)
    number = st.pagination(pages, key=f"meetup.pages.{about}") if pages > 1 else 1
    first = (number - 1) * PAGE
    with st.grid(2, min_column_width=260):
        for place, match in enumerate(asked[first : first + PAGE], first):
            answer = st.multiselect(
                plain(say("meetup.attendance.line", line=match.guest.line, said=match.guest.said)), options(match),
                default=answers.get(place, []), key=f"meetup.ask.{about}.{place}",
                format_func=lambda option: option_said(option, say), select_all=False,
                placeholder=say(f"meetup.attendance.kind.{match.kind}"),
            )  # fmt: skip
            answers.pop(place, None)
            if answer:
                answers[place] = answer
    if len(answers) < len(asked) and not rest:
        return None
    chosen = [option.removeprefix(AS_IS) for place in sorted(answers) for option in answers[place] if option != SKIP]
    return list(dict.fromkeys(chosen))
