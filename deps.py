"""Which of the packages an algorithm needs are there, without importing any of them.

Nothing is installed here: the user reads what is missing and how to get it. Packages the user has had put into the
plugin's own folder are found there, and nowhere else is the search path touched.
"""

from __future__ import annotations

import importlib.util
import os
import re
import sys
import sysconfig
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from importlib import metadata
from pathlib import Path

from .analysis.errors import PlannerError

_REQUIREMENT = re.compile(r"^(?P<name>[A-Za-z0-9_.-]+?)(?:>=(?P<minimum>[0-9.]+))?$")
_IMPORT_NAMES = {"pyyaml": "yaml", "python-pptx": "pptx"}

OWN_FOLDER = "wulong_planner_libs"
"""In the folder ``python`` of the user's profile."""
MISSING = (
    "This algorithm needs {problems}. In QGIS, Packages in the menu Wulong Planner can install it, also from a folder "
    "of wheels. By hand: with internet, open the OSGeo4W Shell (Windows) or a terminal and run: "
    "python3 -m pip install --user {install}. Without internet, run on a connected computer with the same QGIS: "
    "python3 -m pip download -d wheels {install}; bring the folder wheels here and run: "
    "python3 -m pip install --user --no-index --find-links wheels {install}. Then restart QGIS."
)


def _numbers(version: str) -> tuple[int, ...]:
    """Return the leading numbers of a version: ``2.1rc1`` is ``(2, 1)``."""
    return tuple(int(part) for part in re.findall(r"\d+", re.split(r"[^0-9.]", version, maxsplit=1)[0]))


def _installed(name: str) -> str | None:
    """Return the version of an importable package ("" when it does not tell), None when there is none."""
    if importlib.util.find_spec(_IMPORT_NAMES.get(name.lower(), name.replace("-", "_"))) is None:
        return None
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return ""


def _problem(requirement: str) -> str | None:
    """Return what is wrong with one requirement, or None when it is met."""
    match = _REQUIREMENT.match(requirement.replace(" ", ""))
    if match is None:
        raise ValueError(f"not a requirement: {requirement!r}")
    name, minimum = match["name"], match["minimum"]
    version = _installed(name)
    wanted = f"{name} ≥ {minimum}" if minimum else name
    if version is None:
        return wanted
    if minimum and version and _numbers(version) < _numbers(minimum):
        return f"{wanted} ({version})"
    return None


def missing(requirements: tuple[str, ...]) -> list[str]:
    """Return the requirements (``geopandas``, ``shapely>=2``) that this QGIS does not meet."""
    return [requirement for requirement in requirements if _problem(requirement)]


def strictest(requirements: Iterable[str]) -> tuple[str, ...]:
    """Return each package once, with the highest version that is asked of it."""
    found: dict[str, str] = {}
    for each in requirements:
        name = each.partition(">=")[0]
        found[name] = max(found.get(name, name), each, key=lambda text: _numbers(text.partition(">=")[2]))
    return tuple(found.values())


def problem(requirements: tuple[str, ...]) -> PlannerError | None:
    """Return one sentence naming every missing or too old package with the remedy, or None."""
    absent = missing(requirements)
    if not absent:
        return None
    problems = ", ".join(text for text in map(_problem, absent) if text)
    install = " ".join(f'"{each}"' if ">" in each else each for each in absent)
    return PlannerError(MISSING, problems=problems, install=install)


def own_site(folder: Path) -> Path:
    """Return where ``pip --user`` puts packages below a folder, for this version of Python."""
    preferred = getattr(sysconfig, "get_preferred_scheme", lambda _: f"{os.name}_user")
    return Path(sysconfig.get_path("purelib", preferred("user"), {"userbase": str(folder)}))


def use_own_folder(folder: Path) -> None:
    """Look for packages in the plugin's own folder too, before those of the system; a second call changes nothing.

    Args:
        folder: what was given to pip as ``PYTHONUSERBASE``; it need not be there.
    """
    site = str(own_site(folder))
    if site in sys.path or not Path(site).is_dir():
        return
    packages = (place for place, entry in enumerate(sys.path) if entry.endswith(("site-packages", "dist-packages")))
    sys.path.insert(next(packages, len(sys.path)), site)
    importlib.invalidate_caches()


def leave_own_folder(folder: Path) -> None:
    """Undo ``use_own_folder``."""
    site = str(own_site(folder))
    sys.path[:] = [entry for entry in sys.path if entry != site]


_KEPT = "_kept_for_threads_of_qgis"
"""Where pyproj's module holds what it works with in threads that are not Python's own, until the program ends."""


def _keep_proj_context() -> None:
    """Keep what pyproj works with in this thread.

    pyproj from 3.7 on finds it again by the system's thread, but frees it with Python's. QGIS runs algorithms in a
    pool of threads, and each run is a new thread of Python's: the second run in one of the system's would use
    freed memory, and QGIS would crash. It is kept with pyproj, not here: this module goes when the plugin is
    switched off, and comes back as another.
    """
    module = sys.modules.get("pyproj._context")
    manager = getattr(module, "get_context_manager", lambda: None)()
    if manager is None:
        return
    kept = vars(module).setdefault(_KEPT, [])
    if not any(manager is each for each in kept):
        kept.append(manager)


@contextmanager
def own_libraries() -> Iterator[None]:
    """Let packages imported within this block use the C libraries they bring, not those of QGIS.

    On Linux the wheels of shapely, pyproj and pyogrio bring GEOS, PROJ and GDAL of their own, but in the
    program QGIS the same functions of its older copies are found first, and a mixture of both crashes.
    Elsewhere, and for packages that share QGIS's libraries, nothing changes.
    """
    deepbind = getattr(os, "RTLD_DEEPBIND", 0)
    before = sys.getdlopenflags() if deepbind else 0
    if deepbind:
        sys.setdlopenflags(before | deepbind)
    try:
        yield
    finally:
        if deepbind:
            sys.setdlopenflags(before)
        _keep_proj_context()
