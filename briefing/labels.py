"""How a briefing shows each class: colour and shape, and lengths and times as a planner says them.

Colours stay apart for colour-blind readers, and every class also differs by shape, size, width or dash.
What a code is called comes from :mod:`layers.codes`.
"""

from __future__ import annotations

from dataclasses import dataclass

from ..layers import codes

SCHEMATIC_NOTICE = "示意数据，非测绘成果"
SCHEMATIC_SENTENCE = "名称、代码和数量为真实数据；下列图层的位置和形状由模型生成，仅供示意："
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


def _status(key: str, meaning: str, **sign: str | float) -> StatusClass:
    return StatusClass(key, codes.label(codes.CONNECTIVITY, key), meaning, **sign)  # type: ignore[arg-type]


INK = "#222222"
STATUSES = (
    _status(
        "connected", "有硬化路直通乡镇驻地和全区路网", colour="#56b4e9", line="#1f6f9f", shape="circle", radius=3.2
    ),
    _status("motorable", "能通汽车，但有路段尚未硬化", colour="#f0c419", line=INK, shape="triangle", radius=5.4),
    _status("cut_off", "附近有路，但到不了乡镇驻地", colour="#d55e00", line=INK, shape="diamond", radius=6.0),
    _status("no_road", "步行范围内没有能通汽车的路", colour=INK, line="#ffffff", shape="cross", radius=6.4),
)
UNKNOWN = StatusClass(NOT_COMPUTED, "未分析", "没有道路通畅分析结果", "#ffffff", "#555555", "circle", 3.4)
STATUS = {each.key: each for each in (*STATUSES, UNKNOWN)}


REASONS = {
    "no_place": "没有可用的坐标",
    "no_seat": "没有找到所属乡镇的驻地",
    "no_road_within_limit": "步行范围内没有能通汽车的路",
    "seat_without_road": "乡镇驻地附近没有能通汽车的路",
    "road_does_not_reach_seat": "附近的路到不了乡镇驻地",
    "one_way_against": "受单行限制，到不了乡镇驻地",
    "seat_off_district_network": "乡镇驻地未接入全区硬化路网",
}
"""Plain words for the reason codes of the connectivity analysis."""


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
SURFACE_STYLES = (
    ("hardened", "硬化路面"),
    ("unhardened", "未硬化路面"),
    (PLANNED, "规划道路"),
)
LINK_COLOUR = "#cc3399"

TIER_COLOURS = ("#cc4c02", "#fdb863", "#08519c", "#9ecae1", "#6a3d9a", "#b2df8a")
"""Given to the tiers in the order of the plan's list."""


def length_text(metres: float) -> str:
    """Return a length as a planner says it: ``850 米`` below one kilometre, ``3.2 公里`` above."""
    return f"{metres:.0f} 米" if round(metres) < 1000 else f"{metres / 1000:.1f} 公里"


def minutes_text(minutes: float) -> str:
    """Return a travel time: ``25 分钟``, ``1 小时 5 分钟``; anything shorter than a minute is one."""
    hours, rest = divmod(max(1, round(minutes)), 60)
    if not hours:
        return f"{rest} 分钟"
    return f"{hours} 小时 {rest} 分钟" if rest else f"{hours} 小时"
