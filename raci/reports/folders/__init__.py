"""The forms of report that are a folder of files, one module each: `REPORTER` says its name and what opens it."""
