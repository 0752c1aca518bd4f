"""How the results of the questions about projects and gaps look."""

from __future__ import annotations

from collections.abc import Callable

from ..layers.results.coverage import ROBUST
from . import style_parts as part

BORDER = "#6e6e6e"
CLASSES = (
    ("gap", "#b2182b", "", "缺口：无项目"),
    ("wider_only", "#f4a582", "", "缺口：仅有全区或全乡镇项目"),
    ("uncertain", "#fddbc7", "#b2182b", "缺口：项目地点存疑"),
    ("late", "#f6e3b4", "#7f4a06", "缺口：资金未落实或逾期"),
    ("planned", "#4393c3", "", "有需求，项目已安排"),
    ("no_need", "#f7f7f2", "", "无未满足需求"),
    ("unknown", "#d9d9d9", "#969696", "需求不明"),
)
"""(value, area, hatch or "", text)."""
ANGLES = {"uncertain": 45, "late": 0, "unknown": 90}
"""Direction of the hatching, which tells the classes apart in grey."""
NUMBERS = (
    (0, 0, "#ffffff", "无列名项目"),
    (1, 1, "#d0e1f2", "1 个项目"),
    (2, 3, "#9ecae1", "2–3 个项目"),
    (4, 6, "#4292c6", "4–6 个项目"),
    (7, None, "#084594", "7 个项目及以上"),
)
"""(from, to, area, text): projects of a place where the need is not known."""


def gaps(named_from: int) -> part.Look:
    """Places by gap; by the number of projects where no need was given."""
    rules = []
    for value, area, hatch, text in CLASSES:
        plain = part.fill(area, BORDER, 0.25)
        symbol = part.hatched(area, BORDER, 0.25, hatch, angle=ANGLES[value]) if hatch else plain
        rules.append((f"\"gap\" = '{value}'", symbol, text, 0))
    for low, high, area, text in NUMBERS:
        upper = "" if high is None else f' AND "projects" <= {high}'
        rules.append((f'"gap" IS NULL AND "projects" >= {low}{upper}', part.fill(area, BORDER, 0.25), text, 0))
    rules.append(part.modelled())
    shown = "\"name\" || CASE WHEN \"people_open\" > 0 THEN '\\n' || \"people_open\" || ' 人' ELSE '' END"
    text = part.label(shown, part.text_format(8, part.INK), "Horizontal", smallest_scale=named_from)
    return part.plain(rules), part.labels(text)


def townships() -> part.Look:
    """Townships."""
    return gaps(600000)


def villages() -> part.Look:
    """Villages."""
    return gaps(120000)


def townships_outline() -> part.Look:
    """Borders of townships over their villages, with the people whose need meets no project."""
    shown = "\"name\" || CASE WHEN \"people_open\" > 0 THEN '\\n' || \"people_open\" || ' 人' ELSE '' END"
    text = part.label(shown, part.text_format(8.5, bold=True, halo_mm=0.8), "Horizontal", priority=9)
    border = part.fill("#000000", "#3b3b3b", 0.5, brush="no")
    return part.plain([("", border, "乡镇及无对应项目的人口", 0)]), part.labels(text)


RELIEF = (
    (None, 300, "#e6f3dc", "300 米以下"),
    (300, 600, "#cfe5b4", "300–600 米"),
    (600, 900, "#e3cf94", "600–900 米"),
    (900, 1200, "#d2ae70", "900–1200 米"),
    (1200, 1500, "#b98a52", "1200–1500 米"),
    (1500, None, "#8f623a", "1500 米及以上"),
)
"""(from, below, area, text): bands by the height in their middle, lighter valleys and darker heights."""
USUAL = ((None, 600, 0, "600 米以下"), (600, 900, 2, "600–900 米"), (900, None, 4, "900 米及以上"))
"""(from, below, row of ``RELIEF`` whose colour it has, text): the bands the tool offers."""


BAND = (
    "CASE WHEN \"band_low_m\" IS NULL THEN '< ' || \"band_high_m\" || ' m' "
    "WHEN \"band_high_m\" IS NULL THEN '≥ ' || \"band_low_m\" || ' m' "
    "ELSE \"band_low_m\" || '–' || \"band_high_m\" || ' m' END"
)
"""A band's limits, in every language."""


def elevationzones_map() -> part.Look:
    """Bands from green valleys to brown heights: the usual ones named exactly, others by the height they begin at."""
    rules, usual = [], []
    for low, high, row, text in USUAL:
        which = " AND ".join(
            f'"{field}" IS NULL' if limit is None else f'"{field}" = {limit}'
            for field, limit in (("band_low_m", low), ("band_high_m", high))
        )
        usual.append(f"({which})")
        rules.append((which, part.fill(RELIEF[row][2], RELIEF[row][2], 0.1), text, 0))
    others = f"NOT ({' OR '.join(usual)})"
    begins = 'coalesce("band_low_m", "band_high_m" - 1)'
    for low, high, color, text in RELIEF:
        which = "" if low is None else f" AND {begins} >= {low}"
        which += "" if high is None else f" AND {begins} < {high}"
        rules.append((f"{others}{which}", part.fill(color, color, 0.1), f"起点 {text}", 0))
    text = part.label(BAND, part.text_format(8, part.INK), "Horizontal")
    return part.plain([*rules, part.modelled()]), part.labels(text)


CERTAINTY = {
    "certain_gap": ("diamond", "#b2182b", 3.2, part.INK, 0.15, 3),
    "sensitive": ("triangle", "#f4a582", 2.8, part.INK, 0.15, 2),
    "covered": ("circle", "#4393c3", 1.6, part.INK, 0.15, 1),
}


def robustgaps() -> part.Look:
    """Groups by how sure the gap is: the surer the larger and darker, each with its own shape."""
    classes = [(value, part.marker(*CERTAINTY[value]), zh) for value, zh, _ in ROBUST]
    other = (part.marker("cross2", part.INK, 2.4, part.INK, 0.6, 4), "无法判断")
    return part.categorized("robust", classes, other), part.point_names()


LOOKS: dict[str, Callable[[], part.Look]] = {
    "robustgaps": robustgaps,
    "elevationzones_map": elevationzones_map,
    "projectgap_townships": townships,
    "projectgap_townships_outline": townships_outline,
    "projectgap_villages": villages,
}
