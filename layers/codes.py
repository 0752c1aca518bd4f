"""What the coded values of the data mean, in Chinese and English.

Tiers are not here: they belong to a plan and are read from its ``key_units``.
"""

from __future__ import annotations

Codes = tuple[tuple[str, str, str], ...]
"""(value in the data, Chinese, English), in the order of the legend."""

ROAD_CLASS: Codes = (
    ("national", "国道", "National road"),
    ("provincial", "省道", "Provincial road"),
    ("county", "县道", "County road"),
    ("township", "乡道", "Township road"),
    ("village", "村道", "Village road"),
    ("track", "机耕道", "Farm track"),
)
SURFACE: Codes = (
    ("asphalt", "沥青", "Asphalt"),
    ("concrete", "水泥", "Concrete"),
    ("gravel", "砂石", "Gravel"),
    ("earth", "土路", "Earth"),
)
HARDENED_SURFACES = ("asphalt", "concrete")
ROAD_STATUS: Codes = (("existing", "现状", "Existing"), ("planned", "规划", "Planned"))
CONNECTIVITY: Codes = (
    ("connected", "通畅", "Connected"),
    ("motorable", "通达", "Motorable only"),
    ("cut_off", "断头", "Cut off"),
    ("no_road", "未通", "No road"),
)
LOCATED_BY: Codes = (
    ("surveyed", "测绘", "Surveyed"),
    ("village_name", "按村名定位", "By the village's name"),
    ("township_name", "按乡镇名定位", "By the township's name"),
    ("modelled", "示意（模拟）", "Modelled (schematic)"),
)
MODELLED = "modelled"
BASIS: Codes = ((MODELLED, "示意（模拟）", "Modelled (schematic)"), ("given", "实有数据", "Given data"))
STAGE: Codes = (
    ("新建", "新建", "New"),
    ("新建或改造", "新建或改造", "New or rebuilt"),
    ("改扩建", "改扩建", "Extended"),
    ("续建", "续建", "Continued"),
    ("完建", "完建", "Completed"),
    ("整治", "整治", "Repaired"),
    ("升级", "升级", "Upgraded"),
    ("已建", "已建", "Built"),
)
"""What the plan says of a work; a work may have none."""
SEVERITY: Codes = (("error", "错误", "Error"), ("warning", "警告", "Warning"), ("note", "提示", "Note"))
YES_NO: Codes = (("1", "是", "Yes"), ("0", "否", "No"))
LEVEL: Codes = (
    ("village", "行政村", "Village"),
    ("township", "乡镇（街道）", "Township"),
    ("tier", "重点帮扶层级", "Key-village tier"),
    ("district", "全区", "District"),
)


COUNTERS = frozenset("个人处项户对条")
"""Units that Chinese counts things with; English has no word for them."""
CHINESE_UNITS = {"min": "分钟"}
"""Units that are written as a word in Chinese."""


def unit(text: str, locale: str) -> str:
    """Return a unit in a language, "" where that has no word for it."""
    if locale.startswith("zh"):
        return CHINESE_UNITS.get(text, text)
    return "" if text in COUNTERS else text


def spellings(codes: Codes) -> dict[str, str]:
    """Return the value for each way of writing it: the value itself or a title, in lower case."""
    return {name.casefold(): each[0] for each in codes for name in each}


def label(codes: Codes, value: str, locale: str = "zh") -> str:
    """Return what a value means in the language asked for; an unknown value stays as it is."""
    for code, zh, en in codes:
        if code == value:
            return zh if locale.startswith("zh") else en
    return value
