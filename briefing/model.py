"""What a briefing says, before it is drawn: the layers of a workspace and the headline numbers.

The web map and the workbook are made from the same :class:`Briefing`, so they cannot disagree.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import geopandas as gpd
import pandas as pd

from ..layers.catalog import BY_KEY
from ..layers.codes import MODELLED
from . import reading
from .labels import NOT_COMPUTED, STATUSES

RESULT = "roadconnectivity"
SUMMARY = "roadconnectivity_summary"
LINKS = "roadconnectivity_links"
CONNECTED = "connected"
REQUIRED = ("district", "townships", "villages", "groups")
DISTRICT, TOWNSHIP, VILLAGE, TIER = "district", "township", "village", "tier"
MODELLED_FIELDS = ("located_by", "basis")
PLAN_WORD = "规划"
_PART = re.compile(r"\s*[；;]\s*(?![^（(]*[）)])")
"""Between the documents a source names, not inside brackets."""
_REMARK = re.compile(r"\s*[（(]([^（）()]*)[）)]")
_NAMING = re.compile(r"[A-Za-z]\S* \d+\.\d|〔\d+〕|^规划")
"""A package with its version, the number of an official document, or the plan."""
_NUMBERED = re.compile(r"\S*〔\d+〕\d+号")
_LICENSED = re.compile(r"(\w+)[ \d]*，\s*(CC BY [\d.]+)")
"""Whom a licence asks to name, and the licence; the number of the record is left out."""


@dataclass(frozen=True)
class Tally:
    """The villager groups of one place or tier, counted by status.

    ``target_pct``, ``groups_to_do`` and ``people_to_do`` come from the analysis and are None without it.
    """

    level: str
    code: str
    name: str
    groups: int
    people: int
    groups_by_status: Mapping[str, int]
    people_by_status: Mapping[str, int]
    target_pct: float | None = None
    groups_to_do: int | None = None
    people_to_do: int | None = None

    @property
    def share_pct(self) -> float | None:
        """Share of the groups that are connected, None where there is nothing to count."""
        if not self.groups or self.groups_by_status.get(NOT_COMPUTED):
            return None
        return 100 * self.groups_by_status.get(CONNECTED, 0) / self.groups


@dataclass(frozen=True)
class TierClass:
    """One tier of the plan's list, with its members."""

    key: str
    label: str
    townships: tuple[str, ...]
    villages: tuple[str, ...]


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
    """

    district: str
    layers: Mapping[str, gpd.GeoDataFrame]
    groups: gpd.GeoDataFrame
    tiers: tuple[TierClass, ...]
    tallies: Mapping[str, tuple[Tally, ...]]
    has_results: bool
    schematic: tuple[str, ...]
    sources: tuple[tuple[str, str], ...]

    @property
    def title(self) -> str:
        """Title of the briefing."""
        return f"{self.district}村民小组道路通畅简报"

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
    tiers = _tiers(layers["key_units"])
    return Briefing(
        district=_first(layers["district"], "name"),
        layers=layers,
        groups=groups,
        tiers=tiers,
        tallies=_tallies(layers, groups, tiers),
        has_results=has_results,
        schematic=_schematic(layers),
        sources=_sources(layers),
    )


def _first(frame: gpd.GeoDataFrame, field: str) -> str:
    values = frame[field].dropna()
    return str(values.iloc[0]) if len(values) else ""


def _groups_with_status(layers: Mapping[str, gpd.GeoDataFrame], has_results: bool) -> gpd.GeoDataFrame:
    """Return the analysed groups (the user may have analysed their own), else the plain ones."""
    if not has_results:
        return layers["groups"].assign(status=NOT_COMPUTED)
    groups = layers[RESULT].copy()
    known = {each.key for each in STATUSES}
    groups["status"] = [each if each in known else NOT_COMPUTED for each in groups["status"]]
    return groups


def _tiers(key_units: gpd.GeoDataFrame) -> tuple[TierClass, ...]:
    """Group the plan's list by tier, in its own order. A code of a village is longer than a township's."""
    listed = key_units.sort_values(["sequence", "unit_code"], kind="stable")
    tiers = []
    for key, members in listed.groupby("tier", sort=False):
        is_town = members["unit_code"] == members["town_code"]
        tiers.append(
            TierClass(
                key=str(key),
                label=_first(members, "tier_name") or str(key),
                townships=tuple(members.loc[is_town, "unit_code"]),
                villages=tuple(members.loc[~is_town, "unit_code"]),
            )
        )
    return tuple(tiers)


def _tallies(
    layers: Mapping[str, gpd.GeoDataFrame], groups: gpd.GeoDataFrame, tiers: tuple[TierClass, ...]
) -> dict[str, tuple[Tally, ...]]:
    """Count each level; a group counts for one tier."""
    goals = {(row.level, row.zone): row for row in layers[SUMMARY].itertuples()}
    by_town = dict(list(groups.groupby("town_code")))
    by_village = dict(list(groups.groupby("village_code")))
    by_tier = dict(list(groups.groupby(_tier_of_groups(groups, tiers))))
    nothing = groups.iloc[:0]

    def of_places(level: str, key: str, members: Mapping[str, pd.DataFrame]) -> tuple[Tally, ...]:
        places = layers[key][[BY_KEY[key].primary, "name"]].itertuples(index=False, name=None)
        return tuple(_tally(level, code, name, members.get(code, nothing), goals) for code, name in places)

    district = layers["district"]
    whole = _tally(DISTRICT, _first(district, "district_code"), _first(district, "name"), groups, goals)
    return {
        DISTRICT: (whole,),
        TOWNSHIP: of_places(TOWNSHIP, "townships", by_town),
        VILLAGE: of_places(VILLAGE, "villages", by_village),
        TIER: tuple(_tally(TIER, each.key, each.label, by_tier.get(each.key, nothing), goals) for each in tiers),
    }


def _tier_of_groups(groups: gpd.GeoDataFrame, tiers: tuple[TierClass, ...]) -> pd.Series:
    """Return the tier of each group: that of its village, else that of its township."""
    of_village = {code: tier.key for tier in tiers for code in tier.villages}
    of_town = {code: tier.key for tier in tiers for code in tier.townships}
    by_village = groups["village_code"].map(of_village)
    return by_village.where(by_village.notna(), groups["town_code"].map(of_town))


def _tally(level: str, code: str, name: str, groups: pd.DataFrame, goals: Mapping[tuple, tuple]) -> Tally:
    goal = goals.get((level, code))
    if goal is None and level == DISTRICT:  # a district of one summary row may carry any code
        rows = [row for (row_level, _), row in goals.items() if row_level == DISTRICT]
        goal = rows[0] if rows else None
    keys = [each.key for each in STATUSES] + [NOT_COMPUTED]
    people = groups["population"].fillna(0).groupby(groups["status"]).sum()
    counts = groups["status"].value_counts()
    return Tally(
        level=level,
        code=code,
        name=name or code,
        groups=len(groups),
        people=round(groups["population"].sum()),
        groups_by_status={key: int(counts.get(key, 0)) for key in keys},
        people_by_status={key: round(people.get(key, 0)) for key in keys},
        target_pct=_number(goal, "target_pct"),
        groups_to_do=_whole(goal, "groups_to_do"),
        people_to_do=_whole(goal, "people_to_do"),
    )


def _number(row: object, field: str) -> float | None:
    value = getattr(row, field, None)
    return None if value is None or pd.isna(value) else float(value)


def _whole(row: object, field: str) -> int | None:
    value = _number(row, field)
    return None if value is None else round(value)


def _schematic(layers: Mapping[str, gpd.GeoDataFrame]) -> tuple[str, ...]:
    """Return the titles of the layers with modelled geometry, and of the results made from them."""
    titles = []
    for key, spec in BY_KEY.items():
        marks = [layers[key][field] for field in MODELLED_FIELDS if field in layers[key].columns]
        if spec.geometry and any((mark == MODELLED).any() for mark in marks):
            titles.append(spec.zh)
    return tuple(titles)


def _sources(layers: Mapping[str, gpd.GeoDataFrame]) -> tuple[tuple[str, str], ...]:
    """Return each source once with the layers made from it; the row in the source stays in the tables."""
    titles: dict[str, list[str]] = {}
    for key, spec in BY_KEY.items():
        if "source" not in layers[key].columns or spec.group == "results":
            continue
        for source in sorted({name for each in layers[key]["source"].dropna().unique() for name in documents(each)}):
            titles.setdefault(source, []).append(spec.zh)
    return tuple((source, "、".join(made)) for source, made in titles.items())


def documents(source: str) -> list[str]:
    """Return the documents and datasets a source names, without chapter, row or remark.

    A licence that asks to be named stays. What follows the first document is left out when it names none ("the
    shape is schematic").
    """
    first, *more = _PART.split(source)
    names = [_document(first), *(_document(part) for part in more if _NAMING.search(_REMARK.sub("", part)))]
    return list(dict.fromkeys(name for name in names if name))


def _document(part: str) -> str:
    numbered, licensed = _NUMBERED.match(part), _LICENSED.search(part)
    if numbered:
        return numbered[0]
    name = _REMARK.sub("", part).strip()
    name = name.split()[0] if name.startswith(PLAN_WORD) else name
    return f"{name}（{licensed[1]}，{licensed[2]}）" if licensed else name
