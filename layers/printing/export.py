"""Write print layouts as PDF with real text, or as PNG."""

from __future__ import annotations

import datetime
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from qgis.core import (
    Qgis,
    QgsFeedback,
    QgsLayoutExporter,
    QgsLayoutRenderContext,
    QgsPrintLayout,
    QgsProject,
)
from qgis.PyQt import sip

from ...analysis.errors import Cancelled, InputError
from .layouts import THEME, TOWNSHIPS, VILLAGES, Print, make_layout
from .pdf_text import make_searchable

PDF, PNG = "pdf", "png"
SUFFIXES = (".pdf", ".png")
DPI = {PDF: 200, PNG: 150}
NO_PAGES = {
    TOWNSHIPS: "The layer of townships is empty. Import the boundaries first.",
    VILLAGES: "No village has a tier, so there is no key village to print. Give the key villages their tier first.",
}
NOT_WRITTEN = (
    "The sheets cannot be written to {path} ({detail}). Close the file if it is open, or choose another folder."
)
NOT_DRAWN = "The map could not be drawn"


def export_atlas(
    project: QgsProject,
    pdf_path: Path,
    *,
    printed_on: datetime.date | None = None,
    feedback: QgsFeedback | None = None,
) -> int:
    """Write the township atlas of a project as one PDF and return the number of pages; see :func:`export`."""
    return len(export(project, Print(TOWNSHIPS, printed_on=printed_on), pdf_path, feedback=feedback)[1])


def export(
    project: QgsProject, wanted: Print, path: Path, *, kind: str = PDF, feedback: QgsFeedback | None = None
) -> tuple[list[Path], list[str]]:
    """Write a print and return the files and the names of the pages.

    A PDF is one file. PNG are a file per page: the path itself for one page, else numbered beside it.

    Raises:
        InputError: there is nothing to print, or a file cannot be written.
        Cancelled: the user stopped; no file is left.
    """
    path = Path(path)
    path = path.with_suffix(f".{kind}") if path.suffix.lower() in SUFFIXES else path.with_name(f"{path.name}.{kind}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with passing_layout(project, wanted) as layout, _folder_beside(path) as folder, current(project):
            names = _pdf(layout, wanted, folder, feedback) if kind == PDF else _png(layout, wanted, folder, feedback)
            if feedback is not None and feedback.isCanceled():
                raise Cancelled
            return _move(folder, path), names
    except OSError as error:
        raise InputError(NOT_WRITTEN, path=path, detail=error.strerror or error) from error


@contextmanager
def passing_layout(project: QgsProject, wanted: Print) -> Iterator[QgsPrintLayout]:
    """Give a layout for the time of a ``with`` block; it never outlives its project, whoever still refers to it."""
    layout = make_layout(project, wanted)
    try:
        yield layout
    finally:
        sip.delete(layout)


@contextmanager
def current(project: QgsProject) -> Iterator[None]:
    """Let expressions find the layers of this project: before QGIS 3.30 they look in the current one only."""
    before = QgsProject.instance()
    if before is project or not hasattr(QgsProject, "setInstance"):
        yield
        return
    QgsProject.setInstance(project)
    try:
        yield
    finally:
        QgsProject.setInstance(before)


@contextmanager
def _folder_beside(path: Path) -> Iterator[Path]:
    """Give a folder on the same disk as the result, and take it away again with whatever is left in it."""
    folder = Path(tempfile.mkdtemp(prefix=f".{path.stem[:20]}-", dir=path.parent))
    try:
        yield folder
    finally:
        with suppress(OSError):
            shutil.rmtree(folder)


def _pdf(layout: QgsPrintLayout, wanted: Print, folder: Path, feedback: QgsFeedback | None) -> list[str]:
    settings = QgsLayoutExporter.PdfExportSettings()
    settings.dpi = DPI[PDF]
    settings.rasterizeWholeImage = False
    settings.textRenderFormat = Qgis.TextRenderFormat.AlwaysText
    # Older QGIS writes hatches as pictures; as JPEG they are blurred and ten times as large.
    settings.flags = settings.flags | QgsLayoutRenderContext.Flag.FlagLosslessImageRendering
    file = folder / "1.pdf"
    if wanted.kind == THEME:
        _check(QgsLayoutExporter(layout).exportToPdf(str(file), settings))
        names = [wanted.theme]
    else:
        names = _page_names(layout, wanted)
        _check(*QgsLayoutExporter.exportToPdf(layout.atlas(), str(file), settings, feedback), feedback=feedback)
    if feedback is None or not feedback.isCanceled():
        make_searchable(file)
    return names


def _png(layout: QgsPrintLayout, wanted: Print, folder: Path, feedback: QgsFeedback | None) -> list[str]:
    settings = QgsLayoutExporter.ImageExportSettings()
    settings.dpi = DPI[PNG]
    settings.exportMetadata = False
    if wanted.kind == THEME:
        _check(QgsLayoutExporter(layout).exportToImage(str(folder / "1.png"), settings))
        return [wanted.theme]
    names, atlas = _page_names(layout, wanted), layout.atlas()
    atlas.beginRender()
    try:
        for at in range(len(names)):
            if feedback is not None and feedback.isCanceled():
                break
            atlas.seekTo(at)
            _check(QgsLayoutExporter(layout).exportToImage(str(folder / f"{at + 1}.png"), settings))
            if feedback is not None:
                feedback.setProgress(100 * (at + 1) / len(names))
    finally:
        atlas.endRender()
    return names


def _page_names(layout: QgsPrintLayout, wanted: Print) -> list[str]:
    atlas = layout.atlas()
    count = atlas.updateFeatures()
    if count == 0:
        raise InputError(NO_PAGES[wanted.kind])
    return [atlas.nameForPage(at) for at in range(count)]


def _check(result: int, detail: str = "", *, feedback: QgsFeedback | None = None) -> None:
    stopped = feedback is not None and feedback.isCanceled()
    if result != QgsLayoutExporter.ExportResult.Success and not stopped:
        raise OSError(detail or NOT_DRAWN)


def _move(folder: Path, path: Path) -> list[Path]:
    made = sorted(folder.iterdir(), key=lambda file: int(file.stem))
    if len(made) == 1:
        targets = [path]
    else:
        digits = len(str(len(made)))
        targets = [path.with_name(f"{path.stem}-{at:0{digits}d}{path.suffix}") for at in range(1, len(made) + 1)]
    for file, target in zip(made, targets):
        file.replace(target)
    return targets
