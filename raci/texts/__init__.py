"""What readers and menders of text files share: encodings, delimiters, the words in Markdown, keys of letters."""
