"""A database that is in use, copied: what the copy has, what happens to the file, and that no lock is lost."""

import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing

import geopandas as gpd
import pandas as pd
import pyogrio
import pytest
from shapely.geometry import Point
from wulong_planner.ingest.geometry import read_geometry
from wulong_planner.ingest.snapshot import in_use, is_database, snapshot
from wulong_planner.ingest.tables import read_table, sheet_names
from wulong_planner.layers import runs
from wulong_planner.layers.checking import read_file
from wulong_planner.layers.spec import LayerSpec

SPEC = LayerSpec("t", "表", "Table", "Point", "", (), "n", "n")


def numbers(path):
    with closing(sqlite3.connect(path)) as database:
        return [number for (number,) in database.execute("SELECT n FROM t ORDER BY n")]


@pytest.fixture
def gpkg(tmp_path):
    """A GeoPackage with the rows 1 and 2."""
    path = tmp_path / "a.gpkg"
    places = gpd.GeoDataFrame({"n": [1, 2]}, geometry=[Point(107, 29), Point(108, 29)], crs="EPSG:4490")
    places.to_file(path, layer="t", engine="pyogrio")
    return path


@pytest.fixture
def held(gpkg):
    """The same, opened for editing in this process: row 3 is in the log only."""
    database = sqlite3.connect(gpkg)
    database.execute("PRAGMA journal_mode = WAL")
    for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        database.execute(f'DROP TRIGGER "{name}"')  # they call functions that only GDAL has
    database.execute("DROP TABLE gpkg_ogr_contents")  # they would have counted the new row
    database.execute("INSERT INTO t (n) VALUES (3)")
    database.commit()
    yield database
    database.close()


def log_survives_another_program(gpkg):
    """Let another program open and close the file: it deletes the log when nobody seems to use it."""
    code = "import sqlite3, sys; d = sqlite3.connect(sys.argv[1]); d.execute('SELECT n FROM t').fetchall(); d.close()"
    subprocess.run([sys.executable, "-c", code, str(gpkg)], check=True, timeout=60)
    return gpkg.with_name("a.gpkg-wal").exists()


def copied(gpkg):
    with snapshot(gpkg) as copy:
        assert pyogrio.read_dataframe(copy, layer="t")["n"].tolist() == [1, 2, 3]


READERS = {
    "snapshot": copied,
    "geometry": lambda gpkg: read_geometry(gpkg, kind="point"),
    "table": read_table,
    "sheets": sheet_names,
    "audit": lambda gpkg: read_file(gpkg, (SPEC,), ()),
    "digest": runs.file_digest,
}


@pytest.mark.parametrize("reader", READERS)
def test_reading_takes_no_lock_away(gpkg, held, reader):
    READERS[reader](gpkg)
    assert log_survives_another_program(gpkg)
    held.execute("INSERT INTO t (n) VALUES (4)")
    held.commit()
    assert numbers(gpkg) == [1, 2, 3, 4]
    assert held.execute("PRAGMA integrity_check").fetchone() == ("ok",)


@pytest.mark.skipif(sys.platform == "win32", reason="locks on Windows belong to the handle")
def test_what_the_copy_is_for(gpkg, held):
    """The library of the wheel on the file itself takes the lock away: this is what must not happen."""
    pyogrio.read_dataframe(gpkg, layer="t")
    assert not log_survives_another_program(gpkg)


def test_the_copy_has_what_is_in_the_log_only(gpkg, held):
    assert in_use(gpkg)
    with snapshot(gpkg) as copy:
        assert numbers(copy) == [1, 2, 3]
        assert not in_use(copy)
    assert not copy.exists()


def test_a_change_that_is_not_committed_is_not_in_the_copy(gpkg, held):
    held.execute("INSERT INTO t (n) VALUES (9)")
    with snapshot(gpkg) as copy:
        assert numbers(copy) == [1, 2, 3]
    held.rollback()


def test_nothing_is_left_beside_a_file_that_once_had_a_log(gpkg):
    with closing(sqlite3.connect(gpkg)) as database:
        assert database.execute("PRAGMA journal_mode = WAL").fetchone() == ("wal",)
    before = gpkg.read_bytes()
    with snapshot(gpkg) as copy:
        assert numbers(copy) == [1, 2]
    assert [each.name for each in gpkg.parent.iterdir()] == ["a.gpkg"]
    assert gpkg.read_bytes() == before


def test_a_write_that_was_broken_off_is_undone_in_the_copy_only(gpkg, tmp_path):
    with closing(sqlite3.connect(gpkg)) as database:
        for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            database.execute(f'DROP TRIGGER "{name}"')
        database.execute("PRAGMA cache_spill = ON")
        database.execute("PRAGMA cache_size = 1")
        database.executemany("INSERT INTO t (n) VALUES (?)", [(each,) for each in range(10, 5000)])
        left = tmp_path / "left"
        left.mkdir()
        for end in ("", "-journal"):  # as a crash leaves them
            shutil.copyfile(f"{gpkg}{end}", left / f"a.gpkg{end}")
        database.rollback()
    broken = left / "a.gpkg"
    before = broken.read_bytes()
    with snapshot(broken) as copy:
        assert numbers(copy) == [1, 2]
    assert broken.read_bytes() == before
    assert broken.with_name("a.gpkg-journal").exists()


def test_a_name_with_an_exclamation_mark(gpkg):
    odd = gpkg.rename(gpkg.with_name("a!b 表.gpkg"))
    with snapshot(odd) as copy:
        assert pyogrio.read_dataframe(copy, layer="t")["n"].tolist() == [1, 2]


def test_no_database(tmp_path):
    text = tmp_path / "a.gpkg"
    text.write_text("nothing" * 100)
    empty = tmp_path / "empty.gpkg"
    empty.touch()
    assert [is_database(each) for each in (text, empty, tmp_path, tmp_path / "absent.gpkg")] == [False] * 4
    with pytest.raises(sqlite3.DatabaseError), snapshot(text):
        pass
    with pytest.raises(sqlite3.OperationalError), snapshot(tmp_path / "absent.gpkg"):
        pass
    assert not (tmp_path / "absent.gpkg").exists()


def test_a_schema_that_is_no_text_is_a_damaged_database(tmp_path):
    path = tmp_path / "damaged.gpkg"
    with closing(sqlite3.connect(path)) as database:
        database.execute("CREATE TABLE t (n)")
    schema = path.read_bytes().replace(b"CREATE TABLE t (n)", b"CREATE TABLE t ((n")  # what is wrong is named: \x80
    path.write_bytes(schema.replace(b"tablett", b"table\x80t"))
    with pytest.raises(sqlite3.DatabaseError, match="malformed database schema"), snapshot(path):
        pass


def test_a_database_is_known_whatever_its_name(gpkg):
    assert is_database(gpkg)
    other = gpkg.rename(gpkg.with_name("a.dat"))
    assert is_database(other)
    assert isinstance(read_table(other).frame, pd.DataFrame)
