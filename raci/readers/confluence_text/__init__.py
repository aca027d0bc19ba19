"""The storage format of Confluence: tags and words, and what macros, mentions and tasks in it show."""
