"""Chinese administrative names to the units of a register.

``read_register`` or ``Register.from_frames`` gives the register, ``match_names`` one row per name with code, method,
confidence, candidates and reason; ``decisions`` keeps what the user decided and replays it.
"""

from .columns import Columns, guess_columns
from .deciding import WHY_NOT as REASONS
from .match import COLUMNS, LEVELS, METHODS, match_names
from .register import Register, Unit, read_register

__all__ = [
    "COLUMNS",
    "LEVELS",
    "METHODS",
    "REASONS",
    "Columns",
    "Register",
    "Unit",
    "guess_columns",
    "match_names",
    "read_register",
]
