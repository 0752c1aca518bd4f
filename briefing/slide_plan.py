"""Which questions share a slide, and which columns of which table each slide charts and lists.

Only keys stand here: headings, units and meanings of codes come from the catalog.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

STATUS_COLOURS = ("E6B800", "D55E00", "3D3D3D")
"""Motorable, cut off, no road: as on the maps."""


@dataclass(frozen=True)
class Pick:
    """Rows and columns of a result table.

    Attributes:
        table: key of the table.
        fields: columns shown; of a chart the first one names the bars.
        where: values a row must have.
        order: column to sort by; largest first, smallest first with a leading ``+``.
        only: column of which only the smallest (``+``) or the largest value counts.
        top: rows shown at most.
        stacked: bars of a chart lie one behind the other.
        colours: of the series; the common ones where empty.
    """

    table: str
    fields: tuple[str, ...]
    where: Mapping[str, str] = field(default_factory=dict)
    order: str = ""
    only: str = ""
    top: int = 8
    stacked: bool = True
    colours: tuple[str, ...] = ()


@dataclass(frozen=True)
class SlidePlan:
    """One slide: the questions it answers, the themes (the first that can be drawn is its map), chart and table."""

    title: str
    questions: tuple[str, ...]
    themes: tuple[str, ...]
    chart: tuple[Pick, ...]
    """The first whose table is there."""
    grid: tuple[Pick, ...]


TOWNS = {"level": "township"}
PLANS = (
    SlidePlan(
        "道路通畅", ("roadconnectivity",), ("connectivity",),
        (Pick("roadconnectivity_summary", ("name", "motorable", "cut_off", "no_road"), TOWNS, "groups_to_do", top=8,
              colours=STATUS_COLOURS),),
        (Pick("roadconnectivity_links", ("road_id", "length_m", "groups_gained", "people_gained"),
              order="people_gained"),),
    ),
    SlidePlan(
        "到达设施与选址", ("nearestfacility", "servicearea", "siting"), ("circle", "siting"),
        (Pick("nearestfacility_summary", ("name", "people_within", "people_to_do"), TOWNS, "people_to_do", "+cutoff",
              top=8),
         Pick("servicearea_summary", ("name", "people"), order="people", only="+cutoff", top=8),
         Pick("siting", ("name", "people"), {"set_no": "1"}, "+rank", top=8)),
        (Pick("siting", ("rank", "name", "groups", "people", "mean_cost", "max_cost"), {"set_no": "1"}, "+rank"),
         Pick("nearestfacility_summary", ("name", "groups_to_do", "people_within", "people_pct", "people_to_do"), TOWNS,
              "+people_pct", "+cutoff"),
         Pick("servicearea_summary", ("name", "people", "people_pct", "area_km2"), order="people", only="+cutoff")),
    ),
    SlidePlan(
        "规划道路与关键道路", ("roadprojects", "criticalroads"), ("critical", "change"),
        (Pick("criticalroads_summary", ("name", "people_at_risk"), TOWNS, "people_at_risk", top=8),
         Pick("roadprojects_sequence", ("name", "people_connected"), order="+step", top=8)),
        (Pick("roadprojects_sequence", ("step", "name", "km", "people_connected", "total_people"), order="+step"),
         Pick("criticalroads", ("rank", "road_id", "kind", "people_cut"), order="+rank")),
    ),
    SlidePlan(
        "供水保障", ("watersupply",), ("water",),
        (Pick("watersupply_summary", ("name", "people_served", "people"), TOWNS, "people", top=8, stacked=False),),
        (Pick("watersupply_works", ("name", "stage", "capacity_m3d", "groups", "load", "load_pct"), order="load"),),
    ),
    SlidePlan(
        "自流供水与饮水安全", ("gravityscreening", "safewater"), ("gravity", "safewater"),
        (Pick("gravityscreening_summary", ("name", "people_gravity", "people_break_pressure", "people_pumped",
                                           "people_unknown"), TOWNS, "people_pumped", top=8,
              colours=("56B4E9", "009E73", "E69F00", "B8BEC4")),
         Pick("safewater_summary", ("name", "people_safe", "people_unsafe", "people_unknown"), TOWNS, "people_unsafe",
              top=8)),
        (Pick("safewater_summary", ("name", "people", "people_safe", "people_unsafe", "people_unknown"), TOWNS,
              "people_unsafe"),
         Pick("gravityscreening_summary", ("name", "people_gravity", "people_pumped", "gravity_pct"), TOWNS,
              "people_pumped")),
    ),
    SlidePlan(
        "气象站网", ("stationcoverage", "stationproposals"), ("weather",),
        (Pick("stationcoverage_planned", ("kind", "listed", "placed"), order="listed", top=10, stacked=False,
              colours=("56B4E9", "D55E00")),),
        (Pick("stationproposals", ("rank", "name", "site_name", "height_m", "people"), order="+rank"),
         Pick("stationcoverage_gaps", ("kind", "area_km2", "groups", "people", "towns"), order="people")),
    ),
    SlidePlan(
        "高程与人口", ("elevationzones",), ("elevation",),
        (Pick("elevationzones", ("label", "people"), {"level": "district"}, "+band"),),
        (Pick("elevationzones", ("name", "label", "groups", "people", "people_pct"), TOWNS, "people", "-band"),),
    ),
    SlidePlan(
        "项目与需求缺口", ("projectgap",), ("projectgap",),
        (Pick("projectgap_townships", ("name", "people_need", "people_open"), order="people_open", top=8,
              stacked=False, colours=("56B4E9", "D55E00")),),
        (Pick("projectgap_overlaps", ("name", "sector", "first_name", "second_name"), order="+zone"),
         Pick("projectgap_townships", ("name", "projects", "people_need", "people_open", "gap"), order="people_open")),
    ),
    SlidePlan(
        "稳健缺口", ("robustgaps",), ("robust",),
        (Pick("robustgaps_summary", ("name", "people_certain", "people_sensitive"), TOWNS, "people_certain", top=8,
              colours=("D55E00", "E6B800")),),
        (Pick("robustgaps_summary", ("name", "groups_certain", "groups_sensitive", "groups_covered", "people_least",
                                     "people_most"), TOWNS, "people_certain"),),
    ),
    SlidePlan(
        "重点帮扶与其他地方", ("tiersummary",), ("tiers",),
        (Pick("tiersummary", ("name", "mean", "mean_rest"), {"grouping": "tier"}, stacked=False),),
        (Pick("tiersummary", ("name", "people", "mean", "difference"), {"grouping": "tier"}),),
    ),
    SlidePlan(
        "规划指标记分板", ("scoreboard",), (),
        (Pick("scoreboard", ("name", "value_2020", "computed", "target_2025"), order="+indicator", only="measured",
              stacked=False, colours=("B8BEC4", "56B4E9", "E69F00")),),
        (Pick("scoreboard", ("name", "unit", "value_2020", "computed", "target_text", "gap_people", "light"),
              order="+indicator", only="measured", top=14),),
    ),
)  # fmt: skip
GAPS = (
    ("roadconnectivity_summary", "groups_to_do", ""),
    ("roadconnectivity_summary", "people_to_do", ""),
    ("nearestfacility_summary", "people_to_do", "+cutoff"),
    ("watersupply_summary", "people_to_do", ""),
    ("projectgap_summary", "people_open", ""),
)
"""Columns of the list of gaps by township: table, field, and the column of which the smallest value counts."""
