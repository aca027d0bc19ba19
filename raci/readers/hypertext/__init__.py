"""The pieces of HTML that can hold a matrix: tables, and codes that stand only in attributes."""
