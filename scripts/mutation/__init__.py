"""What scripts/mutate is made of: mutants, the tests that see them, and what becomes of each."""
