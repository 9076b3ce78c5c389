"""What an estimate is made from: who is compared with whom, and by how much each account outgrew its own trend."""

from dataclasses import dataclass, field

import numpy as np

NOTHING = 1e-9  # log units: differences below this are rounding
WHOLE = 0.2  # of attendance's variance within regencies, below which whole regencies came


@dataclass(frozen=True, eq=False)
class Sample:
    """What is compared, an entry an account: y, whether it attended, its group (strata) and its home, as numbers from 0.

    foretold: the growth that the account's own trend foretold, which y is already less. beside: what is held equal
    besides the group (a column each). cell: within which attendance may be dealt out anew (without it: the group).
    before: of counts, the mean before, y being the mean after. home: a regency, or a province where an account serves all of
    it (in_regency is False): such a home is a cluster like any other and never counted as a regency. organisation: who runs
    it, as a number; without it every account stands for itself.
    """

    y: np.ndarray
    attended: np.ndarray
    group: np.ndarray
    home: np.ndarray
    foretold: np.ndarray
    beside: np.ndarray = field(default_factory=lambda: np.zeros((0, 0)))
    cell: np.ndarray | None = None
    before: np.ndarray | None = None
    in_regency: np.ndarray | None = None
    organisation: np.ndarray | None = None

    @classmethod
    def of(
        cls, y: np.ndarray, attended: np.ndarray, group: np.ndarray, home: np.ndarray, foretold: np.ndarray | None = None,
        beside: np.ndarray | None = None, cell: np.ndarray | None = None, before: np.ndarray | None = None,
        in_regency: np.ndarray | None = None, organisation: np.ndarray | None = None,
    ) -> "Sample":  # fmt: skip
        """With groups, homes and organisations numbered from 0 in the order of their first account."""
        trend = np.zeros(len(y)) if foretold is None else foretold
        columns = np.zeros((len(y), 0)) if beside is None else beside
        dealt = None if cell is None else _numbered(cell)
        run_by = None if organisation is None else _numbered(organisation)
        return cls(y, attended.astype(bool), _numbered(group), _numbered(home), trend, columns, dealt, before, in_regency, run_by)

    @property
    def nuisance(self) -> np.ndarray:
        """A column for each group, and what is held equal besides."""
        groups = self.group[:, None] == np.arange(self.group.max(initial=-1) + 1)
        return np.column_stack([groups, self.beside]).astype(float)

    @property
    def whole_regencies(self) -> bool:
        """Whether (nearly) whole regencies came: attendance differs between regencies and hardly within."""
        return share_within(self.attended[self.regional], self.home[self.regional]) < WHOLE

    @property
    def whole_organisations(self) -> bool:
        """Whether (nearly) whole organisations came."""
        return self.organisation is not None and share_within(self.attended, self.organisation) < WHOLE

    @property
    def abroad(self) -> np.ndarray | None:
        """The organisations, where some have accounts in several homes; within one, its home stands for what they share."""
        run_by = self.organisation
        crossed = run_by is not None and len(np.unique(crossing(run_by, self.home))) > run_by.max(initial=-1) + 1
        return run_by if crossed else None

    @property
    def regional(self) -> np.ndarray:
        """Which accounts are at home in a regency."""
        return np.ones(len(self.y), dtype=bool) if self.in_regency is None else self.in_regency

    @property
    def homes(self) -> int:
        """How many clusters there are."""
        return int(self.home.max(initial=-1)) + 1

    @property
    def regencies(self) -> int:
        return len(np.unique(self.home[self.regional]))

    @property
    def regencies_attending(self) -> int:
        return len(np.unique(self.home[self.regional & self.attended]))


def crossing(one: np.ndarray, other: np.ndarray) -> np.ndarray:
    """A number for each pair of two numberings."""
    return one * (int(other.max(initial=0)) + 1) + other


def share_within(attended: np.ndarray, place: np.ndarray) -> float:
    """How much of attendance's variance lies within places: 1 where it does not go with them, 0 for whole ones."""
    d, count, places = attended.astype(float), len(attended), len(np.unique(place))
    if count <= places:
        return 1.0
    inside, total = ((d - group_mean(d, place)) ** 2).sum(), ((d - d.mean()) ** 2).sum()
    return float((inside / (count - places)) / (total / (count - 1))) if total > 0 else 1.0


def _numbered(names: np.ndarray) -> np.ndarray:
    _, first, number = np.unique(names.astype(str), return_index=True, return_inverse=True)
    return np.argsort(np.argsort(first))[number]


def group_mean(values: np.ndarray, group: np.ndarray) -> np.ndarray:
    """The mean of each value's group."""
    sizes = np.bincount(group)
    return (np.bincount(group, values) / np.maximum(sizes, 1))[group]
