"""``make run`` as a user types it, its files read by other means than those that wrote them."""

import hashlib
import json
import os
import re
import sqlite3
import subprocess
import sys
import zipfile
from pathlib import Path

import numpy as np
import openpyxl
import pyogrio
import pypdf
import pytest
import rasterio
from rasterio.transform import from_origin
from wulong_planner.briefing.model import build_briefing
from wulong_planner.layers import runs
from wulong_planner.processing.pipeline import BRIEFINGS, Step
from wulong_planner.processing.workspace_questions import QUESTIONS
from wulong_planner.tools import run_summary

ROOT = Path(__file__).resolve().parents[2]
BUNDLED = ROOT / "data" / "townships.gpkg"
TITLES = {"asphalt": "沥青", "concrete": "水泥", "gravel": "砂石", "earth": "土路"}
NOTICE = "示意数据，非测绘成果"
FILES_MADE = [each for each in BRIEFINGS if each.routine]
FILES = {"wulong.gpkg", "wulong.qgz", "summary.json", *(each.file for each in FILES_MADE)}
ROUTINE = [each for each in QUESTIONS if each.routine]
COUNT_BY_STATUS = "SELECT status, count(*), sum(population) FROM roadconnectivity GROUP BY status"
LENGTH_TO_HARDEN = "SELECT count(*), sum(people_gained) FROM roadconnectivity_links"


WHOLE = ("-m", "wulong_planner.tools.run")
SHORT = (
    "-c",
    """
import sys
from wulong_planner.processing import pipeline
from wulong_planner.tools import run
pipeline.QUESTIONS = tuple(each for each in pipeline.QUESTIONS if each.key in ("roadconnectivity", "scoreboard"))
pipeline.BRIEFINGS = ()
sys.exit(run.main())
""",
)
"""The same with two questions and no briefings, for what is settled before the others are asked."""


def run(out, program=WHOLE, **variables):
    environment = {**os.environ, "OUT": str(out), "PYTHONSAFEPATH": "1", "QT_QPA_PLATFORM": "offscreen", **variables}
    python = Path(sys.prefix) / "bin" / "python"
    command = [str(python), *program]
    return subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True, timeout=600)


def rows(path, query):
    with sqlite3.connect(path) as database:
        found = database.execute(query).fetchall()
    database.close()
    return found


@pytest.fixture(scope="module")
def done(tmp_path_factory):
    out = tmp_path_factory.mktemp("run") / "briefing 简报"
    return run(out), out


@pytest.fixture(scope="module")
def summary(done):
    return json.loads((done[1] / "summary.json").read_text(encoding="utf-8"))


def test_it_writes_its_files_and_says_where(done):
    result, out = done
    assert result.returncode == 0, result.stderr
    assert result.stderr == ""
    assert {path.name for path in out.iterdir()} == FILES
    assert str(out) in result.stdout
    assert NOTICE in result.stdout


def test_the_summary_counts_what_the_workspace_holds(done, summary):
    found = {status: (groups, people) for status, groups, people in rows(done[1] / "wulong.gpkg", COUNT_BY_STATUS)}
    assert {key: count for key, count in summary["groups_by_status"].items() if count} == {
        key: groups for key, (groups, _) in found.items()
    }
    assert {key: summary["people_by_status"][key] for key in found} == {
        key: people for key, (_, people) in found.items()
    }
    assert sum(groups for groups, _ in found.values()) == summary["groups"] == 1352
    assert sum(people for _, people in found.values()) == summary["people"] == 354000
    assert (summary["townships"], summary["villages"]) == (26, 184)


def test_the_baseline_of_the_plan_comes_out(summary):
    assert 89.5 <= summary["connected_pct"] <= 90.5
    assert summary["connected_pct"] == round(100 * summary["groups_by_status"]["connected"] / 1352, 2)
    assert summary["groups_to_do"] == 1352 - summary["groups_by_status"]["connected"]  # the target is 100 %
    assert all(summary["groups_by_status"][status] > 0 for status in ("motorable", "cut_off", "no_road"))


def test_the_stretches_to_harden_serve_the_motorable_groups(done, summary):
    ((stretches, _),) = rows(done[1] / "wulong.gpkg", LENGTH_TO_HARDEN)
    assert stretches >= 1
    wanted = "SELECT count(*) FROM roadconnectivity WHERE upgrade_m > 0"
    assert rows(done[1] / "wulong.gpkg", wanted) == [(summary["groups_by_status"]["motorable"],)]


def test_the_project_holds_relative_paths(done):
    with zipfile.ZipFile(done[1] / "wulong.qgz") as archive:
        (name,) = [each for each in archive.namelist() if each.endswith(".qgs")]
        project = archive.read(name).decode("utf-8")
    sources = set(re.findall("<datasource>(.*?)</datasource>", project))
    assert "./wulong.gpkg|layername=townships" in sources
    assert all(source.startswith("./wulong.gpkg|layername=") for source in sources if source)


def test_workbook_and_page_give_the_same_numbers(done, summary):
    book = openpyxl.load_workbook(done[1] / "briefing.xlsx", read_only=True)
    cells = {cell for row in book["总览"].iter_rows(values_only=True) for cell in row}
    assert {summary["groups_by_status"]["connected"], 1352, 354000} <= cells
    page = (done[1] / "briefing.html").read_text(encoding="utf-8")
    assert NOTICE in page
    assert f'"groups":1352,"people":354000,"counts":[{summary["groups_by_status"]["connected"]},' in page


def test_the_atlas_has_a_page_for_each_township(done):
    pages = [page.extract_text() for page in pypdf.PdfReader(done[1] / "atlas.pdf").pages]
    towns = [name for (name,) in rows(done[1] / "wulong.gpkg", "SELECT name FROM townships ORDER BY town_code")]
    assert len(pages) == 26
    for town, page in zip(towns, pages):
        assert town in page.replace("\n", "")
        assert NOTICE in page.replace("\n", "")


@pytest.fixture
def own_files(tmp_path):
    """The bundled roads as a GBK shapefile without .cpg and with Chinese fields, six groups, a DEM of 777 m."""
    roads = pyogrio.read_dataframe(BUNDLED, layer="roads", columns=["surface", "road_class"]).to_crs("EPSG:4545")
    roads = roads.replace({"surface": TITLES})
    roads.rename(columns={"surface": "路面", "road_class": "等级"}).to_file(tmp_path / "道路.shp", encoding="GBK")
    (tmp_path / "道路.cpg").unlink()
    groups = pyogrio.read_dataframe(BUNDLED, layer="groups", columns=["population", "town_code"])
    groups.head(6).to_file(tmp_path / "groups.geojson")
    profile = {"driver": "GTiff", "width": 2, "height": 2, "count": 1, "dtype": "int16", "crs": "EPSG:4490"}
    with rasterio.open(tmp_path / "dem.tif", "w", transform=from_origin(107, 30, 1, 1), **profile) as raster:
        raster.write(np.full((2, 2), 777, "int16"), 1)
    return {"ROADS": tmp_path / "道路.shp", "GROUPS": tmp_path / "groups.geojson", "DEM": tmp_path / "dem.tif"}


def test_own_files_take_the_place_of_the_bundled_ones(tmp_path, own_files, done):
    out = tmp_path / "out"
    result = run(out, SHORT, **{key: str(path) for key, path in own_files.items()})
    assert (result.returncode, result.stderr) == (0, "")
    gpkg, bundled = out / "wulong.gpkg", done[1] / "wulong.gpkg"
    assert rows(gpkg, "SELECT DISTINCT source, located_by FROM roads") == [("道路.shp", "surveyed")]
    surfaces = "SELECT surface, count(*) FROM roads GROUP BY 1 ORDER BY 1"
    assert rows(gpkg, surfaces) == rows(bundled, surfaces)  # 沥青 is known as asphalt, and so on
    for layer in ("township_seats", "groups", "villages"):
        assert rows(gpkg, f"SELECT DISTINCT elevation_m FROM {layer}") == [(777,)], layer
    same = "SELECT status, population, round(minutes, 2) FROM roadconnectivity ORDER BY fid LIMIT 6"
    assert rows(gpkg, same) == rows(bundled, same)
    summary = json.loads((out / "summary.json").read_text(encoding="utf-8"))
    assert (summary["groups"], summary["not_answered"]) == (6, [])
    used = {each["result"]: {one["parameter"]: one for one in each["inputs"]} for each in runs.passports(gpkg)}
    assert used["roadconnectivity"]["DEM"]["source"] == own_files["DEM"].as_posix()
    assert used["roadconnectivity"]["DEM"]["sha256"] == hashlib.sha256(own_files["DEM"].read_bytes()).hexdigest()


def test_a_bad_file_leaves_the_old_results_and_says_what_to_do(done, tmp_path):
    before = {path.name: path.read_bytes() for path in done[1].iterdir()}
    result = run(done[1], ROADS=str(tmp_path / "none.shp"))
    assert result.returncode == 1
    assert "none.shp”不存在。请检查路径。" in result.stderr
    assert {path.name: path.read_bytes() for path in done[1].iterdir()} == before


@pytest.fixture
def finished(tmp_path, done):
    """A copy of the finished folder."""
    for name in ("wulong.gpkg", "wulong.qgz", "summary.json"):
        (tmp_path / name).write_bytes((done[1] / name).read_bytes())
    return tmp_path


def test_edited_workspace_is_kept(finished, capsys):
    with sqlite3.connect(finished / "wulong.gpkg") as database:
        database.execute("UPDATE discrepancies SET resolution = 'mine' WHERE fid = 1")
    database.close()
    run_summary.keep_edited(finished)
    (kept,) = finished.glob("wulong-*.gpkg")
    assert kept.name in capsys.readouterr().out
    assert rows(kept, "SELECT resolution FROM discrepancies WHERE fid = 1") == [("mine",)]
    assert not list(finished.glob("wulong-*.qgz"))


def test_what_was_not_edited_is_not_set_aside(finished):
    run_summary.keep_edited(finished)
    assert {path.name for path in finished.iterdir()} == {"wulong.gpkg", "wulong.qgz", "summary.json"}


def test_every_routine_question_has_its_tables(done):
    there = {name for (name,) in rows(done[1] / "wulong.gpkg", "SELECT table_name FROM gpkg_contents")}
    assert {table for each in ROUTINE for table in each.results.values()} <= there
    assert not {table for each in QUESTIONS if not each.routine for table in each.results.values()} & there


def test_each_question_has_a_headline_in_order_and_a_line_on_the_screen(done, summary):
    asked = list(dict.fromkeys(each["question"] for each in summary["headlines"]))
    assert asked == [each.key for each in ROUTINE]
    assert summary["not_answered"] == []
    for headline in summary["headlines"]:
        assert set(headline) >= {"question", "table", "title", "text", "value", "unit", "target", "met", "people"}
        assert headline["text"] in done[0].stdout


def test_the_headline_of_the_main_question_is_the_number_of_the_summary(summary):
    first = next(each for each in summary["headlines"] if each["question"] == ROUTINE[0].key)
    assert round(first["value"], 2) == summary["connected_pct"]
    assert first["target"] == summary["target_pct"]
    assert first["people"] == summary["people_to_do"]


def test_each_answer_has_its_passport(done):
    found = runs.passports(done[1] / "wulong.gpkg")
    assert {each["result"]: set(each["tables"].split()) for each in found} == {
        each.results["OUTPUT"]: set(each.results.values()) for each in ROUTINE
    }
    assert [each["result"] for each in found if each["not_again"] or not each["parameters"]] == []
    said = " ".join(str(each) for each in found)
    assert ".making" not in said
    assert str(done[1]) not in said


def test_the_table_of_steps_names_each_with_its_seconds(done):
    steps = re.findall(r"^  (\S+) +[0-9.]+ s$", done[0].stdout, re.MULTILINE)
    assert steps == ["workspace", *(each.key for each in ROUTINE), "project", *(each.file for each in FILES_MADE)]


def test_a_question_that_fails_is_listed_and_the_others_go_on(done, tmp_path, capsys):
    """What the summary says of a run in which the weather stations could not be used."""
    for name in ("wulong.gpkg", "wulong.qgz"):
        (tmp_path / name).write_bytes((done[1] / name).read_bytes())
    with sqlite3.connect(tmp_path / "wulong.gpkg") as database:
        database.execute("DELETE FROM gpkg_contents WHERE table_name LIKE 'stationcoverage%'")
    database.close()
    steps = [Step("roadconnectivity", 1.0), Step("stationcoverage", 0.1, "The layer {x} is empty."), Step("project", 1)]
    briefing = build_briefing(tmp_path / "wulong.gpkg")
    run_summary.write_summary(tmp_path, briefing, steps, own={"roads": ""}, dem="")
    summary = json.loads((tmp_path / "summary.json").read_text(encoding="utf-8"))
    assert summary["not_answered"] == [{"question": "stationcoverage", "reason": "The layer {x} is empty."}]
    assert "stationcoverage" not in {each["question"] for each in summary["headlines"]}
    for kind in FILES_MADE:
        (tmp_path / kind.file).touch()
    run_summary.show(briefing, steps, tmp_path)
    assert "stationcoverage: not answered. The layer {x} is empty." in capsys.readouterr().out
