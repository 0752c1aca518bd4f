"""Numbers that decide: each with its unit, source and scope, in ``*.csv`` beside this file.

Every one is a default that the user may change; nothing here is looked up behind the user's back.
"""

from __future__ import annotations

import csv
import hashlib
import io
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from ..errors import InputError

FOLDER = Path(__file__).parent
SEASONS = ("dry", "wet")
ENCODINGS = ("utf-8-sig", "gb18030")
"""What a CSV is tried as; spreadsheets in Chinese save GBK, a part of GB 18030."""
NOT_TEXT = "The table {layer} is not a text in UTF-8 or GBK. Save it as CSV (UTF-8)."
SPEED_COLUMNS = ("road_class", "surface", "speed_kmh")
HASH_DIGITS = 8
PERCENT = 100.0


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


@cache
def load_slopes() -> np.ndarray:
    """Return (n, 2) gradient (rise over run) and factor on the time along an unhardened road, by gradient."""
    with (FOLDER / "slopes.csv").open(encoding="utf-8", newline="") as file:
        rows = [(float(row["gradient_pct"]) / PERCENT, float(row["time_factor"])) for row in csv.DictReader(file)]
    table = np.array(sorted(rows))
    table.flags.writeable = False
    return table


@dataclass(frozen=True)
class SpeedProfile:
    """The speeds of a run and how a result names them.

    Attributes:
        name: of the file.
        season: dry or wet.
        speeds: km/h by (class, surface).
    """

    name: str
    season: str
    speeds: dict[tuple[str, str], float]

    @property
    def hash(self) -> str:
        """Eight hexadecimal digits of the SHA-256 of the season and the sorted table: other speeds, other digits."""
        lines = [f"{road_class},{surface},{speed:g}" for (road_class, surface), speed in sorted(self.speeds.items())]
        text = "\n".join([self.season, *lines])
        return hashlib.sha256(text.encode("utf-8")).hexdigest()[:HASH_DIGITS]

    def __str__(self) -> str:
        """Return what results carry, such as ``speeds.csv dry 1a2b3c4d``."""
        return f"{self.name} {self.season} {self.hash}"


def load_profile(path: Path | None = None, *, season: str = "dry") -> SpeedProfile:
    """Return the speeds of a season with the name of their table; see :func:`load_speeds`."""
    file = FOLDER / "speeds.csv" if path is None else Path(path)
    return SpeedProfile(file.name, season, load_speeds(file, season=season))


def load_speeds(path: Path | None = None, *, season: str = "dry") -> dict[tuple[str, str], float]:
    """Return km/h by (class, surface); surface ``*`` stands for every surface not listed.

    Args:
        path: a table of the user's with the columns road_class, surface, speed_kmh (and season);
            the built-in one by default.
        season: rows of another season are left out; a row without one holds all year. 0 km/h means closed.

    Raises:
        InputError: not a text, a column is missing, a season is unknown, or a speed is negative or not a number.
    """
    path = FOLDER / "speeds.csv" if path is None else Path(path)
    found = list(csv.reader(io.StringIO(read_text(path), newline="")))
    header = [name.strip().lower() for name in found[0]] if found else []
    missing = [column for column in SPEED_COLUMNS if column not in header]
    if missing:
        raise InputError(
            "The speed table {layer} has no column {field}. It needs road_class, surface and speed_kmh.",
            layer=path.name,
            field=missing[0],
        )
    cells = ([cell.strip() for cell in row] for row in found[1:])
    rows = [dict.fromkeys(header, "") | dict(zip(header, row)) for row in cells if any(row)]
    return {(row["road_class"], row["surface"]): _speed(row, path) for row in rows if _holds(row, season, path)}


def read_text(path: Path) -> str:
    """Return a CSV as text, whichever of :data:`ENCODINGS` it is in.

    Raises:
        InputError: it is in none of them.
    """
    for encoding in ENCODINGS:
        try:
            return path.read_bytes().decode(encoding)
        except UnicodeDecodeError:
            continue
    raise InputError(NOT_TEXT, layer=path.name)


def _holds(row: dict[str, str], season: str, path: Path) -> bool:
    """Tell whether a row of a speed table is for the season."""
    own = row.get("season", "").lower()
    if own and own not in SEASONS:
        raise InputError(
            "The speed table {layer}: {value} is no season. Write dry or wet, or leave it empty for all year.",
            layer=path.name,
            value=row["season"],
        )
    return own in ("", season)


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
