"""Write the data dictionary ``docs/data.md`` from the layer catalog and the bundled GeoPackage.

Run ``python -m wulong_planner.tools.data_dictionary [--output FILE]``. Everything but the introduction comes from
the LayerSpecs; numbers of rows and the words that occur in fields of plain text are read from the bundled file.
"""

from __future__ import annotations

import argparse
import sqlite3
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from pathlib import Path

from ..layers import codes
from ..layers.catalog import BY_KEY, CRS, GROUPS, LAYERS, RESULTS
from ..layers.spec import FieldSpec, LayerSpec

ROOT = Path(__file__).resolve().parents[1]
BUNDLED = ROOT / "data" / "townships.gpkg"
TARGET = ROOT / "docs" / "data.md"

Words = dict[str, list[str]]
"""Field name to the words that stand in it, the most frequent first."""

GEOMETRY = {"Polygon": "面 polygon", "Point": "点 point", "LineString": "线 line", None: "表 table"}
KIND = {"text": "文本 text", "integer": "整数 integer", "real": "小数 number"}
OPTIONAL_POINTS = "unlocated"
"""A layer with this field has rows without geometry, and says why."""
WORDED = ("kind", "stage", "sector", "scale", "nature", "binding", "place_kind", "unit_kind", "seat_kind", "count_unit")
"""Fields of plain text that repeat a few words; the words are listed."""
BARE = "—"
INTRODUCTION = f"""# 数据字典 · Data dictionary

由图层目录自动生成，请勿手改：`python -m wulong_planner.tools.data_dictionary`。
Generated from the layer catalog; do not edit by hand.

- 文件 File: `data/townships.gpkg`（GeoPackage，{CRS}，UTF-8）。工作区是它的副本，分析结果写在副本里。
  A workspace is a copy of it; results are written into the copy.
- 代码一律为文本 Codes are text: 区县 6 位、乡镇 9 位、村和社区 12 位 — district 6, township 9, village 12 digits.
- 每条记录有来源 `source`；有几何的另有 `located_by`，没有位置的在 `unlocated` 写明原因。
  Every row names its `source`; geometry says how it was located, and what has no place says why.
- 示意数据（`located_by` = `modelled`）不是测绘成果，见 `data/SOURCES.md`。
  Modelled geometry is schematic, not surveyed: see `data/SOURCES.md`.
- 字段名、代码值不翻译、不改名；界面显示中文或英文别名。
  Field names and coded values are never translated; people read the alias.
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--output", type=Path, default=TARGET)
    target = parser.parse_args(arguments).output
    target.write_text(page(LAYERS, RESULTS, BUNDLED), encoding="utf-8", newline="\n")
    print(f"data dictionary: {target}")
    return 0


def page(layers: Sequence[LayerSpec], results: Sequence[LayerSpec], bundled: Path) -> str:
    """Return the whole page in Markdown.

    Args:
        layers: layers of the bundled file, in the order of the catalog.
        results: layers that algorithms write.
        bundled: the GeoPackage whose rows are counted, opened read-only.
    """
    with closing(sqlite3.connect(f"{bundled.resolve().as_uri()}?mode=ro", uri=True)) as database:
        counts = {spec.key: count_rows(database, spec) for spec in layers}
        words = {spec.key: words_of(database, spec) for spec in layers if counts[spec.key] is not None}
    parts = [INTRODUCTION, "\n".join(overview(layers, results, counts)), "\n".join(coded_values(layers, results))]
    parts.append("## 随插件数据 · Bundled layers\n")
    parts += ["\n".join(section(spec, counts[spec.key], words.get(spec.key, {}))) for spec in layers]
    parts.append("## 分析结果 · Results of the algorithms\n")
    parts += ["\n".join(section(spec, None, {})) for spec in results]
    return "\n".join(parts).rstrip("\n") + "\n"


def count_rows(database: sqlite3.Connection, spec: LayerSpec) -> int | None:
    """Return how many rows a layer of the file has; None where the file does not have it."""
    if not database.execute("SELECT 1 FROM sqlite_master WHERE name = ?", (spec.key,)).fetchone():
        return None
    return int(database.execute(f'SELECT count(*) FROM "{spec.key}"').fetchone()[0])


def words_of(database: sqlite3.Connection, spec: LayerSpec) -> Words:
    """Return the words in each field of plain text that repeats a few."""
    found: Words = {}
    for field in spec.fields:
        if field.name in WORDED and not field.values:
            sql = (
                f'SELECT "{field.name}" FROM "{spec.key}" WHERE "{field.name}" IS NOT NULL '
                f'GROUP BY "{field.name}" ORDER BY count(*) DESC, "{field.name}"'
            )
            found[field.name] = [row[0] for row in database.execute(sql)]
    return found


def overview(layers: Iterable[LayerSpec], results: Iterable[LayerSpec], counts: dict[str, int | None]) -> Iterator[str]:
    """Yield the list of all layers."""
    yield "## 图层一览 · All layers\n"
    yield from table("图层 Layer", "名称", "Title", "类型 Kind", "行数 Rows", "分组 Group")
    for spec in (*layers, *results):
        rows = counts.get(spec.key)
        group = " ".join(GROUPS[spec.group])
        yield row(f"[`{spec.key}`](#{spec.key})", spec.zh, spec.en, geometry(spec), rows, group)
    yield ""


def coded_values(layers: Iterable[LayerSpec], results: Iterable[LayerSpec]) -> Iterator[str]:
    """Yield every set of coded values once, with the fields that use it."""
    users: dict[codes.Codes, list[str]] = {}
    for spec in (*layers, *results):
        for field in spec.fields:
            if field.values:
                users.setdefault(field.values, []).append(f"`{spec.key}.{field.name}`")
    yield "## 代码值 · Coded values\n"
    for values, fields in users.items():
        yield from table("值 Value", "含义", "Meaning")
        yield from (row(f"`{value}`", zh, en) for value, zh, en in values)
        yield f"\n用于 Used by: {', '.join(fields)}\n"


def section(spec: LayerSpec, rows: int | None, words: Words) -> Iterator[str]:
    """Yield the part about one layer."""
    yield f'<a id="{spec.key}"></a>\n'
    yield f"### `{spec.key}` {spec.zh} · {spec.en}\n"
    facts = [geometry(spec)]
    if rows is not None:
        facts.append(f"{rows} 行 rows")
    facts.append(f"主键 key `{spec.primary}`")
    if spec.view:
        facts.append("视图，随数据自动更新 view, counted anew")
    yield "；".join(facts) + "\n"
    yield from table("字段 Field", "中文", "English", "类型 Type", "单位 Unit", "取值 Values")
    for field in spec.fields:
        yield row(f"`{field.name}`", field.zh, field.en, KIND[field.kind], field.unit, meaning(field))
    for name, found in words.items():
        if found:
            yield f"\n`{name}` 出现的值 words in use ({len(found)}): {'、'.join(found)}"
    yield from links(spec)
    yield ""


def links(spec: LayerSpec) -> Iterator[str]:
    """Yield the joins and relations of a layer."""
    for join in spec.joins:
        names = ", ".join(f"`{join.prefix}{name}`" for name in join.fields)
        other = f"[`{join.layer}`](#{join.layer})`.{join.join_field}`"
        yield f"\n连接 Join: `{spec.key}.{join.target_field}` = {other} → {names}"
    for relation in spec.relations:
        yield (
            f"\n关联 Relation ({relation.zh} · {relation.en}): `{spec.key}.{relation.parent_field}` 1 → n "
            f"[`{relation.child}`](#{relation.child})`.{relation.child_field}`"
        )


def meaning(field: FieldSpec) -> str:
    """Return what may stand in a field."""
    if field.values:
        return "、".join(f"`{value}` {zh}" for value, zh, _ in field.values)
    if field.lookup:
        other = BY_KEY[field.lookup.layer]
        return f"[{other.zh} {other.en}](#{other.key}) `{field.lookup.code_field}`"
    return ""


def geometry(spec: LayerSpec) -> str:
    """Return the kind of geometry, and that it may be missing."""
    name = GEOMETRY[spec.geometry]
    return f"{name}，可为空 may be null" if OPTIONAL_POINTS in {field.name for field in spec.fields} else name


def table(*titles: str) -> Iterator[str]:
    """Yield the head of a table."""
    yield row(*titles)
    yield "|" + "---|" * len(titles)


def row(*cells: object) -> str:
    """Return a line of a table; bars inside cells are escaped."""
    shown = (BARE if cell is None or cell == "" else str(cell).replace("|", "\\|") for cell in cells)
    return "| " + " | ".join(shown) + " |"


if __name__ == "__main__":
    sys.exit(main())
