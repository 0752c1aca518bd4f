"""What an import finds wrong, one row each: how bad, where, what, how much, and what to do."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pandas as pd

ERROR, WARNING, INFO = "error", "warning", "info"
SEVERITIES = {
    "unmatched": ERROR,
    "several_units": ERROR,
    "no_names": ERROR,
    "twice": ERROR,
    "no_village": ERROR,
    "ambiguous": ERROR,
    "key_twice": ERROR,
    "no_place": ERROR,
    "unsure": WARNING,
    "missing": WARNING,
    "area_change": WARNING,
    "moved": WARNING,
    "overlap": WARNING,
    "overlap_sliver": WARNING,
    "gap": WARNING,
    "gap_sliver": WARNING,
    "outside": WARNING,
    "unknown_value": WARNING,
    "no_number": WARNING,
    "fault": WARNING,
    "area_schematic": INFO,
    "gap_of_unit": INFO,
    "parts_joined": INFO,
    "other_table": INFO,
    "kept_as_is": INFO,
    "outline_follows": INFO,
    "key_numbered": INFO,
    "new": INFO,
    "emptied": WARNING,
    "lost_fields": INFO,
    "unused_columns": INFO,
}
"""How bad each problem is: an error keeps a feature out of the workspace."""
ORDER = (ERROR, WARNING, INFO)

PROBLEM_TEXTS = {
    "unmatched": "No unit of the register has this name or code; the feature is not imported",
    "several_units": "Several units of the register could be meant; the feature is not imported",
    "no_names": "No column of the file holds names or codes of units; none of its features is imported",
    "twice": "Several features are the same unit and lie over each other; none of them is imported",
    "no_village": "The village of this group cannot be told; the group is not imported",
    "ambiguous": "Several rows of the layer have this name; the feature is not imported",
    "key_twice": "Several features have this code; only the first one is imported",
    "no_place": "The feature has no usable geometry and is not imported",
    "unsure": "The name was matched, but not exactly",
    "missing": "This unit of the workspace is not in the file",
    "area_change": "The area differs much from the survey before, in percent",
    "area_schematic": "The area differs much from the schematic shape before, in percent",
    "moved": "The middle of the unit lies elsewhere than in the survey before, in metres",
    "overlap": "Two features overlap, in m²",
    "overlap_sliver": "Two features overlap in a sliver, in m²",
    "gap": "A gap is left between the features, in m²",
    "gap_sliver": "A sliver is left between the features, in m²",
    "gap_of_unit": "A gap is left where the workspace has units that the file lacks, in m²",
    "outside": "The feature lies outside the district",
    "unknown_value": "A value that the data model does not know stays as it is",
    "no_number": "A text stands where a number belongs; the value is left out",
    "fault": "The geometry was repaired or left out when the file was read",
    "parts_joined": "Several features are parts of one unit and were joined; the number of parts",
    "other_table": "The unit belongs to another layer of the workspace and is written there",
    "kept_as_is": "The workspace has this already; with this mode it stays as it is",
    "outline_follows": "All townships are surveyed now; the outline of the district becomes what they cover together",
    "key_numbered": "Several features have this code; each gets a number after it; how many there are",
    "new": "The workspace does not have this yet; it is added",
    "emptied": "The file lacks this unit, so its row stays without a shape",
    "lost_fields": "The file has no column for this; values that the workspace had are kept by code",
    "unused_columns": "Columns of the file that the data model has no field for",
}
PROBLEM_REMEDIES = {
    "unmatched": "Correct the name in the file, or give a column with codes or with the township",
    "several_units": "Give a column with codes or with the township, or decide with Join a table by place names",
    "no_names": "Name the column in NAME_FIELD or CODE_FIELD, or give the features their names",
    "twice": "Delete all but one of them in the file",
    "no_village": "Give the group its village: name and township, or the code of 12 digits",
    "ambiguous": "Give the features the codes of the workspace",
    "key_twice": "Give each feature a code of its own",
    "no_place": "Draw the feature again in the file",
    "unsure": "Compare the name in the file with the name of the unit",
    "missing": "It keeps the geometry it has; add it to the file if it should be replaced",
    "area_change": "Check the boundary on the map",
    "area_schematic": "Nothing to do: the schematic shape had no true area",
    "moved": "Check the position and the coordinate system",
    "overlap": "Decide which of the two the ground belongs to and correct the file",
    "overlap_sliver": "Snap the borders of both to each other (Topology checker, Vector > Geometry tools)",
    "gap": "Check whether a unit is missing in the file or a border is wrong",
    "gap_sliver": "Snap the borders to each other (Topology checker, Vector > Geometry tools)",
    "gap_of_unit": "Import these units too, or check their borders",
    "outside": "Check the coordinate system, the axes and the shift",
    "unknown_value": "Write one of the values of the data dictionary",
    "no_number": "Correct the value in the file",
    "fault": "Check the feature on the map",
    "parts_joined": "Nothing to do if the unit really has several parts",
    "other_table": "Nothing to do",
    "kept_as_is": "Choose another mode to replace it",
    "outline_follows": "Nothing to do",
    "key_numbered": "Nothing to do if they are sections of one road",
    "new": "Nothing to do",
    "emptied": "Add the unit to the file, or import with the mode that replaces matching units only",
    "lost_fields": "Nothing to do, or add the column to the file",
    "unused_columns": "Rename a column if it should be imported",
}
FULL_STOPS = (".", "。")
COLUMNS = ("severity", "layer", "feature", "problem", "value", "remedy")


@dataclass(frozen=True)
class Problem:
    """One thing found: ``kind`` is a key of :data:`PROBLEM_TEXTS`."""

    kind: str
    layer: str
    feature: str
    value: str = ""
    count: int = 1
    measure: float = 0.0
    """Number by which rows of one kind are ordered, the largest first (area, percent)."""
    reason: str = ""
    """What says more, in front of the value: a key of the name matcher's reasons, or an English sentence."""

    @property
    def severity(self) -> str:
        """Return ``error``, ``warning`` or ``info``."""
        return SEVERITIES[self.kind]


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Return problems by severity, then kind as listed, then the largest first."""
    kinds = list(SEVERITIES)
    return sorted(
        problems,
        key=lambda each: (ORDER.index(each.severity), kinds.index(each.kind), -each.measure, each.layer, each.feature),
    )


def count_by_kind(problems: Iterable[Problem]) -> dict[str, int]:
    """Return how many problems of each kind there are."""
    found: dict[str, int] = {}
    for each in problems:
        found[each.kind] = found.get(each.kind, 0) + each.count
    return found


def as_table(
    problems: Iterable[Problem],
    *,
    texts: Mapping[str, str] = PROBLEM_TEXTS,
    remedies: Mapping[str, str] = PROBLEM_REMEDIES,
    colon: str = ": ",
) -> pd.DataFrame:
    """Return problems as the rows of a report.

    Args:
        problems: to list; their reasons are in the user's language already.
        texts: what to say of each kind, in the user's language.
        remedies: what to do about it.
        colon: what stands between a reason and a value, unless the reason ends in a full stop.
    """
    rows = []
    for each in in_order(problems):
        joint = "" if not (each.reason and each.value) else " " if each.reason.endswith(FULL_STOPS) else colon
        value = f"{each.reason}{joint}{each.value}"
        rows.append((each.severity, each.layer, each.feature, texts[each.kind], value, remedies[each.kind]))
    return pd.DataFrame(rows, columns=list(COLUMNS))
