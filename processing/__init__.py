"""The Processing provider: one folder per toolbox group, one file per algorithm."""
