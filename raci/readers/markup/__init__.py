"""What the readers of documents share, and the languages they understand: each gives the tables and the words."""
