"""A sheet for each map theme and one of each atlas, as the program prints them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from qgis.core import QgsLayoutExporter, QgsProject

from ..layers.printing.export import current, passing_layout
from ..layers.printing.layouts import THEME, TOWNSHIPS, VILLAGES, Print
from ..layers.themes import THEMES, ThemeSpec, theme_name
from ..layers.workspace import open_workspace
from .picture_parts import IMAGES, Inputs, contact_sheet, save_small

FOLDER = IMAGES / "themes"
PAPER = "A4"
DPI = 110
IN_ENGLISH = ("connectivity", "circle", "water", "projectgap")
"""Themes that are shown in English, too."""
ATLASES = {"atlas": (TOWNSHIPS, 2), "atlas-village": (VILLAGES, 0)}
"""Kind and number of the page by picture."""


def printed(gpkg: Path, wanted: Print, path: Path, page: int = 0) -> Path:
    """Print one page of a workspace as a picture."""
    project = QgsProject()
    try:
        open_workspace(gpkg, project, wanted.locale, with_layouts=False)
        with passing_layout(project, wanted) as layout, current(project):
            if wanted.kind != THEME:
                layout.atlas().beginRender()
                layout.atlas().seekTo(page)
            return save_small(QgsLayoutExporter(layout).renderPageToImage(0, dpi=DPI), path)
    finally:
        project.clear()


def file_of(theme: ThemeSpec, locale: str) -> Path:
    """Return where the picture of a theme goes."""
    return FOLDER / f"{theme.key}{'' if locale == 'zh' else '-' + locale}.png"


def theme_picture(theme: ThemeSpec, locale: str, inputs: Inputs) -> list[Path]:
    """Print a theme of the workspace with every result; themes for which it has none are left out."""
    if theme.needs and not set(theme.needs) & inputs.tables():
        return []
    wanted = Print(THEME, PAPER, locale=locale, theme=theme_name(theme, locale))
    return [printed(inputs.workspace(), wanted, file_of(theme, locale))]


def atlas_page(name: str, inputs: Inputs) -> list[Path]:
    """Print a page of an atlas."""
    kind, page = ATLASES[name]
    return [printed(inputs.workspace(), Print(kind, PAPER), IMAGES / f"{name}.png", page)]


def all_themes(_: Inputs) -> list[Path]:
    """Put the pictures of the themes that are there on one sheet."""
    paths = [path for theme in THEMES if (path := file_of(theme, "zh")).is_file()]
    return [contact_sheet(paths, IMAGES / "themes.png")] if paths else []


PICTURES: dict[str, Callable[[Inputs], list[Path]]] = {name: partial(atlas_page, name) for name in ATLASES}
for _theme in THEMES:
    PICTURES[f"theme-{_theme.key}"] = partial(theme_picture, _theme, "zh")
    if _theme.key in IN_ENGLISH:
        PICTURES[f"theme-{_theme.key}-en"] = partial(theme_picture, _theme, "en")
PICTURES["themes"] = all_themes
