"""What a briefing says, before it is drawn: the layers of a workspace, the counts and the headlines.

The web map, the workbook and the slides are made from the same :class:`Briefing`, so they cannot disagree.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import geopandas as gpd

from . import labels, reading
from .headlines import Headline, headlines
from .labels import NOT_COMPUTED, STATUSES
from .sources import documents, schematic_titles, sources_of
from .tallies import (
    CONNECTED,
    DISTRICT,
    SUMMARY,
    TIER,
    TOWNSHIP,
    VILLAGE,
    Tally,
    TierClass,
    first,
    tallies_of,
    tiers_of,
)

__all__ = [
    "CONNECTED",
    "DISTRICT",
    "INTERNAL",
    "LINKS",
    "PUBLIC",
    "RESULT",
    "SUMMARY",
    "TIER",
    "TOWNSHIP",
    "VILLAGE",
    "Briefing",
    "Headline",
    "Tally",
    "TierClass",
    "build_briefing",
    "documents",
]

RESULT = "roadconnectivity"
LINKS = "roadconnectivity_links"
REQUIRED = ("district", "townships", "villages", "groups")
TITLE, ROADS_TITLE = "乡村规划简报", "村民小组道路通畅简报"
INTERNAL, PUBLIC = "internal", "public"
SCHEMATIC_NOTICE = (labels.SCHEMATIC_NOTICE, "Schematic data, not surveyed")
INTERNAL_NOTICE = ("内部资料，不得公开", "For internal use, not for publication")
PUBLIC_NOTICE = ("公开版", "Public version")
NO_REVIEW_NO = ("公开版，尚无审图号，不得公开发布", "Public version without a map review number: do not publish it yet")


@dataclass(frozen=True)
class Briefing:
    """Everything a renderer needs; frames are in WGS 84 and in a fixed order.

    Attributes:
        district: name of the district.
        layers: every layer of the catalog by key; absent ones are empty.
        groups: villager groups with the fields of the result, ``status`` ``unknown`` where none was computed.
        tiers: the tiers in the order of the plan's list.
        tallies: headline numbers by level (district, township, village, tier), in the order of the codes.
        has_results: whether the road connectivity was computed.
        schematic: titles of the layers with modelled geometry, empty when all is surveyed.
        sources: each document or dataset with the titles of the layers made from it.
        profile: ``internal``, or ``public`` when what is restricted has been taken out.
        review_no: number under which the map was reviewed (审图号), "" without one.
        told: headlines of the whole data, kept where some of it has been taken out; None to read them from the layers.
    """

    district: str
    layers: Mapping[str, gpd.GeoDataFrame]
    groups: gpd.GeoDataFrame
    tiers: tuple[TierClass, ...]
    tallies: Mapping[str, tuple[Tally, ...]]
    has_results: bool
    schematic: tuple[str, ...]
    sources: tuple[tuple[str, str], ...]
    profile: str = INTERNAL
    review_no: str = ""
    told: tuple[Headline, ...] | None = None

    @cached_property
    def headlines(self) -> tuple[Headline, ...]:
        """What the results say, in the order of the questions."""
        return headlines(self.layers) if self.told is None else self.told

    def judged(self, table: str) -> bool:
        """Return whether a result can be held against its target: not where its headline says that it cannot."""
        return not any(each.table == table and each.target is not None and each.met is None for each in self.headlines)

    def known(self, table: str) -> bool:
        """Return whether a result says anything: not where each of its headlines is without a value."""
        said = [each.value for each in self.headlines if each.table == table]
        return not said or any(value is not None for value in said)

    @property
    def notices(self) -> tuple[tuple[str, str], ...]:
        """What must stand on every page, Chinese and English: schematic data, profile, number of the review."""
        found = [SCHEMATIC_NOTICE] if self.schematic else []
        if self.profile == PUBLIC:
            found += [PUBLIC_NOTICE] if self.review_no else [NO_REVIEW_NO]
        else:
            found.append(INTERNAL_NOTICE)
        if self.review_no:
            found.append((f"审图号：{self.review_no}", f"Map review number: {self.review_no}"))
        return tuple(found)

    @property
    def title(self) -> str:
        """Title of the briefing: what it is about, or all of planning when more than one question is answered."""
        answered = {each.question for each in self.headlines}
        return f"{self.district}{TITLE if len(answered) > 1 else ROADS_TITLE}"

    @property
    def total(self) -> Tally:
        """Headline numbers of the whole district."""
        return self.tallies[DISTRICT][0]


def build_briefing(gpkg: Path) -> Briefing:
    """Read a workspace, with or without results, into one briefing.

    Args:
        gpkg: GeoPackage with the layers of the catalog; result layers are used when they are there.

    Raises:
        InputError: the file is no workspace, or a result lacks its fields.
    """
    layers = reading.read_layers(Path(gpkg), REQUIRED)
    has_results = len(layers[RESULT]) > 0
    if has_results:
        reading.require_field(layers[RESULT], Path(gpkg), RESULT, "status")
    groups = _groups_with_status(layers, has_results)
    tiers = tiers_of(layers["key_units"])
    return Briefing(
        district=first(layers["district"], "name"),
        layers=layers,
        groups=groups,
        tiers=tiers,
        tallies=tallies_of(layers, groups, tiers),
        has_results=has_results,
        schematic=schematic_titles(layers),
        sources=sources_of(layers),
    )


def _groups_with_status(layers: Mapping[str, gpd.GeoDataFrame], has_results: bool) -> gpd.GeoDataFrame:
    """Return the analysed groups (the user may have analysed their own), else the plain ones."""
    if not has_results:
        return layers["groups"].assign(status=NOT_COMPUTED)
    groups = layers[RESULT].copy()
    known = {each.key for each in STATUSES}
    groups["status"] = [each if each in known else NOT_COMPUTED for each in groups["status"]]
    return groups
