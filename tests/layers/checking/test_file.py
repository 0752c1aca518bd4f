"""The audit of the bundled workspace and of damaged copies of it."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from wulong_planner.analysis.errors import InputError
from wulong_planner.layers.catalog import CRS, LAYERS
from wulong_planner.layers.checking import Workspace, check, counts, read_file, read_register

BUNDLED = Path(__file__).resolve().parents[3] / "data" / "townships.gpkg"
SPECS = tuple(spec for spec in LAYERS if not spec.view)
KNOWN = tuple(spec.key for spec in LAYERS if spec.view)


def audit(path):
    tables, before = read_file(path, SPECS, KNOWN)
    given = Workspace(tables, SPECS, CRS, "EPSG:4545", register=read_register(BUNDLED), before=before)
    return check(given)


@pytest.fixture
def copy(tmp_path):
    return Path(shutil.copy(BUNDLED, tmp_path / "wulong.gpkg"))


def run(path, *statements):
    with closing(sqlite3.connect(path)) as database, database:
        for statement in statements:
            database.execute(statement)


def test_the_bundled_workspace_has_no_errors_and_says_what_is_modelled():
    found = audit(BUNDLED)
    assert counts(found)["error"] == 0
    assert {each.check for each in found} <= {"island", "unlocated", "modelled"}
    modelled = {each.layer: each.value for each in found if each.check == "modelled"}
    assert modelled["groups"] == ("1352 / 1352",) and modelled["villages"] == ("184 / 184",)


def test_the_file_is_not_written_to(copy):
    before = copy.read_bytes()
    copy.chmod(0o444)
    audit(copy)
    assert copy.read_bytes() == before and [path.name for path in copy.parent.iterdir()] == [copy.name]


def test_a_table_the_data_model_does_not_know_is_a_note(copy):
    described = "INSERT INTO gpkg_contents (table_name, data_type, identifier) VALUES ('notes', 'attributes', 'notes')"
    run(copy, "CREATE TABLE notes (fid INTEGER PRIMARY KEY)", described)
    assert [each.layer for each in audit(copy) if each.check == "unknown_table"] == ["notes"]


def test_a_unit_deleted_from_the_file_is_missed(copy):
    # the triggers of the spatial index need functions that SQLite alone does not have
    run(copy, "DROP TRIGGER rtree_villages_geom_delete", "DELETE FROM villages WHERE name = '香树村'")
    missing = [each for each in audit(copy) if each.check == "missing_unit"]
    assert [(each.layer, list(each.value)) for each in missing] == [("villages", ["香树村"])]


def test_a_damaged_page_is_an_error(copy):
    with closing(sqlite3.connect(copy)) as database:
        (page,) = database.execute("SELECT rootpage FROM sqlite_master WHERE name = 'projects'").fetchone()
        (size,) = database.execute("PRAGMA page_size").fetchone()
    content = bytearray(copy.read_bytes())
    content[(page - 1) * size : page * size] = bytes(size)
    copy.write_bytes(content)
    found = {each.check: each for each in audit(copy)}
    assert "damaged" in found and found["damaged"].label[0] == "wulong.gpkg"
    assert found["unreadable"].layer == "projects"


@pytest.mark.parametrize("content", [b"", b"no database at all", b"SQLite format 3\0" + bytes(40)])
def test_a_file_that_is_no_workspace_is_refused(tmp_path, content):
    path = tmp_path / "odd.gpkg"
    path.write_bytes(content)
    with pytest.raises(InputError, match=r"odd\.gpkg"):
        read_file(path, SPECS, KNOWN)


def test_a_file_that_is_not_there(tmp_path):
    with pytest.raises(InputError, match=r"none\.gpkg"):
        read_file(tmp_path / "none.gpkg", SPECS, KNOWN)
    assert not (tmp_path / "none.gpkg").exists()
