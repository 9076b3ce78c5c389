"""What patterns would catch among all posts, shown before they are saved: counts, and posts with what was found in them."""

from collections.abc import Mapping

import streamlit as st

from etl.patterns import patterns_in, without_letters
from locales import Say
from metrics.theme_share import caught
from metrics.warehouse import Warehouse
from ui.account.link import post_link
from ui.registry.edits import Edits
from ui.registry.files import Comparison
from ui.text import excerpt, plain, plain_html

MOST_PATTERNS, EXAMPLES, MOST_ENTRIES = 20, 3, 6


def dry_run(warehouse: Warehouse | None, patterns: Mapping[str, str], say: Say) -> bool:
    """`patterns`: by the name of their theme or report, as typed. Says what each would find; False where one finds nothing."""
    fine = True
    for name, text in list(patterns.items())[:MOST_ENTRIES]:
        useless = without_letters(text)
        if useless is not None:
            st.error(plain(say("registry.caught.refused", name=name, pattern=useless)), icon=":material/error:")
            fine = False
        elif warehouse is not None:
            st.html(told(warehouse, name, text, say))
    if len(patterns) > MOST_ENTRIES:
        st.caption(say("registry.caught.more", n=len(patterns) - MOST_ENTRIES))
    return fine


def told(warehouse: Warehouse, name: str, text: str, say: Say) -> str:
    """The patterns of one entry: how many posts and accounts, and the newest posts. HTML; post texts are made harmless."""
    found = patterns_in(text)
    rows = caught(warehouse, [(one.written, one.tag, one.words) for one in found[:MOST_PATTERNS]], EXAMPLES)
    items = "".join(pattern(row, say) for row in rows.itertuples())
    rest = len(found) - MOST_PATTERNS
    more = f'<p class="foot">{plain_html(say("registry.caught.patterns", n=rest))}</p>' if rest > 0 else ""
    return f'<p class="step">{plain_html(say("registry.caught", name=name))}</p><ul class="caught">{items}</ul>{more}'


def pattern(row, say: Say) -> str:
    """One pattern, its counts, and its newest posts. HTML."""
    counts = say("registry.caught.counts", posts=say.number(row.posts), accounts=say.number(row.accounts))
    posts = "".join(f"<li>{example(post, say)}</li>" for post in row.examples)
    return f"<li><mark>{plain_html(row.pattern)}</mark> {plain_html(counts)}{f'<ul>{posts}</ul>' if posts else ''}</li>"


def example(post: Mapping, say: Say) -> str:
    """A post that would be caught. HTML."""
    account = f"@{str(post['account']).partition(':')[2]}"
    day = say.short_day(post["published_on"]) if post["published_on"] == post["published_on"] and post["published_on"] else ""
    words = excerpt(post["caption"], 120) or say("campaign.post.untitled")
    return f"{plain_html(account)} · {plain_html(day)} · {post_link(words, post['permalink'])}"


def changed_patterns(edits: Edits, names: Mapping[str, str]) -> dict[str, str]:
    """The patterns that unsaved edits would change, by the name of their entry."""
    changed = {
        key: values["patterns"] for key, values in edits.changed.items() if "patterns" in values and key not in edits.removed
    }
    return {names.get(key, key): str(text or "") for key, text in changed.items()}


def uploaded_patterns(found: Comparison) -> dict[str, str]:
    """The patterns that a file would bring or change, by the name of their entry."""
    concerned = {*found.new, *found.changed}
    lines = [line for line in found.reading.lines if line.key in concerned and line.fields.get("patterns")]
    return {str(line.fields.get("name") or line.fields.get("title") or line.key): str(line.fields["patterns"]) for line in lines}
