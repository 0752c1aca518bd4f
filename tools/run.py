"""``make run``: the district as a QGIS project, the answer to every question, and the briefings, in one folder.

Everything is made in a folder beside the old results and moved over at the end, so a run that fails leaves the old
results as they were. Variables: ``OUT`` folder, ``ROADS`` and ``GROUPS`` files of one's own, ``DEM`` a raster.
"""

from __future__ import annotations

import os
import shutil
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ..analysis.errors import PlannerError
from ..layers.catalog import BY_KEY
from .run_own import BUNDLED, OWN_FIELDS, replace_layer, use_dem
from .session import qgis_session

if TYPE_CHECKING:
    from ..processing.pipeline import Made, Step

LOCALE = "zh"


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
    from ..briefing.model import build_briefing
    from ..processing.base import sentence
    from . import run_summary

    with qgis_session():
        try:
            with fresh_folder(request.out) as folder:
                steps = build(request, folder)
                briefing = build_briefing(folder / run_summary.WORKSPACE)
                run_summary.write_summary(folder, briefing, steps, own=request.own, dem=request.dem)
                run_summary.keep_edited(request.out)
        except PlannerError as error:
            print("run:", sentence(error), file=sys.stderr)
            return 1
    run_summary.show(briefing, steps, request.out)
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


def build(request: Request, folder: Path) -> Sequence[Step]:
    """Make workspace, answers, project and briefings in ``folder``.

    Raises:
        PlannerError: a file cannot be used, the first question cannot be answered, or a briefing cannot be written.
    """
    from ..layers.workspace import create_workspace

    gpkg = timed("workspace", lambda: create_workspace(folder))
    for key, path in request.own.items():
        if path:
            timed(f"your {key}", lambda key=key, path=path: replace_layer(gpkg, BY_KEY[key], path))
    if request.dem:
        timed("your DEM", lambda: use_dem(gpkg, request.dem))
    return make(gpkg, request.dem).steps


def make(gpkg: Path, dem: str) -> Made:
    """Make all of a workspace; only a question that others do not lean on may go without an answer."""
    from qgis.core import QgsProcessingFeedback

    from ..processing import pipeline
    from ..processing.workspace_questions import BY_KEY as QUESTIONS_BY_KEY
    from ..processing.workspace_questions import QUESTIONS

    def report(step: Step) -> None:
        print(f"  {step.name:<18} {step.seconds:6.1f} s", flush=True)
        if step.problem and (step.name == QUESTIONS[0].key or step.name not in QUESTIONS_BY_KEY):
            raise PlannerError(step.problem)

    order = pipeline.Order(
        gpkg=gpkg,
        questions=pipeline.routine(gpkg, refresh=True),
        dem=dem,
        projects=(gpkg.with_suffix(".qgz"),),
        briefings=tuple(kind for kind in pipeline.BRIEFINGS if kind.routine),
        folder=gpkg.parent,
        locale=LOCALE,
    )
    return pipeline.make(order, QgsProcessingFeedback(False), report)


def timed(what: str, step: Callable[[], object]) -> object:
    """Run a step and print what it took."""
    began = time.perf_counter()
    result = step()
    print(f"  {what:<18} {time.perf_counter() - began:6.1f} s", flush=True)
    return result


if __name__ == "__main__":
    sys.exit(main())
