"""Field names of the algorithms' results: ``(name, kind)`` in the order in which they are written."""

from __future__ import annotations

Fields = tuple[tuple[str, str], ...]

BASIS = ("basis", "text")
"""``modelled`` where roads or groups come from a model, else ``given``."""

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
        BASIS,
    )


def connectivity_links(people: str) -> Fields:
    """Return the fields of the stretches to harden."""
    return (
        ("road_id", "text"),
        ("length_m", "real"),
        ("groups_gained", "integer"),
        ("people_gained", people),
        BASIS,
    )
