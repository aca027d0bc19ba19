"""The options of commands, in groups: a group is a record, and says what its options mean together."""
