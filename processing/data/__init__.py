"""Toolbox group: data."""
