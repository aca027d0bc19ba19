"""The forms of report, one module each: `REPORTER` says its name and what makes it."""
