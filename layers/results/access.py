"""Results of the questions who reaches what: nearest facility, floating catchments, Rural Access Index."""

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
    integer,
    real,
    text,
)

PROFILE = text("profile", "车速表", "Speed profile")
COMPUTED = (PROFILE, BASIS)
GROUP = (text("group_id", "小组编号", "Group"), NAME, IN_VILLAGE, IN_TOWN, POPULATION, HOUSEHOLDS)
ORIGIN = (SOURCE, LOCATED_BY)
GROUP_JOINS = (JoinSpec("villages", "village_code", "village_code", "village_", ("name", "tier")), TOWN_NAME)
FACILITY = (text("facility_id", "设施编号", "Facility"), text("facility_name", "设施名称", "Name of the facility"))
RANK = integer("rank", "第几近", "Rank by nearness")
WAY = (
    real("road_m", "路程", "Road", "m"),
    real("access_m", "步行接驳距离", "Walk to and from the road", "m"),
    real("minutes", "时间", "Time", "min"),
)
REASON = text("reason", "原因", "Reason")
UNIT = text("unit", "单位", "Unit", (("min", "分钟", "Minutes"), ("m", "米", "Metres")))
AREA = (text("level", "统计层级", "Level", codes.LEVEL), text("zone", "代码", "Code"), NAME)
GROUPS = integer("groups", "村民小组", "Villager groups", "个")
PEOPLE = real("people", "人口", "People", "人")

# fmt: off
ACCESS: tuple[LayerSpec, ...] = (
    LayerSpec(
        "nearestfacility", "最近设施", "Nearest facility", "Point", "results",
        (*GROUP, RANK, *FACILITY, *WAY, real("within", "所在时限", "Smallest limit met"), REASON, *ORIGIN, *COMPUTED),
        "group_id", "name", joins=GROUP_JOINS,
    ),
    LayerSpec(
        "nearestfacility_routes", "至最近设施的路线", "Routes to the nearest facility", "LineString", "results",
        (GROUP[0], RANK, *FACILITY, *WAY, *COMPUTED),
        "group_id", "facility_name",
    ),
    LayerSpec(
        "nearestfacility_summary", "时限覆盖统计", "Within reach, by area", None, "results",
        (*AREA, real("cutoff", "时限（含）", "Limit (included)"), UNIT, GROUPS,
         integer("groups_within", "时限内小组", "Groups within", "个"),
         real("share_pct", "小组覆盖率", "Share of groups", "%"), PEOPLE,
         real("people_within", "时限内人口", "People within", "人"),
         real("people_pct", "人口覆盖率", "Share of people", "%"),
         integer("unreached", "不可达小组", "Groups that reach none", "个"), real("target_pct", "目标", "Target", "%"),
         integer("groups_to_do", "待覆盖小组", "Groups to do", "个"),
         real("people_to_do", "待覆盖人口", "People to do", "人"), *COMPUTED),
        "zone", "name",
    ),
    LayerSpec(
        "catchmentaccess", "人均服务可达性", "Service per person", "Point", "results",
        (*GROUP, real("access", "人均可及供给", "Supply per person"),
         real("access_1000", "千人可及供给", "Supply per 1,000 people"),
         integer("facilities", "范围内设施数", "Facilities in the catchment", "个"), REASON, *ORIGIN, *COMPUTED),
        "group_id", "name", joins=GROUP_JOINS,
    ),
    LayerSpec(
        "catchmentaccess_ratios", "设施供需比", "Facilities by supply per person", "Point", "results",
        (NAME, real("supply", "供给", "Supply"), real("demand", "范围内（加权）人口", "People in the catchment", "人"),
         real("ratio", "供需比", "Supply per person"), real("ratio_1000", "每千人供给", "Supply per 1,000 people"),
         *ORIGIN, *COMPUTED),
        "name", "name",
    ),
    LayerSpec(
        "catchmentaccess_summary", "人均服务可达性统计", "Service per person, by area", None, "results",
        (*AREA, GROUPS, PEOPLE, real("access_1000", "千人可及供给", "Supply per 1,000 people"),
         integer("groups_without", "范围内无设施的小组", "Groups without a facility", "个"),
         real("people_without", "范围内无设施的人口", "People without a facility", "人"),
         real("without_pct", "无设施人口占比", "Share of people without", "%"), *COMPUTED),
        "zone", "name",
    ),
    LayerSpec(
        "ruralaccess", "全天候道路可达", "Access to an all-season road", "Point", "results",
        (*GROUP, real("all_season_m", "距最近全天候道路", "To the nearest all-season road", "m"),
         real("walk_minutes", "步行至全天候道路", "Walk to an all-season road", "min"),
         integer("in_circle", "在圆圈内", "In the circle", values=codes.YES_NO),
         integer("in_walk", "步行可达", "Within the walk", values=codes.YES_NO), REASON, *ORIGIN, BASIS),
        "group_id", "name", joins=GROUP_JOINS,
    ),
    LayerSpec(
        "ruralaccess_summary", "乡村道路可达指数", "Rural Access Index by area", None, "results",
        (*AREA, integer("points", "点数", "Points", "个"), PEOPLE,
         real("people_circle", "圆圈内人口", "People in the circle", "人"),
         real("rai_circle_pct", "乡村道路可达指数（圆圈）", "Rural Access Index, circle", "%"),
         real("people_walked", "步行可达人口", "People within the walk", "人"),
         real("rai_walked_pct", "乡村道路可达指数（步行）", "Rural Access Index, walked", "%"), BASIS),
        "zone", "name",
    ),
)
# fmt: on
