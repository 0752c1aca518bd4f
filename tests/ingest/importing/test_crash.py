"""A process killed while it writes: the workspace is as before or as after, never between."""

import json
import shutil
import subprocess
import sys

import pytest
from wulong_planner.ingest.importing.backups import list_backups, prune_backups, restore_backup
from wulong_planner.ingest.importing.workspace_file import write_changes

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs fork and SIGKILL")

HARNESS = """
import json, os, shutil, signal, sqlite3, sys, time
from pathlib import Path
import geopandas as gpd
import shapely
from wulong_planner.ingest.importing.backups import restore_backup
from wulong_planner.ingest.importing.changes import Change
from wulong_planner.ingest.importing.workspace_file import read_table, write_changes

path, pristine, journal, undo, delays, steps = json.loads(sys.argv[1])
path, pristine = Path(path), Path(pristine)
rows = read_table(pristine, "villages")
shapes = shapely.transform(rows.geometry.to_numpy(), lambda xy: xy + 0.001)
update = gpd.GeoDataFrame({"located_by": "surveyed"}, index=rows.index, geometry=list(shapes), crs=rows.crs)
changes = [Change("villages", update=update), Change("groups", delete=tuple(range(1, 501)))]

def fresh():
    for each in path.parent.iterdir():
        each.unlink()
    shutil.copyfile(pristine, path)
    with sqlite3.connect(path) as database:
        database.execute(f"PRAGMA journal_mode = {journal}")
    database.close()
    if undo:
        write_changes(path, changes)

def state():
    with sqlite3.connect(path) as database:
        sound = database.execute("PRAGMA integrity_check").fetchone()[0]
        surveyed = database.execute("SELECT count(*) FROM villages WHERE located_by = 'surveyed'").fetchone()[0]
        groups = database.execute("SELECT count(*) FROM groups").fetchone()[0]
        index = database.execute("SELECT count(*) FROM rtree_groups_geom").fetchone()[0]
        counted = "SELECT feature_count FROM gpkg_ogr_contents WHERE table_name = 'groups'"
        counted = database.execute(counted).fetchone()[0]
    database.close()
    return [sound, surveyed, groups, index, counted]

def work(step):
    def report(done):
        if done == step:
            os.kill(os.getpid(), signal.SIGKILL)
    if undo:
        restore_backup(path)
    else:
        write_changes(path, changes, report=report)

found = []
for step, delay in [(step, None) for step in steps] + [("", delay) for delay in delays]:
    fresh()
    child = os.fork()
    if not child:
        try:
            work(step)
        finally:
            os._exit(0)
    if delay is not None:
        time.sleep(delay)
        os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    found.append([os.WIFSIGNALED(status), *state()])
print(json.dumps(found))
"""
BEFORE, AFTER = ["ok", 0, 1352, 1352, 1352], ["ok", 184, 852, 852, 852]


def killed(workspace, tmp_path, *, journal="DELETE", undo=False, delays=(), steps=()):
    folder = tmp_path / "killed"
    folder.mkdir()
    arguments = json.dumps([str(folder / "wulong.gpkg"), str(workspace), journal, undo, list(delays), list(steps)])
    done = subprocess.run(
        [sys.executable, "-c", HARNESS, arguments], capture_output=True, text=True, check=False, timeout=120
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


STEPS = ["backup", "villages", "groups", "verified"]
DELAYS = [step / 400 for step in range(20)]
"""Seconds, 0 to 50 ms: before the first page, in the midst of the commit, after the end."""


@pytest.mark.parametrize("journal", ["DELETE", "WAL"])
def test_killed_while_importing(workspace, tmp_path, journal):
    found = killed(workspace, tmp_path, journal=journal, steps=STEPS, delays=DELAYS)
    assert found[: len(STEPS)] == [[True, *BEFORE]] * len(STEPS)
    assert [each for each in found if each[1:] not in (BEFORE, AFTER)] == []


def test_killed_while_undoing(workspace, tmp_path):
    found = killed(workspace, tmp_path, undo=True, delays=DELAYS)
    assert [each for each in found if each[1:] not in (BEFORE, AFTER)] == []
    assert any(each[0] for each in found), "no process was killed in time"


def test_what_a_crash_leaves_is_swept_by_the_next_import(workspace, tmp_path, moved_villages, rows_of):
    left = workspace.with_name("wulong.backup-20250101-000000.gpkg.part")
    shutil.copy(workspace, left)
    before = rows_of(workspace)
    write_changes(workspace, [moved_villages(workspace)])
    assert not left.exists()
    assert len(list_backups(workspace)) == 1
    restore_backup(workspace)
    assert rows_of(workspace) == before
    assert prune_backups(workspace) == []
