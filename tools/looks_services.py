"""How the results of the questions about services look."""

from __future__ import annotations

from collections.abc import Callable

from qgis.core import QgsFeatureRequest, QgsRuleBasedRenderer

from . import style_parts as part

REACH_CLASSES = (
    ("min", ((0, 15, "15 分钟以内"), (15, 30, "15–30 分钟"), (30, 45, "30–45 分钟"), (45, 60, "45–60 分钟"),
             (60, None, "60 分钟以上"))),
    ("m", ((0, 1000, "1 km 以内"), (1000, 2000, "1–2 km"), (2000, 5000, "2–5 km"), (5000, 10000, "5–10 km"),
           (10000, None, "10 km 以上"))),
)  # fmt: skip
"""Cutoffs (above, up to and with) by unit: classes of the legend only."""
REACH_COLORS = ("#08519c", "#4292c6", "#9ecae1", "#c6dbef", "#e8f0f8")
"""The nearer the darker, in grey too."""
REACH_AREA_COLORS = ("#93bfe2", "#b9d6ee", "#d3e5f4", "#e6f0f8", "#fbfdfe")
"""Opaque: areas of several facilities overlap, and must not look nearer for it."""
REACH_WIDTHS_MM = (0.9, 0.7, 0.55, 0.45, 0.35)
LINES_FROM = 160000
"""Smallest scale of the roads within reach; smaller maps show the areas only."""


def _reach_rules(symbol: Callable[[int], part.QgsSymbol], smallest_scale: int = 0) -> QgsRuleBasedRenderer:
    """One class per range of cutoffs, larger ones under smaller ones."""
    rules = []
    for unit, classes in REACH_CLASSES:
        for number, (low, high, text) in enumerate(classes):
            upper = "" if high is None else f' AND "cutoff" <= {high}'
            rules.append((f'"unit" = \'{unit}\' AND "cutoff" > {low}{upper}', symbol(number), text, smallest_scale))
    rules += [part.modelled()] if not smallest_scale else []
    renderer = part.ruled(rules)
    renderer.setUsingSymbolLevels(False)
    largest_first = QgsFeatureRequest.OrderByClause("cutoff", False)
    renderer.setOrderBy(QgsFeatureRequest.OrderBy([largest_first]))
    renderer.setOrderByEnabled(True)
    return renderer


def servicearea() -> part.Look:
    """Areas by cutoff, named once by the smallest."""

    def symbol(number: int) -> part.QgsSymbol:
        line = "solid" if number % 2 == 0 else "dash"
        return part.fill(REACH_AREA_COLORS[number], REACH_COLORS[0], 0.2, line=line)

    named = 'CASE WHEN "cutoff_from" = 0 AND "cutoff" = minimum("cutoff") THEN "name" END'
    text = part.label(named, part.text_format(8, part.INK, bold=True), "Horizontal", smallest_scale=400000)
    return _reach_rules(symbol), part.labels(text)


def servicearea_lines() -> part.Look:
    """Roads within reach, the nearer the wider and darker."""

    def symbol(number: int) -> part.QgsSymbol:
        return part.line(REACH_COLORS[number], REACH_WIDTHS_MM[number], under="#ffffff")

    return _reach_rules(symbol, LINES_FROM), None


LOOKS: dict[str, Callable[[], part.Look]] = {
    "servicearea": servicearea,
    "servicearea_lines": servicearea_lines,
}
