"""Colours that say how good a value is, apart for colour-blind readers: blue is well, orange is not, grey unknown."""

from __future__ import annotations

GOOD, FAIR, POOR, BAD, NONE = "CFE3F5", "E8F1DC", "FBE3B5", "F5B98F", "E3E3E3"
BAR, GAP_BAR = "5B9BD5", "E08E45"
"""Of shares, and of what is missing."""

SHADES: dict[str, dict[str, str]] = {
    "status": {"connected": GOOD, "motorable": FAIR, "cut_off": POOR, "no_road": BAD, "unknown": NONE},
    "light": {
        "reached": GOOD, "progress": FAIR, "open": POOR, "no_progress": BAD, "undecided": NONE,
        "not_computed": NONE, "not_measurable": NONE,
    },
    "gap": {
        "planned": GOOD, "no_need": GOOD, "uncertain": FAIR, "late": POOR, "wider_only": POOR, "gap": BAD,
        "unknown": NONE,
    },
    "grade": {"safe": GOOD, "unsafe": BAD, "unknown": NONE},
    "result": {"gravity": GOOD, "break_pressure": FAIR, "pumped": POOR, "unknown": NONE},
    "hazard": {"open": GOOD, "detour": FAIR, "cut_off": BAD, "no_road": NONE},
    "kind": {"bridge": BAD, "detour": FAIR},
}  # fmt: skip
"""Colour of each code, by the field it stands in; a field that has other codes is left alone."""
SHADES["status_before"] = SHADES["status_after"] = SHADES["status"]
for _index in ("quantity", "quality", "access", "reliability"):
    SHADES[_index] = SHADES["grade"]
MISSING = ("groups_to_do", "people_to_do", "central_to_do", "people_open", "people_at_risk", "unserved", "to_do")
"""Fields that count what is missing."""
MET, NOT_MET, UNSURE = "✓ 已达到", "✗ 未达到", "— 无法判断"
MET_SHADES = {MET: GOOD, NOT_MET: POOR}


def met_text(met: bool | None, target: float | None) -> str:
    """Return whether a target is reached, with a sign that needs no colour; "" where there is no target."""
    if met is None and target is None:
        return ""
    return UNSURE if met is None else MET if met else NOT_MET
