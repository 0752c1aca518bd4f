"""What the sealed base promises: sentences instead of tracebacks, the same check everywhere, help for all."""

import gc
import html
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from qgis.core import QgsApplication, QgsProcessingContext, QgsProcessingException, QgsProcessingParameterNumber
from qgis.PyQt.QtCore import QUrl
from wulong_planner import deps
from wulong_planner.analysis.errors import InputError
from wulong_planner.compat import make_field
from wulong_planner.processing import help as help_texts
from wulong_planner.processing.base import WulongAlgorithm, no_side_files
from wulong_planner.processing.provider import algorithm_classes

ALGORITHMS = sorted(algorithm_classes(), key=lambda each: each.ID)


class Probe(WulongAlgorithm):
    """Does what its NUMBER says."""

    ID, GROUP, TITLE = "probe", "data", "Probe"

    def declare(self):
        self.add(QgsProcessingParameterNumber("NUMBER", "number"))

    def problem(self, parameters, context):
        return "NUMBER is 13." if parameters["NUMBER"] == 13 else None

    def execute(self, parameters, context, feedback):
        if parameters["NUMBER"] == 1:
            raise InputError("The layer {layer} is bad.", layer="x")
        if parameters["NUMBER"] == 2:
            raise KeyError("surprise")
        return {}


class Needy(Probe):
    """Needs what nobody has."""

    ID, REQUIRES = "needy", ("numpy", "no-such-package>=2", "shapely>=99")


@pytest.fixture
def probe(provider):
    """Add an algorithm to the provider for the time of a test."""
    assert provider.addAlgorithm(Probe())
    assert provider.addAlgorithm(Needy())
    yield
    provider.refreshAlgorithms()


@pytest.fixture
def run(probe, feedback):
    from qgis import processing

    return lambda name, number: processing.run(f"wulong:{name}", {"NUMBER": number}, feedback=feedback)


def test_an_error_of_ours_is_its_sentence(run):
    with pytest.raises(QgsProcessingException, match=r"^The layer x is bad\.$"):
        run("probe", 1)


def test_an_unknown_error_is_a_sentence_and_the_log_holds_the_traceback(run, feedback):
    with pytest.raises(QgsProcessingException, match=r"Probe met an error it does not know \(KeyError: 'surprise'\)"):
        run("probe", 2)
    assert "Traceback" in feedback.text


def test_a_problem_stops_before_the_run(run):
    with pytest.raises(QgsProcessingException, match=r"Unable to execute algorithm\nNUMBER is 13\."):
        run("probe", 13)


def test_a_missing_package_is_told_to_the_dialog_and_to_scripts(run):
    algorithm = QgsApplication.processingRegistry().createAlgorithmById("wulong:needy")
    able, reason = algorithm.canExecute()
    assert not able
    assert "needs no-such-package ≥ 2, shapely ≥ 99 (2." in reason
    assert 'pip install --user "no-such-package>=2" "shapely>=99"' in reason
    assert "--no-index --find-links wheels" in reason
    assert algorithm.checkParameterValues({"NUMBER": 0}, QgsProcessingContext()) == (False, reason)
    with pytest.raises(QgsProcessingException, match="needs no-such-package ≥ 2"):
        run("needy", 0)


@pytest.mark.parametrize(
    ("requirement", "met"),
    [("numpy", True), ("numpy>=1.20", True), ("numpy>=999", False), ("no_such_package", False), ("shapely >= 2", True)],
)
def test_requirements(requirement, met):
    assert (deps.problem((requirement,)) is None) == met


def test_a_requirement_that_is_none():
    with pytest.raises(ValueError, match="not a requirement"):
        deps.problem(("numpy<2",))


def test_of_each_package_the_highest_version_is_asked():
    asked = ("geopandas", "scipy>=1.9", "geopandas>=0.12", "scipy", "python-pptx>=0.9", "python-pptx>=0.10", "numpy")
    assert deps.strictest(asked) == ("geopandas>=0.12", "scipy>=1.9", "python-pptx>=0.10", "numpy")


@pytest.mark.parametrize("name", ["run", "processAlgorithm", "checkParameterValues", "canExecute"])
def test_sealed_methods_cannot_be_replaced(name):
    with pytest.raises(TypeError, match=f"must not define {name}"):
        type("Rebel", (WulongAlgorithm,), {name: lambda self: None})


@pytest.mark.parametrize("algorithm", ALGORITHMS, ids=lambda each: each.ID)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_parameter_and_output_has_its_line_of_help(qgis_app, algorithm, language):
    made = algorithm()
    made.initAlgorithm()
    own = help_texts.parameter_help(help_texts.read_help(algorithm.ID, language))
    parameters = {each.name() for each in made.parameterDefinitions()}
    lines = help_texts.parameter_help(help_texts.complete_help(algorithm.ID, language, parameters))
    shared = help_texts.parameter_help(help_texts.read_help(help_texts.SHARED, language))
    assert not [key for key, text in own.items() if shared.get(key) == text]  # said once is enough
    keys = {each.name() for each in (*made.parameterDefinitions(), *made.outputDefinitions())}
    assert keys == set(lines)
    assert all(each.help() for each in made.parameterDefinitions())


@pytest.mark.parametrize("algorithm", ALGORITHMS, ids=lambda each: each.ID)
def test_every_algorithm_explains_itself(qgis_app, algorithm):
    made = algorithm()
    assert made.displayName() and made.group()
    assert made.shortHelpString().startswith("<p>")
    page = Path(QUrl(made.helpUrl()).toLocalFile())
    text = page.read_text(encoding="utf-8")
    assert page.suffix == ".html" and f"<h1>{html.escape(made.displayName(), quote=False)}</h1>" in text
    assert all(f"<code>{each.name()}</code>" in text for each in made.parameterDefinitions())
    assert "**" not in made.shortHelpString() and "`" not in made.shortHelpString()


def test_tables_and_numbered_lists():
    assert help_texts.to_html("# T\n\n1. 一\n   二 a\n   b\n2. **c**\n\n| x | y |\n|---|---|\n| `1` | |") == (
        "<ol><li>一二 a b</li><li><b>c</b></li></ol>\n"
        "<table><tr><th>x</th><th>y</th></tr><tr><td><code>1</code></td><td></td></tr></table>"
    )


def test_help_is_text_not_markup():
    assert help_texts.to_html("# Title\n\n## A & B\n\n- `KEY`: 1 < **2**\n- x") == (
        "<h2>A &amp; B</h2>\n<ul><li><code>KEY</code>: 1 &lt; <b>2</b></li><li>x</li></ul>"
    )


@pytest.mark.parametrize(
    ("kind", "value"),
    [("text", "㵲"), ("integer", 2**40), ("real", 1.5), ("boolean", True)],
)
def test_make_field_holds_values_of_its_kind(qgis_app, kind, value):
    field = make_field("x", kind)
    assert field.name() == "x"
    converted = field.convertCompatible(value)
    assert converted == value and type(converted) is type(value)


def test_make_field_dates(qgis_app):
    from qgis.PyQt.QtCore import QDate, QDateTime

    assert make_field("x", "date").convertCompatible("2021-03-04") == QDate(2021, 3, 4)
    moment = make_field("x", "datetime").convertCompatible("2021-03-04T05:06:07")
    assert moment == QDateTime(2021, 3, 4, 5, 6, 7)


def test_make_field_of_an_unknown_kind(qgis_app):
    with pytest.raises(KeyError):
        make_field("x", "colour")


def test_nothing_is_written_beside_a_raster(provider, tmp_path):
    """QGIS itself opens a raster to see whether it is one, and would keep what it counted beside the file."""
    raster = Path(shutil.copy(Path(__file__).resolve().parents[2] / "data" / "dem_coarse.tif", tmp_path))
    before = raster.read_bytes()
    context = QgsProcessingContext()
    algorithm = QgsApplication.processingRegistry().createAlgorithmById("wulong:roadconnectivity")
    algorithm.checkParameterValues({"DEM": str(raster)}, context)
    with no_side_files():
        assert algorithm.parameterAsRasterLayer({"DEM": str(raster)}, "DEM", context).isValid()
    del context
    gc.collect()
    assert [path.name for path in tmp_path.iterdir()] == [raster.name]
    assert raster.read_bytes() == before


def test_a_picture_beside_the_help_is_shown_with_its_caption():
    assert help_texts.to_html("![Two < three](images/nothing.png)") == "<p><i>Two &lt; three</i></p>"
    found = help_texts.to_html("![Map](images/nearestfacility.png)")
    assert found.startswith('<p><img src="file:///') and found.endswith('nearestfacility.png"><br><i>Map</i></p>')


RUNS_IN_ONE_THREAD = """
import time
import wulong_planner
from qgis.PyQt.QtCore import QCoreApplication, QRunnable, QThreadPool
from wulong_planner import deps

class Run(QRunnable):
    def run(self):
        with deps.own_libraries():
            import pyproj
            for code in (4490, 4545, 4326):
                pyproj.CRS.from_user_input(f"EPSG:{code}")

application, pool = QCoreApplication([]), QThreadPool()
pool.setMaxThreadCount(1)
pool.setExpiryTimeout(-1)
for _ in range(20):
    pool.start(Run())
    while pool.activeThreadCount():
        time.sleep(0.001)
print("alive")
"""


def test_runs_in_one_thread_of_a_pool_share_no_freed_memory():
    """QGIS gives each run a new thread of Python's in an old one of the system's; pyproj 3.7 crashed on the second."""
    done = subprocess.run(
        [sys.executable, "-c", RUNS_IN_ONE_THREAD], capture_output=True, text=True, timeout=120, check=False
    )
    assert (done.returncode, done.stdout.strip()) == (0, "alive"), done.stderr
