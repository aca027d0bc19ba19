"""Who is asked and who is told: enough, not too many, and never instead of a doer."""
