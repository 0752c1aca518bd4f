"""The slides, read back with python-pptx."""

import io
import time
from dataclasses import replace

import openpyxl
import pandas as pd
import pytest
from PIL import Image
from pptx import Presentation
from pptx.util import Emu, Inches
from wulong_planner.analysis.errors import InputError
from wulong_planner.briefing import slide_data as data
from wulong_planner.briefing import slide_parts as parts
from wulong_planner.briefing.slide_plan import GAPS, PLANS, Pick
from wulong_planner.briefing.slides import HEIGHT, WIDTH, make_slides, themes, write_slides
from wulong_planner.layers.catalog import BY_KEY
from wulong_planner.processing.workspace_questions import QUESTIONS

from .conftest import FORMULA, HOSTILE
from .test_workbook import HOSTILE_TEXTS

SAID = "8 个村民小组中 5 个通畅，占 62.5%；目标 99%（测算设定），还差 3 个小组、116 人。"


def picture(width=130, height=94):
    buffer = io.BytesIO()
    Image.new("RGB", (width, height), "#56b4e9").save(buffer, "PNG")
    return buffer.getvalue()


def opened(data):
    return Presentation(io.BytesIO(data))


@pytest.fixture(scope="module")
def deck(briefing):
    return opened(make_slides(briefing, {"connectivity": picture()}))


def named(slide, name):
    return next(shape for shape in slide.shapes if shape.name == name)


def texts(slide):
    """Return every text of a slide, of its tables and of its charts."""
    found = []
    for shape in slide.shapes:
        if shape.has_text_frame:
            found.append(shape.text_frame.text)
        if shape.has_table:
            found += [cell.text for row in shape.table.rows for cell in row.cells]
        if shape.has_chart:
            found += [str(each) for each in shape.chart.plots[0].categories]
    return found


def test_only_questions_with_an_answer_have_a_slide(deck, briefing):
    titles = [named(slide, "title").text_frame.text for slide in deck.slides]
    assert titles == [briefing.title, "主要结论", "道路通畅", "各乡镇（街道）缺口清单（共 2 行）", "来源与运行记录"]
    assert themes(briefing) == ("connectivity",)


def test_the_slides_are_wide(deck):
    assert (deck.slide_width, deck.slide_height) == (Inches(WIDTH), Inches(HEIGHT))
    assert deck.slide_width / deck.slide_height == pytest.approx(16 / 9, rel=1e-3)


def test_the_cover_says_schematic_date_and_review_number(briefing):
    runs = pd.DataFrame({"date": ["2026-11-23T08:00:00+08:00", "2026-11-24T09:00:00+08:00"]})
    run = briefing.layers["runs"].reindex([0, 1]).assign(**runs, result="roadconnectivity", algorithm="wulong:x")
    told = replace(briefing, layers={**briefing.layers, "runs": run}, review_no="渝S 1")
    slides = opened(make_slides(told, {})).slides
    assert named(slides[0], "date").text_frame.text == "日期：2026-11-24（最近一次计算）"
    assert named(slides[0], "notice").text_frame.text == "示意数据，非测绘成果\n内部资料，不得公开\n审图号：渝S 1"
    assert named(slides[-1], "runs").table.cell(1, 0).text == "村民小组道路通畅"
    plain = opened(make_slides(briefing, {})).slides[0]
    assert named(plain, "date").text_frame.text == "日期：________\n审图号：________"


def test_the_chart_is_native_and_its_numbers_can_be_edited(briefing):
    summary = briefing.layers["roadconnectivity_summary"].assign(motorable=1.0, cut_off=[0, 0, 0, 1, 0], no_road=0.0)
    told = replace(briefing, layers={**briefing.layers, "roadconnectivity_summary": summary})
    chart = named(opened(make_slides(told, {})).slides[2], "chart").chart
    plot = chart.plots[0]
    assert list(plot.categories) == ["桐梓镇", "石桥乡"]
    assert {series.name: series.values for series in plot.series} == {
        "通达小组": (1, 1),
        "断头小组": (1, 0),
        "未通小组": (0, 0),
    }
    sheet = pd.read_excel(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob), index_col=0)
    assert sheet.to_dict("list") == {"通达小组": [1, 1], "断头小组": [1, 0], "未通小组": [0, 0]}
    assert list(sheet.index) == ["桐梓镇", "石桥乡"]


def test_the_table_is_native_and_says_how_many_rows_there_are(deck):
    slide = deck.slides[2]
    cells = [[cell.text for cell in row.cells] for row in named(slide, "table").table.rows]
    assert cells == [["道路编号", "长度（m）", "受益小组（个）", "受益人口（人）"], ["r2", "850.0", "1", "30"]]
    assert named(slide, "caption").text_frame.text == "建议硬化路段（共 1 行）"


def test_a_long_table_is_cut_and_says_so(briefing):
    links = briefing.layers["roadconnectivity_links"]
    many = pd.concat([links] * 20, ignore_index=True).assign(road_id=[f"r{number}" for number in range(20)])
    told = replace(briefing, layers={**briefing.layers, "roadconnectivity_links": many})
    slide = opened(make_slides(told, {})).slides[2]
    assert len(named(slide, "table").table.rows) == 1 + 8
    assert named(slide, "caption").text_frame.text == "建议硬化路段（列前 8 行，共 20 行）"


def test_the_map_is_a_picture_in_its_box_with_a_description(deck):
    shape = named(deck.slides[2], "map")
    assert shape.width / shape.height == pytest.approx(130 / 94, rel=0.01)
    assert shape.left >= Inches(0.4) - 1
    assert shape.left + shape.width <= Inches(6.9) + 1
    assert shape._element.nvPicPr.cNvPr.get("descr") == "道路通畅专题图"


def test_the_notes_give_conclusion_source_and_method(deck):
    notes = deck.slides[2].notes_slide.notes_text_frame.text
    assert SAID in notes
    assert "道路通畅统计（roadconnectivity_summary）" in notes
    assert "方法（wulong:roadconnectivity）：" in notes
    assert len(notes.split("方法（wulong:roadconnectivity）：\n")[1]) > 50
    assert "• 登记表：村民小组" in deck.slides[-1].notes_slide.notes_text_frame.text


def test_the_gaps_of_each_township_those_with_most_first(briefing):
    slide = opened(make_slides(briefing, {})).slides[3]
    cells = [[cell.text for cell in row.cells] for row in named(slide, "gaps").table.rows]
    assert cells == [
        ["乡镇（街道）", "通畅距目标小组（个）", "通畅距目标人口（人）"],
        ["桐梓镇", "2", "48"],
        ["石桥乡", "1", "68"],
    ]


def test_every_letter_has_a_typeface_for_latin_and_for_chinese(deck):
    name = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
    for slide in deck.slides:
        runs = list(slide._element.iter(f"{name}rPr"))
        assert runs
        for run in runs:
            assert run.find(f"{name}latin").get("typeface") == "Microsoft YaHei"
            assert run.find(f"{name}ea").get("typeface") == "Microsoft YaHei"


def test_each_slide_but_the_first_has_notice_and_number(deck):
    for number, slide in enumerate(list(deck.slides)[1:], start=2):
        assert "示意数据，非测绘成果；内部资料，不得公开" in named(slide, "foot").text_frame.text
        assert named(slide, "number").text_frame.text == f"{number} / 5"


def test_two_runs_give_the_same_bytes(briefing):
    first = make_slides(briefing, {"connectivity": picture()})
    time.sleep(2.1)  # a zip entry keeps even seconds
    assert make_slides(briefing, {"connectivity": picture()}) == first


def test_nothing_runs_over_its_box_or_the_slide(briefing):
    long = "很长的村名" * 40
    summary = briefing.layers["roadconnectivity_summary"].assign(name=long)
    told = replace(briefing, district=long, layers={**briefing.layers, "roadconnectivity_summary": summary})
    for slide in opened(make_slides(told, {})).slides:
        for shape in slide.shapes:
            assert shape.left >= 0
            assert shape.top >= 0
            assert shape.left + shape.width <= Inches(WIDTH) + 2
            assert shape.top + shape.height <= Inches(HEIGHT) + 2
            if shape.has_text_frame and shape.text_frame.text:
                assert needed(shape) <= shape.height
            if shape.has_table:
                assert all(overfull(shape.table, row) == [] for row in shape.table.rows)


def needed(shape):
    frame = shape.text_frame
    width = Emu(shape.width - frame.margin_left - frame.margin_right).inches
    high = sum(
        parts.lines_of(each.text, each.runs[0].font.size.pt, width) * each.runs[0].font.size.pt * parts.LINE / 72
        for each in frame.paragraphs
        if each.runs
    )
    return Inches(high) + frame.margin_top + frame.margin_bottom - 2


def overfull(table, row):
    """Return the texts of a row that take more lines than its height has."""
    found = []
    for column, cell in zip(table.columns, row.cells):
        size = cell.text_frame.paragraphs[0].runs[0].font.size.pt
        width = Emu(column.width - cell.margin_left - cell.margin_right).inches
        lines = max(1, int(Emu(row.height).inches * 72 / (size * parts.LINE)))
        if parts.lines_of(cell.text, size, width) > lines:
            found.append(cell.text)
    return found


@pytest.mark.parametrize(
    ("text", "width", "shown"),
    [("一二三四五", 1.0, "一二三四五"), ("一二三四五六七八", 1.0, "一二三四…"), ("", 1.0, ""), ("abc", 1.0, "abc")],
)
def test_text_is_cut_to_its_width(text, width, shown):
    """At 14.4 points a Chinese character is 0.2 inch wide: five fit in one inch."""
    assert parts.cut(text, 14.4, width) == shown


def test_letters_get_smaller_before_a_text_is_cut():
    box = parts.Box(0, 0, 2.12, 0.5)
    assert parts.fit("一二三四", box, parts.Look(20)) == ("一二三四", 20)
    shown, size = parts.fit("一二三四五六七八九十", box, parts.Look(20))
    assert (shown, size) == ("一二三四五六七八九十", 14)
    shown, size = parts.fit("一" * 400, box, parts.Look(20, smallest=12))
    assert (shown[-1], size) == ("…", 12)


def test_widths_are_shared_and_the_widest_give_way():
    assert parts.shared([1, 1, 2], 8) == [2, 2, 4]
    assert parts.shared([1, 2, 9], 6) == [1, 2, 3]
    assert parts.shared([4, 4, 4], 6) == [2, 2, 2]


@pytest.mark.parametrize(("most", "step"), [(0, 1), (7, 2), (18, 5), (29_000, 10_000), (0.4, 0.1), (100, 20)])
def test_steps_of_an_axis_are_round(most, step):
    assert parts.step_of(most) == pytest.approx(step)


def test_any_text_comes_back_as_it_was(briefing):
    """A name stands in a table and in a chart; what is too long for its column is cut with an ellipsis."""
    summary = briefing.layers["roadconnectivity_summary"]
    town = summary[summary["level"] == "township"].iloc[[0]]
    rows = pd.concat([town] * len(HOSTILE_TEXTS), ignore_index=True)
    rows = rows.assign(zone=[str(number) for number in range(len(rows))], name=HOSTILE_TEXTS, motorable=1)
    told = replace(briefing, layers={**briefing.layers, "roadconnectivity_summary": rows})
    deck = opened(make_slides(told, {}))
    gaps = [row.cells[0].text for row in named(deck.slides[-2], "gaps").table.rows][1:]
    wanted = [text.replace("\n", " ") for text in HOSTILE_TEXTS]
    for shown, text in zip(gaps, wanted):
        assert shown == text or (shown.endswith("…") and text.startswith(shown[:-1]))
    assert gaps[-1] == wanted[-1] or "…" in gaps[-1]
    assert len(gaps) == len(wanted)


def test_names_in_a_chart_never_become_formulas_or_links(briefing):
    bars = parts.Bars("题", [FORMULA, "http://a.b", HOSTILE], [parts.Series("数", [1.0, None, 3.0], "56B4E9")])
    deck = Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[6])
    parts.add_chart(slide, "chart", bars, parts.Box(0, 0, 8, 4))
    buffer = io.BytesIO()
    deck.save(buffer)
    chart = named(opened(buffer.getvalue()).slides[0], "chart").chart
    sheet = openpyxl.load_workbook(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob)).active
    assert [cell.value for cell in sheet["A"]][1:3] == [FORMULA, "http://a.b"]
    assert {cell.data_type for cell in sheet["A"][1:]} == {"s"}
    assert not any(cell.hyperlink for cell in sheet["A"])
    assert [cell.value for cell in sheet["B"]] == ["数", 1, None, 3]


def test_numbers_and_names_that_are_not_there(briefing):
    nan, inf = float("nan"), float("inf")
    rows = [("500156109", "桐梓镇", nan, 2, 30), ("500156202", None, 1, inf, nan), (None, "无代码", 1, 1, 1)]
    columns = ["zone", "name", "motorable", "groups_to_do", "people_to_do"]
    given = briefing.layers["roadconnectivity_summary"]
    towns = given.iloc[:3].reset_index(drop=True)
    towns = towns.assign(**pd.DataFrame(rows, columns=columns), level="township", cut_off=nan, no_road=nan)
    summary = pd.concat([given[given["level"] == "district"], towns], ignore_index=True)
    told = replace(briefing, layers={**briefing.layers, "roadconnectivity_summary": summary})
    deck = opened(make_slides(told, {}))
    plot = named(deck.slides[2], "chart").chart.plots[0]
    assert {series.name: series.values for series in plot.series} == {"通达小组": (1, None, 1)}
    cells = [[cell.text for cell in row.cells] for row in named(deck.slides[3], "gaps").table.rows]
    assert cells[1] == ["桐梓镇", "2", "30"]
    assert not any(word in cell for slide in deck.slides for cell in texts(slide) for word in ("nan", "None", "inf"))


def test_a_title_of_any_length_is_cut(briefing):
    deck = opened(make_slides(replace(briefing, district="长" * 10_000), {}))
    assert deck.core_properties.title == "长" * 255


def test_conclusions_say_what_is_schematic_and_every_sentence_is_whole(briefing, deck):
    table = named(deck.slides[1], "conclusions").table
    assert [cell.text for cell in table.rows[0].cells] == ["内容", "结论", "是否达到目标", "数据"]
    assert [row.cells[1].text for row in list(table.rows)[1:]] == [SAID]
    assert table.cell(1, 3).text == "—"
    summary = briefing.layers["roadconnectivity_summary"].assign(basis="modelled")
    told = replace(briefing, layers={**briefing.layers, "roadconnectivity_summary": summary})
    slides = opened(make_slides(told, {})).slides
    assert named(slides[1], "conclusions").table.cell(1, 3).text == "示意数据"
    assert named(slides[2], "headline").text_frame.text.endswith("（以上按示意数据测算，不是实测结果。）")


def grid(*texts):
    return parts.Grid(["列"], [[text] for text in texts], [1.0])


def drawn(grid, box, sizes, lines):
    deck = Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[6])
    parts.add_table(slide, "t", grid, box, sizes, lines)
    rows = list(slide.shapes[0].table.rows)
    return rows, rows[0].cells[0].text_frame.paragraphs[0].runs[0].font.size.pt


def test_letters_of_a_table_are_the_largest_in_which_all_rows_fit():
    """Two lines of 20 points are 0.36 inch each and get 0.12 of air; at half the height only 10 points fit."""
    rows, size = drawn(grid("一"), parts.Box(0, 0, 2, 1.0), (20, 10), 1)
    assert (size, [round(Emu(row.height).inches, 2) for row in rows]) == (20, [0.48, 0.48])
    rows, size = drawn(grid("一"), parts.Box(0, 0, 2, 0.5), (20, 10), 1)
    assert (size, [round(Emu(row.height).inches, 2) for row in rows]) == (10, [0.25, 0.25])
    rows, size = drawn(grid("一" * 40), parts.Box(0, 0, 2, 0.2), (20, 10), 3)
    assert (size, [round(Emu(row.height).inches, 2) for row in rows]) == (10, [0.1, 0.1])
    assert rows[1].cells[0].text.endswith("…")


def scored(*rows):
    columns = ["indicator", "name", "unit", "value_2020", "computed", "target_2025", "table"]
    return pd.DataFrame(rows, columns=columns).assign(light="open")


def test_a_chart_has_one_unit_and_says_which(briefing):
    frame = briefing.layers["scoreboard"].reindex(range(3))
    rows = scored(("a", "甲", "%", 1.0, 2.0, 3.0, "x"), ("b", "乙", "公里", 100.0, 200.0, 300.0, "x"),
                  ("c", "丙", "%", 4.0, 5.0, 6.0, "x"))  # fmt: skip
    told = replace(briefing, layers={**briefing.layers, "scoreboard": frame.assign(**rows.to_dict("list"))})
    plan = next(each for each in PLANS if each.questions == ("scoreboard",))
    bars = data.chart_of(told, plan.chart)
    assert (list(bars.categories), bars.unit) == (["甲", "丙"], "%")


def test_a_table_says_with_which_limit_and_what_it_compares(answered):
    reach = Pick("nearestfacility_summary", ("name", "people_pct"), {"level": "township"}, "+people_pct", "+cutoff")
    assert data.grid_of(answered, (reach,))[0] == "时限覆盖统计：15 分钟以内（共 2 行）"
    tiers = answered.layers["tiersummary"].reindex(range(1)).assign(name="甲", mean=2.0, field="minutes")
    told = replace(answered, layers={**answered.layers, "tiersummary": tiers})
    bars = data.chart_of(told, (Pick("tiersummary", ("name", "mean")),))
    assert (bars.title, bars.unit) == ("分层统计：至驻地时间：均值（按人口）", "分钟")


def test_a_table_of_nothing_gives_way_to_one_that_says_something(answered):
    frame = answered.layers["safewater_summary"].reindex(range(1)).assign(name="甲", people_unsafe=0.0)
    told = replace(answered, layers={**answered.layers, "safewater_summary": frame})
    nothing = Pick("safewater_summary", ("name", "people_unsafe"), order="people_unsafe")
    links = Pick("roadconnectivity_links", ("road_id", "people_gained"), order="people_gained")
    assert data.grid_of(told, (nothing, links))[0].startswith("建议硬化路段")
    assert data.grid_of(told, (nothing,))[0].startswith("饮水安全统计")


def test_characters_xml_cannot_hold_are_left_out(briefing):
    told = replace(briefing, district="武\x00隆\x0b\ud800区\uffff")
    assert opened(make_slides(told, {})).slides[0].shapes[2].text_frame.text.startswith("武隆区")


def test_every_question_has_one_slide_and_every_field_is_known():
    asked = [question for plan in PLANS for question in plan.questions]
    assert sorted(asked) == sorted(each.key for each in QUESTIONS)
    for pick in [pick for plan in PLANS for pick in (*plan.chart, *plan.grid)]:
        fields = {each.name for each in BY_KEY[pick.table].fields}
        assert set(pick.fields) | set(pick.where) <= fields
        assert pick.order.lstrip("+") in {*fields, ""}
    for table, field, _ in GAPS:
        assert field in {each.name for each in BY_KEY[table].fields}


def test_without_results_there_are_still_slides(plain_workspace):
    from wulong_planner.briefing.model import build_briefing

    titles = [texts(slide)[0] for slide in opened(make_slides(build_briefing(plain_workspace), {})).slides]
    assert len(titles) == 2


def test_a_folder_that_cannot_be_written_is_named(briefing, tmp_path):
    blocker = tmp_path / "file"
    blocker.write_text("", encoding="utf-8")
    with pytest.raises(InputError, match="slides could not be written to"):
        write_slides(briefing, blocker / "a.pptx", {})
