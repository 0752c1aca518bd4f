"""Own features into the workspace: match to the register, compare with what is there, write, undo."""
