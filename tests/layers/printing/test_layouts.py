import itertools
from dataclasses import replace

import pytest
from qgis.core import (
    QgsExpressionContextUtils,
    QgsLayoutFrame,
    QgsLayoutItemLabel,
    QgsLayoutItemMap,
    QgsLayoutItemPage,
    QgsLayoutItemShape,
    QgsLayoutPoint,
    QgsLegendRenderer,
    QgsPrintLayout,
    QgsUnitTypes,
)
from qgis.PyQt import sip
from wulong_planner.analysis.errors import InputError
from wulong_planner.layers import themes, workspace
from wulong_planner.layers.printing import export, layouts, marks
from wulong_planner.layers.printing.layouts import THEME, TOWNSHIPS, VILLAGES, Print
from wulong_planner.layers.printing.sheet import Box

NAMES = ["乡镇图册", "重点村图册", "专题图 A3横", "专题图 A3纵", "专题图 A4横", "专题图 A4纵"]
ALWAYS = {"title", "map", "numbers", "legend", "scale_bar", "ratio", "north", "source", "review", "notice"}
OF_A_PLACE, OF_A_THEME = {"overview", "facts", "tier", "number"}, {"figures"}
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


def theme_name(project, key, locale="zh"):
    spec = next(each for each in themes.THEMES if each.key == key)
    name = themes.theme_name(spec, locale)
    assert name in project.mapThemeCollection().mapThemes()
    return name


def test_a_workspace_has_its_layouts(plain_sample, project):
    workspace.open_workspace(plain_sample, project)
    made = project.layoutManager().printLayouts()
    assert sorted(layout.name() for layout in made) == sorted(NAMES)
    for layout in made:  # exported by hand, too, they have real text and sharp hatches
        assert (layout.customProperty("pdfTextFormat"), layout.customProperty("pdfLosslessImages")) == (1, True)


@pytest.fixture
def manager(shared, monkeypatch):
    """Give the layouts of the shared project, and take them away after the test; one paper is enough."""
    monkeypatch.setattr(layouts, "PAPERS", ("A4",))
    yield shared.layoutManager()
    shared.layoutManager().clear()


def names_of(manager):
    return sorted(layout.name() for layout in manager.printLayouts())


def test_layouts_of_ours_are_made_anew_and_keep_their_variables(shared, manager):
    layouts.add_layouts(shared)
    first, other = manager.layoutByName("专题图 A4横"), theme_name(shared, "roads")
    QgsExpressionContextUtils.setLayoutVariable(first, "theme", other)
    QgsExpressionContextUtils.setLayoutVariable(first, "review_no", "渝S（2025）012号")
    before = names_of(manager)
    layouts.add_layouts(shared)
    assert names_of(manager) == before == sorted(NAMES[:2] + NAMES[4:])
    anew = manager.layoutByName("专题图 A4横")
    assert sip.isdeleted(first)
    assert anew.itemById("title").currentText() == f"甲区{other}图"
    assert "渝S（2025）012号" in anew.itemById("review").currentText()


def moved(layout):
    layout.itemById("legend").attemptMove(QgsLayoutPoint(10, 10))


def worded(layout):
    layout.itemById("notice").setText("my own")


def removed(layout):
    layout.removeLayoutItem(layout.itemById("north"))


def added(layout):
    layout.addLayoutItem(QgsLayoutItemLabel(layout))


def filtered(layout):
    layout.atlas().setFilterExpression("\"tier\" = '10'")


@pytest.mark.parametrize("change", [moved, worded, removed, added, filtered], ids=lambda change: change.__name__)
def test_a_layout_the_user_changed_stays(shared, manager, change):
    own = layouts.make_layout(shared, Print(VILLAGES))
    marks.mark(own)
    manager.addLayout(own)
    assert not marks.is_changed(own)
    change(own)
    assert marks.is_changed(own)
    for _ in range(2):
        for share in layouts.layout_steps(shared, kept=set(NAMES) - {"重点村图册"}):
            assert share == 0
        assert names_of(manager) == ["重点村图册", "重点村图册（新1）"]
        assert manager.layoutByName("重点村图册") is own


def test_a_layout_of_the_users_own_keeps_its_name(shared_english):
    manager = shared_english.layoutManager()
    try:
        own = QgsPrintLayout(shared_english)
        own.setName("Township atlas")
        manager.addLayout(own)
        maps = {f"Theme map {paper} {shape}" for paper in ("A3", "A4") for shape in ("landscape", "portrait")}
        assert list(layouts.layout_steps(shared_english, locale="en", kept={"Key-village sheets"} | maps)) == [0]
        assert names_of(manager) == ["Township atlas", "Township atlas (new 1)"]
        assert manager.layoutByName("Township atlas") is own
        assert manager.layoutByName("Township atlas (new 1)").itemById("map") is not None
    finally:
        manager.clear()


@pytest.mark.parametrize(
    ("kind", "paper", "landscape"),
    [
        *((THEME, paper, landscape) for paper, landscape in PAPERS),
        (TOWNSHIPS, "A3", True),
        (TOWNSHIPS, "A4", False),
        (VILLAGES, "A3", False),
        (VILLAGES, "A4", True),
    ],
)
def test_nothing_overlaps_on_any_paper(shared, make, kind, paper, landscape):
    theme = theme_name(shared, "tiers") if kind == THEME else ""
    found = boxes(make(Print(kind, paper, landscape, theme=theme)))
    assert set(found) >= ALWAYS | (OF_A_THEME if kind == THEME else OF_A_PLACE)
    for (one, first), (other, second) in itertools.combinations(found.items(), 2):
        assert not first.inside(0.01).overlaps(second), (one, other)
    page = Print(kind, paper, landscape).sheet.neatline
    for name, box in found.items():
        assert page.x <= box.x and box.right <= page.right + 0.1, name
        assert page.y <= box.y and box.bottom <= page.bottom + 0.1, name


@pytest.mark.parametrize("kind", [TOWNSHIPS, VILLAGES, THEME])
@pytest.mark.parametrize("locale", ["zh", "en"])
def test_tables_and_legend_stay_in_their_place(shared, shared_english, make, kind, locale):
    project = shared if locale == "zh" else shared_english
    theme = theme_name(project, "tiers", locale) if kind == THEME else ""
    layout = make(Print(kind, "A4", False, locale, theme=theme), project)
    atlas = layout.atlas()
    with export.current(project):
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


def test_the_theme_follows_the_variable(shared, make):
    first, other = theme_name(shared, "tiers"), theme_name(shared, "roads")
    layout = make(Print(THEME, theme=first, switched=True))
    main, title = layout.itemById("map"), layout.itemById("title")
    assert isinstance(main, QgsLayoutItemMap) and isinstance(title, QgsLayoutItemLabel)
    assert main.followVisibilityPreset()
    assert title.currentText() == f"甲区{first}图"
    QgsExpressionContextUtils.setLayoutVariable(layout, "theme", other)
    layout.refresh()
    assert title.currentText() == f"甲区{other}图"
    shown = {layer.customProperty("wulong/layer_key") for layer in main.layersToRender()}
    assert "roads" in shown


@pytest.mark.parametrize(
    "wanted",
    [
        Print(TOWNSHIPS, public=True),
        *(Print(THEME, theme=key, public=True) for key in ("water", "connectivity", "places")),
    ],
    ids=lambda each: each.theme or each.kind,
)
def test_a_public_map_draws_no_place_of_a_group_or_work(shared, make, wanted):
    """Points are left out but the seats, which everybody knows; the internal map has them."""
    theme = theme_name(shared, wanted.theme) if wanted.theme else ""
    drawn = {}
    for public in (True, False):
        layout = make(replace(wanted, theme=theme, public=public))
        item = layout.itemById("map")
        item.refresh()
        shown = item.layersToRender()
        drawn[public] = {layer.customProperty("wulong/layer_key") for layer in shown if layer.geometryType() == 0}
        explained = {each.layerId() for each in layout.itemById("legend").model().rootGroup().findLayers()}
        assert explained <= {layer.id() for layer in shown}
    assert drawn[True] <= {"township_seats"}
    assert drawn[False] - {"township_seats"}


def test_the_map_approval_number_has_its_place(shared, make):
    layout = make(Print())
    box = layout.itemById("review")
    assert box.frameEnabled()
    assert box.currentText().strip() == "审图号：____________"
    QgsExpressionContextUtils.setProjectVariable(shared, "review_no", "渝S（2025）012号")
    assert box.currentText().strip() == "审图号：渝S（2025）012号"
    QgsExpressionContextUtils.removeProjectVariable(shared, "review_no")


def test_a_long_name_gets_smaller_letters(shared, make, edit):
    usual = letters_of(make(Print()).itemById("title"))
    long_name = "甲" * 27 + "乡'\"<b>"
    edit(workspace.find_layer(shared, "townships"), "full_name", {0: long_name})
    layout = make(Print())
    title = layout.itemById("title")
    assert letters_of(title) < usual
    layout.atlas().beginRender()
    layout.atlas().first()
    assert title.currentText() == long_name
    layout.atlas().endRender()


def test_round_scales(shared, make):
    layout = make(Print(THEME, theme=theme_name(shared, "tiers")))
    scale = layout.itemById("map").scale()
    digits = round(scale / 10 ** (len(str(round(scale))) - 2))
    assert digits in {10, 12, 15, 20, 25, 30, 35, 40, 45, 50, 60, 75, 80}
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
