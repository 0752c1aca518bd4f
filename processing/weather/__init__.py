"""Algorithms of the toolbox group Weather."""
