"""What the plan promises about roads, against what the map shows: villages with two lanes, townships on asphalt.

- A village has a two-lane road when a road of at least two lanes within the access limit of one of its
  groups leads by such roads all the way to the group's own township seat.
- A township is on asphalt when its seat is joined to the district seat by asphalt roads alone. Without a marked
  district seat: to the asphalt network that holds at least ``district_share`` of the seats.

A road whose lanes or surface are not known is never counted as none: a unit that is in only if such roads
turn out well is *unknown*, and left out of numerator and denominator.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd

from .. import thresholds
from ..counting import to_do
from ..errors import InputError
from ..network.access import Legs, batches
from ..network.ends import Ends
from ..network.network import components
from ..network.polylines import ROUNDING_M
from ..network.tables import PointTable
from ..network.travel import Travel
from .status import SHARE_SLACK

PERCENT = 100.0
SLACK_M = ROUNDING_M
"""A group at exactly the limit is within it."""
GROUP_HARDENED, GROUP_CONNECTED = "group_hardened", "group_connected"
VILLAGE_TWO_LANE, TOWN_ASPHALT = "village_two_lane", "town_asphalt"
INDICATORS = (GROUP_HARDENED, GROUP_CONNECTED, VILLAGE_TWO_LANE, TOWN_ASPHALT)
COLUMNS = ("indicator", "name", "unit", "value_2020", "target_2025", "source")

NO_COLUMN = "The table of targets {layer} has no column {field}. It needs {columns}."
NO_INDICATOR = "The table of targets {layer}: the indicator {value} is not known. Use {codes}."
NOT_A_SHARE = "The table of targets {layer}, {indicator}: {value} is no share. Give 0 to 100, or leave it empty."


def load_targets(path: Path | None = None) -> pd.DataFrame:
    """Return the plan's targets: indicator, name, unit, value_2020, target_2025 (NaN where empty), source.

    Args:
        path: a CSV (UTF-8 or GBK) with these columns; the built-in one by default.

    Raises:
        InputError: not a text, a column is missing, an indicator is unknown, a number is no share.
    """
    path = thresholds.FOLDER / "road_targets.csv" if path is None else path
    rows = list(csv.DictReader(io.StringIO(thresholds.read_text(path), newline="")))
    known = set(rows[0]) if rows else set()
    missing = [column for column in COLUMNS if column not in known]
    if missing:
        raise InputError(NO_COLUMN, layer=path.name, field=missing[0], columns=", ".join(COLUMNS))
    for row in rows:
        if row["indicator"] not in INDICATORS:
            raise InputError(NO_INDICATOR, layer=path.name, value=row["indicator"], codes=", ".join(INDICATORS))
        for column in ("value_2020", "target_2025"):
            row[column] = _share_or_nothing(row, column, path)
    return pd.DataFrame(rows)[list(COLUMNS)]


def _share_or_nothing(row: dict, column: str, path: Path) -> float:
    text = (row[column] or "").strip()
    try:
        number = float(text) if text else float("nan")
    except ValueError:
        number = -1.0
    if not (np.isnan(number) or 0 <= number <= PERCENT):
        raise InputError(NOT_A_SHARE, layer=path.name, indicator=row["indicator"], value=text)
    return number


def against_targets(targets: pd.DataFrame, shares: Mapping[str, Share]) -> pd.DataFrame:
    """Put what was computed beside the targets.

    Returns:
        The rows of ``targets`` with computed (per cent, NaN where nothing is known), gap (per cent still missing, 0
        when met), numerator, denominator, unknown, to_do (units still missing from the target).
    """
    found = [shares[code] for code in targets["indicator"]]
    table = targets.reset_index(drop=True)
    table["computed"] = [share.percent for share in found]
    table["gap"] = np.maximum(table["target_2025"] - table["computed"], 0.0)
    for name in ("numerator", "denominator", "unknown"):
        table[name] = [getattr(share, name) for share in found]
    wanted = [
        float(to_do(np.array([share.numerator]), np.array([share.denominator]), target / PERCENT)[0])
        for share, target in zip(found, table["target_2025"])
    ]
    table["to_do"] = wanted
    return table


@dataclass(frozen=True)
class Share:
    """A share of units: how many are in, of how many known, and how many cannot be told."""

    numerator: int
    denominator: int
    unknown: int = 0

    @property
    def percent(self) -> float:
        """Per cent of the known ones, NaN where there are none."""
        return PERCENT * self.numerator / self.denominator if self.denominator else float("nan")


def share_of(yes: np.ndarray, counted: np.ndarray) -> Share:
    """Return the share of units that are in among those that count."""
    return Share(int((yes & counted).sum()), int(counted.sum()))


def two_lane_villages(
    travel: Travel,
    demand: PointTable,
    zone: np.ndarray,
    seats: Legs,
    seat_zone: np.ndarray,
    *,
    village: np.ndarray,
    two_lane: np.ndarray,
    unknown: np.ndarray,
) -> Share:
    """Count the villages that a two-lane road joins to their township seat.

    Args:
        travel: the roads, noded.
        demand: the groups.
        zone: (n,) number of each group's zone, -1 for none.
        seats: legs of the seats.
        seat_zone: (seats,) number of their zone.
        village: (n,) village code of each group; None counts for no village.
        two_lane: (roads,) bool, rows of the road table with two lanes or more.
        unknown: (roads,) bool, rows whose lanes are not known.
    """
    sure = _joined_by(travel, demand, zone, seats, seat_zone, pieces=two_lane[travel.row])
    hoped = _joined_by(travel, demand, zone, seats, seat_zone, pieces=(two_lane | unknown)[travel.row])
    table = pd.DataFrame({"village": village, "sure": sure, "hoped": hoped}).dropna(subset=["village"])
    by_village = table.groupby("village")[["sure", "hoped"]].any()
    return _share(by_village["sure"].to_numpy(bool), by_village["hoped"].to_numpy(bool))


def asphalt_townships(
    travel: Travel,
    seats: PointTable,
    legs: Legs,
    *,
    asphalt: np.ndarray,
    unknown: np.ndarray,
    district_share: float,
) -> Share:
    """Count the township seats that asphalt roads alone join to the district seat.

    Args:
        travel: the roads, noded.
        seats: the township seats, the district's own among them marked if known.
        legs: of the seats.
        asphalt, unknown: (roads,) bool, rows of the road table of that surface, and of no known surface.
        district_share: least share of the seats on the network that counts, where none is marked.
    """
    sure = _on_district(travel, seats, legs, asphalt[travel.row], district_share)
    hoped = _on_district(travel, seats, legs, (asphalt | unknown)[travel.row], district_share)
    placed = seats.usable
    return _share(sure[placed], hoped[placed])


def _share(sure: np.ndarray, hoped: np.ndarray) -> Share:
    unknown = int((hoped & ~sure).sum())
    return Share(int(sure.sum()), len(sure) - unknown, unknown)


def _joined_by(
    travel: Travel,
    demand: PointTable,
    zone: np.ndarray,
    seats: Legs,
    seat_zone: np.ndarray,
    *,
    pieces: np.ndarray,
) -> np.ndarray:
    """(n,) bool: joined to a seat of its own by these pieces (bool mask) alone."""
    parts = components(travel.network, pieces)
    facility_rows = np.flatnonzero(pieces[seats.piece])
    found = np.zeros(len(demand), bool)
    for rows in batches(travel.network, zone, travel.params.max_access_m):
        ends = Ends(travel.legs(demand.take(rows)), seats, zone[rows], seat_zone)
        on = np.flatnonzero(pieces[ends.demand.piece])
        found[rows] = ends.joined(travel.network, parts, demand_rows=on, facility_rows=facility_rows)
    return found


def _on_district(
    travel: Travel, seats: PointTable, legs: Legs, pieces: np.ndarray, district_share: float
) -> np.ndarray:
    """(seats,) bool: on the part of these pieces that is the district's."""
    parts = components(travel.network, pieces)
    on = np.flatnonzero(pieces[legs.piece])
    pairs = np.unique(np.stack((legs.point[on], parts[travel.network.piece_from[legs.piece[on]]]), axis=1), axis=0)
    if seats.marked.any():
        wanted = np.unique(pairs[seats.marked[pairs[:, 0]], 1])
    else:
        wanted, count = np.unique(pairs[:, 1], return_counts=True)
        wanted = wanted[count >= district_share * seats.usable.sum() - SHARE_SLACK]
    found = seats.marked & seats.usable
    found[pairs[np.isin(pairs[:, 1], wanted), 0]] = True
    return found
