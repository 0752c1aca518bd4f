import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from qgis.core import QgsExpression, QgsExpressionContext, QgsFeature, QgsFields
from wulong_planner.briefing.pinyin import english
from wulong_planner.compat import make_field
from wulong_planner.layers.printing import words


def said(text, cells, lines, fallback="—"):
    """Return what stands on the page for a text."""
    literal = "NULL" if text is None else words.quoted(text)
    parsed = QgsExpression(words.fitted(literal, cells, lines, fallback))
    value = parsed.evaluate()
    assert not parsed.hasEvalError(), parsed.evalErrorString()
    return value


def cells_of(line):
    """Return the width of a line in Chinese characters: two letters take one."""
    return sum(0.5 if " " <= each <= "~" else 1 for each in line)


@pytest.mark.parametrize(
    ("text", "cells", "lines", "shown"),
    [
        ("石桥乡", 10, 1, "石桥乡"),
        ("石桥苗族土家族乡", 4, 2, "石桥苗族\n土家族乡"),
        ("石桥苗族土家族乡人民政府", 4, 1, "石桥苗…"),
        ("共有1234个", 3, 2, "共有\n1234个"),
        ("一二三（四五）", 5, 2, "一二三（四\n五）"),
        ("甲乙丙丁。", 4, 2, "甲乙丙\n丁。"),
        ("", 4, 1, "—"),
        ("  \n ", 4, 1, "—"),
        (None, 4, 1, "—"),
        ("行\n首\t尾", 5, 1, "行 首 尾"),
        ('it\'s "<b>bold</b>" & [% 1+1 %]', 40, 1, 'it\'s "<b>bold</b>" & [% 1+1 %]'),
        ("Water supply of the township seat", 8, 3, "Water supply \nof the \ntownship seat"),
    ],
)
def test_text_is_broken_and_cut(text, cells, lines, shown):
    assert said(text, cells, lines) == shown


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="一乡镇村㵲, aW1.。（）'\"<>\\%", max_size=80), st.integers(3, 12), st.integers(1, 4))
def test_no_text_takes_more_than_its_room(text, cells, lines):
    shown = said(text, cells, lines).split("\n")
    assert len(shown) <= lines
    assert all(cells_of(line.rstrip()) <= cells for line in shown)


def test_ten_thousand_characters_are_cut_at_once():
    for text in ("9" * 10_000, "长" * 10_000, "ab " * 4_000):
        shown = said(text, 10, 2)
        assert shown.endswith("…")
        assert len(shown) < 50


def test_lines_of_a_heading():
    assert words.line_count("道路通畅统计：小组通畅率", 20) == 1
    assert words.line_count("道路通畅统计：小组通畅率", 8) == 2
    assert words.line_count("Road connectivity by area: Share of groups connected", 17) == 2


@pytest.mark.parametrize(
    ("text", "cells", "fewest"),
    [
        ("待覆盖人口", 4, 3),  # 待覆盖 | 人口, not 待覆盖人 | 口
        ("目标", 4, 2),
        ("自来水普及率目标", 5, 4),
        ("Groups connected", 8, 6),  # "connected" is nine letters
        ("Groups connected", 4, 4),  # it has to be broken anyhow
    ],
)
def test_headings_break_into_even_lines(text, cells, fewest):
    assert words.balanced(text, cells) == fewest
    assert words.line_count(text, fewest) == words.line_count(text, cells)


def test_tiers_have_their_legends_name_in_english():
    assert words.tier_name("区级重点村", "12", "zh") == "区级重点村"
    assert words.tier_name("区级重点村", "12", "en") == "Key village of the district"
    assert words.tier_name("他处的层级", "7", "en") == "Tier 7"


def test_sources_of_the_bundled_data_in_english():
    source = "名称、代码：china-division 2.7.0（国家统计局 2023 年统计用区划代码）；形状为示意（模型生成，非测绘）"
    pairs = ", ".join(map(words.quoted, words.source_words()))
    english = QgsExpression(f"replace({words.quoted(source)}, map({pairs}))").evaluate()
    assert english == (
        "Names and codes: china-division 2.7.0 (National Bureau of Statistics, division codes of 2023); "
        "shapes are schematic (modelled, not surveyed)"
    )


def test_units_have_no_word_for_a_counter_in_english():
    assert words.unit("个", "zh") == " 个"
    assert words.unit("个", "en") == ""
    assert words.unit("km²", "en") == " km²"
    assert words.unit("%", "zh") == "%"


@pytest.mark.parametrize(
    ("chinese", "pinyin", "said"),
    [
        ("芋荷村", "yuhecun", "Yuhe Village"),
        ("仙女山街道", "xiannvshanjiedao", "Xiannüshan Subdistrict"),
        ("石桥乡", "shi qiao xiang", "Shiqiao Township"),
        ("武隆区", "Wulongqu", "Wulong District"),
        ("村", "cun", "Cun"),
        ("长坝", "changba", "Changba"),
        ("无音村", None, "无音村"),
        ("空村", "", "空村"),
    ],
)
def test_a_name_in_english_is_that_of_web_map_and_card(chinese, pinyin, said):
    assert english(chinese, pinyin or "") == said
    fields = QgsFields()
    for each in ("name", "pinyin"):
        fields.append(make_field(each, "text"))
    feature = QgsFeature(fields)
    feature.setAttributes([chinese, pinyin])
    context = QgsExpressionContext()
    context.setFeature(feature)
    context.setFields(fields)
    assert QgsExpression(words.name("en")).evaluate(context) == said
    assert QgsExpression(words.name("zh")).evaluate(context) == chinese
