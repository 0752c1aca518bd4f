"""The briefings through Processing, by id."""

import io
import time

import openpyxl
import pyogrio
import pytest
from PIL import Image
from pptx import Presentation
from qgis import processing
from qgis.core import (
    QgsApplication,
    QgsProcessingAlgorithm,
    QgsProcessingAlgRunnerTask,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
)
from qgis.PyQt.QtCore import QTimer
from wulong_planner.briefing.model import build_briefing
from wulong_planner.processing.briefing.theme_pictures import HEIGHT_PX, LEGEND_PX, MOST_BYTES, WIDTH_PX
from wulong_planner.processing.provider import WulongProvider

IDS = {"briefingmap": ".html", "briefingworkbook": ".xlsx", "briefingslides": ".pptx"}


@pytest.fixture(scope="module", autouse=True)
def provider(qgis_processing):
    registry = QgsApplication.processingRegistry()
    made = WulongProvider()
    registry.addProvider(made)
    yield made
    registry.removeProvider(made)


def test_the_map_is_written(workspace, tmp_path):
    target = tmp_path / "out" / "briefing.html"
    result = processing.run("wulong:briefingmap", {"WORKSPACE": str(workspace), "OUTPUT": str(target)})
    assert result == {"OUTPUT": str(target)}
    assert target.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


def test_the_workbook_is_written(workspace, tmp_path):
    target = tmp_path / "out" / "briefing.xlsx"
    result = processing.run("wulong:briefingworkbook", {"WORKSPACE": str(workspace), "OUTPUT": str(target)})
    assert result == {"OUTPUT": str(target)}
    assert openpyxl.load_workbook(target)["要点"]["A1"].value == "武隆区村民小组道路通畅简报"


def maps(path):
    """Return the maps of the slides."""
    slides = Presentation(str(path)).slides
    return [shape.image for slide in slides for shape in slide.shapes if shape.name == "map"]


def test_the_slides_are_written_with_the_map_of_each_theme(workspace, tmp_path):
    target = tmp_path / "out" / "briefing.pptx"
    result = processing.run("wulong:briefingslides", {"WORKSPACE": str(workspace), "OUTPUT": str(target)})
    assert result == {"OUTPUT": str(target)}
    pictures = [
        shape.image for slide in Presentation(str(target)).slides for shape in slide.shapes if shape.name == "map"
    ]
    assert len(pictures) == 1
    assert all(len(each.blob) <= MOST_BYTES for each in pictures)
    image = Image.open(io.BytesIO(pictures[0].blob)).convert("RGB")
    assert image.size == (WIDTH_PX, HEIGHT_PX)
    strip = image.crop((WIDTH_PX - LEGEND_PX, 0, WIDTH_PX, HEIGHT_PX))
    assert len(image.getcolors(1 << 24)) > 50  # a map
    assert len(strip.getcolors(1 << 24)) > 10  # a legend


@pytest.mark.parametrize("profile", [0, 1])
def test_slides_made_in_the_background_leave_the_window_alive(profile, workspace, tmp_path):
    """As the toolbox runs it: the task has a thread of its own while the timer ticks in the main one."""
    values = {"WORKSPACE": str(workspace), "PROFILE": profile}
    here, there = tmp_path / "here.pptx", tmp_path / "there.pptx"
    processing.run("wulong:briefingslides", {**values, "OUTPUT": str(here)})
    algorithm = QgsApplication.processingRegistry().createAlgorithmById("wulong:briefingslides")
    assert not algorithm.flags() & QgsProcessingAlgorithm.Flag.FlagNoThreading
    context, feedback = QgsProcessingContext(), QgsProcessingFeedback()
    task = QgsProcessingAlgRunnerTask(algorithm, {**values, "OUTPUT": str(there)}, context, feedback)
    found, ticks = [], [time.monotonic()]
    task.executed.connect(lambda ok, results: found.append((ok, results)))
    timer = QTimer()
    timer.timeout.connect(lambda: ticks.append(time.monotonic()))
    timer.start(10)
    QgsApplication.taskManager().addTask(task)
    while not found and time.monotonic() < ticks[0] + 120:
        QgsApplication.processEvents()
        time.sleep(0.005)
    timer.stop()
    assert found == [(True, {"OUTPUT": str(there)})]
    longest = max(after - before for before, after in zip(ticks, ticks[1:]))
    assert longest < (ticks[-1] - ticks[0]) / 2  # drawn in the main thread it would be all of it
    assert there.read_bytes() == here.read_bytes()


def test_slides_that_are_cancelled_leave_no_file(workspace, tmp_path):
    feedback = QgsProcessingFeedback()
    feedback.cancel()
    target = tmp_path / "a.pptx"
    with pytest.raises(QgsProcessingException):
        processing.run("wulong:briefingslides", {"WORKSPACE": str(workspace), "OUTPUT": str(target)}, feedback=feedback)
    assert not target.exists()


@pytest.mark.parametrize("name", IDS)
def test_a_public_briefing_without_a_review_number_is_warned_of(name, workspace, tmp_path):
    feedback = Heard()
    target = tmp_path / f"a{IDS[name]}"
    values = {"WORKSPACE": str(workspace), "OUTPUT": str(target), "PROFILE": 1}
    processing.run(f"wulong:{name}", values, feedback=feedback)
    assert [text for text in feedback.warnings if "审图号" in text]
    feedback.warnings.clear()
    processing.run(f"wulong:{name}", {**values, "REVIEW_NO": "渝S 1"}, feedback=feedback)
    assert not [text for text in feedback.warnings if "审图号" in text]


def test_the_maps_of_public_slides_show_points_where_the_public_sees_them(workspace, tmp_path):
    found = {}
    for profile in (0, 1):
        target = tmp_path / f"{profile}.pptx"
        values = {"WORKSPACE": str(workspace), "OUTPUT": str(target), "PROFILE": profile}
        processing.run("wulong:briefingslides", values)
        found[profile] = maps(target)[0].blob
    assert found[0] != found[1]


class Heard(QgsProcessingFeedback):
    """Keeps the warnings."""

    def __init__(self):
        super().__init__()
        self.warnings = []

    def pushWarning(self, text):
        self.warnings.append(text)


@pytest.mark.parametrize("name", IDS)
def test_the_workspace_is_not_changed(name, workspace, tmp_path):
    before = workspace.read_bytes()
    target = tmp_path / f"briefing{IDS[name]}"
    processing.run(f"wulong:{name}", {"WORKSPACE": str(workspace), "OUTPUT": str(target)})
    assert workspace.read_bytes() == before
    assert [each.name for each in workspace.parent.iterdir()] == [workspace.name]


@pytest.mark.parametrize("name", IDS)
def test_a_missing_workspace_is_a_sentence(name, tmp_path):
    missing = tmp_path / "none.gpkg"
    with pytest.raises(QgsProcessingException, match=r"none\.gpkg"):
        processing.run(f"wulong:{name}", {"WORKSPACE": str(missing), "OUTPUT": str(tmp_path / f"a{IDS[name]}")})


@pytest.mark.parametrize("name", IDS)
def test_a_file_that_is_no_workspace_is_a_sentence(name, tmp_path):
    path = tmp_path / "notes.gpkg"
    path.write_text("no", encoding="utf-8")
    target = tmp_path / f"a{IDS[name]}"
    with pytest.raises(QgsProcessingException, match="cannot be read as a workspace"):
        processing.run(f"wulong:{name}", {"WORKSPACE": str(path), "OUTPUT": str(target)})
    assert not target.exists()


@pytest.mark.parametrize("name", IDS)
def test_each_parameter_has_help_in_both_languages(name, provider):
    algorithm = QgsApplication.processingRegistry().algorithmById(f"wulong:{name}")
    assert algorithm.shortHelpString()
    assert all(each.help() for each in algorithm.parameterDefinitions())


def test_the_briefing_counts_what_the_analysis_counted(plain_workspace, tmp_path):
    gpkg = tmp_path / "wulong.gpkg"
    gpkg.write_bytes(plain_workspace.read_bytes())
    inputs = {"ROADS": "roads", "DEMAND": "groups", "FACILITIES": "township_seats", "ZONES": "villages"}
    parameters = {key: f"{gpkg}|layername={name}" for key, name in {**inputs, "TOWNSHIPS": "townships"}.items()}
    results = {"OUTPUT": "roadconnectivity", "SUMMARY": "roadconnectivity_summary", "LINKS": "roadconnectivity_links"}
    for key, name in results.items():
        parameters[key] = str(tmp_path / f"{name}.gpkg")
    processing.run("wulong:roadconnectivity", parameters)
    for key, name in results.items():
        table = pyogrio.read_dataframe(parameters[key])
        pyogrio.write_dataframe(table, gpkg, layer=name, driver="GPKG", append=False)
    briefing = build_briefing(gpkg)
    summary = pyogrio.read_dataframe(gpkg, layer="roadconnectivity_summary")
    rows = {(row.level, row.zone or ""): row for row in summary.itertuples()}
    district = rows[("district", "")]
    checked = [(briefing.total, district)]
    for level in ("tier", "township", "village"):
        checked += [(tally, rows[(level, tally.code)]) for tally in briefing.tallies[level]]
    assert len(checked) == 1 + 2 + 2 + 4
    for tally, row in checked:
        assert (tally.groups, tally.people) == (row.groups, row.people)
        assert tally.groups_by_status["connected"] == row.connected
        assert (tally.groups_to_do, tally.target_pct) == (row.groups_to_do, row.target_pct)
