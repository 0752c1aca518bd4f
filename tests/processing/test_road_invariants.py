"""What holds for every question about roads: the order of rows, the coordinate system and odd names change nothing.

A town of 4 × 4 streets, made up: asphalt along, gravel across, an island, a planned street, twelve groups with people
in thirds so that sums would show in which order they were taken.
"""

import random

import pytest
from qgis.core import QgsVectorLayer

X0, Y0, STEP = 470000, 3240000, 1500
SINKS = {
    "nearestfacility": ("OUTPUT", "SUMMARY", "ROUTES"),
    "servicearea": ("OUTPUT", "LINES", "SUMMARY"),
    "catchmentaccess": ("OUTPUT", "RATIOS", "SUMMARY"),
    "roadconnectivity": ("OUTPUT", "SUMMARY", "LINKS", "SENSITIVITY", "TARGETS"),
    "roadprojects": ("OUTPUT", "SEQUENCE", "AFTER"),
    "criticalroads": ("OUTPUT", "SUMMARY", "AFFECTED"),
    "ruralaccess": ("OUTPUT", "SUMMARY"),
    "networkaudit": ("OUTPUT", "LINES", "SUMMARY"),
}
WITHOUT_FACILITIES = ("ruralaccess", "networkaudit")
NAMES = ("=1+1", "㵲水 𣲘", "</script>`'\"", "a,b;c", "  ", "{name}", "%s\\n")


def point(x, y):
    return f"POINT({X0 + x} {Y0 + y})"


def line(*places):
    return "LINESTRING(" + ", ".join(f"{X0 + x} {Y0 + y}" for x, y in places) + ")"


def road_rows():
    """Streets as (wkt, road_id, road_class, surface, status, project_id, name)."""
    rows = []
    for row in range(4):
        for column in range(3):
            a, b = (column * STEP, row * STEP), ((column + 1) * STEP, row * STEP)
            rows.append((line(a, b), f"h{row}{column}", "county", "asphalt", "existing", None, NAMES[column]))
            a, b = (row * STEP, column * STEP), (row * STEP, (column + 1) * STEP)
            status = "planned" if (row, column) in ((1, 1), (2, 1)) else "existing"
            surface = "concrete" if status == "planned" else "gravel"
            rows.append((line(a, b), f"v{row}{column}", "village", surface, status, "P=1", NAMES[row]))
    rows.append((line((9000, 0), (9500, 0)), "island", "track", "earth", "existing", None, "㵲"))
    return rows


def group_rows():
    """Groups as (wkt, group_id, population, town_code, name)."""
    places = [(STEP * column + 40, STEP * row + 60 + 150 * column) for row in range(3) for column in range(4)]
    return [
        (point(*place), f"g{number:02}", 10 + number / 3, "A" if number % 3 else "B", NAMES[number % len(NAMES)])
        for number, place in enumerate(places)
    ]


def seat_rows():
    """Seats as (wkt, town_code, name, beds)."""
    return [(point(0, 0), "A", "=1+1", 2 / 3), (point(3 * STEP, 3 * STEP), "B", "𣲘", 1 / 7)]


@pytest.fixture
def town(make_layer):
    """The layers as parameters; ``shuffle`` reorders the rows of each."""

    def build(name, *, shuffle=None):
        tables = {
            "ROADS": ("LineString", "road_id road_class surface status project_id name", road_rows()),
            "DEMAND": ("Point", "group_id population town_code name", group_rows()),
            "FACILITIES": ("Point", "town_code name beds", seat_rows()),
        }
        layers = {}
        for key, (kind, columns, rows) in tables.items():
            fields = [(each, "real" if each in ("population", "beds") else "text") for each in columns.split()]
            if shuffle is not None:
                random.Random(shuffle).shuffle(rows)
            layers[key] = make_layer(kind, fields, rows, name=key.lower())
        if name in WITHOUT_FACILITIES:
            del layers["FACILITIES"]
        if name == "catchmentaccess":
            layers["SUPPLY_FIELD"] = "beds"
        return layers

    return build


@pytest.fixture
def ask(provider, feedback):
    """Run an algorithm and return its outputs with the rows of its layers."""
    from qgis import processing

    def run(name, layers):
        sinks = dict.fromkeys(SINKS[name], "memory:")
        found = processing.run(f"wulong:{name}", {**layers, **sinks}, feedback=feedback)
        numbers = {key: value for key, value in found.items() if key not in sinks}
        return numbers, {key: table(found[key]) for key in SINKS[name]}

    return run


def table(layer: QgsVectorLayer):
    """Return attributes and WKB of every feature, to compare byte by byte."""
    return [
        (tuple(map(repr, feature.attributes())), bytes(feature.geometry().asWkb()) if feature.hasGeometry() else b"")
        for feature in layer.getFeatures()
    ]


@pytest.mark.parametrize("name", SINKS)
def test_the_order_of_rows_changes_nothing(ask, town, name):
    numbers, tables = ask(name, town(name))
    assert ask(name, town(name)) == (numbers, tables)
    for seed in (1, 2):
        other_numbers, other_tables = ask(name, town(name, shuffle=seed))
        assert other_numbers == numbers
        for key in SINKS[name]:
            assert sorted(other_tables[key]) == sorted(tables[key]), key


@pytest.mark.parametrize("crs", ["EPSG:4490", "EPSG:4326"])
@pytest.mark.parametrize("name", SINKS)
def test_the_coordinate_system_changes_next_to_nothing(ask, town, name, crs):
    from qgis import processing

    layers = town(name)
    moved = {
        key: processing.run("native:reprojectlayer", {"INPUT": value, "TARGET_CRS": crs, "OUTPUT": "memory:"})["OUTPUT"]
        if isinstance(value, QgsVectorLayer)
        else value
        for key, value in layers.items()
    }
    here, there = ask(name, layers)[0], ask(name, moved)[0]
    assert there == pytest.approx(here, rel=0.005)


@pytest.mark.parametrize("name", ["nearestfacility", "catchmentaccess", "ruralaccess", "roadconnectivity"])
def test_odd_names_come_out_as_they_went_in(ask, town, name):
    rows = ask(name, town(name))[1]["OUTPUT"]
    given = {repr(row[-1]) for row in group_rows()}
    assert given <= {text for attributes, _ in rows for text in attributes}
