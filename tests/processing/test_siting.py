"""``siting`` and ``stationproposals`` from layer to layer, on one street worked out by hand.

a(10)----b(20)----c(30)---------d(40)------e(50)     people; a street of 60 km/h (1 km a minute)
0        1        2             4          6         km; candidates A … E at the same places
f(7) stands 40 km away from everything
"""

import pytest
from qgis.core import NULL, QgsProcessingException

X, Y = 500_000, 3_200_000
KM = {"a": 0, "b": 1, "c": 2, "d": 4, "e": 6}
PEOPLE = {"a": 10, "b": 20, "c": 30, "d": 40, "e": 50, "f": 7}
TIERS = {"a": "1", "b": None, "c": None, "d": None, "e": "2", "f": None}


def point(km, north=0):
    return f"POINT({X + km * 1000} {Y + north * 1000})"


def square(west, east):
    low, high = Y - 500, Y + 500
    west, east = X + west * 1000, X + east * 1000
    return f"POLYGON(({west} {low}, {east} {low}, {east} {high}, {west} {high}, {west} {low}))"


@pytest.fixture
def roads(make_layer):
    fields = [("road_id", "text"), ("surface", "text"), ("speed_kmh", "real"), ("located_by", "text")]
    street = f"LINESTRING({X} {Y}, {X + 6000} {Y})"
    return make_layer("LineString", fields, [(street, "street", "asphalt", 60.0, "surveyed")], name="roads")


@pytest.fixture
def groups(make_layer):
    fields = [("group_id", "text"), ("name", "text"), ("population", "integer"), ("village_code", "text")]
    rows = [(point(KM[code]), code, f"{code}组", PEOPLE[code], f"v{code}") for code in KM]
    return make_layer("Point", fields, [*rows, (point(3, 40), "f", "f组", 7, "vf")], name="groups")


@pytest.fixture
def villages(make_layer):
    fields = [("village_code", "text"), ("name", "text"), ("tier", "text")]
    rows = [(None, f"v{code}", f"{code}村", tier) for code, tier in TIERS.items()]
    return make_layer("None", fields, rows, crs=None, name="villages")


SITE_FIELDS = [("facility_id", "text"), ("name", "text"), ("state", "text"), ("beds", "real"), ("price", "real")]


def site_rows(**changes):
    rows = []
    for code in KM:
        values = {"state": "", "beds": 60.0, "price": 1.0, **changes.get(code.upper(), {})}
        rows.append((point(KM[code]), code.upper(), f"{code.upper()}址", *values.values()))
    return rows


@pytest.fixture
def sites(make_layer):
    return make_layer("Point", SITE_FIELDS, site_rows(), name="sites")


@pytest.fixture
def run(provider, roads, groups, sites, villages, feedback):
    """Run on the street; returns its outputs, layers as lists of attribute dicts."""
    from qgis import processing

    def ask(*sinks, **changes):
        given = {
            "ROADS": roads, "DEMAND": groups, "FACILITIES": sites, "ZONES": villages, "SPEED_FIELD": "speed_kmh",
            "P": 2, "LIMIT": 1, "FACILITY_FIELD": "facility_id",
        }  # fmt: skip
        parameters = {**given, **dict.fromkeys(("OUTPUT", *sinks), "memory:"), **changes}
        found = processing.run("wulong:siting", parameters, feedback=feedback)
        for key in ("OUTPUT", *sinks):
            found[key] = [
                dict(zip(found[key].fields().names(), feature.attributes())) for feature in found[key].getFeatures()
            ]
        return found

    return ask


def chosen(found, number=1):
    return sorted(row["site_id"] for row in found["OUTPUT"] if row["set_no"] == number)


def column(rows, name):
    return [None if row[name] == NULL or row[name] != row[name] else row[name] for row in rows]


def test_most_people_along_the_roads(run, feedback):
    found = run("ASSIGNMENT", "SUMMARY", "SETS", MODEL=1)
    assert chosen(found) == ["B", "E"]
    assert [found[key] for key in ("OBJECTIVE", "BOUND", "PROVEN", "PEOPLE_SERVED", "PEOPLE")] == [
        110,
        110,
        1,
        110,
        157,
    ]
    assert (found["PEOPLE_UNCOVERABLE"], found["SCHEMATIC"], found["SITES"]) == (7, 0, 2)
    groups = found["ASSIGNMENT"]
    assert column(groups, "site_id") == ["B", "B", "B", None, "E", None]
    assert column(groups, "cost") == [pytest.approx(1), 0, pytest.approx(1), None, 0, None]
    assert column(groups, "served") == [10, 20, 30, 0, 50, 0]
    assert column(groups, "reason") == [None, None, None, "not_served", None, "no_candidate"]
    assert [(row["rank"], row["people"], row["groups"]) for row in found["OUTPUT"]] == [(1, 60, 3), (2, 50, 1)]
    total = found["SUMMARY"][0]
    assert (total["groups_served"], total["people_served"], total["uncoverable"]) == (4, 110, 1)
    assert total["people_pct"] == pytest.approx(100 * 110 / 157)
    (row,) = found["SETS"]
    assert (row["site_ids"], row["method"], row["proven"], row["unit"]) == ("B, E", "exact", 1, "min")
    lines = feedback.lines
    first = next(i for i, line in enumerate(lines) if "No allowed candidate can serve 1 groups with 7 people" in line)
    answer = next(i for i, line in enumerate(lines) if "2 sites serve 110 people" in line)
    assert first < answer
    assert "Proven: no other set is better." in feedback.text


def test_the_other_questions(run):
    assert chosen(run(MODEL=0)) == ["B", "D", "E"]
    found = run(MODEL=2)
    assert chosen(found) == ["B", "E"] and found["OBJECTIVE"] == pytest.approx(120)
    found = run(MODEL=3, STRATEGY=0)
    assert found["OBJECTIVE"] == pytest.approx(2000) and found["PROVEN"] == 1


def test_straight_lines_in_metres_need_no_roads(run):
    found = run("SETS", MODEL=1, IMPEDANCE=1, LIMIT=1000, ROADS=None)
    assert chosen(found) == ["B", "E"] and found["SETS"][0]["profile"] == "straight"
    assert found["SETS"][0]["unit"] == "m"


@pytest.fixture
def matrix(make_layer):
    fields = [("origin", "text"), ("destination", "text"), ("cost", "real")]
    rows = [(None, code, other.upper(), float(abs(KM[code] - KM[other]))) for code in KM for other in KM]
    return lambda more=(): make_layer("None", fields, [*rows, *more], crs=None, name="costs")


def test_a_table_of_costs(run, matrix, feedback):
    found = run("SETS", MODEL=2, IMPEDANCE=2, MATRIX=matrix([(None, "zz", "A", 1.0)]), ROADS=None)
    assert chosen(found) == ["B", "E"] and found["OBJECTIVE"] == pytest.approx(120)
    assert found["SETS"][0]["profile"] == "matrix costs"
    assert "costs: 1 codes of origin are not in the layer groups and are left out (zz)." in feedback.text
    assert "costs: 1 features of groups have no row; they cannot be served or serve (f)." in feedback.text


def test_a_pair_twice_or_below_zero(run, matrix):
    with pytest.raises(QgsProcessingException, match="the pair a, A stands more than once"):
        run(IMPEDANCE=2, MATRIX=matrix([(None, "a", "A", 1.0)]))
    with pytest.raises(QgsProcessingException, match="the cost from f to A is -1"):
        run(IMPEDANCE=2, MATRIX=matrix([(None, "f", "A", -1.0)]))


def test_next_best_sets(run, feedback):
    found = run("SETS", MODEL=2, ALTERNATIVES=2, GAP_PCT=0)
    assert column(found["SETS"], "objective") == [pytest.approx(each) for each in (120, 120, 140)]
    assert chosen(found, 1) == ["B", "E"] and chosen(found, 2) == ["C", "E"]
    assert "Set 2:" in feedback.text


def test_sites_that_stay_and_areas_where_nothing_may_be_built(run, make_layer, feedback):
    layer = make_layer("Point", SITE_FIELDS, site_rows(A={"state": "现有"}), name="sites")
    found = run(MODEL=2, FACILITIES=layer, FIXED_FIELD="state")
    assert chosen(found) == ["A", "E"]
    assert [(row["site_id"], row["fixed"]) for row in found["OUTPUT"]] == [("A", 1), ("E", 0)]
    water = make_layer("Polygon", [("n", "integer")], [(square(5, 6), 1)], name="reserve")  # E lies on its border
    assert chosen(run(MODEL=1, EXCLUDE=water)) == ["B", "D"]
    assert "sites: 1 candidates lie in areas where nothing may be built (E)." in feedback.text
    assert chosen(run(MODEL=2, FACILITIES=layer, FIXED_FIELD="state", EXCLUDE=make_layer(
        "Polygon", [("n", "integer")], [(square(-1, 1), 1)]
    ))) == ["A", "E"]  # fmt: skip
    assert "1 sites that stay lie in areas where nothing may be built; they stay (A)." in feedback.text


def test_capacity_price_and_budget(run):
    found = run(MODEL=2, P=3, CAPACITY_FIELD="beds", GAP_PCT=0)
    assert found["OBJECTIVE"] == pytest.approx(40) and found["PROVEN"] == 1
    assert sorted(column(found["OUTPUT"], "load_pct")) == [pytest.approx(each) for each in (4000 / 60, 5000 / 60, 100)]
    found = run("SETS", MODEL=1, P=0, BUDGET=2, PRICE_FIELD="price")
    assert chosen(found) == ["B", "E"] and found["SETS"][0]["price"] == 2


def test_tiers_weigh(run, feedback):
    assert chosen(run(MODEL=1, P=1, LIMIT=0)) == ["E"]
    found = run(MODEL=1, P=1, LIMIT=0, TIER_WEIGHTS="1=10；2=1")
    assert chosen(found) == ["A"] and found["OBJECTIVE"] == 100 and found["PEOPLE_SERVED"] == 10
    assert "4 groups are in no tier; their people count once." in feedback.text


def test_without_the_solver_it_is_said(run, feedback):
    found = run("SETS", MODEL=2, HEURISTIC=True)
    assert found["SETS"][0]["method"] == "heuristic"
    assert "found by greedy adding and exchange, not proven" in feedback.text


def test_no_solver_installed_is_said(run, feedback, monkeypatch):
    monkeypatch.setattr("wulong_planner.analysis.siting.solver.AVAILABLE", False)
    assert run("SETS", MODEL=1)["SETS"][0]["method"] == "heuristic"
    assert "SciPy brings no exact solver here" in feedback.text


BAD = {
    "no roads": ({"ROADS": None}, "ROADS is empty"),
    "no table": ({"IMPEDANCE": 2}, "MATRIX is empty"),
    "odd tier weights": ({"TIER_WEIGHTS": "1:3"}, "TIER_WEIGHTS is 1:3"),
    "an unknown tier": ({"TIER_WEIGHTS": "9=3"}, "names the tier 9, which no group has. The tiers are: 1, 2"),
    "no tiers": ({"TIER_WEIGHTS": "1=3", "ZONES": None}, "neither villages nor townships have tiers"),
    "neither number nor budget": ({"P": 0}, "Neither P nor BUDGET"),
    "a budget without prices": ({"BUDGET": 1}, "BUDGET needs the price"),
    "too many sites": ({"P": 6}, "only 5 candidate sites"),
    "a field that is not there": ({"CAPACITY_FIELD": "nix"}, "has no field nix"),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_input(run, name):
    changes, sentence = BAD[name]
    with pytest.raises(QgsProcessingException) as caught:
        run(**changes)
    assert sentence in str(caught.value)


@pytest.mark.parametrize("beds", [NULL, 0.0, -5.0])
def test_a_capacity_that_means_nothing(run, make_layer, beds):
    layer = make_layer("Point", SITE_FIELDS, site_rows(C={"beds": beds}), name="sites")
    with pytest.raises(QgsProcessingException, match="Candidate C: the capacity is"):
        run(MODEL=2, FACILITIES=layer, CAPACITY_FIELD="beds")


def test_more_sites_stay_than_are_asked_for(run, make_layer):
    stay = {code: {"state": "yes"} for code in "ABC"}
    layer = make_layer("Point", SITE_FIELDS, site_rows(**stay), name="sites")
    with pytest.raises(QgsProcessingException, match="3 sites stay, but P is 2"):
        run(FACILITIES=layer, FIXED_FIELD="state")


def test_a_demand_of_zero(run, make_layer):
    fields = [("group_id", "text"), ("population", "integer")]
    empty = make_layer("Point", fields, [(point(km), code, 0) for code, km in KM.items()], name="groups")
    with pytest.raises(QgsProcessingException, match="The demand is zero at all 5 points"):
        run(DEMAND=empty)


def test_cancel(provider, roads, groups, sites, villages, cancelling_feedback):
    from qgis import processing

    with pytest.raises(QgsProcessingException, match="no result was written"):
        processing.run(
            "wulong:siting",
            {"ROADS": roads, "DEMAND": groups, "FACILITIES": sites, "ZONES": villages, "OUTPUT": "memory:"},
            feedback=cancelling_feedback("Proven"),
        )


def test_areas_may_be_candidates(run, make_layer, feedback):
    fields = [("village_code", "text"), ("name", "text")]
    areas = make_layer("Polygon", fields, [(square(-0.2, 0.2), "p", "甲"), (square(5, 7), "q", "乙")], name="areas")
    found = run(MODEL=1, IMPEDANCE=1, LIMIT=1000, P=1, FACILITIES=areas, FACILITY_FIELD=None)
    assert found["PEOPLE_SERVED"] == 50
    assert "areas: 2 areas or lines are represented by a point on them." in feedback.text


@pytest.fixture
def stations(make_layer):
    fields = [("station_id", "text"), ("name", "text"), ("kind", "text"), ("elevation_m", "integer")]
    rows = [(None, f"S-{n}", f"站{n}", kind, NULL) for n, kind in enumerate(["雨量站", "雷达", "雨量站", "气温站"], 1)]
    return lambda more=(): make_layer("Point", fields, [*rows, *more], name="stations")


@pytest.fixture
def propose(provider, groups, sites, make_layer, feedback):
    from qgis import processing

    district = make_layer("Polygon", [("n", "integer")], [(square(-1, 7), 1)], name="district")

    def ask(stations, **changes):
        given = {
            "STATIONS": stations, "KINDS": "气温站,雨量站", "DEMAND": groups, "FACILITIES": sites, "DISTRICT": district,
            "RADIUS_M": 1000, "BAND_SHARE": 0, "OUTPUT": "memory:", "FACILITY_FIELD": "facility_id",
        }  # fmt: skip
        found = processing.run("wulong:stationproposals", {**given, **changes}, feedback=feedback)
        layer = found["OUTPUT"]
        found["OUTPUT"] = [dict(zip(layer.fields().names(), each.attributes())) for each in layer.getFeatures()]
        found["places"] = [each.geometry().asPoint().x() for each in layer.getFeatures()]
        return found

    return ask


def test_stations_without_a_place_get_proposals_kind_after_kind(propose, stations, feedback):
    found = propose(stations())
    rows = found["OUTPUT"]
    # One thermometer first: B stands for a, b, c (60 of 157 people); two gauges then: E (50) and D (40).
    assert column(rows, "station_id") == ["S-4", "S-1", "S-3"]
    assert column(rows, "site_id") == ["B", "E", "D"]
    assert column(rows, "worth_pct") == [pytest.approx(100 * each / 157) for each in (60, 50, 40)]
    assert column(rows, "people") == [60, 50, 40] and column(rows, "groups") == [3, 1, 1]
    assert set(column(rows, "located_by")) == {"modelled"} == set(column(rows, "basis"))
    assert found["places"] == [X + 1000, X + 6000, X + 4000]
    assert (found["UNPLACED"], found["PROPOSED"], found["PROVEN"]) == (3, 3, 1)
    assert found["WORTH_AFTER_PCT"] == pytest.approx(100 * 150 / 157)
    assert "nobody has surveyed them" in feedback.text


def test_what_a_station_with_a_place_stands_for_is_settled(propose, stations):
    found = propose(stations([(point(1), "S-9", "老站", "雨量站", NULL)]))
    assert column(found["OUTPUT"], "site_id") == ["E", "D"]  # nothing is left for the third
    assert found["WORTH_BEFORE_PCT"] == pytest.approx(100 * 60 / 157)
    assert (found["UNPLACED"], found["PROPOSED"]) == (3, 2)


def test_hazard_counts(propose, stations, make_layer):
    slides = make_layer("Point", [("weight", "real")], [(point(4), 3.0), (point(6), 1.0)], name="slides")
    found = propose(stations(), HAZARD=slides, HAZARD_FIELD="weight", PEOPLE_SHARE=0, HAZARD_SHARE=1, KINDS="气温站")
    assert column(found["OUTPUT"], "site_id") == ["D"] and column(found["OUTPUT"], "worth_pct") == [75]


def test_every_station_placed_or_no_share(propose, stations, make_layer):
    with pytest.raises(QgsProcessingException, match="All 1 stations of these kinds"):
        propose(stations([(point(1), "S-9", "老站", "旧站", NULL)]), KINDS="旧站")
    with pytest.raises(QgsProcessingException, match="shares of people, hazard and elevation bands are 0, 0, 0"):
        propose(stations(), PEOPLE_SHARE=0, HAZARD_SHARE=0)
    below = make_layer("Point", [("weight", "real")], [(point(4), -3.0)], name="slides")
    with pytest.raises(QgsProcessingException, match="slides, feature 1: the weight is -3"):
        propose(stations(), HAZARD=below, HAZARD_FIELD="weight")
