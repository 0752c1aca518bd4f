"""Results of the questions about services: nearest facility, service areas, catchments."""

from __future__ import annotations

from ..spec import BASIS, NAME, FieldSpec, LayerSpec, real, text

CUTOFFS: tuple[FieldSpec, ...] = (
    real("cutoff_from", "自", "From"),
    real("cutoff", "至（含）", "To (included)"),
    text("unit", "单位", "Unit", (("min", "分钟", "Minutes"), ("m", "米", "Metres"))),
)
"""What an area of reach is limited by."""
COMPUTED: tuple[FieldSpec, ...] = (text("profile", "车速表", "Speed table"), BASIS)
MODE = text(
    "mode", "范围归属", "One area for",
    (("facility", "各设施", "Each facility"), ("merged", "全部设施合并", "All facilities together"),
     ("basins", "各设施（最先到达者）", "Each facility where it is the first one reached")),
)  # fmt: skip
FACILITY = text("facility_id", "设施编号", "Facility")

# fmt: off
SERVICE_AREAS: tuple[LayerSpec, ...] = (
    LayerSpec(
        "servicearea", "服务范围", "Service areas", "Polygon", "results",
        (FACILITY, NAME, *CUTOFFS, real("area_km2", "面积", "Area", "km²"), real("road_km", "可达道路", "Roads", "km"),
         real("people", "范围内人口", "People", "人"), MODE, *COMPUTED),
        "facility_id", "name",
    ),
    LayerSpec(
        "servicearea_lines", "可达道路", "Roads within reach", "LineString", "results",
        (FACILITY, NAME, *CUTOFFS, real("length_m", "长度", "Length", "m"), MODE, *COMPUTED),
        "facility_id", "name",
    ),
    LayerSpec(
        "servicearea_summary", "服务范围统计", "Service areas by facility", None, "results",
        (FACILITY, NAME, *CUTOFFS, real("road_km", "可达道路", "Roads", "km"), real("area_km2", "面积", "Area", "km²"),
         real("people", "范围内人口", "People", "人"), real("people_pct", "人口占比", "Share of people", "%"),
         text("reason", "原因", "Reason"), MODE, *COMPUTED),
        "facility_id", "name",
    ),
)
SERVICES: tuple[LayerSpec, ...] = (*SERVICE_AREAS,)
# fmt: on
