"""The print layouts of a workspace: a map of any theme, one page per township, one page per key village.

They stay in the project, under Project > Layouts, and follow it: tables are read anew on each page, the map of a
theme sheet and its title follow the layout's variable ``theme``. ``review_no`` (审图号) and ``printed_on`` may be set
as variables of the layout or of the project.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from types import MappingProxyType

from qgis.core import QgsExpressionContextUtils, QgsLayoutSize, QgsPrintLayout, QgsProject, QgsUnitTypes

from ...analysis.errors import InputError
from .. import themes
from . import items, marks, words
from .labels import SMALL_PT, texts
from .maps import legend, main_map, overview
from .page import LEVEL, ONLY, THEME, TOWNSHIPS, VILLAGES, Page, Print, layers_by_key, layout_name, theme_figures
from .tables import add_tables, figures_table, sheet_tables

__all__ = [
    "THEME",
    "TOWNSHIPS",
    "VILLAGES",
    "Print",
    "add_layouts",
    "first_theme",
    "layout_name",
    "layout_steps",
    "make_layout",
    "put_into_language",
]

NO_TOWNSHIPS = "The project has no layer of townships. Open a workspace first."
NO_VILLAGES = "The project has no layer of villages. Open a workspace first."
NO_THEME = "The project has no map theme named {theme}. Choose one of: {themes}."
NO_THEMES = "The project has no map theme to print. Open a workspace first."
PAPERS = ("A3", "A4")
BY_HAND = {"pdfTextFormat": 1, "pdfLosslessImages": True}
"""With what QGIS starts when the user exports a layout: text that can be searched, hatches without loss."""
VARIABLES = (THEME, "review_no", "printed_on")
"""Of a layout; they outlive it when it is made anew."""


def add_layouts(project: QgsProject, *, locale: str = "zh") -> list[QgsPrintLayout]:
    """Put the layouts among the project's, each in the place of an earlier one of its name, and return them.

    One that the user has changed stays, and the new one gets a name of its own.
    """
    return [_renew(project, wanted) for wanted in _offered(project, locale)]


def layout_steps(project: QgsProject, *, locale: str = "zh", kept: Container[str] = ()) -> Iterator[float]:
    """Put the layouts among the project's one by one, as :func:`add_layouts`; a window lives on in between.

    Args:
        project: with the layers.
        locale: of the titles.
        kept: names of layouts that stay as they are: somebody is looking at them.

    Yields:
        The share that is done, 0 to 1.
    """
    wanted = [each for each in _offered(project, locale) if layout_name(each) not in kept]
    for place, each in enumerate(wanted):
        yield place / len(wanted)
        _renew(project, each)


def make_layout(project: QgsProject, wanted: Print) -> QgsPrintLayout:
    """Return a layout of the project's layers, which are found by key; it is not among the project's layouts.

    Raises:
        InputError: the layer of the places, or the theme, is not in the project.
    """
    layers = layers_by_key(project)
    names = tuple(project.mapThemeCollection().mapThemes())
    if wanted.theme and wanted.theme not in names:
        raise InputError(NO_THEME, theme=wanted.theme, themes="、".join(names))
    if wanted.kind == THEME and not names:
        raise InputError(NO_THEMES)
    if wanted.kind == TOWNSHIPS and "townships" not in layers:
        raise InputError(NO_TOWNSHIPS)
    if wanted.kind == VILLAGES and "villages" not in layers:
        raise InputError(NO_VILLAGES)
    layout = QgsPrintLayout(project)
    layout.initializeDefaults()
    layout.setName(layout_name(wanted))
    for name, value in BY_HAND.items():
        layout.setCustomProperty(name, value)
    page = Page(layout, wanted, layers, (wanted.theme,) if wanted.theme and not wanted.switched else names)
    paper = page.sheet.page
    size = QgsLayoutSize(paper.width, paper.height, QgsUnitTypes.LayoutUnit.LayoutMillimeters)
    layout.pageCollection().page(0).setPageSize(size)
    _set_variables(page)
    items.add_frame(layout, "neatline", page.sheet.neatline)
    main = main_map(page)
    if wanted.kind != THEME:
        overview(page, main)
    told = theme_figures(page)
    tables = figures_table(told, wanted.locale) + sheet_tables(
        LEVEL[wanted.kind], layers, wanted.locale, public=wanted.public
    )
    bottom = add_tables(layout, page.sheet, tables, told.sentence)
    texts(page, told.used)
    items.add_scale_bar(layout, page.sheet.scale_bar, main, page.size(SMALL_PT))
    items.add_north_arrow(layout, page.sheet.north, main)
    _follow(page)
    legend(page, main, page.sheet.legend_below(bottom))
    return layout


def first_theme(project: QgsProject, locale: str) -> str:
    """Return the name of the theme a new project opens with, or else of any; "" where there is none."""
    names = project.mapThemeCollection().mapThemes()
    first = next(themes.theme_name(each, locale) for each in themes.THEMES if each.key == themes.FIRST)
    return first if first in names else next(iter(names), "")


def _renew(
    project: QgsProject,
    wanted: Print,
    earlier: QgsPrintLayout | None = None,
    renamed: Mapping[str, str] = MappingProxyType({}),
) -> QgsPrintLayout:
    """Put a layout among the project's, in the place of one the plugin made, beside one the user has changed."""
    manager, layout = project.layoutManager(), make_layout(project, wanted)
    plain, number = layout.name(), 1
    there = manager.layoutByName(plain)
    while there is not None and there is not earlier and marks.is_changed(there):
        layout.setName(words.pick(words.BESIDE, wanted.locale).format(name=plain, number=number))
        number += 1
        there = manager.layoutByName(layout.name())
    earlier = earlier or there
    if earlier is not None:
        for name in VARIABLES:
            value = QgsExpressionContextUtils.layoutScope(earlier).variable(name)
            value = renamed.get(value, value)
            if value and (name != THEME or value in project.mapThemeCollection().mapThemes()):
                QgsExpressionContextUtils.setLayoutVariable(layout, name, value)
        manager.removeLayout(earlier)
    marks.mark(layout)
    manager.addLayout(layout)
    return layout


def put_into_language(project: QgsProject, locale: str, renamed: Mapping[str, str]) -> None:
    """Make the layouts of another language anew in this one; those the user has changed stay as they are.

    Args:
        project: with the layouts; its themes have their names in the new language.
        locale: of the new layouts.
        renamed: new names of themes by the old; where a layout that stays is of an old one, that is there again.
    """
    manager, collection = project.layoutManager(), project.mapThemeCollection()
    other = "en" if locale.startswith("zh") else "zh"
    for theirs, ours in zip(_offered(project, other), _offered(project, locale)):
        there = manager.layoutByName(layout_name(theirs))
        if there is None:
            continue
        if not marks.is_changed(there):
            _renew(project, ours, there, renamed)
            continue
        old = QgsExpressionContextUtils.layoutScope(there).variable(THEME)
        if old in renamed:
            collection.insert(old, collection.mapThemeState(renamed[old]))


def _offered(project: QgsProject, locale: str) -> list[Print]:
    layers = layers_by_key(project)
    offered = [Print(kind, locale=locale) for kind in (TOWNSHIPS, VILLAGES) if kind in layers]
    first = first_theme(project, locale)
    if first:
        for paper in PAPERS:
            for landscape in (True, False):
                offered.append(Print(THEME, paper, landscape, locale, first, switched=True))
    return offered


def _set_variables(page: Page) -> None:
    wanted = page.wanted
    values = {"theme": wanted.theme, "review_no": wanted.review_no}
    if wanted.printed_on:
        values["printed_on"] = wanted.printed_on.isoformat()
    for name, value in values.items():
        if value:
            QgsExpressionContextUtils.setLayoutVariable(page.layout, name, value)


def _follow(page: Page) -> None:
    atlas = page.layout.atlas()
    kind = page.wanted.kind
    if kind == THEME:
        atlas.setEnabled(False)
        return
    layer = page.layers[kind]
    atlas.setCoverageLayer(layer)
    atlas.setEnabled(True)
    atlas.setSortFeatures(True)
    atlas.setSortExpression(_order(page))
    atlas.setPageNameExpression('"name"')
    if kind in ONLY:
        atlas.setFilterFeatures(True)
        atlas.setFilterExpression(ONLY[kind])


def _order(page: Page) -> str:
    if page.wanted.kind == VILLAGES and "key_units" in page.layers:
        row = f"get_feature('{page.layers['key_units'].id()}', 'unit_code', \"village_code\")"
        return f"lpad(coalesce(attribute({row}, 'sequence'), 9999), 4, '0') || \"village_code\""
    return '"town_code"' if page.wanted.kind == TOWNSHIPS else '"village_code"'
