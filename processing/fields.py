"""Field names of the algorithms' results: ``(name, kind)`` in the order in which they are written."""

from __future__ import annotations

Fields = tuple[tuple[str, str], ...]

BASIS = ("basis", "text")
"""``modelled`` where roads or groups come from a model, else ``given``."""
PROFILE = ("profile", "text")
"""Speed table, season and digits that change with the speeds; the DEM where there is one."""

CONNECTIVITY: Fields = (
    ("status", "text"),
    ("hardened_m", "real"),
    ("seat_code", "text"),
    ("road_m", "real"),
    ("minutes", "real"),
    ("upgrade_m", "real"),
    ("component", "integer"),
    ("access_m", "real"),
    ("reason", "text"),
    ("eligible", "integer"),
    PROFILE,
    BASIS,
)
"""Per villager group, after the fields of the demand layer."""


def connectivity_summary(people: str) -> Fields:
    """Return the fields of the table by area.

    Args:
        people: ``integer`` where people are whole numbers, else ``real``.
    """
    return (
        ("level", "text"),
        ("zone", "text"),
        ("name", "text"),
        ("groups", "integer"),
        ("connected", "integer"),
        ("motorable", "integer"),
        ("cut_off", "integer"),
        ("no_road", "integer"),
        ("people", people),
        ("people_connected", people),
        ("share_pct", "real"),
        ("people_pct", "real"),
        ("target_pct", "real"),
        ("groups_to_do", "integer"),
        ("people_to_do", people),
        ("not_eligible", "integer"),
        PROFILE,
        BASIS,
    )


def connectivity_links(people: str) -> Fields:
    """Return the fields of the stretches to harden."""
    return (
        ("road_id", "text"),
        ("length_m", "real"),
        ("groups_gained", "integer"),
        ("people_gained", people),
        PROFILE,
        BASIS,
    )


def connectivity_sensitivity(people: str) -> Fields:
    """Return the fields of the table by access limit and season."""
    return (
        ("limit_m", "real"), ("season", "text"), ("level", "text"), ("zone", "text"), ("name", "text"),
        ("groups", "integer"), ("connected", "integer"), ("reached", "integer"), ("share_pct", "real"),
        ("reached_pct", "real"), ("people", people), ("people_connected", people), ("people_pct", "real"),
        PROFILE, BASIS,
    )  # fmt: skip


CONNECTIVITY_TARGETS: Fields = (
    ("indicator", "text"), ("name", "text"), ("unit", "text"), ("value_2020", "real"), ("target_2025", "real"),
    ("computed", "real"), ("gap", "real"), ("numerator", "integer"), ("denominator", "integer"),
    ("unknown", "integer"), ("to_do", "integer"), ("note", "text"), ("source", "text"), PROFILE, BASIS,
)  # fmt: skip
"""The plan's targets against what was computed."""


def project_lines(people: str) -> Fields:
    """Return the fields of planned roads, one row per project."""
    return (
        ("project_id", "text"), ("name", "text"), ("step", "integer"), ("km", "real"), ("cost", "real"),
        ("groups_connected", "integer"), ("people_connected", people), ("groups_reached", "integer"),
        ("people_reached", people), ("person_minutes", "real"), ("cost_per_person", "real"),
        ("m_per_person", "real"), PROFILE, BASIS,
    )  # fmt: skip


def project_sequence(people: str) -> Fields:
    """Return the fields of the best sequence, one row per step."""
    return (
        ("step", "integer"), ("project_id", "text"), ("name", "text"), ("together", "text"), ("km", "real"),
        ("cost", "real"), ("groups_connected", "integer"), ("people_connected", people), ("person_minutes", "real"),
        ("total_km", "real"), ("total_cost", "real"), ("total_groups", "integer"), ("total_people", people),
        ("total_minutes", "real"), ("share_pct", "real"), ("best_people", people), ("gap_people", people),
        PROFILE, BASIS,
    )  # fmt: skip


PROJECT_GROUPS: Fields = (
    ("status_before", "text"), ("status_after", "text"), ("minutes_before", "real"), ("minutes_after", "real"),
    ("minutes_saved", "real"), ("step", "integer"), ("connected_by", "text"), PROFILE, BASIS,
)  # fmt: skip
"""Per villager group before and after all projects, after the fields of the demand layer."""


def critical_links(people: str) -> Fields:
    """Return the fields of the links by rank."""
    return (
        ("rank", "integer"), ("road_id", "text"), ("kind", "text"), ("length_m", "real"), ("people_cut", people),
        ("groups_cut", "integer"), ("people_using", people), ("detour_minutes", "real"), PROFILE, BASIS,
    )  # fmt: skip


def critical_summary(people: str) -> Fields:
    """Return the fields of the table by area."""
    return (
        ("level", "text"), ("zone", "text"), ("name", "text"), ("groups", "integer"), ("people", people),
        ("groups_at_risk", "integer"), ("people_at_risk", people), ("risk_pct", "real"),
        ("groups_cut", "integer"), ("people_cut", people), ("cut_pct", "real"), ("groups_detour", "integer"),
        ("people_detour", people), PROFILE, BASIS,
    )  # fmt: skip


CRITICAL_GROUPS: Fields = (
    ("minutes", "real"), ("at_risk", "integer"), ("critical_road", "text"), ("hazard", "text"),
    ("hazard_minutes", "real"), ("more_minutes", "real"), PROFILE, BASIS,
)  # fmt: skip
"""Per villager group, after the fields of the demand layer."""

AUDIT_PLACES: Fields = (
    ("kind", "text"), ("what", "text"), ("remedy", "text"), ("road_id", "text"), ("other_id", "text"),
    ("group_id", "text"), ("length_m", "real"), ("gap_m", "real"), ("people", "real"), BASIS,
)  # fmt: skip
"""Places to mend."""
AUDIT_LINES: Fields = (("kind", "text"), ("what", "text"), ("road_id", "text"), ("length_m", "real"), BASIS)
"""Roads concerned."""
AUDIT_SUMMARY: Fields = (
    ("kind", "text"), ("what", "text"), ("places", "integer"), ("length_m", "real"), ("people", "real"), BASIS,
)  # fmt: skip
"""Faults by kind."""
