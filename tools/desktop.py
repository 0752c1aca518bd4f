"""Open QGIS Desktop with the plugin, in a profile of its own: ``make desktop``.

The user's own profile is not touched. The plugin is a link to this repository, so a change is seen
after QGIS starts again, and the packages are those of ``.venv``.
"""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PLUGIN = "wulong_planner"
PROFILE = "default"
SETTINGS = "[qgis]\ncheckVersion=false\nshowTips=false\n"
SWITCHED_ON = f"\n[PythonPlugins]\n{PLUGIN}=true\n"
NO_DISPLAY = "There is no display here (DISPLAY is not set). Start make desktop in a desktop session, or by xvfb-run."


def prepare_profile(profiles: Path, plugin: Path | None) -> Path:
    """Make a profile whose plugin is ``plugin``, switched on; settings that are there stay.

    Args:
        profiles: the folder for ``--profiles-path``.
        plugin: the folder of the plugin; None for a profile that knows of no plugin, or keeps those it has.

    Returns:
        The folder of the profile.
    """
    profile = profiles / "profiles" / PROFILE
    if plugin is not None:
        link = profile / "python" / "plugins" / PLUGIN
        link.parent.mkdir(parents=True, exist_ok=True)
        if link.is_symlink():
            link.unlink()
        link.symlink_to(plugin, target_is_directory=True)
    settings = profile / "QGIS" / "QGIS3.ini"
    if not settings.exists():
        settings.parent.mkdir(parents=True, exist_ok=True)
        settings.write_text(SETTINGS + (SWITCHED_ON if plugin else ""), encoding="utf-8")
    return profile


def desktop_environment(environment: Mapping[str, str]) -> dict[str, str]:
    """Return the environment for QGIS Desktop: a real window, and the packages of ``.venv``."""
    kept = {key: value for key, value in environment.items() if key != "QT_QPA_PLATFORM"}
    kept["PYTHONPATH"] = sysconfig.get_path("purelib")
    return kept


def desktop_command(profiles: Path, *arguments: str) -> list[str]:
    """Return the command that starts QGIS with a folder of profiles."""
    return ["qgis", "--profiles-path", str(profiles), "--nologo", "--noversioncheck", *arguments]


def main() -> int:
    """Open QGIS and wait until it is closed."""
    if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        print(NO_DISPLAY, file=sys.stderr)
        return 1
    output = ROOT / os.environ.get("OUT", "output")
    profiles = output / "profile"
    prepare_profile(profiles, ROOT)
    project = output / "wulong.qgz"
    arguments = [str(project)] if project.is_file() else []
    if not arguments:
        print(f"{project} is not there yet (make run writes it): QGIS opens without a project.")
    return subprocess.call(desktop_command(profiles, *arguments), env=desktop_environment(os.environ))


if __name__ == "__main__":
    sys.exit(main())
