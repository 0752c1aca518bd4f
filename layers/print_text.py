"""What a page of the atlas says: expressions on the township of the page and the layers beside it."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

from qgis.core import QgsVectorLayer

TITLE = '[% coalesce("full_name", "name") %]'
NOTICE = "示意数据，非测绘成果"
NUMBER = "第 [% @atlas_featurenumber %] / [% @atlas_totalfeatures %] 页"
LINE_LENGTH = 24
"""Chinese has no spaces to break at: longer lines are cut after so many wide characters (letters and digits apart)."""
_HERE = "\"town_code\" = attribute(@atlas_feature, 'town_code')"


def tier(layers: Mapping[str, QgsVectorLayer]) -> str:
    """Return the township's own tier, or the key villages in it with theirs."""
    if "villages" not in layers:
        return "[% coalesce(\"key_tier_name\", '') %]"
    named = '"name" || \'（\' || coalesce("key_tier_name", "tier") || \'）\''
    keys = _aggregate(layers["villages"], "concatenate", named, f'"tier" IS NOT NULL AND {_HERE}', "'、'")
    return f"[% coalesce(\"key_tier_name\", nullif({keys}, ''), '') %]"


def summary(layers: Mapping[str, QgsVectorLayer]) -> str:
    """Return the page's block of facts; a line without a fact is left out."""
    lines = [
        _line("行政村", "\"village_count\" || ' 个'"),
        _line("社区", "\"community_count\" || ' 个'"),
        _line("村民小组", "\"n_groups\" || ' 个'"),
        _line("农村人口", "format_number(\"n_population\", 0) || ' 人'"),
        _line("2010年普查人口", "format_number(\"pop_2010\", 0) || ' 人'"),
        _line("公布面积", "\"area_km2\" || ' km²'"),
    ]
    if "villages" in layers:
        names = _aggregate(layers["villages"], "concatenate", '"name"', f'"tier" IS NOT NULL AND {_HERE}', "'、'")
        lines.append(_line("重点村", f"nullif({names}, '')"))
    lines += [
        _line("帮扶集团", '"aid_name"'),
        _line("联系区领导", '"aid_leaders"'),
        _line("规划工程", _works()),
    ]
    if "roadconnectivity" in layers:
        lines += _connectivity(layers["roadconnectivity"])
    return "".join(lines)


def source(printed_on: datetime.date | None) -> str:
    """Return the footer: where the township's facts come from, and the date that was given."""
    made = f"　制图日期：{printed_on.isoformat()}" if printed_on else ""
    return "资料来源：[% coalesce(\"source\", '') %]" + made


def _works() -> str:
    """Return the works the plan places here; of what it places nowhere a zero would say too much."""
    counts = (
        ("供水", "n_water_works", "处"),
        ("道路", "n_road_projects", "项"),
        ("气象", "n_weather_stations", "处"),
        ("项目", "n_projects", "个"),
    )
    parts = [f"if(\"{field}\" > 0, '{name} ' || \"{field}\" || ' {unit}，', '')" for name, field, unit in counts]
    return f"nullif(regexp_replace({' || '.join(parts)}, '，$', ''), '')"


def _connectivity(layer: QgsVectorLayer) -> list[str]:
    def count(status: str) -> str:
        return f"coalesce({_aggregate(layer, 'count', '1', f'{status} AND {_HERE}')}, 0)"

    def people(status: str) -> str:
        total = _aggregate(layer, "sum", '"population"', f"{status} AND {_HERE}")
        return f"coalesce({total}, 0)"

    connected, every = "\"status\" = 'connected'", "true"
    share = f"format_number(100.0 * {people(connected)} / nullif({people(every)}, 0), 1)"
    return [
        _line("通畅小组", f"{count(connected)} || ' / ' || {count(every)} || ' 个，人口占 ' || {share} || '%'"),
        _line(
            "待通畅",
            f"({count(every)} - {count(connected)}) || ' 个小组，' || "
            f"format_number({people(every)} - {people(connected)}, 0) || ' 人'",
        ),
    ]


def _aggregate(layer: QgsVectorLayer, kind: str, expression: str, condition: str, separator: str = "") -> str:
    tail = f", concatenator:={separator}" if separator else ""
    return f"aggregate('{layer.id()}', '{kind}', {expression}, {condition}{tail})"


def _line(name: str, value: str) -> str:
    text = f"'{name}：' || ({value}) || '\\n'"
    wide = f"([ -~]*[^ -~\\\\n]){{{LINE_LENGTH}}}"
    wrapped = f"regexp_replace({text}, '({wide})(?=[^\\\\n])', '\\\\1\\n　　')"
    return f"[% coalesce({wrapped}, '') %]"
