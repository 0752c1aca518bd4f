"""The answer of ``wulong:projectgap`` as tables and sentences."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .. import zones
from ..base import translate
from ..networks import Layers
from ..telling import SCHEMATIC, Teller
from .projectgap_read import District, Needy

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd

    from ...analysis.coverage.projectgap import Need, Plan, Rules

LISTED = 8
"""Names that a sentence lists before it says how many more there are."""

PLACED = (
    "Of {n} projects {named} name a township or village, {wide} are for the whole district, {lost} name no place of "
    "the register."
)
LISTS = (
    "{rows} entries name no place of the register ({counted} of them as numbers: {numbers}); they are in the table of "
    "unplaced entries and cover no place."
)
NAMED = (
    "{towns} of {all_towns} townships and {villages} of {all_villages} villages are named by a project of their own; "
    "{pairs} overlaps (two projects of one sector in the same years) on {places} places."
)
UNSURE = "{n} places rest on entries less sure than {least} and are not counted ({names})."
NEVER = "Townships that no project names: {names}."
SPREAD = "Projects for a whole township or the district {covers} as covering each place in it (WIDER_COVERS)."
ANSWERS = "{n} of {all} projects would meet the need (NEED_SECTORS, NEED_WORDS): {numbers}."
ANY_SECTOR = (
    "Neither NEED_SECTORS nor NEED_WORDS is given, so every project counts as meeting this need, a tea garden as well "
    "as a road. Choose the sectors that would meet it."
)
NO_NEED = "No layer of need was given, so it cannot be said whether anything is missing; only what the plan names."
NONE_IN_NEED = "{layer}: nobody is in need. Check NEED_FIELD, NEED_IS and NEED_VALUES."
ALL_IN_NEED = "{layer}: everybody is in need. Check NEED_FIELD, NEED_IS and NEED_VALUES."
QUOTE_NEED = (
    "{people} people in {groups} groups have an unmet need ({what}). {open} of them ({pct} %) live in {places} places "
    "for which the plan names no funded project finished by {year}: for {gap} no project at all, for {wider} only one "
    "for the whole township or district, for {late} one without money or finished later, for {unsure} one whose place "
    "is unsure."
)


@dataclass(frozen=True)
class Case:
    """All that was read.

    Attributes:
        answering: (n,) bool, projects that would meet the need.
        need: None where no layer was given.
    """

    district: District
    plan: Plan
    answering: np.ndarray
    needy: Needy | None
    need: Need | None
    rules: Rules

    @property
    def modelled(self) -> bool:
        """Tell whether the need rests on modelled geometry."""
        return self.needy is not None and self.needy.modelled


@dataclass(frozen=True)
class Answer:
    """What was found.

    Attributes:
        long: a row per place and sector, with ``overlap`` and ``tier``.
        wide: a row per place, a column per sector.
        sectors: column of ``wide`` by sector.
        map: a row per place over all sectors, with need and gap.
        found: entries with level and code.
        pairs: overlaps.
        unplaced: entries that name no place.
        funding: by sector and source.
        summary: by area; empty of need where none was given.
    """

    long: pd.DataFrame
    wide: pd.DataFrame
    sectors: dict[str, str]
    map: pd.DataFrame
    found: pd.DataFrame
    pairs: pd.DataFrame
    unplaced: pd.DataFrame
    funding: pd.DataFrame
    summary: pd.DataFrame


def solve(case: Case) -> Answer:
    """Answer everything about places and sectors."""
    import numpy as np

    from ...analysis.coverage import projectgap as gap

    plan, register, rules = case.plan, case.district.register, case.rules
    found = gap.located(plan, register)
    pairs = gap.overlaps(plan, register, rules)
    counted = pairs.groupby(["level", "code", "sector"]).size().rename("overlap").reset_index()
    long = gap.matrix(plan, register, rules, case.need, case.answering)
    long = long.merge(counted, on=["level", "code", "sector"], how="left").fillna({"overlap": 0})
    long["tier"] = _tiers(case.district, long)
    everything = gap.pooled(plan, register, rules, None, np.ones(len(plan.projects), dtype=bool))
    answer = gap.pooled(plan, register, rules, case.need, case.answering)
    places = everything.assign(
        tier=_tiers(case.district, everything),
        answering=answer["projects"] if case.need else np.nan,
        sectors=_sector_count(long, everything),
        overlap=_overlap_count(pairs, everything),
        **{name: answer[name] for name in ("gap", "groups", "people", "groups_need", "people_need")},
    )
    wide, sectors = _wide(case, long, found, places)
    summary = _summary(case, places)
    places["people_open"] = _people_open(summary, places)
    return Answer(long, wide, sectors, places, found, _named_pairs(case, pairs), _unplaced(case, found),
                  gap.funding_mix(plan), summary)  # fmt: skip


def _people_open(summary: pd.DataFrame, places: pd.DataFrame) -> np.ndarray:
    """Return people whose need stays open: of a village all or none, of a township those of its villages."""
    import numpy as np

    from ...analysis.coverage.projectgap import OPEN, TOWNSHIP

    towns = summary[summary["level"] == TOWNSHIP].set_index("zone")["people_open"]
    own = places["people_need"].astype(float).where(places["gap"].isin(OPEN), places["people_need"] * 0)
    return np.where(places["level"] == TOWNSHIP, places["code"].map(towns), own)


def _tiers(district: District, table: pd.DataFrame) -> list[str | None]:
    return [district.tier(code, town) for code, town in zip(table["code"], table["town"])]


def _sector_count(long: pd.DataFrame, places: pd.DataFrame) -> np.ndarray:
    import pandas as pd

    count = (long["projects"] > 0).groupby([long["level"], long["code"]]).sum()
    return count.reindex(pd.MultiIndex.from_frame(places[["level", "code"]])).to_numpy()


def _overlap_count(pairs: pd.DataFrame, places: pd.DataFrame) -> np.ndarray:
    import pandas as pd

    count = pairs.groupby(["level", "code"]).size()
    return count.reindex(pd.MultiIndex.from_frame(places[["level", "code"]])).fillna(0).to_numpy()


def _wide(
    case: Case, long: pd.DataFrame, found: pd.DataFrame, places: pd.DataFrame
) -> tuple[pd.DataFrame, dict[str, str]]:
    """Return places × sectors; above them all projects, those for the whole district, and those without a place."""
    import pandas as pd

    from ...analysis.coverage import projectgap as gap

    table = gap.wide(long).merge(places[["level", "code", "name", "tier"]], on=["level", "code"])
    known = found.groupby("project")["level"].agg(set).to_dict()
    sector = case.plan.projects["sector"]
    level = pd.Series([known.get(project, set()) for project in sector.index], sector.index, dtype=object)
    kinds = [
        (translate("All projects"), pd.Series(True, index=sector.index)),
        (translate("For the whole district"), level.map(lambda each: gap.DISTRICT in each)),
        (translate("Naming no place of the register"), level.map(lambda each: not _known(each))),
    ]
    rows = []
    for name, mask in kinds:
        count = sector[mask.astype(bool)].value_counts()
        rows.append({"level": zones.DISTRICT, "code": "", "name": name, "total": int(count.sum()), **count.to_dict()})
    sectors = list(dict.fromkeys(sector.sort_index()))  # by project number, whatever the order of rows
    table = pd.concat([pd.DataFrame(rows), table], ignore_index=True)
    table[[*sectors, "total"]] = table[[*sectors, "total"]].astype(float).fillna(0)
    return _column_names(table, sectors)


def _known(levels) -> bool:
    """Tell whether a project has any entry that is a place of the register."""
    from ...analysis.coverage.projectgap import UNPLACED

    return isinstance(levels, set) and bool(levels - {UNPLACED})


def _column_names(table: pd.DataFrame, sectors: list[str]) -> tuple[pd.DataFrame, dict[str, str]]:
    """Call each column as its sector, unless another column has that name already (capitals do not matter)."""
    taken = {"fid", "level", "zone", "name", "tier", "total", "basis", "code"}
    names = {}
    for sector in sectors:
        name = sector
        while name.casefold() in taken:
            name += "_"
        taken.add(name.casefold())
        names[sector] = name
    return table.rename(columns=names), names


def _named_pairs(case: Case, pairs: pd.DataFrame) -> pd.DataFrame:
    """Add the names of places and projects."""
    register, projects = case.district.register, case.plan.projects
    names = {**register.villages, **register.towns}
    return pairs.assign(
        name=[names.get(code) for code in pairs["code"]],
        first_name=projects["name"].reindex(pairs["first"]).to_numpy(),
        second_name=projects["name"].reindex(pairs["second"]).to_numpy(),
    )


def _unplaced(case: Case, found: pd.DataFrame) -> pd.DataFrame:
    """Return the entries that name no place of the register, with their project."""
    from ...analysis.coverage.projectgap import UNPLACED

    rows = found[found["level"] == UNPLACED].merge(case.plan.projects, left_on="project", right_index=True)
    other = found[found["level"] != UNPLACED].groupby("project")["level"].size()
    return rows.assign(
        funding=rows["funding"].map("、".join), places_named=rows["project"].map(other).fillna(0)
    ).reset_index(drop=True)


def _summary(case: Case, places: pd.DataFrame) -> pd.DataFrame:
    """Return villages named and, where the need is known, people by what the plan does for them."""
    import numpy as np
    import pandas as pd

    from ...analysis.counting import count_by, percent
    from ...analysis.coverage import projectgap as gap

    villages = places[places["level"] == gap.VILLAGE]
    by = {"township": villages["town"].to_numpy(object), "tier": villages["tier"].to_numpy(object)}
    named = villages["projects"].to_numpy() > 0
    named = count_by(by, pd.DataFrame({"villages": np.ones(len(named)), "villages_named": named}))
    columns = ["groups", "people", "groups_need", "people_need", *(f"people_{kind}" for kind in _KINDS), "people_open"]
    if case.needy is not None:
        groups = case.needy.groups
        kind = gap_of_groups(groups, places)
        unmet = groups["people"].where(groups["unmet"], 0.0)
        table = pd.DataFrame({"groups": 1, "people": groups["people"], "groups_need": groups["unmet"],
                              "people_need": unmet})  # fmt: skip
        for each in _KINDS:
            table[f"people_{each}"] = np.where(kind == each, unmet, 0.0)
        table["people_open"] = table[[f"people_{each}" for each in gap.OPEN]].sum(axis=1)
        tier = [case.district.tier(code, town) for code, town in zip(groups["village"], groups["town"])]
        living = count_by({"township": groups["town"].to_numpy(object), "tier": np.array(tier, dtype=object)}, table)
        named = living.merge(named, on=["level", "zone"], how="outer")
    named = named.reindex(columns=["level", "zone", "villages", "villages_named", *columns])
    named["open_pct"] = percent(named["people_open"].to_numpy(float), named["people_need"].to_numpy(float))
    named = named.sort_values(["level", "zone"], kind="stable")
    return zones.in_order(named, {"township": case.district.towns.name, "tier": {}})


_KINDS = ("gap", "wider_only", "uncertain", "late", "planned")


def gap_of_groups(groups: pd.DataFrame, places: pd.DataFrame) -> np.ndarray:
    """Return the gap class of each group: its village's, else its township's, else none at all."""
    import numpy as np

    from ...analysis.coverage.projectgap import GAP

    kind = dict(zip(places["code"], places["gap"]))
    found = [kind.get(village) or kind.get(town) for village, town in zip(groups["village"], groups["town"])]
    return np.array([each or GAP for each in found], dtype=object)


def tell(layers: Layers, case: Case, answer: Answer) -> None:
    """Write what to know, then the sentence to quote."""
    from ...analysis.coverage import projectgap as gap

    say, plan, register = Teller(layers), case.plan, case.district.register
    if case.modelled:
        layers.say(SCHEMATIC)
    levels = answer.found.groupby("project")["level"].agg(set).reindex(plan.projects.index)
    named = sum(bool(_set(each) & {gap.TOWNSHIP, gap.VILLAGE}) for each in levels)
    wide = sum(gap.DISTRICT in _set(each) for each in levels)
    lost = sum(not _known(each) for each in levels)
    if len(answer.unplaced):
        counted = answer.unplaced[answer.unplaced["count"].notna()]
        numbers = _some([f"{row.place} ({row.project})" for row in counted.itertuples()])
        say(LISTS, rows=len(answer.unplaced), counted=len(counted), numbers=numbers)
    unsure = answer.map[answer.map["uncertain"] > 0]
    if len(unsure):
        say(UNSURE, n=len(unsure), least=f"{case.rules.least_confidence:g}", names=_some(unsure["name"]))
    towns = answer.map[answer.map["level"] == gap.TOWNSHIP]
    villages = answer.map[answer.map["level"] == gap.VILLAGE]
    never = towns.loc[towns["projects"] == 0, "name"]
    if len(never):
        say(NEVER, names=_some(never))
    say(PLACED, n=len(plan.projects), named=named, wide=wide, lost=lost)
    say(NAMED, towns=int((towns["projects"] > 0).sum()), all_towns=len(register.towns),
        villages=int((villages["projects"] > 0).sum()), all_villages=len(register.villages), pairs=len(answer.pairs),
        places=int((answer.map["overlap"] > 0).sum()))  # fmt: skip
    if case.needy is None:
        say(NO_NEED)
    else:
        _tell_need(layers, case, answer)


def _tell_need(layers: Layers, case: Case, answer: Answer) -> None:
    from ...analysis.coverage import projectgap as gap

    say, total = Teller(layers), answer.summary.iloc[0]
    unmet = case.needy.groups["unmet"]
    if not unmet.any():
        layers.say(NONE_IN_NEED, layer=case.needy.layer.name)
    elif unmet.all():
        layers.say(ALL_IN_NEED, layer=case.needy.layer.name)
    if case.answering.all():
        layers.say(ANY_SECTOR)
    say(ANSWERS, n=int(case.answering.sum()), all=len(case.answering),
        numbers=_some(case.plan.projects.index[case.answering]))  # fmt: skip
    say(SPREAD, covers=translate("count") if case.rules.wider_covers else translate("do not count"))
    open_places = answer.map[(answer.map["level"] == gap.VILLAGE) & answer.map["gap"].isin(gap.OPEN)]
    people = {name: f"{total[f'people_{name}']:.0f}" for name in _KINDS}
    say(QUOTE_NEED, people=f"{total['people_need']:.0f}", groups=f"{total['groups_need']:.0f}",
        what=need_in_words(layers, case), open=f"{total['people_open']:.0f}", pct=_percent(total["open_pct"]),
        places=len(open_places), year=case.rules.by_year, gap=people["gap"], wider=people["wider_only"],
        late=people["late"], unsure=people["uncertain"])  # fmt: skip


def need_in_words(layers: Layers, case: Case) -> str:
    """Return what counts as need, such as ``roads: status none of connected``."""
    field = layers.fields(case.needy.layer, ("NEED_FIELD",))["NEED_FIELD"]
    how = [translate("one of"), translate("none of"), translate("is empty"), "<", ">"][layers.choice("NEED_IS")]
    asked = layers.algorithm.parameterAsString(layers.parameters, "NEED_VALUES", layers.context)
    shown = "" if how == translate("is empty") else f" {asked}"
    return f"{case.needy.layer.name}: {field} {how}{shown}"


def _percent(value: float) -> str:
    return f"{value:.1f}" if value == value else "–"


def _set(levels) -> set:
    return levels if isinstance(levels, set) else set()


def _some(names) -> str:
    names = [str(name) for name in names]
    more = f" … +{len(names) - LISTED}" if len(names) > LISTED else ""
    return ", ".join(names[:LISTED]) + more if names else "–"
