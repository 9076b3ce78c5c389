"""What narrows the registry's lists and which panel stands open; tab, province and search live in the address."""

from collections.abc import Callable, Sequence

import streamlit as st

from etl.registry.contents import CONTENTS
from etl.registry.regions import provinces, regencies
from jangkau.locales import Say
from jangkau.ui.session import keep, kept
from jangkau.warehouse.vocabulary import PLATFORMS

ALL = "all"
FIRST = "accounts"
FILES_ALONE = ("attendance",)  # nothing is added one by one
PANELS = {"add": ":material/add:", "upload": ":material/upload:", "download": ":material/download:"}


def tab(say: Say) -> str:
    """Which of the lists is open."""
    st.session_state.setdefault("registry.tab", kept("tab") if kept("tab") in CONTENTS else FIRST)
    chosen = st.segmented_control(
        say("registry.tabs"), list(CONTENTS), key="registry.tab", required=True, label_visibility="collapsed", wrap=True,
        format_func=lambda name: say(f"registry.tab.{name}"),
    )  # fmt: skip
    keep("tab", chosen, default=FIRST)
    return chosen or FIRST


def one_of(name: str, options: Sequence[str], say: Say, called: Callable[[str], str]) -> str | None:
    """A select box that begins with "all" and is kept in the address; None for all."""
    key = f"registry.{name}"
    if st.session_state.get(key) not in (ALL, *options):
        st.session_state[key] = kept(name) if kept(name) in options else ALL
    value = st.selectbox(
        say(f"registry.filter.{name}"), [ALL, *options], key=key,
        format_func=lambda option: say(f"registry.filter.{name}.all") if option == ALL else called(option),
    )  # fmt: skip
    keep(name, value, default=ALL)
    return None if value == ALL else value


def province(codes: Sequence[str], say: Say) -> str | None:
    """One of the provinces that the list holds, or all."""
    return one_of("province", sorted(codes), say, lambda code: provinces().get(code, code))


def searched(say: Say, content: str) -> str:
    """What is searched for, as it is typed."""
    key = "registry.search"
    st.session_state.setdefault(key, kept("search") or "")
    value = st.text_input(
        say("registry.search"), key=key, type="search", live=True, icon=":material/search:",
        placeholder=say(f"registry.search.{content}"),
    )  # fmt: skip
    keep("search", value or None)
    return value or ""


def mark(name: str, counts: dict[str, int], whole: int, say: Say) -> str | None:
    """Buttons that narrow a list to what bears a mark, each with its count; None for all. An empty whole opens on a mark."""
    key = f"registry.{name}"
    options = [ALL, *counts]
    usual = ALL if whole else next((marked for marked, n in counts.items() if n), ALL)
    if st.session_state.get(key) not in options:
        st.session_state[key] = kept(name) if kept(name) in options else usual
    value = st.pills(
        say(f"registry.{name}"), options, key=key, required=True, label_visibility="collapsed",
        format_func=lambda option: say(
            f"registry.{name}.{option}.count", n=whole if option == ALL else counts[option]
        ),
    )  # fmt: skip
    keep(name, value, default=ALL)
    return None if value == ALL else value


def tab_and_panel(empty: Sequence[str], say: Say) -> tuple[str, str | None]:
    """Which list is open, and which of its panels: adding, uploading, downloading, or none; adding in an empty list."""
    with st.container(horizontal=True, horizontal_alignment="distribute", key="registry-tabs"):
        opened = tab(say)
        return opened, panel(opened, "add" if opened in empty else None, say)


def panel(content: str, usual: str | None, say: Say) -> str | None:
    """Which panel of a list stands open."""
    panels = [name for name in PANELS if name != "add" or content not in FILES_ALONE]
    opened = st.session_state.setdefault(f"registry.panel.{content}", 0)

    def called(name: str) -> str:
        return f"{PANELS[name]} {say(f'registry.panel.{content}.add' if name == 'add' else f'registry.panel.{name}')}"

    return st.segmented_control(
        say("registry.panel"), panels, default=usual, key=f"registry.panel.{content}.{opened}", wrap=True,
        label_visibility="collapsed", format_func=called,
    )  # fmt: skip


def close_panel(content: str) -> None:
    """Close the panel that stands open, from the next drawing on."""
    st.session_state[f"registry.panel.{content}"] = st.session_state.get(f"registry.panel.{content}", 0) + 1


def region_codes(within: str | None = None) -> list[str]:
    """Provinces and their kabupaten and kota, by code; those of one province first where it is chosen."""
    codes = sorted([*provinces(), *regencies()])
    return sorted(codes, key=lambda code: not code.startswith(within)) if within else codes


def platform_name(platform: str, say: Say) -> str:
    """A platform as it calls itself; one that no one knows by its key."""
    return say(f"platform.{platform}") if platform in PLATFORMS else platform


def account_said(account: str, say: Say) -> str:
    """An account as people call it: Instagram @kominfojatim."""
    platform, _, handle = account.partition(":")
    return f"{platform_name(platform, say)} @{handle}"
