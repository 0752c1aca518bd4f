import gc

import pypdf
import pytest
from qgis.core import QgsProject
from wulong_planner.layers import workspace


@pytest.fixture
def project(qgis_app):
    project = QgsProject.instance()
    project.clear()
    yield project
    project.clear()


@pytest.fixture
def opened(sample, project):
    """(workspace, project) of the small workspace with results, without print layouts."""
    workspace.open_workspace(sample, project, with_layouts=False)
    return sample, project


@pytest.fixture(scope="module")
def shared(qgis_app, written):
    """A project with the small workspace, not the open one, for tests that change nothing."""
    project = QgsProject()
    workspace.open_workspace(written["sample"], project, with_layouts=False)
    yield project
    gc.collect()  # layouts go before the project they belong to
    project.clear()


@pytest.fixture(scope="session")
def pages_of():
    """Give the text of each page of a PDF without spaces, which Qt sets as it likes."""

    def read(path):
        return ["".join(page.extract_text().split()) for page in pypdf.PdfReader(path, strict=True).pages]

    return read
