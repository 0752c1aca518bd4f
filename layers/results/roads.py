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

PROFILE = text("profile", "车速表", "Speed profile")
COMPUTED = (PROFILE, BASIS)
GROUP = (text("group_id", "小组编号", "Group"), NAME, IN_VILLAGE, IN_TOWN, POPULATION, HOUSEHOLDS)
GROUP_JOINS = (JoinSpec("villages", "village_code", "village_code", "village_", ("name", "tier")), TOWN_NAME)
AREA = (text("level", "统计层级", "Level", codes.LEVEL), text("zone", "代码", "Code"), NAME)
GROUPS = integer("groups", "村民小组", "Villager groups", "个")
PEOPLE = integer("people", "人口", "People", "人")
SEASON: codes.Codes = (("dry", "旱季", "Dry"), ("wet", "雨季", "Wet"))
LINK: codes.Codes = (
    ("bridge", "唯一通道（断则隔绝）", "No way round"),
    ("detour", "可绕行", "Has a way round"),
)
HAZARD: codes.Codes = (
    ("open", "不受影响", "Not affected"),
    ("detour", "需绕行", "Longer way"),
    ("cut_off", "被隔绝", "Cut off"),
    ("no_road", "原本无路可达", "No road to the seat before"),
)
FAULT: codes.Codes = (
    ("island", "孤立路网", "Island"),
    ("near_miss", "端点未接上", "Near miss"),
    ("contradiction", "重复且属性矛盾", "Drawn twice, contradictory"),
    ("duplicate", "重复绘制", "Drawn twice"),
    ("no_exit", "单行只进不出", "One-ways only lead in"),
    ("no_entry", "单行只出不进", "One-ways only lead out"),
    ("no_way", "单行无法进出", "Neither entered nor left"),
    ("no_geometry", "没有图形", "No geometry"),
    ("zero_length", "长度为零", "No length"),
    ("group_no_place", "小组无坐标", "Group without a place"),
    ("group_no_road", "小组附近无路", "Group without a road"),
    ("group_island", "小组只接孤立路网", "Group on an island only"),
)
INDICATOR: codes.Codes = (
    ("group_hardened", "村民小组通硬化路", "Groups with a hardened road"),
    ("group_connected", "村民小组通畅", "Groups connected"),
    ("village_two_lane", "行政村通双车道", "Villages with a two-lane road"),
    ("town_asphalt", "乡镇通沥青路", "Townships on asphalt"),
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
         text("reason", "原因", "Reason"), integer("eligible", "具备条件", "Eligible", values=codes.YES_NO),
         SOURCE, LOCATED_BY, *COMPUTED),
        "group_id", "name",
        joins=(JoinSpec("villages", "village_code", "village_code", "village_", ("name", "tier")), TOWN_NAME),
    ),
    LayerSpec(
        "roadconnectivity_links", "建议硬化路段", "Stretches to harden", "LineString", "results",
        (text("road_id", "道路编号", "Road"), real("length_m", "长度", "Length", "m"),
         integer("groups_gained", "受益小组", "Groups gained", "个"),
         integer("people_gained", "受益人口", "People gained", "人"), *COMPUTED),
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
         integer("people_to_do", "待通畅人口", "People to do", "人"),
         integer("not_eligible", "不具备条件小组", "Groups not eligible", "个"), *COMPUTED),
        "zone", "name",
    ),
    LayerSpec(
        "roadconnectivity_sensitivity", "接入距离与季节比较", "By access limit and season", None, "results",
        (real("limit_m", "接入距离（含）", "Access limit (included)", "m"), text("season", "季节", "Season", SEASON),
         *AREA, GROUPS, integer("connected", "通畅小组", "Groups connected", "个"),
         integer("reached", "通达及以上小组", "Groups reached", "个"),
         real("share_pct", "小组通畅率", "Share of groups connected", "%"),
         real("reached_pct", "小组通达率", "Share of groups reached", "%"), PEOPLE,
         integer("people_connected", "通畅人口", "People connected", "人"),
         real("people_pct", "人口通畅率", "Share of people connected", "%"), *COMPUTED),
        "zone", "name",
    ),
    LayerSpec(
        "roadconnectivity_targets", "规划交通指标对照", "Targets of the plan for roads", None, "results",
        (text("indicator", "指标", "Indicator", INDICATOR), NAME, text("unit", "单位", "Unit"),
         real("value_2020", "2020 年", "2020"), real("target_2025", "2025 年目标", "Target 2025"),
         real("computed", "计算值", "Computed"), real("gap", "差距", "Gap"),
         integer("numerator", "达标数", "Numerator", "个"), integer("denominator", "总数", "Denominator", "个"),
         integer("unknown", "无法判断", "Unknown", "个"), integer("to_do", "还差", "Still to do", "个"),
         text("note", "说明", "Note"), SOURCE, *COMPUTED),
        "indicator", "name",
    ),
    LayerSpec(
        "roadprojects", "规划道路效益", "What planned roads give", "LineString", "results",
        (text("project_id", "项目编号", "Project"), NAME, integer("step", "建设次序", "Step"),
         real("km", "里程", "Length", "km"), real("cost", "投资", "Cost"),
         integer("groups_connected", "新增通畅小组（单独建设）", "Groups newly connected, alone", "个"),
         integer("people_connected", "新增通畅人口（单独建设）", "People newly connected, alone", "人"),
         integer("groups_reached", "新增通达小组", "Groups newly reached", "个"),
         integer("people_reached", "新增通达人口", "People newly reached", "人"),
         real("person_minutes", "节省人·分钟", "Person-minutes saved"),
         real("cost_per_person", "每新增通畅一人投资", "Cost per person connected"),
         real("m_per_person", "每新增通畅一人里程", "Road per person connected", "m"), *COMPUTED),
        "project_id", "project_id",
    ),
    LayerSpec(
        "roadprojects_sequence", "规划道路建设次序", "Best order of planned roads", None, "results",
        (integer("step", "次序", "Step"), text("project_id", "项目编号", "Project"), NAME,
         text("together", "需同建项目", "In one bundle with"), real("km", "里程", "Length", "km"),
         real("cost", "投资", "Cost"), integer("groups_connected", "新增通畅小组", "Groups newly connected", "个"),
         integer("people_connected", "新增通畅人口", "People newly connected", "人"),
         real("person_minutes", "节省人·分钟", "Person-minutes saved"),
         real("total_km", "累计里程", "Length so far", "km"),
         real("total_cost", "累计投资", "Cost so far"), integer("total_groups", "累计新增小组", "Groups so far", "个"),
         integer("total_people", "累计新增人口", "People so far", "人"),
         real("total_minutes", "累计节省人·分钟", "Person-minutes so far"),
         real("share_pct", "人口通畅率", "Share of people connected", "%"),
         integer("best_people", "同等投入最多可新增人口", "Best possible for the money", "人"),
         integer("gap_people", "与最优相差人口", "People short of the best", "人"), *COMPUTED),
        "step", "project_id",
    ),
    LayerSpec(
        "roadprojects_after", "规划道路建成前后", "Groups before and after the planned roads", "Point", "results",
        (*GROUP, text("status_before", "建设前状态", "Status before", codes.CONNECTIVITY),
         text("status_after", "建成后状态", "Status after", codes.CONNECTIVITY),
         real("minutes_before", "建设前至驻地时间", "Minutes before", "min"),
         real("minutes_after", "建成后至驻地时间", "Minutes after", "min"),
         real("minutes_saved", "节省时间", "Minutes saved", "min"),
         integer("step", "通畅于第几步", "Connected at step"),
         text("connected_by", "由何项目通畅", "Connected by"), SOURCE, LOCATED_BY, *COMPUTED),
        "group_id", "name", joins=GROUP_JOINS,
    ),
    LayerSpec(
        "criticalroads", "关键路段", "Critical links", "LineString", "results",
        (integer("rank", "排名", "Rank"), text("road_id", "道路编号", "Road"), text("kind", "类型", "Kind", LINK),
         real("length_m", "长度", "Length", "m"), integer("people_cut", "中断后被隔绝人口", "People cut off", "人"),
         integer("groups_cut", "中断后被隔绝小组", "Groups cut off", "个"),
         integer("people_using", "经过人口", "People who use it", "人"),
         real("detour_minutes", "绕行增加时间", "More minutes round", "min"), *COMPUTED),
        "rank", "road_id",
    ),
    LayerSpec(
        "criticalroads_summary", "道路中断风险统计", "People at risk by area", None, "results",
        (*AREA, GROUPS, PEOPLE, integer("groups_at_risk", "依赖唯一通道小组", "Groups at risk", "个"),
         integer("people_at_risk", "依赖唯一通道人口", "People at risk", "人"),
         real("risk_pct", "依赖唯一通道人口占比", "Share of people at risk", "%"),
         integer("groups_cut", "灾害隔绝小组", "Groups the hazard cuts off", "个"),
         integer("people_cut", "灾害隔绝人口", "People the hazard cuts off", "人"),
         real("cut_pct", "灾害隔绝人口占比", "Share of people cut off", "%"),
         integer("groups_detour", "灾害绕行小组", "Groups sent round", "个"),
         integer("people_detour", "灾害绕行人口", "People sent round", "人"), *COMPUTED),
        "zone", "name",
    ),
    LayerSpec(
        "criticalroads_affected", "小组断路风险", "Groups by risk of being cut off", "Point", "results",
        (*GROUP, real("minutes", "至驻地时间", "Minutes to the seat", "min"),
         integer("at_risk", "依赖唯一通道", "One link can cut it off", values=codes.YES_NO),
         text("critical_road", "最近的关键路段", "Nearest critical link"),
         text("hazard", "灾害影响", "What the hazard does", HAZARD),
         real("hazard_minutes", "灾害后至驻地时间", "Minutes under the hazard", "min"),
         real("more_minutes", "绕行增加时间", "More minutes", "min"), SOURCE, LOCATED_BY, *COMPUTED),
        "group_id", "name", joins=GROUP_JOINS,
    ),
    LayerSpec(
        "networkaudit", "路网待修正处", "Places to mend in the road network", "Point", "results",
        (text("kind", "问题", "Kind", FAULT), text("what", "说明", "What"), text("remedy", "处理办法", "Remedy"),
         text("road_id", "道路编号", "Road"), text("other_id", "相关道路", "Other road"),
         text("group_id", "小组编号", "Group"), real("length_m", "长度", "Length", "m"),
         real("gap_m", "间距", "Gap", "m"), real("people", "人口", "People", "人"), BASIS),
        "kind", "what",
    ),
    LayerSpec(
        "networkaudit_lines", "有问题的道路", "Roads concerned by faults", "LineString", "results",
        (text("kind", "问题", "Kind", FAULT), text("what", "说明", "What"), text("road_id", "道路编号", "Road"),
         real("length_m", "长度", "Length", "m"), BASIS),
        "road_id", "road_id",
    ),
    LayerSpec(
        "networkaudit_summary", "路网问题统计", "Faults of the road network by kind", None, "results",
        (text("kind", "问题", "Kind", FAULT), text("what", "说明", "What"), integer("places", "处数", "Places", "处"),
         real("length_m", "长度", "Length", "m"), real("people", "人口", "People", "人"), BASIS),
        "kind", "what",
    ),
)
# fmt: on
