"""Every question of a workspace, with its defaults, through ``qgis_process`` in a process of its own."""

import sqlite3
from contextlib import closing

import pytest
from qgis.core import QgsFeatureRequest, QgsVectorLayer
from wulong_planner.layers.workspace import create_workspace
from wulong_planner.processing.workspace_questions import QUESTIONS, parameters

MAY_BE_EMPTY = {
    "projectgap_unplaced",
    "projectgap_overlaps",
    "gravityscreening_tanks",
    "watersupply_more",
    "stationcoverage_thiessen",  # the plan tells of no station where it stands,
    "stationcoverage_gaps",  # so nobody can say where there is none
    "elevationzones_slopes",  # the shipped elevations are too coarse for slopes
}
PLANNED = 20
"""The plan draws no planned road, so the first unhardened ones stand for some."""


@pytest.fixture(scope="module")
def workspace(provider, tmp_path_factory):
    gpkg = create_workspace(tmp_path_factory.mktemp("区 workspace"))
    roads = QgsVectorLayer(f"{gpkg}|layername=roads", "roads", "ogr")
    status = roads.fields().indexFromName("status")
    request = QgsFeatureRequest().setFilterExpression("surface NOT IN ('asphalt', 'concrete')").setLimit(PLANNED)
    planned = {feature.id(): {status: "planned"} for feature in roads.getFeatures(request)}
    assert len(planned) == PLANNED
    assert roads.dataProvider().changeAttributeValues(planned)
    del roads
    return gpkg


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.key)
def test_a_workspace_answers_with_the_defaults(start, workspace, question):
    results, text = start("zh", question.key, **parameters(question, workspace))
    assert "Traceback" not in text
    with closing(sqlite3.connect(workspace)) as connection:
        for key, table in question.results.items():
            assert key in results["results"]
            (count,) = connection.execute(f'SELECT count(*) FROM "{table}"').fetchone()
            assert count or table in MAY_BE_EMPTY, table
