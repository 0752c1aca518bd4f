"""``make run``: the district as a QGIS project, the road answer, the offline map, in one folder.

Everything is made in a folder beside the old results and moved over at the end, so a run that fails leaves the old
results as they were. Variables: ``OUT`` folder, ``ROADS`` and ``GROUPS`` files of one's own, ``DEM`` a raster.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import pyogrio
import shapely

from ..analysis.errors import PlannerError
from ..analysis.terrain import Dem, open_dem
from ..briefing.model import Briefing, build_briefing
from ..ingest.geometry import Proposal
from ..ingest.own_layers import LAYER_SEPARATOR, complete_rows, read_own_layer
from ..layers.catalog import BY_KEY, CRS, LAYERS
from ..layers.codes import spellings
from ..layers.spec import LayerSpec
from ..processing.workspace_layers import ROAD_INPUTS, ROADS, road_sinks
from .session import qgis_session

BUNDLED = Path(__file__).resolve().parents[1] / "data" / "townships.gpkg"
GPKG_VERSION = "1.2"
GEOMETRY = "geom"
ELEVATION = "elevation_m"
WORKSPACE, PROJECT, SUMMARY = "wulong.gpkg", "wulong.qgz", "summary.json"
EDITABLE = (WORKSPACE, PROJECT)
"""What a user may have changed after a run."""
OWN_FIELDS = {"roads": ("surface",), "groups": ("population", "town_code")}
"""Without these the question cannot be answered."""


@dataclass(frozen=True)
class Request:
    """What the caller asked for; empty text means the bundled data."""

    out: Path
    own: Mapping[str, str]
    dem: str


def main() -> int:
    """Run every step; return 0, or 1 after a sentence that says what to mend."""
    request = Request(
        out=Path(_path("OUT") or "output").resolve(),
        own={key: _path(key.upper()) for key in OWN_FIELDS},
        dem=_path("DEM"),
    )
    if not BUNDLED.exists():
        from .build_data import main as build_data

        build_data([])
    from qgis.core import QgsProcessingException

    from ..processing.base import sentence

    with qgis_session():
        try:
            with fresh_folder(request.out) as folder:
                briefing = build(request, folder)
                write_summary(request, briefing, folder)
                keep_edited(request.out)
        except (PlannerError, QgsProcessingException) as error:
            print("run:", sentence(error) if isinstance(error, PlannerError) else error, file=sys.stderr)
            return 1
    show(briefing, request.out)
    return 0


def _path(variable: str) -> str:
    """Return a path given by a variable; make does not know what ~ means."""
    return os.path.expanduser(os.environ.get(variable, ""))  # noqa: PTH111 (may hold "|layername=…")


@contextmanager
def fresh_folder(out: Path) -> Iterator[Path]:
    """Give a folder inside ``out``; at the end of a run that succeeds its files replace the old ones."""
    out.mkdir(parents=True, exist_ok=True)
    folder = out / ".making"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    try:
        yield folder
        for file in sorted(folder.iterdir()):
            file.replace(out / file.name)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def build(request: Request, folder: Path) -> Briefing:
    """Make workspace, results, project, web map, workbook and atlas in ``folder``."""
    from qgis.core import QgsProject

    from ..layers.print import export_atlas
    from ..layers.workspace import create_workspace, open_workspace, save_project

    gpkg = timed("workspace", lambda: create_workspace(folder))
    for key, path in request.own.items():
        if path:
            timed(f"your {key}", lambda key=key, path=path: replace_layer(gpkg, BY_KEY[key], path))
    if request.dem:
        timed("your DEM", lambda: use_dem(gpkg, request.dem))
    timed("road connectivity", lambda: run_roadconnectivity(gpkg, request.dem))
    project = QgsProject.instance()
    timed("project", lambda: (open_workspace(gpkg, project), save_project(project, folder / PROJECT)))
    timed(
        "briefing.html", lambda: algorithm("briefingmap", {"WORKSPACE": str(gpkg), "OUTPUT": folder / "briefing.html"})
    )
    timed(
        "briefing.xlsx",
        lambda: algorithm("briefingworkbook", {"WORKSPACE": str(gpkg), "OUTPUT": folder / "briefing.xlsx"}),
    )
    timed("atlas.pdf", lambda: export_atlas(project, folder / "atlas.pdf", printed_on=date.today()))
    project.clear()
    return build_briefing(gpkg)


def timed(what: str, step: Callable[[], object]) -> object:
    """Run a step and print what it took."""
    began = time.perf_counter()
    result = step()
    print(f"  {what:<18} {time.perf_counter() - began:6.1f} s", flush=True)
    return result


def algorithm(name: str, parameters: Mapping[str, object]) -> dict:
    """Run one of our algorithms as a script would."""
    from qgis import processing

    values = {key: str(value) if isinstance(value, Path) else value for key, value in parameters.items()}
    return processing.run(f"wulong:{name}", values)


def replace_layer(gpkg: Path, spec: LayerSpec, path: str) -> None:
    """Put the user's own features in the place of the bundled ones, in the workspace only."""
    names = {field.name: (field.zh,) for field in spec.fields}
    from ..processing.base import translate

    def report(proposal: Proposal) -> None:
        print("run:", translate(proposal.reason).format(**proposal.values))

    frame = read_own_layer(
        path,
        geometry=spec.geometry or "",
        names=names,
        required=OWN_FIELDS[spec.key],
        crs=CRS,
        known=gpd.read_file(BUNDLED, layer="district"),
        report=report,
    )
    for field in spec.fields:
        if field.values and field.name in frame:
            known = spellings(field.values)
            frame[field.name] = [known.get(str(value).strip().casefold(), value) for value in frame[field.name]]
    rows = complete_rows(
        frame,
        fields=[field.name for field in spec.fields],
        primary=spec.primary,
        source=Path(path.partition(LAYER_SEPARATOR)[0]).name,
        located_by="surveyed",
    )
    put_layer(gpkg, spec, rows.rename_geometry(GEOMETRY))


def put_layer(gpkg: Path, spec: LayerSpec, rows: gpd.GeoDataFrame) -> None:
    """Write a layer of the workspace anew; the others stay."""
    pyogrio.write_dataframe(
        rows,
        gpkg,
        layer=spec.key,
        driver="GPKG",
        dataset_options={"VERSION": GPKG_VERSION},
        layer_options={"GEOMETRY_NAME": GEOMETRY, "IDENTIFIER": spec.zh},
    )


def use_dem(gpkg: Path, path: str) -> None:
    """Take every elevation from the user's DEM where it has one: at points, and as the mean over areas."""
    from ..processing.base import sentence

    with open_dem(path) as dem:
        for spec in LAYERS:
            if spec.geometry is None or ELEVATION not in {field.name for field in spec.fields}:
                continue
            rows = pyogrio.read_dataframe(gpkg, layer=spec.key)
            placed = rows.geometry.notna().to_numpy()
            if not placed.any():
                continue
            heights = np.full(len(rows), np.nan)
            heights[placed] = elevations(dem, rows.geometry[placed].to_numpy(), spec)
            known = np.isfinite(heights)
            rows[ELEVATION] = rows[ELEVATION].astype("Int64").mask(known, pd.Series(heights).round().astype("Int64"))
            rows["source"] = rows["source"].mask(known, rows["source"] + f"；海拔 {Path(path).name}")
            put_layer(gpkg, spec, rows)
        for note in dem.notes:
            print(f"  {sentence(note)}")


def elevations(dem: Dem, shapes: np.ndarray, spec: LayerSpec) -> np.ndarray:
    """Return metres of each feature; a DEM that says nothing about any of the points is refused."""
    if spec.geometry == "Polygon":
        return dem.zonal(shapes, CRS)["mean"].to_numpy()
    points = shapely.get_coordinates(shapes)
    dem.require(points, CRS)
    return dem.heights(points, CRS)


def run_roadconnectivity(gpkg: Path, dem: str) -> dict:
    """Answer the road question from the layers of the workspace; the results become layers of it.

    Args:
        gpkg: the workspace.
        dem: the user's elevation model, empty where all counts as flat.
    """
    from qgis import processing

    layers = {key: f"{gpkg}{LAYER_SEPARATOR}{layer}" for key, layer in ROAD_INPUTS.items()}
    return processing.run(ROADS, {**layers, **road_sinks(gpkg), "DEM": dem or None})


def write_summary(request: Request, briefing: Briefing, folder: Path) -> None:
    """Write the headline numbers with what they were computed from."""
    total = briefing.total
    summary = {
        "district": briefing.district,
        "townships": len(briefing.layers["townships"]),
        "villages": len(briefing.layers["villages"]),
        "groups": total.groups,
        "people": total.people,
        "groups_by_status": dict(total.groups_by_status),
        "people_by_status": dict(total.people_by_status),
        "connected_pct": round(total.share_pct, 2) if total.share_pct is not None else None,
        "target_pct": total.target_pct,
        "groups_to_do": total.groups_to_do,
        "people_to_do": total.people_to_do,
        "schematic_layers": list(briefing.schematic),
        "notice": "示意数据，非测绘成果" if briefing.schematic else "",
        "inputs": {
            "townships.gpkg": digest(BUNDLED),
            **{key: path or "bundled" for key, path in request.own.items()},
            "dem": request.dem or None,
        },
        "sha256": {name: digest(folder / name) for name in EDITABLE},
    }
    text = json.dumps(summary, ensure_ascii=False, indent=2, sort_keys=False) + "\n"
    (folder / SUMMARY).write_text(text, encoding="utf-8")


def digest(path: Path) -> str:
    """Return the SHA-256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def keep_edited(out: Path) -> None:
    """Set the workspace and the project aside where they were edited since the last run wrote them."""
    summary = out / SUMMARY
    written = json.loads(summary.read_text(encoding="utf-8")).get("sha256", {}) if summary.exists() else {}
    for name in EDITABLE:
        file = out / name
        if file.exists() and digest(file) != written.get(name):
            aside = file.with_name(f"{file.stem}-{datetime.now():%Y%m%d-%H%M%S}{file.suffix}")
            file.rename(aside)
            print(f"  {name} was edited since the last run; it is kept as {aside.name}")


def show(briefing: Briefing, out: Path) -> None:
    """Print the short table and where to look."""
    from ..briefing.labels import STATUSES

    total = briefing.total
    share = f"{total.share_pct:.1f} %" if total.share_pct is not None else "-"
    print(f"\n{briefing.district}: {total.groups:,} villager groups 村民小组, {total.people:,} people")
    for status in STATUSES:
        groups, people = total.groups_by_status[status.key], total.people_by_status[status.key]
        print(f"  {status.label:<4} {groups:>6,} groups {people:>9,} people")
    print(f"  通畅 share {share}, target {total.target_pct} %, still to do {total.groups_to_do} groups")
    if briefing.schematic:
        print("  示意数据，非测绘成果: computed from modelled " + "、".join(briefing.schematic))
    print(f"\nLook at {out}:")
    for name in (PROJECT, "briefing.html", "briefing.xlsx", "atlas.pdf", WORKSPACE, SUMMARY):
        size = (out / name).stat().st_size / 1e6
        print(f"  {name:<15} {size:5.1f} MB")


if __name__ == "__main__":
    sys.exit(main())
