"""Write ``styles/<key>.qml`` for every layer with geometry: ``python -m wulong_planner.tools.make_styles``.

Colours keep their order in grey and for colour-blind readers, and shape, size or dash says the same again.
Tiers and kinds of works come from ``data/sources``; the code knows none. Made with QGIS 3.22, so that
every later version reads the files. The same sources give the same bytes.
"""

from __future__ import annotations

import re
import sys
import uuid
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable
from pathlib import Path

from qgis.core import (
    QgsApplication,
    QgsMapLayer,
    QgsReadWriteContext,
    QgsSingleSymbolRenderer,
    QgsVectorLayer,
)
from qgis.PyQt.QtXml import QDomDocument

from ..compat import make_field
from ..layers import codes
from ..layers.catalog import BY_KEY, CRS
from ..layers.forms import apply_forms
from ..layers.spec import LayerSpec
from . import (
    looks_access,
    looks_coverage,
    looks_plan,
    looks_roads,
    looks_services,
    looks_siting,
    looks_water,
    looks_weather,
    looks_works,
)
from . import style_parts as part

ROOT = Path(__file__).resolve().parents[1]
STYLES = ROOT / "styles"

DOCTYPE = "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>"

TOWN_TIERS = (("#cc4c02", "#662506"), ("#fdb863", "#8c4a02"))
"""(area, outline) from the first tier of townships to the last."""
VILLAGE_TIERS = (("#08519c", "#041f4a"), ("#9ecae1", "#08519c"))
INK = part.INK
PAPER, BORDER, FAINT = "#fbfaf5", "#6e6e6e", "#b9b4a6"

SEATS_NAMED = 60000
"""Scale at which the seats take over the townships' names."""
AROUND = part.AROUND

Look = part.Look


def tiers(units: str) -> list[tuple[str, str]]:
    """Return (tier, text) of the tiers that rank ``townships`` (9-digit codes) or ``villages`` (12 digits)."""
    length = {"townships": 9, "villages": 12}[units]
    found = {row["tier"]: row["tier_name"] for row in part.rows("key_units") if len(row["unit_code"]) == length}
    return list(found.items())


def district() -> Look:
    """The border, nothing else."""
    return QgsSingleSymbolRenderer(part.fill("#000000", "#3b3b3b", 0.9, brush="no")), None


def townships() -> Look:
    """Townships by tier."""
    symbols = [part.fill(area, outline, 0.5) for area, outline in TOWN_TIERS]
    rules = [(f"\"tier\" = '{tier}'", symbol, text, 0) for (tier, text), symbol in zip(tiers("townships"), symbols)]
    rules.append(('"tier" IS NULL', part.fill(PAPER, BORDER, 0.35), "其他乡镇（街道）", 0))
    text = part.label('"name"', part.text_format(11, bold=True, halo_mm=1.0), "Horizontal", priority=10)
    look = part.plain([*rules, part.modelled("located_by")])
    return look, part.labels(part.hide_above(text, SEATS_NAMED))


def townships_base() -> Look:
    """Townships under other things."""
    rules = [("", part.fill(PAPER, BORDER, 0.3), "乡镇（街道）", 0), part.modelled("located_by")]
    return part.plain(rules), None


def villages() -> Look:
    """Villages by tier; the others only as a fine net."""
    symbols = [part.fill(*VILLAGE_TIERS[0], 0.35), part.hatched(*VILLAGE_TIERS[1], 0.35, VILLAGE_TIERS[1][1])]
    classes = [(tier, symbol, text) for (tier, text), symbol in zip(tiers("villages"), symbols)]
    other = (part.fill(PAPER, FAINT, 0.12, brush="no"), "其他行政村")
    key = part.label(
        '"name"', part.text_format(8.5, "#08306b", bold=True), "Horizontal", smallest_scale=350000, priority=8
    )
    plain = part.label(
        '"name"', part.text_format(7.5, "#4d4d4d", halo_mm=0.6), "Horizontal", smallest_scale=120000, priority=3
    )
    return part.categorized("tier", classes, other), part.ruled_labels(
        [('"tier" IS NOT NULL', key), ('"tier" IS NULL', plain)]
    )


VILLAGE_NET = 250000
"""Smallest scale at which the borders of villages lie under other things."""


def villages_base() -> Look:
    """Village borders under other things, where the map has room for them."""
    text = part.label(
        '"name"', part.text_format(7.5, "#6a6a6a", halo_mm=0.6), "Horizontal", smallest_scale=120000, priority=3
    )
    return part.plain([("", part.fill(PAPER, FAINT, 0.2, brush="no"), "行政村", VILLAGE_NET)]), part.labels(text)


ON_PAGE = "\"town_code\" = attribute(@atlas_feature,'town_code')"
"""The feature belongs to the township of the atlas page."""


def townships_atlas() -> Look:
    """A veil over every township but the page's own."""
    border = part.fill(PAPER, "#111111", 1.0, brush="no")
    border.symbolLayer(0).setRenderingPass(1)
    own = (ON_PAGE, border, "本乡镇（街道）", 0)
    others = ("ELSE", part.fill("#b3ffffff", BORDER, 0.3), "相邻乡镇（街道）", 0)
    text = part.label('"name"', part.text_format(10, "#8a8a8a"), "Horizontal", priority=6)
    return part.ruled([others, own]), part.ruled_labels([(f"NOT ({ON_PAGE})", text)])


def townships_overview() -> Look:
    """Where the page's township lies in the district."""
    own = (ON_PAGE, part.fill("#cc4c02", "#662506", 0.3), "本乡镇（街道）", 0)
    others = ("ELSE", part.fill("#f0efe8", "#9a9a9a", 0.15), "其他", 0)
    return part.ruled([others, own]), None


def villages_atlas() -> Look:
    """Villages by tier in pale colours, so that roads show on them, named inside the page's township."""
    symbols = [part.fill("#c6dbef", "#08519c", 0.9), part.hatched("#eef5fb", "#08519c", 0.5, "#9ecae1")]
    classes = [(tier, symbol, text) for (tier, text), symbol in zip(tiers("villages"), symbols)]
    renderer = part.categorized("tier", classes, (part.fill(PAPER, FAINT, 0.2, brush="no"), "其他行政村"))
    key = part.label('"name"', part.text_format(11, "#08306b", bold=True), "Horizontal", priority=9)
    plain = part.label('"name"', part.text_format(9.5, "#333333"), "Horizontal", priority=7)
    own = [(f'{ON_PAGE} AND "tier" IS {test}NULL', form) for test, form in (("NOT ", key), ("", plain))]
    return renderer, part.ruled_labels(own)


def communities_atlas() -> Look:
    """Communities, named inside the page's township."""
    renderer, _ = communities()
    text = part.label('"name"', part.text_format(9, "#5a4a7a"), "Horizontal", priority=7)
    return renderer, part.ruled_labels([(ON_PAGE, text)])


def township_seats_atlas() -> Look:
    """Seats; the page's own is named."""
    renderer, _ = township_seats()
    text = part.label("\"name\" || '驻地'", part.text_format(10.5, bold=True), AROUND, priority=9)
    return renderer, part.ruled_labels([(ON_PAGE, text)])


def township_seats_base() -> Look:
    """Seats named at every scale, for themes in which the townships lie underneath without names."""
    renderer, _ = township_seats()
    text = part.label('"name"', part.text_format(9, bold=True), AROUND, priority=9)
    return renderer, part.labels(text)


def roads_atlas() -> Look:
    """Roads, the trunk named inside the page's township."""
    renderer, _ = roads()
    text = part.label('"name"', part.text_format(8.5, "#5a1a12", halo_mm=0.7), "Curved", priority=4)
    return renderer, part.ruled_labels([(f"{TRUNK} AND {part.INSIDE_PAGE}", text)])


def communities() -> Look:
    """Communities: dotted, pale."""
    text = part.label(
        '"name"', part.text_format(7.5, "#5a4a7a", halo_mm=0.6), "Horizontal", smallest_scale=120000, priority=3
    )
    return QgsSingleSymbolRenderer(part.fill("#e9e4f0", "#8d7fae", 0.2, line="dot")), part.labels(text)


def township_seats() -> Look:
    """Seats, named where the map is so large that the townships' names have gone; before, names keep off them."""
    form = part.text_format(9, bold=True)
    named = part.label('"name"', form, AROUND, smallest_scale=SEATS_NAMED, priority=9)
    silent = part.hide_above(part.label('"name"', form, AROUND), SEATS_NAMED)
    silent.drawLabels = False
    seat = part.marker("circle", "#ffffff", 2.4, INK, 0.5)
    return QgsSingleSymbolRenderer(seat), part.ruled_labels([("", named), ("", silent)])


def groups() -> Look:
    """Villager groups as plain dots."""
    return QgsSingleSymbolRenderer(part.marker("circle", "#5e5e5e", 1.1, "#ffffff", 0.1)), part.point_names()


def groups_base() -> Look:
    """Villager groups under other things, where the map has room for them."""
    return part.ruled([("", part.marker("circle", "#5e5e5e", 1.0, "#ffffff", 0.1), "村民小组", GROUPS_FROM)]), None


GROUPS_FROM = 160000
"""Smallest scale at which groups lie under other things."""
CLASS_LOOK = {
    "national": ("#8b0f1a", 1.2),
    "provincial": ("#c6321d", 1.0),
    "county": ("#e07b1a", 0.8),
    "township": ("#8a6a1f", 0.6),
    "village": ("#4d4d4d", 0.38),
    "track": ("#4d4d4d", 0.25),
}
UNPAVED = {"gravel": ("#7a3e1d", "2.2;1.1"), "earth": ("#7a3e1d", "0.5;0.9")}
PLANNED = ("#aa3377", 0.8, "4;1.5")
TRUNK = "\"road_class\" IN ('national','provincial','county')"
SMALL_ROADS = ("village", "track")


def roads() -> Look:
    """Roads: width and colour by class where hardened, dashes by surface where not, width still by class."""
    hardened = ' AND "surface" IN ({})'.format(",".join(f"'{value}'" for value in codes.HARDENED_SURFACES))
    existing = "coalesce(\"status\",'existing') <> 'planned'"
    rules = []
    for level, (value, zh, _) in zip(range(20, 0, -2), codes.ROAD_CLASS):
        color, width = CLASS_LOOK[value]
        casing = "" if value in SMALL_ROADS else "#ffffff"
        symbol = part.line(color, width, under=casing, level=level)
        rules.append((f"{existing} AND \"road_class\" = '{value}'{hardened}", symbol, f"{zh}（硬化）", 0))
    cases = " ".join(f"WHEN '{value}' THEN {width}" for value, (_, width) in CLASS_LOOK.items())
    widths = f'CASE "road_class" {cases} ELSE 0.4 END'
    for value, (color, dash) in UNPAVED.items():
        symbol = part.vary_width(part.line(color, 0.45, dash=dash, level=2), widths)
        text = codes.label(codes.SURFACE, value)
        rules.append((f"{existing} AND \"surface\" = '{value}'", symbol, f"{text}（未硬化，线宽同等级）", 0))
    rules.append(("\"status\" = 'planned'", part.line(*PLANNED[:2], dash=PLANNED[2], level=22), "规划道路", 0))
    text = part.label(
        '"name"', part.text_format(7.5, "#5a1a12", halo_mm=0.7), "Curved", smallest_scale=150000, priority=4
    )
    return part.ruled(rules), part.ruled_labels([(TRUNK, text)])


BASE_ROADS = (
    ("\"road_class\" IN ('national','provincial','county')", "#b08d6a", 0.55, "", "国道、省道、县道", 0),
    ("\"road_class\" = 'township'", "#b08d6a", 0.35, "", "乡道", 0),
    ("\"road_class\" IN ('village','track')", "#a59a88", 0.2, "", "村道、机耕道", 400000),
)
UNPAVED_BASE = "#7a3e1d"


def roads_base() -> Look:
    """Roads under other things: pale, the small ones only where the map has room for them."""
    existing = "coalesce(\"status\",'existing') <> 'planned'"
    hard = '"surface" IN ({})'.format(",".join(f"'{value}'" for value in codes.HARDENED_SURFACES))
    rules = [
        (f"{existing} AND {hard} AND {which}", part.line(color, width, dash=dash, level=5 - number), text, scale)
        for number, (which, color, width, dash, text, scale) in enumerate(BASE_ROADS)
    ]
    soft = part.line(UNPAVED_BASE, 0.3, dash="0.9;0.7", level=1)
    rules.append((f"{existing} AND NOT coalesce({hard}, FALSE)", soft, "未硬化道路", 400000))
    return part.ruled(rules), None


LOOKS: dict[str, Callable[[], Look]] = {
    "district": district,
    "townships": townships,
    "townships_base": townships_base,
    "townships_atlas": townships_atlas,
    "townships_overview": townships_overview,
    "township_seats": township_seats,
    "township_seats_base": township_seats_base,
    "township_seats_atlas": township_seats_atlas,
    "villages": villages,
    "villages_base": villages_base,
    "villages_atlas": villages_atlas,
    "communities": communities,
    "communities_atlas": communities_atlas,
    "groups": groups,
    "groups_base": groups_base,
    "roads": roads,
    "roads_atlas": roads_atlas,
    "roads_base": roads_base,
    **looks_access.LOOKS,
    **looks_coverage.LOOKS,
    **looks_plan.LOOKS,
    **looks_roads.LOOKS,
    **looks_services.LOOKS,
    **looks_siting.LOOKS,
    **looks_water.LOOKS,
    **looks_weather.LOOKS,
    **looks_works.LOOKS,
}


def spec_of(name: str) -> LayerSpec:
    """Return the layer a style (``villages_base``) is for."""
    return BY_KEY.get(name) or BY_KEY[name.rsplit("_", 1)[0]]


def layer_of(spec: LayerSpec) -> QgsVectorLayer:
    """Return an empty layer with the fields of the spec."""
    layer = QgsVectorLayer(f"{spec.geometry}?crs={CRS}", spec.key, "memory")
    layer.dataProvider().addAttributes([make_field(field.name, field.kind) for field in spec.fields])
    layer.updateFields()
    return layer


def qml(spec: LayerSpec, look: Look, name: str = "") -> str:
    """Return the style as QGIS would save it, with Chinese aliases and forms."""
    layer = layer_of(spec)
    renderer, labeling = look
    layer.setRenderer(renderer)
    if name in looks_plan.DIAGRAMS:
        looks_plan.DIAGRAMS[name](layer)
    if labeling is not None:
        layer.setLabeling(labeling)
        layer.setLabelsEnabled(True)
    apply_forms(layer, spec, {}, locale="zh")
    document = QDomDocument("qgis")
    kind = QgsMapLayer.StyleCategory
    parts = kind.Symbology | kind.Labeling | kind.Diagrams | kind.Fields | kind.Forms | kind.MapTips | kind.Rendering
    error = layer.exportNamedStyle(document, QgsReadWriteContext(), parts)
    if error:
        raise ValueError(f"{spec.key}: {error}")
    return stable(document.toString(1))


def stable(text: str) -> str:
    """Number the random keys and sort the attributes, so that the same sources give the same bytes."""
    seen: dict[str, str] = {}

    def number(match: re.Match[str]) -> str:
        return seen.setdefault(match[0], f"{{{uuid.uuid5(uuid.NAMESPACE_URL, f'wulong-{len(seen)}')}}}")

    root = ElementTree.fromstring(re.sub(r"\{[0-9a-f]{8}-[0-9a-f-]{27}\}", number, text))
    for element in list(root.iter()):
        element.attrib = dict(sorted(element.attrib.items()))
        for callout in element.findall("callout"):  # unused, and it holds a symbol as text in random order
            element.remove(callout)
    ElementTree.indent(root, " ")
    return f"{DOCTYPE}\n{ElementTree.tostring(root, encoding='unicode')}\n"


def main() -> None:
    """Write every style file."""
    for name, look in LOOKS.items():
        with (STYLES / f"{name}.qml").open("w", encoding="utf-8", newline="\n") as file:
            file.write(qml(spec_of(name), look(), name))
    print(f"{len(LOOKS)} styles in {STYLES}")


if __name__ == "__main__":
    application = QgsApplication([], False)
    application.initQgis()
    main()
    sys.stdout.flush()
    application.exitQgis()
