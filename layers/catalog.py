"""One :class:`LayerSpec` per layer: the data model of ``data/townships.gpkg`` in one place.

The GeoPackage is written from these specs, and the project, forms, joins, relations and the data
dictionary are made from them. Nothing here imports QGIS, so the build scripts can read it too.
"""

from __future__ import annotations

from dataclasses import dataclass

from . import codes

CRS = "EPSG:4490"
KEY_PROPERTY = "wulong/layer_key"
"""Custom property by which a layer is found again, whatever the user calls it."""


@dataclass(frozen=True)
class LookupSpec:
    """The field holds a code of another layer; forms show ``text_field`` of the row with that code."""

    layer: str
    code_field: str
    text_field: str


@dataclass(frozen=True)
class FieldSpec:
    """A field: its name never changes, its alias is what the planner reads."""

    name: str
    kind: str  # text | integer | real
    zh: str
    en: str
    unit: str = ""
    values: codes.Codes = ()
    """Coded values and their meaning; empty where any value may stand."""
    lookup: LookupSpec | None = None


@dataclass(frozen=True)
class JoinSpec:
    """Fields of another layer shown on this one, joined by code."""

    layer: str
    target_field: str
    join_field: str
    prefix: str
    fields: tuple[str, ...]


@dataclass(frozen=True)
class RelationSpec:
    """One parent row to many rows of ``child``."""

    child: str
    child_field: str
    parent_field: str
    zh: str
    en: str


@dataclass(frozen=True)
class LayerSpec:
    """All that is known of a layer before any data is read."""

    key: str
    zh: str
    en: str
    geometry: str | None  # Polygon | Point | LineString | None
    group: str
    fields: tuple[FieldSpec, ...]
    primary: str
    display: str
    joins: tuple[JoinSpec, ...] = ()
    relations: tuple[RelationSpec, ...] = ()
    view: str = ""
    """SQL of a read-only view, counted anew whenever the tables change."""
    listed_as: str = ""
    """Expression by which lists and forms name a row; the field ``display`` where empty."""


GROUPS = {
    "results": ("分析结果", "Results"),
    "works": ("规划工程", "Planned works"),
    "settlements": ("驻地与村民小组", "Seats and villager groups"),
    "roads": ("道路", "Roads"),
    "places": ("行政区划", "Places"),
    "plan": ("规划表", "Tables of the plan"),
}
"""Groups of the layer tree, top to bottom: points lie over lines, lines over areas."""


def _text(name: str, zh: str, en: str, values: codes.Codes = (), lookup: LookupSpec | None = None) -> FieldSpec:
    return FieldSpec(name, "text", zh, en, values=values, lookup=lookup)


def _integer(name: str, zh: str, en: str, unit: str = "", values: codes.Codes = ()) -> FieldSpec:
    return FieldSpec(name, "integer", zh, en, unit, values)


def _real(name: str, zh: str, en: str, unit: str = "") -> FieldSpec:
    return FieldSpec(name, "real", zh, en, unit)


SOURCE = _text("source", "来源", "Source")
LOCATED_BY = _text("located_by", "定位方式", "Located by", codes.LOCATED_BY)
BASIS = _text("basis", "数据依据", "Based on", codes.BASIS)
UNLOCATED = _text("unlocated", "未定位原因", "Why it has no location")
TOWN = _text("town_code", "乡镇代码", "Township code")
IN_TOWN = _text("town_code", "所属乡镇", "Township", lookup=LookupSpec("townships", "town_code", "name"))
VILLAGE = _text("village_code", "村代码", "Village code")
IN_VILLAGE = _text("village_code", "所属行政村", "Village", lookup=LookupSpec("villages", "village_code", "name"))
NAME = _text("name", "名称", "Name")
PINYIN = _text("pinyin", "拼音", "Pinyin")
TIER = _text("tier", "重点帮扶层级", "Key-village tier", lookup=LookupSpec("key_units", "tier", "tier_name"))
REMARK = _text("remark", "备注", "Remark")
PROJECT_NO = _text("project_no", "项目序号", "Project number")
STAGE = _text("stage", "建设性质", "Stage")
KIND = _text("kind", "类别", "Kind")
POPULATION = _integer("population", "人口", "People", "人")
HOUSEHOLDS = _integer("households", "户数", "Households", "户")
CONTENT = _text("content", "建设内容", "Content")

TIER_NAME = JoinSpec("key_units", "village_code", "unit_code", "key_", ("tier_name",))
TOWN_NAME = JoinSpec("townships", "town_code", "town_code", "town_", ("name",))
TOWN_JOINS = (
    JoinSpec("key_units", "town_code", "unit_code", "key_", ("tier_name",)),
    JoinSpec("aid_groups", "town_code", "town_code", "aid_", ("aid_group_id", "name", "lead_unit", "leaders")),
    JoinSpec(
        "township_counts",
        "town_code",
        "town_code",
        "n_",
        ("water_works", "road_projects", "weather_stations", "projects", "key_villages", "groups", "population"),
    ),
)

# fmt: off
LAYERS: tuple[LayerSpec, ...] = (
    LayerSpec(
        "district", "区界", "District", "Polygon", "places",
        (_text("district_code", "区县代码", "District code"), NAME, PINYIN,
         _real("area_km2", "公布面积", "Published area", "km²"), SOURCE, LOCATED_BY),
        "district_code", "name",
    ),
    LayerSpec(
        "townships", "乡镇（街道）", "Townships", "Polygon", "places",
        (TOWN, NAME, _text("full_name", "全称", "Full name"), KIND, PINYIN, TIER,
         _integer("pop_2010", "2010年普查人口", "People, 2010 census", "人"),
         _integer("village_count", "行政村数", "Villages", "个"),
         _integer("community_count", "社区数", "Communities", "个"),
         _real("area_km2", "公布面积", "Published area", "km²"), SOURCE, LOCATED_BY),
        "town_code", "name",
        joins=TOWN_JOINS,
        relations=(
            RelationSpec("villages", "town_code", "town_code", "行政村", "Villages"),
            RelationSpec("aid_groups", "town_code", "town_code", "帮扶集团", "Aid groups"),
            RelationSpec("project_places", "town_code", "town_code", "项目落点", "Project places"),
        ),
    ),
    LayerSpec(
        "township_seats", "乡镇驻地", "Township seats", "Point", "settlements",
        (TOWN, NAME, _text("seat_kind", "驻地级别", "Seat of"),
         _integer("elevation_m", "海拔", "Elevation", "m"), SOURCE, LOCATED_BY),
        "town_code", "name",
    ),
    LayerSpec(
        "villages", "行政村", "Villages", "Polygon", "places",
        (VILLAGE, NAME, IN_TOWN, TIER, PINYIN,
         _integer("group_count", "村民小组数", "Villager groups", "个"), POPULATION, SOURCE, LOCATED_BY),
        "village_code", "name",
        joins=(
            TIER_NAME,
            TOWN_NAME,
            JoinSpec("aid_groups", "town_code", "town_code", "aid_", ("aid_group_id", "name", "lead_unit")),
        ),
        relations=(RelationSpec("groups", "village_code", "village_code", "村民小组", "Villager groups"),),
    ),
    LayerSpec(
        "communities", "社区", "Communities", "Polygon", "places",
        (VILLAGE, NAME, IN_TOWN, PINYIN, SOURCE, LOCATED_BY),
        "village_code", "name",
    ),
    LayerSpec(
        "groups", "村民小组", "Villager groups", "Point", "settlements",
        (_text("group_id", "小组编号", "Group"), NAME, IN_VILLAGE, IN_TOWN, POPULATION, HOUSEHOLDS, SOURCE, LOCATED_BY),
        "group_id", "name",
        joins=(JoinSpec("villages", "village_code", "village_code", "village_", ("name", "tier")), TOWN_NAME),
    ),
    LayerSpec(
        "roads", "道路", "Roads", "LineString", "roads",
        (_text("road_id", "道路编号", "Road"), NAME, _text("road_class", "等级", "Class", codes.ROAD_CLASS),
         _text("surface", "路面", "Surface", codes.SURFACE), _real("width_m", "路面宽度", "Width", "m"),
         _integer("lanes", "车道数", "Lanes", "条"), _text("status", "状态", "Status", codes.ROAD_STATUS),
         _integer("year", "建成年份", "Year"), _text("project_id", "项目编号", "Project"), SOURCE, LOCATED_BY),
        "road_id", "name",
    ),
    LayerSpec(
        "road_projects", "道路项目", "Road projects", "Point", "roads",
        (_text("project_id", "项目编号", "Project"), NAME, PROJECT_NO, KIND,
         _real("length_km", "长度", "Length", "km"), _real("width_m", "宽度", "Width", "m"),
         _real("count", "数量", "Count"), _text("count_unit", "数量单位", "Counted in"),
         _text("target", "目标", "Target"), STAGE, IN_TOWN, IN_VILLAGE, SOURCE, LOCATED_BY, UNLOCATED),
        "project_id", "name",
    ),
    LayerSpec(
        "water_works", "水利供水工程", "Water works", "Point", "works",
        (_text("work_id", "工程编号", "Work"), NAME, KIND, STAGE,
         _real("capacity_m3d", "供水能力", "Capacity", "m³/d"),
         _integer("design_population", "设计人口", "Design population", "人"),
         _integer("count", "数量", "Count", "处"), PROJECT_NO, IN_TOWN, IN_VILLAGE, SOURCE, LOCATED_BY, UNLOCATED),
        "work_id", "name",
    ),
    LayerSpec(
        "weather_stations", "气象设施", "Weather stations", "Point", "works",
        (_text("station_id", "站点编号", "Station"), NAME, KIND, STAGE,
         _integer("elevation_m", "海拔", "Elevation", "m"), PROJECT_NO, IN_TOWN, SOURCE, LOCATED_BY, UNLOCATED),
        "station_id", "name",
    ),
    LayerSpec(
        "resettlement_sites", "易地搬迁安置点", "Resettlement sites", "Point", "works",
        (_text("site_id", "安置点编号", "Site"), NAME, HOUSEHOLDS, _integer("people", "人数", "People", "人"),
         IN_TOWN, SOURCE, LOCATED_BY, UNLOCATED),
        "site_id", "name",
    ),
    LayerSpec(
        "key_units", "重点帮扶乡镇（村）", "Key townships and villages", None, "plan",
        (_text("unit_code", "代码", "Code"), NAME, _text("unit_kind", "单位级别", "Unit"), TIER,
         _text("tier_name", "层级属性", "Tier name"), IN_TOWN, _integer("sequence", "序号", "Row"), SOURCE),
        "unit_code", "name",
    ),
    LayerSpec(
        "aid_groups", "帮扶集团", "Aid groups", None, "plan",
        (_text("aid_group_id", "集团编号", "Aid group"), NAME, _text("lead_unit", "牵头单位", "Lead unit"),
         _text("leaders", "联系区领导", "Leaders"), _text("target_code", "帮扶对象代码", "Code of the place helped"),
         _text("target_name", "帮扶对象", "Place helped"), IN_TOWN,
         _integer("member_count", "成员单位数", "Members", "个"), SOURCE),
        "aid_group_id", "name",
        relations=(RelationSpec("aid_group_members", "aid_group_id", "aid_group_id", "成员单位", "Members"),),
    ),
    LayerSpec(
        "aid_group_members", "帮扶集团成员", "Aid group members", None, "plan",
        (_text("member_id", "成员编号", "Member"), _text("aid_group_id", "集团编号", "Aid group"), NAME,
         _integer("lead", "牵头", "Lead", values=codes.YES_NO),
         _integer("shared", "双跨", "Shared", values=codes.YES_NO), SOURCE),
        "member_id", "name",
    ),
    LayerSpec(
        "projects", "规划项目", "Projects", None, "plan",
        (PROJECT_NO, NAME, _text("sector", "领域", "Sector"), CONTENT,
         _text("place_text", "建设地点", "Place as printed"),
         _text("nature", "项目性质", "Nature"), _text("funding", "投资来源", "Funding"),
         _integer("year_from", "开始年", "From"), _integer("year_to", "结束年", "To"),
         _text("lead_unit", "牵头单位", "Lead unit"), REMARK, SOURCE),
        "project_no", "name",
        relations=(RelationSpec("project_places", "project_no", "project_no", "项目落点", "Places"),),
    ),
    LayerSpec(
        "project_places", "项目落点", "Project places", None, "plan",
        (_text("place_id", "落点编号", "Place"), PROJECT_NO, _text("place_name", "地名", "Place name"),
         _text("place_kind", "地点级别", "Kind of place"), _text("unit_code", "代码", "Code"), IN_TOWN,
         _real("match_confidence", "匹配可信度", "Match confidence"), REMARK, SOURCE),
        "place_id", "place_name",
        joins=(JoinSpec("projects", "project_no", "project_no", "project_", ("name",)),),
        listed_as="\"place_name\" || coalesce('：' || \"project_name\", '')",
    ),
    LayerSpec(
        "indicators", "指标", "Indicators", None, "plan",
        (_text("indicator_id", "指标编号", "Indicator"), NAME, _text("sector", "领域", "Sector"),
         _text("unit", "单位", "Unit"), _text("value_2020", "2020年", "2020"), _text("target_2025", "2025年", "2025"),
         _real("number_2020", "2020年数值", "2020 as a number"), _real("number_2025", "2025年数值", "2025 as a number"),
         _text("binding", "指标属性", "Binding or expected"), _text("sentence", "原文", "Sentence"), REMARK, SOURCE),
        "indicator_id", "name",
    ),
    LayerSpec(
        "name_aliases", "地名别称", "Other names", None, "plan",
        (_text("alias", "别称", "Alias"), _text("unit_code", "代码", "Code"), NAME, KIND,
         _text("valid_until", "使用至", "Used until"), SOURCE),
        "alias", "alias",
    ),
    LayerSpec(
        "discrepancies", "规划矛盾记录", "Discrepancies", None, "plan",
        (_text("discrepancy_id", "编号", "Number"), _text("where", "位置", "Where"), _text("what", "内容", "What"),
         _text("resolution", "处理方式", "Resolution"), SOURCE),
        "discrepancy_id", "what",
    ),
    LayerSpec(
        "township_counts", "乡镇工程统计", "Counts by township", None, "plan",
        (TOWN, _integer("water_works", "水利供水工程", "Water works", "处"),
         _integer("road_projects", "道路项目", "Road projects", "项"),
         _integer("weather_stations", "气象设施", "Weather stations", "处"),
         _integer("projects", "规划项目", "Projects", "个"),
         _integer("key_villages", "重点村", "Key villages", "个"),
         _integer("groups", "村民小组", "Villager groups", "个"), POPULATION),
        "town_code", "town_code",
        # SQLite before 3.41 knows no type of an expression, so the empty first half gives one; later ones need CAST.
        view="""SELECT fid, town_code, village_count AS water_works, village_count AS road_projects,
            village_count AS weather_stations, village_count AS projects, village_count AS key_villages,
            village_count AS "groups", village_count AS population
            FROM townships WHERE 0 UNION ALL
            SELECT t.fid, t.town_code,
            CAST((SELECT count(*) FROM water_works w WHERE w.town_code = t.town_code) AS INTEGER),
            CAST((SELECT count(*) FROM road_projects r WHERE r.town_code = t.town_code) AS INTEGER),
            CAST((SELECT count(*) FROM weather_stations s WHERE s.town_code = t.town_code) AS INTEGER),
            CAST((SELECT count(DISTINCT project_no) FROM project_places p WHERE p.town_code = t.town_code) AS INTEGER),
            CAST((SELECT count(*) FROM villages v WHERE v.town_code = t.town_code AND v.tier IS NOT NULL) AS INTEGER),
            CAST((SELECT count(*) FROM groups g WHERE g.town_code = t.town_code) AS INTEGER),
            CAST((SELECT sum(g.population) FROM groups g WHERE g.town_code = t.town_code) AS INTEGER)
            FROM townships t""",
    ),
)

RESULTS: tuple[LayerSpec, ...] = (
    LayerSpec(
        "roadconnectivity", "村民小组道路通畅", "Road connectivity", "Point", "results",
        (_text("group_id", "小组编号", "Group"), NAME, IN_VILLAGE, IN_TOWN, POPULATION, HOUSEHOLDS,
         _text("status", "通达状态", "Status", codes.CONNECTIVITY),
         _real("hardened_m", "距最近硬化路", "To the nearest hardened road", "m"),
         _text("seat_code", "乡镇驻地", "Township seat", lookup=LookupSpec("township_seats", "town_code", "name")),
         _real("road_m", "至驻地路程", "Road to the seat", "m"),
         _real("minutes", "至驻地时间", "Time to the seat", "min"),
         _real("upgrade_m", "最少需硬化长度", "Least length to harden", "m"),
         _integer("component", "路网分区", "Part of the network"),
         _real("access_m", "步行接驳距离", "Walk to and from the road", "m"),
         _text("reason", "原因", "Reason"), SOURCE, LOCATED_BY, BASIS),
        "group_id", "name",
        joins=(JoinSpec("villages", "village_code", "village_code", "village_", ("name", "tier")), TOWN_NAME),
    ),
    LayerSpec(
        "roadconnectivity_links", "建议硬化路段", "Stretches to harden", "LineString", "results",
        (_text("road_id", "道路编号", "Road"), _real("length_m", "长度", "Length", "m"),
         _integer("groups_gained", "受益小组", "Groups gained", "个"),
         _integer("people_gained", "受益人口", "People gained", "人"), BASIS),
        "road_id", "road_id",
    ),
    LayerSpec(
        "roadconnectivity_summary", "道路通畅统计", "Road connectivity by area", None, "results",
        (_text("level", "统计层级", "Level", codes.LEVEL), _text("zone", "代码", "Code"), NAME,
         _integer("groups", "村民小组", "Villager groups", "个"),
         _integer("connected", "通畅小组", "Groups connected", "个"),
         _integer("motorable", "通达小组", "Groups with a motorable road only", "个"),
         _integer("cut_off", "断头小组", "Groups cut off", "个"),
         _integer("no_road", "未通小组", "Groups without road", "个"),
         _integer("people", "人口", "People", "人"), _integer("people_connected", "通畅人口", "People connected", "人"),
         _real("share_pct", "小组通畅率", "Share of groups connected", "%"),
         _real("people_pct", "人口通畅率", "Share of people connected", "%"),
         _real("target_pct", "目标", "Target", "%"),
         _integer("groups_to_do", "待通畅小组", "Groups to do", "个"),
         _integer("people_to_do", "待通畅人口", "People to do", "人"), BASIS),
        "zone", "name",
    ),
)
"""Layers that algorithms write into a workspace; they are not part of the bundled GeoPackage."""
# fmt: on

BY_KEY = {spec.key: spec for spec in LAYERS + RESULTS}
