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
    Definition("views", ("overview", "reach", "compare")),
    Definition("reach", ("overview", "reach", "compare")),
    Definition("reach_index", ("overview", "reach", "compare")),
    Definition("weekly_reach", ("overview", "reach", "compare")),
    Definition("post_reach", ("reach", "campaigns")),
    Definition("reach_per_1000", ("reach",)),
    Definition("interactions", ("overview", "reach", "compare", "meetups", "campaigns")),
    Definition("content_interactions", ()),
    Definition("followers", ("overview", "reach", "compare", "meetups")),
    Definition("growth", ("overview", "reach", "compare")),
    Definition("usual", ("overview", "reach", "compare")),
    Definition("sole_account", ("overview", "reach")),
    Definition("movers", ("overview",)),
    Definition("rank_bands", ("reach", "compare")),
    Definition("er_followers", ("compare",)),
    Definition("er_views", ("compare",)),
    Definition("er_reach", ("compare",)),
    Definition("gap", ("compare",)),
    Definition("share_of_voice", ("compare",)),
    Definition("score", ("overview",)),
    Definition("leverage_potential", ("compare",)),
    Definition("leverage_delivered", ("compare", "campaigns")),
    Definition("meetup_effect", ("meetups",)),
    Definition("meetup_cost", ("meetups",)),
    Definition("retention", ("meetups",)),
    Definition("agenda_response", ("overview", "campaigns")),
    Definition("response_time", ("campaigns",)),
    Definition("undelivered", ("campaigns",)),
    Definition("partnership", ("campaigns",)),
    Definition("posting_hours", ("campaigns",)),
    Definition("account_bands", ("weekly",)),
    Definition("correction_time", ("overview", "campaigns")),
    Definition("target", ("year",)),
    Definition("followers_growth", ("year",)),
    Definition("meetup_attendance", ("year",)),
    Definition("forecast", ("year",)),
    Definition("taglines", ("campaigns",)),
    Definition("organisations", ("organisations",)),
    Definition("provinces", ("provinces",)),
    Definition("breaks", ("overview", "reach", "compare")),
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
