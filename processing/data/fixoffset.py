"""``wulong:fixoffset``: take the offset of Chinese web maps (GCJ-02, BD-09) out of a layer, or put it in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsFeatureRequest,
    QgsFeatureSink,
    QgsGeometry,
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeatureSource,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
)

from ...analysis.errors import Cancelled, InputError
from .. import geometry
from ..adapters import EMPTY, UNWRITTEN, Input, open_input
from ..base import WulongAlgorithm
from .vertices import positions

if TYPE_CHECKING:
    import numpy as np

SYSTEMS = ("wgs84", "gcj02", "bd09")
TITLES = ("WGS 84 / CGCS2000 (true positions)", "GCJ-02 (AMap, Tencent, Google in China)", "BD-09 (Baidu)")
DEGREES = "EPSG:4490"
PLAIN_DEGREES = (DEGREES, "EPSG:4326")
CANCEL_EVERY = 2000

SAME = "FROM and TO are the same: nothing would change. Choose two different systems."
MOVED = "{count} vertices moved by {metres} m on average ({east} m east, {north} m north)."
OUTSIDE = "{count} vertices lie outside China and stay where they are."
LOST = "{count} vertices lie nowhere on Earth and stay where they are."
NOTHING = "No vertex lies in China: nothing was changed. Check the coordinate reference system of the layer."


@dataclass(frozen=True)
class Moved:
    """What became of the vertices of a layer."""

    xy: np.ndarray
    changed: np.ndarray
    lost: np.ndarray
    east_m: float
    north_m: float


class FixOffset(WulongAlgorithm):
    """Moves every vertex from one of the three systems to another."""

    ID = "fixoffset"
    GROUP = "data"
    TITLE = "Remove the offset of web maps (GCJ-02, BD-09)"
    REQUIRES = ("numpy", "pyproj")

    INPUT = "INPUT"
    FROM = "FROM"
    TO = "TO"
    OUTPUT = "OUTPUT"
    SHIFT_M = "SHIFT_M"
    CHANGED = "CHANGED"
    UNTOUCHED = "UNTOUCHED"

    def declare(self) -> None:
        """Layer in, layer out, two systems between."""
        shapes = [QgsProcessing.SourceType.TypeVectorAnyGeometry]
        self.add(QgsProcessingParameterFeatureSource(self.INPUT, self.tr("Layer"), shapes))
        titles = [self.tr(title) for title in TITLES]
        self.add(QgsProcessingParameterEnum(self.FROM, self.tr("The layer is in"), titles, False, 1))
        self.add(QgsProcessingParameterEnum(self.TO, self.tr("It shall be in"), titles, False, 0))
        self.add(QgsProcessingParameterFeatureSink(self.OUTPUT, self.tr("Layer without offset")))
        self.addOutput(QgsProcessingOutputNumber(self.SHIFT_M, self.tr("Mean shift (m)")))
        self.addOutput(QgsProcessingOutputNumber(self.CHANGED, self.tr("Vertices moved")))
        self.addOutput(QgsProcessingOutputNumber(self.UNTOUCHED, self.tr("Vertices left where they are")))

    def problem(self, parameters: dict, context: QgsProcessingContext) -> str | None:
        """Two equal systems change nothing."""
        same = self.parameterAsEnum(parameters, self.FROM, context) == self.parameterAsEnum(
            parameters, self.TO, context
        )
        return self.tr(SAME) if same else None

    def execute(self, parameters: dict, context: QgsProcessingContext, feedback: QgsProcessingFeedback) -> dict:
        """Read all, move all, write all: a run that stops leaves nothing behind."""
        given = open_input(self, parameters, self.INPUT, context)
        geometry.check_layer(given, None)
        features = read_features(given, feedback)
        pair = tuple(SYSTEMS[self.parameterAsEnum(parameters, key, context)] for key in (self.FROM, self.TO))
        moved = move_features(features, lambda xy: move(xy, given.crs, *pair))
        self._tell(moved, feedback)
        output = self._write(parameters, context, given, features)
        changed = int(moved.changed.sum())
        return {
            self.OUTPUT: output,
            self.SHIFT_M: _length(moved),
            self.CHANGED: changed,
            self.UNTOUCHED: len(moved.changed) - changed,
        }

    def _tell(self, moved: Moved, feedback: QgsProcessingFeedback) -> None:
        changed, lost = int(moved.changed.sum()), int(moved.lost.sum())
        if not changed:
            feedback.pushWarning(self.tr(NOTHING))
        else:
            values = {"metres": _length(moved), "east": round(moved.east_m, 1), "north": round(moved.north_m, 1)}
            feedback.pushInfo(self.tr(MOVED).format(count=changed, **values))
        if lost:
            feedback.pushWarning(self.tr(LOST).format(count=lost))
        outside = len(moved.changed) - changed - lost
        if outside:
            feedback.pushInfo(self.tr(OUTSIDE).format(count=outside))

    def _write(
        self, parameters: dict, context: QgsProcessingContext, given: Input, features: Sequence[QgsFeature]
    ) -> str:
        sink, destination = self.parameterAsSink(
            parameters, self.OUTPUT, context, given.source.fields(), given.source.wkbType(), given.crs
        )
        if sink is None:
            raise QgsProcessingException(self.invalidSinkError(parameters, self.OUTPUT))
        for feature in features:
            if not sink.addFeature(feature, QgsFeatureSink.Flag.FastInsert):
                raise InputError(UNWRITTEN, name=given.name, detail=sink.lastError() or destination)
        sink.flushBuffer()
        if context.willLoadLayerOnCompletion(destination):
            context.layerToLoadOnCompletionDetails(destination).name = given.name
        return destination


def read_features(given: Input, feedback: QgsProcessingFeedback) -> list[QgsFeature]:
    """Return all features, also those without geometry.

    Raises:
        InputError: there are none.
        Cancelled: the user stopped.
    """
    features = []
    flag = QgsProcessingFeatureSource.Flag.FlagSkipGeometryValidityChecks
    for number, feature in enumerate(given.source.getFeatures(QgsFeatureRequest(), flag)):
        if number % CANCEL_EVERY == 0 and feedback.isCanceled():
            raise Cancelled
        features.append(feature)
    if not features:
        raise InputError(EMPTY, layer=given.name)
    return features


def move(xy: np.ndarray, crs: QgsCoordinateReferenceSystem, source: str, target: str) -> Moved:
    """Return vertices moved from one system to another; those outside China exactly as they were.

    Args:
        xy: n × 2, in ``crs``.
        crs: of the layer.
        source: one of :data:`SYSTEMS`.
        target: another.
    """
    import numpy as np

    from ...ingest.offset import convert_positions
    from ...ingest.positions import metres_apart, project

    own = None if crs.authid() in PLAIN_DEGREES else geometry.crs_for_frames(crs)
    degrees = xy if own is None else project(xy, own, DEGREES)
    known = np.isfinite(degrees).all(axis=1)
    safe = np.where(known[:, None], degrees, 0.0)
    shifted = np.column_stack(convert_positions(safe[:, 0], safe[:, 1], source, target))
    changed = known & (shifted != safe).any(axis=1)
    result = xy.copy()
    result[changed] = shifted[changed] if own is None else project(shifted[changed], DEGREES, own)
    metres = metres_apart(shifted[changed], safe[changed]) if changed.any() else np.zeros((1, 2))
    east, north = metres.mean(axis=0)
    return Moved(result, changed, ~known, float(east), float(north))


def move_features(features: Sequence[QgsFeature], step: Callable[[np.ndarray], Moved]) -> Moved:
    """Move the vertices of all features at once; type, height and measure of each stay."""
    import numpy as np

    shapes = {row: bytearray(each.geometry().asWkb().data()) for row, each in enumerate(features) if each.hasGeometry()}
    views = [view for wkb in shapes.values() for view in positions(wkb)]
    moved = step(np.concatenate(views) if views else np.empty((0, 2)))
    start = 0
    for view in views:
        view[:] = moved.xy[start : start + len(view)]
        start += len(view)
    for row, wkb in shapes.items():
        made = QgsGeometry()
        made.fromWkb(bytes(wkb))
        features[row].setGeometry(made)
    return moved


def _length(moved: Moved) -> float:
    return round((moved.east_m**2 + moved.north_m**2) ** 0.5, 1)
