"""From grids of cells to matrices: what people mean by the way they lay out a sheet."""
