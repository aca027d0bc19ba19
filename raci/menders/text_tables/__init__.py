"""Tables in text files, CSV and Markdown: their rows and cells, and changing these where they stand."""
