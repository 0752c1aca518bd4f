"""Rows into a workspace: right in every table that describes them, all or nothing, with a way back."""

import contextlib
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import closing
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import pyogrio
import pytest
import shapely
from shapely.geometry import MultiPolygon, Point, box
from wulong_planner.analysis.errors import Cancelled, InputError
from wulong_planner.ingest.importing import backups, blobs
from wulong_planner.ingest.importing.changes import Change
from wulong_planner.ingest.importing.database import check_workspace
from wulong_planner.ingest.importing.workspace_file import read_table, write_changes

NOBODY = 65534


def query(path, sql):
    with closing(sqlite3.connect(path)) as database:
        return database.execute(sql).fetchall()


# Geometry blobs -------------------------------------------------------------------------------------------------


def test_a_blob_is_header_extent_and_wkb():
    blob = blobs.to_blobs([box(1, 2, 3, 5)], 4490)[0]
    assert blob[:8] == b"GP\x00\x03" + (4490).to_bytes(4, "little")
    assert np.frombuffer(blob[8:40], "<f8").tolist() == [1, 3, 2, 5]
    assert shapely.from_wkb(blob[40:]).equals(box(1, 2, 3, 5))


def test_points_have_no_extent_in_the_header_and_none_stays_none():
    point, nothing = blobs.to_blobs([Point(1, 2), None], 4490)
    assert (point[3], len(point), nothing) == (0x01, 8 + 21, None)


def test_blobs_come_back_as_they_went():
    shapes = [box(0, 0, 1, 1), Point(3, 4), None, MultiPolygon([box(0, 0, 1, 1), box(2, 2, 3, 3)])]
    back = blobs.from_blobs(blobs.to_blobs(shapes, 4490))
    assert [None if a is None else a.wkt for a in back] == [None if a is None else a.wkt for a in shapes]


def test_an_empty_geometry_says_so_and_has_no_bounds():
    blob = blobs.to_blobs([shapely.from_wkt("POLYGON EMPTY")], 4490)[0]
    with closing(sqlite3.connect(":memory:")) as database:
        blobs.add_functions(database)
        found = database.execute("SELECT ST_IsEmpty(?), ST_MinX(?), ST_IsEmpty(NULL)", (blob, blob)).fetchone()
    assert found == (1, None, None)


def test_the_bounds_of_any_blob(workspace):
    """Points carry no extent in their header, polygons do: both ways give the same as shapely."""
    for table in ("groups", "villages"):
        rows = read_table(workspace, table).head(5)
        with closing(sqlite3.connect(workspace)) as database:
            blobs.add_functions(database)
            sql = f'SELECT ST_MinX(geom), ST_MinY(geom), ST_MaxX(geom), ST_MaxY(geom) FROM "{table}" ORDER BY fid'
            assert np.array_equal(np.array(database.execute(sql).fetchmany(5)), rows.bounds.to_numpy())


def test_the_bounds_of_big_endian_and_multi_part_blobs():
    big = b"GP\x00\x01" + (4490).to_bytes(4, "little") + shapely.to_wkb(Point(1, 2), byte_order=0)
    many = b"GP\x00\x01" + (4490).to_bytes(4, "little") + shapely.to_wkb(shapely.MultiPoint([(1, 2), (3, 5)]))
    with closing(sqlite3.connect(":memory:")) as database:
        blobs.add_functions(database)
        sql = "SELECT ST_MinX(?1), ST_MaxX(?1), ST_MinY(?1), ST_MaxY(?1)"
        assert [database.execute(sql, (blob,)).fetchone() for blob in (big, many)] == [(1, 1, 2, 2), (1, 3, 2, 5)]


# What a write leaves behind -------------------------------------------------------------------------------------


def test_other_tables_views_triggers_and_styles_stay(workspace, moved_villages, rows_of, schema_of):
    before, schema = rows_of(workspace), schema_of(workspace)
    write_changes(workspace, [moved_villages(workspace)])
    after = rows_of(workspace)
    assert {name for name in before if before[name] != after[name]} == {"villages", "gpkg_contents"}
    assert schema_of(workspace) == schema
    assert query(workspace, "SELECT count(*) FROM township_counts") == [(26,)]


def test_rows_keep_their_ids_and_the_fields_that_are_not_written(workspace, moved_villages):
    before = read_table(workspace, "villages")
    write_changes(workspace, [moved_villages(workspace)])
    after = read_table(workspace, "villages")
    kept = ["village_code", "name", "town_code", "tier", "pinyin", "group_count", "population"]
    pd.testing.assert_frame_equal(pd.DataFrame(after[kept]), pd.DataFrame(before[kept]))
    assert set(after["located_by"]) == {"surveyed"}


def test_the_spatial_index_holds_the_new_extents(workspace, moved_villages):
    write_changes(workspace, [moved_villages(workspace)])
    index = query(workspace, "SELECT id, minx, maxx, miny, maxy FROM rtree_villages_geom ORDER BY id")
    bounds = read_table(workspace, "villages").bounds
    found = pd.DataFrame(index, columns=["id", "minx", "maxx", "miny", "maxy"]).set_index("id")
    assert found.index.tolist() == bounds.index.tolist()
    assert np.allclose(found[["minx", "miny", "maxx", "maxy"]], bounds, atol=1e-5)
    seen = pyogrio.read_dataframe(workspace, layer="villages", bbox=(107.5, 29.3, 107.50095, 29.3005))
    assert seen["village_code"].tolist() == [read_table(workspace, "villages")["village_code"].iloc[0]]


def test_extent_count_and_date_are_told(workspace, moved_villages):
    write_changes(workspace, [moved_villages(workspace)])
    extent = query(workspace, "SELECT min_x, min_y, max_x, max_y FROM gpkg_contents WHERE table_name = 'villages'")[0]
    assert extent == pytest.approx((107.5, 29.3, 107.6839, 29.301))
    changed = query(workspace, "SELECT last_change FROM gpkg_contents WHERE table_name = 'villages'")[0][0]
    assert changed > "2026-01-01T00:00:00.000Z"
    assert changed.endswith("Z")


def test_deleting_and_adding_keep_counts_and_index(workspace):
    rows = read_table(workspace, "groups")
    new = rows.iloc[:3].assign(group_id=["a", "b", "c"])
    write_changes(workspace, [Change("groups", delete=tuple(rows.index[:10]), insert=new)])
    assert query(workspace, "SELECT feature_count FROM gpkg_ogr_contents WHERE table_name = 'groups'") == [(1345,)]
    assert query(workspace, "SELECT count(*) FROM rtree_groups_geom") == [(1345,)]
    assert read_table(workspace, "groups")["group_id"].tolist()[-3:] == ["a", "b", "c"]
    assert query(workspace, "PRAGMA integrity_check") == [("ok",)]


def test_a_shape_can_be_taken_away(workspace):
    rows = gpd.GeoDataFrame({"located_by": [None]}, index=[1], geometry=[None], crs="EPSG:4490")
    write_changes(workspace, [Change("villages", update=rows)])
    assert query(workspace, "SELECT geom, located_by FROM villages WHERE fid = 1") == [(None, None)]
    assert query(workspace, "SELECT count(*) FROM rtree_villages_geom") == [(183,)]


def test_an_exclave_makes_the_layer_multi_part_in_all_three_places(workspace):
    two = MultiPolygon([box(107.5, 29.3, 107.51, 29.31), box(107.6, 29.4, 107.61, 29.41)])
    change = Change("villages", update=gpd.GeoDataFrame({"name": ["甲村"]}, index=[1], geometry=[two], crs="EPSG:4490"))
    before = read_table(workspace, "villages").geometry
    write_changes(workspace, [change])
    frame = pyogrio.read_dataframe(workspace, layer="villages")  # GDAL warns where the three places differ
    assert set(frame.geom_type) == {"MultiPolygon"}
    assert frame.geometry.iloc[0].equals(two)
    assert frame.geometry.iloc[1:].reset_index(drop=True).geom_equals(before.iloc[1:].reset_index(drop=True)).all()
    assert query(workspace, "PRAGMA integrity_check") == [("ok",)]


def test_other_coordinates_are_brought_to_those_of_the_layer(workspace):
    shape = gpd.GeoSeries([box(107.5, 29.3, 107.51, 29.31)], crs="EPSG:4490").to_crs("EPSG:4545")
    change = Change(
        "villages", update=gpd.GeoDataFrame({"name": ["甲村"]}, index=[1], geometry=list(shape), crs="EPSG:4545")
    )
    write_changes(workspace, [change])
    assert read_table(workspace, "villages").geometry.iloc[0].bounds == pytest.approx((107.5, 29.3, 107.51, 29.31))


def test_hostile_text_comes_out_as_text(workspace):
    names = ["=1+1", "</script>", 'O\'Neil "x"; DROP TABLE villages;--', "㵲𣲘村"]
    change = Change("villages", update=pd.DataFrame({"name": names}, index=[1, 2, 3, 4]))
    write_changes(workspace, [change])
    assert read_table(workspace, "villages")["name"].tolist()[:4] == names


def test_nothing_to_write_makes_no_backup(workspace):
    assert write_changes(workspace, [Change("villages")]).backup is None
    assert backups.list_backups(workspace) == []


def test_a_layer_that_is_not_there(workspace):
    change = Change("nowhere", update=pd.DataFrame({"name": ["x"]}, index=[1]))
    with pytest.raises(InputError, match="has no layer nowhere"):
        write_changes(workspace, [change])
    assert backups.list_backups(workspace) == []


def test_a_row_that_is_not_there_changes_nothing(workspace, rows_of):
    before = rows_of(workspace)
    with pytest.raises(InputError, match="Nothing was changed"):
        write_changes(workspace, [Change("villages", delete=(9999,))])
    assert rows_of(workspace) == before
    assert sorted(path.name for path in workspace.parent.iterdir()) == ["wulong.gpkg"]


# Backup and undo ------------------------------------------------------------------------------------------------


def test_undo_and_undo_of_the_undo(workspace, moved_villages, rows_of):
    before = rows_of(workspace)
    written = write_changes(workspace, [moved_villages(workspace)])
    after = rows_of(workspace)
    assert rows_of(written.backup) == before
    restored, kept = backups.restore_backup(workspace)
    assert restored == written.backup
    assert rows_of(workspace) == before
    assert rows_of(kept) == after
    backups.restore_backup(workspace)
    assert rows_of(workspace) == after


def test_undo_brings_back_schema_and_project(workspace, rows_of, schema_of):
    """Also what an import does not touch: a project inside the file, the type of a layer made multi-part."""
    with closing(sqlite3.connect(workspace)) as database, database:
        database.execute("CREATE TABLE qgis_projects(name TEXT PRIMARY KEY, metadata BLOB, content BLOB)")
        database.execute("INSERT INTO qgis_projects VALUES ('wulong', 'm', x'00ff')")
    before, schema = rows_of(workspace), schema_of(workspace)
    two = MultiPolygon([box(107.5, 29.3, 107.51, 29.31), box(107.6, 29.4, 107.61, 29.41)])
    write_changes(
        workspace,
        [Change("villages", update=gpd.GeoDataFrame({"name": ["x"]}, index=[1], geometry=[two], crs="EPSG:4490"))],
    )
    assert rows_of(workspace)["qgis_projects"] == [("wulong", "m", b"\x00\xff")]
    assert schema_of(workspace) != schema
    backups.restore_backup(workspace)
    assert (rows_of(workspace), schema_of(workspace)) == (before, schema)


def test_only_the_newest_backups_are_kept(workspace, moved_villages):
    stranger = workspace.with_name("wulong.backup-of-mine.gpkg")
    stranger.write_bytes(b"mine")
    names = [write_changes(workspace, [moved_villages(workspace)]).backup.name for _ in range(7)]
    assert [path.name for path in backups.list_backups(workspace)] == names[:1:-1]
    assert stranger.read_bytes() == b"mine"


def test_backups_of_one_second_are_in_order(workspace, monkeypatch):
    monkeypatch.setattr(backups, "STAMP", "20250131-093000")
    made = [backups.make_backup(workspace) for _ in range(11)]
    assert backups.list_backups(workspace) == made[::-1]


def test_a_clock_that_was_set_back_does_not_confuse_the_order(workspace):
    old = workspace.with_name("wulong.backup-29991231-235959.gpkg")
    shutil.copyfile(workspace, old)
    new = backups.make_backup(workspace)
    assert new.name == "wulong.backup-29991231-235959-2.gpkg"
    assert backups.list_backups(workspace) == [new, old]


def test_no_backup_no_undo(workspace):
    with pytest.raises(InputError, match="There is no backup"):
        backups.restore_backup(workspace)


@pytest.mark.parametrize("content", [b"", b"no database" * 100])
def test_undo_mends_a_workspace_that_nothing_can_read(workspace, rows_of, content):
    before = rows_of(workspace)
    backup = backups.make_backup(workspace)
    workspace.write_bytes(content)
    workspace.with_name("wulong.gpkg-journal").write_bytes(b"left behind")
    restored, damaged = backups.restore_backup(workspace)
    assert (restored, rows_of(workspace)) == (backup, before)
    assert damaged.read_bytes() == content
    assert not workspace.with_name("wulong.gpkg-journal").exists()
    assert backups.list_backups(workspace) == [backup]


@pytest.mark.parametrize("content", [b"", b"no database", b"SQLite format 3\x00" + b"\xff" * 4096])
def test_a_damaged_backup_is_refused(workspace, content, rows_of):
    before = rows_of(workspace)
    broken = workspace.with_name("wulong.backup-20250101-000000.gpkg")
    broken.write_bytes(content)
    with pytest.raises(InputError, match="Nothing was changed"):
        backups.restore_backup(workspace, broken)
    assert rows_of(workspace) == before


# What can go wrong ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("journal", ["DELETE", "WAL"])
def test_a_reader_that_has_it_open_sees_the_new_rows(workspace, moved_villages, journal, rows_of):
    with closing(sqlite3.connect(workspace)) as reader:
        reader.execute(f"PRAGMA journal_mode = {journal}")
        assert reader.execute("SELECT count(*) FROM villages WHERE located_by = 'surveyed'").fetchone() == (0,)
        written = write_changes(workspace, [moved_villages(workspace)])
        assert reader.execute("SELECT count(*) FROM villages WHERE located_by = 'surveyed'").fetchone() == (184,)
        backups.restore_backup(workspace)
        assert reader.execute("SELECT count(*) FROM villages WHERE located_by = 'surveyed'").fetchone() == (0,)
    assert rows_of(written.backup)["villages"] == rows_of(workspace)["villages"]


@pytest.mark.parametrize("undo", [False, True])
def test_another_writer_is_waited_for_and_then_named(workspace, moved_villages, undo, rows_of):
    if undo:
        backups.make_backup(workspace)
    change, there = moved_villages(workspace), sorted(workspace.parent.iterdir())
    before = rows_of(workspace)
    with closing(sqlite3.connect(workspace, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(InputError, match=r"Another program is writing to .* Nothing was changed"):
            backups.restore_backup(workspace) if undo else write_changes(workspace, [change])
    assert rows_of(workspace) == before
    assert sorted(workspace.parent.iterdir()) == there


def test_nobody_can_write_between_the_backup_and_the_rows(workspace, moved_villages):
    """What is backed up is exactly what is changed: the lock is taken before the backup."""
    tried = []

    def report(step):
        if step == "backup":
            with closing(sqlite3.connect(workspace, timeout=0, isolation_level=None)) as other:
                try:
                    other.execute("BEGIN IMMEDIATE")
                    tried.append("could write")
                except sqlite3.OperationalError as error:
                    tried.append(str(error))

    write_changes(workspace, [moved_villages(workspace)], report=report)
    assert tried == ["database is locked"]


@pytest.mark.parametrize("when", range(3))
def test_cancel_changes_nothing(workspace, moved_villages, when, rows_of):
    before, asked = rows_of(workspace), []

    def should_stop():
        asked.append(1)
        return len(asked) > when

    with pytest.raises(Cancelled):
        write_changes(workspace, [moved_villages(workspace)], should_stop=should_stop)
    assert rows_of(workspace) == before
    assert [path.name for path in workspace.parent.iterdir()] == ["wulong.gpkg"]


@contextlib.contextmanager
def as_nobody():
    """Let the rights of folders count, which they do not for root."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.mark.skipif(sys.platform == "win32", reason="rights of folders work otherwise")
def test_a_folder_that_cannot_be_written_to(workspace, moved_villages, rows_of):
    change = moved_villages(workspace)
    folder = Path(tempfile.mkdtemp())
    try:
        path = Path(shutil.copy(workspace, folder))
        path.chmod(0o444)
        folder.chmod(0o555)
        with as_nobody(), pytest.raises(InputError, match="Copy the workspace to a folder of your own"):
            write_changes(path, [change])
        assert rows_of(path) == rows_of(workspace)
    finally:
        folder.chmod(0o755)
        shutil.rmtree(folder)


FULL_DISK = """
import sys, sqlite3
from pathlib import Path
import geopandas as gpd
from wulong_planner.analysis.errors import InputError
from wulong_planner.ingest.importing.changes import Change
from wulong_planner.ingest.importing.workspace_file import read_table, write_changes
path = Path(sys.argv[1])
rows = read_table(path, "groups")
try:
    write_changes(path, [Change("groups", insert=gpd.GeoDataFrame(rows.sample(20000, replace=True), crs=rows.crs))])
except InputError as error:
    print(error)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="needs a limit on the size of files")
def test_a_full_disk_for_the_backup(workspace, tmp_path, rows_of):
    before = rows_of(workspace)
    limit = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (500_000, 500_000))\n"
    said = run_script(limit + FULL_DISK, workspace)
    assert "Nothing was changed" in said
    assert rows_of(workspace) == before
    assert [path.name for path in tmp_path.iterdir()] == ["wulong.gpkg"]


def test_a_full_disk_for_the_rows(workspace, tmp_path, rows_of):
    """A disk of its own with room for the backup but not for the rows."""
    size = 2 * workspace.stat().st_size + 400_000
    mounted = tmp_path / "small"
    mounted.mkdir()
    script = f"""
import shutil, subprocess, sys
subprocess.run(["mount", "-t", "tmpfs", "-o", "size={size}", "tmpfs", {str(mounted)!r}], check=True)
path = shutil.copy(sys.argv[1], {str(mounted)!r})
sys.argv[1] = path
{FULL_DISK}
import os
print(sorted(os.listdir({str(mounted)!r})))
shutil.copy(path, {str(tmp_path / "after.gpkg")!r})
"""
    tried = subprocess.run(["unshare", "-m", "true"], check=False, capture_output=True)
    if tried.returncode:
        pytest.skip("only root can make a small disk")
    said = run_script(script, workspace, before=["unshare", "-m"])
    assert "is full. Make room" in said
    assert said.strip().endswith("['wulong.gpkg']")
    assert rows_of(tmp_path / "after.gpkg") == rows_of(workspace)


def run_script(script, *arguments, before=()):
    done = subprocess.run(
        [*before, sys.executable, "-c", script, *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize("content", [b"", b"not a database at all" * 100, None])
def test_what_is_no_workspace(tmp_path, content):
    path = tmp_path / "wulong.gpkg"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(InputError, match=r"wulong\.gpkg"):
        check_workspace(path)
    assert content is None or path.read_bytes() == content


def test_the_installed_file_is_refused_by_any_path(workspace, tmp_path):
    link, hard = tmp_path / "link.gpkg", tmp_path / "hard.gpkg"
    link.symlink_to(workspace)
    hard.hardlink_to(workspace) if hasattr(hard, "hardlink_to") else os.link(workspace, hard)
    for path in (workspace, link, hard):
        with pytest.raises(InputError, match="never written to"):
            check_workspace(path, never=(workspace,))
    assert check_workspace(workspace, never=(tmp_path / "other.gpkg",)) == workspace
