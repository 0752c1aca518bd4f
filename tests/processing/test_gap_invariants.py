"""What no answer about water, weather, sites and gaps may hang on: the run and the order of rows.

Asked of the bundled layers, with their defaults.
"""

import random

import pytest
from qgis.core import QgsFeature, QgsVectorLayer, QgsWkbTypes
from wulong_planner.layers.workspace import INSTALLED
from wulong_planner.processing.workspace_questions import BY_KEY, GROUPS

ROADS = {**GROUPS, "ROADS": "roads"}
ASKED = {
    "watersupply": ({**ROADS, "FACILITIES": "water_works"}, {}),
    "gravityscreening": ({**ROADS, "FACILITIES": "water_works"}, {}),
    "safewater": (GROUPS, {}),
    "stationcoverage": ({**GROUPS, "STATIONS": "township_seats", "DISTRICT": "district"}, {"KINDS": ""}),
    "stationproposals": (BY_KEY["stationproposals"].inputs, {}),
    "siting": ({**ROADS, "FACILITIES": "villages"}, {"MODEL": 1}),
    "elevationzones": ({**GROUPS, "DISTRICT": "district"}, {}),
    "projectgap": (
        {"PROJECTS": "projects", "PLACES": "project_places", "ZONES": "villages", "TOWNSHIPS": "townships"},
        {},
    ),
    "tiersummary": ({"INPUT": "groups", "ZONES": "villages", "TOWNSHIPS": "townships"}, {"VALUE_FIELD": "households"}),
    "robustgaps": ({**ROADS, "FACILITIES": "township_seats"}, {"QUESTION": 1}),
}
"""Layers and settings by algorithm; seats stand for stations, since none of the bundled ones has a place."""


def opened(name):
    layer = QgsVectorLayer(f"{INSTALLED}|layername={name}", name, "ogr")
    assert layer.isValid()
    return layer


def shuffled(layer):
    """The same features in another order, in memory."""
    copy = QgsVectorLayer(f"{_kind(layer)}?crs={layer.crs().authid()}", layer.name(), "memory")
    copy.dataProvider().addAttributes([field for field in layer.fields() if field.name() != "fid"])
    copy.updateFields()
    rows = []
    for each in layer.getFeatures():
        row = QgsFeature(copy.fields())
        row.setGeometry(each.geometry())
        row.setAttributes([each[name] for name in copy.fields().names()])
        rows.append(row)
    random.Random(5).shuffle(rows)
    copy.dataProvider().addFeatures(rows)
    return copy


def _kind(layer):
    return "None" if layer.wkbType() == QgsWkbTypes.Type.NoGeometry else QgsWkbTypes.displayString(layer.wkbType())


@pytest.fixture
def ask(provider, feedback, tmp_path):
    """Ask and return the bytes of every result as CSV, by parameter."""
    from qgis import processing

    def run(name, changed=lambda layer: layer):
        inputs, settings = ASKED[name]
        given = {key: changed(opened(layer)) for key, layer in inputs.items()}
        results = ("OUTPUT", "SUMMARY", "MATRIX") if name == "robustgaps" else tuple(BY_KEY[name].results)
        files = {key: tmp_path / f"{key}.csv" for key in results}
        for file in files.values():
            file.unlink(missing_ok=True)
        processing.run(
            f"wulong:{name}", {**given, **settings, **{k: str(f) for k, f in files.items()}}, feedback=feedback
        )
        return {key: file.read_bytes() for key, file in files.items() if file.is_file()}

    return run


@pytest.mark.parametrize("name", ASKED)
def test_the_same_question_gives_the_same_bytes(ask, name):
    first = ask(name)
    assert first and ask(name) == first


@pytest.mark.parametrize("name", ASKED)
def test_the_order_of_rows_changes_nothing(ask, name):
    first, again = (
        {key: sorted(text.splitlines()) for key, text in ask(name, how).items()} for how in (lambda x: x, shuffled)
    )
    assert first.keys() == again.keys()
    for key in first:
        assert again[key] == first[key], key


def without_some(layer):
    """All but every third feature, in memory."""
    copy = shuffled(layer)
    copy.dataProvider().deleteFeatures([each.id() for each in copy.getFeatures() if each.id() % 3 == 0])
    return copy


@pytest.fixture
def compare(provider, feedback):
    """Ask with all features of one layer, and with a third of them left out; return both outputs."""
    from qgis import processing

    def run(name, fewer):
        inputs, settings = ASKED[name]
        found = []
        for change in (without_some, lambda layer: layer):
            given = {key: change(opened(layer)) if key == fewer else opened(layer) for key, layer in inputs.items()}
            found.append(
                processing.run(f"wulong:{name}", {**given, **settings, "OUTPUT": "memory:"}, feedback=feedback)
            )
        return found

    return run


def test_another_road_makes_no_group_more_of_a_gap(compare):
    fewer, all_of_them = (
        {row["group_id"]: row["gap_share"] for row in found["OUTPUT"].getFeatures()}
        for found in compare("robustgaps", "ROADS")
    )
    assert any(all_of_them[code] < share for code, share in fewer.items())
    assert not [code for code, share in fewer.items() if all_of_them[code] > share]


def test_another_station_covers_no_less(compare):
    fewer, all_of_them = compare("stationcoverage", "STATIONS")
    for key in ("LAND_PCT", "PEOPLE_PCT", "REPRESENTED_PCT"):
        assert all_of_them[key] > fewer[key]


def test_another_work_serves_no_fewer_and_no_one_is_lost(compare):
    fewer, all_of_them = compare("watersupply", "FACILITIES")
    assert all_of_them["PEOPLE_SERVED"] > fewer["PEOPLE_SERVED"]
    for found in (fewer, all_of_them):
        rows = list(found["OUTPUT"].getFeatures())
        assert all(row["served"] + row["unserved"] == row["population"] for row in rows)
        assert sum(row["served"] for row in rows) == found["PEOPLE_SERVED"]
