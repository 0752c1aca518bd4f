"""The four algorithms on data as a planner's script starts them: ``qgis_process``, a new profile, English and Chinese.

In that program QGIS's own copies of GEOS, PROJ and GDAL are found before those of the packages; what works in a test of
one process may not work there.
"""

import shutil
import sqlite3
from contextlib import closing

import geopandas as gpd
import openpyxl
import pyogrio
import pytest
from wulong_planner.layers.workspace import INSTALLED

LANGUAGES = ("zh", "en")


@pytest.fixture
def workspace(tmp_path):
    path = tmp_path / "wulong.gpkg"
    shutil.copyfile(INSTALLED, path)
    return path


@pytest.fixture
def villages(tmp_path):
    """The villages as a bureau sends them: GBK, eight-digit eastings, neither .prj nor .cpg."""
    frame = pyogrio.read_dataframe(INSTALLED, layer="villages").to_crs("EPSG:4524")
    sent = gpd.GeoDataFrame({"XZQMC": frame["name"], "XZQDM": frame["village_code"]}, geometry=frame.geometry)
    path = tmp_path / "sent" / "村界.shp"
    path.parent.mkdir()
    sent.to_file(path, encoding="GBK", engine="pyogrio")
    for suffix in (".cpg", ".prj"):
        path.with_suffix(suffix).unlink(missing_ok=True)
    return path


def located(path):
    with closing(sqlite3.connect(path)) as database:
        return database.execute("SELECT DISTINCT located_by FROM villages").fetchall()


SENTENCES = {
    "zh": ("村界.shp：184 个要素中匹配 184 个", "工作空间已恢复", "仍为示意"),
    "en": ("村界.shp: 184 of 184 features matched", "The workspace is again as it was", "still modelled"),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_import_check_and_undo(start, workspace, villages, tmp_path, language):
    imported, undone, modelled = SENTENCES[language]
    given = {"TARGET": 1, "WORKSPACE": workspace}
    made = {"OUTPUT": tmp_path / "features.gpkg", "REPORT": tmp_path / "report.gpkg"}
    found, _ = start(language, "importboundaries", FILE=villages, APPLY=1, **given, **made)
    results = found["results"]
    assert (results["MATCHED"], results["REPLACED"], results["WRITTEN"]) == (184, 184, True)
    assert results["SENTENCE"].startswith(imported)
    assert located(workspace) == [("surveyed",)]
    assert len(pyogrio.read_dataframe(made["OUTPUT"])) == 184
    found, _ = start(language, "checkworkspace", WORKSPACE=workspace, OUTPUT=tmp_path / "problems.gpkg")
    assert found["results"]["ERRORS"] == 0
    assert modelled in found["results"]["RESULT"]
    assert ("行政村" if language == "zh" else "Villages ") not in found["results"]["RESULT"]
    found, _ = start(language, "importboundaries", UNDO=1, **given)
    assert found["results"]["SENTENCE"].startswith(undone)
    assert located(workspace) == [("modelled",)]


def test_a_refusal_is_a_sentence_in_chinese(start, villages):
    _, said = start("zh", "importboundaries", FILE=villages, TARGET=1, WORKSPACE=INSTALLED, APPLY=1, fails=True)
    assert "是插件自带的，从不写入" in said


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_workbook_joined_by_names(start, tmp_path, language):
    book = openpyxl.Workbook()
    for row in (
        ["各村户数"],
        ["乡镇", "村", "户数"],
        ["羊角街道", "关滩村", 10],
        ["羊角街道", "无此村", 5],
        ["合计", None, 15],
    ):
        book.active.append(row)
    book.save(tmp_path / "户数.xlsx")
    made = {"OUTPUT": tmp_path / "joined.gpkg", "UNMATCHED": tmp_path / "open.gpkg"}
    found, _ = start(language, "matchtable", FILE=tmp_path / "户数.xlsx", JOIN_GEOMETRY=1, **made)
    results = found["results"]
    assert (results["ROWS"], results["MATCHED"], results["UNMATCHED_COUNT"]) == (2, 1, 1)
    sentence = {"zh": "户数.xlsx：共 2 行，挂接 1 行", "en": "户数.xlsx: 1 of 2 rows joined"}[language]
    assert results["SENTENCE"].startswith(sentence)
    assert len(pyogrio.read_dataframe(made["UNMATCHED"])) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_offset_of_web_maps(start, tmp_path, language):
    seats = pyogrio.read_dataframe(INSTALLED, layer="township_seats")
    seats.to_file(tmp_path / "seats.gpkg", engine="pyogrio")
    given = {"INPUT": tmp_path / "seats.gpkg", "FROM": 1, "TO": 0, "OUTPUT": tmp_path / "moved.gpkg"}
    found, said = start(language, "fixoffset", **given)
    assert found["results"]["CHANGED"] == len(seats)
    assert ("个节点平均移动" if language == "zh" else "vertices moved by") in said
