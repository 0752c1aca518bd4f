"""Results of the questions about water."""

from __future__ import annotations

from .. import codes
from ..spec import (
    BASIS,
    HOUSEHOLDS,
    IN_TOWN,
    IN_VILLAGE,
    KIND,
    LOCATED_BY,
    NAME,
    POPULATION,
    SOURCE,
    STAGE,
    TOWN_NAME,
    JoinSpec,
    LayerSpec,
    integer,
    real,
    text,
)

PROFILE = text("profile", "计算规则", "Rules")
COMPUTED = (PROFILE, BASIS)
GROUP_ID = text("group_id", "小组编号", "Group")
GROUP = (GROUP_ID, NAME, IN_VILLAGE, IN_TOWN, POPULATION, HOUSEHOLDS)
ORIGIN = (SOURCE, LOCATED_BY)
GROUP_JOINS = (JoinSpec("villages", "village_code", "village_code", "village_", ("name", "tier")), TOWN_NAME)
AREA = (text("level", "统计层级", "Level", codes.LEVEL), text("zone", "代码", "Code"), NAME)
GROUPS = integer("groups", "村民小组", "Villager groups", "个")
PEOPLE = integer("people", "人口", "People", "人")
WORK = (text("work_id", "工程编号", "Work"), text("work_name", "工程名称", "Name of the work"))

SUPPLY_REASON: codes.Codes = (
    ("no_place", "没有可用坐标", "No usable coordinates"),
    ("no_road_within_limit", "接入距离内没有道路", "No road within the access limit"),
    ("no_work_within_distance", "距离限值内没有供水工程", "No work within the distance limit"),
    ("works_too_low", "小组比各工程高出过多", "Too high above every work in reach"),
    ("works_full", "限值内的工程已满", "The works in reach are full"),
    ("served_in_part", "只有部分人口得到供水", "Served in part"),
    ("not_for_people", "不属供人饮用的工程", "Not of a kind that supplies people"),
    ("no_capacity", "供水能力为 0", "Capacity 0"),
)
CAPACITY_FROM: codes.Codes = (
    ("m3d", "日供水能力", "Capacity in m³ a day"),
    ("people", "设计人口", "People designed for"),
    ("default", "假定值", "Assumed"),
    ("none", "未知（不设上限）", "Not known, no limit"),
)
PIPE_RESULT: codes.Codes = (
    ("gravity", "自流", "Gravity"),
    ("break_pressure", "自流（设减压池）", "Gravity with break-pressure tanks"),
    ("pumped", "需提水", "Pumped"),
    ("unknown", "无法判断", "No answer"),
)
PIPE_REASON: codes.Codes = (
    *SUPPLY_REASON[:3],
    ("no_route", "没有路线", "No route"),
    ("no_height", "沿线高程不全", "Heights missing along the route"),
    ("stronger_pipe", "需更高等级的管材（沿线有高点，无法设减压池）", "Stronger pipe, no place for a tank"),
    ("pump_over_class", "扬程超过管材等级，需分级提水", "Pump head above the pipe's class"),
    ("no_size_large_enough", "最大管径仍不够", "No size is large enough"),
)
INDEX: codes.Codes = (("safe", "达标", "Safe"), ("unsafe", "不达标", "Unsafe"), ("unknown", "无数据", "Unknown"))

# fmt: off
SUPPLY: tuple[LayerSpec, ...] = (
    LayerSpec(
        "watersupply", "村民小组供水", "Water supply of groups", "Point", "results",
        (*GROUP, *WORK, integer("served", "供上水人口", "People served", "人"),
         integer("unserved", "未供上水人口", "People not served", "人"),
         integer("works", "供水工程数", "Works that serve it", "处"), text("parts", "各工程供水人口", "People by work"),
         real("distance_m", "管线距离", "Length of pipe", "m"),
         real("lift_m", "高出工程", "Height above the work", "m"),
         text("reason", "原因", "Reason", SUPPLY_REASON), *ORIGIN, *COMPUTED),
        "group_id", "name", joins=GROUP_JOINS,
    ),
    LayerSpec(
        "watersupply_works", "供水工程负荷", "Water works by load", "Point", "results",
        (text("work_id", "工程编号", "Work"), NAME, KIND, STAGE,
         real("capacity_m3d", "日供水能力", "Capacity", "m³/d"),
         integer("capacity_people", "可供人口", "People it can serve", "人"),
         text("capacity_from", "能力依据", "Capacity from", CAPACITY_FROM),
         integer("large_scale", "规模化工程", "Large-scale", values=codes.YES_NO),
         integer("load", "供水人口", "People served", "人"), real("load_pct", "负荷率", "Load", "%"),
         integer("spare", "富余", "Spare", "人"), GROUPS, real("mean_distance_m", "平均管线距离", "Mean length", "m"),
         text("reason", "不参加计算的原因", "Why it takes no part", SUPPLY_REASON), *ORIGIN, *COMPUTED),
        "work_id", "name",
    ),
    LayerSpec(
        "watersupply_areas", "工程供水范围", "Service areas of water works", "Polygon", "results",
        (text("work_id", "工程编号", "Work"), NAME, GROUPS, PEOPLE,
         integer("served", "供上水人口", "People served", "人"),
         real("area_km2", "面积", "Area", "km²"), *COMPUTED),
        "work_id", "name",
    ),
    LayerSpec(
        "watersupply_more", "新增一处工程的效果", "One more work at each unserved cluster", "Point", "results",
        (integer("cluster", "片区号", "Cluster"), GROUP_ID, GROUPS,
         integer("people", "片区未供水人口", "People without", "人"),
         integer("within_people", "限值内未供水人口", "People without within the limits", "人"),
         integer("groups_added", "新增供水小组", "Groups added", "个"),
         integer("people_added", "新增供水人口", "People added", "人"),
         real("share_after_pct", "届时供水率", "Share served by then", "%"), *COMPUTED),
        "cluster", "group_id",
    ),
    LayerSpec(
        "watersupply_summary", "供水统计", "People served by area", None, "results",
        (*AREA, GROUPS, integer("groups_served", "全部供上水的小组", "Groups served", "个"), PEOPLE,
         integer("people_served", "供上水人口", "People served", "人"),
         real("served_pct", "供水人口比例", "Share of people served", "%"),
         real("target_pct", "自来水普及率目标", "Target: tap water", "%"),
         integer("people_to_do", "距目标人口", "People to do", "人"),
         real("central_target_pct", "集中安全饮水率目标", "Target: central safe water", "%"),
         integer("central_to_do", "距集中安全饮水目标人口", "People to do, central", "人"), *COMPUTED),
        "zone", "name",
    ),
)
GRAVITY: tuple[LayerSpec, ...] = (
    LayerSpec(
        "gravityscreening", "输水管线初筛", "Pipes to villager groups", "LineString", "results",
        (*WORK, GROUP_ID, PEOPLE, text("result", "供水方式", "Supply", PIPE_RESULT),
         integer("best", "本组最优", "Best of the group", values=codes.YES_NO),
         text("reason", "原因", "Reason", PIPE_REASON),
         real("length_m", "长度", "Length", "m"), real("source_m", "工程高程", "Height of the source", "m"),
         real("group_m", "小组高程", "Height of the group", "m"), real("flow_ls", "设计流量", "Flow", "L/s"),
         real("diameter_mm", "公称外径", "Nominal diameter", "mm"), real("inner_mm", "内径", "Inner diameter", "mm"),
         real("velocity_ms", "流速", "Velocity", "m/s"), real("loss_m", "水头损失", "Head loss", "m"),
         real("head_m", "小组处剩余水头", "Head left at the group", "m"),
         real("static_m", "最大静水头", "Largest static head", "m"),
         real("high_point_m", "控制高点高程", "Height of the high point", "m"),
         real("high_point_at_m", "控制高点距工程", "High point from the work", "m"),
         real("clearance_m", "控制高点余压", "Pressure at the high point", "m"),
         integer("tanks", "减压池数", "Break-pressure tanks", "处"),
         real("pump_m", "水泵扬程", "Pump head", "m"), *COMPUTED),
        "group_id", "group_id",
    ),
    LayerSpec(
        "gravityscreening_tanks", "减压池位置", "Break-pressure tanks", "Point", "results",
        (WORK[0], GROUP_ID, integer("tank", "序号", "Number"), real("at_m", "距工程", "From the work", "m"),
         real("ground_m", "地面高程", "Height of the ground", "m"),
         real("diameter_mm", "公称外径", "Nominal diameter", "mm"), *COMPUTED),
        "group_id", "group_id",
    ),
    LayerSpec(
        "gravityscreening_summary", "供水方式统计", "People by kind of supply and area", None, "results",
        (*AREA, GROUPS, PEOPLE, integer("people_gravity", "自流人口", "People by gravity", "人"),
         integer("people_break_pressure", "自流（设减压池）人口", "People by gravity with tanks", "人"),
         integer("people_pumped", "需提水人口", "People pumped to", "人"),
         integer("people_unknown", "无法判断人口", "People without an answer", "人"),
         real("gravity_pct", "自流人口比例", "Share by gravity", "%"), *COMPUTED),
        "zone", "name",
    ),
)
SAFE: tuple[LayerSpec, ...] = (
    LayerSpec(
        "safewater", "村民小组饮水安全", "Safe water of groups", "Point", "results",
        (*GROUP, text("grade", "饮水安全评价", "Safe water", INDEX), text("quantity", "水量", "Quantity", INDEX),
         text("quality", "水质", "Quality", INDEX), text("access", "用水方便程度", "Access", INDEX),
         text("reliability", "供水保证率", "Reliability", INDEX), text("missing", "缺少的依据", "Missing evidence"),
         text("failed", "不达标项", "What failed"), *ORIGIN, *COMPUTED),
        "group_id", "name", joins=GROUP_JOINS,
    ),
    LayerSpec(
        "safewater_summary", "饮水安全统计", "Safe water by area", None, "results",
        (*AREA, GROUPS, PEOPLE, integer("people_safe", "达标人口", "People with safe water", "人"),
         integer("people_unsafe", "不达标人口", "People without safe water", "人"),
         integer("people_unknown", "无法评价人口", "People not known", "人"),
         real("safe_low_pct", "达标率下限", "Share safe, at least", "%"),
         real("safe_high_pct", "达标率上限", "Share safe, at most", "%"), real("target_pct", "目标", "Target", "%"),
         integer("people_to_do", "距目标人口", "People to do", "人"), *COMPUTED),
        "zone", "name",
    ),
)
WATER: tuple[LayerSpec, ...] = (*SUPPLY, *GRAVITY, *SAFE)
# fmt: on
