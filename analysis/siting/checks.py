"""Whether a siting question means anything: each fault has its sentence."""

from __future__ import annotations

import numpy as np

from ..errors import InputError
from .model import COVER, LSCP, MODELS, SitingQuestion

NO_MODEL = "MODEL is {value}. Use one of {models}."
NO_DEMAND = "There is no demand. Give points with people."
NO_SITES = "There is no candidate site. Give at least one."
NO_SITE_LEFT = "All {count} candidate sites are excluded. Give other candidates or other areas that are not allowed."
WRONG_SHAPE = "{field} has {given} values for {count} features. Give one for each."
COST_WRONG = "The cost from {point} to {site} is {value}. Give 0 or more, or leave out what cannot be travelled."
PEOPLE_WRONG = "Demand point {point}: the weight is {value}. Give 0 or more people."
PRIORITY_WRONG = "Demand point {point}: the priority is {value}. Give a factor of 0 or more."
NOBODY_THERE = "The demand is zero at all {count} points. Check the field with the people."
CAPACITY_WRONG = "Candidate {site}: the capacity is {value}. Give people above 0, or exclude the site."
PRICE_WRONG = "Candidate {site}: the price is {value}. Give 0 or more."
NO_LIMIT = "LIMIT is {value}. Covering needs a limit of 0 or more."
NO_NUMBER = "P is {value}. Give a whole number of 1 or more."
NEITHER = "Neither P nor BUDGET is given. Say how many sites there may be, or what they may cost together."
NO_PRICES = "BUDGET needs the price of every site. Choose the field with the prices."
BUDGET_WRONG = "BUDGET is {value}. Give 0 or more."
TOO_MANY_FIXED = "{fixed} sites stay, but P is {p}. Give at least {fixed}, or let fewer stay."
TOO_FEW_SITES = "P is {p}, but only {count} candidate sites are allowed. Give {count} or fewer."
FIXED_TOO_DEAR = (
    "The sites that stay cost {cost} together, more than the budget {budget}. Raise it, or give them price 0."
)
SETTING_WRONG = "{field} is {value}. Give {least} or more."
TWICE = "The code {value} is given to {count} {field}. Each code may stand once."


def check(question: SitingQuestion) -> None:
    """Check a question.

    Raises:
        InputError: it means nothing; the sentence says what to mend.
    """
    if question.model not in MODELS:
        raise InputError(NO_MODEL, value=question.model, models=", ".join(MODELS))
    shape = np.shape(question.cost)
    if len(shape) != 2 or not shape[0]:
        raise InputError(NO_DEMAND)
    if not shape[1]:
        raise InputError(NO_SITES)
    for axis, names in enumerate((("people", "priority", "demand_id"), SITE_COLUMNS)):
        for name in names:
            values = getattr(question, name)
            if values is not None and len(values) != shape[axis]:
                raise InputError(WRONG_SHAPE, field=name, given=len(values), count=shape[axis])
    _check_codes(question)
    _check_costs(question)
    _check_demand(question)
    _check_sites(question)
    _check_settings(question)


SITE_COLUMNS = ("capacity", "site_cost", "fixed", "excluded", "site_id")


def codes(question: SitingQuestion, axis: int) -> np.ndarray:
    """Return the codes of the demand (0) or the sites (1); row numbers from 1 where none were given."""
    given = question.site_id if axis else question.demand_id
    count = np.shape(question.cost)[axis]
    return np.arange(1, count + 1) if given is None else np.asarray(given, object)


def _check_codes(question: SitingQuestion) -> None:
    for axis, name in enumerate(("demand_id", "site_id")):
        found, counts = np.unique(codes(question, axis).astype(str), return_counts=True)
        if (counts > 1).any():
            raise InputError(TWICE, value=found[counts > 1][0], count=int(counts.max()), field=name)


def _check_costs(question: SitingQuestion) -> None:
    cost = np.asarray(question.cost, float)
    wrong = np.argwhere(~(cost >= 0))
    if len(wrong):
        row, column = wrong[0]
        point, site = codes(question, 0)[row], codes(question, 1)[column]
        raise InputError(COST_WRONG, point=point, site=site, value=cost[row, column])


def _check_demand(question: SitingQuestion) -> None:
    for values, text in ((question.people, PEOPLE_WRONG), (question.priority, PRIORITY_WRONG)):
        if values is None:
            continue
        numbers = np.asarray(values, float)
        wrong = np.flatnonzero(~(np.isfinite(numbers) & (numbers >= 0)))
        if len(wrong):
            raise InputError(text, point=codes(question, 0)[wrong[0]], value=numbers[wrong[0]])
        if not (numbers > 0).any():
            raise InputError(NOBODY_THERE, count=len(numbers))


def _check_sites(question: SitingQuestion) -> None:
    count = np.shape(question.cost)[1]
    fixed = np.zeros(count, bool) if question.fixed is None else np.asarray(question.fixed, bool)
    excluded = np.zeros(count, bool) if question.excluded is None else np.asarray(question.excluded, bool)
    allowed = fixed | ~excluded
    if not allowed.any():
        raise InputError(NO_SITE_LEFT, count=count)
    for values, text, least in (
        (question.capacity, CAPACITY_WRONG, np.nextafter(0, 1)),
        (question.site_cost, PRICE_WRONG, 0),
    ):
        if values is not None:
            numbers = np.asarray(values, float)
            wrong = np.flatnonzero(allowed & ~(np.isfinite(numbers) & (numbers >= least)))
            if len(wrong):
                raise InputError(text, site=codes(question, 1)[wrong[0]], value=numbers[wrong[0]])
    if question.budget is not None:
        _check_budget(question, question.budget, fixed)
    if question.model == LSCP:
        return
    if question.p is None and question.budget is None:
        raise InputError(NEITHER)
    if question.p is not None:
        if not question.p >= 1 or question.p != int(question.p):
            raise InputError(NO_NUMBER, value=question.p)
        if fixed.sum() > question.p:
            raise InputError(TOO_MANY_FIXED, fixed=int(fixed.sum()), p=question.p)
        if question.p > allowed.sum():
            raise InputError(TOO_FEW_SITES, p=question.p, count=int(allowed.sum()))


def _check_budget(question: SitingQuestion, budget: float, fixed: np.ndarray) -> None:
    if question.site_cost is None:
        raise InputError(NO_PRICES)
    if not budget >= 0:
        raise InputError(BUDGET_WRONG, value=budget)
    spent = float(np.asarray(question.site_cost, float)[fixed].sum())
    if spent > budget:
        raise InputError(FIXED_TOO_DEAR, cost=f"{spent:g}", budget=f"{budget:g}")


def _check_settings(question: SitingQuestion) -> None:
    if question.model in COVER and (question.limit is None or not question.limit >= 0):
        raise InputError(NO_LIMIT, value=question.limit)
    for name, least in (("alternatives", 0), ("gap", 0), ("time_limit_s", 0)):
        value = getattr(question, name)
        if not value >= least:
            raise InputError(SETTING_WRONG, field=name.upper(), value=value, least=least)
