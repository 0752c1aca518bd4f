"""How a briefing shows each class: colour, shape and what it is called.

Colours stay apart for colour-blind readers, and every class also differs by shape, size, width or dash.
What a code is called comes from :mod:`layers.codes`.
"""

from __future__ import annotations

from dataclasses import dataclass

from ..layers import codes

SCHEMATIC_NOTICE = "示意数据，非测绘成果"
SCHEMATIC_SENTENCE = "名称、代码和数量为真实数据；下列图层的位置和形状由模型生成，仅供示意："
SCHEMATIC_SENTENCE_EN = "Names, codes and counts are real; places and shapes of these layers are modelled: "
NOT_COMPUTED = "unknown"


@dataclass(frozen=True)
class StatusClass:
    """How one result of the connectivity analysis is shown."""

    key: str
    label: str
    meaning: str
    colour: str
    line: str
    shape: str  # circle | square | triangle | diamond | cross
    radius: float
    label_en: str = ""
    meaning_en: str = ""


def _status(key: str, meaning: str, meaning_en: str, sign: tuple[str, str, str, float]) -> StatusClass:
    names = codes.label(codes.CONNECTIVITY, key), codes.label(codes.CONNECTIVITY, key, "en")
    return StatusClass(key, names[0], meaning, *sign, names[1], meaning_en)


INK = "#222222"
STATUSES = (
    _status(
        "connected",
        "有硬化路直通乡镇驻地和全区路网",
        "a hardened road leads to the township seat and the district network",
        ("#56b4e9", "#1f6f9f", "circle", 3.2),
    ),
    _status(
        "motorable",
        "能通汽车，但有路段尚未硬化",
        "a car gets there, but part of the way is not hardened",
        ("#f0c419", INK, "triangle", 5.4),
    ),
    _status(
        "cut_off",
        "附近有路，但到不了乡镇驻地",
        "there is a road, but it does not lead to the township seat",
        ("#d55e00", INK, "diamond", 6.0),
    ),
    _status(
        "no_road",
        "步行范围内没有能通汽车的路",
        "no motorable road within walking distance",
        (INK, "#ffffff", "cross", 6.4),
    ),
)
UNKNOWN = StatusClass(
    NOT_COMPUTED,
    "未分析",
    "没有道路通畅分析结果",
    "#ffffff",
    "#555555",
    "circle",
    3.4,
    "Not analysed",
    "there is no result of the road connectivity yet",
)
STATUS = {each.key: each for each in (*STATUSES, UNKNOWN)}


REASON_CODES: codes.Codes = (
    ("no_place", "没有可用的坐标", "No usable coordinates"),
    ("no_seat", "没有找到所属乡镇的驻地", "The seat of its township was not found"),
    ("no_road_within_limit", "步行范围内没有能通汽车的路", "No motorable road within walking distance"),
    ("seat_without_road", "乡镇驻地附近没有能通汽车的路", "No motorable road near the township seat"),
    ("road_does_not_reach_seat", "附近的路到不了乡镇驻地", "The road nearby does not reach the township seat"),
    ("one_way_against", "受单行限制，到不了乡镇驻地", "One-way roads bar the way to the township seat"),
    ("seat_off_district_network", "乡镇驻地未接入全区硬化路网", "The seat is not on the district's hardened network"),
)
REASONS = {code: zh for code, zh, _ in REASON_CODES}
"""Plain words for the reason codes of the connectivity analysis."""
REACH_REASONS: codes.Codes = (
    *REASON_CODES,
    ("no_facility_on_road", "没有设施位于能通汽车的路旁", "No facility lies on a motorable road"),
    ("road_reaches_no_facility", "附近的路到不了任何设施", "The road nearby reaches no facility"),
)
"""Those of the questions who reaches what."""


@dataclass(frozen=True)
class RoadStyle:
    """How one class of road is drawn."""

    colour: str
    weight: float


ROAD_STYLES = {
    "national": RoadStyle("#8b0f1a", 3.6),
    "provincial": RoadStyle("#c6321d", 3.0),
    "county": RoadStyle("#e07b1a", 2.5),
    "township": RoadStyle("#8a6a1f", 1.9),
    "village": RoadStyle("#4d4d4d", 1.3),
    "track": RoadStyle("#4d4d4d", 0.8),
}
OTHER_ROAD = RoadStyle("#6b7280", 1.2)
PLANNED = "planned"
SURFACE_STYLES: codes.Codes = (
    ("hardened", "硬化路面", "Hardened"),
    ("unhardened", "未硬化路面", "Not hardened"),
    (PLANNED, "规划道路", "Planned road"),
)
LINK_COLOUR = "#cc3399"

TIER_COLOURS = ("#cc4c02", "#fdb863", "#08519c", "#9ecae1", "#6a3d9a", "#b2df8a")
"""Given to the tiers in the order of the plan's list."""
