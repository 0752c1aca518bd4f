"""Reading by file and by feature gives one and the same frame; what is changed is said."""

import datetime
import gc

import geopandas
import numpy as np
import pandas as pd
import pytest
import shapely
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsDatumTransform,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingFeatureSourceDefinition,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingUtils,
    QgsProject,
    QgsVectorLayer,
    QgsWkbTypes,
)
from qgis.PyQt.QtCore import QDate
from wulong_planner.analysis.errors import Cancelled, InputError
from wulong_planner.processing import adapters, geometry, reading, values

FIELDS = [("name", "text"), ("people", "integer"), ("width", "real"), ("built", "date"), ("open", "boolean")]
ROWS = [
    ("POINT(500000 3240000)", "㵲阳", 12, 3.5, QDate(2021, 3, 4), True),
    ("POINT(500100 3240000)", None, None, None, None, None),
    ("POINT(500200 3240000)", "", 0, 0.0, QDate(2025, 12, 31), False),
]


class Reader(QgsProcessingAlgorithm):
    """The smallest algorithm that has an input."""

    def name(self):
        return "reader"

    def displayName(self):
        return "reader"

    def createInstance(self):
        return Reader()

    def initAlgorithm(self, configuration=None):
        self.addParameter(QgsProcessingParameterFeatureSource("INPUT", "input"))

    def processAlgorithm(self, parameters, context, feedback):
        return {}


@pytest.fixture
def opened(qgis_processing):
    """Return the Input for a layer (or a parameter value) with a context that knows it."""
    reader = Reader()
    reader.initAlgorithm()
    contexts = []

    def open_layer(value, layer=None):
        project = QgsProject()
        project.addMapLayer(layer or value, False)
        context = QgsProcessingContext()
        context.setProject(project)
        contexts.append((context, project))
        reader.saved_tables = reading.saved_tables(reader, {"INPUT": value}, context)
        given = adapters.open_input(reader, {"INPUT": value}, "INPUT", context)
        return given, context

    yield open_layer
    for context, project in contexts:
        for layer in list(project.mapLayers()):
            project.takeMapLayer(project.mapLayer(layer))
        del context


def test_nulls_dates_and_types_are_kept(make_layer, opened, feedback):
    frame = adapters.read_frame(*opened(make_layer("Point", FIELDS, ROWS)), feedback)
    assert frame["name"].tolist() == ["㵲阳", None, ""]
    assert frame["people"].dtype == "Int64" and frame["people"].isna().tolist() == [False, True, False]
    assert frame["width"].tolist()[::2] == [3.5, 0.0] and np.isnan(frame["width"].iloc[1])
    assert frame["built"].tolist() == [datetime.date(2021, 3, 4), None, datetime.date(2025, 12, 31)]
    assert frame["open"].tolist() == [True, None, False]
    assert frame.geometry.iloc[2].coords[0] == (500200.0, 3240000.0)
    assert frame.crs.to_epsg() == 4545


def test_a_saved_table_is_read_at_once_and_the_same(make_layer, save_layer, opened, feedback):
    saved = save_layer(make_layer("Point", FIELDS, ROWS))
    given, context = opened(saved)
    assert given.file is not None
    fast = adapters.read_frame(given, context, feedback)
    slow = adapters.read_frame(adapters.Input(given.key, given.name, given.source, None), context, feedback)
    pd.testing.assert_frame_equal(pd.DataFrame(fast), pd.DataFrame(slow))
    assert fast.index.tolist() == [1, 2, 3]


@pytest.mark.parametrize("rows_at_once", [1, 2, 100])
def test_a_saved_table_is_read_column_by_column(make_layer, save_layer, opened, feedback, monkeypatch, rows_at_once):
    """Text of any length, large whole numbers, nulls and lines of any number of vertices, in batches of any size."""
    fields = [("name", "text"), ("people", "integer"), ("width", "real")]
    rows = [
        ("LINESTRING(500000 3240000, 500100 3240000)", "㵲阳", 2**53 + 1, 3.5),
        ("LINESTRING(500000 3240000, 500100 3240000, 500100 3240100)", "很长" * 500, None, None),
        (None, None, 0, 0.0),
        ("LINESTRING(500000 3240000, 500000 3240100)", "", -1, -0.5),
    ]
    given, context = opened(save_layer(make_layer("LineString", fields, rows)))
    slow = adapters.read_frame(adapters.Input(given.key, given.name, given.source, None), context, feedback)
    monkeypatch.setattr(reading, "BATCH", [f"MAX_FEATURES_IN_BATCH={rows_at_once}"])
    monkeypatch.delattr(reading, "read_features")
    names = ["name", "people", "width"]
    fast = adapters.read_frame(given, context, feedback, fields=names)
    pd.testing.assert_frame_equal(pd.DataFrame(fast), pd.DataFrame(slow)[[*names, "geometry"]])
    assert fast["people"].tolist()[0] == 2**53 + 1


@pytest.mark.parametrize("running", [True, False])
def test_the_collector_is_left_as_it_was(running):
    before = gc.isenabled()
    (gc.enable if running else gc.disable)()
    try:
        with pytest.raises(ZeroDivisionError), reading.collector_paused():
            assert not gc.isenabled()
            raise ZeroDivisionError
        assert gc.isenabled() == running
    finally:
        (gc.enable if before else gc.disable)()


def test_a_table_given_by_its_path_is_called_by_its_own_name(make_layer, save_layer, opened):
    for table, name in (("mine", "mine"), ("groups", "Villager groups")):  # the planner's own by their titles
        source = save_layer(make_layer("Point", FIELDS, ROWS), table, file=f"workspace_{table}").source()
        as_processing_opens_it = QgsVectorLayer(source, f"workspace_{table}", "ogr")
        assert opened(as_processing_opens_it)[0].name == name
    assert opened(QgsVectorLayer(source, "小组", "ogr"))[0].name == "小组"


def test_a_selection_is_read_from_the_layer(make_layer, save_layer, opened, feedback):
    saved = save_layer(make_layer("Point", FIELDS, ROWS))
    saved.selectByIds([2])
    given, context = opened(QgsProcessingFeatureSourceDefinition(saved.id(), True), saved)
    assert given.file is None
    assert adapters.read_frame(given, context, feedback).index.tolist() == [2]


def test_a_filter_is_read_from_the_layer(make_layer, save_layer, opened, feedback):
    saved = save_layer(make_layer("Point", FIELDS, ROWS))
    assert saved.setSubsetString('"people" = 12')
    given, context = opened(saved)
    assert given.file is None
    assert adapters.read_frame(given, context, feedback)["name"].tolist() == ["㵲阳"]


def test_unsaved_edits_are_read_from_the_layer(make_layer, save_layer, opened, feedback):
    saved = save_layer(make_layer("Point", FIELDS, ROWS))
    saved.startEditing()
    saved.deleteFeature(1)
    given, context = opened(saved)
    assert given.file is None
    assert adapters.read_frame(given, context, feedback).index.tolist() == [2, 3]
    saved.rollBack()


def test_only_the_fields_asked_for_are_read(make_layer, opened, feedback):
    frame = adapters.read_frame(*opened(make_layer("Point", FIELDS, ROWS)), feedback, fields=["people"])
    assert list(frame.columns) == ["people", "geometry"]


def test_a_missing_field_is_named_with_those_there(make_layer, opened, feedback):
    given, context = opened(make_layer("Point", FIELDS, ROWS, name="groups"))
    with pytest.raises(InputError, match=r"layer groups has no field population\. It has: name, people, width"):
        adapters.read_frame(given, context, feedback, fields=["population"])


def test_an_empty_layer(make_layer, opened, feedback):
    given, context = opened(make_layer("Point", FIELDS, [], name="groups"))
    with pytest.raises(InputError, match="layer groups is empty"):
        adapters.read_frame(given, context, feedback)


def test_a_layer_without_any_geometry(make_layer, opened, feedback):
    given, context = opened(make_layer("Point", FIELDS, [(None, *ROWS[0][1:])], name="groups"))
    with pytest.raises(InputError, match="No feature of the layer groups has a usable geometry"):
        adapters.read_frame(given, context, feedback)
    assert "groups: 1 features have no geometry (ids 1)." in feedback.text


def test_a_table_where_points_are_needed(make_layer, opened, feedback):
    given, context = opened(make_layer("None", FIELDS, [(None, *ROWS[0][1:])], crs=None, name="members"))
    with pytest.raises(InputError, match=r"layer members is a table without geometry\. Choose a layer of points"):
        adapters.read_frame(given, context, feedback, kind="point")


def test_polygons_where_points_are_needed(make_layer, opened, feedback):
    rows = [("POLYGON((500000 3240000, 500001 3240000, 500001 3240001, 500000 3240000))",)]
    given, context = opened(make_layer("Polygon", [], rows, name="villages"))
    with pytest.raises(InputError, match="layer villages holds polygons, not points"):
        adapters.read_frame(given, context, feedback, kind="point")


def test_a_row_without_geometry_stays_a_row(make_layer, opened, feedback):
    rows = [*ROWS, (None, "nowhere", 5, 1.0, None, None)]
    frame = adapters.read_frame(*opened(make_layer("Point", FIELDS, rows)), feedback)
    assert frame["name"].tolist()[-1] == "nowhere"
    assert frame.geometry.isna().tolist() == [False, False, False, True]


def test_heights_are_dropped_and_said(make_layer, opened, feedback):
    layer = make_layer("LineStringZM", [], [("LINESTRINGZM(500000 3240000 7 1, 500003 3240004 9 2)",)], name="roads")
    frame = adapters.read_frame(*opened(layer), feedback, kind="line")
    assert not frame.geometry.iloc[0].has_z
    assert frame.geometry.iloc[0].length == 5.0
    assert "roads: heights (Z) and measures (M) are ignored." in feedback.text


def test_measures_alone_are_dropped(make_layer, opened, feedback):
    layer = make_layer("PointM", [], [("POINTM(500000 3240000 7)",)], name="posts")
    frame = adapters.read_frame(*opened(layer), feedback, kind="point")
    assert shapely.get_coordinate_dimension(frame.geometry.iloc[0]) == 2
    assert "heights (Z) and measures (M) are ignored" in feedback.text


def test_multi_part_lines_keep_id_and_attributes(make_layer, opened, feedback):
    rows = [
        ("MULTILINESTRING((500000 3240000, 500010 3240000), (500020 3240000, 500050 3240000))", "a"),
        (None, "b"),
        ("MULTILINESTRING((500000 3240100, 500001 3240100))", "c"),
    ]
    layer = make_layer("MultiLineString", [("road_id", "text")], rows, name="roads")
    frame = adapters.read_frame(*opened(layer), feedback, kind="line", explode=True)
    assert frame.index.tolist() == [1, 1, 2, 3]
    assert frame["road_id"].tolist() == ["a", "a", "b", "c"]
    assert [None if each is None else each.length for each in frame.geometry] == [10.0, 30.0, None, 1.0]
    assert "roads: 1 multi-part features were split into 2 parts." in feedback.text


def test_lines_without_length_are_named(make_layer, opened, feedback):
    rows = [
        ("LINESTRING(500000 3240000, 500000 3240000)",),
        ("LINESTRING(500000 3240000, 500001 3240000)",),
    ]
    frame = adapters.read_frame(*opened(make_layer("LineString", [], rows, name="roads")), feedback, kind="line")
    assert frame.geometry.isna().tolist() == [True, False]
    assert "roads: 1 lines have no length and are left out (ids 1)." in feedback.text


def test_a_polygon_that_crosses_itself_is_repaired(make_layer, opened, feedback):
    rows = [("POLYGON((500000 3240000, 500010 3240010, 500010 3240000, 500000 3240010, 500000 3240000))",)]
    frame = adapters.read_frame(*opened(make_layer("Polygon", [], rows, name="zones")), feedback, kind="polygon")
    assert frame.geometry.is_valid.all() and frame.geometry.area.iloc[0] == 50.0
    assert "zones: 1 invalid polygons were repaired for this run (ids 1)." in feedback.text


def test_arcs_become_straight_pieces(make_layer, opened, feedback):
    rows = [("CIRCULARSTRING(500000 3240000, 500100 3240100, 500200 3240000)",)]
    frame = adapters.read_frame(*opened(make_layer("CircularString", [], rows)), feedback, kind="line")
    assert frame.geometry.iloc[0].length == pytest.approx(np.pi * 100, rel=1e-4)


def test_a_missing_crs(make_layer, opened, feedback):
    given, context = opened(make_layer("Point", FIELDS, ROWS, crs=None, name="groups"))
    with pytest.raises(InputError, match="layer groups has no coordinate reference system"):
        adapters.read_frame(given, context, feedback)


def test_metres_in_a_layer_that_says_degrees(make_layer, opened, feedback):
    given, context = opened(make_layer("Point", FIELDS, ROWS, crs="EPSG:4490", name="groups"))
    with pytest.raises(InputError, match=r"says its coordinates are degrees \(EPSG:4490\), but they reach 500200"):
        adapters.read_frame(given, context, feedback)


def test_degrees_in_a_layer_that_says_metres(make_layer, opened, feedback):
    given, context = opened(make_layer("Point", [], [("POINT(107.76 29.32)",)], name="groups"))
    with pytest.raises(InputError, match=r"in EPSG:4545, but they look like degrees \(107.76, 29.32\)"):
        adapters.read_frame(given, context, feedback)


def test_transformed_to_metres_and_said(make_layer, opened, feedback):
    layer = make_layer("Point", [], [("POINT(107.76056 29.32431)",), (None,)], crs="EPSG:4490", name="seats")
    target = QgsCoordinateReferenceSystem("EPSG:4545")
    frame = adapters.read_frame(*opened(layer), feedback, crs=target)
    # published position of the district seat in the 3-degree zone of 108 degrees east
    assert frame.geometry.iloc[0].coords[0] == pytest.approx((476742.391, 3245239.141), abs=1e-3)
    assert frame.geometry.iloc[1] is None
    assert "seats: transformed from EPSG:4490 to EPSG:4545" in feedback.text


def test_the_projects_datum_operation_gives_the_same_place(make_layer, opened, feedback):
    layer = make_layer("Point", [], [("POINT(107.76056 29.32431)",)], crs="EPSG:4490")
    target = QgsCoordinateReferenceSystem("EPSG:4545")
    given, context = opened(layer)
    transforms = context.transformContext()
    transforms.addCoordinateOperation(given.crs, target, QgsDatumTransform.operations(given.crs, target)[0].proj)
    context.setTransformContext(transforms)
    assert context.transformContext().hasTransform(given.crs, target)
    frame = adapters.read_frame(given, context, feedback, crs=target)
    assert frame.geometry.iloc[0].coords[0] == pytest.approx((476742.391, 3245239.141), abs=1e-3)


@pytest.mark.parametrize(
    ("longitude", "latitude", "code"),
    [
        (107.76, 29.32, "EPSG:4545"),
        (75.2, 39.0, "EPSG:4534"),
        (135.0, 48.0, "EPSG:4554"),
        (116.4, 39.9, "EPSG:4548"),
        (2.35, 48.85, "EPSG:32631"),
        (-58.4, -34.6, "EPSG:32721"),
    ],
)
def test_the_local_system_follows_the_data(longitude, latitude, code):
    assert geometry.local_crs(longitude, latitude).authid() == code


def test_the_middle_is_not_drawn_away_by_a_stray_feature(make_layer, opened, feedback):
    rows = [("POINT(107.7 29.3)",), ("POINT(107.8 29.4)",), ("POINT(0 0)",)]
    given, context = opened(make_layer("Point", [], rows, crs="EPSG:4490"))
    frame = adapters.read_frame(given, context, feedback)
    assert geometry.median_position(frame, given, context) == pytest.approx((107.7, 29.3))


class Writer(Reader):
    """The smallest algorithm that has a result; ``stopped`` is the user's Cancel."""

    stopped = False

    def is_stopped(self):
        return self.stopped

    def initAlgorithm(self, configuration=None):
        self.addParameter(QgsProcessingParameterFeatureSink("OUTPUT", "output", optional=True))


def _write(frame, parameters, fields, **options):
    writer = Writer()
    writer.initAlgorithm()
    context = QgsProcessingContext()
    destination = adapters.write_frame(
        writer, parameters, "OUTPUT", context, frame, name="result", fields=fields, **options
    )
    return destination and QgsProcessingUtils.mapLayerFromString(destination, context), context


def test_cancel_while_writing_says_how_much_is_there(qgis_processing, tmp_path):
    writer, path = Writer(), tmp_path / "out.gpkg"
    writer.initAlgorithm()
    writer.stopped = True
    frame, fields = pd.DataFrame({"name": ["村"] * 3000}), [("name", "text")]
    with pytest.raises(Cancelled, match="Stopped while result was being written: 1023 of 3000 rows are there"):
        adapters.write_frame(
            writer, {"OUTPUT": str(path)}, "OUTPUT", QgsProcessingContext(), frame, name="result", fields=fields
        )
    assert len(geopandas.read_file(path)) == 1023


def test_written_values_come_back(qgis_processing, tmp_path, feedback, opened, assert_field_names):
    frame = geopandas.GeoDataFrame(
        {
            "name": ["㵲阳", None],
            "people": pd.array([3, None], dtype="Int64"),
            "width": [1.5, np.nan],
            "built": [datetime.date(2021, 3, 4), None],
        },
        geometry=[shapely.Point(500000, 3240000), None],
    )
    fields = FIELDS[:4]
    path = tmp_path / "out.gpkg"
    crs = QgsCoordinateReferenceSystem("EPSG:4545")
    layer, context = _write(frame, {"OUTPUT": str(path)}, fields, wkb_type=QgsWkbTypes.Type.Point, crs=crs)
    assert_field_names(layer, ["name", "people", "width", "built"])
    again = geopandas.read_file(path)
    assert again["name"].tolist() == ["㵲阳", None]
    assert again["people"].tolist()[0] == 3 and np.isnan(again["people"].iloc[1])
    assert again["width"].tolist()[0] == 1.5 and np.isnan(again["width"].iloc[1])
    assert again["built"].iloc[0] == pd.Timestamp(2021, 3, 4) and again["built"].isna().iloc[1]
    assert again.geometry.iloc[0].coords[0] == (500000.0, 3240000.0)
    assert again.geometry.iloc[1] is None or again.geometry.iloc[1].is_empty  # QGIS writes empty points for none
    del layer, context


def test_a_result_nobody_asked_for_is_not_written(qgis_processing):
    assert _write(pd.DataFrame({"name": ["x"]}), {}, [("name", "text")])[0] is None


def test_new_fields_replace_those_of_the_same_name(make_layer):
    layer = make_layer("Point", [("group_id", "text"), ("Status", "integer"), ("people", "integer")], [])
    fields = adapters.make_fields([("status", "text")], after=layer.fields())
    assert [(field.name(), values.kind_of(field)) for field in fields] == [
        ("group_id", "text"),
        ("people", "integer"),
        ("status", "text"),
    ]
