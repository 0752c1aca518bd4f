"""Algorithms of the group Water."""
