"""A look into a workspace, in the background: what is still modelled, and the headline of every answer."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from qgis.core import QgsTask

from .. import deps
from ..analysis.errors import PlannerError
from ..layers.catalog import LAYERS
from ..layers.codes import MODELLED
from ..processing.base import sentence, translate

if TYPE_CHECKING:
    from ..briefing.headlines import Headline

REQUIRES = ("geopandas", "pandas", "pyogrio", "shapely>=2")
LOCATED_BY = "located_by"
GONE = "The workspace {file} is not there any more. Put it back, or open another one."
UNREADABLE = "The answers in {file} cannot be read ({detail}). Ask the questions again."


@dataclass(frozen=True)
class Modelled:
    """How many rows of a layer stand on a made geometry."""

    layer: str
    modelled: int
    rows: int


@dataclass(frozen=True)
class Look:
    """What was seen; ``reason`` is a sentence where the answers could not be read."""

    gpkg: Path
    modelled: tuple[Modelled, ...] = ()
    headlines: tuple[Headline, ...] = ()
    reason: str = ""


def count_modelled(gpkg: Path) -> tuple[Modelled, ...]:
    """Return the layers of a workspace that say how each row was located, in the order of the catalog.

    Raises:
        sqlite3.Error: the file cannot be read.
    """
    found = []
    with closing(sqlite3.connect(f"{gpkg.resolve().as_uri()}?mode=ro", uri=True)) as database:
        tables = {name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        for spec in LAYERS:
            if spec.key not in tables or spec.geometry is None:
                continue
            columns = {row[1] for row in database.execute(f'PRAGMA table_info("{spec.key}")')}
            if LOCATED_BY in columns:
                query = f'SELECT count(*), coalesce(sum("{LOCATED_BY}" = ?), 0) FROM "{spec.key}"'
                rows, modelled = database.execute(query, (MODELLED,)).fetchone()
                found.append(Modelled(spec.key, modelled, rows))
    return tuple(found)


def read_headlines(gpkg: Path) -> tuple[Headline, ...]:
    """Return one sentence with its number for each answer in the workspace."""
    with deps.own_libraries():
        from ..briefing.headlines import headlines
        from ..briefing.reading import read_layers

        return headlines(read_layers(gpkg, ()))


def look(gpkg: Path) -> Look:
    """Return what is in the workspace; whatever cannot be read is said, not raised."""
    if not gpkg.is_file():
        return Look(gpkg, reason=translate(GONE).format(file=gpkg))
    try:
        modelled = count_modelled(gpkg)
    except sqlite3.Error as error:
        return Look(gpkg, reason=translate(UNREADABLE).format(file=gpkg.name, detail=error))
    missing = deps.problem(REQUIRES)
    if missing is not None:
        return Look(gpkg, modelled, reason=sentence(missing))
    try:
        return Look(gpkg, modelled, read_headlines(gpkg))
    except PlannerError as error:
        return Look(gpkg, modelled, reason=sentence(error))
    except (ArithmeticError, AttributeError, ImportError, LookupError, OSError, TypeError, ValueError) as error:
        # A bureau may have edited any table by hand: then the rest of the dock still works.
        return Look(gpkg, modelled, reason=translate(UNREADABLE).format(file=gpkg.name, detail=error))


class LookTask(QgsTask):
    """Looks in another thread; ``found`` is there when QGIS says that the task is complete."""

    def __init__(self, gpkg: Path) -> None:
        flags = QgsTask.Flag.CanCancel | QgsTask.Flag.CancelWithoutPrompt
        if hasattr(QgsTask.Flag, "Silent"):  # since 3.26: no message that it is done
            flags |= QgsTask.Flag.Silent
        super().__init__(translate("Reading the workspace"), flags)
        self.gpkg = gpkg
        self.found: Look | None = None

    def run(self) -> bool:
        """Look, in the thread QGIS gives."""
        self.found = look(self.gpkg)
        return True
