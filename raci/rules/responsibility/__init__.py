"""Who does the work of a duty, who supports it and who checks it."""
