"""``elevationzones`` on a slope worked out by hand.

The ground rises from 0 m in the west to 1000 m in the east of a square of 10 km: 10 m every 100 m, or 5.71°.
Below 600 m lie 60 km², from 600 to 900 m 30, above 10. Township W is the western half, E the eastern one.
Groups: 100 people at 250 m (W), 40 at exactly 600 m (E), 60 at 950 m (E).
"""

import gc

import numpy as np
import pytest
import rasterio
from qgis.core import QgsProcessingException

ID = "wulong:elevationzones"
X, Y = 500_000, 3_200_000
GROUPS = [("g1", 2500, 5000, 100), ("g2", 6000, 5000, 40), ("g3", 9500, 5000, 60)]


def box(left, bottom, right, top):
    corners = ((left, bottom), (right, bottom), (right, top), (left, top), (left, bottom))
    return "POLYGON((" + ", ".join(f"{X + x} {Y + y}" for x, y in corners) + "))"


def write_dem(path, cells, cell=50, left=-1000, top=11_000):
    affine = rasterio.Affine(cell, 0, X + left, 0, -cell, Y + top)
    with rasterio.open(path, "w", driver="GTiff", width=cells.shape[1], height=cells.shape[0], count=1,
                       dtype="float32", crs="EPSG:4545", transform=affine, nodata=-9999) as raster:  # fmt: skip
        raster.write(cells.astype("float32"), 1)
    return str(path)


def slope(cell=50, width=12_000):
    x = -1000 + (np.arange(width // cell) + 0.5) * cell
    return np.tile(x / 10, (width // cell, 1))


@pytest.fixture
def layers(make_layer, tmp_path):
    def build(dem=None, groups=GROUPS, **parameters):
        people = [("group_id", "text"), ("population", "integer"), ("town_code", "text")]
        halves = [(box(0, 0, 5000, 10_000), "W", "西乡"), (box(5000, 0, 10_000, 10_000), "E", "东镇")]
        rows = [(f"POINT({X + x} {Y + y})", code, weight, "W" if x < 5000 else "E") for code, x, y, weight in groups]
        return {
            "DISTRICT": make_layer("Polygon", [("name", "text")], [(box(0, 0, 10_000, 10_000), "区")], name="district"),
            "DEMAND": make_layer("Point", people, rows, name="groups"),
            "TOWNSHIPS": make_layer("Polygon", [("town_code", "text"), ("name", "text")], halves, name="townships"),
            "DEM": write_dem(tmp_path / "dem.tif", slope() if dem is None else dem),
            **dict.fromkeys(("OUTPUT", "MAP", "SLOPES"), "memory:"), **parameters,
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


def test_land_and_people_of_the_bands(run, layers, rows, feedback):
    result = run(layers())
    found = {(row["name"], row["label"]): row for row in rows(result["OUTPUT"])}
    area = {key: row["area_km2"] for key, row in found.items()}
    assert area == pytest.approx(
        {("Whole district", "below 600 m"): 60, ("Whole district", "600–900 m"): 30,
         ("Whole district", "900 m and above"): 10, ("西乡", "below 600 m"): 50, ("西乡", "600–900 m"): 0,
         ("西乡", "900 m and above"): 0, ("东镇", "below 600 m"): 10, ("东镇", "600–900 m"): 30,
         ("东镇", "900 m and above"): 10}, abs=1e-6
    )  # fmt: skip
    people = [found["Whole district", label]["people"] for label in ("below 600 m", "600–900 m", "900 m and above")]
    assert people == [100, 40, 60]  # exactly 600 m is in the second band
    assert found["东镇", "600–900 m"]["people_pct"] == pytest.approx(40)
    assert found["东镇", "600–900 m"]["area_pct"] == pytest.approx(60)
    assert (result["AREA_KM2"], result["PEOPLE"]) == (pytest.approx(100), 200)
    assert (result["LOWEST_PCT"], result["HIGHEST_PCT"]) == (pytest.approx(60), pytest.approx(10))
    assert "Of 100.0 km²: below 600 m: 60.0 km² (60.0 %), 100 people (50.0 %);" in feedback.text


def test_the_map_shows_the_same_land(run, layers, rows):
    found = {row["label"]: row["area_km2"] for row in rows(run(layers())["MAP"])}
    assert found == pytest.approx({"below 600 m": 60, "600–900 m": 30, "900 m and above": 10}, rel=0.01)


def test_slope_classes(run, layers, rows):
    """5.71° everywhere: all in the class above 2 up to 6°."""
    found = [(row["name"], row["label"], row["area_km2"]) for row in rows(run(layers())["SLOPES"]) if row["area_km2"]]
    assert found == [
        ("Whole district", "2–6°", pytest.approx(100)), ("东镇", "2–6°", pytest.approx(50)),
        ("西乡", "2–6°", pytest.approx(50)),
    ]  # fmt: skip


def test_a_coarse_dem_tells_no_slopes(run, layers, feedback, tmp_path):
    path = write_dem(tmp_path / "coarse.tif", slope(cell=500), cell=500)
    assert run(layers(DEM=path))["SLOPES"].featureCount() == 0
    assert "Slopes are left out: the cells of the DEM are 500 m wide" in feedback.text


def test_land_without_a_height_is_in_no_band(run, layers, rows, feedback):
    dem = slope()
    dem[:, :120] = -9999  # up to 5 km from the western border
    found = {(row["name"], row["band"]): row for row in rows(run(layers(dem=dem))["OUTPUT"])}
    assert found["Whole district", -1]["area_km2"] == pytest.approx(50)
    assert found["Whole district", -1]["label"] == "unknown"
    assert found["Whole district", 0]["area_pct"] == pytest.approx(100 * 10 / 50)
    assert found["西乡", -1]["people"] == 100
    assert "50.0 % of the district has no height in the DEM" in feedback.text


def test_without_people_land_is_all_that_is_told(run, layers, feedback):
    result = run(layers(DEMAND=None))
    assert "PEOPLE" not in result
    assert "below 600 m: 60.0 km² (60.0 %); 600–900 m" in feedback.text


def test_other_limits(run, layers, rows):
    labels = [row["label"] for row in rows(run(layers(BREAKS="500"))["OUTPUT"]) if row["level"] == "district"]
    assert labels == ["below 500 m", "500 m and above"]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"BREAKS": "600;600"}, "BREAKS is 600;600."),
        ({"BREAKS": "high"}, "BREAKS is high."),
        ({"BREAKS": ";"}, "BREAKS is . Give limits from low to high"),
        ({"SLOPE_BREAKS": "-5"}, "SLOPE_BREAKS is -5."),
        ({"DEM": "/nowhere/dem.tif"}, "dem.tif"),
        ({"groups": [("g1", 2500, 5000, -5)]}, "the weight is -5.0. Give 0 or more people."),
        ({"groups": [("g1", 2500, 5000, 5), ("g1", 6000, 5000, 5)]}, "the code g1 is given to 2 points"),
        ({"TOWNSHIP_FIELD": "nothing"}, "The layer townships has no field nothing."),
    ],
)
def test_bad_inputs(run, layers, change, message):
    with pytest.raises(QgsProcessingException) as caught:
        run(layers(**change))
    assert message in str(caught.value)


def test_a_dem_of_another_district(run, layers, tmp_path):
    path = write_dem(tmp_path / "far.tif", slope(), left=90_000)
    with pytest.raises(QgsProcessingException, match="The DEM covers nothing of the district"):
        run(layers(DEM=path))


def test_cancel_leaves_nothing(provider, layers, cancelling_feedback):
    from qgis import processing

    with pytest.raises(QgsProcessingException, match="Stopped before it finished"):
        processing.run(ID, layers(), feedback=cancelling_feedback("Of 100.0 km²"))
