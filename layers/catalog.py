"""One :class:`LayerSpec` per layer: the data model of ``data/townships.gpkg`` in one place.

The GeoPackage is written from these specs, and the project, forms, joins, relations and the data
dictionary are made from them. Nothing here imports QGIS, so the build scripts can read it too.
"""

from __future__ import annotations

from . import codes
from .results import RESULTS
from .spec import (
    CONTENT,
    HOUSEHOLDS,
    IN_TOWN,
    IN_VILLAGE,
    KIND,
    LOCATED_BY,
    NAME,
    PINYIN,
    POPULATION,
    PROJECT_NO,
    REMARK,
    SOURCE,
    STAGE,
    TIER,
    TOWN,
    TOWN_NAME,
    UNLOCATED,
    VILLAGE,
    JoinSpec,
    LayerSpec,
    RelationSpec,
    integer,
    real,
    text,
)

CRS = "EPSG:4490"
KEY_PROPERTY = "wulong/layer_key"
"""Custom property by which a layer is found again, whatever the user calls it."""


GROUPS = {
    "results": ("分析结果", "Results"),
    "works": ("规划工程", "Planned works"),
    "settlements": ("驻地与村民小组", "Seats and villager groups"),
    "lines": ("分析结果：线路", "Results: lines"),
    "roads": ("道路", "Roads"),
    "places": ("行政区划", "Places"),
    "areas": ("分析结果：范围", "Results: areas"),
    "plan": ("规划表", "Tables of the plan"),
}
"""Groups of the layer tree, top to bottom: points lie over lines, lines over areas."""


TIER_NAME = JoinSpec("key_units", "village_code", "unit_code", "key_", ("tier_name",))
TOWN_JOINS = (
    JoinSpec("key_units", "town_code", "unit_code", "key_", ("tier_name",)),
    JoinSpec("aid_groups", "town_code", "town_code", "aid_", ("aid_group_id", "name", "lead_unit", "leaders")),
    JoinSpec(
        "township_counts",
        "town_code",
        "town_code",
        "n_",
        (
            "water_works",
            "road_projects",
            "weather_stations",
            "facilities",
            "projects",
            "key_villages",
            "groups",
            "population",
        ),
    ),
)

# fmt: off
LAYERS: tuple[LayerSpec, ...] = (
    LayerSpec(
        "district", "区界", "District", "Polygon", "places",
        (text("district_code", "区县代码", "District code"), NAME, PINYIN,
         real("area_km2", "公布面积", "Published area", "km²"), SOURCE, LOCATED_BY),
        "district_code", "name",
    ),
    LayerSpec(
        "townships", "乡镇（街道）", "Townships", "Polygon", "places",
        (TOWN, NAME, text("full_name", "全称", "Full name"), KIND, PINYIN, TIER,
         integer("pop_2010", "2010年普查人口", "People, 2010 census", "人"),
         integer("village_count", "行政村数", "Villages", "个"),
         integer("community_count", "社区数", "Communities", "个"),
         real("area_km2", "公布面积", "Published area", "km²"), SOURCE, LOCATED_BY),
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
        (TOWN, NAME, text("seat_kind", "驻地级别", "Seat of"),
         integer("elevation_m", "海拔", "Elevation", "m"), SOURCE, LOCATED_BY),
        "town_code", "name",
        joins=(JoinSpec("townships", "town_code", "town_code", "seat_", ("pinyin",)),),
    ),
    LayerSpec(
        "villages", "行政村", "Villages", "Polygon", "places",
        (VILLAGE, NAME, IN_TOWN, TIER, PINYIN,
         integer("group_count", "村民小组数", "Villager groups", "个"), POPULATION,
         integer("elevation_m", "平均海拔", "Mean elevation", "m"), SOURCE, LOCATED_BY),
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
        (text("group_id", "小组编号", "Group"), NAME, IN_VILLAGE, IN_TOWN, POPULATION, HOUSEHOLDS,
         integer("elevation_m", "海拔", "Elevation", "m"), SOURCE, LOCATED_BY),
        "group_id", "name",
        joins=(JoinSpec("villages", "village_code", "village_code", "village_", ("name", "tier")), TOWN_NAME),
    ),
    LayerSpec(
        "roads", "道路", "Roads", "LineString", "roads",
        (text("road_id", "道路编号", "Road"), NAME, text("road_class", "等级", "Class", codes.ROAD_CLASS),
         text("surface", "路面", "Surface", codes.SURFACE), real("width_m", "路面宽度", "Width", "m"),
         integer("lanes", "车道数", "Lanes", "条"), text("status", "状态", "Status", codes.ROAD_STATUS),
         integer("year", "建成年份", "Year"), text("project_id", "项目编号", "Project"), SOURCE, LOCATED_BY),
        "road_id", "name",
    ),
    LayerSpec(
        "road_projects", "道路项目", "Road projects", "Point", "roads",
        (text("project_id", "项目编号", "Project"), NAME, PROJECT_NO, KIND,
         real("length_km", "长度", "Length", "km"), real("width_m", "宽度", "Width", "m"),
         real("count", "数量", "Count"), text("count_unit", "数量单位", "Counted in"),
         text("target", "目标", "Target"), STAGE, IN_TOWN, IN_VILLAGE, SOURCE, LOCATED_BY, UNLOCATED),
        "project_id", "name",
    ),
    LayerSpec(
        "water_works", "水利供水工程", "Water works", "Point", "works",
        (text("work_id", "工程编号", "Work"), NAME, KIND, STAGE,
         text("scale", "规模", "Scale"), real("capacity_m3d", "供水能力", "Capacity", "m³/d"),
         integer("design_population", "设计人口", "Design population", "人"),
         real("volume_m3", "容积", "Volume", "m³"), real("length_km", "长度", "Length", "km"),
         integer("count", "数量", "Count", "处"), CONTENT, PROJECT_NO, IN_TOWN, IN_VILLAGE, SOURCE, LOCATED_BY,
         UNLOCATED),
        "work_id", "name",
    ),
    LayerSpec(
        "weather_stations", "气象设施", "Weather stations", "Point", "works",
        (text("station_id", "站点编号", "Station"), NAME, KIND, STAGE,
         integer("elevation_m", "海拔", "Elevation", "m"), PROJECT_NO, IN_TOWN, SOURCE, LOCATED_BY, UNLOCATED),
        "station_id", "name",
    ),
    LayerSpec(
        "resettlement_sites", "易地搬迁安置点", "Resettlement sites", "Point", "works",
        (text("site_id", "安置点编号", "Site"), NAME, HOUSEHOLDS, integer("people", "人数", "People", "人"),
         CONTENT, IN_TOWN, SOURCE, LOCATED_BY, UNLOCATED),
        "site_id", "name",
    ),
    LayerSpec(
        "facilities", "公共服务与产业设施", "Facilities", "Point", "works",
        (text("facility_id", "设施编号", "Facility"), NAME, KIND, text("sector", "领域", "Sector"), STAGE,
         real("count", "数量", "Count"), text("count_unit", "数量单位", "Counted in"), CONTENT, PROJECT_NO,
         IN_TOWN, IN_VILLAGE, SOURCE, LOCATED_BY, UNLOCATED),
        "facility_id", "name",
    ),
    LayerSpec(
        "key_units", "重点帮扶乡镇（村）", "Key townships and villages", None, "plan",
        (text("unit_code", "代码", "Code"), NAME, text("unit_kind", "单位级别", "Unit"), TIER,
         text("tier_name", "层级属性", "Tier name"), IN_TOWN, integer("sequence", "序号", "Row"), SOURCE),
        "unit_code", "name",
    ),
    LayerSpec(
        "aid_groups", "帮扶集团", "Aid groups", None, "plan",
        (text("aid_group_id", "集团编号", "Aid group"), NAME, text("lead_unit", "牵头单位", "Lead unit"),
         text("leaders", "联系区领导", "Leaders"), text("target_code", "帮扶对象代码", "Code of the place helped"),
         text("target_name", "帮扶对象", "Place helped"), IN_TOWN,
         integer("member_count", "成员单位数", "Members", "个"), SOURCE),
        "aid_group_id", "name",
        relations=(RelationSpec("aid_group_members", "aid_group_id", "aid_group_id", "成员单位", "Members"),),
    ),
    LayerSpec(
        "aid_group_members", "帮扶集团成员", "Aid group members", None, "plan",
        (text("member_id", "成员编号", "Member"), text("aid_group_id", "集团编号", "Aid group"), NAME,
         integer("lead", "牵头", "Lead", values=codes.YES_NO),
         integer("shared", "双跨", "Shared", values=codes.YES_NO), SOURCE),
        "member_id", "name",
    ),
    LayerSpec(
        "projects", "规划项目", "Projects", None, "plan",
        (PROJECT_NO, NAME, text("sector", "领域", "Sector"), CONTENT,
         text("place_text", "建设地点", "Place as printed"),
         text("nature", "项目性质", "Nature"), text("funding", "投资来源", "Funding"),
         text("funding_sources", "投资来源（统一顺序）", "Funding in one order"),
         integer("year_from", "开始年", "From"), integer("year_to", "结束年", "To"),
         text("lead_unit", "牵头单位", "Lead unit"), REMARK, SOURCE),
        "project_no", "name",
        relations=(RelationSpec("project_places", "project_no", "project_no", "项目落点", "Places"),),
    ),
    LayerSpec(
        "project_places", "项目落点", "Project places", None, "plan",
        (text("place_id", "落点编号", "Place"), PROJECT_NO, text("place_name", "地名", "Place name"),
         text("place_kind", "地点级别", "Kind of place"), text("unit_code", "代码", "Code"), IN_TOWN,
         real("match_confidence", "匹配可信度", "Match confidence"),
         integer("count", "未具名个数", "Places counted but not named", "个"), REMARK, SOURCE),
        "place_id", "place_name",
        joins=(JoinSpec("projects", "project_no", "project_no", "project_", ("name",)),),
        listed_as="\"place_name\" || coalesce('：' || \"project_name\", '')",
    ),
    LayerSpec(
        "indicators", "指标", "Indicators", None, "plan",
        (text("indicator_id", "指标编号", "Indicator"), NAME, text("sector", "领域", "Sector"),
         text("unit", "单位", "Unit"), text("value_2020", "2020年", "2020"), text("target_2025", "2025年", "2025"),
         real("number_2020", "2020年数值", "2020 as a number"), real("number_2025", "2025年数值", "2025 as a number"),
         integer("target_year", "目标年", "Target year"), text("binding", "指标属性", "Binding or expected"),
         text("sentence", "原文", "Sentence"), REMARK, SOURCE),
        "indicator_id", "name",
    ),
    LayerSpec(
        "name_aliases", "地名别称", "Other names", None, "plan",
        (text("alias_id", "别称编号", "Alias number"), text("alias", "别称", "Alias"),
         text("unit_code", "代码", "Code"), NAME, KIND, text("valid_until", "使用至", "Used until"),
         text("old_code", "旧代码", "Former code"), SOURCE),
        "alias_id", "alias",
    ),
    LayerSpec(
        "discrepancies", "规划矛盾记录", "Discrepancies", None, "plan",
        (text("discrepancy_id", "编号", "Number"), text("where", "位置", "Where"), text("what", "内容", "What"),
         text("resolution", "处理方式", "Resolution"), SOURCE),
        "discrepancy_id", "what",
    ),
    LayerSpec(
        "township_counts", "乡镇工程统计", "Counts by township", None, "plan",
        (TOWN, integer("water_works", "水利供水工程", "Water works", "处"),
         integer("road_projects", "道路项目", "Road projects", "项"),
         integer("weather_stations", "气象设施", "Weather stations", "处"),
         integer("facilities", "公共服务与产业设施", "Facilities", "处"),
         integer("projects", "规划项目", "Projects", "个"),
         integer("key_villages", "重点村", "Key villages", "个"),
         integer("groups", "村民小组", "Villager groups", "个"), POPULATION),
        "town_code", "town_code",
        # SQLite before 3.41 knows no type of an expression, so the empty first half gives one; later ones need CAST.
        view="""SELECT fid, town_code, village_count AS water_works, village_count AS road_projects,
            village_count AS weather_stations, village_count AS facilities, village_count AS projects,
            village_count AS key_villages, village_count AS "groups", village_count AS population
            FROM townships WHERE 0 UNION ALL
            SELECT t.fid, t.town_code,
            CAST((SELECT count(*) FROM water_works w WHERE w.town_code = t.town_code) AS INTEGER),
            CAST((SELECT count(*) FROM road_projects r WHERE r.town_code = t.town_code) AS INTEGER),
            CAST((SELECT count(*) FROM weather_stations s WHERE s.town_code = t.town_code) AS INTEGER),
            CAST((SELECT count(*) FROM facilities f WHERE f.town_code = t.town_code) AS INTEGER),
            CAST((SELECT count(DISTINCT project_no) FROM project_places p WHERE p.town_code = t.town_code) AS INTEGER),
            CAST((SELECT count(*) FROM villages v WHERE v.town_code = t.town_code AND v.tier IS NOT NULL) AS INTEGER),
            CAST((SELECT count(*) FROM groups g WHERE g.town_code = t.town_code) AS INTEGER),
            CAST((SELECT sum(g.population) FROM groups g WHERE g.town_code = t.town_code) AS INTEGER)
            FROM townships t""",
    ),
)
# fmt: on

BY_KEY = {spec.key: spec for spec in LAYERS + RESULTS}
