"""The sealed base of every algorithm: dependencies, checks, help, progress, and errors as sentences.

A subclass gives ``ID``, ``GROUP``, ``TITLE``, ``REQUIRES`` and writes ``declare`` (its parameters),
``problem`` (the first thing wrong with the values, as a sentence) and ``execute`` (read, compute,
write). It keeps nothing of a run on itself, and imports heavy packages inside ``execute`` only.
"""

from __future__ import annotations

import html
import traceback
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType

from qgis.core import (
    QgsApplication,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingLayerPostProcessorInterface,
    QgsProcessingParameterDefinition,
    QgsProcessingUtils,
)
from qgis.PyQt.QtCore import QCoreApplication, QUrl

from .. import deps
from ..analysis.errors import PlannerError
from . import help as help_texts
from . import passport

TRANSLATION_CONTEXT = "wulong_planner"
GROUPS = {
    "roads": "Roads",
    "services": "Services",
    "water": "Water",
    "weather": "Weather",
    "siting": "Siting",
    "coverage": "Coverage and gaps",
    "data": "Data",
    "briefing": "Briefings",
}
UNEXPECTED = "{algorithm} met an error it does not know ({kind}: {detail}). Please report it together with this log."
SIDE_FILES = "GDAL_PAM_ENABLED"
"""GDAL's setting for writing statistics beside a raster."""
_SEALED = (
    "run",  # QGIS starts an algorithm through its own method of this name
    "prepareAlgorithm",
    "processAlgorithm",
    "initAlgorithm",
    "canExecute",
    "checkParameterValues",
    "shortHelpString",
    "name",
    "displayName",
    "group",
    "groupId",
    "createInstance",
)


def translate(text: str) -> str:
    """Return a literal in the user's language; format it afterwards."""
    return QCoreApplication.translate(TRANSLATION_CONTEXT, text)


def sentence(error: PlannerError) -> str:
    """Return an error in the user's language with its layer, field and value filled in."""
    text = translate(error.message)
    return text.format(**error.values) if error.values else text


@contextmanager
def no_side_files() -> Iterator[None]:
    """Let QGIS look at rasters in this thread without writing what it finds (``.aux.xml``) beside the user's file."""
    from osgeo import gdal

    known = "ThreadLocal" if hasattr(gdal, "SetThreadLocalConfigOption") else ""  # older GDAL: for all threads
    look_up, put = (getattr(gdal, f"{verb}{known}ConfigOption") for verb in ("Get", "Set"))
    before = look_up(SIDE_FILES)
    put(SIDE_FILES, "NO")
    try:
        yield
    finally:
        put(SIDE_FILES, before)


class WulongAlgorithm(QgsProcessingAlgorithm):
    """What all algorithms share. Subclasses cannot change how it is done."""

    ID = ""
    GROUP = ""
    TITLE = ""
    REQUIRES: tuple[str, ...] = ()
    saved_tables: Mapping[str, tuple[str, str]] = MappingProxyType({})
    """Path and table by parameter key of the inputs that can be read at once; known when a run begins."""

    _passport: passport.Plan | None = None
    _feedback: QgsProcessingFeedback | None = None

    def __init_subclass__(cls, **kwargs: object) -> None:
        """Refuse a subclass that replaces a sealed method."""
        super().__init_subclass__(**kwargs)
        broken = [name for name in _SEALED if name in cls.__dict__]
        if broken:
            raise TypeError(f"{cls.__name__} must not define {', '.join(broken)}: write declare, problem and execute")

    # What a subclass writes.

    def declare(self) -> None:
        """Add the parameters, each through ``self.add``."""
        raise NotImplementedError

    def problem(self, parameters: dict, context: QgsProcessingContext) -> str | None:
        """Return the first thing wrong with the values as a sentence, or None."""
        return None

    def execute(self, parameters: dict, context: QgsProcessingContext, feedback: QgsProcessingFeedback) -> dict:
        """Read, compute, write; return the outputs by key."""
        raise NotImplementedError

    # What a subclass uses.

    def is_stopped(self) -> bool:
        """Tell whether the user pressed Cancel in this run."""
        return self._feedback is not None and self._feedback.isCanceled()

    def tr(self, text: str) -> str:
        """Translate a literal (format it afterwards)."""
        return translate(text)

    def add(self, parameter: QgsProcessingParameterDefinition, *, advanced: bool = False) -> None:
        """Add a parameter with its line of the help file as the tooltip."""
        lines = help_texts.tooltips(self.ID, QgsApplication.locale())
        parameter.setHelp(lines.get(parameter.name(), ""))
        if advanced:
            parameter.setFlags(parameter.flags() | QgsProcessingParameterDefinition.Flag.FlagAdvanced)
        if not self.addParameter(parameter):
            raise ValueError(f"{self.ID}: the parameter {parameter.name()} is declared twice")

    # What QGIS calls.

    def name(self) -> str:
        """Return the id, never translated."""
        return self.ID

    def displayName(self) -> str:
        """Return the title in the user's language."""
        return translate(self.TITLE)

    def groupId(self) -> str:
        """Return the key of the toolbox group."""
        return self.GROUP

    def group(self) -> str:
        """Return the title of the toolbox group."""
        return translate(GROUPS[self.GROUP])

    def createInstance(self) -> WulongAlgorithm:
        """Return a fresh algorithm, as each run needs."""
        return type(self)()

    def shortHelpString(self) -> str:
        """Return the help file of the user's language as HTML."""
        return help_texts.to_html(self._help({each.name() for each in self.parameterDefinitions()}))

    def helpUrl(self) -> str:
        """Return the address of a page with the help on this computer: Windows has no program for Markdown."""
        language = "zh" if QgsApplication.locale().startswith("zh") else "en"
        page = Path(QgsProcessingUtils.tempFolder()) / f"{self.ID}.{language}.html"
        keys = {each.name() for each in self.parameterDefinitions()}
        body = f"<h1>{html.escape(self.displayName(), quote=False)}</h1>\n{help_texts.to_html(self._help(keys))}"
        page.write_text(help_texts.page(self.displayName(), body, language), encoding="utf-8")
        return QUrl.fromLocalFile(str(page)).toString()

    def initAlgorithm(self, configuration: dict | None = None) -> None:
        """Declare the parameters."""
        self.declare()

    def canExecute(self) -> tuple[bool, str]:
        """Tell the toolbox whether the packages are there."""
        error = deps.problem(self.REQUIRES)
        return error is None, sentence(error) if error else ""

    def checkParameterValues(self, parameters: dict, context: QgsProcessingContext) -> tuple[bool, str]:
        """Check packages, then values: scripts never ask ``canExecute``."""
        ready, reason = self.canExecute()
        if not ready:
            return False, reason
        with deps.own_libraries(), no_side_files():
            valid, reason = super().checkParameterValues(parameters, context)
            if not valid:
                return False, reason
            found = self.problem(parameters, context)
        return found is None, found or ""

    def keep(self, processor: QgsProcessingLayerPostProcessorInterface) -> QgsProcessingLayerPostProcessorInterface:
        """Hold on to what QGIS calls after the run without owning it."""
        self._kept.append(processor)
        return processor

    def prepareAlgorithm(
        self, parameters: dict, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> bool:
        """Look at the layers themselves, which only the main thread may; the run may be in another."""
        from .reading import saved_tables

        self.saved_tables = saved_tables(self, parameters, context)
        self._passport = self._plan_passport(parameters, context, feedback)
        self._kept: list[QgsProcessingLayerPostProcessorInterface] = []
        return True

    def processAlgorithm(
        self, parameters: dict, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict:
        """Run ``execute``; whatever goes wrong reaches the user as a sentence."""
        self._feedback = feedback
        try:
            with deps.own_libraries(), no_side_files(), passport.recorded(self._passport, feedback):
                found = self.execute(parameters, context, feedback)
                # QGIS writes results as JSON, which has no word for what is not a number.
                return {key: value for key, value in found.items() if value == value}
        except QgsProcessingException:
            raise
        except PlannerError as error:
            raise QgsProcessingException(sentence(error)) from error
        except Exception as error:
            feedback.pushDebugInfo(traceback.format_exc())
            text = translate(UNEXPECTED).format(algorithm=self.displayName(), kind=type(error).__name__, detail=error)
            raise QgsProcessingException(text) from error

    def _plan_passport(
        self, parameters: dict, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> passport.Plan | None:
        """Look at what the passport will say; a value it cannot make out is no reason to stop the run."""
        try:
            return passport.plan(self, parameters, context)
        except Exception:
            feedback.pushDebugInfo(traceback.format_exc())
            return None

    def _help(self, keys: set[str]) -> str:
        return help_texts.complete_help(self.ID, QgsApplication.locale(), keys)
