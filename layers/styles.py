"""Layer titles and styles: the user's default style in the GeoPackage first, else the one shipped here."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from qgis.core import QgsApplication, QgsFeatureRequest, QgsMapLayer, QgsVectorLayer

from ..analysis.errors import InputError
from ..ingest.addresses import sqlite_address
from ..ingest.snapshot import in_use
from . import codes, legends
from .forms import apply_forms
from .spec import LayerSpec

STYLES = Path(__file__).resolve().parents[1] / "styles"
FONTS = (
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "Microsoft YaHei",
    "SimHei",
    "PingFang SC",
    "WenQuanYi Micro Hei",
)
"""The first that the computer has is used; every system with Chinese has one of them."""
SCHEMATIC = ("（示意）", " (schematic)")
MODEL_FIELDS = ("located_by", "basis")
MAP_CATEGORIES = (
    QgsMapLayer.StyleCategory.Symbology
    | QgsMapLayer.StyleCategory.Labeling
    | QgsMapLayer.StyleCategory.Diagrams
    | QgsMapLayer.StyleCategory.Rendering
)
VARIANTS = {
    "base": ("底图", "Base map"),
    "aid": ("帮扶集团", "Aid groups"),
    "stage": ("建设性质", "Stage"),
    "projects": ("项目数", "Number of projects"),
    "sectors": ("项目领域", "Sectors of projects"),
    "outline": ("边界与人口", "Borders and people"),
}
"""Further styles of a layer, ``styles/<key>_<variant>.qml``, for themes that show it otherwise."""
UNREADABLE = "The workspace {path} cannot be read ({reason}). Open it again, or make a new workspace."
NO_TABLE = "no such table: layer_styles"
_OWN_STYLES = """
    SELECT DISTINCT own.f_table_name FROM layer_styles AS own
    LEFT JOIN gpkg_geometry_columns AS shape ON shape.table_name = own.f_table_name
    WHERE coalesce(own.f_table_schema, '') = ''
    AND coalesce(own.f_geometry_column, '') = coalesce(shape.column_name, '')
"""


def title(spec: LayerSpec, locale: str, *, schematic: bool) -> str:
    """Return the layer's title, which says so when its geometry is modelled."""
    chinese = locale.startswith("zh")
    name = spec.zh if chinese else spec.en
    return name + (SCHEMATIC[0] if chinese else SCHEMATIC[1]) if schematic else name


def retitle(layer: QgsVectorLayer, spec: LayerSpec) -> None:
    """Let a title of ours say whether the layer is schematic now; a name the user has given stays."""
    for locale in ("zh", "en"):
        if layer.name() in {title(spec, locale, schematic=each) for each in (True, False)}:
            layer.setName(title(spec, locale, schematic=is_modelled(layer)))
            return


def is_modelled(layer: QgsVectorLayer) -> bool:
    """Tell whether any feature was modelled, or computed from what was."""
    names = [name for name in MODEL_FIELDS if layer.fields().indexFromName(name) >= 0]
    if not names:
        return False
    condition = " OR ".join(f"\"{name}\" = '{codes.MODELLED}'" for name in names)
    request = QgsFeatureRequest().setFilterExpression(condition)
    request.setFlags(QgsFeatureRequest.Flag.NoGeometry).setLimit(1)
    return any(True for _ in layer.getFeatures(request))


def style_file(key: str, variant: str = "") -> Path:
    """Return the path of a shipped style; it may not exist (tables have none)."""
    return STYLES / (f"{key}_{variant}.qml" if variant else f"{key}.qml")


def styled_layers(gpkg: Path) -> frozenset[str]:
    """Return the names of the layers for which a GeoPackage holds a style, by one look at its table of styles.

    QGIS, asked layer by layer, opens the file anew for each.

    Raises:
        InputError: the file cannot be read.
    """
    address = sqlite_address(gpkg.resolve(), "mode=ro" if in_use(gpkg) else "immutable=1")
    try:
        with closing(sqlite3.connect(address, uri=True)) as database:
            return frozenset(name for (name,) in database.execute(_OWN_STYLES))
    except sqlite3.Error as error:
        if NO_TABLE in str(error):  # nobody has saved a style yet
            return frozenset()
        raise InputError(UNREADABLE, path=gpkg, reason=error) from error


def apply_style(layer: QgsVectorLayer, spec: LayerSpec, *, own: bool) -> None:
    """Load the style the GeoPackage has for the layer (``own``: it has one), or else the shipped one."""
    if own and layer.loadDefaultStyle()[1]:
        return
    apply_shipped_style(layer, spec)


def apply_shipped_style(layer: QgsVectorLayer, spec: LayerSpec) -> None:
    """Load the shipped style; a table has none and gets its headings and forms in the user's language."""
    path = style_file(spec.key)
    if path.is_file():
        _load(layer, path, QgsMapLayer.StyleCategory.AllStyleCategories)
        legends.translate(layer, QgsApplication.locale())
    elif spec.geometry is None:
        apply_forms(layer, spec, {}, locale=QgsApplication.locale())


def add_variants(layer: QgsVectorLayer, spec: LayerSpec, locale: str) -> None:
    """Put the style into the language and add the shipped variants as named styles; forms are the same in each."""
    legends.translate(layer, locale)
    manager = layer.styleManager()
    current = manager.currentStyle()
    for variant in VARIANTS:
        path = style_file(spec.key, variant)
        name = variant_name(variant, locale)
        if not path.is_file() or name in manager.styles():
            continue
        manager.addStyleFromLayer(name)
        manager.setCurrentStyle(name)
        _load(layer, path, MAP_CATEGORIES)
        legends.translate(layer, locale)
        manager.setCurrentStyle(current)


def variant_name(variant: str, locale: str) -> str:
    """Return the name of a variant in the layer's list of styles."""
    return VARIANTS[variant][0] if locale.startswith("zh") else VARIANTS[variant][1]


def own_style(layer: QgsVectorLayer) -> str:
    """Return the name of the style that is none of our variants: QGIS lists names by the alphabet."""
    ours = {name for pair in VARIANTS.values() for name in pair}
    names = layer.styleManager().styles()
    return next((name for name in names if name not in ours), names[0])


def _load(layer: QgsVectorLayer, path: Path, categories: QgsMapLayer.StyleCategories) -> None:
    message, loaded = layer.loadNamedStyle(str(path), categories)
    if not loaded:
        raise InputError(
            "The style {path} of the layer {layer} cannot be read ({detail}). Install the plugin again.",
            path=path.name,
            layer=layer.name(),
            detail=message,
        )
