"""Turn labelled cells into polygons with smooth borders that neighbours share vertex by vertex."""

from __future__ import annotations

import numpy as np
import shapely

from .mosaic import Mosaic

SIMPLIFY_SPACINGS = (0.45, 0.3, 0.15, 0.0)
"""Tolerances of the simplification of a border before it is rounded, in spacings of the mosaic: the first one
that keeps every area whole is used."""
CORNER_CUTS = 2
CORNER_CUT_SHARE = 0.25
GRID_M = 0.1
"""Vertices lie on this grid, so that no two are nearer than what the rounding of degrees can tell apart."""


def outlines(mosaic: Mosaic, labels: np.ndarray, outline: shapely.Polygon) -> np.ndarray:
    """Give one polygon per label 0…n-1: together they cover the outline without gap or overlap.

    Raises:
        ValueError: when a label has no cell or the smoothed borders leave it in pieces.
    """
    first, second = mosaic.edges.T
    arcs = shapely.line_merge(shapely.union_all(mosaic.borders[labels[first] != labels[second]]))
    for tolerance in SIMPLIFY_SPACINGS:
        smooth = _smooth(shapely.get_parts(arcs), tolerance * mosaic.spacing_m)
        polygons = _polygons(smooth, mosaic, labels, outline)
        whole = shapely.get_type_id(polygons) == shapely.GeometryType.POLYGON
        if (whole & ~shapely.is_empty(polygons)).all():
            return shapely.normalize(polygons)
    raise ValueError("the smoothed borders leave an area in pieces")


def _polygons(arcs: np.ndarray, mosaic: Mosaic, labels: np.ndarray, outline: shapely.Polygon) -> np.ndarray:
    lines = shapely.union_all(np.append(arcs, outline.exterior), grid_size=GRID_M)
    faces = shapely.get_parts(shapely.polygonize([lines]))
    faces = faces[shapely.contains_xy(outline, shapely.get_coordinates(shapely.point_on_surface(faces)))]
    count = int(labels.max()) + 1
    face_label = _absorb(faces, _labels_of_faces(faces, mosaic, labels), count)
    return np.array([shapely.coverage_union_all(faces[face_label == label]) for label in range(count)])


def _smooth(arcs: np.ndarray, tolerance_m: float) -> np.ndarray:
    """Simplify each border between two nodes and cut its corners; the nodes stay."""
    out = []
    for arc in shapely.simplify(arcs, tolerance_m):
        points = shapely.get_coordinates(arc)
        for _ in range(CORNER_CUTS):
            if len(points) < 3:
                break
            start, stop = points[:-1], points[1:]
            step = CORNER_CUT_SHARE * (stop - start)
            cut = np.stack([start + step, stop - step], axis=1)
            points = np.vstack([points[:1], cut.reshape(-1, 2)[1:-1], points[-1:]])
        out.append(shapely.LineString(points))
    return np.array(out)


def _labels_of_faces(faces: np.ndarray, mosaic: Mosaic, labels: np.ndarray) -> np.ndarray:
    """Give each face the label of most of the cells in it, -1 if it holds none."""
    face, cell = shapely.STRtree(shapely.points(mosaic.xy)).query(faces, predicate="contains")
    votes = np.zeros((len(faces), int(labels.max()) + 1))
    np.add.at(votes, (face, labels[cell]), mosaic.area[cell])
    return np.where(votes.sum(axis=1) > 0, votes.argmax(axis=1), -1)


def _absorb(faces: np.ndarray, face_label: np.ndarray, count: int) -> np.ndarray:
    """Hand faces without a label, and all but the largest part of each label, to the neighbour of longest border."""
    face_label = face_label.copy()
    area = shapely.area(faces)
    main = {int(label): _main_part(faces, area, np.flatnonzero(face_label == label)) for label in range(count)}
    lost = [face for face in range(len(faces)) if face_label[face] < 0 or face not in main[face_label[face]]]
    face_label[lost] = -1
    tree = shapely.STRtree(faces)
    while lost:
        left = []
        for face in sorted(lost, key=lambda index: (-area[index], index)):
            near = [other for other in tree.query(faces[face]) if face_label[other] >= 0]
            shared = shapely.length(shapely.intersection(faces[face], faces[near])) if near else np.zeros(1)
            if shared.max() > 0:
                face_label[face] = face_label[near[int(shared.argmax())]]
            else:
                left.append(face)
        if len(left) == len(lost):
            raise ValueError("a piece of the outline has no neighbour")
        lost = left
    return face_label


def _main_part(faces: np.ndarray, area: np.ndarray, own: np.ndarray) -> set[int]:
    """Give the faces of the largest connected part."""
    if len(own) <= 1:
        return set(own.tolist())
    first, second = shapely.STRtree(faces[own]).query(faces[own], predicate="touches")
    shared = shapely.length(shapely.intersection(faces[own[first]], faces[own[second]])) > 0
    links: dict[int, list[int]] = {}
    for one, other in zip(first[shared].tolist(), second[shared].tolist()):
        links.setdefault(one, []).append(other)
    best: set[int] = set()
    todo = set(range(len(own)))
    while todo:
        part, stack = set(), [min(todo)]
        while stack:
            face = stack.pop()
            if face not in part:
                part.add(face)
                stack.extend(links.get(face, []))
        todo -= part
        best = max(best, part, key=lambda faces_of: sum(area[own[face]] for face in faces_of))
    return {int(own[face]) for face in best}
