"""Toolbox group: briefings."""
