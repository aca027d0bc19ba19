"""What Markdown, HTML and other documents share: parts in the order of the text, and the grids made of them."""
