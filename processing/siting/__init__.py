"""Algorithms of the toolbox group Siting."""
