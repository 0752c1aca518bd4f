"""Joins and relations between the layers of a workspace, as their specs say."""

from __future__ import annotations

from collections.abc import Mapping

from qgis.core import QgsProject, QgsRelation, QgsVectorLayer, QgsVectorLayerJoinInfo

from .catalog import BY_KEY
from .spec import JoinSpec, LayerSpec, RelationSpec


def add_joins(layers: Mapping[str, QgsVectorLayer]) -> None:
    """Show fields of one layer on another, joined by code; a join that is there already stays."""
    for key, layer in layers.items():
        present = {(join.joinLayerId(), join.prefix()) for join in layer.vectorJoins()}
        for join in BY_KEY[key].joins:
            other = layers.get(join.layer)
            if other is not None and (other.id(), join.prefix) not in present:
                layer.addJoin(_join_info(join, other))


def add_relations(project: QgsProject, layers: Mapping[str, QgsVectorLayer], locale: str) -> None:
    """Relate parents to their rows (township to villages, aid group to members, project to places)."""
    manager = project.relationManager()
    for key, layer in layers.items():
        for relation in BY_KEY[key].relations:
            child = layers.get(relation.child)
            if child is not None:
                manager.addRelation(_relation(BY_KEY[key], relation, layer, child, locale))


def relation_id(parent_key: str, relation: RelationSpec) -> str:
    """Return the id of a relation, the same in every project."""
    return f"wulong_{parent_key}_{relation.child}"


def relations_of(project: QgsProject, spec: LayerSpec) -> dict[str, QgsRelation]:
    """Return the relations of a layer that are in the project, by the key of their child."""
    manager = project.relationManager()
    found = {each.child: manager.relation(relation_id(spec.key, each)) for each in spec.relations}
    return {child: relation for child, relation in found.items() if relation.isValid()}


def _join_info(join: JoinSpec, other: QgsVectorLayer) -> QgsVectorLayerJoinInfo:
    info = QgsVectorLayerJoinInfo()
    info.setJoinLayer(other)
    info.setJoinFieldName(join.join_field)
    info.setTargetFieldName(join.target_field)
    info.setPrefix(join.prefix)
    info.setJoinFieldNamesSubset(list(join.fields))
    # A view changes when its tables do, and nothing tells the cache.
    info.setUsingMemoryCache(not BY_KEY[join.layer].view)
    info.setEditable(False)
    return info


def _relation(
    parent: LayerSpec, spec: RelationSpec, layer: QgsVectorLayer, child: QgsVectorLayer, locale: str
) -> QgsRelation:
    relation = QgsRelation()
    relation.setId(relation_id(parent.key, spec))
    relation.setName(spec.zh if locale.startswith("zh") else spec.en)
    relation.setReferencedLayer(layer.id())
    relation.setReferencingLayer(child.id())
    relation.addFieldPair(spec.child_field, spec.parent_field)
    return relation
