"""How the results of the siting questions look."""

from __future__ import annotations

from collections.abc import Callable

from . import style_parts as part

CHOSEN, STAYS, NEXT = "#b2182b", "#2166ac", "#8c8c8c"
FIRST_SET = 'coalesce("set_no", 1) = 1'


def siting() -> part.Look:
    """Sites of the best set with the order to build; those of other sets are small and grey."""
    rules = [
        (f'{FIRST_SET} AND coalesce("fixed", 0) = 0', part.marker("star", CHOSEN, 5.0, "#ffffff", 0.3, 3),
         "新建站址（最优方案）", 0),
        (f'{FIRST_SET} AND "fixed" = 1', part.marker("square", STAYS, 3.6, "#ffffff", 0.3, 2), "保留现有", 0),
        (f"NOT ({FIRST_SET})", part.marker("diamond", "#ffffff", 2.6, NEXT, 0.4, 1), "仅次优方案采用", 0),
    ]  # fmt: skip
    named = f'CASE WHEN {FIRST_SET} THEN "rank" || \' \' || coalesce("name", "site_id") END'
    text = part.label(named, part.text_format(8, CHOSEN, bold=True, halo_mm=0.7), part.AROUND, priority=8)
    return part.ruled(rules), part.keep_clear(text, 500000)


def siting_assignment() -> part.Look:
    """Groups served, not served, and beyond every candidate."""
    rules = [
        ('"site_id" IS NOT NULL', part.marker("circle", "#56b4e9", 1.4, "#1f6f9f", 0.1), "已服务", 0),
        ("\"reason\" = 'not_served'", part.marker("circle", "#ffffff", 1.4, "#8a6a1f", 0.3, 1), "所选站址未服务", 0),
        ("\"reason\" = 'no_candidate'", part.marker("triangle", "#d55e00", 1.8, "#5a2a00", 0.15, 2),
         "任何候选点都不能服务", 0),
        ("\"reason\" IN ('no_people', 'no_place')", part.marker("cross2", "#7f7f7f", 1.8, "#7f7f7f", 0.4),
         "未参与（见原因）", 0),
    ]  # fmt: skip
    return part.ruled(rules), part.point_names()


def stationproposals() -> part.Look:
    """Proposed sites, hollow because nobody has surveyed them."""
    symbol = part.marker("triangle", "#fde9d9", 3.8, CHOSEN, 0.5, 1)
    text = part.label('"rank"', part.text_format(7, CHOSEN, halo_mm=0.6), part.AROUND, priority=7)
    return part.ruled([("TRUE", symbol, "建议站址（模型推算，非测绘；数字为先后）", 0)]), part.keep_clear(text, 500000)


LOOKS: dict[str, Callable[[], part.Look]] = {
    "siting": siting,
    "siting_assignment": siting_assignment,
    "stationproposals": stationproposals,
}
