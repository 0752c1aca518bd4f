"""Water, weather, siting and gaps as a planner's script asks them: the bundled layers, nothing else changed.

Each is asked in one language; what it says is in that language from the first line to the last.
"""

import re

import pytest
from wulong_planner.layers.workspace import INSTALLED

GROUPS = {"DEMAND": "groups", "ZONES": "villages", "TOWNSHIPS": "townships"}
ASKED = [
    ("zh", "watersupply", {**GROUPS, "ROADS": "roads", "FACILITIES": "water_works"}, {"PEOPLE": 354000}),
    ("en", "gravityscreening", {**GROUPS, "ROADS": "roads", "FACILITIES": "water_works"}, {"SCHEMATIC": 1}),
    ("zh", "safewater", GROUPS, {"PEOPLE": 354000, "UNKNOWN": 354000}),
    ("en", "stationcoverage", {**GROUPS, "STATIONS": "weather_stations", "DISTRICT": "district"},
     {"PLACED": 0, "NEEDED": 85}),
    ("zh", "stationproposals", {"STATIONS": "weather_stations", "DISTRICT": "district", "FACILITIES": "villages",
                                "DEMAND": "groups"}, {"UNPLACED": 27, "PROPOSED": 27, "PROVEN": 1}),
    ("en", "siting", {**GROUPS, "ROADS": "roads", "FACILITIES": "villages"}, {"SITES": 5, "PROVEN": 1}),
    ("zh", "elevationzones", {**GROUPS, "DISTRICT": "district"}, {"PEOPLE": 354000}),
    ("en", "projectgap", {"PROJECTS": "projects", "PLACES": "project_places", "ZONES": "villages",
                          "TOWNSHIPS": "townships"}, {"PROJECTS_COUNTED": 45}),
    ("zh", "tiersummary", {"INPUT": "groups", "ZONES": "villages", "TOWNSHIPS": "townships", "AID": "aid_groups"},
     {"PEOPLE": 354000}),
    ("en", "scoreboard", {"INDICATORS": "indicators"}, {"MEASURED": 0}),
    ("zh", "robustgaps", {**GROUPS, "ROADS": "roads", "FACILITIES": "township_seats"}, {"RUNS": 6, "PEOPLE": 354000}),
]  # fmt: skip
MORE = {"tiersummary": {"VALUE_FIELD": "households"}, "scoreboard": {"WORKSPACE": INSTALLED}}
CHINESE, ENGLISH = re.compile(r"[\u4e00-\u9fff]{4}"), re.compile(r"(?:\b[A-Za-z]{2,} ){4}")
"""Words in a row that only a sentence has."""


@pytest.mark.parametrize(("language", "name", "layers", "numbers"), ASKED, ids=[row[1] for row in ASKED])
def test_the_bundled_layers_give_an_answer(start, tmp_path, language, name, layers, numbers):
    given = {key: f"{INSTALLED}|layername={layer}" for key, layer in layers.items()}
    found, _ = start(language, name, **given, **MORE.get(name, {}), OUTPUT=tmp_path / "found.gpkg")
    assert {key: found["results"][key] for key in numbers} == numbers
    assert (tmp_path / "found.gpkg").is_file()
    told = [line for kind in ("info", "warning") for line in found["log"].get(kind, [])]
    sentence, other = (CHINESE, ENGLISH) if language == "zh" else (ENGLISH, None)
    assert any(sentence.search(line) for line in told), told
    assert not [line for line in told if other and other.search(line)]
