"""``stationcoverage`` from layer to layer, on a square district worked out by hand.

10 km  +-----------------------+     s1 (2500, 5000) at 250 m, s2 (7500, 5000) at 750 m
       |    gB                 |     the ground rises from 0 m in the west to 1000 m in the east
       |    s1          s2     |     gA 100 people beside s1, gB 40 people 2 km north of it,
       |    gA           gC    |     gC 60 people beside s2, gD 10 people in the far corner
       |                    gD |
    0  +-----------------------+ 10 km
"""

import gc
import shutil
from pathlib import Path

import numpy as np
import pytest
import rasterio
from qgis.core import QgsProcessingException, QgsVectorLayer

ID = "wulong:stationcoverage"
DATA = Path(__file__).resolve().parents[2] / "data" / "townships.gpkg"
X, Y = 500_000, 3_200_000
STATIONS = [("s1", 2500, 5000, "auto", 250), ("s2", 7500, 5000, "auto", 750)]
GROUPS = [("gA", 2500, 4900, 100), ("gB", 2500, 7000, 40), ("gC", 7500, 4900, 60), ("gD", 9900, 100, 10)]
SINKS = ("OUTPUT", "THIESSEN", "GAPS", "BANDS", "SUMMARY", "INDICATORS", "PLANNED")


def point(x, y):
    return None if x is None else f"POINT({X + x} {Y + y})"


def box(left, bottom, right, top):
    corners = ((left, bottom), (right, bottom), (right, top), (left, top), (left, bottom))
    return "POLYGON((" + ", ".join(f"{X + x} {Y + y}" for x, y in corners) + "))"


@pytest.fixture
def dem(tmp_path):
    """Heights of the slope, in cells of 50 m over the district and 1 km around it."""
    path = tmp_path / "slope.tif"
    x = -1000 + 25 + 50 * np.arange(240)
    cells = np.tile(x / 10, (240, 1)).astype("float32")
    affine = rasterio.Affine(50, 0, X - 1000, 0, -50, Y + 11_000)
    with rasterio.open(path, "w", driver="GTiff", width=240, height=240, count=1, dtype="float32", crs="EPSG:4545",
                       transform=affine) as raster:  # fmt: skip
        raster.write(cells, 1)
    return str(path)


@pytest.fixture
def layers(make_layer, dem):
    """The example as parameters; stations, groups or the district can be replaced."""

    def build(stations=STATIONS, groups=GROUPS, district=((0, 0, 10_000, 10_000),), **parameters):
        fields = [("station_id", "text"), ("name", "text"), ("kind", "text"), ("elevation_m", "integer")]
        rows = [(point(x, y), code, f"站{code}", kind, height) for code, x, y, kind, height in stations]
        people = [("group_id", "text"), ("population", "integer"), ("town_code", "text")]
        halves = [(box(0, 0, 5000, 10_000), "W", "西乡", "1"), (box(5000, 0, 10_000, 10_000), "E", "东镇", None)]
        return {
            "STATIONS": make_layer("Point", fields, rows, name="stations"),
            "DISTRICT": make_layer("Polygon", [("name", "text")], [(box(*each), "区") for each in district],
                                   name="district"),
            "DEMAND": make_layer("Point", people, [(point(x, y), code, weight, "W" if x < 5000 else "E")
                                                   for code, x, y, weight in groups], name="groups"),
            "TOWNSHIPS": make_layer("Polygon", [("town_code", "text"), ("name", "text"), ("tier", "text")], halves,
                                    name="townships"),
            "DEM": dem, "RADIUS_M": 2000, "HEIGHT_M": 100, "BAND_M": 500, "MIN_GAP_KM2": 0.5,
            **dict.fromkeys(SINKS, "memory:"), **parameters,
        }  # fmt: skip

    return build


@pytest.fixture(autouse=True)
def freed():
    """A refused run keeps its raster layers until the next collection: free them while QGIS still runs."""
    yield
    gc.collect()


@pytest.fixture
def run(provider, feedback):
    from qgis import processing

    return lambda parameters: processing.run(ID, parameters, feedback=feedback)


def test_stations_get_their_thiessen_area_and_people(run, layers, rows):
    found = rows(run(layers())["OUTPUT"])
    assert [row["thiessen_km2"] for row in found] == pytest.approx([50, 50])
    assert [(row["people"], row["nearest_km"], row["height_m"], row["reason"]) for row in found] == [
        (140, 5.0, 250, None), (70, 5.0, 750, None),
    ]  # fmt: skip
    assert {row["dem"] for row in found} == {"slope.tif"}
    assert {row["basis"] for row in found} == {"given"}


def test_numbers_of_the_network(run, layers, rows):
    found = run(layers())
    circles = 2 * np.pi * 4  # two whole circles of 2 km in 100 km²
    assert found["KM2_PER_STATION"] == 50
    assert found["SPACING_KM"] == pytest.approx(50**0.5)
    assert (found["NEEDED"], found["SHORT"]) == (3, 1)  # 100 / 34 = 2.94
    assert found["LAND_PCT"] == pytest.approx(circles, rel=1e-3)
    assert found["PEOPLE_PCT"] == pytest.approx(100 * 200 / 210)
    value = {row["indicator"]: row["value"] for row in rows(found["INDICATORS"])}
    assert value["r_plain"] == pytest.approx(5 / (0.5 * 50**0.5))
    assert value["area"] == pytest.approx(100)


def test_only_land_of_the_stations_height_is_represented(run, layers, rows):
    """Within 2 km the ground is up to 200 m higher or lower; 100 m either way is a strip of 2 km in each circle."""
    found = run(layers())
    strip = 2 * (2 * 4 * np.arcsin(0.5) + 2 * 1 * 3**0.5) / 2
    assert found["REPRESENTED_PCT"] == pytest.approx(2 * strip, rel=0.01)
    west, east = rows(found["BANDS"])
    assert (west["band_low_m"], west["band_high_m"], west["stations"], west["people"]) == (0, 500, 1, 140)
    assert (east["stations"], east["people"]) == (1, 70)
    assert west["area_pct"] == pytest.approx(50)
    assert west["within_pct"] == pytest.approx(100 * np.pi * 4 / 50, rel=0.01)
    assert west["represented_pct"] == pytest.approx(100 * strip / 50, rel=0.01)
    assert west["people_pct"] == pytest.approx(100)  # gB is exactly 2 km away, at the height of s1


def test_gaps_are_drawn_and_counted(run, layers, rows):
    found = rows(run(layers())["GAPS"])
    beyond = [row for row in found if row["kind"] == "beyond_radius"]
    assert len(beyond) == 1
    assert beyond[0]["area_km2"] == pytest.approx(100 - 8 * np.pi, rel=1e-3)
    assert (beyond[0]["groups"], beyond[0]["people"], beyond[0]["towns"]) == (1, 10, "东镇, 西乡")
    unlike = [row for row in found if row["kind"] == "height"]
    assert len(unlike) == 4  # left and right of each strip
    assert {row["band_low_m"] for row in unlike} == {0, 500}


def test_small_gaps_are_not_drawn_but_told(run, layers, rows, feedback):
    found = rows(run(layers(MIN_GAP_KM2=5))["GAPS"])
    assert [row["kind"] for row in found] == ["beyond_radius"]
    assert "4 gaps smaller than 5 km² (" in feedback.text


def test_summary_by_township(run, layers, rows):
    found = {(row["level"], row["name"]): row for row in rows(run(layers())["SUMMARY"])}
    west, east = found["township", "西乡"], found["township", "东镇"]
    assert (west["stations"], west["people"], west["people_within"], west["groups_within"]) == (1, 140, 140, 2)
    assert (east["stations"], east["people"], east["people_within"]) == (1, 70, 60)
    assert west["within_pct"] == pytest.approx(100 * 4 * np.pi / 50, rel=1e-3)
    whole = next(row for (level, _), row in found.items() if level == "district")
    assert whole["within_km2"] == pytest.approx(west["within_km2"] + east["within_km2"])
    assert found["tier", "1"]["area_km2"] is None


def test_unplaced_stations_are_listed_and_named(run, layers, rows, feedback):
    found = run(layers(stations=[*STATIONS, ("s3", None, None, "auto", None), ("s4", None, None, "radar", None)]))
    listed = rows(found["OUTPUT"])
    assert [row["reason"] for row in listed] == [None, None, "no_place", "no_place"]
    assert listed[2]["thiessen_km2"] is None
    assert "2 of 4 stations have no place on the map" in feedback.text
    assert "s3, s4" in feedback.text
    assert "IF all 4 stations of the list were placed in the district of 100 km² (assumed" in feedback.text
    assert found["SPACING_IF_ALL_KM"] == 5
    kinds = {row["kind"]: row for row in rows(found["PLANNED"])}
    assert (kinds["auto"]["listed"], kinds["auto"]["placed"]) == (3, 2)
    assert kinds["auto"]["km2_if_all"] == pytest.approx(100 / 3)


def test_no_station_with_a_place_gives_no_map_and_no_coverage(run, layers, rows, feedback):
    found = run(layers(stations=[(code, None, None, kind, None) for code, _, _, kind, _ in STATIONS]))
    assert found["THIESSEN"].featureCount() == found["GAPS"].featureCount() == 0
    assert not {"LAND_PCT", "PEOPLE_PCT", "SPACING_KM", "REPRESENTED_PCT", "CLARK_EVANS", "SHORT"} & set(found)
    assert (found["LISTED"], found["PLACED"]) == (2, 0)
    assert all(row["within_pct"] is None and row["people_pct"] is None for row in rows(found["SUMMARY"]))
    assert all(row["represented_pct"] is None for row in rows(found["BANDS"]))
    assert "No station has a place, so where the gaps are cannot be said: no map" in feedback.text


def test_the_bundled_stations_have_no_place(run, tmp_path, feedback):
    """All 62 of the plan: told, listed, and only what follows from their number."""
    path = shutil.copy(DATA, tmp_path)
    layer = lambda name: QgsVectorLayer(f"{path}|layername={name}", name, "ogr")  # noqa: E731
    found = run(
        {"STATIONS": layer("weather_stations"), "DISTRICT": layer("district"), "DEMAND": layer("groups"),
         **dict.fromkeys(SINKS, "memory:")}
    )  # fmt: skip
    assert (found["LISTED"], found["PLACED"], found["OUTPUT"].featureCount()) == (62, 0, 62)
    assert found["SPACING_IF_ALL_KM"] == pytest.approx((2888 / 62) ** 0.5, rel=1e-3)
    assert "62 of 62 stations have no place" in feedback.text
    assert "23 would be missing" in feedback.text


def test_without_people_land_is_all_that_is_told(run, layers, feedback):
    found = run(layers(DEMAND=None))
    assert "PEOPLE_PCT" not in found
    assert "Within 2000 m of a station: 25.1 % of the land." in feedback.text


def test_without_a_dem_the_coarse_one_is_used_and_named(run, layers, rows, feedback):
    """The relief that is shipped begins at 28.93° N; the example lies across that line, its south is unknown."""
    found = run(layers(DEM=None))
    assert {row["dem"] for row in rows(found["OUTPUT"])} == {"dem_coarse.tif (coarse)"}
    assert "Elevation bands rest on the coarse relief that is shipped" in feedback.text
    assert "; 0.0 % of the district without a height" not in feedback.text
    assert "% of the district without a height" in feedback.text


def test_where_the_coarse_dem_does_not_reach_bands_are_left_out(run, layers, feedback):
    far = 200_000
    stations = [(code, x, y - far, kind, height) for code, x, y, kind, height in STATIONS]
    found = run(layers(stations=stations, district=((0, -far, 10_000, 10_000 - far),), DEM=None, TOWNSHIPS=None))
    assert found["BANDS"].featureCount() == 0
    assert found["KM2_PER_STATION"] == 50
    assert "REPRESENTED_PCT" not in found
    assert "The elevation model does not cover the district, so elevation bands are left out." in feedback.text


def test_kinds_narrow_the_network(run, layers, feedback):
    stations = [*STATIONS, ("s3", 5000, 9000, "radar", 500)]
    found = run(layers(stations=stations, KINDS="AUTO"))
    assert found["LISTED"] == 2
    assert "1 stations of other kinds are left out." in feedback.text


def test_a_station_outside_counts_for_reach_only(run, layers, rows, feedback):
    found = run(layers(stations=[*STATIONS, ("s3", 10_500, 5000, "auto", 900)]))
    assert rows(found["OUTPUT"])[2]["reason"] == "outside"
    assert found["KM2_PER_STATION"] == 50
    assert found["LAND_PCT"] > 2 * np.pi * 4
    assert "1 stations lie outside the district" in feedback.text
    assert sum(row["thiessen_km2"] for row in rows(found["OUTPUT"])) == pytest.approx(100)


def test_stations_on_one_spot_share_its_area(run, layers, rows, feedback):
    found = run(layers(stations=[("s1", 2500, 5000, "auto", 250), ("s2", 2500, 5000, "auto", 250)]))
    assert [row["thiessen_km2"] for row in rows(found["OUTPUT"])] == pytest.approx([50, 50])
    assert [row["people"] for row in rows(found["OUTPUT"])] == [105, 105]
    assert found["KM2_PER_STATION"] == 100
    assert "CLARK_EVANS" not in found
    assert "All 2 stations with a place stand on one spot" in feedback.text


def test_heights_come_from_the_dem_where_the_layer_has_none(run, layers, rows):
    found = rows(run(layers(stations=[("s1", 2500, 5000, "auto", None), STATIONS[1]]))["OUTPUT"])
    assert found[0]["height_m"] == pytest.approx(250, abs=0.1)


def test_every_sink_but_the_first_may_be_left_out(run, layers):
    found = run(layers(**dict.fromkeys(SINKS[1:])))
    assert {key for key in found if key in SINKS} == {"OUTPUT"}


@pytest.mark.parametrize("crs", ["EPSG:4490", "EPSG:4326"])
def test_degrees_give_the_same(run, layers, crs):
    from qgis import processing

    plain = run(layers())
    moved = {key: processing.run("native:reprojectlayer", {"INPUT": layers()[key], "TARGET_CRS": crs,
             "OUTPUT": "memory:"})["OUTPUT"] for key in ("STATIONS", "DISTRICT", "DEMAND", "TOWNSHIPS")}  # fmt: skip
    found = run(layers(**moved))
    for key in ("KM2_PER_STATION", "LAND_PCT", "PEOPLE_PCT", "REPRESENTED_PCT", "CLARK_EVANS"):
        assert found[key] == pytest.approx(plain[key], rel=0.005), key


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"KINDS": "balloon"}, "No station of the layer stations is of the kinds balloon. The layer has: auto."),
        ({"KINDS": "auto", "KIND_FIELD": ""}, "no field with the kind of station is chosen"),
        ({"STATION_FIELD": "nothing"}, "The layer stations has no field nothing."),
        ({"HEIGHT_FIELD": "name"}, "should hold numbers"),
        ({"WEIGHT_FIELD": "nothing"}, "The layer groups has no field nothing."),
        ({"stations": []}, "The layer stations is empty."),
        ({"groups": [*GROUPS, GROUPS[0]]}, "is given to 2 points"),
        ({"groups": [("gA", 2500, 4900, -5)]}, "the weight is -5.0. Give 0 or more people."),
        ({"district": []}, "The layer district is empty."),
        ({"DEM": "/nowhere/dem.tif"}, "dem.tif"),
        ({"RADIUS_M": 0}, "RADIUS_M"),
    ],
    ids=lambda value: next(iter(value)) if isinstance(value, dict) else "",
)
def test_bad_inputs(run, layers, change, message):
    with pytest.raises(QgsProcessingException, match=message.replace(".", r"\.")):
        run(layers(**change))


def test_a_dem_of_another_district_is_refused(run, layers, tmp_path):
    path = tmp_path / "far.tif"
    with rasterio.open(path, "w", driver="GTiff", width=4, height=4, count=1, dtype="float32", crs="EPSG:4545",
                       transform=rasterio.Affine(50, 0, X + 90_000, 0, -50, Y)) as raster:  # fmt: skip
        raster.write(np.full((4, 4), 100, "float32"), 1)
    with pytest.raises(QgsProcessingException, match="The elevation model does not cover the district"):
        run(layers(DEM=str(path)))


def test_cancel_leaves_nothing(provider, layers, cancelling_feedback):
    from qgis import processing

    with pytest.raises(QgsProcessingException, match="Stopped before it finished"):
        processing.run(ID, layers(), feedback=cancelling_feedback("Within 2000 m of a station"))
