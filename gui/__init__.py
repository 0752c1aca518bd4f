"""The menu, the toolbar and the dialogs: thin, the work is done by algorithms and ``layers``."""
