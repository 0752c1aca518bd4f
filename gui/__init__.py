"""Menus and dialogs; every button runs an algorithm or a layers/ function."""
