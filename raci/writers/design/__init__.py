"""What the writers of org-design files are made of: words for things, parts of the file, and its two spellings."""
