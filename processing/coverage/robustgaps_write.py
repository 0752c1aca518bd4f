"""Results of ``wulong:robustgaps`` as layers, and the sentences to quote."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import QgsWkbTypes

from ...analysis.errors import Cancelled
from ...layers import codes
from .. import zones
from ..adapters import make_fields, write_frame
from ..base import translate
from ..fields import BASIS, PROFILE
from ..networks import Layers
from ..telling import SCHEMATIC, Teller, title
from . import robustgaps_read as read

if TYPE_CHECKING:
    import pandas as pd

    from .robustgaps_run import Answer

DONE_PCT = 100.0
FOUND = (
    ("robust", "text"), ("gap_share", "real"), ("uncovered", "integer"), ("runs", "integer"), ("depends_on", "text"),
    ("open_in", "text"), ("question", "text"), PROFILE, BASIS,
)  # fmt: skip
"""Per villager group, after the fields of the demand layer."""
MATRIX = (
    ("scenario", "integer"), ("speed_pct", "real"), ("season", "text"), ("access_m", "real"), ("reach_pct", "real"),
    ("people_field", "text"), ("groups", "integer"), ("groups_covered", "integer"), ("share_pct", "real"),
    ("people", "real"), ("people_covered", "real"), ("people_pct", "real"), ("question", "text"), PROFILE, BASIS,
)  # fmt: skip
AXIS_WORDS = {
    "speed_pct": "speeds",
    "season": "the season",
    "access_m": "the access limit",
    "reach_pct": "the reach",
    "people_field": "the source of people",
}
"""What each assumption is called in the log (English; translate it)."""


def summary_fields(people: str) -> tuple[tuple[str, str], ...]:
    """Return the fields of the table by area; ``people`` is ``integer`` or ``real``."""
    return (
        ("level", "text"), ("zone", "text"), ("name", "text"), ("groups", "integer"), ("people", people),
        ("groups_certain", "integer"), ("groups_sensitive", "integer"), ("groups_covered", "integer"),
        ("groups_unknown", "integer"), ("people_certain", people), ("people_sensitive", people),
        ("people_covered", people), ("people_unknown", people), ("certain_pct", "real"), ("sensitive_pct", "real"),
        ("covered_pct", "real"), ("people_least", people), ("people_most", people), ("question", "text"), PROFILE,
        BASIS,
    )  # fmt: skip


def tell(layers: Layers, case: read.Case, answer: Answer) -> None:
    """Print what was gone through, on what the sensitive groups hang, and the sentence to quote."""
    say = Teller(layers)
    if answer.schematic:
        layers.say(SCHEMATIC)
    say("Runs: {n}. {profile}", n=len(answer.matrix), profile=answer.profile)
    others = [translate(AXIS_WORDS[name]) for name in read.AXES[:-1] if name not in case.scenarios]
    if others:
        say("Not varied, because this question does not hang on it: {what}.", what=", ".join(others))
    depends = answer.groups["depends_on"].dropna().str.split(";").explode().value_counts()
    for name in read.AXES:
        if name in depends:
            say("{n} groups hang on {what}.", n=int(depends[name]), what=translate(AXIS_WORDS[name]))
    low, high = answer.matrix["people_pct"].min(), answer.matrix["people_pct"].max()
    say("From run to run {low} to {high} % of the people are covered.", low=f"{low:.1f}", high=f"{high:.1f}")
    total = _whole(answer)
    say(
        "{people} people in {groups} groups are uncovered in nearly every run: certain gaps ({pct} %); {sensitive} "
        "people in {n} groups hang on what is assumed; {covered} people are covered whatever is assumed.",
        people=f"{total['people_certain']:.0f}", groups=int(total["groups_certain"]),
        pct=f"{total['certain_pct']:.1f}", sensitive=f"{total['people_sensitive']:.0f}",
        n=int(total["groups_sensitive"]), covered=f"{total['people_covered']:.0f}",
    )  # fmt: skip


def _whole(answer: Answer) -> pd.Series:
    from ...analysis.counting import ALL

    return answer.summary[answer.summary["level"] == ALL].iloc[0]


def write(layers: Layers, case: read.Case, answer: Answer) -> dict:
    """Write what was asked for and return ids and headline numbers.

    Raises:
        Cancelled: the user stopped; nothing was written yet.
    """
    if layers.feedback.isCanceled():
        raise Cancelled
    stamp = {
        "question": read.NAMES[case.question],
        "profile": answer.profile,
        "basis": codes.MODELLED if answer.schematic else "given",
    }
    summary = zones.in_order(answer.summary, case.names)
    matrix = answer.matrix.reindex(columns=[name for name, _ in MATRIX if name not in stamp])
    outputs = {
        "OUTPUT": _write_groups(layers, case, answer, stamp),
        "SUMMARY": write_frame(
            layers.algorithm, layers.parameters, "SUMMARY", layers.context, summary.assign(**stamp),
            name=title(translate("Robust gaps by area"), schematic=answer.schematic),
            fields=summary_fields(case.people_kind), style="robustgaps_summary",
        ),
        "MATRIX": write_frame(
            layers.algorithm, layers.parameters, "MATRIX", layers.context, matrix.assign(**stamp),
            name=title(translate("Coverage in every run"), schematic=answer.schematic), fields=MATRIX,
            style="robustgaps_matrix",
        ),
        "RUNS": len(answer.matrix),
        "SCHEMATIC": int(answer.schematic),
    }  # fmt: skip
    total = _whole(answer)
    for name in ("groups", "groups_certain", "groups_sensitive", "groups_covered"):
        outputs[name.replace("groups_", "").upper()] = int(total[name])
    for name in ("people", "people_certain", "people_sensitive", "people_covered"):
        outputs[name.upper()] = float(total[name])
    layers.feedback.setProgress(DONE_PCT)
    return {key: value for key, value in outputs.items() if value is not None and value == value}


def _write_groups(layers: Layers, case: read.Case, answer: Answer, stamp: dict[str, str]) -> str | None:
    import pandas as pd

    places = case.places
    found = answer.groups.set_index(places.frame.index).assign(**stamp)
    taken = {name for name, _ in FOUND}
    kept = places.frame[[name for name in places.frame if name.lower() not in taken]]
    return write_frame(
        layers.algorithm, layers.parameters, "OUTPUT", layers.context, pd.concat([kept, found], axis=1),
        name=title(translate("Villager groups by how sure the gap is"), schematic=answer.schematic),
        fields=make_fields(FOUND, after=places.given.source.fields()),
        wkb_type=QgsWkbTypes.Type.Point, crs=places.given.crs, style="robustgaps",
    )  # fmt: skip
