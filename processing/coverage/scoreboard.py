"""``wulong:scoreboard``: every indicator of the plan, 2020, computed and 2025, with the gap in people."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFile,
)

from ...analysis.errors import Cancelled, InputError
from ...ingest.addresses import quoted
from ...layers import codes, runs
from .. import parameters as shared
from .. import reading, values
from ..adapters import read_frame, write_frame
from ..base import WulongAlgorithm, translate
from ..fields import BASIS, PROFILE
from ..networks import Layers
from ..questions import first_problem
from ..telling import SCHEMATIC, Teller, title

if TYPE_CHECKING:
    import pandas as pd

    from ...analysis.coverage.scoreboard import Result, Source

FIELDS = (
    "CODE_FIELD", "NAME_FIELD", "UNIT_FIELD", "SECTOR_FIELD", "BASE_FIELD", "TARGET_FIELD", "TARGET_TEXT_FIELD",
)  # fmt: skip
NEEDED = ("NAME_FIELD", "TARGET_FIELD")
OUTPUT = (
    ("indicator", "text"), ("name", "text"), ("sector", "text"), ("unit", "text"), ("value_2020", "real"),
    ("computed", "real"), ("target_2025", "real"), ("target_text", "text"), ("gap", "real"), ("gap_people", "real"),
    ("light", "text"), ("table", "text"), ("run", "text"), ("note", "text"), PROFILE, BASIS,
)  # fmt: skip

NOT_CHOSEN = "{parameter} is empty. Choose a field of the layer {layer}; it has: {fields}."
NO_WORKSPACE = (
    "WORKSPACE is empty and {layer} is not a table of a GeoPackage. Choose the workspace that holds the results."
)
NO_FILE = "There is no workspace {path}. Choose the GeoPackage that holds the results."
NOT_A_WORKSPACE = "{path} cannot be read as a GeoPackage ({reason}). Choose the workspace that holds the results."
NO_TARGET = "The layer {layer} has no indicator with a number in {field}. Choose the field with the targets."
NO_RESULTS = "The workspace {path} holds none of the results that indicators are read from ({tables}). Run them first."
SEVERAL = "{table}: {n} rows fit the indicator {indicator}; the first one counts."
SKIPPED = "{n} indicators have no number as target and are left out."
LINE = "{name}: 2020 {before}, computed {now}, target {target} {unit}: {light}{people}."
PEOPLE_SHORT = ", {people} people short"
QUOTE = (
    "Of {n} indicators with a number as target {measured} could be computed: {reached} have reached it, {open} have "
    "not, of {unsure} it cannot be told. {missing} wait for a result to be computed ({tables}); {never} cannot be "
    "measured from maps."
)


class Scoreboard(WulongAlgorithm):
    """Indicators against their targets, as far as maps can tell."""

    ID = "scoreboard"
    GROUP = "coverage"
    TITLE = "Scoreboard of the plan's indicators"
    REQUIRES = ("numpy", "scipy", "pandas", "pyproj", "shapely>=2", "geopandas>=0.12")

    def declare(self) -> None:
        """Add the parameters."""
        for parameter in (
            shared.layer("INDICATORS", translate("Indicators"), "any", of="indicators"),
            QgsProcessingParameterFile(
                "WORKSPACE", translate("Workspace with the results (empty: that of the indicators)"), extension="gpkg",
                optional=True,
            ),
            QgsProcessingParameterFile(
                "SOURCES", translate("Which result gives which indicator (CSV)"), extension="csv", optional=True
            ),
        ):  # fmt: skip
            self.add(parameter)
        for key, name, default in (
            ("CODE_FIELD", translate("Code of the indicator"), "indicator_id"),
            ("NAME_FIELD", translate("Name of the indicator"), "name"),
            ("UNIT_FIELD", translate("Unit"), "unit"),
            ("SECTOR_FIELD", translate("Sector"), "sector"),
            ("BASE_FIELD", translate("Value of 2020 (number)"), "number_2020"),
            ("TARGET_FIELD", translate("Target of 2025 (number)"), "number_2025"),
            ("TARGET_TEXT_FIELD", translate("Target as written"), "target_2025"),
        ):
            self.add(shared.field(key, name, "INDICATORS", default), advanced=True)
        kind = QgsProcessing.SourceType.TypeVector
        self.add(QgsProcessingParameterFeatureSink("OUTPUT", translate("Scoreboard"), kind))
        for key, name in (
            ("INDICATORS_WITH_TARGET", translate("Indicators with a number as target")),
            ("MEASURED", translate("Indicators computed")),
            ("REACHED", translate("Targets reached")),
            ("NOT_COMPUTED", translate("Indicators whose result is missing")),
            ("NOT_MEASURABLE", translate("Indicators no map can give")),
            ("SCHEMATIC", translate("1 when computed from modelled geometry")),
        ):
            self.addOutput(QgsProcessingOutputNumber(key, name))

    def problem(self, parameters: dict, context: QgsProcessingContext) -> str | None:
        """Return the first field that is missing."""
        return first_problem(self, parameters, context, {}, _check_fields)

    def execute(self, parameters: dict, context: QgsProcessingContext, feedback: QgsProcessingFeedback) -> dict:
        """Read indicators and results, compare, write."""
        from ...analysis.coverage.scoreboard import load_sources, scoreboard

        layers = Layers(self, parameters, context, feedback)
        with reading.collector_paused():
            indicators = _indicators(layers)
            path = self.parameterAsFile(parameters, "SOURCES", context)
            sources = load_sources(Path(path) if path else None)
            wanted = {name: sources[name] for name in indicators["name"] if name in sources}
            table = scoreboard(indicators, sources, _results(layers, wanted))
            _tell(layers, table, len(indicators))
            if feedback.isCanceled():
                raise Cancelled
            return _write(layers, table.assign(run=_run_of(_workspace(layers), table["table"])))


def _check_fields(layers: Layers) -> None:
    """Raise for the first field that is not in the table of indicators, or was not chosen though it is needed."""
    given = layers.open("INDICATORS")
    found = layers.fields(given, FIELDS)
    for key in NEEDED:
        if key not in found:
            there = ", ".join(field.name() for field in given.source.fields())
            raise InputError(NOT_CHOSEN, parameter=key, layer=given.name, fields=there)


def _indicators(layers: Layers) -> pd.DataFrame:
    import numpy as np
    import pandas as pd

    given = layers.open("INDICATORS")
    fields = layers.fields(given, FIELDS)
    frame = read_frame(given, layers.context, layers.feedback, fields=list(fields.values()))

    def text(key: str) -> np.ndarray:
        return values.texts(frame[fields[key]]) if key in fields else np.full(len(frame), None, dtype=object)

    def number(key: str) -> np.ndarray:
        return values.numbers(frame[fields[key]], given.name) if key in fields else np.full(len(frame), np.nan)

    target = number("TARGET_FIELD")
    if np.isnan(target).all():
        raise InputError(NO_TARGET, layer=given.name, field=fields["TARGET_FIELD"])
    return pd.DataFrame(
        {"indicator": text("CODE_FIELD"), "name": text("NAME_FIELD"), "sector": text("SECTOR_FIELD"),
         "unit": text("UNIT_FIELD"), "value_2020": number("BASE_FIELD"), "target_2025": target,
         "target_text": text("TARGET_TEXT_FIELD")}
    )  # fmt: skip


def _workspace(layers: Layers) -> Path:
    """Return the GeoPackage with the results: the one chosen, else that of the indicators."""
    chosen = layers.algorithm.parameterAsFile(layers.parameters, "WORKSPACE", layers.context)
    if not chosen:
        table = layers.algorithm.saved_tables.get("INDICATORS")
        if table is None:
            raise InputError(NO_WORKSPACE, layer=layers.open("INDICATORS").name)
        chosen = table[0]
    path = Path(chosen)
    if not path.is_file():
        raise InputError(NO_FILE, path=path)
    return path


def _results(layers: Layers, sources: dict[str, Source]) -> dict[str, Result]:
    """Return what the workspace holds, by name of the indicator; it is opened for reading only."""
    path, found = _workspace(layers), {}
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as database:
            database.row_factory = sqlite3.Row
            tables = {row[0] for row in database.execute("SELECT table_name FROM gpkg_contents")}
            for name, source in sources.items():
                rows = _rows(database, source) if source.table in tables else []
                if len(rows) > 1:
                    layers.say(SEVERAL, table=source.table, n=len(rows), indicator=name)
                result = _result(rows[0], source) if rows else None
                if result is not None:
                    found[name] = result
    except sqlite3.DatabaseError as error:
        raise InputError(NOT_A_WORKSPACE, path=path, reason=error) from error
    if not found and sources:
        names = ", ".join(sorted({source.table for source in sources.values()}))
        layers.say(NO_RESULTS, path=path, tables=names)
    return found


def _run_of(path: Path, results: pd.Series) -> list[str | None]:
    """Return for each table the run that filled it, as ``runs`` names it; None where no run is recorded."""
    try:
        known = runs.passports(path)
    except (sqlite3.Error, ValueError):  # somebody wrote into it by hand: the indicators can be read all the same
        return [None] * len(results)
    filled = {name: row["result"] for row in known for name in str(row["tables"] or "").split()}
    return [filled.get(name) for name in results]


def _rows(database: sqlite3.Connection, source: Source) -> list[dict]:
    """Return the rows that fit; none where a field is missing."""
    there = {row[1] for row in database.execute(f"PRAGMA table_info({quoted(source.table)})")}
    if not {source.value, *source.where} <= there:
        return []
    wanted = " AND ".join(f"{quoted(field)} = ?" for field in source.where) or "1"
    query = f"SELECT * FROM {quoted(source.table)} WHERE {wanted}"
    return [dict(row) for row in database.execute(query, list(source.where.values()))]


def _result(row: dict, source: Source) -> Result | None:
    from ...analysis.coverage.scoreboard import Result

    value, people = row[source.value], row.get(source.people)
    if not isinstance(value, (int, float)):
        return None
    counted = float(people) if isinstance(people, (int, float)) else None
    most = row.get(source.most)
    bound = float(most) if isinstance(most, (int, float)) else None
    return Result(float(value), counted, row.get("profile"), row.get("basis"), bound)


def lights() -> dict[str, str]:
    """Return what the lights are called."""
    from ...analysis.coverage import scoreboard as board

    return {
        board.REACHED: translate("target reached"), board.PROGRESS: translate("better than in 2020"),
        board.NO_PROGRESS: translate("not better than in 2020"), board.OPEN: translate("target not reached"),
        board.UNDECIDED: translate("cannot be told from what is known"),
        board.NOT_COMPUTED: translate("not computed yet"),
        board.NOT_MEASURABLE: translate("not measurable here"),
    }  # fmt: skip


def _tell(layers: Layers, table: pd.DataFrame, listed: int) -> None:
    from ...analysis.coverage import scoreboard as board

    say, names = Teller(layers), lights()
    if (table["basis"] == codes.MODELLED).any():
        layers.say(SCHEMATIC)
    if listed > len(table):
        say(SKIPPED, n=listed - len(table))
    measured = table[table["computed"].notna()]
    for row in measured.itertuples():
        short = (
            "" if row.gap_people != row.gap_people else translate(PEOPLE_SHORT).format(people=f"{row.gap_people:.0f}")
        )
        say(LINE, name=row.name, before=_number(row.value_2020), now=_number(row.computed),
            target=row.target_text or _number(row.target_2025), unit=row.unit or "", light=names[row.light],
            people=short)  # fmt: skip
    missing = table[table["light"] == board.NOT_COMPUTED]
    reached, unsure = (int((table["light"] == light).sum()) for light in (board.REACHED, board.UNDECIDED))
    say(QUOTE, n=len(table), measured=len(measured), reached=reached, open=len(measured) - reached - unsure,
        unsure=unsure, missing=len(missing), tables=", ".join(sorted(set(missing["table"]))) or "–",
        never=int((table["light"] == board.NOT_MEASURABLE).sum()))  # fmt: skip


def _number(value: float) -> str:
    return f"{value:.4g}" if value == value else "–"


def _write(layers: Layers, table: pd.DataFrame) -> dict:
    from ...analysis.coverage import scoreboard as board

    schematic = bool((table["basis"] == codes.MODELLED).any())
    output = write_frame(
        layers.algorithm, layers.parameters, "OUTPUT", layers.context, table,
        name=title(translate("Scoreboard"), schematic=schematic), fields=OUTPUT, style="scoreboard",
    )  # fmt: skip
    layers.feedback.setProgress(100)
    count = table["light"].value_counts()
    return {
        "OUTPUT": output,
        "INDICATORS_WITH_TARGET": len(table),
        "MEASURED": int(table["computed"].notna().sum()),
        "REACHED": int(count.get(board.REACHED, 0)),
        "NOT_COMPUTED": int(count.get(board.NOT_COMPUTED, 0)),
        "NOT_MEASURABLE": int(count.get(board.NOT_MEASURABLE, 0)),
        "SCHEMATIC": int(schematic),
    }
