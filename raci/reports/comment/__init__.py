"""The Markdown of a pull-request comment: what stands in it, what is left out of it, and names that stay names."""
