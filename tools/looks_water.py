"""How the results of the questions about water look."""

from __future__ import annotations

from collections.abc import Callable

from . import style_parts as part

SERVED = ("circle", "#56b4e9", 1.5, "#1f6f9f", 0.15)
WITHOUT = {
    "works_full": ("triangle", "#e69f00", 2.4, "供水工程已满"),
    "served_in_part": ("triangle", "#f0e442", 2.2, "部分人口供上水"),
    "works_too_low": ("diamond", "#d55e00", 2.6, "高出工程过多"),
    "no_work_within_distance": ("square", "#7f2704", 1.4, "距离限值内无工程"),
    "no_road_within_limit": ("cross2", part.INK, 2.6, "接入距离内无道路"),
    "no_place": ("cross2", "#999999", 2.2, "无坐标"),
}
"""Reason: shape, colour, mm and text."""
LOADS = (
    (None, 50, "#9ecae1", "50% 以下"),
    (50, 90, "#4292c6", "50–90%"),
    (90, None, "#cc4c02", "90% 以上"),
)
"""(above, up to and with, colour, text) of a work's load in percent."""
LOAD_MM = 'coalesce(scale_linear(sqrt("load"),0,150,2.6,8),2.6)'
MORE_FROM = 120000
"""Smallest scale of places for one more work: there may be hundreds."""
PIPES = (
    ("gravity", "#0072b2", "", "自流"),
    ("break_pressure", "#009e73", "5;1.5", "自流（设减压池）"),
    ("pumped", "#d55e00", "1.5;1.2", "需提水"),
)
GRADES = (
    ("safe", ("circle", "#56b4e9", 1.6, "#1f6f9f", 0.15), "达标"),
    ("unsafe", ("diamond", "#d55e00", 2.7, part.INK, 0.25, 2), "不达标"),
    ("unknown", ("square", "#d9d9d9", 1.6, "#7f7f7f", 0.2, 1), "无数据，无法评价"),
)


def watersupply() -> part.Look:
    """Groups that a work serves, and why the others are not."""
    rules = [('"reason" IS NULL', part.marker(*SERVED), "供上水", 0)]
    for level, (reason, (shape, color, size, text)) in enumerate(WITHOUT.items(), 1):
        width = 0.7 if shape == "cross2" else 0.2
        symbol = part.marker(shape, color, size, part.INK if shape != "cross2" else color, width, level)
        rules.append((f"\"reason\" = '{reason}'", symbol, text, 0))
    return part.ruled(rules), part.point_names()


def watersupply_works() -> part.Look:
    """Works by load, the larger the more people they serve."""
    rules = []
    for above, up_to, color, text in LOADS:
        limits = ['"reason" IS NULL', '"load_pct" IS NOT NULL']
        limits += [f'"load_pct" > {above}'] if above is not None else []
        limits += [f'"load_pct" <= {up_to}'] if up_to is not None else []
        rules.append((" AND ".join(limits), _sized("pentagon", color), f"负荷率 {text}", 0))
    rules.append(('"reason" IS NULL AND "load_pct" IS NULL', _sized("pentagon", "#ffffff"), "能力未知（不设上限）", 0))
    rules.append(('"reason" IS NOT NULL', part.marker("cross2", "#7f7f7f", 2.2, "#7f7f7f", 0.5), "不参加计算", 0))
    text = part.label('"name"', part.text_format(8, halo_mm=0.7), part.AROUND, priority=7)
    return part.ruled(rules), part.keep_clear(text, 250000)


def _sized(shape: str, color: str) -> part.QgsSymbol:
    return part.vary_size(part.marker(shape, color, 3.0, part.INK, 0.3, 9), part.grown(LOAD_MM))


def watersupply_areas() -> part.Look:
    """Service areas: one pale blue with a clear border, so that maps of any number of works can be read."""
    rules = [
        ('"work_id" IS NOT NULL', part.fill("#d6e8f5", "#0072b2", 0.5), "工程供水范围", 0),
        ('"work_id" IS NULL', part.fill("#f4efe6", "#b9b4a6", 0.2), "未供水", 0),
        part.modelled(),
    ]
    named = 'CASE WHEN "work_id" IS NOT NULL THEN "name" END'
    text = part.label(named, part.text_format(8, "#08306b", bold=True), "Horizontal", smallest_scale=400000)
    return part.plain(rules), part.labels(text)


MORE = (
    (500, None, 3.6, "500 人及以上"),
    (200, 500, 2.9, "200–500 人"),
    (None, 200, 2.3, "200 人以下"),
)
"""(people from, below, mm, text): fixed, so that maps compare."""


def watersupply_more() -> part.Look:
    """Places for one more work, the larger the more people it adds; small maps leave them out."""
    rules = []
    for level, (low, high, size, text) in zip((12, 11, 10), MORE):
        limits = [f'"people_added" >= {low}'] if low is not None else []
        limits += [f'"people_added" < {high}'] if high is not None else []
        symbol = part.marker("star", "#f0c419", size, part.INK, 0.25, level)
        rules.append((" AND ".join(limits), symbol, f"新增一处工程可多供 {text}", MORE_FROM))
    added = part.label("'+' || \"people_added\" || ' 人'", part.text_format(7.5, halo_mm=0.7), part.AROUND,
                       smallest_scale=MORE_FROM)  # fmt: skip
    return part.ruled(rules), part.labels(added)


def gravityscreening() -> part.Look:
    """Pipes by what they need."""
    rules = [
        (f'"best" = 1 AND "result" = \'{result}\'', part.line(color, 0.7, dash=dash), text, 0)
        for result, color, dash, text in PIPES
    ]
    rules.append(('"best" = 1 AND "result" = \'unknown\'', part.line("#999999", 0.4, dash="0.6;1"), "无法判断", 0))
    text = part.label("'dn' || \"diameter_mm\"", part.text_format(7, halo_mm=0.6), "Line", smallest_scale=60000)
    return part.ruled(rules), part.labels(text)


def gravityscreening_tanks() -> part.Look:
    """Break-pressure tanks."""
    rules = [("", part.marker("square", "#ffffff", 2.2, "#009e73", 0.6), "减压池", 0)]
    return part.ruled(rules), None


def safewater() -> part.Look:
    """Groups by grade; grey where nobody knows."""
    rules = [(f"\"grade\" = '{grade}'", part.marker(*look), text, 0) for grade, look, text in GRADES]
    return part.ruled(rules), part.point_names()


LOOKS: dict[str, Callable[[], part.Look]] = {
    "watersupply": watersupply,
    "watersupply_works": watersupply_works,
    "watersupply_areas": watersupply_areas,
    "watersupply_more": watersupply_more,
    "gravityscreening": gravityscreening,
    "gravityscreening_tanks": gravityscreening_tanks,
    "safewater": safewater,
}
