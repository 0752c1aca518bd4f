"""A QGIS without a window for scripts: settings of its own, core Processing and our algorithms."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def qgis_session(locale: str = "zh_CN") -> Iterator[None]:
    """Start QGIS for the time of a ``with`` block; nothing is read from or written to the user's profile."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as settings:
        os.environ["QGIS_CUSTOM_CONFIG_PATH"] = settings
        os.environ.setdefault("XDG_RUNTIME_DIR", settings)
        from osgeo import gdal
        from qgis.core import QgsApplication, QgsSettings
        from qgis.PyQt.QtCore import QSettings

        # QGIS says itself what fails; GDAL's own lines would only repeat it, or speak of what is no fault.
        gdal.PushErrorHandler("CPLQuietErrorHandler")

        # QgsSettings before the application has a name would be those of all sessions at once.
        QSettings.setDefaultFormat(QSettings.Format.IniFormat)
        QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, settings)
        application = QgsApplication([], True, settings)
        application.initQgis()
        QgsSettings().setValue("locale/overrideFlag", True)
        QgsSettings().setValue("locale/userLocale", locale)
        # QGIS's own `processing` lives among its plugins and is found last, so it hides nothing.
        sys.path.append(str(Path(QgsApplication.pkgDataPath()) / "python" / "plugins"))
        from processing.core.Processing import Processing

        from ..plugin import WulongPlannerPlugin

        Processing.initialize()
        plugin = WulongPlannerPlugin(None)
        plugin.initProcessing()
        try:
            yield
        finally:
            plugin.unload()
            application.exitQgis()
