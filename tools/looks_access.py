"""How the results of the questions who reaches what look."""

from __future__ import annotations

from collections.abc import Callable

from qgis.core import QgsSingleSymbolRenderer

from . import style_parts as part

MINUTES = (
    (None, 15, "circle", "#6baed6", 1.5, "15 分钟以内"),
    (15, 30, "circle", "#2171b5", 1.7, "15–30 分钟"),
    (30, 45, "triangle", "#fdae61", 2.3, "30–45 分钟"),
    (45, 60, "square", "#e6550d", 2.2, "45–60 分钟"),
    (60, None, "diamond", "#7f2704", 2.9, "60 分钟以上"),
)
"""(above, up to and with, shape, colour, mm, text): fixed breaks, so that two maps compare."""
NOT_REACHED = ("cross2", part.INK, 2.8, part.INK, 0.8, 3)


def nearestfacility() -> part.Look:
    """Groups by minutes: the farther the larger and darker; a cross where nothing is reached."""
    rules = []
    for level, (above, up_to, shape, color, size, text) in enumerate(MINUTES):
        limits = [f'"minutes" > {above}' if above is not None else '"minutes" IS NOT NULL']
        limits += [f'"minutes" <= {up_to}'] if up_to is not None else []
        outline = "#ffffff" if level < 2 else part.INK
        rules.append((_first(" AND ".join(limits)), part.marker(shape, color, size, outline, 0.15, level), text, 0))
    rules.append((_first('"minutes" IS NULL'), part.marker(*NOT_REACHED), "不可达（见原因）", 0))
    return part.ruled(rules), part.point_names()


def _first(condition: str) -> str:
    return f'coalesce("rank", 1) = 1 AND {condition}'


def nearestfacility_routes() -> part.Look:
    """Routes as thin lines, wider where they run together."""
    return QgsSingleSymbolRenderer(part.line("#08519c", 0.35)), None


SHARES = (
    (0.0, 0.5, "diamond", "#b2182b", 2.6, "低于平均的一半"),
    (0.5, 1.0, "triangle", "#f4a582", 2.2, "平均的一半至平均"),
    (1.0, 2.0, "circle", "#92c5de", 1.7, "平均至平均的 2 倍"),
    (2.0, None, "circle", "#2166ac", 1.9, "平均的 2 倍及以上"),
)
"""(from, below, shape, colour, mm, text): shares of the average of the layer."""


NONE = ("cross2", part.INK, 2.0, part.INK, 0.5, 3)
FACILITY_MM = 3.4


def _relative(field: str, none: str, *, facility: bool = False) -> part.Look:
    """Return the look of shares of the average; facilities are squares, larger than any group."""
    rules = []
    for level, (low, high, shape, color, size, text) in enumerate(SHARES):
        shape, size = ("square", FACILITY_MM) if facility else (shape, size)
        limits = [f'"{field}" >= {low} * mean("{field}")', f'"{field}" > 0']
        limits += [f'"{field}" < {high} * mean("{field}")'] if high is not None else []
        rules.append((" AND ".join(limits), part.marker(shape, color, size, part.INK, 0.15, len(SHARES) - level),
                      text, 0))  # fmt: skip
    rules.append((f'"{field}" = 0 OR "{field}" IS NULL', part.marker(*NONE), none, 0))
    return part.ruled(rules), part.point_names()


def catchmentaccess() -> part.Look:
    """Groups by what they can share in, against the average."""
    return _relative("access", "范围内无设施")


def catchmentaccess_ratios() -> part.Look:
    """Facilities by supply per person, against the average."""
    return _relative("ratio", "范围内无人口或无供给", facility=True)


def ruralaccess() -> part.Look:
    """Groups by the two readings of the index."""
    rules = [
        ('"in_walk" = 1', part.marker("circle", "#56b4e9", 1.4, "#1f6f9f", 0.1), "步行可达全天候道路", 0),
        ('"in_walk" = 0 AND "in_circle" = 1', part.marker("triangle", "#f0c419", 2.4, part.INK, 0.25, 1),
         "仅在圆圈内（步行超时）", 0),
        ('"in_circle" = 0 AND "reason" IS NULL', part.marker("diamond", "#d55e00", 2.9, part.INK, 0.3, 2),
         "均不可达", 0),
        ('"reason" IS NOT NULL', part.marker(*NOT_REACHED), "未评价（见原因）", 0),
    ]  # fmt: skip
    return part.ruled(rules), part.point_names()


LOOKS: dict[str, Callable[[], part.Look]] = {
    "nearestfacility": nearestfacility,
    "nearestfacility_routes": nearestfacility_routes,
    "catchmentaccess": catchmentaccess,
    "catchmentaccess_ratios": catchmentaccess_ratios,
    "ruralaccess": ruralaccess,
}
