"""The words of a sheet: title, tier, sources and date, notice, map approval number, page and scale."""

from __future__ import annotations

from collections.abc import Iterable

from qgis.core import QgsExpression, QgsExpressionContext, QgsExpressionContextUtils, QgsFeatureRequest

from .. import restricted, styles
from . import facts, items, words
from .page import LEVEL, ONLY, THEME, TOWNSHIPS, Page, atlas_layers, theme_layers
from .sheet import Box

TITLE_PT, TITLE_SMALLEST_PT = 26.0, 13.0
TIER_PT, SMALL_PT, NOTE_PT, NOTICE_PT = 12.5, 7.5, 9.0, 11.0
SOURCE_LINES = 3
NOTICE_INK, TIER_INK, GREY = "#b30000", "#8c2d04", "#555555"


def texts(page: Page, used: Iterable[str] = ()) -> None:
    """Write everything that is neither map nor table; ``used`` are the layers a theme's figures come from."""
    layout, places, locale = page.layout, page.sheet, page.wanted.locale
    _title(page)
    _subtitle(page)
    small = items.text_format(page.size(SMALL_PT), GREY)
    cells = int(places.source.width / (page.size(SMALL_PT) * items.MM_PER_PT) * 0.97)
    source = words.fitted(_source(page), cells, SOURCE_LINES, "")
    items.add_text(layout, "source", f"[% {source} %]", places.source, small, ("left", "middle"))
    note = items.text_format(page.size(NOTE_PT))
    blank = page.say(words.NO_REVIEW) if page.wanted.public else words.BLANK
    size = _fitting(f" {page.say(words.REVIEW)}{blank}", page.size(NOTE_PT), places.review)
    cells = int(places.review.width / (size * items.MM_PER_PT)) - 5
    number = words.fitted("@review_no", cells, 1, blank)
    review = f" {page.say(words.REVIEW)}[% {number} %]"
    form = items.text_format(size)
    items.add_text(layout, "review", review, places.review, form, ("left", "middle")).setFrameEnabled(True)
    notice = _notice(page, used)
    if page.wanted.public:
        notice = f"{notice}\n{page.say(words.PUBLIC)}".strip()
    if notice:
        longest = page.say(words.PUBLIC if page.wanted.public else words.NOTICE)
        size = _fitting(longest, page.size(NOTICE_PT), places.notice, bold=True)
        form = items.text_format(size, NOTICE_INK, bold=True)
        items.add_text(layout, "notice", notice, places.notice, form, ("left", "middle"))
    if page.wanted.kind != THEME:
        items.add_text(layout, "number", page.say(words.PAGE), places.number, note, ("right", "middle"))
    scale = "format_number(map_get(item_variables('map'), 'map_scale'), 0)"
    ratio = f"{words.pick(words.SCALE, locale)}1:[% {scale} %]"
    items.add_text(layout, "ratio", ratio, places.ratio, items.text_format(page.size(SMALL_PT)), ("left", "middle"))


def _fitting(text: str, size_pt: float, box: Box, *, bold: bool = False) -> float:
    """Return the size of letters, this or a smaller one, with which a line of text fits a place."""
    return min(size_pt, box.width * 0.97 / items.text_width(text, 1.0, bold=bold))


def _title(page: Page) -> None:
    """Write the title in letters with which the longest name fits; a name longer than that is cut."""
    expression, box = _title_expression(page), page.sheet.title
    titles = _titles(page, expression)
    longest = max((items.text_width(text, 1.0, bold=True) for text in titles), default=0.0)
    fitting = box.width * 0.97 / longest if longest else page.size(TITLE_PT)
    size = max(min(page.size(TITLE_PT), fitting), page.size(TITLE_SMALLEST_PT))
    cells = int(box.width / (size * items.MM_PER_PT) * 0.97)
    if size <= fitting:
        cells = max(cells, *(len(text) for text in titles), 1)
    text = f"[% {words.fitted(expression, cells, 1, '')} %]"
    items.add_text(page.layout, "title", text, box, items.text_format(size, bold=True), ("left", "middle"))


def _title_expression(page: Page) -> str:
    locale = page.wanted.locale
    if page.wanted.kind != THEME:
        return words.name(locale, full=page.wanted.kind == TOWNSHIPS)
    district = _district(page, words.name(locale)) or page.layout.project().title()
    return f"{words.quoted(district)} || {words.quoted(words.pick(('', ': '), locale))} || @theme || " + words.quoted(
        words.pick(words.MAP_OF, locale)
    )


def _district(page: Page, expression: str) -> str:
    """Return what an expression says of the district, "" where there is none."""
    layer = page.layers.get("district")
    feature = next(layer.getFeatures(QgsFeatureRequest().setLimit(1)), None) if layer is not None else None
    if feature is None:
        return ""
    context = QgsExpressionContext()
    context.setFeature(feature)
    return str(QgsExpression(expression).evaluate(context) or "")


def _titles(page: Page, expression: str) -> list[str]:
    """Return the titles of all pages."""
    context = QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(None))
    context.appendScope(QgsExpressionContextUtils.projectScope(page.layout.project()))
    parsed = QgsExpression(expression)
    if page.wanted.kind == THEME:
        names = []
        for theme in page.themes:
            context.lastScope().setVariable("theme", theme)
            names.append(str(parsed.evaluate(context) or ""))
        return names
    layer = page.layers[page.wanted.kind]
    request = QgsFeatureRequest().setFlags(QgsFeatureRequest.Flag.NoGeometry)
    if page.wanted.kind in ONLY:
        request.setFilterExpression(ONLY[page.wanted.kind])
    names = []
    for feature in layer.getFeatures(request):
        context.setFeature(feature)
        names.append(str(parsed.evaluate(context) or ""))
    return names


def _subtitle(page: Page) -> None:
    kind, layers = page.wanted.kind, page.layers
    if kind == THEME:
        return
    text = facts.tier(LEVEL[kind], layers, page.wanted.locale)
    size = page.size(TIER_PT)
    cells = int(page.sheet.subtitle.width / (size * items.MM_PER_PT) * 0.97)
    content = f"[% {words.fitted(text, cells, 2, '')} %]"
    form = items.text_format(size, TIER_INK, bold=True)
    items.add_text(page.layout, "tier", content, page.sheet.subtitle, form, ("right", "middle"))


def _source(page: Page) -> str:
    """Return where the facts come from, and the date of the map."""
    own = words.quoted(_district(page, '"source"')) if page.wanted.kind == THEME else '"source"'
    names = _persons(page) if page.wanted.public else ()
    if names:
        pairs = ", ".join(f"{words.quoted(name)}, {words.quoted(words.BLOT)}" for name in names)
        own = f"replace({own}, map({pairs}))"
    if not page.wanted.locale.startswith("zh"):
        own = f"replace({own}, map({', '.join(map(words.quoted, words.source_words()))}))"
    day = "coalesce(@printed_on, format_date(now(), 'yyyy-MM-dd'))"
    made, source = (words.quoted(page.say(each)) for each in (words.MADE, words.SOURCE))
    return f"{made} || {day} || '　' || {source} || coalesce({own}, '')"


def _persons(page: Page) -> tuple[str, ...]:
    """Return the persons whom the restricted fields of the project name."""
    texts: list[object] = []
    for each in restricted.restrictions():
        layer = page.layers.get(each.layer) if each.kind == restricted.PERSON else None
        if layer is not None:
            at = layer.fields().indexFromName(each.field)
            texts += [value for value in layer.uniqueValues(at) if isinstance(value, str)] if at >= 0 else []
    return restricted.person_names(texts)


def _notice(page: Page, used: Iterable[str]) -> str:
    """Return the notice where anything shown or counted is modelled; a theme sheet looks at its theme."""
    text = page.say(words.NOTICE)
    counted = [page.layers[key] for key in used]
    if page.wanted.kind != THEME:
        counted += facts.tables_used(LEVEL[page.wanted.kind], page.layers)
    if not page.wanted.theme:
        counted += atlas_layers(page).values()
    if any(styles.is_modelled(layer) for layer in counted):
        return text
    if not page.wanted.theme:
        return ""
    names = page.layout.project().mapThemeCollection().mapThemes()
    modelled = {layer.id() for layer in theme_layers(page, names) if styles.is_modelled(layer)}
    collection = page.layout.project().mapThemeCollection()
    due = [name for name in names if modelled.intersection(collection.mapThemeVisibleLayerIds(name))]
    listed = ", ".join(words.quoted(name) for name in due)
    return f"[% if(@theme IN ({listed}), {words.quoted(text)}, '') %]" if due else ""
