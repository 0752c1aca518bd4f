"""All checks, one after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ...analysis.errors import Cancelled
from . import codes, counts, places, roads, tables, topology
from .model import Found, Workspace

Check = Callable[[Workspace], Iterator[Found]]
CHECKS: tuple[Check, ...] = (
    tables.missing_tables,
    tables.missing_fields,
    tables.geometry_types,
    tables.systems,
    codes.keys,
    codes.forms,
    codes.references,
    codes.empty_fields,
    codes.coded_values,
    counts.register,
    counts.told_and_counted,
    counts.numbers,
    places.geometries,
    places.doubles,
    places.in_their_unit,
    places.in_the_district,
    topology.overlaps,
    topology.nesting,
    roads.network,
    places.unlocated,
    places.modelled,
)
DONE_PCT = 100.0


def check(
    workspace: Workspace,
    *,
    report: Callable[[float], None] | None = None,
    should_stop: Callable[[], bool] | None = None,
) -> list[Found]:
    """Return everything that is worth a row, in the order of the checks.

    Args:
        workspace: tables as read.
        report: called with the share done in percent.
        should_stop: asked between checks.

    Raises:
        Cancelled: ``should_stop`` said so.
    """
    found = list(workspace.before)
    for number, each in enumerate(CHECKS, start=1):
        if should_stop is not None and should_stop():
            raise Cancelled
        found.extend(each(workspace))
        if report is not None:
            report(DONE_PCT * number / len(CHECKS))
    return found
