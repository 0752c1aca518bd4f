"""The choices of the web map through Processing, by id."""

import re

import pytest
from qgis import processing
from qgis.core import QgsApplication, QgsProcessingFeedback
from wulong_planner.briefing import basemaps
from wulong_planner.processing.briefing.briefingmap import BASE_MAPS
from wulong_planner.processing.provider import WulongProvider


@pytest.fixture(scope="module", autouse=True)
def provider(qgis_processing):
    registry = QgsApplication.processingRegistry()
    made = WulongProvider()
    registry.addProvider(made)
    yield made
    registry.removeProvider(made)


class Heard(QgsProcessingFeedback):
    """Keeps the warnings."""

    def __init__(self):
        super().__init__()
        self.warnings = []

    def pushWarning(self, text):
        self.warnings.append(text)


def run(workspace, target, **choices):
    heard = Heard()
    values = {"WORKSPACE": str(workspace), "OUTPUT": str(target), **choices}
    processing.run("wulong:briefingmap", values, feedback=heard)
    page = target.read_text(encoding="utf-8")
    return re.search(r"img-src ([^\"]+)\"", page)[1].split(), heard.warnings, page


def test_the_choices_are_the_base_maps_there_are():
    assert ("", *basemaps.BY_NAME) == BASE_MAPS


def test_by_default_no_host_may_be_asked(workspace, tmp_path):
    hosts, warnings, page = run(workspace, tmp_path / "plain.html")
    assert hosts == ["data:"]
    assert warnings == []
    assert "内部资料，不得公开" in page


def test_a_base_map_warns_and_names_its_hosts(workspace, tmp_path):
    hosts, warnings, _ = run(workspace, tmp_path / "osm.html", BASEMAP=1)
    assert hosts == ["data:", "https://tile.openstreetmap.org"]
    assert len(warnings) == 1
    assert "tile.openstreetmap.org" in warnings[0]


def test_the_number_of_the_review_stands_on_the_page(workspace, tmp_path):
    _, warnings, page = run(workspace, tmp_path / "public.html", PROFILE=1, REVIEW_NO="渝S(2026)001号")
    assert warnings == []
    assert "审图号：渝S(2026)001号" in page
