"""The figures of a theme sheet, on the small workspace: 3 of 12 groups connected, 900 people to do.

======================  =========  ======  ============
area                    connected  share   people to do
======================  =========  ======  ============
whole district              3       25 %       900
tier 1 甲级乡               1       25 %       300
tier 10 乙级村              1       50 %       100
others                      1       17 %       500
each of 3 townships         1       25 %       300
======================  =========  ======  ============
"""

import pytest
from qgis.core import (
    Qgis,
    QgsExpression,
    QgsExpressionContext,
    QgsExpressionContextUtils,
    QgsFeature,
    QgsLayoutExporter,
    QgsVectorLayer,
)
from wulong_planner.layers import themes, workspace
from wulong_planner.layers.catalog import BY_KEY, KEY_PROPERTY
from wulong_planner.layers.printing import export, facts, layouts, words
from wulong_planner.layers.printing.figures import FIGURES, TIER, Areas, Kinds
from wulong_planner.layers.printing.figures_table import WORST, figures
from wulong_planner.layers.printing.layouts import THEME, Print
from wulong_planner.layers.printing.page import layers_by_key
from wulong_planner.layers.runs import RUNS

CONNECTIVITY = {"zh": "道路通畅", "en": "Road connectivity"}


def said(project, theme, locale="zh"):
    """Return the rows of a theme's figures as they stand on the page, the headings first."""
    told = figures(theme, layers_by_key(project), locale)
    rows = [told.head, *((row.said or words.quoted(row.heading), *row.cells) for row in told.rows)]
    with export.current(project):
        context = QgsExpressionContext()
        context.appendScope(QgsExpressionContextUtils.projectScope(project))
        return [[value_of(cell, context) for cell in row] for row in rows]


def value_of(text, context):
    parsed = QgsExpression(text)
    value = parsed.evaluate(context)
    assert not parsed.hasEvalError(), parsed.evalErrorString()
    return value


def test_every_theme_has_figures_of_fields_that_there_are():
    assert list(FIGURES) and set(FIGURES) == {spec.key for spec in themes.THEMES}
    for theme, specs in FIGURES.items():
        for spec in specs:
            fields = {field.name for field in BY_KEY[spec.table].fields}
            if isinstance(spec, Areas):
                assert {*spec.columns, spec.worst or "level", "level", "zone"} <= fields, theme
                assert 1 < len(spec.columns) <= 4, theme
            elif isinstance(spec, Kinds):
                assert spec.field == TIER or spec.field in fields, theme


def test_a_question_by_area(shared):
    assert said(shared, "connectivity") == [
        ["道路通畅统计", "通畅小组", "小组通畅率", "目标", "待通畅人口"],
        ["全区", "3", "25.0%", "100%", "900"],
        ["甲级乡", "1", "25.0%", "100%", "300"],
        ["乙级村", "1", "50.0%", "100%", "100"],
        ["非重点帮扶", "1", "16.7%", "100%", "500"],
        ["待通畅人口最多的乡镇", "", "", "", ""],
        *([name, "1", "25.0%", "100%", "300"] for name in ("子乡", "丑乡", "寅乡")),
    ]


def test_townships_with_most_come_first_and_without_any_not_at_all(shared, edit):
    edit(workspace.find_layer(shared, "roadconnectivity_summary"), "people_to_do", {0: 0, 1: 120, 2: 130})
    rows = said(shared, "connectivity")
    assert [(row[0], row[4]) for row in rows[6:]] == [("寅乡", "130"), ("丑乡", "120")]
    assert len(rows[6:]) <= WORST


def test_what_is_only_a_lower_bound_is_held_against_no_target(shared):
    scoreboard = QgsVectorLayer("NoGeometry?field=table:string&field=light:string", "scoreboard", "memory")
    row = QgsFeature(scoreboard.fields())
    row.setAttributes(["roadconnectivity_summary", "undecided"])
    assert scoreboard.dataProvider().addFeature(row)
    layers = {**layers_by_key(shared), "scoreboard": scoreboard}
    told = figures("connectivity", layers, "zh")
    assert [words.quoted(each) for each in ("通畅小组", "小组通畅率")] == list(told.head[1:])
    assert [row.heading for row in told.rows] == ["全区", "甲级乡", "乙级村", "非重点帮扶"]
    (line,) = (each for each in facts.coverage("district", layers, "zh") if "通畅" in each.heading)
    assert line.cells[0] != "NULL" and line.cells[1:] == ("NULL", "NULL")


def test_tiers_are_counted_by_village(shared):
    """A village has its own tier, else that of its township; made-up villages have no counts of groups."""
    rows = said(shared, "tiers")
    assert [row[:2] for row in rows] == [
        ["重点帮扶层级", "行政村"],
        ["合计", "6"],
        ["甲级乡", "2"],
        ["乙级村", "1"],
        ["非重点帮扶", "3"],
    ]
    assert {cell for row in rows[1:] for cell in row[2:]} == {"—"}


def test_roads_by_class_in_kilometres(shared):
    """Three stretches of 0.1° at 29.25° north, 9.72 km each; the first is of gravel."""
    rows = said(shared, "roads")
    assert [row[0] for row in rows] == ["等级", "合计", "县道"]
    km, hardened = (float(cell) for cell in rows[2][1:])
    assert km == pytest.approx(3 * 9.72, abs=0.1)
    assert hardened == pytest.approx(2 * 9.72, abs=0.1)


def test_works_by_layer_and_what_is_on_the_map(shared):
    rows = said(shared, "works")
    assert rows[0] == ["规划工程", "数量", "已落图"]
    assert ["水利供水工程", "2", "1"] in rows


def test_in_english(shared_english):
    rows = said(shared_english, "connectivity", "en")
    assert rows[0] == ["Road connectivity by area", "Groups connected", "Share of groups connected", "Target",
                       "People to do"]  # fmt: skip
    assert [row[0] for row in rows[1:6]] == ["Whole district", "Tier 1", "Tier 10", "Not key places",
                                            "Townships with most: People to do"]  # fmt: skip


def test_the_day_of_the_run_stands_by_the_title(shared):
    """The small workspace has the table of runs without a row, so it says no day."""
    assert RUNS in layers_by_key(shared)
    runs = workspace.find_layer(shared, RUNS)
    runs.startEditing()
    feature = QgsFeature(runs.fields())
    feature["tables"], feature["date"] = "roadconnectivity roadconnectivity_summary", "2026-11-24T17:56:32+00:00"
    assert runs.addFeature(feature)
    try:
        assert said(shared, "connectivity")[0][0] == "道路通畅统计（2026-11-24）"
    finally:
        runs.rollBack()


@pytest.mark.parametrize(
    ("locale", "sentence"),
    [
        ("zh", "尚未计算“道路通畅统计”。先回答这个问题再出图，数字就列在这里。"),
        ("en", "“Road connectivity by area” has not been computed yet. Answer this question and print again: its "
               "figures will stand here."),
    ],
)  # fmt: skip
def test_a_question_that_was_not_asked_is_a_sentence_and_no_table(shared, shared_english, make, locale, sentence):
    project = shared if locale == "zh" else shared_english
    summary = workspace.find_layer(project, "roadconnectivity_summary")
    summary.removeCustomProperty(KEY_PROPERTY)
    try:
        layout = make(Print(THEME, "A4", locale=locale, theme=CONNECTIVITY[locale]), project)
        assert layout.itemById("figures") is None
        shown = layout.itemById("sentence").currentText()
        assert "".join(shown.split()) == "".join(sentence.split())
    finally:
        summary.setCustomProperty(KEY_PROPERTY, "roadconnectivity_summary")


def test_an_answer_without_figures_says_so(shared):
    told = figures("circle", layers_by_key(shared), "zh")
    assert not told.rows
    assert QgsExpression(told.sentence).evaluate() == "“时限覆盖统计”已计算，但现有数据得不出数字。"


def test_the_figures_follow_the_theme_of_the_sheet(shared, make, tmp_path, pages_of):
    """The sheet of a project has one table for all themes; the sentence goes where there are figures."""
    layout = make(Print(THEME, "A4", theme="道路通畅", switched=True))
    wanted = {"道路通畅": "全区325.0%100%900", "道路": "县道29.2", "15分钟生活圈": "现有数据得不出数字"}
    for theme, text in wanted.items():
        QgsExpressionContextUtils.setLayoutVariable(layout, "theme", theme)
        layout.refresh()
        with export.current(shared):
            settings = QgsLayoutExporter.PdfExportSettings()
            settings.textRenderFormat = Qgis.TextRenderFormat.AlwaysText
            QgsLayoutExporter(layout).exportToPdf(str(tmp_path / "theme.pdf"), settings)
        (page,) = pages_of(tmp_path / "theme.pdf")
        assert {each: each in page for each in wanted.values()} == {each: each == text for each in wanted.values()}


def test_a_theme_of_the_users_own_has_no_figures(shared):
    told = figures("", layers_by_key(shared), "zh")
    assert (told.rows, told.sentence) == ((), "")
    assert layouts.first_theme(shared, "zh") == "重点帮扶层级"
