"""Speeds of a run in words."""

from __future__ import annotations

from collections.abc import Mapping

from ..layers import codes
from ..layers.results.roads import SEASON
from .base import translate

EVERY_CLASS = "*"
"""In a speed table: whatever the class."""


def season_name(season: str, locale: str) -> str:
    """Return what a season is called within a sentence."""
    return codes.label(SEASON, season, locale).lower()


def listed_speeds(speeds: Mapping[tuple[str, str], float], locale: str) -> str:
    """Return speeds by class, in the order of the table: ``County road: Asphalt 35, Concrete 35; …``.

    Args:
        speeds: km/h by class and surface, as codes or as the user has written them.
        locale: of the reader.
    """
    by_class: dict[str, list[str]] = {}
    for (road_class, surface), speed in speeds.items():
        known = codes.label(codes.ROAD_CLASS, road_class, locale)
        name = translate("Every class") if road_class == EVERY_CLASS else known
        by_class.setdefault(name, []).append(f"{codes.label(codes.SURFACE, surface, locale)} {speed:g}")
    colon, comma, stop = ("：", "、", "；") if locale.startswith("zh") else (": ", ", ", "; ")
    return stop.join(f"{name}{colon}{comma.join(kinds)}" for name, kinds in by_class.items())
