import pypdf
import pytest
from qgis.core import QgsProject
from qgis.PyQt import sip
from wulong_planner.layers import workspace
from wulong_planner.layers.printing import layouts


@pytest.fixture
def project(qgis_app):
    """The open project, empty."""
    project = QgsProject.instance()
    project.clear()
    yield project
    project.clear()


def opened(path, locale):
    """Open a workspace as a project of its own, without print layouts.

    Whoever uses it clears it: layers that are left at the very end die after the data providers, and crash QGIS.
    """
    project = QgsProject()
    workspace.open_workspace(path, project, locale, with_layouts=False)
    return project


@pytest.fixture(scope="session")
def shared(qgis_app, written):
    """The small workspace with results as a project, not the open one; a test that changes it puts it back."""
    project = opened(written["sample"], "zh")
    yield project
    project.clear()


@pytest.fixture(scope="session")
def shared_english(qgis_app, written):
    """The same with titles in English."""
    project = opened(written["sample"], "en")
    yield project
    project.clear()


@pytest.fixture
def make(shared):
    """Make layouts, which are gone before the project they belong to, also after a test that fails."""
    made = []

    def one(wanted, project=shared):
        made.append(layouts.make_layout(project, wanted))
        return made[-1]

    yield one
    for layout in made:
        sip.delete(layout)


@pytest.fixture
def edit():
    """Change values of a layer in its edit buffer, and take them back after the test."""
    edited = []

    def change(layer, field, values):
        """``values``: row number from 0, in the order of the file, to value."""
        edited.append(layer)
        layer.startEditing()
        at = layer.fields().indexFromName(field)
        for row, feature in enumerate(list(layer.getFeatures())):
            if row in values:
                assert layer.changeAttributeValue(feature.id(), at, values[row])

    yield change
    for layer in edited:
        layer.rollBack()


@pytest.fixture(scope="session")
def pages_of():
    """Give the text of each page of a PDF without spaces, which Qt sets as it likes."""

    def read(path):
        return ["".join(page.extract_text().split()) for page in pypdf.PdfReader(path, strict=True).pages]

    return read
