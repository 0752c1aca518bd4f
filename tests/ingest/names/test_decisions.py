"""Decisions are kept, replayed and merged; a crash leaves what was there."""

import datetime
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pandas as pd
import pytest
from wulong_planner.analysis.errors import InputError
from wulong_planner.ingest.names import decisions, match_names
from wulong_planner.ingest.names.decisions import FIELDS, TABLE

ROOT = Path(__file__).resolve().parents[3]


def _table(*rows):
    return pd.DataFrame(rows, columns=["raw_name", "parent_name", "decision"])


@pytest.fixture
def workspace(tmp_path):
    return Path(shutil.copy(ROOT / "data" / "townships.gpkg", tmp_path / "wulong.gpkg"))


def test_a_decision_is_replayed_for_its_name_and_township_only(bundled):
    made = _table(
        ("双河 ", "", "500156203200"), ("云上人家", "黄莺乡", "双河村"), ("机关", "", "无"), ("云顶天宫", "", "")
    )
    names, parents = ["双河", "双河", "云上人家", "机关", "云顶天宫"], [None, "双河镇", "黄莺乡", None, None]
    found = match_names(names, bundled, level="village", parents=parents, decisions=made)
    assert found["code"].tolist() == ["500156203200", "500156112001", "500156203200", None, None]
    assert found["method"].tolist() == ["decision", "short_form", "decision", "decision", "unmatched"]
    assert found["reason"].tolist()[3:] == ["no_unit", "no_such_name"]


def test_a_decision_may_be_the_candidate_as_shown(bundled):
    assert decisions.read_decisions(_table(("双河", "", "500156112 双河镇")), bundled)["code"].tolist() == ["500156112"]
    assert decisions.read_decisions(_table(("双河", "", 500156112.0)), bundled)["code"].tolist() == ["500156112"]


def test_a_code_that_is_no_more_is_not_replayed(bundled, one):
    found = one(bundled, "双河", decisions=_table(("双河", "", "500156112999")))
    assert (found["code"], found["reason"]) == (None, "decision_unknown")


def test_the_newer_decision_counts(bundled):
    merged = decisions.merge_decisions(
        _table(("双河", "", "500156112"), ("龙坝", "", "无")), _table(("双　河", "", "500156203200"))
    )
    assert dict(zip(merged["raw_name"], merged["code"])) == {"龙坝": "无", "双　河": "500156203200"}


def test_day_and_level_are_filled_in_once():
    table = decisions.read_decisions(_table(("双河", "", "500156112")))
    dated = decisions.dated(table, datetime.date(2025, 3, 1), "any")
    assert dated[["decided_on", "level"]].to_numpy().tolist() == [["2025-03-01", "any"]]
    again = decisions.dated(dated, datetime.date(2026, 1, 1), "village")
    assert again["decided_on"].tolist() == ["2025-03-01"]


@pytest.mark.parametrize("place", ["decisions.csv", "wulong.gpkg"])
def test_kept_and_read_again(workspace, place):
    path = workspace.with_name(place)
    assert decisions.load_decisions(path) is None
    table = decisions.read_decisions(_table(("=1+1", "“黄莺乡”", "500156203200"), ("㵲𣲘", "", "无")))
    decisions.save_decisions(table, path)
    decisions.save_decisions(table, path)
    pd.testing.assert_frame_equal(decisions.load_decisions(path), table)
    assert [each.name for each in sorted(workspace.parent.iterdir())] == sorted({place, "wulong.gpkg"})


def test_the_workspace_stays_a_geopackage(workspace):
    import pyogrio

    decisions.save_decisions(_table(("双河", "", "500156112")), workspace)
    frame = pyogrio.read_dataframe(workspace, layer=TABLE, read_geometry=False)
    assert list(frame.columns) == list(FIELDS) and len(frame) == 1
    assert len(pyogrio.read_dataframe(workspace, layer="villages")) == 184


def test_tables_that_are_no_decisions():
    with pytest.raises(InputError, match="no field raw_name; they have a"):
        decisions.read_decisions(pd.DataFrame({"a": [1]}))
    with pytest.raises(InputError, match="no field decision; they have raw_name"):
        decisions.read_decisions(pd.DataFrame({"raw_name": ["x"]}))


def test_a_place_that_cannot_be_written(tmp_path):
    table = _table(("双河", "", "500156112"))
    with pytest.raises(InputError, match="could not be kept"):
        decisions.save_decisions(table, tmp_path / "none" / "decisions.csv")
    with pytest.raises(InputError, match="could not be kept"):
        decisions.save_decisions(table, tmp_path / "none.gpkg")


CRASH = """
import os, signal, sqlite3, sys
import pandas as pd
from pathlib import Path
from wulong_planner.ingest.names import decisions
rows = decisions.read_decisions(pd.DataFrame(
    [(f"name {n}", "", "500156112") for n in range(5000)], columns=["raw_name", "parent_name", "decision"]))
real = rows.itertuples
def dying(**options):
    for number, row in enumerate(real(**options)):
        if number == 4000:
            os.kill(os.getpid(), signal.SIGKILL)
        yield row
rows.itertuples = dying
decisions.read_decisions = lambda table: rows
decisions.save_decisions(rows, Path(sys.argv[1]))
"""


@pytest.mark.skipif(os.name == "nt", reason="kills a process the way only POSIX has")
def test_killed_in_the_middle_of_the_write(workspace):
    decisions.save_decisions(_table(("双河", "", "500156112")), workspace)
    done = subprocess.run([sys.executable, "-c", CRASH, str(workspace)], check=False, capture_output=True, timeout=60)
    assert done.returncode == -signal.SIGKILL, done.stderr
    assert decisions.load_decisions(workspace)["raw_name"].tolist() == ["双河"]
    with closing(sqlite3.connect(workspace)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
