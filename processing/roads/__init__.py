"""Toolbox group: roads."""
