"""The audit of a workspace: what is wrong, what is odd, and what is still modelled.

Nothing here imports QGIS. :func:`read_file` reads, :func:`check` finds, :func:`as_table` puts it into words.
"""

from .audit import check
from .file import read_file, read_register
from .model import Found, Workspace
from .reporting import MORE_ROWS, Words, as_table, counts
from .texts import CHECK_PROBLEMS, CHECK_REMEDIES, CHECK_SEVERITIES, ERROR, NOTE, WARNING

__all__ = [
    "CHECK_PROBLEMS",
    "CHECK_REMEDIES",
    "CHECK_SEVERITIES",
    "ERROR",
    "MORE_ROWS",
    "NOTE",
    "WARNING",
    "Found",
    "Words",
    "Workspace",
    "as_table",
    "check",
    "counts",
    "read_file",
    "read_register",
]
