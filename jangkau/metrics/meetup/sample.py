"""What an estimate is made from: who is compared with whom, and by how much each account outgrew its own trend."""

from dataclasses import dataclass

import numpy as np

NOTHING = 1e-9  # log units: differences below this are rounding


@dataclass(frozen=True, eq=False)
class Sample:
    """What is compared, an entry an account: y, whether it attended, its group (strata) and its regency, as numbers from 0.

    foretold: the growth that the account's own trend foretold, which y is already less.
    """

    y: np.ndarray
    attended: np.ndarray
    group: np.ndarray
    regency: np.ndarray
    foretold: np.ndarray

    @classmethod
    def of(
        cls, y: np.ndarray, attended: np.ndarray, group: np.ndarray, regency: np.ndarray, foretold: np.ndarray | None = None
    ) -> "Sample":
        """With groups and regencies numbered from 0 in the order of their first account."""
        trend = np.zeros(len(y)) if foretold is None else foretold
        return cls(y, attended.astype(bool), _numbered(group), _numbered(regency), trend)

    def within(self, values: np.ndarray) -> np.ndarray:
        """Values less the mean of their group."""
        return values - group_mean(values.astype(float), self.group)

    @property
    def whole_regencies(self) -> bool:
        """Whether (nearly) whole regencies came: attendance differs between regencies and hardly within."""
        d, count, groups = self.attended.astype(float), len(self.y), self.regency.max(initial=-1) + 1
        if count <= groups:
            return False
        inside, total = ((d - group_mean(d, self.regency)) ** 2).sum(), ((d - d.mean()) ** 2).sum()
        return bool(total > 0 and (inside / (count - groups)) / (total / (count - 1)) < 0.2)


def _numbered(names: np.ndarray) -> np.ndarray:
    _, first, number = np.unique(names.astype(str), return_index=True, return_inverse=True)
    return np.argsort(np.argsort(first))[number]


def group_mean(values: np.ndarray, group: np.ndarray) -> np.ndarray:
    """The mean of each value's group."""
    sizes = np.bincount(group)
    return (np.bincount(group, values) / np.maximum(sizes, 1))[group]
