"""Results of the questions about the data themselves."""

from __future__ import annotations

from .. import codes
from ..spec import NAME, LayerSpec, text

# fmt: off
DATA: tuple[LayerSpec, ...] = (
    LayerSpec(
        "checkworkspace", "工作空间检查", "Workspace check", None, "results",
        (text("severity", "程度", "Severity", codes.SEVERITY), text("check", "检查项", "Check"),
         text("layer", "图层", "Layer"), text("layer_name", "图层名称", "Layer name"),
         text("feature", "要素", "Feature"), NAME, text("problem", "问题", "Problem"),
         text("value", "数值", "Value"), text("remedy", "处理办法", "Remedy")),
        "check", "problem",
    ),
)
# fmt: on
