"""The headline of every question a workspace has an answer to: one sentence, one number.

Every briefing, the dock and ``summary.json`` say the same because all of them take it from here. Numbers are those
of the result tables, never counted anew; a question without a result has no headline.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from . import headlines_plan, headlines_roads, headlines_water
from .headline import Headline, Layers

__all__ = ["ORDER", "Headline", "headlines"]

_SAY: tuple[Callable[[Layers], Iterator[Headline]], ...] = (
    headlines_roads.roadconnectivity,
    headlines_roads.nearestfacility,
    headlines_roads.servicearea,
    headlines_roads.roadprojects,
    headlines_roads.criticalroads,
    headlines_water.watersupply,
    headlines_water.gravityscreening,
    headlines_water.safewater,
    headlines_water.stationcoverage,
    headlines_water.stationproposals,
    headlines_water.siting,
    headlines_plan.elevationzones,
    headlines_plan.projectgap,
    headlines_plan.robustgaps,
    headlines_plan.tiersummary,
    headlines_plan.scoreboard,
)
"""One for each question, in the order in which they are asked; each bears the key of its question."""
ORDER = tuple(each.__name__ for each in _SAY)


def headlines(layers: Layers) -> tuple[Headline, ...]:
    """Return what the results say, in the order of the questions.

    Args:
        layers: tables of a workspace by key, as in the catalog; one that is absent or empty says nothing.
    """
    return tuple(found for say in _SAY for found in say(layers))
