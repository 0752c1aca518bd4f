"""The maps of a sheet, its overview and its legend."""

from __future__ import annotations

from collections.abc import Iterable

from qgis.core import (
    QgsFillSymbol,
    QgsLayoutItemMap,
    QgsLayoutMeasurement,
    QgsMapLayerStyle,
    QgsProperty,
    QgsVectorLayer,
)

from .. import legends, styles
from . import items, words
from .legend import Contents, add_legend, fill
from .page import THEME, Page, atlas_layers, extent, theme_layers
from .sheet import Box

MARGIN = 0.06
"""Room around the place of the page, as a share of its extent."""
OVERVIEW_MARGIN = 0.03
SCALES = tuple(
    digits * 10**zeros for zeros in (2, 3, 4, 5, 6) for digits in (10, 12, 15, 20, 25, 30, 35, 40, 45, 50, 60, 75, 80)
)
"""Round scales; the largest with which the place fits its map is taken."""
LEGEND_LAYERS = (
    "township_seats",
    "roadconnectivity",
    "groups",
    "roadconnectivity_links",
    "roads",
    "villages",
    "communities",
)
ATLAS_VARIANTS = ("townships", "township_seats", "villages", "communities", "roads", "roadconnectivity_links")
ALONE = 'type="singleSymbol"'
GRID_PT = 6.5


def main_map(page: Page) -> QgsLayoutItemMap:
    """Add the map of the page at a round scale, following a theme where one is asked for."""
    main = items.add_map(page.layout, "map", page.sheet.map)
    if page.wanted.theme and page.wanted.public:
        _show_public(page, main)
    elif page.wanted.theme:
        main.setFollowVisibilityPreset(True)
        main.setFollowVisibilityPresetName(page.wanted.theme)
        properties = main.dataDefinedProperties()
        properties.setProperty(items.map_property("MapStylePreset"), QgsProperty.fromExpression("@theme"))
        main.setDataDefinedProperties(properties)
    else:
        items.show_layers(main, list(atlas_layers(page).values()), _atlas_styles(page))
    items.add_grid(main, page.size(GRID_PT))
    if page.wanted.kind == THEME:
        _show_all(page, main)
    else:
        page.layout.renderContext().setPredefinedScales([float(scale) for scale in SCALES])
        main.setAtlasDriven(True)
        main.setAtlasScalingMode(QgsLayoutItemMap.AtlasScalingMode.Predefined)
        main.setAtlasMargin(MARGIN)
    page.layout.setReferenceMap(main)
    return main


def overview(page: Page, main: QgsLayoutItemMap) -> None:
    """Show where the map of the page lies in the district."""
    townships = page.layers.get("townships")
    if townships is None:
        return
    small = items.add_map(page.layout, "overview", page.sheet.overview)
    style = _style_xml(page, "townships", "overview")
    items.show_layers(small, [townships], {townships.id(): style})
    whole = extent(page)
    if page.wanted.kind == THEME:
        whole.combineExtentWith(main.extent())
    small.zoomToExtent(whole.buffered(OVERVIEW_MARGIN * whole.width()))
    small.setFrameStrokeWidth(QgsLayoutMeasurement(items.RULE_MM))
    frame = QgsFillSymbol.createSimple({"color": "#00000000", "outline_color": "#1f4e9c", "outline_width": "0.4"})
    small.overview().setLinkedMap(main)
    small.overview().setFrameSymbol(frame)


def legend(page: Page, main: QgsLayoutItemMap, box: Box) -> None:
    """Explain in a place what the map may show, in the order of the catalog for themes."""
    collection = page.layout.project().mapThemeCollection()
    if page.wanted.theme:
        names = _longest_themes(page)
        contents = [Contents(theme_layers(page, (name,)), collection.mapThemeStyleOverrides(name)) for name in names]
    else:
        shown = atlas_layers(page)
        contents = [Contents([shown[key] for key in LEGEND_LAYERS if key in shown], _atlas_styles(page))]
    contents = [Contents(_alone_first(each.layers, each), each.style_xml) for each in contents]
    settled = page.wanted.kind == THEME and not page.wanted.switched
    explained = theme_layers(page, page.themes) if page.wanted.theme else contents[0].layers
    added = add_legend(page.layout, box, main, contents, settled=settled)
    fill(added, _alone_first(explained, contents[0]), page.say(words.LEGEND))


def _alone_first(layers: Iterable[QgsVectorLayer], contents: Contents) -> list[QgsVectorLayer]:
    """Put layers of one symbol first: they have no heading, so they would seem to be of the layer above."""

    def several(layer: QgsVectorLayer) -> bool:
        return ALONE not in (contents.style_xml.get(layer.id()) or items.current_style(layer))

    return sorted(layers, key=several)


def _show_public(page: Page, main: QgsLayoutItemMap) -> None:
    """Hold the map to what the theme shows the public; as long as it followed the theme it would show all."""
    collection, name = page.layout.project().mapThemeCollection(), page.wanted.theme
    allowed = {layer.id() for layer in theme_layers(page, (name,))}
    shown = [layer for layer in collection.mapThemeVisibleLayers(name) if layer.id() in allowed]
    items.show_layers(main, shown, collection.mapThemeStyleOverrides(name))


def _atlas_styles(page: Page) -> dict[str, str]:
    """Return the styles that stand out from their neighbours on the page's own place, by layer id."""
    shown = atlas_layers(page)
    return {shown[key].id(): _style_xml(page, key, "atlas") for key in ATLAS_VARIANTS if key in shown}


def _style_xml(page: Page, key: str, variant: str) -> str:
    """Return a shipped style for one map of the page; the layer itself stays as it is."""
    path, locale = styles.style_file(key, variant), page.wanted.locale
    if locale.startswith("zh"):
        return path.read_text(encoding="utf-8")
    copy, style = page.layers[key].clone(), QgsMapLayerStyle()
    copy.loadNamedStyle(str(path), styles.MAP_CATEGORIES)
    legends.translate(copy, locale)
    style.readFromLayer(copy)
    return style.xmlData()


def _show_all(page: Page, main: QgsLayoutItemMap) -> None:
    """Show the district at a round scale."""
    whole = extent(page)
    if whole.isEmpty():
        return
    main.zoomToExtent(whole.buffered(MARGIN / 2 * max(whole.width(), whole.height())))
    least = main.scale()
    main.setScale(next((scale for scale in SCALES if scale >= least), least))


def _longest_themes(page: Page) -> tuple[str, ...]:
    """Return the theme of the page, or where it may be switched the one with most to explain."""
    if not page.wanted.switched:
        return (page.wanted.theme,)
    entries = {
        layer.id(): 1 + len(layer.renderer().legendSymbolItems())
        for layer in page.layers.values()
        if layer.isSpatial() and layer.renderer() is not None
    }
    collection = page.layout.project().mapThemeCollection()
    count = {
        name: sum(entries.get(each, 0) for each in collection.mapThemeVisibleLayerIds(name)) for name in page.themes
    }
    return tuple(dict.fromkeys((max(page.themes, key=lambda name: count[name]), page.wanted.theme)))
