"""What the writers of text have in common: how pieces go to a file, and what no spreadsheet takes for a formula."""
