"""What all documents share: tables and words in the order of the text, and the grids made of them."""
