"""How the results of the questions about services look."""

from __future__ import annotations

from collections.abc import Callable

from . import style_parts as part

LOOKS: dict[str, Callable[[], part.Look]] = {}
