"""What is fuzzed, one module each."""
