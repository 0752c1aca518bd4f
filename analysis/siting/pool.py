"""The best sets seen so far, by value."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np


@dataclass
class Pool:
    """The best sets seen, by value.

    Attributes:
        size: so many are kept.
        values: value by sites.
    """

    size: int
    values: dict[tuple[int, ...], float] = field(default_factory=dict)

    def add(self, sites: np.ndarray, value: float) -> None:
        """Take a set in."""
        self.values[tuple(np.sort(sites).tolist())] = float(value)
        if len(self.values) > self.size:
            self.values = dict(self.ranked()[: self.size])

    def ranked(self) -> list[tuple[tuple[int, ...], float]]:
        """Return the sets, best first, of equal ones the one with lower codes."""
        return sorted(self.values.items(), key=lambda each: (each[1], each[0]))

    @property
    def best(self) -> float:
        """Value of the best set."""
        return min(self.values.values(), default=np.inf)

    @property
    def cutoff(self) -> float:
        """Value of the last set that is wanted."""
        return max(self.values.values()) if len(self.values) >= self.size else np.inf
