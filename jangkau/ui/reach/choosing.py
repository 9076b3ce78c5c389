"""Which kabupaten or kota is chosen: by the map, by a row, from the list; kept in the address."""

import pandas as pd

from jangkau.locales import Say
from jangkau.ui.choices import one_of
from jangkau.ui.session import keep

REGION = "region"


def choose(code: str | None) -> None:
    """Take over the region that was clicked, or let go of it."""
    keep(REGION, code)


def region_choice(regions: pd.DataFrame, say: Say) -> str | None:
    """The region whose accounts are shown, chosen from a list or by a click; kept in the address."""
    names = dict(zip(regions["code"], regions["label"], strict=True))
    nothing = say("reach.region.placeholder")
    return one_of(REGION, ["", *names], say, lambda code: names.get(code, nothing), "filter.region", width=420) or None
