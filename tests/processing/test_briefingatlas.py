"""``wulong:briefingatlas`` by its id, on the small workspace of ``tests/layers``."""

import importlib.util
import shutil
import sqlite3
from pathlib import Path

import pypdf
import pytest
from qgis import processing
from qgis.core import QgsMapThemeCollection, QgsProcessingException, QgsProcessingFeedback, QgsProject
from wulong_planner.analysis.errors import InputError
from wulong_planner.layers import workspace
from wulong_planner.layers.printing.layouts import THEME, TOWNSHIPS, Print, first_theme
from wulong_planner.processing.briefing.briefingatlas import with_theme

HERE = Path(__file__).parents[1] / "layers" / "conftest.py"


@pytest.fixture(scope="module")
def workspace_file(tmp_path_factory):
    spec = importlib.util.spec_from_file_location("made_up_workspace", HERE)
    made_up = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made_up)
    rows = made_up.made_up_rows()
    path = made_up.write_gpkg(tmp_path_factory.mktemp("atlas") / "wulong.gpkg", rows)
    made_up.write_results(path, rows)
    return path


def run(workspace_file, tmp_path, **values):
    feedback = values.pop("feedback", None)
    given = {"WORKSPACE": str(workspace_file), "OUTPUT": str(tmp_path / "sheets.pdf"), "LANGUAGE": 1, **values}
    return processing.run("wulong:briefingatlas", given, feedback=feedback)


def pages_of(path):
    return ["".join(page.extract_text().split()) for page in pypdf.PdfReader(path, strict=True).pages]


def test_townships_on_a4_portrait(qgis_processing, provider, workspace_file, tmp_path):
    values = {"PAPER": 1, "ORIENTATION": 1, "REVIEW_NO": "渝S（2025）012号", "DATE": "2025-06-30"}
    done = run(workspace_file, tmp_path, **values)
    assert (done["PAGES"], done["OUTPUT"]) == (3, str(tmp_path / "sheets.pdf"))
    box = pypdf.PdfReader(done["OUTPUT"]).pages[0].mediabox
    assert [round(float(side) / 72 * 25.4) for side in (box.width, box.height)] == [210, 297]
    for page in pages_of(done["OUTPUT"]):
        assert "审图号：渝S（2025）012号" in page and "制图日期：2025-06-30" in page
        assert "小组通畅率25.0%100%300人" in page  # by the result table: 1 of 4 groups, 300 people to do
    assert not QgsProject.instance().mapLayers()


def test_a_theme_by_name(qgis_processing, provider, workspace_file, tmp_path):
    done = run(workspace_file, tmp_path, KIND=2, THEME="Key-village tiers", PAPER=1)
    (page,) = pages_of(done["OUTPUT"])
    assert "甲区重点帮扶层级图" in page


@pytest.fixture
def two_themes(qgis_app):
    project = QgsProject()
    for name in ("乡镇人口密度", "重点帮扶层级", "我的主题"):
        project.mapThemeCollection().insert(name, QgsMapThemeCollection.MapThemeRecord())
    return project


@pytest.mark.parametrize("theme", ["tiers", "重点帮扶层级", "Key-village tiers", "我的主题"])
def test_a_theme_goes_by_its_key_or_either_name(two_themes, theme):
    found = with_theme(Print(THEME, theme=theme), two_themes).theme
    assert found == ("重点帮扶层级" if theme != "我的主题" else theme)


@pytest.mark.parametrize("theme", ["water", "供水保障", "Water supply"])
def test_a_theme_whose_question_was_not_asked_says_so(two_themes, theme):
    with pytest.raises(InputError, match=r"has not been asked\. Ask it first, or choose one of: tiers"):
        with_theme(Print(THEME, theme=theme), two_themes)


def test_without_a_theme_the_first_is_printed_and_an_atlas_has_none(two_themes):
    assert with_theme(Print(THEME), two_themes).theme == first_theme(two_themes, "zh") != ""
    assert with_theme(Print(TOWNSHIPS), two_themes).theme == ""


def test_a_theme_that_is_not_there_leaves_no_layer(qgis_processing, provider, workspace_file, tmp_path, monkeypatch):
    """Layers that outlive the data providers crash QGIS at its end."""
    opened = []
    whole = workspace.opening_steps
    monkeypatch.setattr(workspace, "opening_steps", lambda *a, **k: opened.append(a[1]) or whole(*a, **k))
    with pytest.raises(QgsProcessingException, match="no map theme none"):
        run(workspace_file, tmp_path, KIND=2, THEME="none")
    assert [project.mapLayers() for project in opened] == [{}]


def test_public_sheets_say_nothing_restricted_and_ask_for_the_number(
    qgis_processing, provider, workspace_file, tmp_path
):
    """A leader, also where a source names him; the groups by their state; and that a number is missing."""
    own = Path(shutil.copy(workspace_file, tmp_path / "own.gpkg"))
    with sqlite3.connect(own) as database:
        database.execute("UPDATE aid_groups SET leaders = '某某某、又一人', target_code = town_code")
        for (trigger,) in list(database.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")):
            database.execute(f'DROP TRIGGER "{trigger}"')
        database.execute("UPDATE townships SET source = '图由又一人给'")
    database.close()
    feedback = QgsProcessingFeedback()
    public = pages_of(run(own, tmp_path, PROFILE=1, PAPER=1, feedback=feedback)["OUTPUT"])
    internal = pages_of(run(own, tmp_path, PAPER=1)["OUTPUT"])
    assert "审图号" in feedback.textLog()
    for page in internal:
        assert "某某某" in page and "图由又一人给" in page and "断头" in page
        assert "公开版" not in page and "尚无" not in page
    for page in public:
        assert "某某某" not in page and "又一人" not in page and "断头" not in page
        assert "图由（略）给" in page and "公开版：不绘村组和工程点位" in page
        assert "审图号：尚无审图号，不得公开" in page
        assert "小组通畅率25.0%100%300人" in page  # sums by area are public


@pytest.mark.parametrize(
    ("values", "message"),
    [({"WORKSPACE": "nowhere.gpkg"}, "There is no file"), ({"DATE": "30.6.2025"}, "is not a date")],
)
def test_bad_values_are_said_before_the_run(qgis_processing, provider, workspace_file, tmp_path, values, message):
    with pytest.raises(QgsProcessingException, match=message):
        run(workspace_file, tmp_path, **values)


def test_png(qgis_processing, provider, workspace_file, tmp_path):
    done = run(workspace_file, tmp_path, KIND=1, FORMAT=1, PAPER=1)
    assert done["OUTPUT"] == str(tmp_path / "sheets.png")
    assert Path(done["OUTPUT"]).read_bytes()[:4] == b"\x89PNG"
