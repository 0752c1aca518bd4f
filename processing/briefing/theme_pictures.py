"""The maps of a workspace as pictures: each theme as the project shows it, with its legend beside it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from typing import TYPE_CHECKING

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsLayerTree,
    QgsLayerTreeModel,
    QgsLegendRenderer,
    QgsLegendSettings,
    QgsLegendStyle,
    QgsMapLayerStore,
    QgsMapRendererCustomPainterJob,
    QgsMapSettings,
    QgsProcessingFeedback,
    QgsRectangle,
    QgsRenderContext,
    QgsTextFormat,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QBuffer, QByteArray, QIODevice, QSize
from qgis.PyQt.QtGui import QColor, QFont, QImage, QPainter

from ...analysis.errors import Cancelled
from ...layers import styles, themes
from ...layers.styles import FONTS
from ...layers.workspace import layer_names, load_layers, local_crs

if TYPE_CHECKING:
    from ...briefing.model import Briefing

DISTRICT = "district"
WIDTH_PX, HEIGHT_PX, LEGEND_PX = 1300, 940, 360
"""Of the picture and of the strip at its right for the legend."""
DPI = 110
ROOM = 1.03
MARGIN_PX = 12
MOST_BYTES = 300_000
QUALITIES = (90, 80, 70, 60, 50)
"""Of JPEG, tried in turn where a PNG gets larger than :data:`MOST_BYTES`."""
LETTERS_PT, LEGEND_LARGER = 9.0, 1.6
"""Letters of the legend, and how much larger than on the map it is drawn to be read on a slide."""
MM_PER_INCH = 25.4


def theme_pictures(
    gpkg: Path, keys: Iterable[str], feedback: QgsProcessingFeedback, locale: str = "zh"
) -> dict[str, bytes]:
    """Return the picture of each theme that the workspace has layers for.

    Args:
        gpkg: the workspace; it is read only.
        keys: of the themes.
        feedback: told how far it is; asked whether to stop.
        locale: of the legend.

    Raises:
        Cancelled: the user has had enough.
    """
    wanted = [each for each in themes.THEMES if each.key in set(keys)]
    names = layer_names(gpkg)
    wanted = [each for each in wanted if not each.needs or names.intersection(each.needs)]
    shown_keys = {key for theme in wanted for key, _ in theme.layers} | {key for theme in wanted for key in theme.needs}
    store = QgsMapLayerStore()
    layers = load_layers(gpkg, (shown_keys | {DISTRICT}) & names, locale)
    store.addMapLayers(list(layers.values()))
    try:
        return _pictures(wanted, layers, feedback, locale)
    finally:
        store.removeAllMapLayers()  # in the thread they were made in


def _pictures(
    wanted: list[themes.ThemeSpec], layers: dict[str, QgsVectorLayer], feedback: QgsProcessingFeedback, locale: str
) -> dict[str, bytes]:
    pictures = {}
    for number, theme in enumerate(wanted):
        if feedback.isCanceled():
            raise Cancelled
        shown = []
        for key, variant in themes.theme_layers(theme, layers):
            _dress(layers[key], variant, locale)
            if layers[key].isSpatial():
                shown.append(layers[key])
        told = [layers[key] for key in theme.needs if key in layers and layers[key].isSpatial()] or shown
        pictures[theme.key] = _picture(shown, told, *_frame(layers))
        feedback.setProgress(100 * (number + 1) / len(wanted))
    return pictures


def _dress(layer: QgsVectorLayer, variant: str, locale: str) -> None:
    """Switch a layer to the style a theme shows it in."""
    manager = layer.styleManager()
    wanted = styles.variant_name(variant, locale) if variant else ""
    manager.setCurrentStyle(wanted if wanted in manager.styles() else styles.own_style(layer))


def public_workspace(briefing: Briefing, folder: Path) -> Path:
    """Write the layers of a briefing as a workspace of its own, so that no map shows more than the briefing."""
    import pyogrio

    from ...layers.catalog import BY_KEY

    gpkg = folder / "wulong.gpkg"
    for key, frame in briefing.layers.items():
        if len(frame) == 0:
            continue
        options = {"driver": "GPKG", "dataset_options": {} if gpkg.exists() else {"VERSION": "1.2"}}
        kind = BY_KEY[key].geometry
        if kind is None:
            pyogrio.write_dataframe(frame.drop(columns=frame.geometry.name), gpkg, layer=key, **options)
        else:
            nowhere = frame.geometry.isna().all()  # its kind cannot be told from the rows
            pyogrio.write_dataframe(frame, gpkg, layer=key, geometry_type=kind if nowhere else None, **options)
    return gpkg


def briefing_pictures(
    briefing: Briefing, gpkg: Path, keys: Iterable[str], feedback: QgsProcessingFeedback, *, public: bool
) -> dict[str, bytes]:
    """Return the pictures for a briefing: of the workspace itself, or of what the public may see of it."""
    if not public:
        return theme_pictures(gpkg, keys, feedback)
    folder = Path(mkdtemp())
    try:
        return theme_pictures(public_workspace(briefing, folder), keys, feedback)
    finally:
        rmtree(folder, ignore_errors=True)  # Windows may still hold the file


def _frame(layers: dict[str, QgsVectorLayer]) -> tuple[QgsRectangle, QgsCoordinateReferenceSystem]:
    """Return the extent of the district with room around, in the system a project of the workspace has."""
    district = layers.get(DISTRICT) or next(layer for layer in layers.values() if layer.isSpatial())
    crs = local_crs(district.extent().center().x())
    transform = QgsCoordinateTransform(district.crs(), crs, QgsCoordinateTransformContext())
    extent = transform.transformBoundingBox(district.extent())
    extent.scale(ROOM)
    return extent, crs


def _picture(
    shown: list[QgsVectorLayer], told: list[QgsVectorLayer], extent: QgsRectangle, crs: QgsCoordinateReferenceSystem
) -> bytes:
    """Draw the layers shown, and the legend of those that answer the question."""
    image = QImage(QSize(WIDTH_PX, HEIGHT_PX), QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    settings = QgsMapSettings()
    settings.setLayers(shown)
    settings.setDestinationCrs(crs)
    settings.setOutputSize(QSize(WIDTH_PX - LEGEND_PX, HEIGHT_PX))
    settings.setOutputDpi(DPI)
    settings.setExtent(extent)
    settings.setBackgroundColor(QColor("white"))
    painter = QPainter(image)
    painter.setClipRect(0, 0, WIDTH_PX - LEGEND_PX, HEIGHT_PX)
    job = QgsMapRendererCustomPainterJob(settings, painter)
    job.renderSynchronously()  # a job with threads of its own would need an event loop in this one
    painter.setClipping(False)
    _draw_legend(painter, settings, told)
    painter.end()
    return _encoded(image)


def _draw_legend(painter: QPainter, settings: QgsMapSettings, told: list[QgsVectorLayer]) -> None:
    """Draw the legend in the strip at the right, smaller where it would be longer than the strip."""
    tree = QgsLayerTree()
    for layer in told:
        tree.addLayer(layer)
    legend = QgsLegendSettings()
    for part in (QgsLegendStyle.Style.Title, QgsLegendStyle.Style.Group, QgsLegendStyle.Style.Subgroup,
                 QgsLegendStyle.Style.SymbolLabel):  # fmt: skip
        style = legend.style(part)
        font = QFont(FONTS[0])
        font.setPointSizeF(LETTERS_PT)
        font.setBold(part == QgsLegendStyle.Style.Subgroup)
        if hasattr(style, "setTextFormat"):
            style.setTextFormat(QgsTextFormat.fromQFont(font))
        else:
            style.setFont(font)
        legend.setStyle(part, style)
    model = QgsLayerTreeModel(tree)
    model.setLegendMapViewData(settings.mapUnitsPerPixel(), int(settings.outputDpi()), settings.scale())
    renderer = QgsLegendRenderer(model, legend)
    context = QgsRenderContext.fromMapSettings(settings)
    context.setPainter(painter)
    per_mm = DPI / MM_PER_INCH
    size = renderer.minimumSize(context)
    width, height = size.width() * per_mm, size.height() * per_mm
    room_x, room_y = LEGEND_PX - 2 * MARGIN_PX, HEIGHT_PX - 2 * MARGIN_PX
    scale = min(LEGEND_LARGER, room_x / max(width, 1), room_y / max(height, 1))
    renderer.setLegendSize(size)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(WIDTH_PX - LEGEND_PX + MARGIN_PX, MARGIN_PX)
    painter.scale(scale * per_mm, scale * per_mm)  # the legend is drawn in millimetres
    context.setScaleFactor(per_mm)
    context.setFlag(QgsRenderContext.Flag.Antialiasing, True)
    renderer.drawLegend(context)
    painter.restore()


def _encoded(image: QImage) -> bytes:
    """Return the picture as PNG, or as JPEG where that would be too large."""
    data = _saved(image, "PNG", 0)
    for quality in QUALITIES:
        if len(data) <= MOST_BYTES:
            break
        data = _saved(image, "JPG", quality)
    return data


def _saved(image: QImage, kind: str, quality: int) -> bytes:
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, kind, quality)
    buffer.close()
    return bytes(data)
