"""Results of the questions about the data themselves."""

from __future__ import annotations

from .. import codes
from ..spec import NAME, LayerSpec, real, text

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
    LayerSpec(
        "runs", "运行记录", "Runs", None, "results",
        (text("result", "结果表", "Result table"), text("algorithm", "算法", "Algorithm"),
         text("tables", "写入的表", "Tables written"), text("inputs", "输入及其SHA-256", "Inputs and their SHA-256"),
         text("parameters", "再次运行（JSON）", "Run again (JSON)"),
         text("command", "再次运行（命令行）", "Run again (command line)"),
         text("not_again", "不能再次运行的原因", "Why it cannot be run again"),
         text("crs", "计算坐标系", "Computed in"), text("profile", "参数方案", "Profile"),
         text("language", "语言", "Language"), text("plugin_version", "插件版本", "Plugin version"),
         text("qgis_version", "QGIS版本", "QGIS version"),
         text("date", "运行时间", "Date"), real("seconds", "耗时", "Duration", "s")),
        "result", "result",
    ),
)
# fmt: on
