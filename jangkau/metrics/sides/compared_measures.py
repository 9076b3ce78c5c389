"""What government and community are compared by."""

from dataclasses import dataclass

OWNERS = ("government", "community")


@dataclass(frozen=True)
class Compared:
    """A measure of an account. share: a share of one, compared by difference; else an amount, compared by ratio.

    parts, of: the columns whose sums over several accounts make the share of them all.
    """

    name: str
    share: bool = False
    parts: str | None = None
    of: str | None = None


COMPARED = {
    measure.name: measure
    for measure in (
        Compared("reach"),
        Compared("views"),
        Compared("interactions"),
        Compared("followers"),
        Compared("posts"),
        Compared("growth", share=True, parts="growth_weighted", of="growth_first"),
        Compared("er_followers", share=True, parts="interactions_by_followers", of="followers_at_posts"),
        Compared("er_reach", share=True, parts="interactions_by_reach", of="reach_of_posts"),
    )
}


def other(owner: str) -> str:
    """The other side.

    >>> other("government"), other("community")
    ('community', 'government')
    """
    return OWNERS[1 - OWNERS.index(owner)]
