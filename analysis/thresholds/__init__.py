"""Numbers that decide: each with its unit, source and scope, in ``*.csv`` beside this file.

Every one is a default that the user may change; nothing here is looked up behind the user's back.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ..errors import InputError

FOLDER = Path(__file__).parent
SPEED_COLUMNS = ("road_class", "surface", "speed_kmh")


@dataclass(frozen=True)
class Threshold:
    """One number and where it comes from."""

    key: str
    value: float
    unit: str
    source: str
    scope: str


@cache
def load(profile: str) -> dict[str, Threshold]:
    """Return the thresholds of ``<profile>.csv`` by key; treat it as read-only."""
    with (FOLDER / f"{profile}.csv").open(encoding="utf-8", newline="") as file:
        return {
            row["key"]: Threshold(row["key"], float(row["value"]), row["unit"], row["source"], row["scope"])
            for row in csv.DictReader(file)
        }


def value(profile: str, key: str) -> float:
    """Return one number, such as ``value("roads", "walk_speed_kmh")``."""
    return load(profile)[key].value


def load_speeds(path: Path | None = None, *, season: str = "dry") -> dict[tuple[str, str], float]:
    """Return km/h by (class, surface); surface ``*`` stands for every surface not listed.

    Args:
        path: a table of the user's with the columns road_class, surface, speed_kmh (and season);
            the built-in one by default.
        season: rows of another season are left out; a row without one holds all year. 0 km/h means closed.

    Raises:
        InputError: a column is missing, or a speed is negative or not a number.
    """
    path = FOLDER / "speeds.csv" if path is None else Path(path)
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file)
        missing = [column for column in SPEED_COLUMNS if column not in (reader.fieldnames or ())]
        if missing:
            raise InputError(
                "The speed table {layer} has no column {field}. It needs road_class, surface and speed_kmh.",
                layer=path.name,
                field=missing[0],
            )
        rows = [row for row in reader if (row.get("season") or season) == season]
    return {(row["road_class"].strip(), row["surface"].strip()): _speed(row, path) for row in rows}


def _speed(row: dict[str, str], path: Path) -> float:
    try:
        speed = float(row["speed_kmh"])
    except (TypeError, ValueError):
        speed = -1.0
    if not 0 <= speed < float("inf"):
        raise InputError(
            "The speed table {layer}: {road_class} {surface} has the speed {value}. Give 0 (closed) or more km/h.",
            layer=path.name,
            road_class=row["road_class"],
            surface=row["surface"],
            value=row["speed_kmh"],
        )
    return speed


def speed_of(road_class: object, surface: object, speeds: dict[tuple[str, str], float], default_kmh: float) -> float:
    """Return km/h of a class and surface: the exact row, else the class's ``*`` row, else ``*`` class, else default."""
    for key in ((road_class, surface), (road_class, "*"), ("*", surface)):
        if key in speeds:
            return speeds[key]  # type: ignore[index]
    return default_kmh
