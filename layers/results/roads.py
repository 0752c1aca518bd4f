"""Results of the road questions."""

from __future__ import annotations

from .. import codes
from ..spec import (
    BASIS,
    HOUSEHOLDS,
    IN_TOWN,
    IN_VILLAGE,
    LOCATED_BY,
    NAME,
    POPULATION,
    SOURCE,
    TOWN_NAME,
    JoinSpec,
    LayerSpec,
    LookupSpec,
    integer,
    real,
    text,
)

# fmt: off
ROADS: tuple[LayerSpec, ...] = (
    LayerSpec(
        "roadconnectivity", "村民小组道路通畅", "Road connectivity", "Point", "results",
        (text("group_id", "小组编号", "Group"), NAME, IN_VILLAGE, IN_TOWN, POPULATION, HOUSEHOLDS,
         text("status", "通达状态", "Status", codes.CONNECTIVITY),
         real("hardened_m", "距最近硬化路", "To the nearest hardened road", "m"),
         text("seat_code", "乡镇驻地", "Township seat", lookup=LookupSpec("township_seats", "town_code", "name")),
         real("road_m", "至驻地路程", "Road to the seat", "m"),
         real("minutes", "至驻地时间", "Time to the seat", "min"),
         real("upgrade_m", "最少需硬化长度", "Least length to harden", "m"),
         integer("component", "路网分区", "Part of the network"),
         real("access_m", "步行接驳距离", "Walk to and from the road", "m"),
         text("reason", "原因", "Reason"), SOURCE, LOCATED_BY, BASIS),
        "group_id", "name",
        joins=(JoinSpec("villages", "village_code", "village_code", "village_", ("name", "tier")), TOWN_NAME),
    ),
    LayerSpec(
        "roadconnectivity_links", "建议硬化路段", "Stretches to harden", "LineString", "results",
        (text("road_id", "道路编号", "Road"), real("length_m", "长度", "Length", "m"),
         integer("groups_gained", "受益小组", "Groups gained", "个"),
         integer("people_gained", "受益人口", "People gained", "人"), BASIS),
        "road_id", "road_id",
    ),
    LayerSpec(
        "roadconnectivity_summary", "道路通畅统计", "Road connectivity by area", None, "results",
        (text("level", "统计层级", "Level", codes.LEVEL), text("zone", "代码", "Code"), NAME,
         integer("groups", "村民小组", "Villager groups", "个"),
         integer("connected", "通畅小组", "Groups connected", "个"),
         integer("motorable", "通达小组", "Groups with a motorable road only", "个"),
         integer("cut_off", "断头小组", "Groups cut off", "个"),
         integer("no_road", "未通小组", "Groups without road", "个"),
         integer("people", "人口", "People", "人"), integer("people_connected", "通畅人口", "People connected", "人"),
         real("share_pct", "小组通畅率", "Share of groups connected", "%"),
         real("people_pct", "人口通畅率", "Share of people connected", "%"),
         real("target_pct", "目标", "Target", "%"),
         integer("groups_to_do", "待通畅小组", "Groups to do", "个"),
         integer("people_to_do", "待通畅人口", "People to do", "人"), BASIS),
        "zone", "name",
    ),
)
# fmt: on
