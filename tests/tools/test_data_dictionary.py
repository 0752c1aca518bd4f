"""The data dictionary: what it says of a layer, and that the committed page is the present one."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from wulong_planner.layers.catalog import LAYERS, RESULTS
from wulong_planner.layers.spec import (
    JoinSpec,
    LayerSpec,
    LookupSpec,
    RelationSpec,
    integer,
    real,
    text,
)
from wulong_planner.tools import data_dictionary

WELLS = LayerSpec(
    "wells", "水井", "Wells", "Point", "works",
    (text("well_id", "井号", "Well"), text("kind", "类别", "Kind"),
     text("state", "状态", "State", (("ok", "完好", "Sound"), ("dry", "干涸", "Dry"))),
     real("depth_m", "深度|井深", "Depth", "m"),
     text("town_code", "乡镇", "Township", lookup=LookupSpec("townships", "town_code", "name")),
     integer("users", "人数", "Users", "人"), text("unlocated", "原因", "Why")),
    "well_id", "well_id",
    joins=(JoinSpec("townships", "town_code", "town_code", "town_", ("name", "kind")),),
    relations=(RelationSpec("pumps", "well_id", "well_id", "水泵", "Pumps"),),
)  # fmt: skip
TALLY = LayerSpec(
    "tally",
    "统计",
    "Tally",
    None,
    "plan",
    (text("kind", "类别", "Kind"),),
    "kind",
    "kind",
    view="SELECT kind FROM wells",
)


@pytest.fixture
def bundled(tmp_path: Path) -> Path:
    """A file with three made-up wells and a view of them."""
    path = tmp_path / "wells.gpkg"
    with closing(sqlite3.connect(path)) as database, database:
        database.execute("CREATE TABLE wells (well_id, kind, state, depth_m, town_code, users, unlocated)")
        database.executemany(
            "INSERT INTO wells (well_id, kind) VALUES (?, ?)",
            [("1", "土井"), ("2", "机井"), ("3", "机井"), ("4", None)],
        )
        database.execute("CREATE VIEW tally AS SELECT kind FROM wells")
    return path


def test_a_layer_is_told_in_full(bundled):
    lines = data_dictionary.page((WELLS, TALLY), (), bundled).splitlines()
    assert "| [`wells`](#wells) | 水井 | Wells | 点 point，可为空 may be null | 4 | 规划工程 Planned works |" in lines
    assert "### `wells` 水井 · Wells" in lines
    assert "点 point，可为空 may be null；4 行 rows；主键 key `well_id`" in lines
    assert "| `users` | 人数 | Users | 整数 integer | 人 | — |" in lines
    assert "| `depth_m` | 深度\\|井深 | Depth | 小数 number | m | — |" in lines
    assert "| `state` | 状态 | State | 文本 text | — | `ok` 完好、`dry` 干涸 |" in lines
    assert (
        "| `town_code` | 乡镇 | Township | 文本 text | — | [乡镇（街道） Townships](#townships) `town_code` |" in lines
    )
    assert "`kind` 出现的值 words in use (2): 机井、土井" in lines
    assert ("连接 Join: `wells.town_code` = [`townships`](#townships)`.town_code` → `town_name`, `town_kind`") in lines
    assert "关联 Relation (水泵 · Pumps): `wells.well_id` 1 → n [`pumps`](#pumps)`.well_id`" in lines
    assert "| `dry` | 干涸 | Dry |" in lines and "用于 Used by: `wells.state`" in lines
    assert "表 table；4 行 rows；主键 key `kind`；视图，随数据自动更新 view, counted anew" in lines


def test_a_layer_the_file_lacks_and_a_result_have_no_number_of_rows(bundled):
    missing = LayerSpec(
        "pumps", "水泵", "Pumps", None, "plan", (text("pump_id", "泵号", "Pump"),), "pump_id", "pump_id"
    )
    result = LayerSpec("served", "结果", "Served", "Polygon", "results", (text("a", "甲", "A"),), "a", "a")
    lines = data_dictionary.page((WELLS, missing), (result,), bundled).splitlines()
    assert "| [`pumps`](#pumps) | 水泵 | Pumps | 表 table | — | 规划表 Tables of the plan |" in lines
    assert "| [`served`](#served) | 结果 | Served | 面 polygon | — | 分析结果 Results |" in lines
    assert lines.index("### `pumps` 水泵 · Pumps") < lines.index("### `served` 结果 · Served")


def test_the_bundled_file_is_not_written(bundled):
    before = bundled.read_bytes()
    data_dictionary.page((WELLS,), (), bundled)
    assert bundled.read_bytes() == before and not list(bundled.parent.glob("*-journal"))


def test_the_committed_page_is_the_present_one():
    page = data_dictionary.page(LAYERS, RESULTS, data_dictionary.BUNDLED)
    assert data_dictionary.TARGET.read_text(encoding="utf-8") == page, (
        "run python -m wulong_planner.tools.data_dictionary"
    )


def test_every_layer_and_field_is_in_the_committed_page():
    page = data_dictionary.TARGET.read_text(encoding="utf-8")
    for spec in LAYERS + RESULTS:
        part = page.split(f'<a id="{spec.key}"></a>')[1].split('<a id="')[0]
        assert all(f"| `{field.name}` | {field.zh} | {field.en} |" in part for field in spec.fields), spec.key


def test_written_where_told(tmp_path):
    target = tmp_path / "data.md"
    assert data_dictionary.main(["--output", str(target)]) == 0
    assert target.read_bytes() == data_dictionary.TARGET.read_bytes()
