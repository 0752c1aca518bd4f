"""Roads, speeds, DEM and numbers as the algorithms read them from their parameters."""

import numpy as np
import pytest
import rasterio
from qgis.core import QgsApplication, QgsCoordinateReferenceSystem, QgsProcessingContext
from rasterio.transform import from_origin
from wulong_planner.analysis.errors import InputError
from wulong_planner.analysis.network.tables import PointTable
from wulong_planner.analysis.network.travel import TravelParams
from wulong_planner.processing import networks, speed_words
from wulong_planner.processing.parameters import numbers_listed

CRS = QgsCoordinateReferenceSystem("EPSG:4545")
WEST, NORTH = 465000, 3265000


@pytest.fixture
def layers(provider, feedback, example):
    """Layers of the example as ``wulong:roadconnectivity`` opens them, with some parameters replaced."""

    def build(**parameters):
        algorithm = QgsApplication.processingRegistry().createAlgorithmById("wulong:roadconnectivity")
        context, given = QgsProcessingContext(), example(**parameters)
        algorithm.prepare(given, context, feedback)
        return networks.Layers(algorithm, given, context, feedback)

    return build


@pytest.fixture
def dem(tmp_path):
    """A plane that rises 20 m in 100 m to the north."""
    path = tmp_path / "plane.tif"
    height = 300 + 0.2 * np.repeat(np.arange(300, 0, -1.0)[:, None] * 100, 300, axis=1)
    with rasterio.open(path, "w", driver="GTiff", width=300, height=300, count=1, dtype="float32", crs="EPSG:4545",
                       transform=from_origin(WEST, NORTH, 100, 100)) as file:  # fmt: skip
        file.write(height.astype("float32"), 1)
    return path


def test_roads_that_are_built_and_those_that_are_not(layers):
    frame, given, fields = networks.read_roads(layers(), CRS)
    assert frame[fields["ROAD_FIELD"]].tolist() == ["r1", "r2", "r3", "r4"]
    planned, *_ = networks.read_roads(layers(), CRS, planned=True)
    assert planned[fields["ROAD_FIELD"]].tolist() == ["r5"]
    assert given.name == "roads"


def test_no_planned_road(layers, given):
    with pytest.raises(InputError, match="not yet built"):
        networks.read_roads(layers(roads=given.roads[:4]), CRS, planned=True)


def test_planned_roads_need_a_status(layers):
    with pytest.raises(InputError, match="STATUS_FIELD"):
        networks.read_roads(layers(STATUS_FIELD=""), CRS, planned=True)


def test_the_profile_names_table_season_and_speeds(layers, tmp_path):
    dry, wet = networks.network_profile(layers()), networks.network_profile(layers(SEASON=1))
    assert dry.startswith("speeds.csv dry ") and wet.startswith("speeds.csv wet ")
    titled, coded = tmp_path / "zh.csv", tmp_path / "codes.csv"
    titled.write_text("road_class,surface,speed_kmh\n县道,沥青,40\n", encoding="gb18030")
    coded.write_text("road_class,surface,speed_kmh\ncounty,asphalt,40\n", encoding="utf-8")
    zh, codes = (networks.network_profile(layers(SPEED_TABLE=str(path))) for path in (titled, coded))
    assert zh.split()[2] == codes.split()[2] != dry.split()[2]


def test_how_people_travel(layers):
    params = networks.travel_params(layers(MAX_ACCESS_M=250, STRATEGY=0, NODING=2))
    assert params == TravelParams(max_access_m=250.0, strategy=0, noding=2)


def test_roads_without_a_dem(layers):
    with networks.travel_inputs(layers(), CRS) as roads:
        assert roads.ground is None
        assert roads.profile == networks.network_profile(layers())
        assert len(roads.roads) == 4 and not roads.schematic


def test_a_dem_slows_gravel_and_walks_uphill(layers, dem, feedback):
    with networks.travel_inputs(layers(DEM=str(dem)), CRS) as roads:
        assert roads.profile.endswith(" + plane.tif")
        travel = roads.travel(TravelParams())
        speed = 60 / (1000 * travel.minutes_per_m)
        assert dict(zip(travel.road_id[travel.network.piece_row], speed.round(2))) == {
            "r1": 35.0, "r2": round(12 / 2.5, 2), "r3": 20.0, "r4": 8.0,
        }  # fmt: skip
        place = PointTable(np.array(["p"]), np.array([[470000 + 2000, 3240000 + 300.0]]))
        down, up = (travel.legs(place, arriving=arriving).factor[0] for arriving in (False, True))
        assert (round(5.037 / down, 2), round(5.037 / up, 2)) == (3.55, 2.50)
    assert "does not cover" not in feedback.text


def test_a_dem_that_lies_elsewhere_is_said(layers, dem, feedback, given):
    roads = [*given.roads, (given.along((40000, 0), (41000, 0)), "r6", "track", "earth", "existing")]
    with networks.travel_inputs(layers(DEM=str(dem), roads=roads), CRS) as inputs:
        travel = inputs.travel(TravelParams())
        assert travel.minutes_per_m.min() > 0
        travel.legs(PointTable(np.array(["p"]), np.array([[470000 + 40500.0, 3240000 + 100.0]])))
    assert "does not cover all of 1 unhardened roads" in feedback.text
    assert "does not cover the walks of 1 places" in feedback.text


def test_a_dem_of_another_district_is_one_sentence(layers, dem, feedback, given):
    roads = [(given.along((40000, 0), (41000, 0)), "r6", "track", "earth", "existing")]
    with networks.travel_inputs(layers(DEM=str(dem), roads=roads), CRS) as inputs:
        travel = inputs.travel(TravelParams())
        travel.legs(PointTable(np.array(["p"]), np.array([[470000 + 40500.0, 3240000 + 100.0]])))
        assert travel.minutes_per_m.min() > 0
    assert "The DEM plane.tif covers none of the roads and places asked about" in feedback.text
    assert "does not cover" not in feedback.text


def test_speeds_are_told_in_words(layers, feedback, tmp_path):
    table = tmp_path / "own.csv"
    table.write_text(
        "road_class,surface,speed_kmh\ncounty,asphalt,40\n村道,土路,8\n*,gravel,12\n林道,竹板,3\n", encoding="utf-8"
    )
    with networks.travel_inputs(layers(SPEED_TABLE=str(table)), CRS):
        pass
    told = "County road: Asphalt 40; Village road: Earth 8; Every class: Gravel 12; 林道: 竹板 3"
    assert f"Speeds (km/h), dry season: {told}" in feedback.text
    given = {("county", "asphalt"): 40, ("county", "earth"): 8}
    assert speed_words.listed_speeds(given, "zh_CN") == "县道：沥青 40、土路 8"
    assert (speed_words.season_name("wet", "zh_CN"), speed_words.season_name("wet", "en")) == ("雨季", "wet")


def test_a_dem_that_is_not_there(layers, tmp_path):
    with (
        pytest.raises(InputError, match="not there"),
        networks.travel_inputs(layers(DEM=str(tmp_path / "none.tif")), CRS),
    ):
        pass


@pytest.mark.parametrize("text, numbers", [("15;30", [15, 30]), (" 30 ；15 ", [15, 30]), ("", []), ("0", [0])])
def test_numbers_of_a_list(layers, text, numbers):
    run = layers(COMPARE_M=text)
    assert numbers_listed(run.algorithm, run.parameters, "COMPARE_M", run.context) == numbers


@pytest.mark.parametrize("text", ["a", "15;-1", "15;15", "inf", "nan"])
def test_a_list_with_what_is_no_number(layers, text):
    run = layers(COMPARE_M=text)
    with pytest.raises(InputError, match="COMPARE_M is"):
        numbers_listed(run.algorithm, run.parameters, "COMPARE_M", run.context)
