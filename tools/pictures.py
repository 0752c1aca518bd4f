"""Make the pictures of the documentation: ``python -m wulong_planner.tools.pictures [--workspace GPKG] [NAME ...]``.

Every module ``tools/pictures_<subject>.py`` has a dictionary ``PICTURES`` of makers by name. A maker is given
:class:`~wulong_planner.tools.picture_parts.Inputs` and returns the files it wrote. ``NAME`` is a maker or the beginning
of several (``theme-``); without one all are made. ``--list`` names them. The page ``docs/images/README.md`` shows all.
"""

from __future__ import annotations

import argparse
import importlib
import pkgutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from . import picture_page
from .picture_parts import Inputs
from .session import qgis_session

Maker = Callable[[Inputs], "list[Path]"]
PREFIX = "pictures_"


def makers() -> dict[str, Maker]:
    """Return every maker of pictures by its name."""
    found: dict[str, Maker] = {}
    for module in sorted(each.name for each in pkgutil.iter_modules([str(Path(__file__).parent)])):
        if module.startswith(PREFIX):
            found.update(importlib.import_module(f".{module}", __package__).PICTURES)
    return found


def main() -> None:
    """Make the pictures asked for."""
    parser = argparse.ArgumentParser(description="Make the pictures of the documentation.")
    parser.add_argument("names", nargs="*", metavar="NAME", help="makers, or beginnings of their names")
    parser.add_argument("--workspace", type=Path, help="a workspace with every result; made anew without it")
    parser.add_argument("--list", action="store_true", help="name the makers and stop")
    asked = parser.parse_args()
    wanted = {
        name: maker
        for name, maker in makers().items()
        if not asked.names or any(name.startswith(each) for each in asked.names)
    }
    if asked.list or not wanted:
        print("\n".join(wanted or makers()))
        return
    with tempfile.TemporaryDirectory() as folder:
        inputs = Inputs(Path(folder), asked.workspace)
        for name, maker in wanted.items():
            for path in maker(inputs):
                print(f"{name}: {path} ({path.stat().st_size / 1000:.0f} kB)", flush=True)
    print(f"page: {picture_page.write()}")


if __name__ == "__main__":
    with qgis_session():
        main()
