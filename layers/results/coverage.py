"""Results of the questions about the plan's projects and the gaps they leave."""

from __future__ import annotations

from .. import codes
from ..spec import (
    BASIS,
    NAME,
    PROJECT_NO,
    REMARK,
    TIER,
    FieldSpec,
    JoinSpec,
    LayerSpec,
    LookupSpec,
    integer,
    real,
    text,
)
from .access import GROUP, GROUP_JOINS, ORIGIN

GAP: codes.Codes = (
    ("gap", "缺口：无项目", "Gap: no project"),
    ("wider_only", "缺口：仅有全区或全乡镇项目", "Gap: only wider projects"),
    ("uncertain", "缺口：项目地点存疑", "Gap: the project's place is unsure"),
    ("late", "缺口：资金未落实或逾期", "Gap: not funded or late"),
    ("planned", "有需求，项目已安排", "Need met by a project in time"),
    ("no_need", "无未满足需求", "No unmet need"),
    ("unknown", "需求不明", "Need unknown"),
)
OVERLAP: codes.Codes = (
    ("same", "同一地点", "The same place"),
    ("within", "一在乡镇、一在所辖村", "Township and a village in it"),
)
PLACE: tuple[FieldSpec, ...] = (
    text("level", "统计层级", "Level", codes.LEVEL), text("zone", "代码", "Code"), NAME, TIER,
)  # fmt: skip
SECTOR = text("sector", "领域", "Sector")
CONFIDENCE = real("match_confidence", "地点可信度", "Confidence of the place")
YEARS = (integer("year_from", "起始年", "From"), integer("year_to", "结束年", "To"))
FUNDING = text("funding", "资金来源", "Sources of money")
COUNTS: tuple[FieldSpec, ...] = (
    integer("projects", "项目数", "Projects", "个"),
    real("expected", "期望项目数（按可信度）", "Expected projects"),
    CONFIDENCE,
    integer("uncertain", "地点存疑的项目", "Projects of unsure place", "个"),
    integer("wider", "全区或全乡镇项目", "Projects for the whole township or district", "个"),
    integer("funded", "资金已明确的项目", "Funded projects", "个"),
    integer("in_time", "按期且有资金的项目", "Funded and in time", "个"),
    FUNDING,
    integer("overlap", "重叠项目对", "Overlapping pairs", "对"),
    *YEARS,
    text("numbers", "项目序号", "Project numbers"),
)
GROUPS, PEOPLE = integer("groups", "村民小组", "Villager groups", "个"), real("people", "人口", "People", "人")
NEED = (
    integer("groups_need", "有需求小组", "Groups in need", "个"),
    real("people_need", "有需求人口", "People in need", "人"),
)
OPEN = real("people_open", "缺口人口", "People whose need stays open", "人")
GAP_FIELD = text("gap", "缺口分类", "Gap", GAP)
MAP: tuple[FieldSpec, ...] = (
    *PLACE, *COUNTS, integer("sectors", "有项目的领域数", "Sectors with projects", "个"),
    integer("answering", "对应需求的项目", "Projects that would meet the need", "个"), GROUPS, PEOPLE, *NEED, OPEN,
    GAP_FIELD, BASIS,
)  # fmt: skip
LOW, HIGH = real("band_low_m", "高程自", "From", "m"), real("band_high_m", "高程至", "To", "m")
DEM = text("dem", "高程数据", "Elevation model")
BAND = (integer("band", "序号", "Number"), text("label", "分级", "Class"))
LAND = (real("area_km2", "面积", "Area", "km²"), real("area_pct", "占本地面积", "Share of the area", "%"))
LIGHT: codes.Codes = (
    ("reached", "已达标", "Target reached"),
    ("progress", "未达标，好于 2020 年", "Better than in 2020"),
    ("no_progress", "未达标，不好于 2020 年", "Not better than in 2020"),
    ("open", "未达标", "Target not reached"),
    ("undecided", "资料不足，无法判断", "Cannot be told from what is known"),
    ("not_computed", "尚未计算", "Not computed yet"),
    ("not_measurable", "本系统无法测算", "Not measurable here"),
)
GROUPING = text(
    "grouping", "分类方式", "Grouped by",
    (("all", "全部", "All"), ("tier", "重点帮扶层级", "Tier"), ("township", "乡镇", "Township"),
     ("aid_group", "帮扶集团", "Aid group"), ("class", "自选类别", "Own class")),
)  # fmt: skip
INEQUALITY = (real("gini", "基尼系数", "Gini"), real("theil", "泰尔指数", "Theil"))
FIELD = text("field", "所比字段", "Field compared")

QUESTION = text(
    "question", "问题", "Question",
    (("roadconnectivity", "道路通畅", "Road connectivity"), ("nearestfacility", "最近设施", "Nearest facility"),
     ("watersupply", "供水", "Water supply"), ("stationcoverage", "气象站网", "Weather network")),
)  # fmt: skip
ROBUST: codes.Codes = (
    ("certain_gap", "确定缺口", "Certain gap"),
    ("sensitive", "取决于假设", "Depends on assumptions"),
    ("covered", "稳定覆盖", "Covered whatever is assumed"),
)
ASSUMED: tuple[FieldSpec, ...] = (QUESTION, text("profile", "所用假设", "Assumptions"), BASIS)
COVERED = (
    real("people_covered", "覆盖人口", "People covered", "人"),
    real("people_pct", "人口覆盖率", "Share of people", "%"),
)

# fmt: off
ROBUST_GAPS: tuple[LayerSpec, ...] = (
    LayerSpec(
        "robustgaps", "稳健缺口", "Robust gaps", "Point", "results",
        (*GROUP, text("robust", "缺口可靠程度", "How sure the gap is", ROBUST),
         real("gap_share", "未覆盖情景占比", "Share of runs without cover"),
         integer("uncovered", "未覆盖情景", "Runs without cover", "个"), integer("runs", "情景总数", "Runs", "个"),
         text("depends_on", "取决于", "Depends on"),
         text("open_in", "未覆盖的情景编号", "Runs without cover (numbers)"),
         *ASSUMED[:2], *ORIGIN, BASIS),
        "group_id", "name", joins=GROUP_JOINS,
    ),
    LayerSpec(
        "robustgaps_summary", "稳健缺口统计", "Robust gaps by area", None, "results",
        (*PLACE[:3], GROUPS, PEOPLE, integer("groups_certain", "确定缺口小组", "Groups in a certain gap", "个"),
         integer("groups_sensitive", "取决于假设小组", "Groups that depend on assumptions", "个"),
         integer("groups_covered", "稳定覆盖小组", "Groups covered", "个"),
         integer("groups_unknown", "无法判断小组", "Groups that cannot be told", "个"),
         real("people_certain", "确定缺口人口", "People in a certain gap", "人"),
         real("people_sensitive", "取决于假设人口", "People who depend on assumptions", "人"), COVERED[0],
         real("people_unknown", "无法判断人口", "People who cannot be told", "人"),
         real("certain_pct", "确定缺口占比", "Share in a certain gap", "%"),
         real("sensitive_pct", "取决于假设占比", "Share that depends on assumptions", "%"),
         real("covered_pct", "稳定覆盖占比", "Share covered", "%"),
         real("people_least", "最差情景覆盖人口", "People covered in the worst run", "人"),
         real("people_most", "最好情景覆盖人口", "People covered in the best run", "人"), *ASSUMED),
        "zone", "name",
    ),
    LayerSpec(
        "robustgaps_matrix", "各情景覆盖", "Coverage in every run", None, "results",
        (integer("scenario", "情景编号", "Run"), real("speed_pct", "车速", "Speeds", "%"),
         text("season", "季节", "Season", (("dry", "旱季", "Dry"), ("wet", "雨季", "Wet"))),
         real("access_m", "接入距离", "Access limit", "m"), real("reach_pct", "覆盖距离", "Reach", "%"),
         text("people_field", "人口来源", "Source of people"), GROUPS,
         integer("groups_covered", "覆盖小组", "Groups covered", "个"),
         real("share_pct", "小组覆盖率", "Share of groups", "%"), PEOPLE, *COVERED, *ASSUMED),
        "scenario", "question",
    ),
)
COVERAGE: tuple[LayerSpec, ...] = (
    *ROBUST_GAPS,
    LayerSpec(
        "projectgap", "项目覆盖（领域×地点）", "Projects by sector and place", None, "results",
        (*PLACE, SECTOR, *COUNTS, GAP_FIELD, BASIS),
        "zone", "name",
    ),
    LayerSpec(
        "projectgap_matrix", "项目矩阵（地点×领域）", "Projects: places by sectors", None, "results",
        (*PLACE, integer("total", "合计", "Total", "个"), BASIS),
        "zone", "name",
    ),
    LayerSpec("projectgap_townships", "乡镇项目与缺口", "Townships by projects and gap", "Polygon", "results", MAP,
              "zone", "name", joins=(JoinSpec("townships", "zone", "town_code", "place_", ("pinyin",)),)),
    LayerSpec("projectgap_villages", "行政村项目与缺口", "Villages by projects and gap", "Polygon", "results", MAP,
              "zone", "name", joins=(JoinSpec("villages", "zone", "village_code", "place_", ("pinyin",)),)),
    LayerSpec(
        "projectgap_overlaps", "重叠项目", "Projects that overlap", None, "results",
        (*PLACE[:3], SECTOR, text("kind", "重叠方式", "How they overlap", OVERLAP),
         text("first", "项目甲", "First project"), text("first_name", "项目甲名称", "Name of the first"),
         text("second", "项目乙", "Second project"), text("second_name", "项目乙名称", "Name of the second"), *YEARS,
         CONFIDENCE),
        "zone", "name",
    ),
    LayerSpec(
        "projectgap_unplaced", "未落到乡镇、村的地点", "Entries that name no township or village", None, "results",
        (text("project", PROJECT_NO.zh, PROJECT_NO.en), NAME, SECTOR, text("place", "规划原文", "As written"),
         text("kind", "地点类型", "Kind of place"), integer("count", "数量", "Number"), REMARK,
         integer("places_named", "另列名地点", "Places named besides", "个"), FUNDING, *YEARS, CONFIDENCE),
        "project", "place",
    ),
    LayerSpec(
        "projectgap_funding", "资金来源构成", "Sources of money by sector", None, "results",
        (SECTOR, text("source", "资金来源", "Source of money"), integer("projects", "项目数", "Projects", "个"),
         integer("of", "领域项目总数", "Of all in the sector", "个"), real("share_pct", "占比", "Share", "%"),
         integer("alone", "独家出资项目", "Pays alone", "个")),
        "sector", "source",
    ),
    LayerSpec(
        "projectgap_summary", "缺口统计", "Gaps by area", None, "results",
        (*PLACE[:3], integer("villages", "行政村", "Villages", "个"),
         integer("villages_named", "有项目的行政村", "Villages a project names", "个"), GROUPS, PEOPLE, *NEED,
         real("people_gap", "无项目人口", "No project at all", "人"),
         real("people_wider_only", "仅有全区或全乡镇项目人口", "Only wider projects", "人"),
         real("people_uncertain", "项目地点存疑人口", "Place unsure", "人"),
         real("people_late", "资金未落实或逾期人口", "Not funded or late", "人"),
         real("people_planned", "项目已安排人口", "Planned in time", "人"), OPEN,
         real("open_pct", "缺口人口占需求", "Share of the need that stays open", "%"), BASIS),
        "zone", "name",
    ),
    LayerSpec(
        "elevationzones", "高程带面积与人口", "Land and people by elevation band", None, "results",
        (*PLACE[:3], BAND[0], LOW, HIGH, BAND[1], *LAND, GROUPS, PEOPLE,
         real("people_pct", "占本地人口", "Share of the people", "%"), DEM, BASIS),
        "zone", "name",
    ),
    LayerSpec(
        "elevationzones_map", "高程带", "Elevation bands", "Polygon", "results",
        (BAND[0], LOW, HIGH, BAND[1], LAND[0], DEM, BASIS),
        "band", "label",
    ),
    LayerSpec(
        "elevationzones_slopes", "坡度分级面积", "Land by slope class", None, "results",
        (*PLACE[:3], BAND[0], real("slope_low", "坡度自", "From", "°"), real("slope_high", "坡度至", "To", "°"),
         BAND[1], *LAND, DEM, BASIS),
        "zone", "name",
    ),
    LayerSpec(
        "tiersummary", "分层统计", "Summary by class", None, "results",
        (GROUPING, text("code", "代码", "Code"), NAME, integer("places", "地点数", "Places", "个"), PEOPLE,
         real("mean", "均值（按人口）", "Mean, by people"), real("low", "最小", "Lowest"),
         real("high", "最大", "Highest"),
         real("within", "限值以内人口", "People within the limit", "人"),
         real("within_pct", "限值以内人口占比", "Share of people within", "%"),
         real("mean_rest", "其他各类均值", "Mean of all others"), real("difference", "与其他各类之差", "Difference"),
         *INEQUALITY, FIELD, BASIS),
        "code", "name",
    ),
    LayerSpec(
        "tiersummary_equity", "层间与层内差异", "Between and within", None, "results",
        (GROUPING, integer("classes", "类数", "Classes", "个"), PEOPLE, *INEQUALITY, real("between", "层间", "Between"),
         real("within", "层内", "Within"), real("between_pct", "层间占比", "Share between", "%"), FIELD, BASIS),
        "grouping", "grouping",
    ),
    LayerSpec(
        "scoreboard", "指标记分板", "Scoreboard", None, "results",
        (text("indicator", "指标编号", "Indicator"), NAME, SECTOR, text("unit", "单位", "Unit"),
         real("value_2020", "2020 年", "2020"), real("computed", "计算值", "Computed"),
         real("target_2025", "2025 年目标", "Target 2025"), text("target_text", "目标原文", "Target as written"),
         real("gap", "差距", "Gap"), real("gap_people", "差距人口", "Gap in people", "人"),
         text("light", "进展", "Progress", LIGHT), text("table", "依据的结果", "Result it comes from"),
         text("run", "由哪次运行得出", "Run that gave it", lookup=LookupSpec("runs", "result", "date")),
         text("note", "说明", "Note"), text("profile", "车速表", "Speed profile"), BASIS),
        "indicator", "name",
    ),
)
# fmt: on
