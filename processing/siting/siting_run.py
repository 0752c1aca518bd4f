"""The question of ``wulong:siting`` in numbers, and the counts of its answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...analysis.errors import InputError
from .. import zones
from ..networks import Layers
from ..services import inputs as services
from .siting_read import LSCP_OR_MCLP, Candidates, Costs

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd

    from ...analysis.siting import SitingAnswer, SitingQuestion, Solution

PERCENT = 100.0
NOT_WEIGHTS = "TIER_WEIGHTS is {value}. Give tier=factor, separated by semicolons, such as 1=3;2=2."
NO_SUCH_TIER = "TIER_WEIGHTS names the tier {tier}, which no group has. The tiers are: {tiers}."
NO_TIERS = "TIER_WEIGHTS is given, but neither villages nor townships have tiers. Choose them in ZONES and TIER_FIELD."
BLANK_TIERS = "{count} groups are in no tier; their people count once."
NO_CANDIDATE, NO_PEOPLE, NOT_SERVED = "no_candidate", "no_people", "not_served"


@dataclass(frozen=True)
class Answer:
    """What was read and found."""

    groups: services.Groups
    candidates: Candidates
    costs: Costs
    question: SitingQuestion
    found: SitingAnswer
    summary: pd.DataFrame
    reason: np.ndarray

    @property
    def schematic(self) -> bool:
        """Tell whether anything came from a model."""
        return self.costs.schematic or self.groups.places.modelled or self.candidates.modelled

    @property
    def served(self) -> np.ndarray:
        """(n,) people of each group that the best set serves."""
        return served(self.found.best, len(self.groups.table))


def served(solution: Solution, count: int) -> np.ndarray:
    """Return (n,) people of each point that a set serves."""
    import numpy as np

    return np.bincount(solution.flow[:, 0].astype(int), solution.flow[:, 2], minlength=count)


def tier_factors(layers: Layers) -> dict[str, float]:
    """Return the factor of each tier named.

    Raises:
        InputError: something in the text is no tier=factor.
    """
    text = layers.algorithm.parameterAsString(layers.parameters, "TIER_WEIGHTS", layers.context)
    found = {}
    for part in filter(None, (each.strip() for each in text.replace("；", ";").split(";"))):
        name, sign, number = part.partition("=")
        try:
            factor = float(number)
        except ValueError:
            factor = -1.0
        if not sign or not name.strip() or not 0 <= factor < float("inf") or name.strip() in found:
            raise InputError(NOT_WEIGHTS, value=text)
        found[name.strip()] = factor
    return found


def _priority(layers: Layers, groups: services.Groups) -> np.ndarray | None:
    from ...analysis.siting.points import priorities

    factors = tier_factors(layers)
    if not factors:
        return None
    tiers = groups.by.get("tier")
    there = sorted({each for each in tiers if each is not None}) if tiers is not None else []
    if not there:
        raise InputError(NO_TIERS)
    for tier in factors:
        if tier not in there:
            raise InputError(NO_SUCH_TIER, tier=tier, tiers=", ".join(there))
    blank = sum(each is None for each in tiers)
    if blank:
        layers.tell(BLANK_TIERS, count=blank)
    return priorities(tiers, factors, len(groups.table))


def solve(layers: Layers, groups: services.Groups, candidates: Candidates, costs: Costs) -> Answer:
    """Ask, and count by area."""
    import numpy as np

    from ...analysis.siting import SitingQuestion
    from ...analysis.siting import solve as ask
    from ...analysis.siting.model import MODELS

    number = layers.algorithm.parameterAsInt
    budget = layers.parameters.get("BUDGET")
    model = layers.choice("MODEL")
    question = SitingQuestion(
        MODELS[model],
        costs.table,
        people=groups.table.people,
        priority=_priority(layers, groups),
        demand_id=groups.table.id,
        site_id=candidates.table.id,
        p=number(layers.parameters, "P", layers.context) or None,
        limit=layers.number("LIMIT") if model in LSCP_OR_MCLP else None,
        capacity=candidates.capacity,
        split=layers.algorithm.parameterAsBoolean(layers.parameters, "SPLIT", layers.context),
        site_cost=candidates.price,
        budget=layers.number("BUDGET") if budget not in (None, "") else None,
        fixed=candidates.fixed & candidates.table.usable,
        excluded=candidates.excluded,
        alternatives=number(layers.parameters, "ALTERNATIVES", layers.context),
        gap=layers.number("GAP_PCT") / PERCENT,
        time_limit_s=layers.number("TIME_LIMIT_S"),
        solver=not layers.algorithm.parameterAsBoolean(layers.parameters, "HEURISTIC", layers.context),
    )
    start = 2 * services.READ_PCT

    def report(percent: float) -> None:
        layers.feedback.setProgress(start + (services.SOLVED_PCT - start) * percent / PERCENT)

    found = ask(question, report=report, should_stop=layers.feedback.isCanceled)
    reason = np.full(len(groups.table), None, dtype=object)
    reason[found.best.site < 0] = NOT_SERVED
    reason[found.empty] = NO_PEOPLE
    reason[found.uncoverable] = NO_CANDIDATE
    reason[~groups.table.usable] = _no_place()
    summary = zones.in_order(_count(groups, found), groups.names)
    return Answer(groups, candidates, costs, question, found, summary, reason)


def _no_place() -> str:
    from ...analysis.roads.status import NO_PLACE

    return NO_PLACE


def _count(groups: services.Groups, found: SitingAnswer) -> pd.DataFrame:
    import numpy as np
    import pandas as pd

    from ...analysis.counting import count_by, percent

    people, best = groups.table.people, found.best
    some = served(best, len(people))
    counted = count_by(
        groups.by,
        pd.DataFrame(
            {
                "groups": 1,
                "groups_served": best.site >= 0,
                "people": people,
                "people_served": some,
                "uncoverable": np.isin(np.arange(len(people)), found.uncoverable),
                "person_cost": some * np.nan_to_num(best.cost),
            }
        ),
    )
    counted["people_pct"] = percent(counted["people_served"], counted["people"])
    counted["mean_cost"] = percent(counted["person_cost"], counted["people_served"]) / PERCENT
    return counted
