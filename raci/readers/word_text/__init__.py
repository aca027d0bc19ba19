"""The parts of a Word document: which one holds the text, what the styles make a heading, and the tables in it."""
