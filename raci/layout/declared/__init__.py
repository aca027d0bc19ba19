"""Workbooks that raci has written say where everything stands: what the names in them lead to is read, not guessed."""
