"""People below zero are a mistake in the data, not a number to count with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...analysis.errors import InputError

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd

NEGATIVE = "The layer {layer}, feature {id}: {field} is {value}. Give 0 or more people."


def check_people(people: np.ndarray, index: pd.Index, layer: str, field: str) -> None:
    """Raise for the first feature with less than nobody.

    Args:
        people: (n,), NaN where unknown.
        index: feature ids.
        layer, field: where they came from.

    Raises:
        InputError: a number below zero.
    """
    import numpy as np

    wrong = np.flatnonzero(people < 0)
    if len(wrong):
        raise InputError(NEGATIVE, layer=layer, id=index[wrong[0]], field=field, value=f"{people[wrong[0]]:g}")
