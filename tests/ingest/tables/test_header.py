"""Titles, headers, totals and remarks are told from the data, merged or not."""

import pytest
from wulong_planner.ingest.tables import read_table

DATA = [[1, "黄莺乡", "双河村", 12, 5], [2, "桐梓镇", "香树村", 8, 3]]


def _why(table):
    return [(each.row, each.why) for each in table.skipped]


def test_one_row(workbook):
    table = read_table(workbook([["序号", "乡镇", "村", "户", "人"], *DATA]))
    assert list(table.frame.columns) == ["序号", "乡镇", "村", "户", "人"]
    assert table.frame.iloc[0].tolist() == DATA[0]
    assert (table.header_rows, table.frame.index.tolist(), table.skipped) == ((1,), [2, 3], [])


def test_title_two_merged_rows_numbering_total_and_remarks(workbook):
    """
    |        饮水情况表         |
    | 填报单位：水利局    单位：人 |
    | 序号 | 乡镇 | 村 |  人口   |
    |      |      |    | 户 | 人 |
    |  甲  |  乙  | 丙 | 1 | 2  |
    """
    rows = [["饮水情况表"], ["填报单位：水利局", None, None, "单位：人"], ["序号", "乡镇", "村", "人口", None],
            [None, None, None, "户", "人"], ["甲", "乙", "丙", 1, 2], *DATA, ["合计", None, None, 20, 8],
            ["注：数据截至年底"], ["填表人：张三", None, None, "审核人：李四"]]  # fmt: skip
    table = read_table(workbook(rows, merge=["A1:E1", "A3:A4", "B3:B4", "C3:C4", "D3:E3"]))
    assert list(table.frame.columns) == ["序号", "乡镇", "村", "人口_户", "人口_人"]
    assert table.frame.to_numpy().tolist() == DATA
    assert table.header_rows == (3, 4)
    assert _why(table) == [(1, "title"), (2, "title"), (5, "numbering"), (8, "total"), (9, "remark"), (10, "remark")]
    assert "8: 合计 20 8" in " ".join(map(str, table.notes))


def test_three_merged_rows(workbook):
    rows = [["村", "人口", None, None, None], [None, "男", None, "女", None], [None, "老", "少", "老", "少"],
            ["双河村", 1, 2, 3, 4]]  # fmt: skip
    table = read_table(workbook(rows, merge=["A1:A3", "B1:E1", "B2:C2", "D2:E2"]))
    assert list(table.frame.columns) == ["村", "人口_男_老", "人口_男_少", "人口_女_老", "人口_女_少"]
    assert table.frame.to_numpy().tolist() == [["双河村", 1, 2, 3, 4]]


def test_two_rows_without_merging_as_in_text(text_file):
    table = read_table(text_file("村,人口,\n,户,人\n双河村,1,2\n"))
    assert list(table.frame.columns) == ["村", "人口_户", "人口_人"]
    assert table.frame.to_numpy().tolist() == [["双河村", "1", "2"]]


def test_only_names_below_one_header(workbook):
    table = read_table(workbook([["乡镇", "村"], ["黄莺乡", "双河村"], ["桐梓镇", "香树村"]]))
    assert table.frame.to_numpy().tolist() == [["黄莺乡", "双河村"], ["桐梓镇", "香树村"]]


def test_a_township_merged_over_its_villages_and_a_number_merged_too(workbook):
    """The name belongs to each row; the number to the first, or it would be counted twice."""
    rows = [["乡镇", "村", "补助"], ["黄莺乡", "双河村", 9], [None, "复兴村", None], ["桐梓镇", "香树村", 4]]
    table = read_table(workbook(rows, merge=["A2:A3", "C2:C3"]))
    assert table.frame.to_numpy().tolist() == [
        ["黄莺乡", "双河村", 9],
        ["黄莺乡", "复兴村", None],
        ["桐梓镇", "香树村", 4],
    ]


def test_subtotals_and_repeated_headers_within(workbook):
    rows = [["乡镇", "村", "人"], ["黄莺乡", "双河村", 1], ["小计", None, 1], ["乡镇", "村", "人"],
            ["桐梓镇", "香树村", 2], [None, "合 计", 3]]  # fmt: skip
    table = read_table(workbook(rows))
    assert table.frame["村"].tolist() == ["双河村", "香树村"]
    assert _why(table) == [(3, "total"), (4, "header"), (6, "total")]


def test_no_header_at_all(text_file):
    table = read_table(text_file("500156203200,双河村,1\n500156109200,香树村,2\n"))
    assert list(table.frame.columns) == ["column_1", "column_2", "column_3"]
    assert len(table.frame) == 2 and table.header_rows == ()


@pytest.mark.parametrize(("rows", "first"), [(0, "乡镇"), (1, "黄莺乡"), (2, "桐梓镇")])
def test_the_user_may_say_how_many(workbook, rows, first):
    path = workbook([["乡镇", "村"], ["黄莺乡", "双河村"], ["桐梓镇", "香树村"]])
    assert read_table(path, header_rows=rows).frame.iloc[0, 0] == first


def test_names_that_stand_twice_or_not_at_all(text_file):
    table = read_table(text_file("村,人,人,,=1+1,人_2\n双河村,1,2,3,4,5\n"))
    assert list(table.frame.columns) == ["村", "人", "人_2", "column_4", "=1+1", "人_2_2"]
    assert "人, 人_2 stand more than once" in " ".join(map(str, table.notes))


def test_line_breaks_and_blanks_in_a_title(workbook):
    table = read_table(workbook([["村　名\n（全称）", "tap  water"], ["双河村", 1]]))
    assert list(table.frame.columns) == ["村名(全称)", "tap water"]


def test_a_remark_behind_the_last_row_is_no_village(workbook):
    table = read_table(workbook([["乡镇", "村", "人"], ["黄莺乡", "双河村", 1], ["以上数据由各乡镇上报"]]))
    assert len(table.frame) == 1 and _why(table) == [(3, "remark")]


@pytest.mark.parametrize(
    "row",
    [
        ["填表人：某某", None, "审核：某某"],
        ["填表人：某某", "审核：某某", "2024年12月30日"],
        ["制表：", "某某", "复核："],
        ["填报单位：某局", "联系电话：", 77720000],
    ],
)
def test_a_foot_of_several_cells_is_no_village(workbook, row):
    table = read_table(workbook([["乡镇", "村", "人"], ["黄莺乡", "双河村", 1], ["合计", None, 1], row]))
    assert len(table.frame) == 1 and _why(table) == [(3, "total"), (4, "remark")]


def test_a_village_named_like_a_remark_stays(workbook):
    table = read_table(workbook([["村", "人"], ["说明村", 1], ["来源村", 2]]))
    assert table.frame["村"].tolist() == ["说明村", "来源村"]
