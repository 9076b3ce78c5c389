"""What each number means: the one source of the definitions and their order.

Which version they are stands in jangkau/warehouse/vocabulary.py.

The words are in locales, domain `about`: about.<name>, about.<name>.what and about.<name>.why. Source: METRICS.md.
"""

from dataclasses import dataclass

import pandas as pd

from jangkau.warehouse import vocabulary


@dataclass(frozen=True)
class Definition:
    """A definition's name, which is its anchor on the glossary page, and the pages that show the number."""

    name: str
    pages: tuple[str, ...]


DEFINITIONS = (
    Definition("reach", ("overview", "reach", "compare")),
    Definition("reach_per_1000", ("reach",)),
    Definition("views", ("overview", "reach", "compare")),
    Definition("interactions", ("overview", "reach", "compare", "meetups")),
    Definition("followers", ("reach", "compare", "meetups")),
    Definition("growth", ("compare",)),
    Definition("er_followers", ("compare",)),
    Definition("er_views", ("compare",)),
    Definition("er_reach", ("compare",)),
    Definition("post_reach", ("reach",)),
    Definition("reach_index", ("overview", "reach", "compare")),
    Definition("rank_bands", ("reach",)),
    Definition("gap", ("compare",)),
    Definition("share_of_voice", ("compare",)),
    Definition("score", ("overview",)),
    Definition("leverage_potential", ("compare",)),
    Definition("leverage_delivered", ("compare",)),
    Definition("meetup_effect", ("meetups",)),
    Definition("retention", ("meetups",)),
    Definition("agenda_response", ("campaigns",)),
    Definition("response_time", ("campaigns",)),
    Definition("coverage", ("overview", "reach", "compare")),
)


def definitions() -> pd.DataFrame:
    """The definitions in the order in which they are read. Columns: name, pages, version."""
    return pd.DataFrame(
        [
            {"name": definition.name, "pages": ", ".join(definition.pages), "version": vocabulary.DEFINITIONS_VERSION}
            for definition in DEFINITIONS
        ]
    )
