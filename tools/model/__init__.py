"""Modelled geometry: real names, codes and counts on made shapes, until surveyed ones replace them."""

from __future__ import annotations

from dataclasses import dataclass

import geopandas as gpd


@dataclass(frozen=True)
class Places:
    """The modelled places of a district, in metres of the local projected CRS.

    Attributes:
        townships: polygons that partition the outline, one per township (``town_code``, ``name``, …).
        villages: polygons, one per village committee (``village_code``, ``town_code``, …).
        communities: polygons, one per residents' committee; with the villages they partition the townships.
        groups: points, one per villager group (``group_id``, ``village_code``, ``town_code``,
            ``population``, ``households``).
    """

    townships: gpd.GeoDataFrame
    villages: gpd.GeoDataFrame
    communities: gpd.GeoDataFrame
    groups: gpd.GeoDataFrame
