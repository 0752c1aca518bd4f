"""Who has safe drinking water, by the four indices of China's rural standard: quantity, quality, access, reliability.

- quantity: litres per person and day, fewer in water-short areas;
- quality: what a test report says;
- access: a tap at home, or a walk to the water that is short in time, distance or height (one of them or all,
  as the profile says);
- reliability: days a year without enough water, or the share of the year with enough.

Each index is safe, unsafe or unknown; a group is safe when all four are, unsafe when one of them is, else unknown.
Missing evidence is unknown, never good. So the share of people with safe water has two ends: known to be safe, and
not known to be unsafe.

Edge rules: ≤ and ≥ at every threshold. Between the two quantities it matters whether the area is short of water; where
that is not known the quantity is unknown. Days without water and the share of the year stand for each other where only
one of them is known.

Source: T/CHES 18-2018 (evaluation of rural drinking water safety); numbers in ``thresholds/safewater.csv``.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache

import numpy as np
import pandas as pd

from .. import thresholds
from ..errors import InputError

SAFE, UNSAFE, UNKNOWN = "safe", "unsafe", "unknown"
INDICES = ("quantity", "quality", "access", "reliability")
DAYS, PERCENT = 365.0, 100.0
YES, NO, NOT_KNOWN = 1, 0, -1

NO_PROFILE = "There is no profile {value}. Choose one of {profiles}."
NOT_A_MEASURE = "The layer {layer}, group {code}: {field} is {value}. Give a number from 0, or leave it empty."
BEYOND = "The layer {layer}, group {code}: {field} is {value}. Give a number from 0 to {most}, or leave it empty."
LARGEST = {"short_days": 366.0, "reliability_pct": PERCENT}
"""Largest value that means anything; other measures have none."""


@dataclass(frozen=True)
class Evidence:
    """What is known of each group; NaN and -1 where nothing is.

    Args:
        litres: (n,) L per person and day.
        quality: (n,) 1 passed, 0 failed, -1 not known.
        tap: (n,) 1 tap at home, 0 none, -1 not known.
        fetch_min, fetch_m, fetch_up_m: (n,) walk to the water.
        short_days: (n,) days a year without enough.
        reliability_pct: (n,) share of the year with enough.
        water_short: (n,) 1 in a water-short area, 0 not, -1 not known.
    """

    litres: np.ndarray
    quality: np.ndarray
    tap: np.ndarray
    fetch_min: np.ndarray
    fetch_m: np.ndarray
    fetch_up_m: np.ndarray
    short_days: np.ndarray
    reliability_pct: np.ndarray
    water_short: np.ndarray

    def check(self, layer: str, ids: np.ndarray, names: Mapping[str, str] | None = None) -> None:
        """Raise the first measure that means nothing.

        Args:
            layer: name, for the message.
            ids: (n,) codes of the groups.
            names: what the planner calls a measure's field.
        """
        for field in fields(self):
            values = np.asarray(getattr(self, field.name), float)
            if field.name in ("quality", "tap", "water_short"):
                continue
            high = LARGEST.get(field.name, np.inf)
            wrong = np.flatnonzero(~np.isnan(values) & ~((values >= 0) & (values <= high) & np.isfinite(values)))
            if len(wrong):
                text = NOT_A_MEASURE if np.isinf(high) else BEYOND
                raise InputError(
                    text, layer=layer, code=ids[wrong[0]], field=(names or {}).get(field.name, field.name),
                    value=f"{values[wrong[0]]:g}", most=f"{high:g}",
                )  # fmt: skip


@cache
def profiles() -> dict[str, dict[str, float]]:
    """Return the thresholds by profile and key; treat it as read-only."""
    found: dict[str, dict[str, float]] = {}
    with (thresholds.FOLDER / "safewater.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            found.setdefault(row["profile"], {})[row["key"]] = float(row["value"])
    return found


def grade(evidence: Evidence, profile: str) -> pd.DataFrame:
    """Grade each group.

    Args:
        evidence: what is known.
        profile: which thresholds, such as ``tches18``.

    Returns:
        (n,) rows: quantity, quality, access, reliability and grade, each safe, unsafe or unknown.

    Raises:
        InputError: no such profile.
    """
    if profile not in profiles():
        raise InputError(NO_PROFILE, value=profile, profiles=", ".join(profiles()))
    limits = profiles()[profile]
    found = pd.DataFrame(
        {
            "quantity": _word(_quantity(evidence, limits)),
            "quality": _word(np.asarray(evidence.quality)),
            "access": _word(_access(evidence, limits)),
            "reliability": _word(_reliability(evidence, limits)),
        }
    )
    table = found.to_numpy()
    whole = np.where((table == UNKNOWN).any(axis=1), UNKNOWN, SAFE)
    return found.assign(grade=np.where((table == UNSAFE).any(axis=1), UNSAFE, whole))


def _word(state: np.ndarray) -> np.ndarray:
    return np.select([state == YES, state == NO], [SAFE, UNSAFE], UNKNOWN).astype(object)


def _state(values: np.ndarray, holds: np.ndarray) -> np.ndarray:
    """Return yes, no, or not known where the value is missing."""
    return np.where(np.isnan(values), NOT_KNOWN, holds.astype(int))


def _quantity(evidence: Evidence, limits: Mapping[str, float]) -> np.ndarray:
    litres, short = np.asarray(evidence.litres, float), np.asarray(evidence.water_short)
    between = (litres >= limits["litres_min_short"]) & (litres < limits["litres_min"])
    return np.where(between, short, _state(litres, litres >= limits["litres_min"]))


def _access(evidence: Evidence, limits: Mapping[str, float]) -> np.ndarray:
    walks = np.stack(
        [
            _state(np.asarray(getattr(evidence, key), float), np.asarray(getattr(evidence, key), float) <= limits[key])
            for key in ("fetch_min", "fetch_m", "fetch_up_m")
        ]
    )
    some_yes, some_no = (walks == YES).any(axis=0), (walks == NO).any(axis=0)
    all_yes, all_no = (walks == YES).all(axis=0), (walks == NO).all(axis=0)
    good, bad = (all_yes, some_no) if limits["fetch_all"] else (some_yes, all_no)
    walk = np.select([good, bad], [YES, NO], NOT_KNOWN)
    tap = np.asarray(evidence.tap)
    # Without a tap the walk decides; where a tap is not known a walk that is too far proves nothing.
    return np.select([tap == YES, walk == YES, (tap == NO) & (walk == NO)], [YES, YES, NO], NOT_KNOWN)


def _reliability(evidence: Evidence, limits: Mapping[str, float]) -> np.ndarray:
    days, share = np.asarray(evidence.short_days, float), np.asarray(evidence.reliability_pct, float)
    if limits["reliability_pct"]:
        share = np.where(np.isnan(share), PERCENT * (1 - days / DAYS), share)
        return _state(share, share >= limits["reliability_pct"])
    days = np.where(np.isnan(days), DAYS * (1 - share / PERCENT), days)
    return _state(days, days <= limits["short_days"])
