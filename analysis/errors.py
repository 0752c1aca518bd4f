"""The one family of errors: each carries a sentence that names layer, field, value and remedy."""

from __future__ import annotations


class PlannerError(Exception):
    """Something the user can mend; ``str(error)`` is the sentence to show.

    Args:
        message: English sentence with ``{placeholders}``. It is also the translation key.
        values: what to fill in (layer, field, code, value).
    """

    def __init__(self, message: str, **values: object) -> None:
        self.message = message
        self.values = values
        super().__init__(message.format(**values) if values else message)


class InputError(PlannerError, ValueError):
    """The data given cannot answer the question asked."""


class Cancelled(PlannerError):
    """The user stopped the run; unless the message says otherwise, nothing was written."""

    def __init__(self, message: str = "Stopped before it finished; no result was written.", **values: object) -> None:
        super().__init__(message, **values)
