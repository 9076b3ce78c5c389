"""What government and community are compared by."""

from dataclasses import dataclass

from jangkau.warehouse.vocabulary import SIDES


@dataclass(frozen=True)
class Compared:
    """A measure of an account: a share of one, compared by difference, or an amount, compared by ratio.

    pooled: the columns whose sums over several accounts, the first over the second, make the share of them all.
    """

    name: str
    pooled: tuple[str, str] | None = None

    @property
    def share(self) -> bool:
        """Whether it is a share of one."""
        return self.pooled is not None


COMPARED = {
    measure.name: measure
    for measure in (
        Compared("views"),  # leads: it can be quoted
        Compared("reach"),
        Compared("interactions"),
        Compared("followers"),
        Compared("posts"),
        Compared("growth", ("growth_weighted", "growth_first")),
        Compared("er_followers", ("interactions_by_followers", "followers_at_posts")),
        Compared("er_views", ("interactions_by_views", "views_of_posts")),
        Compared("er_reach", ("interactions_by_reach", "reach_of_posts")),
    )
}


def other(owner: str) -> str:
    """The other side.

    >>> other("government"), other("community")
    ('community', 'government')
    """
    return SIDES[1 - SIDES.index(owner)]
