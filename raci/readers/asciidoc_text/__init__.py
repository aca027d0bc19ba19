"""AsciiDoc: its blocks, its tables, and its inline markup."""
