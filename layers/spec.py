"""What a layer, a field, a join and a relation of the data model are, and the fields that many layers share."""

from __future__ import annotations

from dataclasses import dataclass

from . import codes


@dataclass(frozen=True)
class LookupSpec:
    """The field holds a code of another layer; forms show ``text_field`` of the row with that code."""

    layer: str
    code_field: str
    text_field: str


@dataclass(frozen=True)
class FieldSpec:
    """A field: its name never changes, its alias is what the planner reads."""

    name: str
    kind: str  # text | integer | real
    zh: str
    en: str
    unit: str = ""
    values: codes.Codes = ()
    """Coded values and their meaning; empty where any value may stand."""
    lookup: LookupSpec | None = None


@dataclass(frozen=True)
class JoinSpec:
    """Fields of another layer shown on this one, joined by code."""

    layer: str
    target_field: str
    join_field: str
    prefix: str
    fields: tuple[str, ...]


@dataclass(frozen=True)
class RelationSpec:
    """One parent row to many rows of ``child``."""

    child: str
    child_field: str
    parent_field: str
    zh: str
    en: str


@dataclass(frozen=True)
class LayerSpec:
    """All that is known of a layer before any data is read."""

    key: str
    zh: str
    en: str
    geometry: str | None  # Polygon | Point | LineString | None
    group: str
    fields: tuple[FieldSpec, ...]
    primary: str
    display: str
    joins: tuple[JoinSpec, ...] = ()
    relations: tuple[RelationSpec, ...] = ()
    view: str = ""
    """SQL of a read-only view, counted anew whenever the tables change."""
    listed_as: str = ""
    """Expression by which lists and forms name a row; the field ``display`` where empty."""


def text(name: str, zh: str, en: str, values: codes.Codes = (), lookup: LookupSpec | None = None) -> FieldSpec:
    """Return a field of text."""
    return FieldSpec(name, "text", zh, en, values=values, lookup=lookup)


def integer(name: str, zh: str, en: str, unit: str = "", values: codes.Codes = ()) -> FieldSpec:
    """Return a field of whole numbers."""
    return FieldSpec(name, "integer", zh, en, unit, values)


def real(name: str, zh: str, en: str, unit: str = "") -> FieldSpec:
    """Return a field of numbers."""
    return FieldSpec(name, "real", zh, en, unit)


SOURCE = text("source", "来源", "Source")
LOCATED_BY = text("located_by", "定位方式", "Located by", codes.LOCATED_BY)
BASIS = text("basis", "数据依据", "Based on", codes.BASIS)
UNLOCATED = text("unlocated", "未定位原因", "Why it has no location")
TOWN = text("town_code", "乡镇代码", "Township code")
IN_TOWN = text("town_code", "所属乡镇", "Township", lookup=LookupSpec("townships", "town_code", "name"))
VILLAGE = text("village_code", "村代码", "Village code")
IN_VILLAGE = text("village_code", "所属行政村", "Village", lookup=LookupSpec("villages", "village_code", "name"))
NAME = text("name", "名称", "Name")
PINYIN = text("pinyin", "拼音", "Pinyin")
TIER = text("tier", "重点帮扶层级", "Key-village tier", lookup=LookupSpec("key_units", "tier", "tier_name"))
REMARK = text("remark", "备注", "Remark")
PROJECT_NO = text("project_no", "项目序号", "Project number")
STAGE = text("stage", "建设性质", "Stage")
KIND = text("kind", "类别", "Kind")
POPULATION = integer("population", "人口", "People", "人")
HOUSEHOLDS = integer("households", "户数", "Households", "户")
CONTENT = text("content", "建设内容", "Content")
TOWN_NAME = JoinSpec("townships", "town_code", "town_code", "town_", ("name",))
