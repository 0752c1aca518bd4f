"""Layers from rows of WKT and values, a feedback that remembers, and the provider in the registry."""

import json
import os
import shutil
import subprocess
import sysconfig
from pathlib import Path
from types import SimpleNamespace

import pytest
from qgis.core import (
    QgsApplication,
    QgsFeature,
    QgsGeometry,
    QgsProcessingFeedback,
    QgsVectorFileWriter,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QVariant
from wulong_planner.compat import make_field
from wulong_planner.processing.provider import WulongProvider
from wulong_planner.tools.assets import compile_translations


class Feedback(QgsProcessingFeedback):
    """Keeps what the algorithm says; can be cancelled from the n-th message on."""

    def __init__(self, *, cancel_at=None):
        super().__init__(False)
        self.lines = []
        self.cancel_at = cancel_at

    def _hear(self, text):
        self.lines.append(text)
        if self.cancel_at and self.cancel_at in text:
            self.cancel()

    def pushInfo(self, text):
        self._hear(text)

    def pushWarning(self, text):
        self._hear(text)

    def pushDebugInfo(self, text):
        self._hear(text)

    def reportError(self, text, fatalError=False):
        self._hear(text)

    @property
    def text(self):
        return "\n".join(self.lines)


@pytest.fixture
def feedback():
    return Feedback()


@pytest.fixture
def cancelling_feedback():
    """A feedback that presses Cancel when it reads a message with this text."""
    return lambda text: Feedback(cancel_at=text)


@pytest.fixture(scope="module")
def provider(qgis_processing):
    registry = QgsApplication.processingRegistry()
    found = WulongProvider()
    assert registry.addProvider(found)
    yield found
    registry.removeProvider("wulong")


@pytest.fixture
def make_layer():
    """Return a memory layer: geometry type, fields as (name, kind), rows as (wkt or None, values...)."""

    def make(geometry, fields, rows, *, crs="EPSG:4545", name="layer"):
        layer = QgsVectorLayer(f"{geometry}?crs={crs}" if crs else geometry, name, "memory")
        assert layer.isValid()
        if crs is None:
            layer.setCrs(type(layer.crs())())
        layer.dataProvider().addAttributes([make_field(*field) for field in fields])
        layer.updateFields()
        features = []
        for wkt, *values in rows:
            feature = QgsFeature(layer.fields())
            if wkt is not None:
                feature.setGeometry(QgsGeometry.fromWkt(wkt))
            feature.setAttributes(values)
            features.append(feature)
        added, _ = layer.dataProvider().addFeatures(features)
        assert added
        layer.updateExtents()
        return layer

    return make


@pytest.fixture
def save_layer(tmp_path):
    """Write a layer to a GeoPackage and open it from there."""

    def save(layer, name="saved", *, file=None):
        path = tmp_path / f"{file or name}.gpkg"
        options = QgsVectorFileWriter.SaveVectorOptions()
        options.driverName = "GPKG"
        options.layerName = name
        result = QgsVectorFileWriter.writeAsVectorFormatV3(layer, str(path), layer.transformContext(), options)
        assert result[0] == QgsVectorFileWriter.WriterError.NoError, result
        saved = QgsVectorLayer(f"{path}|layername={name}", layer.name(), "ogr")
        assert saved.isValid()
        return saved

    return save


@pytest.fixture
def assert_field_names():
    """Assert that a layer has exactly these fields, in this order (``fid`` of a file aside)."""

    def check(layer, expected):
        found = [field.name() for field in layer.fields() if field.name() != "fid"]
        assert found == list(expected)

    return check


X0, Y0 = 470000, 3240000
"""South-west corner of the example, EPSG:4545."""


def at(x, y):
    """A point of the example as WKT."""
    return f"POINT({X0 + x} {Y0 + y})"


def along(*points):
    """A line of the example as WKT."""
    return "LINESTRING(" + ", ".join(f"{X0 + x} {Y0 + y}" for x, y in points) + ")"


ROAD_FIELDS = [("road_id", "text"), ("road_class", "text"), ("surface", "text"), ("status", "text")]
GROUP_FIELDS = [("group_id", "text"), ("village_code", "text"), ("town_code", "text"), ("population", "integer")]
ROAD_ROWS = [
    (along((0, 0), (10000, 0)), "r1", "county", "asphalt", "existing"),
    (along((4000, 0), (4000, 3000)), "r2", "village", "gravel", "existing"),
    (along((4000, 3000), (4000, 5000)), "r3", "village", "concrete", "existing"),
    (along((20000, 0), (21000, 0)), "r4", "track", "earth", "existing"),
    (along((0, 0), (0, 20000)), "r5", "county", "asphalt", "planned"),
]
GROUP_ROWS = [
    (at(2000, 300), "g1", "v1", "A", 100),
    (at(4200, 3000), "g2", "v2", "A", 200),
    (at(4000, 5000), "g3", "v3", "A", 300),
    (at(20500, 100), "g4", "v4", "A", 50),
    (at(100, 20000), "g5", "v5", "B", 10),
]
SEAT_ROWS = [(at(0, 0), "A", "Aville"), (at(10000, 0), "B", "Bville")]
VILLAGE_ROWS = [(None, "v1", "One", "1"), (None, "v2", "Two", "10"), (None, "v3", "Three", None)]
TOWN_ROWS = [(None, "A", "A town", "3"), (None, "B", "B town", None)]


@pytest.fixture
def given():
    """Fields and rows of the example, to vary."""
    return SimpleNamespace(
        at=at, along=along, road_fields=ROAD_FIELDS, roads=ROAD_ROWS, group_fields=GROUP_FIELDS, groups=GROUP_ROWS,
        seats=SEAT_ROWS,
    )  # fmt: skip


@pytest.fixture
def example(make_layer):
    """The five villages as parameters; any layer or its rows can be replaced."""

    def build(*, roads=ROAD_ROWS, groups=GROUP_ROWS, seats=SEAT_ROWS, **parameters):
        layers = {
            "ROADS": make_layer("LineString", ROAD_FIELDS, roads, name="roads"),
            "DEMAND": make_layer("Point", GROUP_FIELDS, groups, name="groups"),
            "FACILITIES": make_layer("Point", [("town_code", "text"), ("name", "text")], seats, name="seats"),
        }
        sinks = dict.fromkeys(("OUTPUT", "SUMMARY", "LINKS"), "memory:")
        return {**layers, **sinks, **parameters}

    return build


@pytest.fixture
def areas(make_layer):
    """Names and tiers of the example's villages and townships, as tables."""
    fields = [("name", "text"), ("tier", "text")]
    return {
        "ZONES": make_layer("None", [("village_code", "text"), *fields], VILLAGE_ROWS, crs=None, name="villages"),
        "TOWNSHIPS": make_layer("None", [("town_code", "text"), *fields], TOWN_ROWS, crs=None, name="townships"),
    }


@pytest.fixture
def rows():
    """Return the features of a layer as dictionaries, nulls as None."""

    def read(layer):
        names = [field.name() for field in layer.fields()]
        plain = lambda value: None if isinstance(value, QVariant) and value.isNull() else value  # noqa: E731
        return [dict(zip(names, map(plain, feature.attributes()))) for feature in layer.getFeatures()]

    return read


ROOT = Path(__file__).resolve().parents[2]
QGIS_PROCESS = next((found for name in ("qgis_process.bin", "qgis_process") if (found := shutil.which(name))), None)
"""Debian 12's wrapper ``qgis_process`` does not start; the program behind it does."""
LOCALES = {"zh": "zh-Hans", "en": "en"}
LIMIT_S = 240


@pytest.fixture(scope="module")
def start(tmp_path_factory):
    """Run an algorithm through ``qgis_process`` in a new profile (zh or en); return its results and all it said."""
    if QGIS_PROCESS is None:
        pytest.skip("qgis_process is not installed")
    compile_translations()
    profiles = {}
    for language, locale in LOCALES.items():
        folder = tmp_path_factory.mktemp(language)
        profile = folder / "profiles" / "default"
        (profile / "python" / "plugins").mkdir(parents=True)
        (profile / "python" / "plugins" / "wulong_planner").symlink_to(ROOT)
        (profile / "QGIS").mkdir()
        settings = f"[locale]\noverrideFlag=true\nuserLocale={locale}\n\n[PythonPlugins]\nwulong_planner=true\n"
        (profile / "QGIS" / "QGIS3.ini").write_text(settings, encoding="utf-8")
        profiles[language] = {
            **{key: value for key, value in os.environ.items() if key != "PYTHONSAFEPATH"},
            "QT_QPA_PLATFORM": "offscreen",
            "QGIS_CUSTOM_CONFIG_PATH": str(folder),
            "PYTHONPATH": sysconfig.get_path("purelib"),
            "LC_ALL": "C.UTF-8",
        }

    def run(language, algorithm, *, fails=False, folder=None, json_input=None, **parameters):
        command = [QGIS_PROCESS, "--json", "run", f"wulong:{algorithm}"]
        command += ["-"] if json_input else [f"--{key}={value}" for key, value in parameters.items()]
        done = subprocess.run(
            command, env=profiles[language], cwd=folder, input=json_input, capture_output=True, text=True,
            timeout=LIMIT_S, check=False,
        )  # fmt: skip
        said = done.stdout + done.stderr
        assert "Traceback" not in said, said
        assert (done.returncode != 0) is fails, said
        return ({} if fails else json.loads(done.stdout[done.stdout.index("{") :])), said

    return run
