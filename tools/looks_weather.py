"""How the results of the questions about the weather network look."""

from __future__ import annotations

from collections.abc import Callable

from . import style_parts as part

STATION, OUTSIDE = "#0b3c5d", "#7f8c8d"


def stationcoverage() -> part.Look:
    """Stations; those outside the district are hollow. Those without a place are in the table only."""
    rules = [
        ('"reason" IS NULL', part.marker("triangle", STATION, 3.2, "#ffffff", 0.3, 1), "气象站", 0),
        ("\"reason\" = 'outside'", part.marker("triangle", "#ffffff", 3.0, OUTSIDE, 0.5), "区外气象站", 0),
    ]
    text = part.label('"name"', part.text_format(8, STATION, halo_mm=0.7), part.AROUND)
    return part.ruled(rules), part.keep_clear(text, 200000)


def stationcoverage_thiessen() -> part.Look:
    """Borders only, with the area."""
    text = part.label('round("area_km2") || \' km²\'', part.text_format(7, STATION, halo_mm=0.6), "Horizontal",
                      smallest_scale=400000)  # fmt: skip
    border = part.fill("#000000", STATION, 0.35, line="dash", brush="no")
    return part.plain([("", border, "泰森多边形（测站代表范围）", 0), part.modelled()]), part.labels(text)


def stationcoverage_gaps() -> part.Look:
    """Land beyond the radius is plain, land of another height is hatched."""
    beyond = part.fill("#f4a582", "#b2182b", 0.3)
    unlike = part.hatched("#e7e1ef", "#5e3c99", 0.2, "#5e3c99")
    for symbol in (beyond, unlike):
        symbol.setOpacity(0.7)
    rules = [
        ("\"kind\" = 'beyond_radius'", beyond, "半径以外", 0),
        ("\"kind\" = 'height'", unlike, "半径内但无同高度测站", 0),
        part.modelled(),
    ]
    text = part.label('CASE WHEN "kind" = \'beyond_radius\' THEN round("area_km2") || \' km²\' END',
                      part.text_format(8, "#7f1d1d", bold=True), "Horizontal", smallest_scale=500000)  # fmt: skip
    return part.plain(rules), part.labels(text)


LOOKS: dict[str, Callable[[], part.Look]] = {
    "stationcoverage": stationcoverage,
    "stationcoverage_thiessen": stationcoverage_thiessen,
    "stationcoverage_gaps": stationcoverage_gaps,
}
