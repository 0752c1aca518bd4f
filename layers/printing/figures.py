"""Which figures belong to a map theme: the summary its question was answered in, or what the plan lists by kind."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ..codes import HARDENED_SURFACES
from . import words

TIER = "tier"


@dataclass(frozen=True)
class Areas:
    """A summary with a row for each area.

    Attributes:
        table: key of the summary.
        columns: its fields to show.
        worst: field whose greatest values mark the townships to name.
        least: of several rows for one area, those with the least value of this field.
    """

    table: str
    columns: tuple[str, ...]
    worst: str
    least: str = ""


@dataclass(frozen=True)
class Column:
    """A number for each kind: of the rows of a layer, or a sum over them.

    Attributes:
        heading: Chinese and English; empty for the title of the field.
        value: field or expression that is summed; rows are counted without one.
        layer: where it is counted; empty for the layer of the table.
        only: condition on the rows.
        decimals: of the number.
    """

    heading: words.Pair = ("", "")
    value: str = ""
    layer: str = ""
    only: str = ""
    decimals: int = 0


@dataclass(frozen=True)
class Kinds:
    """How much there is of each kind, in the order of its codes, else most first, and in all.

    Attributes:
        table: key of the layer.
        field: with the kind, or :data:`TIER` for the tier of a village or of what an aid group helps.
        columns: numbers for each kind.
        only: condition on the rows that count.
        order: field in whose order the kinds stand.
    """

    table: str
    field: str
    columns: tuple[Column, ...]
    only: str = ""
    order: str = ""


@dataclass(frozen=True)
class Layered:
    """How many features each of some layers has."""

    layers: tuple[str, ...]
    columns: tuple[Column, ...]

    @property
    def table(self) -> str:
        """Return the key of the first layer."""
        return self.layers[0]


ALL, ON_MAP = Column(("数量", "Number")), Column(("已落图", "On the map"), only="$geometry IS NOT NULL")
LENGTH = "length(transform($geometry, '{crs}', @project_crs)) / 1000"
HARDENED = f'"surface" IN ({", ".join(words.quoted(each) for each in HARDENED_SURFACES)})'
WORKS = ("water_works", "road_projects", "facilities", "weather_stations")
GAP = Areas("projectgap_summary", ("people_need", "people_planned", "people_open", "open_pct"), "people_open")
REACH = Areas(
    "nearestfacility_summary", ("people_within", "people_pct", "target_pct", "people_to_do"), "people_to_do", "cutoff"
)
FIGURES: Mapping[str, tuple[Areas | Kinds | Layered, ...]] = {
    "tiers": (Kinds("villages", TIER, (Column(("行政村", "Villages")), Column(value="group_count"),
                                       Column(value="population"))),),
    "aid": (Kinds("aid_groups", TIER, (Column(("集团", "Aid groups")), Column(value="member_count"))),),
    "places": (Kinds("townships", "kind", (ALL, *(Column(value=each) for each in (
        "village_count", "community_count", "pop_2010")))),),
    "roads": (Kinds("roads", "road_class", (Column(("里程 km", "Length, km"), LENGTH, decimals=1),
                                            Column(("其中硬化 km", "Hardened, km"), LENGTH, only=HARDENED,
                                                   decimals=1))),),
    "connectivity": (Areas("roadconnectivity_summary", ("connected", "share_pct", "target_pct", "people_to_do"),
                           "people_to_do"),),
    "circle": (REACH,),
    "critical": (Areas("criticalroads_summary", ("groups_at_risk", "people_at_risk", "risk_pct"), "people_at_risk"),),
    "water": (Areas("watersupply_summary", ("people_served", "served_pct", "target_pct", "people_to_do"),
                    "people_to_do"),),
    "waterstage": (Kinds("water_works", "stage", (ALL, ON_MAP)),),
    "gravity": (Areas("gravityscreening_summary", ("people_gravity", "people_break_pressure", "people_pumped",
                                                   "gravity_pct"), "people_pumped"),),
    "safewater": (Areas("safewater_summary", ("people_safe", "safe_low_pct", "target_pct", "people_to_do"),
                        "people_to_do"),),
    "weather": (Areas("stationcoverage_summary", ("within_pct", "people_within", "people_pct", "represented_pct"), ""),
                Kinds("stationproposals", "kind", (Column(("建议站址", "Proposed sites")), Column(value="people")))),
    "siting": (Areas("siting_summary", ("groups_served", "people_served", "people_pct", "uncoverable"),
                     "uncoverable"),),
    "projects": (Kinds("projects", "sector", (ALL,)),),
    "projectgap": (GAP,),
    "projecttowns": (GAP,),
    "elevation": (Kinds("elevationzones", "label", tuple(Column(value=each) for each in (
        "area_km2", "area_pct", "people", "people_pct")), "\"level\" = 'district'", "band"),),
    "works": (Layered(("water_works", "road_projects", "facilities", "weather_stations", "resettlement_sites"),
                      (ALL, ON_MAP)),),
    "change": (Kinds("water_works", "stage", tuple(Column(layer=each) for each in WORKS)),),
    "routes": (REACH,),
    "robust": (Areas("robustgaps_summary", ("people_certain", "certain_pct", "people_sensitive", "people_covered"),
                     "people_certain"),),
    "rural": (Areas("ruralaccess_summary", ("people", "people_walked", "rai_walked_pct", "rai_circle_pct"), ""),),
    "catchment": (Areas("catchmentaccess_summary", ("access_1000", "people_without", "without_pct"),
                        "people_without"),),
    "audit": (Kinds("networkaudit", "kind", (ALL, Column(value="people"))),),
}  # fmt: skip
"""By key of the theme; of several the first that says something."""
