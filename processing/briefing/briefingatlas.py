"""``wulong:briefingatlas``: printed sheets of a workspace: one per township, one per key village, or of a map theme."""

from __future__ import annotations

import datetime
from dataclasses import replace
from pathlib import Path

from qgis.core import (
    QgsApplication,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterString,
    QgsProject,
)

from ...analysis.errors import Cancelled, InputError
from ...layers import themes, workspace
from ...layers.printing import export, layouts
from ..base import WulongAlgorithm, translate
from .briefing_file import NO_FILE, NO_REVIEW_NO, PUBLIC, REVIEW_NO, WORKSPACE

KINDS = (layouts.TOWNSHIPS, layouts.VILLAGES, layouts.THEME)
KIND_TITLES = ("One sheet per township", "One sheet per key village", "A map theme of the whole district")
PAPERS = ("A3", "A4")
ORIENTATIONS = ("Landscape", "Portrait")
FORMATS = (export.PDF, export.PNG)
PROFILES = ("Internal", "Public: without restricted data")
LANGUAGES = ("Language of QGIS", "Chinese", "English")
LOCALES = ("", "zh", "en")
OPENED = 2.0
"""Percent that are done when the workspace is open."""
NO_DATE = "{date} is not a date. Write it like 2025-06-30, or leave it empty for today."
NO_THEME = "There is no map theme {theme} for this workspace. Choose one of: {themes}."
NOT_ASKED = (
    "The map theme {theme} shows the answer to a question that this workspace has not been asked. Ask it first, or "
    "choose one of: {themes}."
)


class BriefingAtlas(WulongAlgorithm):
    """Prints a workspace."""

    ID = "briefingatlas"
    GROUP = "briefing"
    TITLE = "Print sheets (PDF or PNG)"

    KIND = "KIND"
    THEME = "THEME"
    PAPER = "PAPER"
    ORIENTATION = "ORIENTATION"
    FORMAT = "FORMAT"
    PROFILE = "PROFILE"
    DATE = "DATE"
    LANGUAGE = "LANGUAGE"
    OUTPUT = "OUTPUT"
    PAGES = "PAGES"

    def flags(self) -> QgsProcessingAlgorithm.Flag:
        """Run in the main thread: print layouts live there."""
        return super().flags() | QgsProcessingAlgorithm.Flag.FlagNoThreading

    def declare(self) -> None:
        """Workspace in, sheets out."""
        file = QgsProcessingParameterFile.Behavior.File
        self.add(QgsProcessingParameterFile(WORKSPACE, translate("Workspace"), behavior=file, extension="gpkg"))
        self._add_choice(self.KIND, translate("What to print"), [translate(each) for each in KIND_TITLES])
        theme = translate("Map theme (empty: roads and connectivity; for a theme map: the first theme)")
        self.add(QgsProcessingParameterString(self.THEME, theme, defaultValue="", optional=True))
        self._add_choice(self.PAPER, translate("Paper"), list(PAPERS))
        self._add_choice(self.ORIENTATION, translate("Orientation"), [translate(each) for each in ORIENTATIONS])
        self._add_choice(self.FORMAT, translate("File format"), [each.upper() for each in FORMATS])
        self._add_choice(self.PROFILE, translate("Who may read it"), [translate(each) for each in PROFILES])
        number = translate("Map review number (审图号)")
        self.add(QgsProcessingParameterString(REVIEW_NO, number, defaultValue="", optional=True))
        date = translate("Date on the sheets (like 2025-06-30; empty: today)")
        self.add(QgsProcessingParameterString(self.DATE, date, defaultValue="", optional=True))
        languages = [translate(each) for each in LANGUAGES]
        self._add_choice(self.LANGUAGE, translate("Language of the titles"), languages, advanced=True)
        self.add(QgsProcessingParameterFileDestination(self.OUTPUT, translate("Sheets"), "PDF (*.pdf);;PNG (*.png)"))
        self.addOutput(QgsProcessingOutputNumber(self.PAGES, translate("Pages")))

    def problem(self, parameters: dict, context: QgsProcessingContext) -> str | None:
        """Look for the workspace and read the date before the run."""
        file = self.parameterAsFile(parameters, WORKSPACE, context)
        if not Path(file).is_file():
            return translate(NO_FILE).format(file=file)
        date = self.parameterAsString(parameters, self.DATE, context).strip()
        try:
            _date(date)
        except ValueError:
            return translate(NO_DATE).format(date=date)
        return None

    def execute(self, parameters: dict, context: QgsProcessingContext, feedback: QgsProcessingFeedback) -> dict:
        """Open the workspace as a project of its own and print it."""
        wanted = self._wanted(parameters, context)
        if wanted.public and not wanted.review_no:
            feedback.pushWarning(translate(NO_REVIEW_NO))
        gpkg = Path(self.parameterAsFile(parameters, WORKSPACE, context))
        kind = FORMATS[self.parameterAsEnum(parameters, self.FORMAT, context)]
        path = Path(self.parameterAsFileOutput(parameters, self.OUTPUT, context))
        project = QgsProject()
        try:
            for share in workspace.opening_steps(gpkg, project, wanted.locale, with_layouts=False):
                feedback.setProgress(OPENED * share)
                if feedback.isCanceled():
                    raise Cancelled
            files, names = export.export(project, with_theme(wanted, project), path, kind=kind, feedback=feedback)
        finally:
            # QGIS keeps an error, and all it has seen, to its end; layers that die after the data providers crash it.
            project.clear()
        return {self.OUTPUT: str(files[0]), self.PAGES: len(names)}

    def _wanted(self, parameters: dict, context: QgsProcessingContext) -> layouts.Print:
        def choice(key: str) -> int:
            return self.parameterAsEnum(parameters, key, context)

        def text(key: str) -> str:
            return self.parameterAsString(parameters, key, context).strip()

        return layouts.Print(
            KINDS[choice(self.KIND)],
            PAPERS[choice(self.PAPER)],
            choice(self.ORIENTATION) == 0,
            LOCALES[choice(self.LANGUAGE)] or QgsApplication.locale(),
            theme=text(self.THEME),
            review_no=text(REVIEW_NO),
            printed_on=_date(text(self.DATE)),
            public=choice(self.PROFILE) == PUBLIC,
        )

    def _add_choice(self, key: str, title: str, choices: list[str], *, advanced: bool = False) -> None:
        self.add(QgsProcessingParameterEnum(key, title, choices, False, 0), advanced=advanced)


def _date(text: str) -> datetime.date | None:
    return datetime.date.fromisoformat(text) if text else None


def with_theme(wanted: layouts.Print, project: QgsProject) -> layouts.Print:
    """Return the print with its theme under the project's name for it; it may be given by key or in either language."""
    names = project.mapThemeCollection().mapThemes()
    if not wanted.theme:
        return (
            replace(wanted, theme=layouts.first_theme(project, wanted.locale))
            if wanted.kind == layouts.THEME
            else wanted
        )
    known = {each: each for each in names}
    for spec in themes.THEMES:
        here = themes.theme_name(spec, wanted.locale)
        if here in names:
            known.update(dict.fromkeys((spec.key, spec.zh, spec.en), here))
    if wanted.theme not in known:
        listed = ", ".join(spec.key for spec in themes.THEMES if spec.key in known)
        ours = {name for spec in themes.THEMES for name in (spec.key, spec.zh, spec.en)}
        if wanted.theme in ours:
            raise InputError(NOT_ASKED, theme=wanted.theme, themes=listed or ", ".join(names))
        raise InputError(NO_THEME, theme=wanted.theme, themes=listed or ", ".join(names))
    return replace(wanted, theme=known[wanted.theme])
