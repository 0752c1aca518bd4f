"""How what the plan says looks: aid groups, works by stage, projects by number and sector."""

from __future__ import annotations

from collections.abc import Callable

from qgis.core import (
    QgsDiagramLayerSettings,
    QgsDiagramSettings,
    QgsLinearlyInterpolatedDiagramRenderer,
    QgsPieDiagram,
    QgsProperty,
    QgsPropertyCollection,
    QgsUnitTypes,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QSizeF
from qgis.PyQt.QtGui import QColor, QFont

from ..layers.styles import FONTS
from . import style_parts as part

BORDER = "#6e6e6e"
BUNDLED = part.SOURCES.parent / "townships.gpkg"
AID_COLORS = ("#f7f0d8", "#99ddff", "#bbcc33", "#eedd88", "#8c8cb8", "#44bb99")
"""Neighbours never share one; any two differ for colour-blind readers. After Paul Tol, Colour Schemes, 2021."""


def _neighbours() -> dict[str, set[str]]:
    """Return the townships that touch each township, by code."""
    layer = QgsVectorLayer(f"{BUNDLED}|layername=townships", "townships", "ogr")
    shapes = {feature["town_code"]: feature.geometry() for feature in layer.getFeatures()}
    return {
        code: {other for other, shape in shapes.items() if other != code and shape.intersects(mine)}
        for code, mine in shapes.items()
    }


def aid_colors() -> dict[str, str]:
    """Return a colour for each aid group, the first that no neighbour has, the most crowded townships first."""
    groups = {row["town_code"]: row["aid_group_id"] for row in part.rows("aid_groups")}
    around = _neighbours()
    found: dict[str, str] = {}
    for code in sorted(around, key=lambda each: (-len(around[each]), each)):
        taken = {found[other] for other in around[code] if other in found}
        found[code] = next(color for color in AID_COLORS if color not in taken)
    return {group: found.get(code, AID_COLORS[0]) for code, group in groups.items()}


def townships_aid() -> part.Look:
    """Townships by the aid group that helps them, named by the unit in the lead."""
    colors = aid_colors()
    rules = [
        (f"\"aid_aid_group_id\" = '{row['aid_group_id']}'", part.fill(colors[row["aid_group_id"]], BORDER, 0.4),
         f"{row['name']}：{row['target_name']}", 0)
        for row in part.rows("aid_groups")
    ]  # fmt: skip
    rules.append(('"aid_aid_group_id" IS NULL', part.fill("#ffffff", BORDER, 0.4), "无帮扶集团", 0))
    text = part.label(
        "\"name\" || coalesce('\\n' || \"aid_lead_unit\", '')",
        part.text_format(8, bold=True, halo_mm=0.7),
        "Horizontal",
        priority=10,
    )
    return part.plain([*rules, part.modelled("located_by")]), part.labels(text)


def _helped(length: int) -> str:
    codes = [row["target_code"] for row in part.rows("aid_groups") if len(row["target_code"]) == length]
    return ",".join(f"'{code}'" for code in codes)


def villages_aid() -> part.Look:
    """The villages the groups are to help, as a dark outline and dots; the rest is empty."""
    helped = f'"village_code" IN ({_helped(12)})'
    symbol = part.hatched("#000000", "#222222", 0.6, "#222222", brush="no")
    text = part.label('"name"', part.text_format(8, "#222222"), "Horizontal", smallest_scale=200000, priority=8)
    return part.plain([(helped, symbol, "帮扶的重点村", 0)]), part.ruled_labels([(helped, text)])


STAGES = (
    ("\"stage\" = '已建'", "#9a9a9a", "2020 年已建成"),
    ("\"stage\" IN ('续建','完建')", "#56b4e9", "续建、完建（2020 年在建）"),
    ("\"stage\" IN ('改扩建','升级','整治')", "#f0c419", "改扩建、升级、整治"),
    ("\"stage\" IN ('新建','新建或改造')", "#d55e00", "新建（含新建或改造）"),
    ('"stage" IS NULL', "#ffffff", "规划未写明建设性质"),
)
"""(which, colour, text): what is there in 2020 and what the plan builds by 2025; the same in every layer."""
UNKNOWN_STAGE = "#5b2a86"
"""Of a stage that is not one of those."""
STAGE_LOOK = {
    "water_works": ("pentagon", 3.4, (-1.3, -1.3)),
    "facilities": ("square", 2.9, (1.3, -1.3)),
    "road_projects": ("triangle", 3.3, (-1.3, 1.3)),
    "weather_stations": ("diamond", 3.4, (1.3, 1.3)),
}
"""Shape, mm, and the side of the place on which it lies, so that works of one village do not hide each other."""


def by_stage(layer: str) -> part.Look:
    """Works by stage: the shape says what, the colour says when."""
    shape, size, offset = STAGE_LOOK[layer]
    rules = []
    for level, (which, color, text) in enumerate(STAGES):
        rules.append((which, part.moved(part.marker(shape, color, size, part.INK, 0.25, level), offset), text, 0))
    listed = ",".join(f"'{each}'" for each in ("已建", "续建", "完建", "改扩建", "升级", "整治", "新建", "新建或改造"))
    rest = part.moved(part.marker(shape, UNKNOWN_STAGE, size, part.INK, 0.25), offset)
    rules.append((f'"stage" NOT IN ({listed})', rest, "其他", 0))
    text = part.label('"name"', part.text_format(7.5, halo_mm=0.7), part.AROUND, priority=6)
    return part.spread(part.ruled(rules)), part.keep_clear(text, 120000)


RESETTLEMENT = ("cross_fill", "#cc79a7", 3.6)
"""Shape, colour, mm."""


def resettlement_sites_stage() -> part.Look:
    """Resettlement sites: built before 2020, mended and looked after until 2025."""
    symbol = part.marker(*RESETTLEMENT)
    text = part.label('"name"', part.text_format(8, halo_mm=0.7), part.AROUND, priority=6)
    return part.ruled([("", symbol, "2020 年已建，规划期内后续帮扶", 0)]), part.keep_clear(text, 250000)


NUMBERS = (
    (0, 0, "#ffffff", "0 个项目"),
    (1, 1, "#e3eef9", "1 个项目"),
    (2, 3, "#b5d4e9", "2–3 个项目"),
    (4, 6, "#6aaed6", "4–6 个项目"),
    (7, None, "#08519c", "7 个项目及以上"),
)
"""(from, to, colour, text): named projects of a place, fixed so that maps compare."""


PIE_MM, PIE_FULL, PIE_LEAST_MM = 11.0, 7, 4.0
"""Diameter of a pie that stands for so many projects (its area grows with the number), and of the smallest."""


def townships_projects() -> part.Look:
    """Townships by the number of projects of the plan that name them or a place in them."""
    rules = []
    for low, high, color, text in NUMBERS:
        upper = "" if high is None else f' AND "n_projects" <= {high}'
        rules.append((f'coalesce("n_projects", 0) >= {low}{upper}', part.fill(color, BORDER, 0.4), text, 0))
    named = '"name" || \' \' || coalesce("n_projects", 0)'
    text = part.label(named, part.text_format(8.5, bold=True, halo_mm=0.8), "OverPoint", priority=10)
    radius = f'max({PIE_LEAST_MM / 2}, {PIE_MM / 2} * sqrt(coalesce("n_projects", 0) / {PIE_FULL}.0))'
    text = part.below(text, f"0.3 + {radius}")
    return part.plain([*rules, part.modelled("located_by")]), part.labels(text)


SECTOR_COLORS = ("#0072b2", "#f0e442", "#d55e00", "#56b4e9", "#cc79a7", "#009e73", "#222222")
"""Okabe and Ito, Color Universal Design, 2008."""


def _sectors() -> dict[str, list[str]]:
    """Return the numbers of the projects of each sector."""
    sectors: dict[str, list[str]] = {}
    for row in part.rows("projects"):
        sectors.setdefault(row["sector"], []).append(row["project_no"])
    return sectors


def _count(numbers: list[str]) -> str:
    """Return how many of these projects a place has, as an expression."""
    listed = ",".join(f"'{each}'" for each in numbers)
    return f"array_length(array_filter(string_to_array(coalesce(\"numbers\", ''), '、'), @element IN ({listed})))"


def projectgap_townships_sectors() -> part.Look:
    """The key of the pies; the areas themselves stay empty."""
    rules = [
        (f"{_count(numbers)} > 0", part.only_in_legend(color, "projects"), sector, 0)
        for (sector, numbers), color in zip(_sectors().items(), SECTOR_COLORS)
    ]
    return part.plain(rules), None


def sector_pies(layer: QgsVectorLayer) -> None:
    """Add a pie to each place: its projects by sector, the larger the more there are."""
    sectors = _sectors()
    settings = QgsDiagramSettings()
    settings.categoryAttributes = [_count(numbers) for numbers in sectors.values()]
    settings.categoryColors = [QColor(color) for _, color in zip(sectors, SECTOR_COLORS)]
    settings.categoryLabels = list(sectors)
    settings.enabled = True
    settings.font = QFont(FONTS[0])
    settings.penColor = QColor(part.INK)
    settings.penWidth = 0.2
    settings.sizeType = QgsUnitTypes.RenderUnit.RenderMillimeters
    settings.minimumSize = PIE_LEAST_MM
    settings.scaleByArea = True
    renderer = QgsLinearlyInterpolatedDiagramRenderer()
    renderer.setClassificationField("projects")
    renderer.setLowerValue(0)
    renderer.setLowerSize(QSizeF(0, 0))
    renderer.setUpperValue(PIE_FULL)
    renderer.setUpperSize(QSizeF(PIE_MM, PIE_MM))
    renderer.setDiagram(QgsPieDiagram())
    renderer.setDiagramSettings(settings)
    renderer.setAttributeLegend(False)
    placing = QgsDiagramLayerSettings()
    placing.setPlacement(QgsDiagramLayerSettings.Placement.OverPoint)
    placing.setPriority(10)
    placing.setShowAllDiagrams(True)
    shown = QgsProperty.fromExpression('"projects" > 0')
    properties = QgsPropertyCollection(placing.dataDefinedProperties())
    properties.setProperty(QgsDiagramLayerSettings.Property.Show, shown)
    placing.setDataDefinedProperties(properties)
    layer.setDiagramRenderer(renderer)
    layer.setDiagramLayerSettings(placing)


LOOKS: dict[str, Callable[[], part.Look]] = {
    "townships_aid": townships_aid,
    "villages_aid": villages_aid,
    "townships_projects": townships_projects,
    "projectgap_townships_sectors": projectgap_townships_sectors,
    "resettlement_sites_stage": resettlement_sites_stage,
    "water_works_stage": lambda: by_stage("water_works"),
    "facilities_stage": lambda: by_stage("facilities"),
    "road_projects_stage": lambda: by_stage("road_projects"),
    "weather_stations_stage": lambda: by_stage("weather_stations"),
}
DIAGRAMS: dict[str, Callable[[QgsVectorLayer], None]] = {"projectgap_townships_sectors": sector_pies}
"""Diagrams that belong to a look."""
