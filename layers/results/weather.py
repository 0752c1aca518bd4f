"""Results of the questions about the weather network."""

from __future__ import annotations

from .. import codes
from ..spec import (
    BASIS,
    IN_TOWN,
    KIND,
    LOCATED_BY,
    NAME,
    PROJECT_NO,
    SOURCE,
    STAGE,
    UNLOCATED,
    LayerSpec,
    integer,
    real,
    text,
)

DEM = text("dem", "高程数据", "Elevation model")
RADIUS = real("radius_m", "代表半径（含）", "Radius (included)", "m")
COMPUTED = (RADIUS, DEM, BASIS)
REASON: codes.Codes = (
    ("no_place", "无坐标，未参与计算", "No place, takes no part"),
    ("outside", "在区外，不计密度", "Outside, not in the density"),
)
GAP: codes.Codes = (
    ("beyond_radius", "半径以外", "Beyond the radius"),
    ("height", "半径内但无同高度测站", "Within it, of a height without station"),
)
LOW, HIGH = real("band_low_m", "高程带自", "Band from", "m"), real("band_high_m", "高程带至", "Band to", "m")
AREA = real("area_km2", "面积", "Area", "km²")
GROUPS, PEOPLE = integer("groups", "村民小组", "Villager groups", "个"), real("people", "人口", "People", "人")
LISTED = integer("listed", "规划站数", "Stations listed", "个")

# fmt: off
WEATHER: tuple[LayerSpec, ...] = (
    LayerSpec(
        "stationcoverage", "气象站代表范围", "Weather stations and what they stand for", "Point", "results",
        (text("station_id", "站点编号", "Station"), NAME, KIND, STAGE, PROJECT_NO, IN_TOWN,
         real("thiessen_km2", "泰森多边形面积", "Thiessen area", "km²"),
         real("people", "最近站人口", "People it is nearest to", "人"),
         real("nearest_km", "至最近测站", "To the nearest station", "km"),
         real("height_m", "海拔", "Height", "m"), text("reason", "说明", "Remark", REASON), SOURCE, LOCATED_BY,
         UNLOCATED, DEM, BASIS),
        "station_id", "name",
    ),
    LayerSpec(
        "stationcoverage_thiessen", "测站泰森多边形", "Thiessen areas of the stations", "Polygon", "results",
        (text("station", "测站", "Station"), integer("stations", "同址站数", "Stations on the place", "个"), AREA,
         PEOPLE, BASIS),
        "station", "station",
    ),
    LayerSpec(
        "stationcoverage_gaps", "气象站网空白区", "Gaps of the station network", "Polygon", "results",
        (text("kind", "空白类型", "Kind of gap", GAP), LOW, AREA, GROUPS, PEOPLE,
         text("towns", "所在乡镇", "Townships"), *COMPUTED),
        "kind", "towns",
    ),
    LayerSpec(
        "stationcoverage_bands", "高程带代表性", "Elevation bands and stations", None, "results",
        (LOW, HIGH, AREA, real("area_pct", "占全区面积", "Share of the district", "%"),
         real("within_pct", "半径内面积占比", "Share of land within the radius", "%"),
         real("represented_km2", "有代表站的面积", "Land that a station stands for", "km²"),
         real("represented_pct", "有代表站的面积占比", "Share of land represented", "%"),
         integer("stations", "站数", "Stations", "个"), GROUPS, PEOPLE,
         real("people_pct", "有代表站的人口占比", "Share of people represented", "%"), *COMPUTED),
        "band_low_m", "band_low_m",
    ),
    LayerSpec(
        "stationcoverage_summary", "气象站覆盖统计", "Station coverage by area", None, "results",
        (text("level", "统计层级", "Level", codes.LEVEL), text("zone", "代码", "Code"), NAME, AREA,
         integer("stations", "站数", "Stations", "个"),
         real("within_km2", "半径内面积", "Land within the radius", "km²"),
         real("within_pct", "半径内面积占比", "Share of land within", "%"), GROUPS, PEOPLE,
         integer("groups_within", "半径内小组", "Groups within", "个"),
         real("people_within", "半径内人口", "People within", "人"),
         real("people_pct", "半径内人口占比", "Share of people within", "%"),
         real("people_represented", "有代表站的人口", "People represented", "人"),
         real("represented_pct", "有代表站的人口占比", "Share of people represented", "%"), *COMPUTED),
        "zone", "name",
    ),
    LayerSpec(
        "stationcoverage_indicators", "气象站网指标", "Numbers of the station network", None, "results",
        (text("indicator", "指标", "Indicator"), NAME, real("value", "数值", "Value"), text("unit", "单位", "Unit"),
         text("note", "说明", "Note"), DEM, BASIS),
        "indicator", "name",
    ),
    LayerSpec(
        "stationcoverage_planned", "站点全部落实后的站网（假定）", "Network if all stations were placed (assumed)",
        None, "results",
        (KIND, LISTED, integer("placed", "已定位", "With a place", "个"),
         real("km2_if_all", "全部落实后每站面积（假定）", "Land per station if all were placed", "km²"),
         real("spacing_if_all", "全部落实后平均站距（假定）", "Mean spacing if all were placed", "km"),
         integer("needed", "标准所需站数", "Stations the norm asks for", "个"),
         integer("short", "仍缺站数", "Stations missing", "个"),
         real("norm_km2", "标准：每站面积", "Norm: land per gauge", "km²"), BASIS),
        "kind", "kind",
    ),
)
# fmt: on
