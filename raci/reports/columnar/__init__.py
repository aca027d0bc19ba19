"""What a run found as tables for other programs: a row for each assignment, and one for each finding."""
