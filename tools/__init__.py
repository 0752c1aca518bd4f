"""Build scripts, run as ``python -m wulong_planner.tools.<name>``; they do not ship."""
