"""What mutates the parts of packages, one module for each kind of part."""
