"""``wulong:fixoffset`` on layers of every kind, by its id."""

import pytest
from qgis.core import QgsCoordinateReferenceSystem, QgsGeometry, QgsPointXY, QgsProcessingException, QgsVectorLayer
from wulong_planner.ingest import offset

WGS, GCJ, BD = 0, 1, 2
PLACE = (107.764, 29.328)
FIELDS = [("name", "text"), ("people", "integer")]


@pytest.fixture
def run(provider, feedback):
    from qgis import processing

    def go(layer, **parameters):
        return processing.run(
            "wulong:fixoffset", {"INPUT": layer, "OUTPUT": "memory:", **parameters}, feedback=feedback
        )

    return go


def vertices(layer):
    return [
        [round(value, 9) for value in (vertex.x(), vertex.y())]
        for feature in layer.getFeatures()
        for vertex in feature.geometry().vertices()
    ]


def shifted(*positions, step=offset.wgs84_to_gcj02):
    return [[round(float(value), 9) for value in step(*each)] for each in positions]


def test_default_takes_gcj02_out(run, make_layer, feedback):
    """GCJ-02 lies 430 m east and 310 m south in Wulong: taking it out moves west and north."""
    there = offset.wgs84_to_gcj02(*PLACE)
    layer = make_layer("Point", FIELDS, [(f"POINT({there[0]} {there[1]})", "香树村", 12)], crs="EPSG:4490")
    result = run(layer)
    assert vertices(result["OUTPUT"]) == [list(PLACE)]
    assert next(result["OUTPUT"].getFeatures()).attributes() == ["香树村", 12]
    assert result["OUTPUT"].crs().authid() == "EPSG:4490"
    assert (result["CHANGED"], result["UNTOUCHED"]) == (1, 0)
    assert 450 < result["SHIFT_M"] < 560
    assert "1 vertices moved by" in feedback.text


@pytest.mark.parametrize(
    ("source", "target", "step"),
    [
        (WGS, GCJ, offset.wgs84_to_gcj02),
        (GCJ, BD, offset.gcj02_to_bd09),
        (BD, GCJ, offset.bd09_to_gcj02),
        (WGS, BD, offset.wgs84_to_bd09),
        (BD, WGS, offset.bd09_to_wgs84),
    ],
)
def test_every_pair(run, make_layer, source, target, step):
    layer = make_layer("LineString", [], [("LINESTRING(107.7 29.3, 107.8 29.4)",)], crs="EPSG:4326")
    result = run(layer, FROM=source, TO=target)
    assert vertices(result["OUTPUT"]) == shifted((107.7, 29.3), (107.8, 29.4), step=step)


def test_a_projected_layer_comes_back_in_its_own_system(run, make_layer):
    """The same place in EPSG:4545 and in degrees is moved to the same place."""
    metres = make_layer("Point", [], [("POINT(477080 3245900)",)], crs="EPSG:4545")
    moved = next(run(metres)["OUTPUT"].getFeatures()).geometry().asPoint()
    assert -450 < moved.x() - 477080 < -400
    assert 280 < moved.y() - 3245900 < 345
    again = make_layer("Point", [], [(f"POINT({moved.x()!r} {moved.y()!r})",)], crs="EPSG:4545")
    back = next(run(again, FROM=WGS, TO=GCJ)["OUTPUT"].getFeatures()).geometry().asPoint()
    assert back.distance(QgsPointXY(477080, 3245900)) < 0.001


def test_outside_china_nothing_moves_and_is_counted(run, make_layer, feedback):
    layer = make_layer("LineString", [], [("LINESTRING(107.7 29.3, 2.35 48.86)",)], crs="EPSG:4490")
    result = run(layer, FROM=WGS, TO=BD)
    assert vertices(result["OUTPUT"])[1] == [2.35, 48.86]
    assert (result["CHANGED"], result["UNTOUCHED"]) == (1, 1)
    assert "1 vertices lie outside China" in feedback.text


def test_nothing_in_china_is_a_warning(run, make_layer, feedback):
    result = run(make_layer("Point", [], [("POINT(2.35 48.86)",)], crs="EPSG:4490"))
    assert result["SHIFT_M"] == 0
    assert "nothing was changed" in feedback.text


@pytest.mark.parametrize(
    ("kind", "wkt"),
    [
        ("PointZ", "PointZ (107.7 29.3 210)"),
        ("MultiPolygonZ", "MultiPolygonZ (((107.7 29.3 1, 107.8 29.3 2, 107.8 29.4 3, 107.7 29.3 1)))"),
        ("LineStringM", "LineStringM (107.7 29.3 5, 107.8 29.4 6)"),
        ("LineStringZM", "LineStringZM (107.7 29.3 100 5, 107.8 29.4 200 6)"),
        ("CompoundCurve", "CompoundCurve (CircularString (107.7 29.3, 107.75 29.35, 107.8 29.3),(107.8 29.3, 108 29))"),
        ("CurvePolygon", "CurvePolygon (CircularString (107.7 29.3, 107.8 29.4, 107.9 29.3, 107.8 29.2, 107.7 29.3))"),
    ],
)
def test_type_height_and_measure_stay(run, make_layer, kind, wkt):
    layer = make_layer(kind, [], [(wkt,)], crs="EPSG:4490")
    result = run(layer, FROM=WGS, TO=GCJ)["OUTPUT"]
    assert result.wkbType() == layer.wkbType()
    before, after = (next(each.getFeatures()).geometry() for each in (layer, result))
    assert after.wkbType() == before.wkbType()
    old, new = list(before.vertices()), list(after.vertices())
    assert str([(each.z(), each.m()) for each in new]) == str([(each.z(), each.m()) for each in old])
    expected = shifted(*((each.x(), each.y()) for each in old))
    assert [[round(each.x(), 9), round(each.y(), 9)] for each in new] == expected


def test_features_without_geometry_are_passed_on(run, make_layer):
    layer = make_layer("Point", FIELDS, [(None, "a", 1), ("POINT(107.7 29.3)", "b", None)], crs="EPSG:4490")
    found = list(run(layer)["OUTPUT"].getFeatures())
    assert [feature["name"] for feature in found] == ["a", "b"]
    assert [feature.hasGeometry() for feature in found] == [False, True]


def test_a_saved_layer_keeps_its_fields(run, make_layer, save_layer, tmp_path):
    layer = save_layer(make_layer("Point", FIELDS, [("POINT(107.7 29.3)", "b", 3)], crs="EPSG:4490"))
    target = tmp_path / "moved.gpkg"
    run(layer, OUTPUT=str(target))
    written = QgsVectorLayer(str(target), "moved", "ogr")
    assert [field.name() for field in written.fields()] == ["fid", "name", "people"]
    assert vertices(written) == shifted((107.7, 29.3), step=offset.gcj02_to_wgs84)


def test_only_selected_features(run, make_layer):
    from qgis.core import QgsProcessingFeatureSourceDefinition, QgsProject

    layer = make_layer("Point", FIELDS, [("POINT(107.7 29.3)", "a", 1), ("POINT(107.8 29.3)", "b", 2)], crs="EPSG:4490")
    QgsProject.instance().addMapLayer(layer)
    layer.selectByExpression("name = 'b'")
    result = run(QgsProcessingFeatureSourceDefinition(layer.id(), True))["OUTPUT"]
    assert [feature["name"] for feature in result.getFeatures()] == ["b"]
    QgsProject.instance().removeMapLayer(layer.id())


def test_the_same_system_twice_is_refused(run, make_layer):
    layer = make_layer("Point", [], [("POINT(107.7 29.3)",)], crs="EPSG:4490")
    with pytest.raises(QgsProcessingException, match="FROM and TO are the same"):
        run(layer, FROM=GCJ, TO=GCJ)


def test_an_empty_layer_is_refused(run, make_layer):
    with pytest.raises(QgsProcessingException, match="is empty"):
        run(make_layer("Point", [], [], crs="EPSG:4490"))


def test_a_layer_without_system_is_refused(run, make_layer):
    with pytest.raises(QgsProcessingException, match="no coordinate reference system"):
        run(make_layer("Point", [], [("POINT(107.7 29.3)",)], crs=None))


def test_degrees_that_are_metres_are_refused(run, make_layer):
    with pytest.raises(QgsProcessingException, match="says its coordinates are degrees"):
        run(make_layer("Point", [], [("POINT(477080 3245900)",)], crs="EPSG:4490"))


def test_cancel_writes_nothing(provider, make_layer, cancelling_feedback, tmp_path):
    from qgis import processing

    layer = make_layer("Point", [], [("POINT(107.7 29.3)",)], crs="EPSG:4490")
    target, feedback = tmp_path / "never.gpkg", cancelling_feedback("")
    feedback.cancel()
    with pytest.raises(QgsProcessingException, match="no result was written"):
        processing.run("wulong:fixoffset", {"INPUT": layer, "OUTPUT": str(target)}, feedback=feedback)
    assert not target.exists()


def test_many_vertices_at_once(provider, make_layer):
    """A long line in metres goes there and back within a tenth of a millimetre."""
    import numpy as np
    from wulong_planner.processing.data.fixoffset import move

    rng = np.random.default_rng(1)
    xy = np.column_stack([rng.uniform(430000, 510000, 100_000), rng.uniform(3210000, 3285000, 100_000)])
    crs = QgsCoordinateReferenceSystem("EPSG:4545")
    there = move(xy, crs, "wgs84", "gcj02")
    back = move(there.xy, crs, "gcj02", "wgs84")
    assert np.abs(back.xy - xy).max() < 1e-4
    assert there.changed.all() and not there.lost.any()
    assert (round(there.east_m, -1), round(there.north_m, -1)) == (430, -310)


def test_geometry_of_the_input_is_not_changed(run, make_layer):
    layer = make_layer("Point", [], [("POINT(107.7 29.3)",)], crs="EPSG:4490")
    run(layer)
    assert next(layer.getFeatures()).geometry().equals(QgsGeometry.fromWkt("POINT(107.7 29.3)"))
