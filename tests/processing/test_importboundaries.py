"""``wulong:importboundaries`` from a bureau's shapefile to the workspace and back, by id as a script runs it."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import geopandas as gpd
import pandas as pd
import pyogrio
import pytest
import shapely
from qgis.core import QgsProcessingException, QgsProject, QgsVectorLayer
from wulong_planner.ingest.offset import convert
from wulong_planner.layers import styles
from wulong_planner.layers.catalog import BY_KEY
from wulong_planner.layers.workspace import INSTALLED, open_workspace

ID = "wulong:importboundaries"
TARGETS = ("townships", "villages", "communities", "groups", "township_seats", "roads", "water_works",
           "weather_stations", "resettlement_sites", "facilities")  # fmt: skip

pytestmark = pytest.mark.usefixtures("provider")


@pytest.fixture
def workspace(tmp_path):
    path = tmp_path / "wulong.gpkg"
    shutil.copyfile(INSTALLED, path)
    return path


@pytest.fixture
def run(workspace, feedback):
    """Run an import by id; the features and the report come back as layers."""
    from qgis import processing

    def start(file=None, target="villages", **parameters):
        given = {"FILE": str(file) if file else None, "TARGET": TARGETS.index(target), "WORKSPACE": str(workspace),
                 "OUTPUT": "memory:", "REPORT": "memory:"}  # fmt: skip
        return processing.run(ID, {**given, **parameters}, feedback=feedback)

    return start


@pytest.fixture
def bureau(tmp_path, workspace):
    """Write a layer of the workspace as a bureau sends it: a shapefile in GBK, names disturbed, no .prj, no .cpg."""

    def write(key="villages", *, crs="EPSG:4524", shift=None, rows=slice(None), prj=False, **columns):
        frame = pyogrio.read_dataframe(workspace, layer=key)
        towns = pyogrio.read_dataframe(workspace, layer="townships", read_geometry=False)
        names = frame["town_code"].map(dict(zip(towns["town_code"], towns["name"])))
        disturbed = [f" {name[:-1]}　{name[-1]}" if number % 3 else name for number, name in enumerate(frame["name"])]
        made = gpd.GeoDataFrame({"村名": disturbed, "所属乡镇": names}, geometry=frame.geometry, crs=frame.crs)
        if shift:
            made = made.set_geometry(convert(made.geometry.to_numpy(), "wgs84", shift), crs=frame.crs)
        made = made.assign(**columns).iloc[rows].to_crs(crs).sample(frac=1, random_state=1)
        path = tmp_path / "bureau" / f"{key}_sent.shp"
        path.parent.mkdir(exist_ok=True)
        made.to_file(path, encoding="GBK", engine="pyogrio")
        for suffix in (".cpg", *([] if prj else [".prj"])):
            path.with_suffix(suffix).unlink()
        return path

    return write


def query(path, sql):
    with closing(sqlite3.connect(path)) as database:
        return database.execute(sql).fetchall()


def all_rows(path):
    names = query(path, "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'rtree_%'")
    return {name: query(path, f'SELECT * FROM "{name}" ORDER BY 1') for (name,) in names}


def located(path):
    return {key: {row[0] for row in query(path, f"SELECT DISTINCT located_by FROM {key}")}
            for key in ("townships", "villages", "communities", "groups", "roads")}  # fmt: skip


def titles(path):
    """Titles of the layers that say schematic when the workspace is opened as a project."""
    project = QgsProject()
    layers = open_workspace(path, project)
    found = {key for key, layer in layers.items() if layer.name().endswith(styles.SCHEMATIC[0])}
    project.clear()
    return found


# From the bureau's file to the map ------------------------------------------------------------------------------


def test_villages_go_in_and_come_out_again(run, bureau, workspace, feedback):
    path = bureau()
    sent = {each.name: each.read_bytes() for each in path.parent.iterdir()}
    before, schematic = all_rows(workspace), titles(workspace)
    proposed = run(path)
    assert (proposed["MATCHED"], proposed["FEATURES"], proposed["UNMATCHED"], proposed["WRITTEN"]) == (
        184,
        184,
        0,
        False,
    )
    assert all_rows(workspace) == before
    assert [each.name for each in workspace.parent.glob("*backup*")] == []

    done = run(path, APPLY=True)
    assert (done["MATCHED"], done["REPLACED"], done["WRITTEN"]) == (184, 184, True)
    assert located(workspace) == {**{key: {"modelled"} for key in ("townships", "communities", "groups", "roads")},
                                  "villages": {"surveyed"}}  # fmt: skip
    assert titles(workspace) == schematic - {"villages"}
    assert query(workspace, "SELECT DISTINCT source FROM villages")[0][0].startswith("villages_sent.shp，20")
    kept = "SELECT village_code, name, town_code, tier, pinyin, group_count, population FROM villages ORDER BY 1"
    assert query(workspace, kept) == query(INSTALLED, kept)
    old, new = (pyogrio.read_dataframe(each, layer="villages") for each in (INSTALLED, workspace))
    assert shapely.hausdorff_distance(old.geometry, new.geometry).max() < 1e-7

    undone = run(UNDO=True)
    assert all_rows(workspace) == before
    assert titles(workspace) == schematic
    assert undone["BACKUP"] != done["BACKUP"]
    run(UNDO=True)
    assert located(workspace)["villages"] == {"surveyed"}
    assert {each.name: each.read_bytes() for each in path.parent.iterdir()} == sent


def test_it_says_what_it_took_for_granted_and_ends_with_a_sentence_to_quote(run, bureau, feedback):
    result = run(bureau())
    assert "Encoding: GB18030." in feedback.text
    assert "Coordinate system: EPSG:4524." in feedback.text
    assert "Offset: None." in feedback.text
    last = [line for line in feedback.lines if not line.startswith("Results")][-1]
    assert last == result["SENTENCE"]
    assert last.startswith("villages_sent.shp: 184 of 184 features matched")
    assert last.endswith("run again with APPLY.")


def test_a_gcj02_shift_is_found_and_taken_out(run, bureau, workspace, feedback):
    done = run(bureau(shift="gcj02", crs="EPSG:4490", prj=True), APPLY=True)
    assert done["MATCHED"] == 184
    assert "Offset: GCJ-02." in feedback.text
    old, new = (pyogrio.read_dataframe(each, layer="villages") for each in (INSTALLED, workspace))
    assert shapely.distance(shapely.centroid(old.geometry.values), shapely.centroid(new.geometry.values)).max() < 1e-6


def test_the_shift_of_a_few_units_is_measured_against_surveyed_ones(run, bureau, workspace, feedback):
    run(bureau(), APPLY=True)
    few = bureau(shift="gcj02", crs="EPSG:4490", prj=True, rows=slice(60, 72))
    done = run(few, APPLY=True)
    assert done["REPLACED"] == 12
    old, new = (pyogrio.read_dataframe(each, layer="villages") for each in (INSTALLED, workspace))
    assert shapely.distance(shapely.centroid(old.geometry.values), shapely.centroid(new.geometry.values)).max() < 1e-5


def test_the_user_s_choice_of_coordinates_wins(run, bureau, feedback):
    result = run(bureau(), ENCODING="GBK", CRS="EPSG:4524", SHIFT=1, AXES=1)
    assert result["MATCHED"] == 184
    assert "Coordinate system" not in feedback.text


def test_townships_take_the_district_with_them(run, workspace, tmp_path):
    """When all of them are surveyed nothing is left that makes the outline schematic."""
    towns = pyogrio.read_dataframe(INSTALLED, layer="townships")
    path = tmp_path / "towns.gpkg"
    sent = gpd.GeoDataFrame({"乡镇": towns["name"]}, geometry=towns.geometry, crs=towns.crs)
    sent.iloc[:20].to_file(path, engine="pyogrio")
    run(path, "townships", APPLY=True)
    assert {"townships", "district"} <= titles(workspace)
    sent.iloc[20:].to_file(path, engine="pyogrio")
    run(path, "townships", APPLY=True)
    assert {"townships", "district"} & titles(workspace) == set()
    old, new = (pyogrio.read_dataframe(each, layer="district") for each in (INSTALLED, workspace))
    areas = [shapely.area(frame.geometry.values)[0] for frame in (old, new)]
    assert areas[1] == pytest.approx(areas[0], rel=1e-3)
    assert new.drop(columns=["geometry", "source", "located_by"]).equals(
        old.drop(columns=["geometry", "source", "located_by"])
    )
    run(UNDO=True)
    run(UNDO=True, BACKUP_FILE=str(sorted(workspace.parent.glob("*backup*"))[0]))
    assert {"townships", "district"} <= titles(workspace)


def test_some_villages_stay_schematic(run, bureau, workspace, rows):
    done = run(bureau(rows=slice(0, 100)), APPLY=True)
    assert (done["REPLACED"], done["MISSING"]) == (100, 84)
    assert query(workspace, "SELECT located_by, count(*) FROM villages GROUP BY 1 ORDER BY 1") == [
        ("modelled", 84), ("surveyed", 100)]  # fmt: skip
    assert "villages" in titles(workspace)
    report = rows(done["REPORT"])
    assert sum(row["problem"] == "This unit of the workspace is not in the file" for row in report) == 84


def test_the_output_shows_what_would_be_written(run, bureau, assert_field_names, rows):
    result = run(bureau(人口=7))
    assert_field_names(result["OUTPUT"], [
        "code", "name", "file_name", "method", "confidence", "candidates", "reason", "action",
        "area_old_km2", "area_new_km2", "area_change_pct", "shift_m", "population"])  # fmt: skip
    found = rows(result["OUTPUT"])
    assert len(found) == 184
    assert {row["action"] for row in found} == {"replaced"}
    assert all(abs(row["area_change_pct"]) < 0.1 and row["shift_m"] < 1 and row["population"] == 7 for row in found)
    assert_field_names(result["REPORT"], ["severity", "layer", "feature", "problem", "value", "remedy"])


def test_decisions_kept_in_the_workspace_are_replayed(run, bureau, workspace):
    from wulong_planner.ingest.names.decisions import FIELDS, save_decisions

    villages = pyogrio.read_dataframe(INSTALLED, layer="villages", read_geometry=False)
    sent = bureau(rows=slice(0, 1), 村名="某某新村")
    assert run(sent)["UNMATCHED"] == 1
    town = pyogrio.read_dataframe(sent, encoding="GBK")["所属乡镇"].iloc[0]
    row = ("某某新村", town, villages["village_code"].iloc[0], "village", "2025-01-31", "made up")
    save_decisions(pd.DataFrame([row], columns=list(FIELDS)), workspace)
    done = run(sent, APPLY=True)
    assert (done["MATCHED"], done["REPLACED"]) == (1, 1)
    assert query(workspace, "SELECT name FROM villages WHERE located_by = 'surveyed'") == [(villages["name"].iloc[0],)]


def test_groups_recount_their_villages(run, bureau, workspace):
    groups = pyogrio.read_dataframe(INSTALLED, layer="groups")
    villages = pyogrio.read_dataframe(INSTALLED, layer="villages", read_geometry=False)
    names = groups["village_code"].map(dict(zip(villages["village_code"], villages["name"])))
    sent = bureau("groups", 村名=names.to_list(), 组名=groups["name"].str.extract(r"(\d+)组")[0] + "组", 人口=10)
    done = run(sent, "groups", APPLY=True)
    assert (done["FEATURES"], done["REPLACED"], done["DELETED"]) == (1352, 1352, 0)
    assert query(workspace, "SELECT sum(population), sum(group_count) FROM villages") == [(13520, 1352)]
    assert query(workspace, "SELECT sum(population) FROM township_counts") == [(13520,)]
    assert query(workspace, "SELECT count(*) FROM villages WHERE population <> 10 * group_count") == [(0,)]


def test_roads_in_the_bureau_s_words(run, workspace, tmp_path):
    roads = pyogrio.read_dataframe(INSTALLED, layer="roads").iloc[:300]
    sent = gpd.GeoDataFrame({"路线名称": roads["name"], "路面类型": "水泥混凝土", "行政等级": "村道"},
                            geometry=roads.geometry, crs=roads.crs)  # fmt: skip
    path = tmp_path / "roads_sent.geojson"
    sent.to_file(path, engine="pyogrio")
    done = run(path, "roads", APPLY=True)
    assert (done["ADDED"], done["DELETED"]) == (300, 2917)
    assert query(workspace, "SELECT DISTINCT surface, road_class, status, located_by FROM roads") == [
        ("concrete", "village", "existing", "surveyed")]  # fmt: skip
    assert query(workspace, "SELECT count(DISTINCT road_id), min(road_id) FROM roads") == [(300, "R02918")]


def test_a_loaded_layer_and_its_selection(run, bureau, workspace, tmp_path, feedback):
    layer = QgsVectorLayer(str(bureau(prj=True)), "sent", "ogr")
    layer.setProviderEncoding("GBK")
    memory = layer.materialize(_first(layer, 20))
    memory.setName("二十个村")
    done = run(INPUT=memory, APPLY=True)
    assert done["REPLACED"] == 20
    assert query(workspace, "SELECT DISTINCT source FROM villages WHERE located_by = 'surveyed'")[0][0].startswith(
        "二十个村，"
    )


def _first(layer, count):
    from qgis.core import QgsFeatureRequest

    return QgsFeatureRequest().setLimit(count)


def test_the_open_project_follows(run, bureau, workspace):
    """Layers that are loaded lose the word schematic, and get it back with the undo."""
    from qgis import processing
    from qgis.core import QgsProcessingContext

    project = QgsProject()
    layers = open_workspace(workspace, project)
    context = QgsProcessingContext()
    context.setProject(project)
    given = {"FILE": str(bureau()), "TARGET": 1, "WORKSPACE": str(workspace), "APPLY": True}
    assert layers["villages"].name() == "行政村（示意）"
    processing.run(ID, given, context=context)
    assert layers["villages"].name() == "行政村"
    assert layers["townships"].name() == "乡镇（街道）（示意）"
    assert {feature["located_by"] for feature in layers["villages"].getFeatures()} == {"surveyed"}
    processing.run(ID, {"TARGET": 1, "WORKSPACE": str(workspace), "UNDO": True}, context=context)
    assert layers["villages"].name() == "行政村（示意）"
    project.clear()


def test_layers_in_memory_are_no_hindrance(run, bureau, workspace):
    """The address of the result of a first run is longer than any path may be."""
    from qgis import processing
    from qgis.core import QgsProcessingContext

    fields = "".join(f"&field=a_rather_long_name_of_a_field_{number}:string" for number in range(20))
    layer = QgsVectorLayer(f"Polygon?crs=EPSG:4490{fields}", "result", "memory")
    assert len(layer.source()) > 255
    project = QgsProject()
    project.addMapLayer(layer)
    context = QgsProcessingContext()
    context.setProject(project)
    given = {"FILE": str(bureau()), "TARGET": 1, "WORKSPACE": str(workspace), "APPLY": True}
    assert processing.run(ID, given, context=context)["WRITTEN"]
    project.clear()


def test_results_can_be_written_into_the_workspace_itself(run, bureau, workspace):
    sink = f'ogr:dbname="{workspace.as_posix()}" table="import_report" (geom)'
    done = run(bureau(), APPLY=True, REPORT=sink)
    assert done["WRITTEN"]
    assert located(workspace)["villages"] == {"surveyed"}
    assert query(workspace, "SELECT count(*) FROM import_report")[0][0] > 0


# What is refused ------------------------------------------------------------------------------------------------


def test_the_installed_file_is_never_written_to(run, bureau, tmp_path):
    before = (INSTALLED.read_bytes(), INSTALLED.stat().st_mtime_ns)
    link = tmp_path / "link.gpkg"
    link.symlink_to(INSTALLED)
    for path in (INSTALLED, link):
        with pytest.raises(QgsProcessingException, match="comes with the plugin and is never written to"):
            run(bureau(), APPLY=True, WORKSPACE=str(path))
    assert (INSTALLED.read_bytes(), INSTALLED.stat().st_mtime_ns) == before


def test_unsaved_edits_are_not_run_over(run, bureau, workspace):
    from qgis import processing
    from qgis.core import QgsProcessingContext

    project = QgsProject()
    layer = QgsVectorLayer(f"{workspace}|layername=villages", "villages", "ogr")
    project.addMapLayer(layer)
    layer.startEditing()
    layer.changeAttributeValue(1, layer.fields().indexFromName("name"), "x")
    context = QgsProcessingContext()
    context.setProject(project)
    given = {"FILE": str(bureau()), "TARGET": 1, "WORKSPACE": str(workspace), "APPLY": True}
    with pytest.raises(QgsProcessingException, match="villages of the workspace has unsaved edits"):
        processing.run(ID, given, context=context)
    layer.rollBack()
    assert processing.run(ID, given, context=context)["WRITTEN"]
    project.clear()


@pytest.mark.parametrize(
    ("parameters", "words"),
    [
        ({}, "FILE is empty"),
        ({"FILE": "/nowhere/x.shp"}, "x.shp"),
        ({"WORKSPACE": "/nowhere/wulong.gpkg", "FILE": "x.shp"}, "There is no workspace"),
        ({"UNDO": True}, "There is no backup"),
    ],
)
def test_what_is_missing_is_named(run, parameters, words):
    with pytest.raises(QgsProcessingException, match=words):
        run(**parameters)


def test_the_workspace_is_no_source(run, workspace):
    with pytest.raises(QgsProcessingException, match="FILE is the workspace itself"):
        run(workspace, APPLY=True)


@pytest.mark.parametrize("content", [b"", b"\x00" * 200, "武隆".encode("gbk") * 50])
def test_a_broken_file_changes_nothing(run, workspace, tmp_path, content):
    before = all_rows(workspace)
    path = tmp_path / "broken.shp"
    path.write_bytes(content)
    with pytest.raises(QgsProcessingException, match=r"broken\.shp"):
        run(path, APPLY=True)
    assert all_rows(workspace) == before


def test_another_program_that_writes(run, bureau, workspace):
    path, before = bureau(), all_rows(workspace)
    with closing(sqlite3.connect(workspace, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(QgsProcessingException, match="Another program is writing"):
            run(path, APPLY=True)
    assert all_rows(workspace) == before


@pytest.mark.parametrize("when", ["Encoding", "values that the workspace had"])
def test_cancel_leaves_everything(bureau, workspace, cancelling_feedback, when):
    from qgis import processing

    before = all_rows(workspace)
    given = {"FILE": str(bureau()), "TARGET": 1, "WORKSPACE": str(workspace), "APPLY": True, "OUTPUT": "memory:"}
    with pytest.raises(QgsProcessingException, match="Stopped before it finished"):
        processing.run(ID, given, feedback=cancelling_feedback(when))
    assert all_rows(workspace) == before
    assert [each.name for each in workspace.parent.glob("*backup*")] == []


def test_every_layer_can_be_a_target(run, workspace, tmp_path):
    """What the workspace has, sent back with its own names: nothing is lost, everything is known."""
    for key in TARGETS:
        frame = pyogrio.read_dataframe(INSTALLED, layer=key)
        frame = frame[frame.geometry.notna()]
        if frame.empty:
            continue
        path = tmp_path / f"{key}_again.gpkg"
        frame.to_file(path, layer="sent", driver="GPKG", engine="pyogrio")
        done = run(path, key, APPLY=True)
        assert (done["REPLACED"], done["ADDED"], done["DELETED"]) == (len(frame), 0, 0), key
        columns = [
            field.name for field in BY_KEY[key].fields if field.name not in ("source", "located_by", "unlocated")
        ]
        listed = ", ".join(f'"{column}"' for column in columns)
        sql = f"SELECT {listed} FROM {key} ORDER BY fid"
        assert query(workspace, sql) == query(INSTALLED, sql), key
        assert query(workspace, f"SELECT count(*) FROM {key} WHERE located_by = 'surveyed'") == [(len(frame),)]
    assert len(list(Path(workspace).parent.glob("wulong.backup-*.gpkg"))) == 5


def test_every_sentence_of_the_readers_is_translated():
    """Proposals and faults are constants of the readers; each must stand in the list that is translated."""
    import ast
    import importlib
    import pkgutil

    from wulong_planner.ingest import geometry
    from wulong_planner.processing.data.wording import SAID

    wanted = set()
    for module in pkgutil.iter_modules(geometry.__path__):
        loaded = importlib.import_module(f"{geometry.__name__}.{module.name}")
        for node in ast.walk(ast.parse(Path(loaded.__file__).read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Proposal":
                wanted |= {
                    getattr(loaded, name.id, None) for name in ast.walk(node.args[2]) if isinstance(name, ast.Name)
                }
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "_faults":
                wanted |= {getattr(loaded, name.id, None) for name in node.args if isinstance(name, ast.Name)}
    texts = {text for text in wanted if isinstance(text, str)}
    assert len(texts) > 10
    assert texts - set(SAID) == set()
