"""The planner's decisions about names, kept in the workspace and used again next year."""

from __future__ import annotations

from ..spec import LayerSpec, text

# fmt: off
MATCHING: tuple[LayerSpec, ...] = (
    LayerSpec(
        "match_decisions", "地名匹配决定", "Decisions about names", None, "results",
        (text("raw_name", "原名称", "Name as given"), text("parent_name", "原上级名称", "Township as given"),
         text("code", "代码", "Code"), text("level", "级别", "Level"), text("decided_on", "决定日期", "Decided on"),
         text("note", "备注", "Note")),
        "raw_name", "raw_name",
    ),
)
# fmt: on
