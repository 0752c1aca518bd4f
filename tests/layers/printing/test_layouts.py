import itertools

import pytest
from qgis.core import (
    QgsExpressionContextUtils,
    QgsLayoutFrame,
    QgsLayoutItemLabel,
    QgsLayoutItemMap,
    QgsLayoutItemPage,
    QgsLayoutItemShape,
    QgsLegendRenderer,
    QgsUnitTypes,
)
from wulong_planner.analysis.errors import InputError
from wulong_planner.layers import themes, workspace
from wulong_planner.layers.printing import export, layouts
from wulong_planner.layers.printing.layouts import THEME, TOWNSHIPS, VILLAGES, Print
from wulong_planner.layers.printing.sheet import Box

NAMES = ["乡镇图册", "重点村图册", "专题图 A3横", "专题图 A3纵", "专题图 A4横", "专题图 A4纵"]
ALWAYS = {"title", "map", "overview", "numbers", "legend", "scale_bar", "ratio", "north", "source", "review"}
PAPERS = list(itertools.product(("A3", "A4"), (True, False)))


def boxes(layout):
    """Return the rectangle of everything on the page but the page and the neatline."""
    found = {}
    for item in layout.items():
        if isinstance(item, (QgsLayoutItemPage, QgsLayoutItemShape)) or not hasattr(item, "sizeWithUnits"):
            continue
        at, size = item.positionWithUnits(), item.sizeWithUnits()
        found[item.id()] = Box(at.x(), at.y(), size.width(), size.height())
    return found


def letters_of(label):
    """Return the size of a label's letters in points."""
    return label.textFormat().size() if hasattr(label, "textFormat") else label.font().pointSizeF()


def theme_name(project, key):
    spec = next(each for each in themes.THEMES if each.key == key)
    name = themes.theme_name(spec, "zh")
    assert name in project.mapThemeCollection().mapThemes()
    return name


def test_a_workspace_has_its_layouts(sample, project):
    workspace.open_workspace(sample, project)
    assert sorted(layout.name() for layout in project.layoutManager().printLayouts()) == sorted(NAMES)


def test_layouts_have_english_names(sample, project):
    workspace.open_workspace(sample, project, "en")
    names = {layout.name() for layout in project.layoutManager().printLayouts()}
    assert names >= {"Township atlas", "Key-village sheets", "Theme map A4 portrait"}


def test_making_them_again_replaces_them(opened):
    _, project = opened
    layouts.add_layouts(project)
    layouts.add_layouts(project)
    assert len(project.layoutManager().printLayouts()) == len(NAMES)


@pytest.mark.parametrize("kind", [TOWNSHIPS, VILLAGES, THEME])
@pytest.mark.parametrize(("paper", "landscape"), PAPERS)
def test_nothing_overlaps_on_any_paper(shared, kind, paper, landscape):
    theme = theme_name(shared, "tiers") if kind == THEME else ""
    found = boxes(layouts.make_layout(shared, Print(kind, paper, landscape, theme=theme)))
    always = {
        "title",
        "map",
        "overview",
        "numbers",
        "legend",
        "scale_bar",
        "ratio",
        "north",
        "source",
        "review",
        "notice",
    }
    assert set(found) >= always | ({"facts", "tier", "number"} if kind != THEME else set())
    for (one, first), (other, second) in itertools.combinations(found.items(), 2):
        assert not first.inside(0.01).overlaps(second), (one, other)
    page = Print(kind, paper, landscape).sheet.neatline
    for name, box in found.items():
        assert page.x <= box.x and box.right <= page.right + 0.1, name
        assert page.y <= box.y and box.bottom <= page.bottom + 0.1, name


@pytest.mark.parametrize("kind", [TOWNSHIPS, VILLAGES, THEME])
@pytest.mark.parametrize("locale", ["zh", "en"])
def test_tables_and_legend_stay_in_their_place(shared, kind, locale):
    theme = theme_name(shared, "tiers") if kind == THEME else ""
    layout = layouts.make_layout(shared, Print(kind, "A4", False, locale, theme=theme))
    atlas = layout.atlas()
    with export.current(shared):
        atlas.beginRender()
        atlas.first()
        for frame in (item for item in layout.items() if isinstance(item, QgsLayoutFrame)):
            table = frame.multiFrame()
            table.refresh()
            assert table.totalSize().height() <= frame.rect().height() + 0.1, frame.id()
            assert table.totalSize().width() <= frame.rect().width() + 0.5, frame.id()
        atlas.endRender()
    legend = layout.itemById("legend")
    needed = QgsLegendRenderer(legend.model(), legend.legendSettings()).minimumSize()
    assert needed.width() <= legend.rect().width() and needed.height() <= legend.rect().height()


def test_the_theme_follows_the_variable(opened):
    _, project = opened
    first, other = theme_name(project, "tiers"), theme_name(project, "roads")
    layout = layouts.make_layout(project, Print(THEME, theme=first, switched=True))
    main, title = layout.itemById("map"), layout.itemById("title")
    assert isinstance(main, QgsLayoutItemMap) and isinstance(title, QgsLayoutItemLabel)
    assert main.followVisibilityPreset()
    assert title.currentText() == f"甲区{first}图"
    QgsExpressionContextUtils.setLayoutVariable(layout, "theme", other)
    layout.refresh()
    assert title.currentText() == f"甲区{other}图"
    shown = {layer.customProperty("wulong/layer_key") for layer in main.layersToRender()}
    assert "roads" in shown


def test_the_map_approval_number_has_its_place(opened):
    _, project = opened
    layout = layouts.make_layout(project, Print())
    box = layout.itemById("review")
    assert box.frameEnabled()
    assert box.currentText().strip() == "审图号：____________"
    QgsExpressionContextUtils.setProjectVariable(project, "review_no", "渝S（2025）012号")
    assert box.currentText().strip() == "审图号：渝S（2025）012号"
    QgsExpressionContextUtils.removeProjectVariable(project, "review_no")


def test_a_long_name_gets_smaller_letters(opened):
    _, project = opened
    towns = workspace.find_layer(project, "townships")
    earlier = layouts.make_layout(project, Print())
    usual = letters_of(earlier.itemById("title"))
    towns.startEditing()
    feature = next(towns.getFeatures())
    long_name = "甲" * 27 + "乡'\"<b>"
    towns.changeAttributeValue(feature.id(), towns.fields().indexFromName("full_name"), long_name)
    towns.commitChanges()
    layout = layouts.make_layout(project, Print())
    title = layout.itemById("title")
    assert letters_of(title) < usual
    layout.atlas().beginRender()
    layout.atlas().first()
    assert title.currentText() == long_name
    layout.atlas().endRender()


def test_round_scales(shared):
    layout = layouts.make_layout(shared, Print(THEME, theme=theme_name(shared, "tiers")))
    scale = layout.itemById("map").scale()
    digits = round(scale / 10 ** (len(str(round(scale))) - 2))
    assert digits in {10, 12, 15, 20, 25, 30, 40, 50, 60, 75, 80}
    size = layout.itemById("map").sizeWithUnits()
    assert size.units() == QgsUnitTypes.LayoutUnit.LayoutMillimeters


def test_what_is_missing_is_said(project):
    for kind, message in ((TOWNSHIPS, "no layer of townships"), (VILLAGES, "no layer of villages")):
        with pytest.raises(InputError, match=message):
            layouts.make_layout(project, Print(kind))
    with pytest.raises(InputError, match="no map theme to print"):
        layouts.make_layout(project, Print(THEME))


def test_an_unknown_theme_is_said(shared):
    with pytest.raises(InputError, match="no map theme named"):
        layouts.make_layout(shared, Print(THEME, theme="none"))
