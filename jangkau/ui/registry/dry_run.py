"""What patterns would catch among all posts, shown before they are saved: how many, what changes, and posts to look at."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

import pandas as pd
import streamlit as st

from etl.registry.patterns import Pattern, patterns_in, unfindable, without_letters
from jangkau.locales import Say
from jangkau.metrics.campaigns.dry_run import Catch, Sought, caught, would_catch
from jangkau.metrics.warehouse import Warehouse
from jangkau.ui.account.link import post_link
from jangkau.ui.registry.edits import Edits
from jangkau.ui.registry.files import Comparison
from jangkau.ui.registry.lists import text
from jangkau.ui.registry.marked import marked
from jangkau.ui.text import plain, plain_html

MOST_PATTERNS, EXAMPLES, MOST_ENTRIES = 20, 3, 6
WIDE = 0.2  # of all posts: so much is rarely about one thing
TINY = 0.001


class Entry(NamedTuple):
    """A theme, agenda or report: what it is called, its patterns as they would be, and as they stand now."""

    name: str
    patterns: str
    standing: str = ""


def dry_run(warehouse: Warehouse | None, entries: Iterable[Entry], say: Say) -> bool:
    """Says what each entry's patterns would find; False where one of them could find nothing at all."""
    entries, fine = list(entries), True
    for entry in entries[:MOST_ENTRIES]:
        useless = without_letters(entry.patterns)
        if useless is not None:
            st.error(plain(say("registry.caught.refused", name=entry.name, pattern=useless)), icon=":material/error:")
            fine = False
        elif (nowhere := unfindable(entry.patterns)) is not None:
            st.error(plain(say("issue.pattern_unfindable", value=nowhere)), icon=":material/error:")
            fine = False
        elif warehouse is not None and (entry.patterns or entry.standing).strip():
            told(warehouse, entry, say)
    if len(entries) > MOST_ENTRIES:
        st.caption(say("registry.caught.more", n=len(entries) - MOST_ENTRIES))
    return fine


def told(warehouse: Warehouse, entry: Entry, say: Say) -> None:
    """How many posts the entry would catch, what speaks against it, and the patterns that are new or go, with posts."""
    now, before = patterns_in(entry.patterns), patterns_in(entry.standing)
    known = {(one.tag, one.words) for one in before}
    kept = {(one.tag, one.words) for one in now}
    catch = would_catch(warehouse, sought(now), sought(before))
    st.html(f'<p class="step">{plain_html(sentence(entry, catch, say))}</p>')
    rows = caught(warehouse, sought(now), EXAMPLES)
    for doubt in doubts(now, catch, rows, say):
        st.warning(plain(doubt), icon=":material/warning:")
    new = [one for one in now if (one.tag, one.words) not in known]
    gone = [one for one in before if (one.tag, one.words) not in kept]
    found = dict(zip((one.written for one in now), rows.itertuples(), strict=True))
    items = [pattern(found[one.written], now, say) for one in new[:MOST_PATTERNS]]
    items += [f"<li>{plain_html(say('registry.caught.gone', pattern=one.written))}</li>" for one in gone[:MOST_PATTERNS]]
    rest = max(0, len(new) - MOST_PATTERNS) + max(0, len(gone) - MOST_PATTERNS)
    more = f'<p class="foot">{plain_html(say("registry.caught.patterns", n=rest))}</p>' if rest else ""
    st.html(f'<ul class="caught">{"".join(items)}</ul>{more}')


def sentence(entry: Entry, catch: Catch, say: Say) -> str:
    """How many posts in all, of how many accounts, their share of all posts, and the change against now."""
    parts = [say("registry.caught", name=entry.name, n=catch.posts, accounts=say.number(catch.accounts))]
    if catch.share and catch.share < TINY:
        parts.append(say("registry.caught.share.tiny"))
    elif catch.share is not None:
        parts.append(say("registry.caught.share", share=say.percent(catch.share)))
    if entry.standing.strip():
        parts.append(say("registry.caught.change", gained=say.number(catch.gained), lost=say.number(catch.lost)))
    return " · ".join(parts)


def doubts(patterns: tuple[Pattern, ...], catch: Catch, rows: pd.DataFrame, say: Say) -> list[str]:
    """What speaks against the patterns: they find nothing, or too much, or several were written as one."""
    found = []
    if not catch.posts and patterns:
        found.append(say("registry.caught.none"))
    if catch.share and catch.share > WIDE:
        widest = rows.loc[rows["posts"].idxmax()]
        found.append(
            say("registry.caught.wide", share=say.percent(catch.share), pattern=widest["pattern"], n=int(widest["posts"]))
        )
    run_on = [one.written for one in patterns if "," in one.written or ";" in one.written]
    return found + ([say("registry.caught.run_on", patterns=say.listed([f"“{one}”" for one in run_on]))] if run_on else [])


def sought(patterns: Iterable[Pattern]) -> list[Sought]:
    """Patterns as the question takes them."""
    return [(one.written, one.tag, one.words) for one in patterns]


def pattern(row, patterns: tuple[Pattern, ...], say: Say) -> str:
    """One pattern, its counts, and its newest posts. HTML."""
    counts = say("registry.caught.counts", posts=say.number(row.posts), accounts=say.number(row.accounts))
    posts = "".join(f"<li>{example(post, patterns, say)}</li>" for post in row.examples)
    return f"<li><mark>{plain_html(row.pattern)}</mark> {plain_html(counts)}{f'<ul>{posts}</ul>' if posts else ''}</li>"


def example(post: Mapping, patterns: tuple[Pattern, ...], say: Say) -> str:
    """A post that would be caught, with what would be found in it. HTML."""
    account = f"@{str(post['account']).partition(':')[2]}"
    day = say.short_day(post["published_on"]) if pd.notna(post["published_on"]) else ""
    linked = post_link(" · ".join(filter(None, (account, day))), post["permalink"])
    return f"{linked}: {marked(post['caption'], patterns)}"


def changed_patterns(edits: Edits, rows: pd.DataFrame, name: str) -> list[Entry]:
    """The entries whose patterns unsaved edits would change; `name`: the column by which they are called."""
    changed = {
        key: values["patterns"] for key, values in edits.changed.items() if "patterns" in values and key not in edits.removed
    }
    return [Entry(text(rows.at[key, name]), text(now), text(rows.at[key, "patterns"])) for key, now in changed.items()]


def uploaded_patterns(found: Comparison, rows: pd.DataFrame) -> list[Entry]:
    """The entries whose patterns a file would bring or change; `rows`: the list in force, by key."""
    standing = rows["patterns"].map(text).to_dict()
    lines = [line for line in found.reading.lines if line.key in {*found.new, *found.changed} and line.fields.get("patterns")]
    entries = [
        Entry(
            text(line.fields.get("name") or line.fields.get("title")), text(line.fields["patterns"]), standing.get(line.key, "")
        )
        for line in lines
    ]
    return [entry for entry in entries if patterns_in(entry.patterns) != patterns_in(entry.standing)]
