"""Rules about duties that one role, or one person, must not have together."""
