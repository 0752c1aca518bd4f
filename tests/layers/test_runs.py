"""Passports of a workspace: written, replaced, read back; digests that change with the data and with nothing else."""

import dataclasses
import hashlib
import json
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from wulong_planner.layers import runs
from wulong_planner.layers.catalog import BY_KEY

ROOT = Path(__file__).resolve().parents[2]
PASSPORT = runs.Passport(
    result="lines",
    algorithm="wulong:ask",
    tables="lines sums",
    inputs='[{"parameter": "ROADS", "source": "w.gpkg|layername=roads", "sha256": null}]',
    parameters='{"inputs": {"N": 1}}',
    command="qgis_process run wulong:ask --N=1",
    not_again="",
    crs="EPSG:4545",
    profile="speeds.csv dry 1a2b3c4d",
    language="zh",
    plugin_version="1.0",
    qgis_version="3.22",
    date="2026-01-02T03:04:05+08:00",
    seconds=1.5,
)


@pytest.fixture
def gpkg(tmp_path):
    """What SQLite sees of a GeoPackage with a table of roads and two of results."""
    path = tmp_path / "w.gpkg"
    with sqlite3.connect(path) as database:
        database.execute(
            "CREATE TABLE gpkg_contents (table_name TEXT PRIMARY KEY, data_type TEXT, identifier TEXT UNIQUE, "
            "description TEXT, srs_id INTEGER, last_change TEXT)"
        )
        for table in ("roads", "lines", "sums"):
            database.execute(f"CREATE TABLE {table} (fid INTEGER PRIMARY KEY, name TEXT, size REAL, profile TEXT)")
            database.execute("INSERT INTO gpkg_contents VALUES (?, 'attributes', ?, '', 0, '')", (table, table))
        database.executemany("INSERT INTO roads VALUES (?, ?, ?, ?)", [(1, "a", 0.1, "x"), (2, "武'\"", None, "y")])
    database.close()
    return path


def change(gpkg, statement):
    with sqlite3.connect(gpkg) as database:
        database.execute(statement)
    database.close()


def test_a_passport_is_read_as_it_was_written(gpkg):
    runs.write_passport(gpkg, PASSPORT)
    (found,) = runs.passports(gpkg)
    assert found == {
        **dataclasses.asdict(PASSPORT),
        "inputs": [{"parameter": "ROADS", "source": "w.gpkg|layername=roads", "sha256": None}],
        "parameters": {"inputs": {"N": 1}},
    }


def test_the_catalog_names_the_columns_of_the_table(gpkg):
    assert tuple(field.name for field in BY_KEY[runs.RUNS].fields) == runs.COLUMNS


def test_a_later_run_takes_the_place_of_the_former(gpkg):
    runs.write_passport(gpkg, PASSPORT)
    runs.write_passport(gpkg, dataclasses.replace(PASSPORT, result="sums"))
    runs.write_passport(gpkg, dataclasses.replace(PASSPORT, crs="EPSG:4544"))
    assert [(each["result"], each["crs"]) for each in runs.passports(gpkg)] == [
        ("lines", "EPSG:4544"),
        ("sums", "EPSG:4545"),
    ]


def test_the_passport_of_a_table_that_is_gone_goes_with_the_next(gpkg):
    runs.write_passport(gpkg, PASSPORT)
    change(gpkg, "DELETE FROM gpkg_contents WHERE table_name = 'lines'")
    runs.write_passport(gpkg, dataclasses.replace(PASSPORT, result="sums"))
    assert [each["result"] for each in runs.passports(gpkg)] == ["sums"]


def test_a_table_of_another_version_is_made_anew(gpkg):
    change(gpkg, "CREATE TABLE runs (fid INTEGER PRIMARY KEY, result TEXT, colour TEXT)")
    change(gpkg, "INSERT INTO gpkg_contents VALUES ('runs', 'attributes', 'old', '', 0, '')")
    runs.write_passport(gpkg, PASSPORT)
    assert [each["result"] for each in runs.passports(gpkg)] == ["lines"]
    with runs.reading(gpkg) as database:
        title = database.execute("SELECT identifier FROM gpkg_contents WHERE table_name = 'runs'").fetchall()
    assert title == [("运行记录",)]


def test_without_runs_there_are_no_passports(gpkg):
    assert runs.passports(gpkg) == []


def test_a_missing_file_is_not_made(tmp_path):
    with pytest.raises(sqlite3.Error, match=r"none\.gpkg"):
        runs.passports(tmp_path / "none.gpkg")
    assert runs.table_digest(tmp_path / "none.gpkg", "roads") is None
    assert runs.workspace_digest(tmp_path / "none.gpkg", without=()) is None
    assert not runs.is_workspace(tmp_path / "none.gpkg")
    assert list(tmp_path.iterdir()) == []


def test_a_table_digest_is_that_of_its_columns_and_rows(gpkg):
    columns, rows = ["fid", "name", "size", "profile"], [(1, "a", 0.1, "x"), (2, "武'\"", None, "y")]
    assert runs.table_digest(gpkg, "roads") == hashlib.sha256((repr(columns) + repr(rows)).encode()).hexdigest()
    assert runs.table_digest(gpkg, "nothing") is None


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE roads SET size = 0.1000001 WHERE fid = 1",
        "UPDATE roads SET size = 0 WHERE fid = 2",
        "DELETE FROM roads WHERE fid = 2",
        "UPDATE roads SET fid = 9 WHERE fid = 1",
        "ALTER TABLE roads RENAME COLUMN name TO title",
    ],
)
def test_whatever_changes_in_a_table_changes_its_digest(gpkg, statement):
    before, others = runs.table_digest(gpkg, "roads"), runs.workspace_digest(gpkg, without=("roads",))
    whole = runs.workspace_digest(gpkg, without=())
    change(gpkg, statement)
    assert runs.table_digest(gpkg, "roads") != before
    assert runs.workspace_digest(gpkg, without=("roads",)) == others
    assert runs.workspace_digest(gpkg, without=()) != whole


def test_passports_do_not_change_the_digest_of_a_workspace(gpkg):
    before = runs.workspace_digest(gpkg, without=())
    runs.write_passport(gpkg, PASSPORT)
    assert runs.workspace_digest(gpkg, without=()) == before


def test_changed_names_the_tables_that_are_not_what_they_were(gpkg):
    read = [{"parameter": key, "source": f"w.gpkg|layername={key.lower()}", "sha256": runs.table_digest(gpkg, table)}
            for key, table in (("ROADS", "roads"), ("SUMS", "sums"))]  # fmt: skip
    elsewhere = {"parameter": "DEM", "source": "/there/dem.tif", "sha256": "0"}
    runs.write_passport(gpkg, dataclasses.replace(PASSPORT, inputs=json.dumps([*read, elsewhere])))
    (passport,) = runs.passports(gpkg)
    assert runs.changed(gpkg, passport) == []
    change(gpkg, "DELETE FROM roads WHERE fid = 2")
    assert runs.changed(gpkg, passport) == ["roads"]


def test_profiles_are_named_once(gpkg):
    assert runs.profile_of(gpkg, ("roads", "lines")) == "x; y"
    assert runs.profile_of(gpkg, ("sums",)) == ""


def test_a_file_digest_is_the_one_everybody_computes(tmp_path):
    (tmp_path / "a.tif").write_bytes(b"abc")
    assert runs.file_digest(tmp_path / "a.tif") == hashlib.sha256(b"abc").hexdigest()
    assert runs.file_digest(tmp_path / "b.tif") is None


def test_a_shapefile_is_digested_with_its_attributes(tmp_path):
    for ending in ("shp", "dbf", "prj"):
        (tmp_path / f"路.{ending}").write_bytes(ending.encode())
    (tmp_path / "other.dbf").write_bytes(b"other")
    assert runs.file_digest(tmp_path / "路.shp") == hashlib.sha256(b"dbfprjshp").hexdigest()


def test_a_folder_is_digested_with_all_in_it(tmp_path):
    (tmp_path / "a.gdb").mkdir()
    (tmp_path / "a.gdb" / "2").write_bytes(b"two")
    (tmp_path / "a.gdb" / "1").write_bytes(b"one")
    assert runs.file_digest(tmp_path / "a.gdb") == hashlib.sha256(b"onetwo").hexdigest()


def test_passports_are_read_without_qgis():
    code = "import sys, wulong_planner.layers.runs; sys.exit('qgis' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0
