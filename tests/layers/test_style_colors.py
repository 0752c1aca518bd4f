"""Can the classes of a legend be told apart: by colour-blind readers, in grey print, and on every map alike?

Red-blind and green-blind sight after Machado, Oliveira and Fernandes, IEEE TVCG 15(6), 2009 (severity 1, on linear
RGB); distance is that of CIE 1976 L*a*b* under D65.
"""

import itertools
import re

import numpy as np
import pytest
from qgis.core import QgsCategorizedSymbolRenderer, QgsPointDistanceRenderer, QgsRuleBasedRenderer
from wulong_planner.layers import styles
from wulong_planner.layers.catalog import BY_KEY
from wulong_planner.layers.themes import THEMES
from wulong_planner.tools import (
    looks_access,
    looks_coverage,
    looks_plan,
    looks_roads,
    looks_services,
    looks_works,
    make_styles,
)
from wulong_planner.tools import style_parts as part

SIGHTS = {
    "normal": np.eye(3),
    "red-blind": np.array(
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    ),
    "green-blind": np.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
    ),
}
XYZ = np.array(
    [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041]]
)
WHITE = np.array([0.95047, 1.0, 1.08883])
APART = 8.0
"""Least distance of two classes that nothing but colour tells apart; 2.3 is just noticeable side by side."""
GREY_APART = 3.0
"""Least difference in lightness between neighbours of an order."""
SAME_SIZE = 1.15
"""Sizes and widths that differ by less look the same."""


def linear(color: str) -> np.ndarray:
    value = np.array([int(color[place : place + 2], 16) for place in (1, 3, 5)]) / 255
    return np.where(value <= 0.04045, value / 12.92, ((value + 0.055) / 1.055) ** 2.4)


def lab(rgb: np.ndarray) -> np.ndarray:
    value = XYZ @ np.clip(rgb, 0, 1) / WHITE
    curve = np.where(value > 216 / 24389, np.cbrt(value), (24389 / 27 * value + 16) / 116)
    return np.array([116 * curve[1] - 16, 500 * (curve[0] - curve[1]), 200 * (curve[1] - curve[2])])


def distance(one: str, other: str) -> float:
    """Return the least distance of two colours over every kind of sight."""
    return min(float(np.linalg.norm(lab(m @ linear(one)) - lab(m @ linear(other)))) for m in SIGHTS.values())


def lightness(color: str) -> float:
    return float(lab(linear(color))[0])


def test_distances_are_those_worked_by_hand():
    assert lightness("#ffffff") == pytest.approx(100, abs=0.01) and lightness("#000000") == pytest.approx(0, abs=0.01)
    assert lightness("#777777") == pytest.approx(50.03, abs=0.05)
    assert distance("#123456", "#123456") == 0
    red, green = "#c00000", "#6f6f00"  # for the red-blind, red is a dark yellow
    normal = float(np.linalg.norm(lab(linear(red)) - lab(linear(green))))
    assert distance(red, green) < normal / 2


def look(symbol) -> tuple[str, tuple, float]:
    """Return the colour, what else tells the symbol apart, and its size or width."""
    layers = [symbol.symbolLayer(index) for index in range(symbol.symbolLayerCount())]
    top = next((each for each in layers if each.layerType() in ("SimpleMarker", "SimpleLine", "SimpleFill")), layers[0])
    properties = top.properties()
    empty = properties.get("style") == "no"
    color = top.strokeColor() if empty else top.color() if symbol.type() != 1 else layers[-1].color()
    hatch = tuple(
        (round(each.lineAngle()), round(each.distance(), 1)) for each in layers if each.layerType() == "LinePatternFill"
    )
    dash = (
        layers[-1].properties().get("customdash", "") if layers[-1].properties().get("use_custom_dash") == "1" else ""
    )
    shape = properties.get("name", "") if symbol.type() == 0 else ""
    size = symbol.size() if symbol.type() == 0 else symbol.width() if symbol.type() == 1 else 1.0
    return color.name(), (shape, dash, hatch, empty), size


def classes(path):
    """Return (rule, text, look) of each class but the hatching of what is modelled."""
    layer = make_styles.layer_of(make_styles.spec_of(path.stem))
    layer.loadNamedStyle(str(path))
    renderer = layer.renderer()
    if isinstance(renderer, QgsPointDistanceRenderer):
        renderer = renderer.embeddedRenderer()
    if isinstance(renderer, QgsRuleBasedRenderer):
        rules = renderer.rootRule().children()
        found = [(each.filterExpression(), each.label(), look(each.symbol())) for each in rules]
    elif isinstance(renderer, QgsCategorizedSymbolRenderer):
        categories = renderer.categories()
        found = [(str(each.value()), each.label(), look(each.symbol().clone())) for each in categories]
    else:
        found = []
    return [each for each in found if each[1] != part.VEIL_TEXT]


def alike(one, other) -> bool:
    """Tell whether nothing but the colour tells two looks apart."""
    larger, smaller = max(one[2], other[2]), min(one[2], other[2])
    return one[1] == other[1] and larger <= smaller * SAME_SIZE


NAMED_ON_THE_MAP = {"townships_aid"}
"""Classes repeat colours: each area bears its name; see the test of its neighbours."""
SAME_CLASS = {"servicearea", "servicearea_lines", "elevationzones_map", "projectgap_townships", "projectgap_villages"}
"""Some classes stand for the same under another unit; tested by their own order below."""
PATHS = sorted(styles.STYLES.glob("*.qml"))


@pytest.mark.parametrize(
    "path", [path for path in PATHS if path.stem not in NAMED_ON_THE_MAP | SAME_CLASS], ids=lambda path: path.stem
)
def test_classes_differ_for_every_eye(qgis_app, path):
    for (_, text, one), (_, again, other) in itertools.combinations(classes(path), 2):
        if alike(one, other):
            assert distance(one[0], other[0]) >= APART, (text, again, one, other)


ORDERS = {
    "bands of height": [color for _, _, color, _ in looks_coverage.RELIEF],
    "projects of a township": [color for _, _, color, _ in looks_plan.NUMBERS],
    "projects of a place": [color for _, _, color, _ in looks_coverage.NUMBERS],
    "areas within reach": list(reversed(looks_services.REACH_AREA_COLORS)),
    "roads within reach": list(reversed(looks_services.REACH_COLORS)),
    "people cut off": [color for *_, color, _ in reversed(looks_roads.CUT)],
    "people connected": [color for *_, color, _ in reversed(looks_roads.CONNECTS)],
}
"""Colours from the least to the most."""


@pytest.mark.parametrize("colors", ORDERS.values(), ids=ORDERS)
def test_orders_get_darker_step_by_step(colors):
    steps = [lightness(one) - lightness(other) for one, other in itertools.pairwise(colors)]
    assert min(steps) >= GREY_APART, [round(step, 1) for step in steps]
    assert min(distance(one, other) for one, other in itertools.pairwise(colors)) >= GREY_APART


def test_minutes_differ_in_shape_or_lightness(qgis_app):
    minutes = [(shape, lightness(color)) for _, _, shape, color, _, _ in looks_access.MINUTES]
    for (one, light), (other, dark) in itertools.pairwise(minutes):
        assert one != other or light - dark >= 10


def test_kinds_of_gaps_differ_for_every_eye():
    """Seven areas: colours far apart, or hatched in another direction."""
    seen = [
        (area, looks_coverage.ANGLES.get(value) if hatch else None) for value, area, hatch, _ in looks_coverage.CLASSES
    ]
    for (one, angle), (other, again) in itertools.combinations(seen, 2):
        assert angle != again or distance(one, other) >= APART, (one, other)


def test_neighbouring_aid_groups_never_share_a_colour(qgis_app):
    colors = looks_plan.aid_colors()
    towns = {row["town_code"]: colors[row["aid_group_id"]] for row in part.rows("aid_groups")}
    pairs = [(towns[code], towns[other]) for code, near in looks_plan._neighbours().items() for other in near]
    assert len(pairs) > 2 * len(towns)
    assert min(distance(one, other) for one, other in pairs) >= 2 * APART
    assert len(colors) == len(part.rows("aid_groups"))


def test_stages_look_the_same_in_every_layer_and_differ_for_every_eye(qgis_app):
    seen = [[one[0] for _, _, one in classes(styles.style_file(layer, "stage"))] for layer in looks_plan.STAGE_LOOK]
    assert all(each == seen[0] for each in seen)
    stages = seen[0][: len(looks_plan.STAGES)]
    assert min(distance(one, other) for one, other in itertools.combinations(stages, 2)) >= 2 * APART


def test_kinds_of_planned_works_are_not_taken_for_each_other(qgis_app):
    """The theme of planned works shows all layers at once: what has the same shape is far apart in colour."""
    keys = [key for key, _ in next(each for each in THEMES if each.key == "works").layers]
    points = [key for key in keys if key in looks_works.LOOKS]
    seen = [(key, text, one) for key in points for _, text, one in classes(styles.style_file(key)) if text != "其他"]
    assert len({key for key, *_ in seen}) == len(points) - 1, "resettlement sites have one symbol"
    for (key, text, one), (other_key, again, other) in itertools.combinations(seen, 2):
        if key != other_key and one[1] == other[1]:
            assert distance(one[0], other[0]) >= APART, (text, again, one, other)
    shape = looks_plan.RESETTLEMENT[0]
    assert shape not in {one[1][0] for *_, one in seen}


PER_DATA = {"catchmentaccess", "catchmentaccess_ratios"}
"""Shares of the layer's average: what is supplied has no unit of its own, so no fixed break would mean anything."""


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_breaks_of_classes_do_not_hang_on_the_data(qgis_app, path):
    layer = make_styles.layer_of(make_styles.spec_of(path.stem))
    layer.loadNamedStyle(str(path))
    assert layer.renderer().type() != "graduatedSymbol"
    counted = re.compile(r"\b(mean|median|minimum|maximum|sum|count|aggregate|q1|q3|stdev|range)\s*\(")
    found = [rule for rule, _, _ in classes(path) if counted.search(rule)]
    assert bool(found) == (path.stem in PER_DATA), found
    sizes = re.findall(r'name="expression"[^>]*value="([^"]*)"', path.read_text(encoding="utf-8"))
    assert not [each for each in sizes if counted.search(each)]


@pytest.mark.parametrize("key", ["servicearea", "watersupply_areas", "elevationzones_map", "projectgap_townships",
                                 "projectgap_villages", "stationcoverage_gaps", "stationcoverage_thiessen",
                                 "townships"])  # fmt: skip
def test_areas_that_are_modelled_are_hatched(qgis_app, key):
    layer = make_styles.layer_of(BY_KEY[key])
    layer.loadNamedStyle(str(styles.style_file(key)))
    rules = {rule.label(): rule for rule in layer.renderer().rootRule().children()}
    rule = rules[part.VEIL_TEXT]
    field = "located_by" if key == "townships" else "basis"
    assert rule.filterExpression() == f"\"{field}\" = 'modelled'"
    assert rule.symbol().symbolLayer(0).layerType() == "LinePatternFill"
    assert layer.fields().indexFromName(field) >= 0


def test_facilities_have_the_colour_of_their_class_of_land_use():
    """教育 and 医疗卫生 stand on land of class A, 旅游 on class B."""
    found = {sector: (shape, color) for sector, shape, color in looks_works.by_sector()}
    assert set(found) == set(looks_works.kinds("facilities", "sector"))
    assert found["教育"][1] == found["医疗卫生"][1] == "#c94fc9" and found["旅游"][1] == "#e34a33"
    assert len(set(found.values())) == len(found)
    assert "#999999" not in {color for _, color in found.values()}, "a sector has no class in sectors.csv"
