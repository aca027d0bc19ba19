"""The pieces of Markdown that can hold a matrix: tables of pipes, diagrams, and lists of codes."""
