"""Forms, aliases, widgets and map tips: the attributes as the planner reads them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from qgis.core import (
    Qgis,
    QgsAttributeEditorContainer,
    QgsAttributeEditorField,
    QgsAttributeEditorRelation,
    QgsAttributeTableConfig,
    QgsEditFormConfig,
    QgsEditorWidgetSetup,
    QgsExpression,
    QgsFeatureRequest,
    QgsFieldConstraints,
    QgsRelation,
    QgsValueMapFieldFormatter,
    QgsVectorLayer,
)

from . import codes
from .catalog import BY_KEY, RESULTS
from .spec import FieldSpec, LayerSpec, LookupSpec

PROVENANCE = ("source", "located_by", "unlocated", "basis")
LONG_TEXTS = ("content", "sentence", "what", "resolution", "remark", "place_text", "leaders", "source")
NOT_IN_TIP = ("pinyin", "source", "component", "aid_aid_group_id")
TABS = {
    "facts": ("基本信息", "Facts"),
    "joined": ("帮扶与统计", "Aid and counts"),
    "provenance": ("来源", "Source"),
}
NO_VALUE = "—"
DECIMALS = {"m": 1, "min": 1, "%": 1}
OTHER_DECIMALS = 2
"""How many decimals a real number is shown with, by unit; the value itself keeps all."""
COLUMN_MIN, COLUMN_MARGIN, WIDE_CHARACTER, CHARACTER = 90, 30, 15, 8
"""Pixels of a column of the attribute table."""
RELATION_WIDGET = "relation_editor"
_CONTAINER_TYPE_SINCE = 33200
_ESCAPE = "replace(to_string({}),map('&','&amp;','<','&lt;','>','&gt;'))"
_TIP_TITLE = "<b>[% {} %]</b>"
_TIP_ROW = "[% if({field} IS NULL,'','<br>'||'{alias}'||{value}||'{unit}') %]"


@dataclass(frozen=True)
class ShownField:
    """A field of a layer with what is known of it; ``joined`` fields cannot be edited here."""

    name: str
    spec: FieldSpec
    joined: bool = False


def shown_fields(spec: LayerSpec) -> Iterator[ShownField]:
    """Give the layer's own fields, then those its joins add."""
    for field in spec.fields:
        yield ShownField(field.name, field)
    for join in spec.joins:
        by_name = {field.name: field for field in BY_KEY[join.layer].fields}
        for name in join.fields:
            yield ShownField(join.prefix + name, _named_after_layer(by_name[name], BY_KEY[join.layer]), joined=True)


def apply_forms(
    layer: QgsVectorLayer,
    spec: LayerSpec,
    layers: Mapping[str, QgsVectorLayer],
    *,
    locale: str = "zh",
    relations: Mapping[str, QgsRelation] | None = None,
) -> None:
    """Give a layer its aliases, widgets, constraints, form, display name and map tip."""
    for shown in shown_fields(spec):
        index = layer.fields().indexFromName(shown.name)
        if index >= 0:
            layer.setFieldAlias(index, alias(shown.spec, locale))
            computed = spec in RESULTS and not shown.joined
            layer.setEditorWidgetSetup(index, _widget(shown.spec, layers, locale, computed=computed))
    fid = layer.fields().indexFromName("fid")
    if fid >= 0:
        layer.setEditorWidgetSetup(fid, QgsEditorWidgetSetup("Hidden", {}))
    primary = layer.fields().indexFromName(spec.primary)
    if primary >= 0:
        layer.setFieldConstraint(primary, QgsFieldConstraints.Constraint.ConstraintNotNull)
    layer.setDisplayExpression(spec.listed_as or QgsExpression.quotedColumnRef(spec.display))
    layer.setMapTipTemplate(map_tip(layer, spec, locale))
    layer.setEditFormConfig(_form(layer, spec, locale, relations or {}))
    layer.setAttributeTableConfig(_table(layer))


def alias(field: FieldSpec, locale: str) -> str:
    """Return the field's alias with its unit."""
    if locale.startswith("zh"):
        return f"{field.zh}（{field.unit}）" if field.unit else field.zh
    unit = codes.unit(field.unit, locale)
    return f"{field.en} ({unit})" if unit else field.en


def map_tip(layer: QgsVectorLayer, spec: LayerSpec, locale: str) -> str:
    """Return the tip: the name, then each filled field; every value is escaped, none is markup."""
    title = _ESCAPE.format(QgsExpression.quotedColumnRef(spec.display))
    rows = [_TIP_TITLE.format(title)]
    joined = {(join.layer, name) for join in spec.joins for name in join.fields}
    for shown in shown_fields(spec):
        known = layer.fields().indexFromName(shown.name) >= 0
        lookup = shown.spec.lookup
        said_by_join = lookup is not None and not shown.joined and (lookup.layer, lookup.text_field) in joined
        if not known or said_by_join or shown.name in (spec.display, spec.primary, *NOT_IN_TIP):
            continue
        column = QgsExpression.quotedColumnRef(shown.name)
        coded = shown.spec.values or shown.spec.lookup
        quoted = QgsExpression.quotedValue(shown.name)
        rounded = f"round({column},{_decimals(shown.spec)})" if shown.spec.kind == "real" else column
        value = _ESCAPE.format(f"represent_value({column},{quoted})" if coded else rounded)
        name = f"{shown.spec.zh}：" if locale.startswith("zh") else f"{shown.spec.en}: "
        unit = f" {codes.unit(shown.spec.unit, locale)}".rstrip()
        rows.append(_TIP_ROW.format(field=column, alias=name.replace("'", "''"), value=value, unit=unit))
    return "".join(rows)


def _named_after_layer(field: FieldSpec, layer: LayerSpec) -> FieldSpec:
    """``name`` of another layer is no use as an alias: say whose."""
    if field.name != layer.display:
        return field
    return FieldSpec(field.name, field.kind, layer.zh, layer.en, field.unit)


def _decimals(field: FieldSpec) -> int:
    return DECIMALS.get(field.unit, OTHER_DECIMALS)


def _table(layer: QgsVectorLayer) -> QgsAttributeTableConfig:
    """Return the attribute table without row numbers of the file, each column as wide as its heading."""
    config = layer.attributeTableConfig()
    config.update(layer.fields())
    columns = config.columns()
    for column in columns:
        index = layer.fields().indexFromName(column.name)
        if index < 0:
            continue
        column.hidden = column.name == "fid"
        heading = layer.attributeDisplayName(index)
        letters = sum(WIDE_CHARACTER if ord(letter) > ord("ÿ") else CHARACTER for letter in heading)
        column.width = max(COLUMN_MIN, letters + COLUMN_MARGIN)
    config.setColumns(columns)
    return config


def _widget(
    field: FieldSpec, layers: Mapping[str, QgsVectorLayer], locale: str, *, computed: bool = False
) -> QgsEditorWidgetSetup:
    if field.values:
        texts = [{zh if locale.startswith("zh") else en: code} for code, zh, en in field.values]
        return QgsEditorWidgetSetup("ValueMap", {"map": texts})
    lookup = field.lookup
    source = layers.get(lookup.layer) if lookup else None
    if lookup and source is not None:
        if lookup.code_field == BY_KEY[lookup.layer].primary:
            return _value_relation(lookup, source)
        return QgsEditorWidgetSetup("ValueMap", {"map": _distinct(lookup, source)})
    if computed and field.kind == "real":  # only shown: editing with fewer decimals would round what is stored
        return QgsEditorWidgetSetup("Range", {"Precision": _decimals(field), "AllowNull": True, "Style": "SpinBox"})
    if field.name in LONG_TEXTS:
        return QgsEditorWidgetSetup("TextEdit", {"IsMultiline": True, "UseHtml": False})
    return QgsEditorWidgetSetup("TextEdit", {"IsMultiline": False}) if field.kind == "text" else QgsEditorWidgetSetup()


def _value_relation(lookup: LookupSpec, source: QgsVectorLayer) -> QgsEditorWidgetSetup:
    # No LayerSource: it would write an absolute path into the project.
    config = {
        "Layer": source.id(),
        "LayerName": source.name(),
        "LayerProviderName": source.providerType(),
        "Key": lookup.code_field,
        "Value": lookup.text_field,
        "AllowNull": True,
        "OrderByValue": True,
    }
    return QgsEditorWidgetSetup("ValueRelation", config)


def _distinct(lookup: LookupSpec, source: QgsVectorLayer) -> list[dict[str, str]]:
    """Return each code once with its text, in the order of the rows."""
    request = QgsFeatureRequest().setFlags(QgsFeatureRequest.Flag.NoGeometry)
    found: dict[str, str] = {}
    for row in source.getFeatures(request):
        found.setdefault(str(row[lookup.code_field]), str(row[lookup.text_field]))
    return [{text: code} for code, text in found.items()] + [{NO_VALUE: QgsValueMapFieldFormatter.NULL_VALUE}]


def _form(
    layer: QgsVectorLayer, spec: LayerSpec, locale: str, relations: Mapping[str, QgsRelation]
) -> QgsEditFormConfig:
    config = layer.editFormConfig()
    config.setLayout(QgsEditFormConfig.EditorLayout.TabLayout)
    config.clearTabs()
    tabs: dict[str, list[ShownField]] = {name: [] for name in TABS}
    for shown in shown_fields(spec):
        tab = "joined" if shown.joined else "provenance" if shown.name in PROVENANCE else "facts"
        tabs[tab].append(shown)
    root = config.invisibleRootContainer()
    for name, members in tabs.items():
        present = [(shown, layer.fields().indexFromName(shown.name)) for shown in members]
        present = [(shown, index) for shown, index in present if index >= 0]
        if not present:
            continue
        container = _tab(TABS[name][0] if locale.startswith("zh") else TABS[name][1], root)
        for shown, index in present:
            container.addChildElement(QgsAttributeEditorField(shown.name, index, container))
            config.setReadOnly(index, shown.joined or bool(spec.view))
        config.addTab(container)
    for relation in relations.values():
        container = _tab(relation.name(), root)
        table = QgsAttributeEditorRelation(relation.id(), relation, container)
        table.setRelationWidgetTypeId(RELATION_WIDGET)
        container.addChildElement(table)
        config.addTab(container)
    return config


def _tab(title: str, parent: QgsAttributeEditorContainer) -> QgsAttributeEditorContainer:
    container = QgsAttributeEditorContainer(title, parent)
    if Qgis.QGIS_VERSION_INT >= _CONTAINER_TYPE_SINCE:
        container.setType(Qgis.AttributeEditorContainerType.Tab)
    else:
        container.setIsGroupBox(False)
    return container
