"""Where to build: covering, p-median and p-centre, exact with a proven bound; see :mod:`.model`."""

from .model import SitingAnswer, SitingQuestion, Solution, dense_costs
from .solve import solve

__all__ = ["SitingAnswer", "SitingQuestion", "Solution", "dense_costs", "solve"]
