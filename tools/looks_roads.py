"""How the results of the road questions look."""

from __future__ import annotations

from collections.abc import Callable

from ..layers import codes
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


LOOKS: dict[str, Callable[[], part.Look]] = {
    "roadconnectivity": roadconnectivity,
    "roadconnectivity_links": roadconnectivity_links,
    "roadconnectivity_links_atlas": roadconnectivity_links_atlas,
}
