"""Results of ``wulong:gravityscreening`` as layers and as a page of long sections."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from qgis.core import QgsApplication, QgsWkbTypes

from ...analysis.errors import Cancelled, InputError
from ...layers import codes
from ...layers.results.water import PIPE_RESULT
from .. import geometry
from ..adapters import write_frame
from ..base import translate
from ..fields import BASIS, PROFILE
from ..networks import Layers
from ..telling import title

if TYPE_CHECKING:
    import pandas as pd

    from .gravity_run import Answer

DONE_PCT = 100.0
NO_FILE = "The page {path} could not be written ({reason}). Choose another place for it."


def pipe_fields(people: str) -> tuple[tuple[str, str], ...]:
    """Return the fields per route; ``people`` is ``integer`` or ``real``."""
    return (
        ("work_id", "text"), ("work_name", "text"), ("group_id", "text"), ("people", people), ("result", "text"),
        ("best", "integer"), ("reason", "text"), ("length_m", "real"), ("source_m", "real"), ("group_m", "real"),
        ("flow_ls", "real"), ("diameter_mm", "real"), ("inner_mm", "real"), ("velocity_ms", "real"),
        ("loss_m", "real"), ("head_m", "real"), ("static_m", "real"), ("high_point_m", "real"),
        ("high_point_at_m", "real"), ("clearance_m", "real"), ("tanks", "integer"), ("pump_m", "real"), PROFILE, BASIS,
    )  # fmt: skip


TANK_FIELDS = (
    ("work_id", "text"), ("group_id", "text"), ("tank", "integer"), ("at_m", "real"), ("ground_m", "real"),
    ("diameter_mm", "real"), PROFILE, BASIS,
)  # fmt: skip
"""Per break-pressure tank."""


def summary_fields(people: str) -> tuple[tuple[str, str], ...]:
    """Return the fields of the table by area."""
    return (
        ("level", "text"), ("zone", "text"), ("name", "text"), ("groups", "integer"), ("people", people),
        ("people_gravity", people), ("people_break_pressure", people), ("people_pumped", people),
        ("people_unknown", people), ("gravity_pct", "real"), PROFILE, BASIS,
    )  # fmt: skip


def write(layers: Layers, answer: Answer) -> dict:
    """Write what was asked for and return the outputs."""
    if layers.feedback.isCanceled():
        raise Cancelled
    origin = {"basis": codes.MODELLED if answer.schematic else "given", "profile": answer.profile}
    people = "integer" if answer.groups.whole_people else "real"
    total = answer.summary.iloc[0]
    outputs = {
        "CHARTS": _write_charts(layers, answer),
        "OUTPUT": _write_pipes(layers, answer, origin, people),
        "TANKS": _write_tanks(layers, answer, origin),
        "SUMMARY": write_frame(
            layers.algorithm, layers.parameters, "SUMMARY", layers.context, answer.summary.assign(**origin),
            name=title(translate("People by kind of supply and area"), schematic=answer.schematic),
            fields=summary_fields(people), style="gravityscreening_summary",
        ),
        "ROUTES": int((answer.screening.table["length_m"].notna()).sum()),
        "GRAVITY": float(total["people_gravity"] + total["people_break_pressure"]),
        "PUMPED": float(total["people_pumped"]),
        "UNKNOWN": float(total["people_unknown"]),
        "SCHEMATIC": int(answer.schematic),
    }  # fmt: skip
    layers.feedback.setProgress(DONE_PCT)
    return {key: value for key, value in outputs.items() if value is not None}


def _ids(answer: Answer) -> tuple:
    import numpy as np

    work = answer.pairs.work
    known = work >= 0
    return (
        np.where(known, answer.works.table.id[work], None),
        np.where(known, answer.works.facilities.names[work], None),
        answer.groups.table.id[answer.pairs.group],
    )


def _write_pipes(layers: Layers, answer: Answer, origin: dict, people: str) -> str | None:
    import geopandas

    work_id, work_name, group_id = _ids(answer)
    given = answer.groups.places.given
    table = answer.screening.table.assign(
        work_id=work_id, work_name=work_name, group_id=group_id,
        people=answer.groups.table.people[answer.pairs.group], best=answer.best.astype(int), **origin,
    )  # fmt: skip
    frame = geopandas.GeoDataFrame(
        table, geometry=geometry.back(answer.pairs.lines, answer.groups.crs, given, layers.context)
    )
    return write_frame(
        layers.algorithm, layers.parameters, "OUTPUT", layers.context, frame,
        name=title(translate("Pipes to villager groups"), schematic=answer.schematic), fields=pipe_fields(people),
        wkb_type=QgsWkbTypes.Type.LineString, crs=given.crs, style="gravityscreening",
    )  # fmt: skip


def _tank_table(answer: Answer) -> pd.DataFrame:
    """Return one row per tank: route, number, station."""
    import pandas as pd

    rows = [
        (route, number, station)
        for route, stations in sorted(answer.screening.tanks.items())
        for number, station in enumerate(stations, 1)
    ]
    return pd.DataFrame(rows, columns=["route", "tank", "station"], dtype="int64")


def _write_tanks(layers: Layers, answer: Answer, origin: dict) -> str | None:
    import geopandas
    import numpy as np
    import shapely

    tanks, sections = _tank_table(answer), answer.sections
    route, station = tanks["route"].to_numpy(np.intp), tanks["station"].to_numpy(np.intp)
    work_id, _, group_id = _ids(answer)
    shapes = shapely.line_interpolate_point(answer.pairs.lines[route], sections.distance_m[station])
    given = answer.groups.places.given
    frame = geopandas.GeoDataFrame(
        {
            "work_id": work_id[route], "group_id": group_id[route], "tank": tanks["tank"].to_numpy(),
            "at_m": sections.distance_m[station], "ground_m": sections.ground_m[station],
            "diameter_mm": answer.screening.table["diameter_mm"].to_numpy()[route],
        },
        geometry=geometry.back(shapes, answer.groups.crs, given, layers.context),
    ).assign(**origin)  # fmt: skip
    return write_frame(
        layers.algorithm, layers.parameters, "TANKS", layers.context, frame,
        name=title(translate("Break-pressure tanks"), schematic=answer.schematic), fields=TANK_FIELDS,
        wkb_type=QgsWkbTypes.Type.Point, crs=given.crs, style="gravityscreening_tanks",
    )  # fmt: skip


def _write_charts(layers: Layers, answer: Answer) -> str | None:
    """Draw the long sections of the routes to most people."""
    import numpy as np

    from ...analysis.water.charts import page

    path = layers.algorithm.parameterAsFileOutput(layers.parameters, "CHARTS", layers.context)
    if not path:
        return None
    drawn = np.flatnonzero(answer.best & answer.screening.table["length_m"].notna().to_numpy()
                           & (np.diff(answer.sections.first) > 1))  # fmt: skip
    people = answer.groups.table.people[answer.pairs.group]
    drawn = drawn[np.argsort(-people[drawn], kind="stable")][: int(layers.number("CHARTS_MAX"))]
    words = {
        "ground": translate("Ground"), "grade": translate("Hydraulic grade line"), "tank": translate("Tank"),
        "high": translate("High point that decides"), "distance": translate("Metres from the work"),
        "height": translate("Height (m)"),
    }  # fmt: skip
    notes = [answer.profile]
    if answer.schematic:
        notes.insert(0, translate("Schematic (示意): roads or groups come from a model. The result shows the method, "
                                  "not the district."))  # fmt: skip
    text = page(
        translate("Long sections of water pipes"), notes, [_drawing(answer, int(row)) for row in drawn], words,
        QgsApplication.locale()[:2] or "en",
    )  # fmt: skip
    try:
        Path(path).write_text(text, encoding="utf-8")
    except OSError as error:
        raise InputError(NO_FILE, path=path, reason=error.strerror or error) from error
    return path


def _drawing(answer: Answer, row: int):
    import numpy as np

    from ...analysis.water.charts import Drawing

    part, found = answer.sections.of(row), answer.screening.table.iloc[row]
    work_id, work_name, group_id = (column[row] for column in _ids(answer))
    result = codes.label(PIPE_RESULT, found["result"], QgsApplication.locale())
    x = answer.sections.distance_m[part]
    at = found["high_point_at_m"]
    lines = [
        translate("{result}: dn {dn} mm, {length} km, {flow} L/s, loss {loss} m, {head} m left at the group.").format(
            result=result, dn=f"{found['diameter_mm']:g}", length=f"{found['length_m'] / 1000:.2f}",
            flow=f"{found['flow_ls']:.2f}", loss=f"{found['loss_m']:.1f}", head=f"{found['head_m']:.1f}",
        ),
        translate("Static head {static} m, {tanks} tanks, pump {pump} m.").format(
            static=f"{found['static_m']:.0f}", tanks=int(found["tanks"]), pump=f"{found['pump_m']:.0f}"
        ),
    ]  # fmt: skip
    return Drawing(
        f"{work_name or work_id} → {group_id}", lines, x, answer.sections.ground_m[part],
        answer.screening.grade_m[part], [station - part.start for station in answer.screening.tanks.get(row, [])],
        int(np.argmin(np.abs(x - at))) if at == at else -1,
    )  # fmt: skip
