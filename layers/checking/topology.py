"""How areas fit: villages and communities among each other and in their township, townships in the district.

An overlap, a gap or what reaches beyond is a sliver where its mean width (2 · area / perimeter) is less than the sliver
width: two digitised versions of one border.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import shapely

from ...analysis import thresholds
from ...ingest.importing.topology import find_overlaps
from .model import COMMUNITIES, DISTRICT, TOWN_CODE, TOWNSHIPS, VILLAGES, Found, Workspace, kept

PROFILE = "importing"
LEVELS = ((TOWNSHIPS,), (VILLAGES, COMMUNITIES))
"""Layers whose areas together divide the ground."""


def overlaps(workspace: Workspace) -> Iterator[Found]:
    """Find areas of one level that overlap; the row is the first of the two, the value names the other."""
    smallest, sliver = _limits()
    for level in LEVELS:
        keys = tuple(key for key in level if workspace.has(key))
        if not keys:
            continue
        shapes, owner, row = _together(workspace, keys)
        found = find_overlaps(_areas(shapes), smallest)
        labels = np.concatenate([workspace.codes(key).to_numpy(dtype=object) for key in keys])
        for name, chosen in (("overlap", found.width_m > sliver), ("overlap_sliver", found.width_m <= sliver)):
            for number, key in enumerate(keys):
                mine = np.flatnonzero(chosen & (owner[found.first] == number))
                if len(mine):
                    first, second = found.first[mine], found.second[mine]
                    common = shapely.intersection(shapes[first], shapes[second])
                    value = [f"{labels[other]}: {area:.0f} m²" for other, area in zip(second, found.area_m2[mine])]
                    fids = workspace.tables[key].index.to_numpy()[row[first]].tolist()
                    yield Found(name, key, fids, value, {}, workspace.points(common))


def nesting(workspace: Workspace) -> Iterator[Found]:
    """Find what of a township no village covers, and what of a village lies beyond it; so for the district."""
    if workspace.has(TOWNSHIPS, TOWN_CODE):
        keys = tuple(key for key in LEVELS[1] if workspace.has(key, TOWN_CODE))
        if keys:
            yield from _nest(workspace, TOWNSHIPS, keys, by_code=True)
        if workspace.has(DISTRICT) and len(workspace.tables[DISTRICT]) == 1:
            yield from _nest(workspace, DISTRICT, (TOWNSHIPS,), by_code=False)


def _nest(workspace: Workspace, parent: str, keys: tuple[str, ...], *, by_code: bool) -> Iterator[Found]:
    """Compare areas with those they belong to."""
    shapes, owner, row = _together(workspace, keys)
    whole = _areas(workspace.metric(parent))
    if by_code:
        place = {code: number for number, code in enumerate(workspace.codes(parent)) if code}
        codes = np.concatenate([workspace.text(key, TOWN_CODE).to_numpy(dtype=object) for key in keys])
        belongs = np.array([place.get(code, -1) for code in codes], dtype=np.intp)
    else:
        belongs = np.zeros(len(shapes), dtype=np.intp)
    shapes = _areas(shapes)
    belongs[shapely.is_missing(shapes)] = -1
    inside = np.flatnonzero(belongs >= 0)
    inside = inside[~shapely.is_missing(whole[belongs[inside]])]
    beyond = shapely.difference(shapes[inside], whole[belongs[inside]])
    for name, chosen, area in _graded(beyond, ("outside_parent", "outside_sliver")):
        for number, key in enumerate(keys):
            mine = chosen[owner[inside[chosen]] == number]
            if len(mine):
                fids = workspace.tables[key].index.to_numpy()[row[inside[mine]]].tolist()
                value = [f"{area[each]:.0f} m²" for each in mine]
                yield Found(name, key, fids, value, {}, workspace.points(beyond[mine]))
    yield from _gaps(workspace, parent, whole, shapes[inside], belongs[inside])


def _gaps(
    workspace: Workspace, parent: str, whole: np.ndarray, shapes: np.ndarray, belongs: np.ndarray
) -> Iterator[Found]:
    """Find parts of an area that none of the areas within covers; an area without any is not divided yet."""
    order = np.argsort(belongs, kind="stable")
    parents, first = np.unique(belongs[order], return_index=True)
    if not len(parents):
        return
    covered = np.array([shapely.union_all(part) for part in np.split(shapes[order], first[1:])], dtype=object)
    parts, of = shapely.get_parts(shapely.difference(whole[parents], covered), return_index=True)
    for name, chosen, area in _graded(parts, ("gap", "gap_sliver")):
        if len(chosen):
            fids = workspace.tables[parent].index.to_numpy()[parents[of[chosen]]].tolist()
            value = [f"{area[each]:.0f} m²" for each in chosen]
            yield Found(name, parent, fids, value, {}, workspace.points(parts[chosen]))


def _limits() -> tuple[float, float]:
    """Return the least area and the width of slivers, the same as for imports."""
    return thresholds.value(PROFILE, "overlap_min_m2"), thresholds.value(PROFILE, "sliver_width_m")


def _graded(shapes: np.ndarray, names: tuple[str, str]) -> Iterator[tuple[str, np.ndarray, np.ndarray]]:
    """Give the rows of wide pieces under the first name and of slivers under the second, with all areas."""
    smallest, sliver = _limits()
    area, perimeter = shapely.area(shapes), shapely.length(shapes)
    wide = 2 * area > sliver * perimeter
    yield names[0], np.flatnonzero((area > smallest) & wide), area
    yield names[1], np.flatnonzero((area > smallest) & ~wide), area


def _together(workspace: Workspace, keys: tuple[str, ...]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return the areas of several layers in metres, the layer and the row each is from."""
    sizes = [len(workspace.tables[key]) for key in keys]
    shapes = np.concatenate([workspace.metric(key) for key in keys])
    row = np.concatenate([np.arange(size) for size in sizes])
    return shapes, np.repeat(np.arange(len(keys)), sizes), row


def _areas(shapes: np.ndarray) -> np.ndarray:
    """Return the shapes, None for those that are no areas."""
    return kept(shapes, shapely.get_dimensions(shapes) == 2)
