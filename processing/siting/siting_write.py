"""The answer of ``wulong:siting`` as log, layers and numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import QgsWkbTypes

from ...analysis.errors import Cancelled
from ...layers import codes
from .. import geometry, zones
from ..adapters import make_fields, write_frame
from ..base import translate
from ..fields import BASIS, PROFILE
from ..networks import Layers
from ..services import inputs as services
from ..telling import SCHEMATIC, Teller, title
from .siting_read import UNITS
from .siting_run import NOT_SERVED, PERCENT, Answer, served

if TYPE_CHECKING:
    import pandas as pd

    from ...analysis.siting import Solution

ANSWERS = {
    "lscp": "{sites} sites serve everybody who can be: {ids}.",
    "mclp": "{sites} sites serve {people} people ({pct} %): {ids}.",
    "pmedian": "{sites} sites, {mean} {unit} on average for {people} people: {ids}.",
    "pcentre": "{sites} sites, nobody farther than {most} {unit}: {ids}.",
}
PROVEN = "Proven: no other set is better."
NOT_PROVEN = "Value {objective}, no set can be better than {bound}: gap {gap} %."
STOPPED = "The time was up before the gap was closed. Give more TIME_LIMIT_S for a better bound."
NO_SOLVER = (
    "SciPy brings no exact solver here (1.9 or later does): found by greedy adding and exchange, not proven. "
    "The gap is printed."
)
LEFT_TO_HEURISTIC = "As asked, found by greedy adding and exchange, not proven. The gap is printed."
FEWER = "There are only {count} sets; {wanted} were asked for."
UNCOVERABLE = "No allowed candidate can serve {n} groups with {people} people; they are left out first ({ids})."
OPEN = "{n} groups could be served, but not by the sites of the best set."
EMPTY = "{n} groups have no people and make no demand ({ids})."


def site_fields(people: str) -> tuple[tuple[str, str], ...]:
    """Return the fields of the chosen sites, after those of the candidates."""
    return (
        ("set_no", "integer"), ("rank", "integer"), ("site_id", "text"), ("fixed", "integer"), ("groups", "integer"),
        ("people", people), ("load_pct", "real"), ("mean_cost", "real"), ("max_cost", "real"), ("unit", "text"),
        PROFILE, BASIS,
    )  # fmt: skip


def assignment_fields(people: str) -> tuple[tuple[str, str], ...]:
    """Return the fields of the groups, after those of the demand layer."""
    return (
        ("site_id", "text"), ("site_name", "text"), ("cost", "real"), ("unit", "text"), ("served", people),
        ("sites", "integer"), ("reason", "text"), PROFILE, BASIS,
    )  # fmt: skip


def summary_fields(people: str) -> tuple[tuple[str, str], ...]:
    """Return the fields of the table by area."""
    return (
        ("level", "text"), ("zone", "text"), ("name", "text"), ("groups", "integer"), ("groups_served", "integer"),
        ("people", people), ("people_served", people), ("people_pct", "real"), ("uncoverable", "integer"),
        ("mean_cost", "real"), ("unit", "text"), PROFILE, BASIS,
    )  # fmt: skip


def set_fields(people: str) -> tuple[tuple[str, str], ...]:
    """Return the fields of the table of sets."""
    return (
        ("set_no", "integer"), ("model", "text"), ("sites", "integer"), ("site_ids", "text"), ("site_names", "text"),
        ("objective", "real"), ("bound", "real"), ("gap_pct", "real"), ("proven", "integer"), ("method", "text"),
        ("people_served", people), ("people_pct", "real"), ("mean_cost", "real"), ("max_cost", "real"),
        ("price", "real"), ("unit", "text"), PROFILE, BASIS,
    )  # fmt: skip


def tell(layers: Layers, answer: Answer) -> None:
    """Print what no candidate can serve first, then the answer and how sure it is."""
    say, found, table = Teller(layers), answer.found, answer.groups.table
    if answer.costs.audit is not None:
        say.network(answer.costs.audit, schematic=answer.schematic)
    elif answer.schematic:
        layers.say(SCHEMATIC)
    lost = found.uncoverable
    if len(lost):
        layers.say(UNCOVERABLE, n=len(lost), people=f"{table.people[lost].sum():.0f}",
                   ids=geometry.name_some(table.id[lost]))  # fmt: skip
    if len(found.empty):
        say(EMPTY, n=len(found.empty), ids=geometry.name_some(table.id[found.empty]))
    if found.method != "exact":
        layers.say(NO_SOLVER if answer.question.solver else LEFT_TO_HEURISTIC)
    for number, solution in enumerate(found.solutions):
        row = set_row(answer, solution, number)
        if number:
            say("Set {number}:", number=number + 1)
        names = geometry.name_some(row["site_names"].split(", "))
        say(ANSWERS[answer.question.model], sites=row["sites"], ids=names, mean=f"{row['mean_cost']:.2f}",
            people=f"{row['people_served']:.0f}", pct=f"{row['people_pct']:.1f}", most=f"{row['max_cost']:.2f}",
            unit=translate(UNITS[answer.costs.unit]))  # fmt: skip
        if solution.proven:
            say(PROVEN)
        else:
            say(NOT_PROVEN, objective=f"{solution.objective:.6g}", bound=f"{solution.bound:.6g}",
                gap=f"{PERCENT * solution.gap:.3f}")  # fmt: skip
    open_ones = int((answer.reason == NOT_SERVED).sum())
    if open_ones:
        say(OPEN, n=open_ones)
    if found.stopped:
        layers.say(STOPPED)
    if found.fewer:
        say(FEWER, count=len(found.solutions), wanted=answer.question.alternatives + 1)


def set_row(answer: Answer, solution: Solution, number: int) -> dict:
    """Return a set as a row of the table of sets."""
    import numpy as np

    people, sites = answer.groups.table.people, solution.sites
    some = served(solution, len(people))
    cost = np.nan_to_num(solution.cost)
    total = float(some.sum())
    ids, names = answer.candidates.table.id[sites], answer.candidates.names[sites]
    price = answer.candidates.price
    return {
        "set_no": number + 1,
        "model": answer.question.model,
        "sites": len(sites),
        "site_ids": ", ".join(str(each) for each in ids),
        "site_names": ", ".join(str(name or code) for name, code in zip(names, ids)),
        "objective": solution.objective,
        "bound": solution.bound,
        "gap_pct": PERCENT * solution.gap,
        "proven": int(solution.proven),
        "method": answer.found.method,
        "people_served": total,
        "people_pct": PERCENT * total / people.sum(),
        "mean_cost": float((some * cost).sum() / total) if total else np.nan,
        "max_cost": float(solution.cost[solution.site >= 0].max(initial=0.0)),
        "price": np.nan if price is None else float(price[sites].sum()),
        "unit": answer.costs.unit,
    }


def write(layers: Layers, answer: Answer) -> dict:
    """Write the layers asked for and return the outputs by key."""
    import pandas as pd

    if layers.feedback.isCanceled():
        raise Cancelled
    people = "integer" if answer.groups.whole_people and not answer.question.split else "real"
    origin = {
        "basis": codes.MODELLED if answer.schematic else "given", "profile": answer.costs.profile,
        "unit": answer.costs.unit,
    }  # fmt: skip
    sets = pd.DataFrame([set_row(answer, each, number) for number, each in enumerate(answer.found.solutions)])
    total = answer.summary[answer.summary["level"] == zones.DISTRICT].iloc[0]
    best = answer.found.best
    outputs = {
        "OUTPUT": _write_sites(layers, answer, origin, people),
        "ASSIGNMENT": _write_groups(layers, answer, origin, people),
        "SUMMARY": write_frame(
            layers.algorithm, layers.parameters, "SUMMARY", layers.context, answer.summary.assign(**origin),
            name=title(translate("Served by area"), schematic=answer.schematic), fields=summary_fields(people),
            style="siting_summary",
        ),
        "SETS": write_frame(
            layers.algorithm, layers.parameters, "SETS", layers.context, sets.assign(**origin),
            name=title(translate("Best and next-best sets of sites"), schematic=answer.schematic),
            fields=set_fields(people), style="siting_sets",
        ),
        "SITES": len(best.sites),
        "OBJECTIVE": best.objective,
        "BOUND": best.bound,
        "GAP_PCT_FOUND": PERCENT * best.gap,
        "PROVEN": int(best.proven),
        "PEOPLE": float(total["people"]),
        "PEOPLE_SERVED": float(total["people_served"]),
        "PEOPLE_UNCOVERABLE": float(answer.groups.table.people[answer.found.uncoverable].sum()),
        "SCHEMATIC": int(answer.schematic),
    }  # fmt: skip
    layers.feedback.setProgress(services.DONE_PCT)
    return {key: value for key, value in outputs.items() if value is not None}


def _write_sites(layers: Layers, answer: Answer, origin: dict, people: str) -> str | None:
    import pandas as pd

    places = answer.candidates.places
    parts = [_sites_of(answer, solution, number) for number, solution in enumerate(answer.found.solutions)]
    frame = pd.concat(parts, ignore_index=True).set_geometry(places.frame.geometry.name).assign(**origin)
    return write_frame(
        layers.algorithm, layers.parameters, "OUTPUT", layers.context, frame,
        name=title(translate("Chosen sites"), schematic=answer.schematic),
        fields=make_fields(site_fields(people), after=places.given.source.fields()),
        wkb_type=QgsWkbTypes.Type.Point, crs=places.given.crs, style="siting",
    )  # fmt: skip


def _sites_of(answer: Answer, solution: Solution, number: int) -> pd.DataFrame:
    """Return the sites of one set, those to build first first."""
    import numpy as np

    table, sites = answer.candidates.table, solution.sites
    count, flow = len(table), solution.flow
    point, place, people = flow[:, 0].astype(int), flow[:, 1].astype(int), flow[:, 2]
    cost = answer.costs.table[point, place]
    load = np.bincount(place, people, minlength=count)
    spent, most = np.bincount(place, people * cost, minlength=count), np.full(count, np.nan)
    np.fmax.at(most, place, cost)
    groups = np.bincount(place, minlength=count)
    mean = np.divide(spent, load, out=np.full(count, np.nan), where=load > 0)
    capacity = answer.candidates.capacity
    share = np.full(count, np.nan) if capacity is None else PERCENT * load / capacity
    frame = answer.candidates.places.frame.iloc[sites]
    taken = {name for name, _ in site_fields("integer")}
    frame = frame[[name for name in frame if name.lower() not in taken]]
    return frame.assign(
        set_no=number + 1, rank=np.arange(1, len(sites) + 1), site_id=table.id[sites],
        fixed=answer.candidates.fixed[sites].astype(int), groups=groups[sites], people=load[sites],
        load_pct=share[sites], mean_cost=mean[sites], max_cost=most[sites],
    )  # fmt: skip


def _write_groups(layers: Layers, answer: Answer, origin: dict, people: str) -> str | None:
    import numpy as np

    places, best = answer.groups.places, answer.found.best
    ids = np.append(answer.candidates.table.id, None)  # the last one is for no site
    names = np.append(answer.candidates.names, None)
    sites = np.bincount(best.flow[:, 0].astype(int), minlength=len(places.frame))
    frame = places.frame.assign(
        site_id=ids[best.site], site_name=names[best.site], cost=best.cost, served=answer.served, sites=sites,
        reason=answer.reason, **origin,
    )  # fmt: skip
    return write_frame(
        layers.algorithm, layers.parameters, "ASSIGNMENT", layers.context, frame,
        name=title(translate("Groups and the site that serves them"), schematic=answer.schematic),
        fields=make_fields(assignment_fields(people), after=places.given.source.fields()),
        wkb_type=QgsWkbTypes.Type.Point, crs=places.given.crs, style="siting_assignment",
    )  # fmt: skip
