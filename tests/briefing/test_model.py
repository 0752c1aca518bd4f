"""The headline numbers, counted by hand from the drawing in conftest."""

import pyogrio
import pytest
from wulong_planner.analysis.errors import InputError
from wulong_planner.analysis.roads.roadconnectivity import REASONS
from wulong_planner.briefing import labels
from wulong_planner.briefing.model import build_briefing, documents
from wulong_planner.layers import codes


def counts(tally):
    return (tally.groups, tally.people, tally.groups_by_status["connected"], tally.people_by_status["connected"])


def test_the_district_is_counted(briefing):
    total = briefing.total
    assert counts(total) == (8, 450, 5, 330)
    assert total.share_pct == 62.5
    assert (total.target_pct, total.groups_to_do, total.people_to_do) == (99.0, 3, 116)
    assert briefing.title == "武隆区村民小组道路通畅简报"


def test_each_township_and_village_is_counted(briefing):
    assert [(each.code, *counts(each)) for each in briefing.tallies["township"]] == [
        ("500156109", 4, 200, 2, 150),
        ("500156202", 4, 250, 3, 180),
    ]
    assert [(each.code[-3:], each.groups_by_status["connected"]) for each in briefing.tallies["village"]] == [
        ("200", 2),
        ("201", 0),
        ("200", 2),
        ("201", 1),
    ]


def test_a_group_counts_for_its_villages_tier_else_for_its_townships(briefing):
    assert [(each.code, each.name, *counts(each)) for each in briefing.tallies["tier"]] == [
        ("1", "市级重点帮扶乡镇", 4, 250, 3, 180),
        ("10", "区级重点帮扶村", 2, 150, 2, 150),
    ]


def test_modelled_geometry_is_named(briefing, surveyed_workspace):
    assert "村民小组" in briefing.schematic and "村民小组道路通畅" in briefing.schematic
    assert build_briefing(surveyed_workspace).schematic == ()


def test_without_results_nothing_is_claimed(plain_workspace):
    briefing = build_briefing(plain_workspace)
    assert not briefing.has_results
    assert briefing.total.groups == 8
    assert briefing.total.share_pct is None
    assert briefing.total.groups_to_do is None
    assert briefing.total.groups_by_status["unknown"] == 8


def test_each_source_is_named_once(briefing):
    assert [source for source, _ in briefing.sources] == ["规划", "登记表", "模型"]


@pytest.mark.parametrize(
    ("source", "named"),
    [
        ("规划 专栏2 第16行", ["规划"]),
        ("规划 第七章第三节; 规划 专栏7", ["规划"]),
        ("规划 专栏7（见甲；乙）", ["规划"]),
        ("登记表 2.7（统计局）；形状为示意（模型生成）", ["登记表 2.7"]),
        ("登记表 2.7（统计局）；界线 outline 1.0（已纠偏，示意）", ["登记表 2.7", "界线 outline 1.0"]),
        ("names 3.0; 渝府〔2020〕18号：驻甲村", ["names 3.0", "渝府〔2020〕18号"]),
        ("模型生成的示意道路（非测绘）", ["模型生成的示意道路"]),
        ("names 3.0（GeoNames 8541480，CC BY 4.0）；按比例分配", ["names 3.0（GeoNames，CC BY 4.0）"]),
    ],
)
def test_a_source_is_shortened_to_its_documents(source, named):
    assert documents(source) == named


def test_a_file_that_is_no_geopackage_is_refused(tmp_path):
    path = tmp_path / "notes.gpkg"
    path.write_text("no", encoding="utf-8")
    with pytest.raises(InputError, match="cannot be read as a workspace"):
        build_briefing(path)


def test_a_missing_file_is_refused(tmp_path):
    with pytest.raises(InputError, match="there is no such file"):
        build_briefing(tmp_path / "none.gpkg")


def test_a_geopackage_without_villages_is_refused(tmp_path, workspace):
    path = tmp_path / "half.gpkg"
    pyogrio.write_dataframe(pyogrio.read_dataframe(workspace, layer="district"), path, layer="district")
    with pytest.raises(InputError, match="has no layer townships"):
        build_briefing(path)


def test_an_empty_layer_is_named(tmp_path, workspace):
    path = tmp_path / "empty.gpkg"
    path.write_bytes(workspace.read_bytes())
    pyogrio.write_dataframe(pyogrio.read_dataframe(path, layer="groups").iloc[:0], path, layer="groups", append=False)
    with pytest.raises(InputError, match=r"The layer groups of .* is empty"):
        build_briefing(path)


def test_a_result_without_status_is_refused(tmp_path, workspace):
    path = tmp_path / "copy.gpkg"
    path.write_bytes(workspace.read_bytes())
    result = pyogrio.read_dataframe(path, layer="roadconnectivity").drop(columns="status")
    pyogrio.write_dataframe(result, path, layer="roadconnectivity", layer_options={"OVERWRITE": "YES"})
    with pytest.raises(InputError, match="has no field status"):
        build_briefing(path)


def test_every_status_and_reason_of_the_analysis_has_plain_words():
    assert [each.key for each in labels.STATUSES] == [code for code, _, _ in codes.CONNECTIVITY]
    assert set(labels.REASONS) == set(REASONS)
    assert set(labels.ROAD_STYLES) == {code for code, _, _ in codes.ROAD_CLASS}


def test_no_two_statuses_share_colour_or_shape():
    assert len({each.colour for each in labels.STATUSES}) == len(labels.STATUSES)
    assert len({each.shape for each in labels.STATUSES}) == len(labels.STATUSES)


def test_people_that_are_no_number_count_as_missing(tmp_path, workspace):
    path = tmp_path / "copy.gpkg"
    path.write_bytes(workspace.read_bytes())
    result = pyogrio.read_dataframe(path, layer="roadconnectivity")
    result["population"] = [float("inf"), float("-inf"), float("nan"), *result["population"].astype(float)[3:]]
    pyogrio.write_dataframe(result, path, layer="roadconnectivity", layer_options={"OVERWRITE": "YES"})
    summary = pyogrio.read_dataframe(path, layer="roadconnectivity_summary")
    summary["people_to_do"] = float("inf")
    pyogrio.write_dataframe(summary, path, layer="roadconnectivity_summary", layer_options={"OVERWRITE": "YES"})
    total = build_briefing(path).total
    assert total.people == 20 + 40 + 60 + 70 + 80  # g1, g2 and g3 are missing
    assert total.people_by_status["connected"] == 40 + 60 + 80
    assert total.people_to_do is None
