"""Results of the question where to build, and of the proposals for weather stations."""

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
    PROJECT_NO,
    SOURCE,
    STAGE,
    TOWN_NAME,
    JoinSpec,
    LayerSpec,
    integer,
    real,
    text,
)

COMPUTED = (text("profile", "车速表（或费用来源）", "Speed profile, or where costs come from"), BASIS)
UNIT = text("unit", "单位", "Unit", (("min", "分钟", "Minutes"), ("m", "米", "Metres")))
MODEL = text("model", "模型", "Question", (
    ("lscp", "集合覆盖", "Set covering"), ("mclp", "最大覆盖", "Maximal covering"),
    ("pmedian", "p-中位", "p-median"), ("pcentre", "p-中心", "p-centre"),
))  # fmt: skip
METHOD = text("method", "求解方法", "Method", (("exact", "精确", "Exact"), ("heuristic", "启发式", "Heuristic")))
SET = integer("set_no", "方案号", "Set")
SITE = text("site_id", "站址编号", "Site")
PEOPLE = real("people", "人口", "People", "人")
SERVED = real("people_served", "服务人口", "People served", "人")
SERVED_PCT = real("people_pct", "服务人口占比", "Share of people served", "%")
MEAN = real("mean_cost", "人均距离（时间）", "Mean cost")
MOST = real("max_cost", "最远距离（时间）", "Largest cost")
REASON = text("reason", "原因", "Reason", (
    ("no_candidate", "任何候选点都不能服务", "No candidate can serve it"), ("no_people", "无人口", "No people"),
    ("not_served", "所选站址未服务", "Served by none of the chosen"), ("no_place", "无坐标", "No place"),
))  # fmt: skip
GROUPS = integer("groups", "村民小组", "Villager groups", "个")
GROUP_JOINS = (JoinSpec("villages", "village_code", "village_code", "village_", ("name", "tier")), TOWN_NAME)

# fmt: off
SITING: tuple[LayerSpec, ...] = (
    LayerSpec(
        "siting", "选址结果", "Chosen sites", "Point", "results",
        (SET, integer("rank", "建设次序", "Order to build"), SITE, NAME,
         integer("fixed", "保留现有", "Stays", values=codes.YES_NO), GROUPS, PEOPLE,
         real("load_pct", "负荷率", "Load", "%"), MEAN, MOST, UNIT, LOCATED_BY, *COMPUTED),
        "site_id", "name",
    ),
    LayerSpec(
        "siting_assignment", "小组所属站址", "Groups and the site that serves them", "Point", "results",
        (text("group_id", "小组编号", "Group"), NAME, IN_VILLAGE, IN_TOWN, POPULATION, HOUSEHOLDS, SITE,
         text("site_name", "站址名称", "Name of the site"), real("cost", "距离（时间）", "Cost"), UNIT,
         real("served", "服务人口", "People served", "人"), integer("sites", "站址数", "Sites that share it", "个"),
         REASON, SOURCE, LOCATED_BY, *COMPUTED),
        "group_id", "name", joins=GROUP_JOINS,
    ),
    LayerSpec(
        "siting_summary", "选址服务统计", "Served by area", None, "results",
        (text("level", "统计层级", "Level", codes.LEVEL), text("zone", "代码", "Code"), NAME, GROUPS,
         integer("groups_served", "服务小组", "Groups served", "个"), PEOPLE, SERVED, SERVED_PCT,
         integer("uncoverable", "候选点均不能服务的小组", "Groups no candidate can serve", "个"), MEAN, UNIT,
         *COMPUTED),
        "zone", "name",
    ),
    LayerSpec(
        "siting_sets", "最优及次优方案", "Best and next-best sets", None, "results",
        (SET, MODEL, integer("sites", "站址数", "Sites", "个"), text("site_ids", "站址编号", "Sites"),
         text("site_names", "站址名称", "Names of the sites"), real("objective", "目标值", "Value"),
         real("bound", "理论界", "Bound"), real("gap_pct", "差距", "Gap", "%"),
         integer("proven", "已证最优", "Proven", values=codes.YES_NO), METHOD, SERVED, SERVED_PCT, MEAN, MOST,
         real("price", "造价合计", "Price"), UNIT, *COMPUTED),
        "set_no", "site_names",
    ),
    LayerSpec(
        "stationproposals", "气象站建议站址", "Proposed sites of weather stations", "Point", "results",
        (text("station_id", "站点编号", "Station"), NAME, KIND, STAGE, PROJECT_NO,
         integer("rank", "建设次序", "Order to build"), text("site_id", "候选点编号", "Candidate"),
         text("site_name", "候选点名称", "Name of the candidate"), IN_TOWN,
         real("height_m", "海拔", "Height", "m"), real("worth_pct", "新增代表价值", "Worth it adds", "%"),
         GROUPS, real("people", "代表人口", "People it stands for", "人"),
         real("radius_m", "代表半径（含）", "Radius (included)", "m"), SOURCE, LOCATED_BY,
         text("dem", "高程数据", "Elevation model"), BASIS),
        "station_id", "name",
    ),
)
# fmt: on
