"""``wulong:catchmentaccess``: how much of a service there is per person, by floating catchments (2SFCA, E2SFCA)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSink,
    QgsWkbTypes,
)

from ...analysis.errors import Cancelled
from ...layers import codes
from .. import parameters as shared
from .. import reading, zones
from ..adapters import make_fields, write_frame
from ..base import WulongAlgorithm, translate
from ..fields import BASIS, PROFILE
from ..networks import Layers
from ..telling import Teller, audit_first, title
from . import inputs as read

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd

    from ...analysis.network.travel import Travel
    from ...analysis.services.catchment import Catchments
    from ..networks import TravelInputs

PER_PEOPLE = 1000.0
ACCESS = (
    ("access", "real"), ("access_1000", "real"), ("facilities", "integer"), ("reason", "text"), PROFILE, BASIS,
)  # fmt: skip
"""Per villager group, after the fields of the demand layer."""
RATIO = (("supply", "real"), ("demand", "real"), ("ratio", "real"), ("ratio_1000", "real"), PROFILE, BASIS)
"""Per facility, after the fields of its layer."""


def summary_fields(people: str) -> tuple[tuple[str, str], ...]:
    """Return the fields of the table by area; ``people`` is ``integer`` or ``real``."""
    return (
        ("level", "text"), ("zone", "text"), ("name", "text"), ("groups", "integer"), ("people", people),
        ("access_1000", "real"), ("groups_without", "integer"), ("people_without", people), ("without_pct", "real"),
        PROFILE, BASIS,
    )  # fmt: skip


@dataclass(frozen=True)
class Answer:
    """What was read and found."""

    groups: read.Groups
    facilities: read.Facilities
    roads: TravelInputs
    travel: Travel
    result: Catchments
    summary: pd.DataFrame

    @property
    def schematic(self) -> bool:
        """Tell whether anything came from a model."""
        return self.roads.schematic or self.groups.places.modelled or self.facilities.modelled

    @property
    def reason(self) -> np.ndarray:
        """(n,) why a group has no facility within its catchment, None where it has."""
        import numpy as np

        from ...analysis.services.catchment import NO_PLACE, NO_ROAD_NEAR, OUT_OF_REACH

        reason = np.where(self.result.reached == 0, OUT_OF_REACH, None)
        reason[self.result.off_road] = NO_ROAD_NEAR
        reason[~self.groups.table.usable] = NO_PLACE
        return reason


class CatchmentAccess(WulongAlgorithm):
    """Supply per person that each group can share in, and what each facility has per person."""

    ID = "catchmentaccess"
    GROUP = "services"
    TITLE = "Service per person by floating catchments (2SFCA)"
    REQUIRES = ("numpy", "scipy", "pandas", "pyproj", "shapely>=2", "geopandas>=0.12")

    def declare(self) -> None:
        """Add the parameters: layers and what decides first, the rest as advanced ones."""
        methods = [translate("2SFCA: all alike within the catchment"), translate("E2SFCA: nearer ones count more")]
        for parameter in (
            *shared.road_layer(),
            *read.group_layer(),
            shared.layer("FACILITIES", translate("Facilities"), "point", of="township_seats"),
            shared.field("SUPPLY_FIELD", translate("Supply (beds, places, m³ a day; empty: one each)"), "FACILITIES",
                         None),
            shared.number("CATCHMENT", translate("Size of the catchment (minutes; metres if shortest)"),
                          2 * shared.default("health_circle_min"), low=0),
            QgsProcessingParameterEnum("METHOD", translate("Method"), methods, False, 1),
            shared.strategy(),
            *read.area_layers(),
            shared.walking()[0],
            shared.dem(),
        ):  # fmt: skip
            self.add(parameter)
        for parameter in (*read.place_fields(), *shared.road_details(), *shared.joining(), shared.walking()[1]):
            self.add(parameter, advanced=True)
        for key, name, kind in (
            ("OUTPUT", translate("Groups by access to the service"), QgsProcessing.SourceType.TypeVectorPoint),
            ("RATIOS", translate("Facilities by supply per person"), QgsProcessing.SourceType.TypeVectorPoint),
            ("SUMMARY", translate("Access by area"), QgsProcessing.SourceType.TypeVector),
        ):
            self.add(QgsProcessingParameterFeatureSink(key, name, kind, None, key != "OUTPUT"))
        for key, name in (
            ("PEOPLE", translate("People")),
            ("PEOPLE_WITHOUT", translate("People without any facility in their catchment")),
            ("SHARED", translate("Supply that reaches people")),
            ("IDLE", translate("Supply of facilities nobody reaches")),
            ("SCHEMATIC", translate("1 when computed from modelled geometry")),
        ):
            self.addOutput(QgsProcessingOutputNumber(key, name))

    def problem(self, parameters: dict, context: QgsProcessingContext) -> str | None:
        """Return the first field that is not in its layer."""
        return read.first_problem(self, parameters, context, _check_supply)

    def execute(self, parameters: dict, context: QgsProcessingContext, feedback: QgsProcessingFeedback) -> dict:
        """Read the layers, ask once, write what was asked for."""
        with reading.collector_paused(), audit_first(feedback) as feedback:
            layers = Layers(self, parameters, context, feedback)
            groups = read.read_groups(layers)
            facilities = read.read_facilities(layers, groups.crs, weight="SUPPLY_FIELD")
            with read.roads_of(layers, groups) as (roads, travel):
                answer = _solve(layers, groups, facilities, roads, travel)
            _log(layers, answer)
            return _write(layers, answer)


def _check_supply(layers: Layers) -> None:
    given = layers.open("FACILITIES")
    if given is not None:
        layers.fields(given, ("SUPPLY_FIELD",))


def _solve(
    layers: Layers, groups: read.Groups, facilities: read.Facilities, roads: TravelInputs, travel: Travel
) -> Answer:
    import numpy as np
    import pandas as pd

    from ...analysis.counting import count_by, percent
    from ...analysis.services.catchment import METHODS, catchment_access

    result = catchment_access(
        travel,
        groups.table,
        facilities.table,
        catchment=layers.number("CATCHMENT"),
        method=METHODS[layers.choice("METHOD")],
        report=read.progress(layers),
        should_stop=layers.feedback.isCanceled,
    )
    people, without = groups.table.people, result.reached == 0
    table = pd.DataFrame(
        {
            "groups": 1,
            "people": people,
            "shared": people * result.access,
            "groups_without": without,
            "people_without": np.where(without, people, 0.0),
        }
    )
    order = np.argsort([str(code) for code in groups.table.id], kind="stable")  # sums must not hang on that of rows
    counted = count_by({level: zone[order] for level, zone in groups.by.items()}, table.iloc[order])
    counted["access_1000"] = percent(counted["shared"], counted["people"]) * PER_PEOPLE / 100.0
    counted["without_pct"] = percent(counted["people_without"], counted["people"])
    return Answer(groups, facilities, roads, travel, result, zones.in_order(counted, groups.names))


def _log(layers: Layers, answer: Answer) -> None:
    """Print what to know before believing the result, then the result."""
    from ...analysis.services.catchment import CATCHMENT_REASONS

    tell, found, total = Teller(layers), answer.result, answer.summary.iloc[0]
    beyond, limit_m = int(found.off_road.sum()), answer.travel.params.max_access_m
    tell.network(answer.travel.audit, schematic=answer.schematic, beyond=beyond, limit_m=limit_m)
    reasons = answer.reason
    for reason, text in CATCHMENT_REASONS.items():
        count = int((reasons == reason).sum())
        if count:
            tell("{n} groups: {why}", n=count, why=translate(text))
    if found.idle:
        layers.say("Supply of {idle} lies where nobody lives within the catchment.", idle=f"{found.idle:g}")
    tell("Conserved: the people share {shared}, all the supply within reach of anybody.", shared=f"{found.shared:g}")
    tell(
        "{access} per 1,000 people on average; {n} groups with {people} people ({pct} %) have no facility within "
        "their catchment.",
        access=f"{total['access_1000']:.3g}", n=total["groups_without"], people=f"{total['people_without']:.0f}",
        pct=f"{total['without_pct']:.1f}",
    )  # fmt: skip


def _write(layers: Layers, answer: Answer) -> dict:
    if layers.feedback.isCanceled():
        raise Cancelled
    origin = {"basis": codes.MODELLED if answer.schematic else "given", "profile": answer.roads.profile}
    total = answer.summary.iloc[0]
    people = answer.groups.people_kind
    outputs = {
        "OUTPUT": _write_groups(layers, answer, origin),
        "RATIOS": _write_facilities(layers, answer, origin),
        "SUMMARY": write_frame(
            layers.algorithm, layers.parameters, "SUMMARY", layers.context, answer.summary.assign(**origin),
            name=title(translate("Access by area"), schematic=answer.schematic), fields=summary_fields(people),
            style="catchmentaccess_summary",
        ),
        "PEOPLE": float(total["people"]),
        "PEOPLE_WITHOUT": float(total["people_without"]),
        "SHARED": answer.result.shared,
        "IDLE": answer.result.idle,
        "SCHEMATIC": int(answer.schematic),
    }  # fmt: skip
    layers.feedback.setProgress(read.DONE_PCT)
    return {key: value for key, value in outputs.items() if value is not None}


def _write_groups(layers: Layers, answer: Answer, origin: dict) -> str | None:
    result, places = answer.result, answer.groups.places
    frame = places.frame.assign(
        access=result.access,
        access_1000=result.access * PER_PEOPLE,
        facilities=result.reached,
        reason=answer.reason,
        **origin,
    )
    return write_frame(
        layers.algorithm, layers.parameters, "OUTPUT", layers.context, frame,
        name=title(translate("Villager groups by access to the service"), schematic=answer.schematic),
        fields=make_fields(ACCESS, after=places.given.source.fields()),
        wkb_type=QgsWkbTypes.Type.Point, crs=places.given.crs, style="catchmentaccess",
    )  # fmt: skip


def _write_facilities(layers: Layers, answer: Answer, origin: dict) -> str | None:
    result, places = answer.result, answer.facilities.places
    frame = places.frame.assign(
        supply=answer.facilities.table.people, demand=result.demand, ratio=result.ratio,
        ratio_1000=result.ratio * PER_PEOPLE, **origin,
    )  # fmt: skip
    return write_frame(
        layers.algorithm, layers.parameters, "RATIOS", layers.context, frame,
        name=title(translate("Facilities by supply per person"), schematic=answer.schematic),
        fields=make_fields(RATIO, after=places.given.source.fields()),
        wkb_type=QgsWkbTypes.Type.Point, crs=places.given.crs, style="catchmentaccess_ratios",
    )  # fmt: skip
