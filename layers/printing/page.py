"""What a printed sheet is asked for, and the layout in the making."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from qgis.core import QgsCoordinateTransform, QgsPrintLayout, QgsProject, QgsRectangle, QgsVectorLayer

from .. import themes
from ..catalog import BY_KEY, KEY_PROPERTY, LAYERS, RESULTS
from ..restricted import drawn_for_the_public, restrictions
from . import facts, words
from .figures_table import Figures, figures, switched
from .sheet import Sheet, sheet

THEME, TOWNSHIPS, VILLAGES = "theme", "townships", "villages"
LEVEL = {THEME: facts.DISTRICT, TOWNSHIPS: facts.TOWNSHIP, VILLAGES: facts.VILLAGE}
ONLY = {VILLAGES: '"tier" IS NOT NULL'}
"""The rows of the coverage layer that get a page; all where nothing is said."""
MAP_LAYERS = (
    "townships",
    "township_seats",
    "roadconnectivity",
    "groups",
    "roadconnectivity_links",
    "roads",
    "communities",
    "villages",
)
"""Top to bottom; the townships lie over the rest as a veil. ``groups`` only where there is no result yet."""


@dataclass(frozen=True)
class Print:
    """What is to be printed.

    Attributes:
        kind: ``theme``, ``townships`` or ``villages``.
        paper: ``A3`` or ``A4``.
        landscape: its long side lies across.
        locale: language of the page, Chinese for ``zh…``, else English with names in pinyin.
        theme: name of a map theme of the project; an atlas shows roads and road connectivity without one.
        review_no: the 审图号; an empty field is printed without it.
        printed_on: the date on the page; the day of printing without it.
        public: without what is not for the public: names of persons, and every layer that shows where a group or a
            work is; a sheet without a 审图号 says that it has none.
        switched: the map may be switched to any theme of the project: its title and legend must have room for each.
    """

    kind: str = TOWNSHIPS
    paper: str = "A3"
    landscape: bool = True
    locale: str = "zh"
    theme: str = ""
    review_no: str = ""
    printed_on: datetime.date | None = None
    public: bool = False
    switched: bool = False

    @property
    def sheet(self) -> Sheet:
        """Return the places of the paper; a map of the whole district has little to tell and much to explain."""
        return sheet(self.paper, landscape=self.landscape, few_tables=self.kind == THEME)


@dataclass(frozen=True)
class Page:
    """A layout in the making."""

    layout: QgsPrintLayout
    wanted: Print
    layers: Mapping[str, QgsVectorLayer]
    themes: tuple[str, ...]
    """Map themes the page may be switched to."""

    @property
    def sheet(self) -> Sheet:
        """Return the places of the paper."""
        return self.wanted.sheet

    def say(self, pair: words.Pair) -> str:
        """Return the words in the page's language."""
        return words.pick(pair, self.wanted.locale)

    def size(self, points: float) -> float:
        """Return the size on this paper of letters meant for A3."""
        return points * self.sheet.letters


def layers_by_key(project: QgsProject) -> dict[str, QgsVectorLayer]:
    """Return the planner's layers of a project, whatever the user has named them."""
    found: dict[str, QgsVectorLayer] = {}
    for layer in project.mapLayers().values():
        key = layer.customProperty(KEY_PROPERTY)
        if key in BY_KEY and isinstance(layer, QgsVectorLayer) and layer.isValid():
            found.setdefault(key, layer)
    return found


def layout_name(wanted: Print) -> str:
    """Return the name under which a project lists the layout."""
    name = words.pick(words.LAYOUTS[wanted.kind], wanted.locale)
    if wanted.kind != THEME:
        return name
    shape = words.pick(words.SHAPE[wanted.landscape], wanted.locale)
    between = "" if wanted.locale.startswith("zh") else " "
    return f"{name} {wanted.paper}{between}{shape}"


def atlas_layers(page: Page) -> dict[str, QgsVectorLayer]:
    """Return what a page of the atlas shows without a theme, by key, topmost first."""
    shown = {key: page.layers[key] for key in MAP_LAYERS if key in page.layers}
    if "roadconnectivity" in shown:
        shown.pop("groups", None)
    allowed = may_draw(page, shown)
    return {key: layer for key, layer in shown.items() if key in allowed}


def may_draw(page: Page, keys: Iterable[str]) -> set[str]:
    """Return which layers the readers of the page may see on a map."""
    listed = restrictions() if page.wanted.public else ()
    return {key for key in keys if not page.wanted.public or drawn_for_the_public(key, listed)}


def theme_layers(page: Page, names: Sequence[str]) -> list[QgsVectorLayer]:
    """Return the layers these themes show, in the order of the catalog, results first."""
    collection = page.layout.project().mapThemeCollection()
    ids = {layer_id for name in names for layer_id in collection.mapThemeVisibleLayerIds(name)}
    order = {spec.key: at for at, spec in enumerate((*RESULTS, *LAYERS))}
    allowed = may_draw(page, page.layers)
    known = [
        (key, layer) for key, layer in page.layers.items() if key in allowed and layer.id() in ids and layer.isSpatial()
    ]
    return [layer for _, layer in sorted(known, key=lambda each: order[each[0]])]


def theme_figures(page: Page) -> Figures:
    """Return the figures of the page's theme, or of each where it can be switched; none for an atlas."""
    if page.wanted.kind != THEME:
        return Figures()
    key_of = {themes.theme_name(spec, page.wanted.locale): spec.key for spec in themes.THEMES}
    found = {name: figures(key_of.get(name, ""), page.layers, page.wanted.locale) for name in page.themes}
    return switched(found) if page.wanted.switched else found.get(page.wanted.theme, Figures())


def extent(page: Page) -> QgsRectangle:
    """Return the extent of the district in the project's CRS, empty where there is none."""
    project, whole = page.layout.project(), QgsRectangle()
    for key in ("district", "townships"):
        layer = page.layers.get(key)
        if layer is not None and whole.isNull():
            to_map = QgsCoordinateTransform(layer.crs(), project.crs(), project)
            whole = to_map.transformBoundingBox(layer.extent())
    return whole
