"""What the reader of org-design files is made of: nodes with their places, the shape of the file, its matrix."""
