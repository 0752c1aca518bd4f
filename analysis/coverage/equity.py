"""How evenly something is shared: by tier, aid group or township, and between and within them.

Everything is weighted by people. x_i is the value of a place, p_i its share of the people, μ the mean.

- Gini: G = Σ_i Σ_j p_i p_j |x_i − x_j| / 2μ; 0 is even, near 1 one place has it all.
- Theil: T = Σ p_i (x_i/μ) ln(x_i/μ), 0 is even. It splits exactly: between classes, T_b = Σ_g p_g (μ_g/μ) ln(μ_g/μ);
  within them, T_w = Σ_g p_g (μ_g/μ) T_g; T = T_b + T_w. A value of 0 adds 0, the limit of x ln x.

Edge rules: places without a value or without people take no part and are counted; negative values have neither Gini
nor Theil; with a mean of 0 both are undefined.

Sources: H. Theil, Economics and Information Theory (1967); the split after A. F. Shorrocks, Econometrica 48 (1980)
613-625.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from ..counting import percent
from ..errors import InputError

NO_CLASS = ""
"""Code of the places that belong to no class."""

NEGATIVE = "The layer {layer}, field {field}: {value} is below 0. Inequality is measured of values from 0 up."
NO_VALUE = "The layer {layer}, field {field}: no row has both a value and people. Choose other fields."


def checked(values: np.ndarray, people: np.ndarray, *, layer: str, field: str) -> np.ndarray:
    """Return which rows take part.

    Args:
        values: (n,), NaN where unknown.
        people: (n,).
        layer: for messages.
        field: for messages.

    Raises:
        InputError: a value is negative, or no row takes part.
    """
    if (values < 0).any():
        raise InputError(NEGATIVE, layer=layer, field=field, value=f"{values[values < 0][0]:g}")
    part = np.isfinite(values) & (people > 0)
    if not part.any():
        raise InputError(NO_VALUE, layer=layer, field=field)
    return part


def gini(values: np.ndarray, people: np.ndarray) -> float:
    """Return the Gini coefficient, NaN where the mean is 0.

    Args:
        values: (n,) from 0 up.
        people: (n,) above 0.
    """
    order = np.argsort(values, kind="stable")
    share, value = people[order] / people.sum(), values[order]
    mean = float(share @ value)
    if not mean > 0:
        return float("nan")
    below = np.cumsum(share) - share
    # Each pair once: x_j ≥ x_i has Σ p_i p_j (x_j − x_i); halved by 2μ and doubled by symmetry.
    return float((share * value * below).sum() - (share * (np.cumsum(share * value) - share * value)).sum()) / mean


def theil(values: np.ndarray, people: np.ndarray) -> float:
    """Return Theil's T, NaN where the mean is 0.

    Args:
        values: (n,) from 0 up.
        people: (n,) above 0.
    """
    share = people / people.sum()
    mean = float(share @ values)
    if not mean > 0:
        return float("nan")
    ratio = values / mean
    return float((share * ratio * np.log(ratio, out=np.zeros_like(ratio), where=ratio > 0)).sum())


@dataclass(frozen=True)
class Split:
    """Theil's T of a whole, and its parts.

    Attributes:
        total: T.
        between: T if everybody had the mean of their class.
        within: the rest.
    """

    total: float
    between: float
    within: float

    @property
    def between_pct(self) -> float:
        """Return the share between classes; NaN where there is no inequality."""
        return 100 * self.between / self.total if self.total > 0 else float("nan")


def split(values: np.ndarray, people: np.ndarray, classes: np.ndarray) -> Split:
    """Return inequality between and within classes.

    Args:
        values: (n,) from 0 up.
        people: (n,) above 0.
        classes: (n,) code, "" for those in no class, who are a class of their own.
    """
    values, people, classes = _in_order(values, people, classes)
    table = pd.DataFrame({"class": classes, "people": people, "product": values * people})
    sums = table.groupby("class")[["people", "product"]].sum()
    means = (sums["product"] / sums["people"]).to_numpy()
    between = theil(means, sums["people"].to_numpy())
    total = theil(values, people)
    return Split(total, between, total - between)


def _in_order(values: np.ndarray, people: np.ndarray, classes: np.ndarray) -> tuple[np.ndarray, ...]:
    """Return the rows in an order of their own, so that no sum hangs on the order they came in."""
    order = np.lexsort((people, values))
    return values[order], people[order], np.asarray(classes, object)[order]


def by_class(values: np.ndarray, people: np.ndarray, classes: np.ndarray, limit: float | None = None) -> pd.DataFrame:
    """Return what each class has, and how it compares with all others together.

    Args:
        values: (n,) from 0 up.
        people: (n,) above 0.
        classes: (n,) code, "" for those in no class.
        limit: counts the people with at most this value.

    Returns:
        code, places, people, mean, low, high, within (people at most at the limit), within_pct, mean_rest,
        difference (mean less mean_rest), gini, theil; by code, those in no class last.
    """
    values, people, classes = _in_order(values, people, classes)
    near = values <= (np.inf if limit is None else limit)
    table = pd.DataFrame(
        {"code": classes, "places": 1, "people": people, "product": values * people, "value": values,
         "within": np.where(near, people, 0.0)}
    )  # fmt: skip
    groups = table.groupby("code")
    found = groups[["places", "people", "product", "within"]].sum()
    found["mean"] = found["product"] / found["people"]
    found["low"], found["high"] = groups["value"].min(), groups["value"].max()
    rest = found[["people", "product"]].sum() - found[["people", "product"]]
    found["mean_rest"] = (rest["product"] / rest["people"]).where(rest["people"] > 0)
    found["difference"] = found["mean"] - found["mean_rest"]
    found["within_pct"] = percent(found["within"].to_numpy(), found["people"].to_numpy())
    if limit is None:
        found[["within", "within_pct"]] = np.nan
    parts = {code: (part["value"].to_numpy(), part["people"].to_numpy()) for code, part in groups}
    found["gini"] = [gini(*parts[code]) for code in found.index]
    found["theil"] = [theil(*parts[code]) for code in found.index]
    found = found.drop(columns="product").reset_index()
    return found.sort_values("code", key=lambda code: code == NO_CLASS, kind="stable", ignore_index=True)
