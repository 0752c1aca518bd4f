"""How the results of the road questions look."""

from __future__ import annotations

from collections.abc import Callable

from ..layers import codes
from ..layers.results.roads import FAULT
from . import style_parts as part

INK = part.INK
PEOPLE_GAINED = "'+' || \"people_gained\" || ' 人'"

CONNECTIVITY_LOOK = {
    "connected": ("circle", "#56b4e9", 1.3, "#1f6f9f", 0.1, 0),
    "motorable": ("triangle", "#f0c419", 2.3, INK, 0.25, 1),
    "cut_off": ("diamond", "#d55e00", 2.9, INK, 0.3, 2),
    "no_road": ("cross2", INK, 2.8, INK, 0.8, 3),
}


def roadconnectivity() -> part.Look:
    """Villager groups by status: the worse the larger and darker, each with its own shape."""
    classes = [(value, part.marker(*CONNECTIVITY_LOOK[value]), zh) for value, zh, _ in codes.CONNECTIVITY]
    other = (part.marker("circle", "#ffffff", 1.6, "#777777", 0.3), "未评价（见原因）")
    return part.categorized("status", classes, other), part.point_names()


GAINED = ((0, 50, 0.6), (50, 200, 1.0), (200, None, 1.5))
"""(people from, below, width in mm): classes of the legend only."""


def roadconnectivity_links() -> part.Look:
    """Stretches to harden, wider where more people gain."""
    rules = []
    for low, high, width in GAINED:
        text = f"{low} 人及以上" if high is None else f"{low}–{high} 人" if low else f"{high} 人以下"
        above = f'coalesce("people_gained",0) >= {low}'
        expression = above if high is None else f'{above} AND coalesce("people_gained",0) < {high}'
        rules.append((expression, part.line("#cc3399", width, under="#ffffff", level=2), f"受益 {text}"))
    text = part.label(
        PEOPLE_GAINED, part.text_format(7.5, "#8a1566", bold=True), "Line", smallest_scale=80000, priority=6
    )
    return part.ruled([(*rule, 0) for rule in rules]), part.labels(text)


def roadconnectivity_links_atlas() -> part.Look:
    """Stretches to harden, with the people who gain inside the page's township."""
    renderer, _ = roadconnectivity_links()
    text = part.label(PEOPLE_GAINED, part.text_format(8.5, "#8a1566", bold=True), "Line", priority=6)
    return renderer, part.ruled_labels([(part.INSIDE_PAGE, text)])


CUT = (
    (5000, None, "#67000d", 1.5),
    (1000, 5000, "#cb181d", 1.1),
    (200, 1000, "#fb6a4a", 0.7),
    (None, 200, "#e0a899", 0.35),
)
"""(people from, below, colour, mm) of links without a way round."""
ROUND = ((60, None, "#08306b", 1.4), (15, 60, "#2171b5", 1.0), (None, 15, "#6baed6", 0.7))
"""(minutes from, below, colour, mm) of links with one."""


def _between(field: str, low: float | None, high: float | None) -> str:
    parts = [f'"{field}" >= {low}'] if low is not None else []
    parts += [f'"{field}" < {high}'] if high is not None else []
    return " AND ".join(parts)


def _range(low: float | None, high: float | None, unit: str) -> str:
    if high is None:
        return f"{low} {unit}及以上"
    return f"{low}–{high} {unit}" if low is not None else f"{high} {unit}以下"


def criticalroads() -> part.Look:
    """Links without a way round, wider and darker by the people behind them; dashed by minutes where there is one."""
    rules = []
    for level, (low, high, color, width) in zip(range(8, 0, -2), CUT):
        expression = f"\"kind\" = 'bridge' AND {_between('people_cut', low, high)}"
        rules.append((expression, part.line(color, width, under="#ffffff" if low else "", level=level),
                      f"断则隔绝 {_range(low, high, '人')}", 0))  # fmt: skip
    for level, (low, high, color, width) in zip(range(14, 8, -2), ROUND):
        expression = f"\"kind\" = 'detour' AND {_between('detour_minutes', low, high)}"
        rules.append((expression, part.line(color, width, dash="3;1.2", under="#ffffff", level=level),
                      f"可绕行，多 {_range(low, high, '分钟')}", 0))  # fmt: skip
    unknown = '"kind" = \'detour\' AND "detour_minutes" IS NULL'
    rules.append((unknown, part.line("#08306b", 0.5, dash="0.8;0.8"), "无经过人口或受单行限制", 0))
    text = part.label(
        "\"rank\" || ' · ' || \"people_cut\" || ' 人'", part.text_format(8, "#67000d", bold=True), "Line",
        smallest_scale=150000, priority=7,
    )  # fmt: skip
    return part.ruled(rules), part.ruled_labels([('"kind" = \'bridge\' AND "people_cut" >= 1000', text)])


GROUPS_FROM = 160000
"""Smallest scale of the groups for which nothing changes; smaller maps leave them out."""


def criticalroads_affected() -> part.Look:
    """Groups by what cuts them off: the worse the larger and darker, each with its own shape."""
    free = "coalesce(\"hazard\", 'open') = 'open'"
    rules = [
        ("\"hazard\" = 'cut_off'", part.marker("diamond", "#a50f15", 3.0, INK, 0.3, 4), "灾害中被隔绝", 0),
        ("\"hazard\" = 'detour'", part.marker("triangle", "#fd8d3c", 2.5, INK, 0.25, 3), "灾害中需绕行", 0),
        (f"\"hazard\" = 'no_road' OR ({free} AND \"minutes\" IS NULL)",
         part.marker("cross2", INK, 2.4, INK, 0.7, 2), "无路可达驻地", 0),
        (f'{free} AND "at_risk" = 1 AND "minutes" IS NOT NULL',
         part.marker("square", "#fdbe85", 1.6, "#8c510a", 0.15, 1), "依赖唯一通道", GROUPS_FROM),
        (f'{free} AND "at_risk" = 0 AND "minutes" IS NOT NULL', part.marker("circle", "#56b4e9", 1.4, "#1f6f9f", 0.1),
         "不止一条通道", GROUPS_FROM),
    ]  # fmt: skip
    return part.ruled(rules), part.point_names()


CONNECTS = ((1000, None, "#00441b", 1.8), (200, 1000, "#238b45", 1.3), (1, 200, "#74c476", 0.9))
"""(people from, below, colour, mm) of planned roads."""


def roadprojects() -> part.Look:
    """Planned roads by the people they newly connect alone; dashed where they connect nobody alone."""
    rules = [
        (_between("people_connected", low, high), part.line(color, width, under="#ffffff", level=level),
         f"单独建设新增通畅 {_range(low, high, '人')}", 0)
        for level, (low, high, color, width) in zip(range(8, 2, -2), CONNECTS)
    ]  # fmt: skip
    none = 'coalesce("people_connected", 0) = 0'
    saves = f'{none} AND coalesce("person_minutes", 0) > 0'
    rules.append((saves, part.line("#756bb1", 0.8, dash="3;1.2", level=2), "不新增通畅，但缩短时间", 0))
    nothing = f'{none} AND coalesce("person_minutes", 0) <= 0'
    rules.append((nothing, part.line("#777777", 0.6, dash="0.8;0.8", level=1), "单独建设无改善", 0))
    text = part.label(
        '"step" || \' · \' || "project_id"', part.text_format(8.5, "#00441b", bold=True), "Line", priority=7
    )
    return part.ruled(rules), part.labels(text)


FASTER = 5
"""Minutes saved that the map shows."""


def roadprojects_after() -> part.Look:
    """Groups by what the planned roads change for them."""
    new = "\"status_after\" = 'connected' AND \"status_before\" <> 'connected'"
    same = '"status_after" = "status_before"'
    faster = f'coalesce("minutes_saved", 0) >= {FASTER}'
    rules = [
        (new, part.marker("star", "#1a9641", 3.4, INK, 0.25, 4), "新增通畅", 0),
        (f"NOT ({same}) AND \"status_after\" <> 'connected'", part.marker("triangle", "#a6d96a", 2.6, INK, 0.25, 3),
         "状态改善，尚未通畅", 0),
        (f"{same} AND {faster}", part.marker("square", "#756bb1", 1.9, INK, 0.15, 2),
         f"至驻地快 {FASTER} 分钟及以上", 0),
        (f"{same} AND NOT {faster} AND \"status_after\" = 'connected'",
         part.marker("circle", "#56b4e9", 1.3, "#1f6f9f", 0.1), "已通畅，变化不大", GROUPS_FROM),
        (f"{same} AND NOT {faster} AND \"status_after\" <> 'connected'",
         part.marker("diamond", "#d55e00", 2.7, INK, 0.3, 3), "建成后仍未通畅", 0),
        ("\"status_after\" IS NULL", part.marker("circle", "#ffffff", 1.6, "#777777", 0.3), "未评价", 0),
    ]  # fmt: skip
    return part.ruled(rules), part.point_names()


FAULTS = {
    "island": ("square", "#0072b2", 3.0),
    "near_miss": ("triangle", "#d55e00", 3.0),
    "contradiction": ("star", "#a50f15", 3.6),
    "duplicate": ("pentagon", "#cc79a7", 2.8),
    "no_exit": ("diamond", "#5e3c99", 3.2),
    "no_entry": ("diamond", "#b2abd2", 3.2),
    "no_way": ("hexagon", "#5e3c99", 3.2),
    "group_no_road": ("cross2", INK, 2.8),
    "group_island": ("circle", "#e69f00", 2.2),
}
"""(shape, colour, mm) of faults that have a place."""
FAULT_LINES = {
    "island": ("#0072b2", 0.9, ""),
    "near_miss": ("#d55e00", 0.9, "3;1"),
    "contradiction": ("#a50f15", 1.3, ""),
    "duplicate": ("#cc79a7", 1.1, "1;1"),
    "no_exit": ("#5e3c99", 1.1, "4;1"),
    "no_entry": ("#b2abd2", 1.1, "4;1"),
    "no_way": ("#5e3c99", 1.1, "1;1"),
}
"""(colour, mm, dash) of roads concerned."""


def networkaudit() -> part.Look:
    """Places to mend, each kind with a shape and a colour of its own."""
    titles = {value: zh for value, zh, _ in FAULT}
    classes = [
        (kind, part.marker(shape, color, size, INK, 0.8 if shape == "cross2" else 0.25), titles[kind])
        for kind, (shape, color, size) in FAULTS.items()
    ]
    return part.categorized("kind", classes, (part.marker("circle", "#ffffff", 2.0), "其他")), None


def networkaudit_lines() -> part.Look:
    """Roads concerned, by kind of fault."""
    titles = {value: zh for value, zh, _ in FAULT}
    classes = [
        (kind, part.line(color, width, dash=dash, under="#ffffff", level=2), titles[kind])
        for kind, (color, width, dash) in FAULT_LINES.items()
    ]
    return part.categorized("kind", classes, (part.line("#777777", 0.6), "其他")), None


LOOKS: dict[str, Callable[[], part.Look]] = {
    "roadconnectivity": roadconnectivity,
    "roadconnectivity_links": roadconnectivity_links,
    "roadconnectivity_links_atlas": roadconnectivity_links_atlas,
    "criticalroads": criticalroads,
    "criticalroads_affected": criticalroads_affected,
    "roadprojects": roadprojects,
    "roadprojects_after": roadprojects_after,
    "networkaudit": networkaudit,
    "networkaudit_lines": networkaudit_lines,
}
