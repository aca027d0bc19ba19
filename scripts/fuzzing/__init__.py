"""Fuzzing: what raci does with bytes from anywhere, mutated by what they cover, with nothing but its own errors."""
