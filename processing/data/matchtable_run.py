"""The steps of ``wulong:matchtable``: table and register, the match, results and log."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from qgis.core import QgsCoordinateReferenceSystem, QgsFields, QgsWkbTypes

from ...analysis.errors import InputError
from ..adapters import read_frame
from ..base import sentence, translate
from ..networks import Layers
from .wording import METHODS, listed

if TYPE_CHECKING:
    import pandas as pd

    from ...ingest.names import Columns, Register
    from ...ingest.tables import Note

BUNDLED = Path(__file__).resolve().parents[2] / "data" / "townships.gpkg"
LEVELS = ("village", "township", "any")
"""Levels in the order of the choices of LEVEL."""
REGISTER_LAYERS = {
    "TOWNSHIPS": "town_code",
    "VILLAGES": "village_code",
    "COMMUNITIES": "village_code",
    "DISTRICT": "district_code",
}
"""Layers of units and the field with their codes."""
TO_CHECK = ("misprint", "kind_changed")
SHOWN = 10

NO_COLUMN = "{table} has no column {field} ({parameter}). It has: {fields}. Correct the parameter or leave it empty."
NO_NAMES = (
    "No column of {table} holds names or codes of villages or townships known here. It has: {fields}. "
    "Choose the column in NAME_FIELD or CODE_FIELD, or give the layers of the right district."
)
CHOSEN = "Columns: names {name}, townships {parent}, codes {code}. NAME_FIELD, PARENT_FIELD, CODE_FIELD choose others."
TWICE = "{n} units have several rows: {units}."
MISSING = "{n} of {all} units have no row: {units}."
GUESSED = "{n} rows are joined in spite of a misprint or another kind of unit; please look at them: {names}."
KEPT = "{n} decisions are kept in {file}."


@dataclass(frozen=True)
class Given:
    """The table as read."""

    name: str
    frame: pd.DataFrame
    fields: QgsFields | list[tuple[str, str]]
    columns: Columns
    wkb_type: QgsWkbTypes.Type = QgsWkbTypes.Type.NoGeometry
    crs: QgsCoordinateReferenceSystem | None = None

    def column(self, name: str | None) -> list:
        """Return the values of a column, None for each row where there is none."""
        if name is None:
            return [None] * len(self.frame)
        cells = self.frame[name]
        return [None if gone else value for gone, value in zip(cells.isna().tolist(), cells.tolist())]


def read_register(layers: Layers) -> Register:
    """Return the register from the layers given, else from the workspace, else the one of the plugin."""
    from ...ingest import names

    frames = {key: _register_frame(layers, key) for key in (*REGISTER_LAYERS, "ALIASES")}
    if frames["TOWNSHIPS"] is None and frames["VILLAGES"] is None:
        return names.read_register(workspace(layers) or BUNDLED)
    import pandas as pd

    nothing = {key: pd.DataFrame(columns=[code, "name"]) for key, code in REGISTER_LAYERS.items()}
    return names.Register.from_frames(
        *(nothing[key] if frames[key] is None else frames[key] for key in ("TOWNSHIPS", "VILLAGES", "COMMUNITIES")),
        frames["ALIASES"], frames["DISTRICT"],
    )  # fmt: skip


def workspace(layers: Layers) -> Path | None:
    """Return the workspace given, None where there is none."""
    path = layers.algorithm.parameterAsFile(layers.parameters, "WORKSPACE", layers.context)
    return Path(path) if path else None


def _register_frame(layers: Layers, key: str) -> pd.DataFrame | None:
    given = layers.open(key)
    if given is None:
        return None
    frame = read_frame(given, layers.context, layers.feedback)
    return frame.drop(columns=frame.geometry.name)


def read_table(layers: Layers, register: Register) -> Given:
    """Return the table with the columns to match by."""
    given = _from_layer(layers) if layers.parameters.get("INPUT") not in (None, "") else _from_file(layers, register)
    columns = _columns(layers, given, register)
    if columns.name is None and columns.code is None:
        raise InputError(NO_NAMES, table=given.name, fields=", ".join(map(str, own_columns(given))))
    shown = {key: getattr(columns, key) or "-" for key in ("name", "parent", "code")}
    layers.feedback.pushInfo(translate(CHOSEN).format(**shown))
    return Given(given.name, given.frame, given.fields, columns, given.wkb_type, given.crs)


def _from_layer(layers: Layers) -> Given:
    from ...ingest.names import Columns

    given = layers.open("INPUT")
    frame = read_frame(given, layers.context, layers.feedback)
    return Given(given.name, frame, given.source.fields(), Columns(), given.source.wkbType(), given.crs)


def _from_file(layers: Layers, register: Register) -> Given:
    from ...ingest.names import Columns, match_names
    from ...ingest.tables import read_table
    from ...ingest.tables.kinds import typed

    path = Path(layers.algorithm.parameterAsFile(layers.parameters, "FILE", layers.context))
    sheet = layers.algorithm.parameterAsString(layers.parameters, "SHEET", layers.context)
    rows = layers.algorithm.parameterAsInt(layers.parameters, "HEADER_ROWS", layers.context)
    table = read_table(path, sheet=sheet, header_rows=None if rows < 0 else rows)
    if rows < 0 and table.header_rows and match_names(list(table.frame.columns), register)["code"].notna().any():
        table = read_table(path, sheet=sheet, header_rows=0)  # a place's name heads no column: there is no header
    _tell_notes(layers, table.notes)
    frame, kinds = typed(table.frame)
    return Given(table.name, frame, list(kinds.items()), Columns())


def _tell_notes(layers: Layers, notes: list[Note]) -> None:
    for note in notes:
        layers.feedback.pushInfo(sentence(note))


def own_columns(given: Given) -> list[str]:
    """Return the columns of the table, its geometry aside."""
    geometry = getattr(given.frame, "_geometry_column_name", None)
    return [name for name in given.frame.columns if name != geometry]


def _columns(layers: Layers, given: Given, register: Register) -> Columns:
    """Return the columns chosen, and the best guess for the others."""
    from ...ingest.names import Columns, guess_columns

    own = own_columns(given)
    chosen = {}
    for role, key in (("name", "NAME_FIELD"), ("parent", "PARENT_FIELD"), ("code", "CODE_FIELD")):
        wanted = layers.algorithm.parameterAsString(layers.parameters, key, layers.context).strip()
        found = next((name for name in own if name.casefold() == wanted.casefold()), None) if wanted else None
        if wanted and found is None:
            raise InputError(NO_COLUMN, table=given.name, field=wanted, parameter=key, fields=", ".join(own))
        chosen[role] = found
    rest = given.frame[[name for name in own if name not in chosen.values()]]
    guess = guess_columns(rest, register, LEVELS[layers.choice("LEVEL")])
    return Columns(*(chosen[role] or getattr(guess, role) for role in ("name", "parent", "code")))


def match(layers: Layers, given: Given, register: Register) -> pd.DataFrame:
    """Return one answer per row, decisions made before included."""
    from ...ingest.names import match_names

    level = LEVELS[layers.choice("LEVEL")]
    return match_names(
        given.column(given.columns.name), register, level=level, parents=given.column(given.columns.parent),
        codes=given.column(given.columns.code), decisions=_decisions(layers, register, level),
        report=layers.feedback.setProgress, should_stop=layers.feedback.isCanceled,
    )  # fmt: skip


def _decisions(layers: Layers, register: Register, level: str) -> pd.DataFrame:
    """Return the decisions of the workspace and of the table given; the workspace keeps them all."""
    from ...ingest.importing.database import check_workspace
    from ...ingest.names import decisions
    from ...ingest.tables import read_table

    kept = workspace(layers)
    path = layers.algorithm.parameterAsFile(layers.parameters, "DECISIONS", layers.context)
    if kept and path:
        check_workspace(kept, never=(BUNDLED,))
    old = decisions.load_decisions(kept) if kept else None
    if not path:
        return decisions.merge_decisions(old, None)
    new = decisions.load_decisions(Path(path)) if Path(path).suffix.lower() == ".gpkg" else None
    if new is None:
        new = decisions.read_decisions(read_table(path).frame, register)
    everything = decisions.merge_decisions(old, decisions.dated(new, datetime.date.today(), level))
    if kept:
        decisions.save_decisions(everything, kept)
        layers.feedback.pushInfo(translate(KEPT).format(n=len(everything), file=kept))
    return everything


def counts(answer: pd.DataFrame, register: Register, level: str) -> dict[str, int]:
    """Return the headline numbers by output key."""
    matched = answer["code"].notna()
    wanted = {
        code for code, unit in register.units.items() if level in ("any", unit.level) and unit.level != "district"
    }
    per_unit = answer.loc[matched, "code"].value_counts()
    no_unit = answer["reason"] == "no_unit"
    return {
        "ROWS": len(answer),
        "MATCHED": int(matched.sum()),
        "AMBIGUOUS": int((answer["method"] == "ambiguous").sum()),
        "UNMATCHED_COUNT": int((answer["method"] == "unmatched").sum()),
        "NO_UNIT": int(no_unit.sum()),
        "DUPLICATES": int((per_unit > 1).sum()),
        "MISSING": len(wanted - set(per_unit.index)),
    }


def log(layers: Layers, given: Given, answer: pd.DataFrame, register: Register) -> None:
    """Say what was found, the doubtful rows first, and end with a sentence to quote."""
    from ...ingest.names.deciding import WHY_NOT

    level = LEVELS[layers.choice("LEVEL")]
    open_rows = answer[answer["method"].isin(["ambiguous", "unmatched"])]
    for reason, count in open_rows["reason"].value_counts().items():
        rows = given.frame.index[answer.index.isin(open_rows.index[open_rows["reason"] == reason])]
        shown = listed(rows, most=SHOWN)
        layers.say(
            "{n} rows not joined: {why} (rows {rows})", n=count, why=translate(WHY_NOT.get(reason, reason)), rows=shown
        )
    _tell_guessed(layers, given, answer)
    per_unit = answer["code"].dropna().value_counts()
    twice = per_unit[per_unit > 1].sort_index()
    if len(twice):
        shown = listed([f"{register.units[code].name} {n}" for code, n in twice.items()], most=SHOWN)
        layers.say(TWICE, n=len(twice), units=shown)
    missing = [
        unit.name for code, unit in sorted(register.units.items())
        if level == unit.level and code not in per_unit.index
    ]  # fmt: skip
    if missing:
        every = sum(unit.level == level for unit in register.units.values())
        layers.say(MISSING, n=len(missing), all=every, units=listed(missing, most=SHOWN))
    titles = {method: translate(METHODS[method]) for method in METHODS}
    methods = listed(f"{titles[method]} {n}" for method, n in answer["method"].value_counts().items())
    layers.feedback.pushInfo(translate("Methods: {methods}.").format(methods=methods))
    layers.feedback.pushInfo(headline(given, counts(answer, register, level)))


def _tell_guessed(layers: Layers, given: Given, answer: pd.DataFrame) -> None:
    """Name the rows that were joined although they are not written as the unit is: they want a look."""
    guessed = answer["method"].isin(TO_CHECK).to_numpy()
    typed = given.column(given.columns.name)
    pairs = [f"{raw} → {name}" for raw, name, doubtful in zip(typed, answer["name"], guessed) if doubtful]
    if pairs:
        layers.say(GUESSED, n=len(pairs), names=listed(dict.fromkeys(pairs), most=SHOWN))


def headline(given: Given, found: dict[str, int]) -> str:
    """Return the sentence a planner can quote."""
    text = translate("{table}: {matched} of {rows} rows joined; {ambiguous} ambiguous, {unmatched} without a unit.")
    return text.format(table=given.name, matched=found["MATCHED"], rows=found["ROWS"], ambiguous=found["AMBIGUOUS"],
                       unmatched=found["UNMATCHED_COUNT"])  # fmt: skip
