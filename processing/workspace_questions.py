"""The questions a workspace can be asked: which of its layers each reads and which of its tables hold the answer.

``make run``, the dock and the briefings all go by this list, so a question that is added here appears in each.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

PROVIDER = "wulong"
PLACES = {"ZONES": "villages", "TOWNSHIPS": "townships"}
GROUPS = {"DEMAND": "groups", **PLACES}
NETWORK = {"ROADS": "roads", **GROUPS}
SUMMARY = "SUMMARY"
SINK = 'ogr:dbname="{file}" table="{table}" (geom)'


@dataclass(frozen=True)
class Question:
    """One algorithm asked with the layers of a workspace.

    Attributes:
        key: id of the algorithm, without the provider.
        asks: the question as a planner would put it, in English; translate it.
        inputs: key of the workspace layer by parameter. Layers of other questions are results they leave.
        results: table of the workspace by parameter of the result.
        settings: values that differ from the algorithm's own defaults.
        theme: key of the map theme that shows the answer.
        workspace: parameter that takes the workspace file itself, "" where none does.
        routine: it is asked by ``make run`` and whenever everything is to be answered at once.
    """

    key: str
    asks: str
    inputs: Mapping[str, str]
    results: Mapping[str, str]
    theme: str
    settings: Mapping[str, object] = field(default_factory=dict)
    workspace: str = ""
    routine: bool = True

    @property
    def algorithm(self) -> str:
        """Return the id under which Processing knows the algorithm."""
        return f"{PROVIDER}:{self.key}"


def _tables(key: str, *sinks: str, **named: str) -> dict[str, str]:
    """Return the table of each result: ``OUTPUT`` bears the key, the others add their own name."""
    return {"OUTPUT": key, **{sink: f"{key}_{sink.lower()}" for sink in sinks}, **named}


QUESTIONS = (
    Question(
        "roadconnectivity",
        "Which groups are not on a hardened road?",
        {**NETWORK, "FACILITIES": "township_seats"},
        _tables("roadconnectivity", SUMMARY, "LINKS", "SENSITIVITY", "TARGETS"),
        "connectivity",
    ),
    Question(
        "nearestfacility",
        "Who reaches the township seat within 15 minutes?",
        {**NETWORK, "FACILITIES": "township_seats"},
        _tables("nearestfacility", SUMMARY),
        "circle",
    ),
    Question(
        "servicearea",
        "How far do 15 minutes from the township seat reach?",
        {"ROADS": "roads", "FACILITIES": "township_seats", "DEMAND": "groups"},
        _tables("servicearea", "LINES", SUMMARY),
        "circle",
    ),
    Question(
        "roadprojects",
        "Which planned road should come first?",
        {**NETWORK, "FACILITIES": "township_seats"},
        _tables("roadprojects", "SEQUENCE", "AFTER"),
        "change",
        routine=False,
    ),
    Question(
        "criticalroads",
        "Which road must not fail?",
        {**NETWORK, "FACILITIES": "township_seats"},
        _tables("criticalroads", SUMMARY, "AFFECTED"),
        "critical",
        routine=False,
    ),
    Question(
        "watersupply",
        "Which work serves which group, and who is left without?",
        {**NETWORK, "FACILITIES": "water_works"},
        _tables("watersupply", "WORKS", "AREAS", SUMMARY, "MORE"),
        "water",
    ),
    Question(
        "gravityscreening",
        "Can the water run by gravity?",
        {**NETWORK, "FACILITIES": "water_works"},
        _tables("gravityscreening", "TANKS", SUMMARY),
        "gravity",
        routine=False,
    ),
    Question(
        "safewater",
        "Whose drinking water is safe?",
        dict(GROUPS),
        _tables("safewater", SUMMARY),
        "safewater",
        routine=False,
    ),
    Question(
        "stationcoverage",
        "Where does the weather network have gaps?",
        {"STATIONS": "weather_stations", "DISTRICT": "district", **GROUPS},
        _tables("stationcoverage", "THIESSEN", "GAPS", "BANDS", SUMMARY, "INDICATORS", "PLANNED"),
        "weather",
    ),
    Question(
        "stationproposals",
        "Where could the planned weather stations stand?",
        {"STATIONS": "weather_stations", "DISTRICT": "district", "FACILITIES": "villages", "DEMAND": "groups"},
        _tables("stationproposals"),
        "weather",
    ),
    Question(
        "siting",
        "Where should new facilities go?",
        {**NETWORK, "FACILITIES": "villages"},
        _tables("siting", "ASSIGNMENT", SUMMARY, "SETS"),
        "siting",
        routine=False,
    ),
    Question(
        "elevationzones",
        "Who lives how high, and on how steep a slope?",
        {"DISTRICT": "district", **GROUPS},
        _tables("elevationzones", "MAP", "SLOPES"),
        "elevation",
    ),
    Question(
        "projectgap",
        "Where does a need meet no project?",
        {"PROJECTS": "projects", "PLACES": "project_places", **PLACES, "NEED": "roadconnectivity"},
        _tables(
            "projectgap",
            "MATRIX",
            "OVERLAPS",
            "UNPLACED",
            "FUNDING",
            SUMMARY,
            MAP="projectgap_townships",
            VILLAGE_MAP="projectgap_villages",
        ),
        "projectgap",
    ),
    Question(
        "robustgaps",
        "Which gaps are gaps whatever is assumed?",
        {**NETWORK, "FACILITIES": "township_seats"},
        _tables("robustgaps", SUMMARY, "MATRIX"),
        "robust",
        routine=False,
    ),
    Question(
        "tiersummary",
        "How do the key villages compare with the rest?",
        {"INPUT": "roadconnectivity", "AID": "aid_groups", **PLACES},
        _tables("tiersummary", "EQUITY"),
        "tiers",
    ),
    Question(
        "scoreboard",
        "How far is each target of the plan?",
        {"INDICATORS": "indicators"},
        _tables("scoreboard"),
        "tiers",
        workspace="WORKSPACE",
    ),
)
"""In the order in which they are asked: a question comes after those whose results it reads."""
BY_KEY = {each.key: each for each in QUESTIONS}


def sink(gpkg: Path | str, table: str) -> str:
    """Return the address by which a result becomes a table of a GeoPackage."""
    file = gpkg if isinstance(gpkg, str) else gpkg.as_posix()
    return SINK.format(file=_escaped(file), table=_escaped(table))


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')


def sinks(question: Question, gpkg: Path) -> dict[str, str]:
    """Return where each result goes, by parameter, when it becomes a table of the workspace."""
    return {key: sink(gpkg, table) for key, table in question.results.items()}


def sources(question: Question, gpkg: Path) -> dict[str, str]:
    """Return the layers of a workspace by parameter, and the workspace itself where it is asked for."""
    layers = {key: f"{gpkg.as_posix()}|layername={layer}" for key, layer in question.inputs.items()}
    return {**layers, **({question.workspace: gpkg.as_posix()} if question.workspace else {})}


def parameters(question: Question, gpkg: Path, *, dem: str = "") -> dict[str, object]:
    """Return all a run on the files of a workspace needs; ``DEM`` where one is given and the algorithm takes it."""
    values: dict[str, object] = {**sources(question, gpkg), **question.settings, **sinks(question, gpkg)}
    if dem:
        values["DEM"] = dem
    return values
