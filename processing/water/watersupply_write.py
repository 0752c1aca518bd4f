"""Results of ``wulong:watersupply`` as layers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import QgsProcessingFeedback, QgsWkbTypes

from ...analysis.errors import Cancelled
from ...layers import codes
from .. import geometry
from ..adapters import make_fields, read_frame, write_frame
from ..base import translate
from ..fields import BASIS, PROFILE
from ..networks import Layers
from ..telling import title
from . import inputs as read

if TYPE_CHECKING:
    import shapely

    from .watersupply_run import Answer

M_PER_KM, M2_PER_KM2, DONE_PCT, PART_SEP = 1000.0, 1e6, 100.0, "; "


def group_fields(people: str) -> tuple[tuple[str, str], ...]:
    """Return the fields per group, after its own; ``people`` is ``integer`` or ``real``."""
    return (
        ("work_id", "text"), ("work_name", "text"), ("served", people), ("unserved", people), ("works", "integer"),
        ("parts", "text"), ("distance_m", "real"), ("lift_m", "real"), ("reason", "text"), PROFILE, BASIS,
    )  # fmt: skip


def work_fields(people: str) -> tuple[tuple[str, str], ...]:
    """Return the fields per work, after its own."""
    return (
        ("capacity_people", people), ("capacity_from", "text"), ("large_scale", "integer"), ("load", people),
        ("load_pct", "real"), ("spare", people), ("groups", "integer"), ("mean_distance_m", "real"),
        ("reason", "text"), PROFILE, BASIS,
    )  # fmt: skip


def area_fields(people: str) -> tuple[tuple[str, str], ...]:
    """Return the fields per service area."""
    return (
        ("work_id", "text"), ("name", "text"), ("groups", "integer"), ("people", people), ("served", people),
        ("area_km2", "real"), PROFILE, BASIS,
    )  # fmt: skip


def summary_fields(people: str) -> tuple[tuple[str, str], ...]:
    """Return the fields of the table by area."""
    return (
        ("level", "text"), ("zone", "text"), ("name", "text"), ("groups", "integer"), ("groups_served", "integer"),
        ("people", people), ("people_served", people), ("served_pct", "real"), ("target_pct", "real"),
        ("people_to_do", people), ("central_target_pct", "real"), ("central_to_do", people), PROFILE, BASIS,
    )  # fmt: skip


def more_fields(people: str) -> tuple[tuple[str, str], ...]:
    """Return the fields per cluster of unserved groups."""
    return (
        ("cluster", "integer"), ("group_id", "text"), ("groups", "integer"), ("people", people),
        ("within_people", people), ("groups_added", "integer"), ("people_added", people), ("share_after_pct", "real"),
        PROFILE, BASIS,
    )  # fmt: skip


def write(layers: Layers, answer: Answer) -> dict:
    """Write what was asked for and return the outputs."""
    if layers.feedback.isCanceled():
        raise Cancelled
    origin = {"basis": codes.MODELLED if answer.schematic else "given", "profile": answer.profile}
    people = "integer" if answer.groups.whole_people else "real"
    found, total = answer.supply.allocation, answer.summary.iloc[0]
    name = title(translate("People served by area"), schematic=answer.schematic)
    outputs = {
        "OUTPUT": _write_groups(layers, answer, origin, people),
        "WORKS": _write_works(layers, answer, origin, people),
        "AREAS": _write_areas(layers, answer, origin, people),
        "SUMMARY": write_frame(
            layers.algorithm, layers.parameters, "SUMMARY", layers.context, answer.summary.assign(**origin),
            name=name, fields=summary_fields(people), style="watersupply_summary",
        ),
        "MORE": _write_more(layers, answer, origin, people),
        "PEOPLE": float(total["people"]),
        "PEOPLE_SERVED": found.served,
        "SERVED_PCT": float(total["served_pct"]),
        "PEOPLE_TO_DO": float(total["people_to_do"]),
        "PERSON_KM": found.person_m / M_PER_KM,
        "GAP_PCT": found.gap_people_pct,
        "GAP_KM_PCT": found.gap_person_m_pct,
        "IN_ORDER": answer.supply.in_order[0],
        "WORKS_USED": int(answer.supply.works["reason"].isna().sum()),
        "UNLIMITED": answer.unlimited,
        "SCHEMATIC": int(answer.schematic),
    }  # fmt: skip
    layers.feedback.setProgress(DONE_PCT)
    return {key: value for key, value in outputs.items() if value is not None and value == value}


def _write_groups(layers: Layers, answer: Answer, origin: dict, people: str) -> str | None:
    import numpy as np

    table, places = answer.supply.groups, answer.groups.places
    work = table["work"].to_numpy()
    joined = work >= 0
    ids, names = answer.works.table.id, answer.works.facilities.names
    frame = places.frame.assign(
        work_id=np.where(joined, ids[work], None), work_name=np.where(joined, names[work], None),
        parts=_parts(answer), **{column: table[column].to_numpy() for column in table if column != "work"}, **origin,
    )  # fmt: skip
    return write_frame(
        layers.algorithm, layers.parameters, "OUTPUT", layers.context, frame,
        name=title(translate("Villager groups by water work"), schematic=answer.schematic),
        fields=make_fields(group_fields(people), after=places.given.source.fields()),
        wkb_type=QgsWkbTypes.Type.Point, crs=places.given.crs, style="watersupply",
    )  # fmt: skip


def _parts(answer: Answer) -> list[str | None]:
    """Return work and people, one after the other, of groups that several works serve."""
    parts, ids = answer.supply.parts, answer.works.table.id
    several = parts[parts.duplicated("group", keep=False)]
    text = [f"{ids[work]}: {people:g}" for work, people in zip(several["work"], several["people"])]
    joined = several.assign(text=text).groupby("group")["text"].agg(PART_SEP.join) if len(several) else {}
    return [joined.get(row) for row in range(len(answer.supply.groups))]


def _write_works(layers: Layers, answer: Answer, origin: dict, people: str) -> str | None:
    import numpy as np

    works, table = answer.works, answer.supply.works
    places = works.facilities.places
    capacity = np.where(np.isfinite(answer.capacity), answer.capacity, np.nan)
    known = np.isfinite(capacity) | np.isfinite(works.m3d)
    large = (works.m3d >= read.default("large_m3d")) | (capacity >= read.default("large_people"))
    frame = places.frame.assign(
        capacity_people=capacity, capacity_from=works.known, large_scale=np.where(known, large.astype(float), np.nan),
        **{column: table[column].to_numpy() for column in table}, **origin,
    )  # fmt: skip
    return write_frame(
        layers.algorithm, layers.parameters, "WORKS", layers.context, frame,
        name=title(translate("Water works by load"), schematic=answer.schematic),
        fields=make_fields(work_fields(people), after=places.given.source.fields()),
        wkb_type=QgsWkbTypes.Type.Point, crs=places.given.crs, style="watersupply_works",
    )  # fmt: skip


def _write_areas(layers: Layers, answer: Answer, origin: dict, people: str) -> str | None:
    if layers.parameters.get("AREAS") is None:
        return None
    import geopandas
    import numpy as np
    import pandas as pd

    from ...analysis.water.areas import service_areas

    groups, table = answer.groups, answer.supply.groups
    work = table["work"].to_numpy()
    outline = _outline(layers, answer)
    areas = service_areas(groups.table.place, work, outline)
    rows = sorted(areas, key=lambda row: str(answer.works.table.id[row]) if row >= 0 else "")
    shapes = np.array([areas[row] for row in rows] + [None], dtype=object)[:-1]
    kept = np.array(rows, dtype=np.intp)
    sums = pd.DataFrame(
        {"work": work, "groups": 1, "people": groups.table.people, "served": table["served"].to_numpy()}
    ).groupby("work").sum().reindex(kept)  # fmt: skip
    nobody = translate("Not served by any work")
    frame = geopandas.GeoDataFrame(
        sums.reset_index(drop=True).assign(
            work_id=[answer.works.table.id[row] if row >= 0 else None for row in rows],
            name=[answer.works.facilities.names[row] if row >= 0 else nobody for row in rows],
            area_km2=[shape.area / M2_PER_KM2 for shape in shapes], **origin,
        ),
        geometry=geometry.back(shapes, groups.crs, groups.places.given, layers.context),
    )  # fmt: skip
    return write_frame(
        layers.algorithm, layers.parameters, "AREAS", layers.context, frame,
        name=title(translate("Service areas of water works"), schematic=answer.schematic), fields=area_fields(people),
        wkb_type=QgsWkbTypes.Type.MultiPolygon, crs=groups.places.given.crs, style="watersupply_areas",
    )  # fmt: skip


def _outline(layers: Layers, answer: Answer) -> shapely.Geometry:
    """Return the villages as one area, else the townships, else a hull around the groups."""
    import shapely

    from ...analysis.water.areas import hull

    quiet = QgsProcessingFeedback(False)
    for key in ("TOWNSHIPS", "ZONES"):
        given = layers.open(key)
        if given is None or given.source.wkbType() == QgsWkbTypes.Type.NoGeometry:
            continue
        frame = read_frame(given, layers.context, quiet, fields=[], crs=answer.groups.crs)
        shapes = frame.geometry.to_numpy()
        shapes = shapes[shapely.get_dimensions(shapes) == shapely.get_dimensions(shapely.box(0, 0, 1, 1))]
        if len(shapes):
            return shapely.union_all(shapes)
    layers.tell("No area layer was given: service areas end {m} m beyond the groups.",
                m=f"{read.default('cluster_m'):g}")  # fmt: skip
    return hull(answer.groups.table.place, read.default("cluster_m"))


def _write_more(layers: Layers, answer: Answer, origin: dict, people: str) -> str | None:
    places = answer.groups.places
    frame = places.frame.iloc[answer.middles][[places.frame.geometry.name]].reset_index(drop=True)
    frame = frame.assign(
        cluster=range(1, len(frame) + 1), group_id=answer.groups.table.id[answer.middles],
        **{column: answer.more[column].to_numpy() for column in answer.more}, **origin,
    )  # fmt: skip
    frame = frame.sort_values(["people_added", "cluster"], ascending=[False, True], ignore_index=True)
    return write_frame(
        layers.algorithm, layers.parameters, "MORE", layers.context, frame,
        name=title(translate("One more work at each unserved cluster"), schematic=answer.schematic),
        fields=more_fields(people), wkb_type=QgsWkbTypes.Type.Point, crs=places.given.crs, style="watersupply_more",
    )  # fmt: skip
