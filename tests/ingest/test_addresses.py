"""Databases by address: blanks, Chinese, marks, drives and network servers."""

import sqlite3
from contextlib import closing
from pathlib import PurePosixPath, PureWindowsPath

import pytest
from wulong_planner.ingest.addresses import quoted, sqlite_address


@pytest.mark.parametrize(
    ("path", "address"),
    [
        (PurePosixPath("/data/a.gpkg"), "file:/data/a.gpkg?mode=ro"),
        (PureWindowsPath(r"C:\规划\a b.gpkg"), "file:C%3A/%E8%A7%84%E5%88%92/a%20b.gpkg?mode=ro"),
        (PureWindowsPath(r"\\server\share\a.gpkg"), "file:////server/share/a.gpkg?mode=ro"),
    ],
)
def test_addresses(path, address):
    assert sqlite_address(path, "mode=ro") == address


@pytest.mark.parametrize("name", ["plain.gpkg", "规划 2025.gpkg", "a?b#c%20.gpkg"])
def test_sqlite_opens_what_is_meant(tmp_path, name):
    path = tmp_path / name
    with closing(sqlite3.connect(path)) as made, made:
        made.execute("CREATE TABLE t (a)")
    with closing(sqlite3.connect(sqlite_address(path, "mode=ro"), uri=True)) as found:
        assert found.execute("SELECT name FROM sqlite_master").fetchall() == [("t",)]


def test_a_server_is_no_part_of_the_address_that_sqlite_refuses():
    """On this machine there is no server: SQLite must fail to open the file, not to read the address."""
    with pytest.raises(sqlite3.OperationalError, match="unable to open database file"):
        sqlite3.connect(sqlite_address(PureWindowsPath(r"\\server\share\a.gpkg"), "mode=ro"), uri=True)


@pytest.mark.parametrize("name", ["plain", "two words", "乡镇", 'a"b', '"', "x; DROP TABLE y --", "select"])
def test_names_are_taken_as_they_are(name):
    with closing(sqlite3.connect(":memory:")) as database:
        database.execute(f"CREATE TABLE {quoted(name)} ({quoted(name)} TEXT)")
        assert database.execute(f"SELECT {quoted(name)} FROM {quoted(name)}").description[0][0] == name
