"""What may leave the house: the same briefing for internal use, or for the public without what is restricted.

Which fields are restricted is written in ``layers/restricted.csv`` alone. For the public, fields about persons and
about the capacities of works are emptied, names of persons are blotted out of free texts, folders are cut off, points
move to the middle of a square of :data:`GRID_M`, and lines that start or end at such a point lose their shape.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

import geopandas as gpd
import numpy as np
import pandas as pd

from ..analysis.errors import InputError
from ..layers.catalog import BY_KEY
from ..layers.restricted import EVERY, GEOMETRY, LINE, OPEN, PERSON, WORKS, Restriction, person_names, restrictions
from .model import INTERNAL, PUBLIC, Briefing

PROFILES = (INTERNAL, PUBLIC)
UNKNOWN_PROFILE = "There is no profile {profile}. Choose one of: {profiles}."
GRID_M = 500.0
"""Side of the square to whose middle a point is moved."""
METRES_PER_DEGREE = 111_320.0
"""Along a meridian; along a parallel times the cosine of the latitude."""
BLOT = "（略）"
_EMPTIED = (PERSON, WORKS, "machine")
_FOLDERS = re.compile(r"[/\\]")
_NO_FILE = ("://", "=")
"""In the address of a database or a service, which may hold a user's name and password."""


def with_profile(briefing: Briefing, profile: str, review_no: str = "") -> Briefing:
    """Return the briefing for those who may read it.

    Args:
        briefing: stays as it is.
        profile: ``internal`` keeps all, ``public`` takes out what is restricted.
        review_no: number under which the map was reviewed (审图号).

    Raises:
        InputError: another profile.
    """
    if profile not in PROFILES:
        raise InputError(UNKNOWN_PROFILE, profile=profile, profiles=", ".join(PROFILES))
    number = review_no.strip()
    if profile == INTERNAL:
        return replace(briefing, review_no=number)
    listed = restrictions()
    names = _names(briefing.layers, listed)
    layers = {key: _public(key, frame, listed, names) for key, frame in briefing.layers.items()}
    key = "roadconnectivity" if briefing.has_results else "groups"
    groups = _public(key, briefing.groups, listed, names)
    sources = tuple((_blot(source, names), made) for source, made in briefing.sources)
    told = tuple(
        replace(each, text_zh=_blot(each.text_zh, names), text_en=_blot(each.text_en, names))
        for each in briefing.headlines
    )
    return replace(briefing, layers=layers, groups=groups, sources=sources, profile=PUBLIC, review_no=number, told=told)


def _names(layers: Mapping[str, pd.DataFrame], listed: tuple[Restriction, ...]) -> tuple[str, ...]:
    """Return each person named in a restricted field, longest first."""
    return person_names(
        text
        for each in listed
        if each.kind == PERSON and each.layer in layers and each.field in layers[each.layer]
        for text in layers[each.layer][each.field].dropna()
    )


def _of(key: str, listed: tuple[Restriction, ...], *kinds: str) -> Iterator[Restriction]:
    return (each for each in listed if each.kind in kinds and each.layer in (key, EVERY))


def _public(
    key: str, frame: gpd.GeoDataFrame, listed: tuple[Restriction, ...], names: tuple[str, ...]
) -> gpd.GeoDataFrame:
    """Return a frame without what the public may not read; fields the catalog does not know go too."""
    if len(frame) == 0:
        return frame
    spec = BY_KEY[key]
    known = [*(each.name for each in spec.fields), "status", frame.geometry.name]
    frame = frame[[column for column in frame.columns if column in known]].copy()
    for each in _of(key, listed, *_EMPTIED):
        if each.field in frame.columns:
            numbers = frame[each.field].dtype.kind == "f"
            frame[each.field] = pd.Series(np.nan if numbers else None, frame.index, float if numbers else object)
    for each in _of(key, listed, "free"):
        if each.field in frame.columns and names:
            frame[each.field] = [_blot(value, names) for value in frame[each.field]]
    for each in _of(key, listed, "folders"):
        if each.field in frame.columns:
            frame[each.field] = [
                _without_folders(value) if isinstance(value, str) else None for value in frame[each.field]
            ]
    if any(each.field == GEOMETRY for each in _of(key, listed, LINE)):
        return frame.set_geometry(gpd.GeoSeries([None] * len(frame), index=frame.index, crs=frame.crs))
    if spec.geometry == "Point" and not any(each.field == GEOMETRY for each in _of(key, listed, OPEN)):
        frame = frame.set_geometry(_coarse(frame.geometry))
    return frame


def _blot(value: str, names: tuple[str, ...]) -> str:
    """Return a text without the names of persons; anything else as it is."""
    if isinstance(value, str) and names:
        return re.sub("|".join(map(re.escape, names)), BLOT, value)
    return value


def _without_folders(inputs: str) -> str:
    """Return what a run has read (JSON) with the bare names of files, and of nothing but files."""
    try:
        found = json.loads(inputs)
    except ValueError:
        return BLOT
    if not isinstance(found, list) or not all(isinstance(each, dict) for each in found):
        return BLOT
    named = [{**each, "source": _bare(str(each["source"]))} if "source" in each else each for each in found]
    return json.dumps(named, ensure_ascii=False)


def _bare(source: str) -> str:
    """Return ``works.gpkg|layername=works`` of such a table in any folder."""
    path, *options = source.split("|")
    if any(mark in path for mark in _NO_FILE):
        return BLOT
    tables = [each for each in options if each.startswith("layername=")]
    return "|".join([_FOLDERS.split(path)[-1], *tables])


def _coarse(points: gpd.GeoSeries) -> gpd.GeoSeries:
    """Return points (degrees) moved to the middle of their square; those without coordinates stay without."""
    there = ~(points.isna() | points.is_empty)
    moved = points.copy()
    x, y = points[there].x.to_numpy(), points[there].y.to_numpy()
    high = GRID_M / METRES_PER_DEGREE
    north = (np.floor(y / high) + 0.5) * high
    wide = high / np.cos(np.radians(north))
    east = (np.floor(x / wide) + 0.5) * wide
    moved[there] = gpd.points_from_xy(east, north, crs=points.crs)
    return moved
