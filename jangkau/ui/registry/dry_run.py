"""What patterns would catch among all posts, shown before they are saved: how many, what changes, and posts to look at."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

import pandas as pd
import streamlit as st

from jangkau.findings.shares import enough, fraction_said, share_said
from jangkau.locales import Say
from jangkau.metrics.campaigns.dry_run import Catch, Sought, caught, would_catch
from jangkau.metrics.warehouse import Warehouse
from jangkau.ui.account.link import post_link
from jangkau.ui.registry.edits import Edits
from jangkau.ui.registry.files import Comparison
from jangkau.ui.registry.lists import text
from jangkau.ui.registry.marked import marked
from jangkau.ui.text import plain, plain_html
from jangkau.warehouse.patterns import Pattern, patterns_in, unfindable, without_letters

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
            catch_said(warehouse, entry, say)
    if len(entries) > MOST_ENTRIES:
        st.caption(say("registry.caught.more", n=len(entries) - MOST_ENTRIES))
    return fine


def catch_said(warehouse: Warehouse, entry: Entry, say: Say) -> None:
    """How many posts the entry would catch, what speaks against it, and the patterns that are new or go, with posts."""
    now, before = patterns_in(entry.patterns), patterns_in(entry.standing)
    known = {(pattern.tag, pattern.words) for pattern in before}
    kept = {(pattern.tag, pattern.words) for pattern in now}
    catch = would_catch(warehouse, sought(now), sought(before))
    st.html(f'<p class="step">{plain_html(sentence(entry, catch, say))}</p>')
    rows = caught(warehouse, sought(now), EXAMPLES)
    for doubt in doubts(now, catch, rows, say):
        st.warning(plain(doubt), icon=":material/warning:")
    new = [pattern for pattern in now if (pattern.tag, pattern.words) not in known]
    gone = [pattern for pattern in before if (pattern.tag, pattern.words) not in kept]
    by_pattern = dict(zip((pattern.written for pattern in now), rows.itertuples(), strict=True))
    items = [pattern_said(by_pattern[pattern.written], now, say) for pattern in new[:MOST_PATTERNS]]
    items += [f"<li>{plain_html(say('registry.caught.gone', pattern=pattern.written))}</li>" for pattern in gone[:MOST_PATTERNS]]
    rest = max(0, len(new) - MOST_PATTERNS) + max(0, len(gone) - MOST_PATTERNS)
    more = f'<p class="foot">{plain_html(say("registry.caught.patterns", n=rest))}</p>' if rest else ""
    st.html(f'<ul class="caught">{"".join(items)}</ul>{more}')


def sentence(entry: Entry, catch: Catch, say: Say) -> str:
    """How many posts in all, of how many accounts, their share of all posts, and the change against now."""
    parts = [say("registry.caught", name=entry.name, n=catch.posts, accounts=say.number(catch.accounts))]
    if not enough(catch.texts):
        parts += [say("registry.caught.fraction", fraction=fraction_said(catch.posts, catch.texts, say))] if catch.texts else []
    elif 0 < catch.posts < TINY * catch.texts:
        parts.append(say("registry.caught.share.tiny"))
    else:
        parts.append(say("registry.caught.share", share=share_said(catch.posts, catch.texts, say)))
    if entry.standing.strip():
        parts.append(say("registry.caught.change", gained=say.number(catch.gained), lost=say.number(catch.lost)))
    return " · ".join(parts)


def doubts(patterns: tuple[Pattern, ...], catch: Catch, rows: pd.DataFrame, say: Say) -> list[str]:
    """What speaks against the patterns: they find nothing, or too much, or several were written as one."""
    against = []
    if not catch.posts and patterns:
        against.append(say("registry.caught.none"))
    if enough(catch.texts) and catch.posts > WIDE * catch.texts:
        widest, share = rows.iloc[int(rows["posts"].argmax())], share_said(catch.posts, catch.texts, say)
        against.append(say("registry.caught.wide", share=share, pattern=widest["pattern"], n=int(widest["posts"])))
    run_on = [f"“{pattern.written}”" for pattern in patterns if "," in pattern.written or ";" in pattern.written]
    return against + ([say("registry.caught.run_on", patterns=say.listed(run_on))] if run_on else [])


def sought(patterns: Iterable[Pattern]) -> list[Sought]:
    """Patterns as the question takes them."""
    return [(pattern.written, pattern.tag, pattern.words) for pattern in patterns]


def pattern_said(row, patterns: tuple[Pattern, ...], say: Say) -> str:
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


def uploaded_patterns(comparison: Comparison, rows: pd.DataFrame, name: str) -> list[Entry]:
    """The entries whose patterns a file would bring or change; `rows`: the list in force, by key; `name`: as above."""
    standing = rows["patterns"].map(text).to_dict()
    arriving = {*comparison.new, *comparison.changed}
    entries = [
        Entry(text(line.fields.get(name)), text(line.fields["patterns"]), standing.get(line.key, ""))
        for line in comparison.reading.lines
        if line.key in arriving and line.fields.get("patterns")
    ]
    return [entry for entry in entries if patterns_in(entry.patterns) != patterns_in(entry.standing)]
