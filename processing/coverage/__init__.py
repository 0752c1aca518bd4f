"""Algorithms of the toolbox group Coverage and gaps."""
