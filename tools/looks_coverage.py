"""How the results of the questions about projects and gaps look."""

from __future__ import annotations

from collections.abc import Callable

from . import style_parts as part

BORDER = "#6e6e6e"
CLASSES = (
    ("gap", "#b2182b", "", "缺口：无项目"),
    ("wider_only", "#f4a582", "", "缺口：仅有全区或全乡镇项目"),
    ("uncertain", "#fddbc7", "#b2182b", "缺口：项目地点存疑"),
    ("late", "#fee8c8", "#b35806", "缺口：资金未落实或逾期"),
    ("planned", "#4393c3", "", "有需求，项目已安排"),
    ("no_need", "#f7f7f2", "", "无未满足需求"),
    ("unknown", "#d9d9d9", "#969696", "需求不明"),
)
"""(value, area, hatch or "", text)."""
NUMBERS = (
    (0, 0, "#ffffff", "无列名项目"),
    (1, 1, "#d0e1f2", "1 个"),
    (2, 3, "#9ecae1", "2–3 个"),
    (4, 6, "#4292c6", "4–6 个"),
    (7, None, "#084594", "7 个及以上"),
)
"""(from, to, area, text): projects of a place where the need is not known."""


def gaps(named_from: int) -> part.Look:
    """Places by gap; by the number of projects where no need was given."""
    rules = [
        (f'"gap" = \'{value}\'', part.hatched(area, BORDER, 0.25, hatch) if hatch else part.fill(area, BORDER, 0.25),
         text, 0)
        for value, area, hatch, text in CLASSES
    ]  # fmt: skip
    for low, high, area, text in NUMBERS:
        upper = "" if high is None else f' AND "projects" <= {high}'
        rules.append((f'"gap" IS NULL AND "projects" >= {low}{upper}', part.fill(area, BORDER, 0.25), text, 0))
    shown = "\"name\" || CASE WHEN \"people_open\" > 0 THEN '\\n' || \"people_open\" || ' 人' ELSE '' END"
    text = part.label(shown, part.text_format(8, part.INK), "Horizontal", smallest_scale=named_from)
    return part.ruled(rules), part.labels(text)


def townships() -> part.Look:
    """Townships."""
    return gaps(600000)


def villages() -> part.Look:
    """Villages."""
    return gaps(120000)


RELIEF = ("#2c7f5f", "#a6d96a", "#fee08b", "#d99a4e", "#8c510a", "#5c3a1e")
"""Bands from low to high; what lies above the last has its colour."""


def elevationzones_map() -> part.Look:
    """Bands from green valleys to brown heights, named by their own limits."""
    rules = []
    for number, color in enumerate(RELIEF):
        symbol = part.fill(color, color, 0.1)
        symbol.setOpacity(0.6)
        last = number == len(RELIEF) - 1
        text = "最低一带" if number == 0 else f"第 {number + 1} 带" + ("及以上" if last else "")
        rules.append((f'"band" {">=" if last else "="} {number}', symbol, text, 0))
    return part.ruled(rules), part.labels(part.label('"label"', part.text_format(8, part.INK), "Horizontal"))


LOOKS: dict[str, Callable[[], part.Look]] = {
    "elevationzones_map": elevationzones_map,
    "projectgap_townships": townships,
    "projectgap_villages": villages,
}
